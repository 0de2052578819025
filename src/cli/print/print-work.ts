import { sheetAddress } from "../../kpi/address";
import type { Review } from "../../actions/review";
import { countOf } from "../../report/words";
import { showValue, type PlannedCell, type PlannedSheet } from "./describe-plan";
import type { ExplainedChange } from "./explain-indicator";
import type { Line, Printer } from "./printer";
import { markOf } from "./status-mark";

/** Everything that was, or would be, written. */
export interface DescribedWork {
  statuses: ExplainedChange[];
  /** Other cells, with their column; null if it is not a column of KPI rows. */
  cells: (PlannedCell & { column: string | null })[];
  sheets: PlannedSheet[];
}

/** The most changes that are listed after a run. A dry run lists all. */
const LISTED = 12;

/** Prints what was, or would be, written. `isWhole` lists everything. */
export function printWork(
  printer: Printer,
  { statuses, cells, sheets }: DescribedWork,
  ruleset: Review["ruleset"],
  isWhole: boolean,
): void {
  const fresh = statuses.filter(({ from }) => from === null).length;
  const moved = statuses.length - fresh;
  if (statuses.length > 0) {
    const kinds = [...(fresh > 0 ? [`${fresh} new`] : []), ...(moved > 0 ? [`${moved} changed`] : [])];
    printer.print();
    printer.print([
      { text: `${countOf(statuses.length, "status", "statuses")}`, tone: "strong" },
      ` (${kinds.join(", ")})`,
    ]);
    // Statuses that change are more interesting than new ones.
    const shown = isWhole ? statuses : statuses.filter(({ from }) => from !== null).slice(0, LISTED);
    for (const change of shown) printer.print(lineOf(change, ruleset), 2, 4);
    if (shown.length < statuses.length)
      printer.print(
        `${shown.length > 0 ? `and ${statuses.length - shown.length} more: ` : ""}--dry-run lists them all with their reasons, --json too.`,
        2,
      );
  }
  if (cells.length > 0) {
    printer.print();
    printer.print([{ text: countOf(cells.length, "other cell"), tone: "strong" }]);
    if (isWhole || cells.length <= LISTED) {
      for (const { sheet, address, column, from, to } of cells)
        printer.print(
          `${sheetAddress(sheet, address)}${column === null ? "" : ` (${column})`}: ${showValue(from)} becomes ${showValue(to)}`,
          2,
          4,
        );
    } else {
      for (const [where, count] of countColumns(cells)) printer.print(`${where}: ${countOf(count, "cell")}`, 2, 4);
      printer.print("--dry-run lists them all, --json too.", 2);
    }
  }
  if (sheets.length > 0) {
    printer.print();
    printer.print([{ text: "Sheets", tone: "strong" }]);
    for (const { sheet, does } of sheets) printer.print(`${sheet}: ${does}`, 2, 4);
  }
}

/** Counts cells by column: "KPIs, Previous Value". */
function countColumns(cells: DescribedWork["cells"]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { sheet, column } of cells) {
    const where = column === null ? sheet : `${sheet}, ${column}`;
    counts.set(where, (counts.get(where) ?? 0) + 1);
  }
  return counts;
}

/** "KPIs!I7: ! Amber becomes ✓ Green, because …" */
function lineOf({ sheet, address, metric, from, to, reason }: ExplainedChange, ruleset: Review["ruleset"]): Line {
  const name = metric === "" ? "" : ` (${metric})`;
  const start = [{ text: sheetAddress(sheet, address), tone: "strong" as const }, `${name}: `];
  const because = /^An officer/.test(reason) ? `a${reason.slice(1)}` : reason;
  return from === null
    ? [...start, markOf(ruleset, to), `, because ${because}`]
    : [...start, markOf(ruleset, from), " becomes ", markOf(ruleset, to), `, because ${because}`];
}
