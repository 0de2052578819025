import { readFileSync } from "node:fs";
import { join } from "node:path";
import { COLUMN_KEYS, HEADINGS, type ColumnKey } from "../../src/kpi/columns/columns";
import { readIndicators } from "../../src/kpi/indicator";
import { buildScorecard, type Scorecard } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { Ruleset } from "../../src/rag/rules/ruleset";
import { displayedText } from "../../src/office-host/workbook/displayed-text";
import { EN_GB } from "../../src/office-host/workbook/typed-entry";
import type { CellData, WorkbookData } from "../../src/office-host/workbook/types";
import { kpiTableOf, type RowOf } from "../kpi/kpi-table-of";

const SAMPLE = join(import.meta.dirname, "../../assets/sample-workbook.json");

/** The rows of the sample workbook's KPI table by column, as they are shown. */
function sampleRows(): Partial<Record<ColumnKey, CellData>>[] {
  const data = JSON.parse(readFileSync(SAMPLE, "utf8")) as WorkbookData;
  const [headings = [], ...rows] = data.sheets[0]?.rows ?? [];
  const keys = (headings ?? []).map((cell) => COLUMN_KEYS.find((key) => HEADINGS[key] === cell?.value));
  return rows.map((cells) =>
    Object.fromEntries((cells ?? []).flatMap((cell, column) => (keys[column] && cell ? [[keys[column], cell]] : []))),
  );
}

/** The sample workbook's scorecard, with rows changed by `change`. */
export function sampleScorecard(
  ruleset: Ruleset = DEFAULT_RULESET,
  change: (row: RowOf, index: number) => RowOf = (row) => row,
): Scorecard {
  const sample = sampleRows();
  const values = sample.map((row, index) =>
    change(Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, cell.value])), index),
  );
  const table = kpiTableOf(values);
  for (const key of COLUMN_KEYS) {
    const column = table.cells[key];
    if (!column) continue;
    column.formats = sample.map((row) => row[key]?.format ?? "General");
    column.texts = values.map((row, index) =>
      displayedText({ value: row[key] ?? "", format: sample[index]?.[key]?.format }, EN_GB),
    );
  }
  return buildScorecard(readIndicators(table), ruleset);
}
