import { readAddress, sheetAddress } from "../kpi/address";
import { COLUMN_KEYS, HEADINGS } from "../kpi/columns/columns";
import type { Review } from "../actions/review";
import { statusesOf, wordFor } from "../rag/rules/ruleset";
import type { Status } from "../rag/status";
import { countOf } from "../report/words";
import type { StatusChange } from "../planning/statuses/plan-statuses";
import {
  describePlans,
  showValue,
  type PlannedCell,
  type PlannedChanges,
  type PlannedSheet,
} from "./print/describe-plan";
import { explainIndicator, indexIndicators, tableOf } from "./print/explain-indicator";
import { readSheetNames, type OpenWorkbook } from "./files/open-workbook";
import type { Line, Paper } from "./print/paper";
import { markOf } from "./print/status-mark";

/** A status that is written, and why. */
export interface ToldChange {
  sheet: string;
  address: string;
  metric: string;
  from: Status | null;
  to: Status;
  reason: string;
}

/** All that was, or would be, written. */
export interface ToldWork {
  statuses: ToldChange[];
  /** Cells other than statuses, each with the column that it is in; null where that is none of the KPI rows'. */
  cells: (PlannedCell & { column: string | null })[];
  sheets: PlannedSheet[];
}

/** What was written to a workbook by now, in words: its statuses with their reasons, other cells, and whole sheets. */
export async function tellWork(
  book: OpenWorkbook,
  review: Review,
  changes: readonly StatusChange[],
): Promise<ToldWork> {
  const { cells, sheets }: PlannedChanges = describePlans(book.applied, await readSheetNames(book));
  const statuses = tellChanges(review, changes);
  const told = new Set(statuses.map(({ sheet, address }) => `${sheet}!${address}`));
  return {
    statuses,
    cells: cells
      .filter(({ sheet, address }) => !told.has(`${sheet}!${address}`))
      .map((cell) => ({ ...cell, column: columnOf(review, cell) })),
    sheets,
  };
}

function columnOf({ tables }: Review, { sheet, address }: PlannedCell): string | null {
  const place = readAddress(address);
  if (!place) return null;
  const table = tables.find(
    ({ sheetName, firstRow, rowCount }) =>
      sheetName === sheet && place.row >= firstRow && place.row < firstRow + rowCount,
  );
  const key = table && COLUMN_KEYS.find((one) => table.columns[one] === place.column - table.firstColumn);
  return key ? HEADINGS[key] : null;
}

export function tellChanges(review: Review, changes: readonly StatusChange[]): ToldChange[] {
  const find = indexIndicators(review);
  return changes.map((change) => {
    const indicator = find(change);
    return {
      ...{
        sheet: change.sheetName,
        address: change.address,
        metric: indicator?.metric ?? "",
        from: change.from,
        to: change.to,
      },
      reason: indicator ? explainIndicator(indicator, tableOf(review, indicator), review.ruleset) : "",
    };
  });
}

/** Statuses of which each is told after a run; a dry run tells them all. */
const TOLD = 12;

/** Prints what was, or would be, written. */
export function printWork(
  paper: Paper,
  { statuses, cells, sheets }: ToldWork,
  ruleset: Review["ruleset"],
  isWhole: boolean,
): void {
  const fresh = statuses.filter(({ from }) => from === null).length;
  const moved = statuses.length - fresh;
  if (statuses.length > 0) {
    const kinds = [...(fresh > 0 ? [`${fresh} new`] : []), ...(moved > 0 ? [`${moved} changed`] : [])];
    paper.print();
    paper.print([
      { text: `${countOf(statuses.length, "status", "statuses")}`, tone: "strong" },
      ` (${kinds.join(", ")})`,
    ]);
    // What changed is news; what is new is not.
    const shown = isWhole ? statuses : statuses.filter(({ from }) => from !== null).slice(0, TOLD);
    for (const change of shown) paper.print(lineOf(change, ruleset), 2, 4);
    if (shown.length < statuses.length)
      paper.print(
        `${shown.length > 0 ? `and ${statuses.length - shown.length} more: ` : ""}--dry-run lists them all with their reasons, --json too.`,
        2,
      );
  }
  if (cells.length > 0) {
    paper.print();
    paper.print([{ text: countOf(cells.length, "other cell"), tone: "strong" }]);
    if (isWhole || cells.length <= TOLD) {
      for (const { sheet, address, column, from, to } of cells)
        paper.print(
          `${sheetAddress(sheet, address)}${column === null ? "" : ` (${column})`}: ${showValue(from)} becomes ${showValue(to)}`,
          2,
          4,
        );
    } else {
      for (const [where, count] of countColumns(cells)) paper.print(`${where}: ${countOf(count, "cell")}`, 2, 4);
      paper.print("--dry-run lists them all, --json too.", 2);
    }
  }
  if (sheets.length > 0) {
    paper.print();
    paper.print([{ text: "Sheets", tone: "strong" }]);
    for (const { sheet, does } of sheets) paper.print(`${sheet}: ${does}`, 2, 4);
  }
}

/** How many cells there are of each column: "KPIs, Previous Value". */
function countColumns(cells: ToldWork["cells"]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { sheet, column } of cells) {
    const where = column === null ? sheet : `${sheet}, ${column}`;
    counts.set(where, (counts.get(where) ?? 0) + 1);
  }
  return counts;
}

/** "KPIs!I7: ! Amber becomes ✓ Green, because …" */
function lineOf({ sheet, address, metric, from, to, reason }: ToldChange, ruleset: Review["ruleset"]): Line {
  const name = metric === "" ? "" : ` (${metric})`;
  const start = [{ text: sheetAddress(sheet, address), tone: "strong" as const }, `${name}: `];
  const because = /^An officer/.test(reason) ? `a${reason.slice(1)}` : reason;
  return from === null
    ? [...start, markOf(ruleset, to), `, because ${because}`]
    : [...start, markOf(ruleset, from), " becomes ", markOf(ruleset, to), `, because ${because}`];
}

/** The counts of a review by status, in the words of its rules: for machines. */
export function countsOf({ scorecard, ruleset }: Review): Record<string, number> {
  return Object.fromEntries(statusesOf(ruleset).map((status) => [wordFor(ruleset, status), scorecard.counts[status]]));
}

/** What is said of every workbook, for machines. */
export function headOf(command: string, file: string, review: Review): Record<string, unknown> {
  const { scorecard, ruleset, rulesSheet } = review;
  return {
    ...{ command, file, period: scorecard.period, indicators: scorecard.indicatorCount, kpis: scorecard.kpiCount },
    ruleset: { name: ruleset.name, version: ruleset.version, sheet: rulesSheet?.name ?? null },
  };
}
