import type { ClosingRow } from "../kpi/history/close-period";
import { readIndicators } from "../kpi/indicator";
import type { KpiTable } from "../kpi/kpi-table";
import type { RatedIndicator } from "../kpi/rated-indicator";
import { unwrittenIn, writableStretches, type Unwritten } from "../kpi/unwritable";
import { rate } from "../rag/rate";
import type { Ruleset } from "../rag/rules/ruleset";
import { EMPTY_PLAN, isEmpty, joinPlans, type Edit, type Plan } from "./plan";
import { planStatuses, statusCells, type Circumstances, type StatusChange } from "./plan-statuses";
import type { Reach } from "./plan-values";
import { planTrends } from "./plan-trends";
import { tablesAfter } from "./tables-after";
import type { TableWording } from "./wording/table-wording";

/** What becomes of the statuses and directions of rows whose value a closing empties. */
export interface EmptiedPlan {
  plan: Plan;
  changes: StatusChange[];
  /** The rows as they are rated without their value. */
  rated: RatedIndicator[];
}

/** What tells how statuses are written. */
type HowWritten = Pick<Circumstances, "alike" | "wording">;

/** Where it is not known in which words, a cell is emptied: that is right under any list. */
const EMPTIED: TableWording = { asked: { isNative: false, words: {}, isList: true, notRated: "" }, because: null, whenEmpty: null, refusal: null };

const NOTHING: EmptiedPlan = { plan: EMPTY_PLAN, changes: [], rated: [] };

/**
 * Plans what a recalculation would write into the status and Trends cells of a table's rows once `closed` has emptied their values:
 * else an old colour would stand beside nothing. Cells without a status, a person's words and formulas, other rows, the column's
 * icons and all fills stay as they are.
 */
export function planEmptied(table: KpiTable, closing: readonly ClosingRow[], closed: Plan, ruleset: Ruleset, { alike, wording }: HowWritten): EmptiedPlan {
  const [after] = tablesAfter([table], closed.edits);
  if (!after || isEmpty(closed)) return NOTHING;
  const isEmptied = (row: number): boolean => (table.cells.latestValue?.values[row] ?? "") !== "" && after.cells.latestValue?.values[row] === "";
  const rows = new Set(closing.flatMap(({ tableId, row, advances }) => (tableId === table.tableId && advances && isEmptied(row) ? [row] : [])));
  if (rows.size === 0) return NOTHING;
  // What one formula fills is left alone here too.
  const arrays: Reach = { unwrittenIn: (place, column) => onlyArrays(unwrittenIn(place, column)), writableStretches };
  const cells = statusCells(table, ruleset, arrays);
  const rated = readIndicators(after)
    .filter(({ row }) => rows.has(row) && cells[row]?.holds === "status")
    .map((indicator): RatedIndicator => ({ ...indicator, rating: rate(indicator.cells, ruleset) }));
  // "Not rated" is a text: there are no icons that it could contradict.
  const { plan, changes } = planStatuses(after, rated, null, ruleset, { alike, wording: wording?.refusal ? EMPTIED : wording, reach: arrays, replaces: true });
  const changed = new Set(changes.map(({ row }) => row));
  const statuses = { ...plan, edits: plan.edits.flatMap((edit) => onlyRows(edit, table, changed)), inverse: plan.inverse.flatMap((edit) => onlyRows(edit, table, changed)) };
  const trends = planTrends(after, new Map([...rows].map((row) => [row, ""])), arrays).plan;
  return { plan: joinPlans([ownColumn(statuses, table, "status"), ownColumn(trends, table, "trends")]), changes, rated };
}

function onlyArrays(unwritten: (row: number) => Unwritten | null): (row: number) => Unwritten | null {
  return (row) => {
    const found = unwritten(row);
    return found?.why === "array" ? found : null;
  };
}

/** An edit of these rows alone: formats are planned for a whole column. */
function onlyRows(edit: Edit, { firstRow }: KpiTable, rows: ReadonlySet<number>): Edit[] {
  if (rows.size === 0) return [];
  if (edit.kind !== "number-format") return [edit];
  const { at, format } = edit;
  const formats = Array.from({ length: at.rowCount }, (_, index) => {
    const one = typeof format === "string" ? format : (format[index]?.[0] ?? null);
    return [rows.has(at.row - firstRow + index) ? one : null];
  });
  return [{ ...edit, format: formats }];
}

/** The plan with what it expects of its own column: of the others the closing's own plan expects what is there before it. */
function ownColumn({ edits, inverse, expects }: Plan, table: KpiTable, key: "status" | "trends"): Plan {
  const column = table.firstColumn + (table.columns[key] ?? -1);
  return { edits, inverse, expects: expects.filter(({ at }) => at.column === column) };
}
