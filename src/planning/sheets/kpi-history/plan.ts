import { reportingOf } from "../../../rag/rules/how-reported";
import { cellAddress } from "../../../kpi/address";
import { nameKey, type Named } from "../../../kpi/history/match-names";
import type { HistoryRecord } from "../../../kpi/history/record";
import { isRead } from "../../../rag/periods/period";
import { readPeriodCell } from "../../../kpi/periods/period-cell";
import type { Reporting } from "../../../rag/periods/reporting";
import { readPeriod } from "../../../rag/periods/read-period";
import { isSamePeriod } from "../../../rag/periods/step-period";
import type { Ruleset } from "../../../rag/rules/ruleset";
import { EMPTY_PLAN, joinPlans, type Block, type Plan } from "../../plan";
import { done, refused, type Result } from "../../problem";
import type { SheetSnapshot } from "../../snapshot";
import { findOwnLock } from "../../write-obstacles";
import { headingsOf, type OwnSheet } from "../declaration";
import { growList, newPlaces, planListMark } from "../grow-list";
import { isNewer } from "../layout";
import { lineOf } from "./describe";
import { keepWords, type KeptWords } from "./keep-words";
import { cellOf, findHistoryHeadings } from "./read";
import { KPI_HISTORY, type HistoryColumn } from "./sheet";
import {
  appendLines,
  holdsFormula,
  newHistory,
  replaceLines,
  type HeldHistory,
  type HistoryColumns,
  type Line,
} from "./write-lines";

/** The plan that adds the records of a period to the history. */
export interface HistoryPlan {
  plan: Plan;
  /** Records that are added, and those that replace a line of the same period. */
  added: number;
  replaced: number;
  /** Lines of the period without a record. They stay. */
  stayed: number;
  /** Cells that were left alone because they hold a person's formula: "F5". */
  formulas: { sheetName: string; address: string }[];
  /** Cells whose words are kept beside their lines. */
  kept: KeptWords["cells"];
}

/**
 * Plans a line for each record of a period: over the line that the period has for the indicator, or below the others. People's columns
 * and lines are left alone. All records are of the same period. Planning them again changes nothing.
 */
export function planHistory(
  records: readonly HistoryRecord[],
  ruleset: Ruleset,
  held: HeldHistory | null,
  sheet = KPI_HISTORY,
): Result<HistoryPlan> {
  const lines = records.map((record) => lineOf(record, ruleset));
  const none = { added: 0, replaced: 0, stayed: 0, formulas: [], kept: [] };
  if (!held)
    return done({ ...none, plan: lines.length > 0 ? newHistory(sheet, lines) : EMPTY_PLAN, added: lines.length });
  if (isNewer(sheet, held)) return refused({ code: "sheet-newer", sheet: held.name });
  if (held.values.length === 0) return fillEmpty(sheet, lines, held);
  const headings = findHistoryHeadings(held, sheet);
  if (!headings) return refused({ code: "sheet-not-ours", sheet: held.name });
  const grown = growList(sheet, held, headings, held.values[0]?.length ?? 0);
  const { columns } = grown;
  const places = findPeriod(held, headings, records[0]?.period ?? "", reportingOf(ruleset));
  const replaced = new Map<number, Line>();
  const added: Line[] = [];
  records.forEach((record, index) => {
    const line = lines[index];
    if (!line) return;
    // Rows with the same names have a line each, in the same order.
    const row = places.get(keyIn(columns, record))?.shift();
    if (row === undefined) added.push(line);
    else replaced.set(row, line);
  });
  const formulas = findFormulas(held, columns, [...replaced.keys()]);
  const kept = keepWords(replaced, {
    ...{ held, ruleset, places: { row: headings.row, columns } },
    holdsFormula: (row, column) => holdsFormula(held, row, column),
  });
  if (!kept.ok) return kept;
  // The notes come first: if the batch fails between them and the lines, no words are lost.
  const written = joinPlans([kept.value.plan, replaceLines(held, columns, replaced), appendLines(held, grown, added)]);
  const plan = written.edits.length > 0 ? joinPlans([grown.plan, written]) : EMPTY_PLAN;
  const lock = plan.edits.length > 0 ? findOwnLock(held) : null;
  if (lock) return refused(lock);
  const stayed = [...places.values()].reduce((sum, rows) => sum + rows.length, 0);
  return done({ plan, added: added.length, replaced: replaced.size, stayed, formulas, kept: kept.value.cells });
}

/** Fills an empty sheet of the name, such as a failed run may leave. */
function fillEmpty(sheet: OwnSheet<HistoryColumn>, lines: readonly Line[], held: HeldHistory): Result<HistoryPlan> {
  if (held.protected && lines.length > 0) return refused({ code: "sheet-protected", sheet: held.name });
  const { columns } = newPlaces(sheet);
  const at: Block = { sheetId: held.id, row: 0, column: 0, rowCount: 1, columnCount: columns.size };
  const blank = [headingsOf(sheet).map(() => "")];
  const headings: Plan = {
    edits: [{ kind: "values", at, values: [headingsOf(sheet)] }],
    inverse: [{ kind: "values", at, values: blank }],
    expects: [{ at, values: blank }],
  };
  const below = { ...held, firstRow: 0, firstColumn: 0, values: blank };
  const plan =
    lines.length > 0
      ? joinPlans([headings, planListMark(sheet, held), appendLines(below, { columns }, lines)])
      : EMPTY_PLAN;
  return done({ plan, added: lines.length, replaced: 0, stayed: 0, formulas: [], kept: [] });
}

/** The lines of a period by the names of their indicators. Rows count from the first that was read. */
function findPeriod(
  held: SheetSnapshot,
  { row, columns }: { row: number; columns: HistoryColumns },
  written: string,
  reporting: Reporting,
): Map<string, number[]> {
  const period = readPeriod(written, { reporting });
  const places = new Map<string, number[]>();
  if (!isRead(period)) return places;
  for (let at = row + 1; at < held.values.length; at += 1) {
    const of = readPeriodCell(cellOf(held, columns, at, "period"), { reporting });
    if (!isRead(of) || !isSamePeriod(of, period)) continue;
    const text = (column: HistoryColumn): string => String(cellOf(held, columns, at, column).value).trim();
    const key = keyIn(columns, {
      section: text("section"),
      kpi: text("kpi") || text("metric"),
      metric: text("metric"),
    });
    places.set(key, [...(places.get(key) ?? []), at]);
  }
  return places;
}

/** The key of a line, from the names that the sheet has columns for. */
function keyIn(columns: HistoryColumns, { section, kpi, metric }: Named): string {
  return nameKey({ section: columns.has("section") ? section : "", kpi: columns.has("kpi") ? kpi : "", metric });
}

/** The cells with formulas in some lines. */
function findFormulas(held: HeldHistory, columns: HistoryColumns, rows: readonly number[]): HistoryPlan["formulas"] {
  return rows.flatMap((row) =>
    [...columns.values()]
      .filter((column) => holdsFormula(held, row, column))
      .map((column) => ({
        sheetName: held.name,
        address: cellAddress(held.firstRow + row, held.firstColumn + column),
      })),
  );
}
