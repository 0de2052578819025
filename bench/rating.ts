import { readIndicators } from "../src/kpi/indicator";
import { cellAt, type KpiTable } from "../src/kpi/kpi-table";
import { COLUMN_KEYS } from "../src/kpi/columns/columns";
import { matchColumns } from "../src/kpi/columns/match-headings";
import { DEFAULT_RULESET } from "../src/rag/rules/default-ruleset";
import { rate } from "../src/rag/rate";
import { compareByRulesEngine, type ParsedRow } from "./json-rules-engine";
import { repeatedSample } from "./kpi-rows";
import { printTable, ratio } from "./table";

const ROWS = 100_000;
const RUNS = 7;

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** The general rules engine is slower, so it gets fewer rows, and its time is scaled up. */
const ENGINE_ROWS = 5000;

/** The published rows, repeated with different values: no two rows in a hundred are the same. */
function mixedTable(): KpiTable {
  const model = repeatedSample(ROWS);
  const sheet = model.sheets[0];
  if (!sheet) throw new Error("the sample workbook has no sheet");
  const area = (column: number, row: number, rowCount: number): Parameters<typeof model.values>[1] => ({
    row,
    column,
    rowCount,
    columnCount: 1,
  });
  const headings = (sheet.rows[0] ?? []).map((_, column) =>
    String(model.values(sheet.id, area(column, 0, 1))[0]?.[0] ?? ""),
  );
  const { columns } = matchColumns(headings);
  const cells: KpiTable["cells"] = {};
  for (const key of COLUMN_KEYS) {
    const column = columns[key];
    if (column === undefined) continue;
    cells[key] = {
      values: model.values(sheet.id, area(column, 1, ROWS)).map(([value]) => value ?? ""),
      formats: model.numberFormats(sheet.id, area(column, 1, ROWS)).map(([format]) => format ?? "General"),
    };
  }
  const latest = cells.latestValue;
  if (latest)
    latest.values = latest.values.map((value, row) =>
      typeof value === "number" ? Number((value * (0.8 + (row % 101) / 250)).toPrecision(4)) : value,
    );
  const place = { tableId: "t", name: "KPIs", sheetId: sheet.id, sheetName: "KPIs", firstRow: 1, firstColumn: 0 };
  return { ...place, rowCount: ROWS, columns, cells };
}

/**
 * Rows rated per second, with targets and values read from their cells, against a bare loop and a general rules engine that
 * only compare parsed numbers.
 */
export async function benchRating(): Promise<void> {
  const table = mixedTable();
  const indicators = readIndicators(table);
  const parsed = indicators.map((_, row): ParsedRow => {
    const target = Number.parseFloat(String(cellAt(table, "target", row).value).replace(/[^\d.]/g, "")) || 0;
    return {
      target,
      value: Number(cellAt(table, "latestValue", row).value),
      low: cellAt(table, "goodIs", row).value === "Low",
    };
  });

  let colours = 0;
  const loop = (): void => {
    for (const { target, value, low } of parsed) {
      const gap = low ? value - target : target - value;
      colours += gap <= 0 ? 2 : gap <= target * 0.1 ? 1 : 0;
    }
  };
  const whole = (): void => {
    for (const indicator of indicators) colours += rate(indicator.cells, DEFAULT_RULESET).status === "green" ? 1 : 0;
  };
  const few = parsed.slice(0, ENGINE_ROWS);
  const engine = async (): Promise<void> => void (colours += await compareByRulesEngine(few));
  const jobs = { loop, whole, engine };
  const times = { loop: [] as number[], whole: [] as number[], engine: [] as number[] };
  for (let run = 0; run < RUNS; run += 1) {
    for (const name of ["loop", "whole", "engine"] as const) {
      const start = performance.now();
      await jobs[name]();
      times[name].push(performance.now() - start);
    }
  }
  const perSecond = (ms: number): string => Math.round(ROWS / (ms / 1000)).toLocaleString("en-GB");
  const [bare, full] = [median(times.loop), median(times.whole)];
  const general = median(times.engine) * (ROWS / ENGINE_ROWS);
  printTable(
    `Rating ${ROWS.toLocaleString("en-GB")} rows (median of ${RUNS} interleaved runs; ${colours > 0 ? "all rated" : ""})`,
    [
      ["what", "rows per second", "time, of json-rules-engine's"],
      ["a loop that compares parsed numbers", perSecond(bare), ratio(bare, general)],
      ["ours: reading the cells and rating them", perSecond(full), ratio(full, general)],
      ["json-rules-engine comparing parsed numbers", perSecond(general), "1×"],
    ],
  );
}
