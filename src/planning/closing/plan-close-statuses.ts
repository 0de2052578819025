import type { ClosingRow } from "../../kpi/history/advance-row";
import { readIndicators } from "../../kpi/indicator";
import { addressOf, type KpiTable } from "../../kpi/kpi-table";
import type { RatedIndicator } from "../../kpi/rated-indicator";
import { unwrittenIn, writableStretches } from "../../kpi/unwritable";
import { rate } from "../../rag/rate";
import type { Ruleset } from "../../rag/rules/ruleset";
import { EMPTY_PLAN, isEmpty, joinPlans, type Edit, type Plan, type WrittenValue } from "../plan";
import { planStatuses, type StatusChange, type StatusPlan } from "../statuses/plan-statuses";
import { statusCells } from "../statuses/status-cells";
import { planTrends } from "../statuses/plan-trends";
import { planValues, type Reach } from "../statuses/plan-values";
import { blockOf, expectUnmoved, identifyingCells } from "../row-guards";
import { tablesAfter } from "../undo/tables-after";
import type { TableWording } from "../wording/describe-wording";

/** The plan for the Status and Trends cells of rows whose value a closing empties. */
export interface EmptiedPlan {
  plan: Plan;
  changes: StatusChange[];
  /** How many status cells are emptied because the column has no word for "not rated". */
  leftEmpty: number;
  /** How many Trends cells are emptied. */
  directions: number;
  /** The rows as they are rated without their value. */
  rated: RatedIndicator[];
}

const NOTHING: EmptiedPlan = { plan: EMPTY_PLAN, changes: [], leftEmpty: 0, directions: 0, rated: [] };

/** Leaves cells of array formulas alone. Any other cell that cannot be written refuses the whole closing. */
const BESIDE_ARRAYS: Reach = {
  unwrittenIn: (table, column) => {
    const unwritten = unwrittenIn(table, column);
    return (row) => {
      const found = unwritten(row);
      return found?.why === "array" ? found : null;
    };
  },
  writableStretches,
};

/** What decides how a table's statuses are written: the other tables of its sheet, and the workbook's wording. */
interface Form {
  alike: readonly KpiTable[];
  wording: TableWording | undefined;
}

/**
 * Plans what a recalculation would write to the Status and Trends cells of rows whose values `closed` empties, so that no old colour
 * stays beside an empty value. If a recalculation would write no status, because of icons or wording, the cells are emptied. Cells
 * without a status, a person's words and formulas, other rows, icons and fills stay as they are.
 */
export function planEmptied(
  table: KpiTable,
  closing: readonly ClosingRow[],
  closed: Plan,
  ruleset: Ruleset,
  form: Form,
): EmptiedPlan {
  const [after] = tablesAfter([table], closed.edits);
  if (!after || isEmpty(closed)) return NOTHING;
  const isEmptied = (row: number): boolean =>
    (table.cells.latestValue?.values[row] ?? "") !== "" && after.cells.latestValue?.values[row] === "";
  const rows = new Set(
    closing.flatMap(({ tableId, row, advances }) =>
      tableId === table.tableId && advances && isEmptied(row) ? [row] : [],
    ),
  );
  if (rows.size === 0) return NOTHING;
  const cells = statusCells(table, ruleset, BESIDE_ARRAYS);
  const rated = readIndicators(after)
    .filter(({ row }) => rows.has(row) && cells[row]?.holds === "status")
    .map((indicator): RatedIndicator => ({ ...indicator, rating: rate(indicator.cells, ruleset) }));
  const planned = planStatuses(after, rated, null, ruleset, { ...form, reach: BESIDE_ARRAYS });
  const isStopped = planned.refusal !== undefined || planned.contradicts !== undefined;
  const { plan, changes } = isStopped ? emptyStatuses(table, rated, ruleset) : planned;
  const changed = new Set(changes.map(({ row }) => row));
  const statuses = {
    ...plan,
    edits: plan.edits.flatMap((edit) => onlyRows(edit, table, changed)),
    inverse: plan.inverse.flatMap((edit) => onlyRows(edit, table, changed)),
  };
  const trends = planTrends(after, new Map([...rows].map((row) => [row, ""])), BESIDE_ARRAYS);
  return {
    plan: joinPlans([ownColumn(statuses, table, "status"), ownColumn(trends.plan, table, "trends")]),
    changes,
    leftEmpty: isStopped || form.wording?.asked?.notRated === "" ? changes.length : 0,
    directions: trends.changed,
    rated,
  };
}

/** Plans to empty the status cells of rows that lose their value. */
function emptyStatuses(
  table: KpiTable,
  rated: readonly RatedIndicator[],
  ruleset: Ruleset,
): Pick<StatusPlan, "plan" | "changes"> {
  const column = table.columns.status;
  if (column === undefined) return NOTHING;
  const cells = statusCells(table, ruleset, BESIDE_ARRAYS);
  const changes = rated.flatMap(({ row, tableId, rating: { status: to } }): StatusChange[] => {
    const from = cells[row]?.status ?? null;
    return from === to
      ? []
      : [{ tableId, sheetName: table.sheetName, row, address: addressOf(table, "status", row) ?? "", from, to }];
  });
  if (changes.length === 0) return NOTHING;
  const rows = new Set(changes.map(({ row }) => row));
  const values = cells.map((_, row): WrittenValue => (rows.has(row) ? "" : null));
  const unwritten = BESIDE_ARRAYS.unwrittenIn(table, table.firstColumn + column);
  const stretches = writableStretches(table, (row) => unwritten(row) !== null);
  const plan = planValues(blockOf(table, column), values, table.cells.status?.values ?? [], stretches);
  return { plan: { ...plan, expects: expectUnmoved(table, "status", values), rows: identifyingCells(table) }, changes };
}

/** Limits an edit to these rows, because formats are planned for a whole column. */
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

/** Keeps only expectations of the plan's own column. Those of other columns were made from the closed table. */
function ownColumn({ edits, inverse, expects }: Plan, table: KpiTable, key: "status" | "trends"): Plan {
  const column = table.firstColumn + (table.columns[key] ?? -1);
  return { edits, inverse, expects: expects.filter(({ at }) => at.column === column) };
}
