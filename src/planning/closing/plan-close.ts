import { toDays1904 } from "../../kpi/date-system";
import type { ColumnKey } from "../../kpi/columns/columns";
import type { CellChange, ClosingRow } from "../../kpi/history/advance-row";
import { addressOf, heldValues, holdsFormula, type KpiTable } from "../../kpi/kpi-table";
import type { CellContent } from "../../rag/cell";
import { unwrittenIn, writableStretches } from "../../kpi/unwritable";
import { EMPTY_PLAN, isEmpty, joinPlans, type Block, type Edit, type Plan, type WrittenValue } from "../plan";
import { SPARSE } from "../tables/kpi-tables";

/** The plan that moves KPI rows to their next period. */
export interface ClosePlan {
  plan: Plan;
  /** Cells that are left alone because they have a formula: "H5". */
  formulas: { sheetName: string; address: string }[];
}

/** Plans what a closing changes in one table: for each column a block of values, and of number formats if they differ. */
export function planClose(table: KpiTable, closing: readonly ClosingRow[]): ClosePlan {
  const byColumn = new Map<ColumnKey, Map<number, CellChange>>();
  const formulas: ClosePlan["formulas"] = [];
  const isFilled = filledCells(table);
  for (const { tableId, row, changes } of closing) {
    if (tableId !== table.tableId) continue;
    for (const change of changes) {
      if (holdsFormula(table, change.key, row) || isFilled(change.key, row)) {
        formulas.push({ sheetName: table.sheetName, address: addressOf(table, change.key, row) ?? "" });
        continue;
      }
      const column = byColumn.get(change.key) ?? new Map<number, CellChange>();
      byColumn.set(change.key, column.set(row, change));
    }
  }
  const stretches = writableStretches(table, () => false);
  const plans = [...byColumn].flatMap(([key, changes]) =>
    stretches.flatMap(({ from, to }) => {
      const inStretch = new Map([...changes].filter(([row]) => row >= from && row < to));
      return inStretch.size > 0 ? [planColumn(table, key, inStretch)] : [];
    }),
  );
  if (plans.every(isEmpty)) return { plan: EMPTY_PLAN, formulas };
  const joined = joinPlans(plans);
  const rows = identifyingCells(table);
  // Rows with equal values may get different ones, so their names are checked too: otherwise they could swap places unnoticed.
  return { plan: { ...joined, expects: [...joined.expects, ...rows], rows }, formulas };
}

/** Finds cells that are filled by an array formula. */
function filledCells(table: KpiTable): (key: ColumnKey, row: number) => boolean {
  const known = new Map<ColumnKey, ReturnType<typeof unwrittenIn>>();
  return (key, row) => {
    const column = table.columns[key];
    if (column === undefined || table.unwritable?.arrays === undefined) return false;
    const unwritten = known.get(key) ?? unwrittenIn(table, table.firstColumn + column);
    known.set(key, unwritten);
    return unwritten(row)?.why === "array";
  };
}

function planColumn(table: KpiTable, key: ColumnKey, changes: ReadonlyMap<number, CellChange>): Plan {
  const column = table.columns[key];
  const held = table.cells[key];
  if (column === undefined || !held) return EMPTY_PLAN;
  const [first, last] = [Math.min(...changes.keys()), Math.max(...changes.keys())];
  const at: Block = {
    ...{ sheetId: table.sheetId, row: table.firstRow + first, column: table.firstColumn + column },
    ...{ rowCount: last - first + 1, columnCount: 1 },
  };
  const each = <T>(read: (row: number, change: CellChange | undefined) => T): T[][] =>
    Array.from({ length: at.rowCount }, (_, index) => [read(first + index, changes.get(first + index))]);
  const heldFormat = (row: number): string => held.formats?.[row] ?? "General";
  // Formats of empty cells are not read in sparse columns. An unknown 0% would show 5 as 500%.
  const isUnsure = (row: number): boolean => SPARSE.has(key) && (held.values[row] ?? "") === "";
  const needsFormat = (row: number, change: CellChange | undefined): boolean =>
    change !== undefined && change.to.kind === "number" && (change.to.format !== heldFormat(row) || isUnsure(row));
  const hasFormats = each(needsFormat).some(([needs]) => needs);
  const formats: Edit[] = hasFormats
    ? [
        {
          kind: "number-format",
          at,
          format: each((row, change) => (needsFormat(row, change) ? (change?.to.format ?? null) : null)),
        },
      ]
    : [];
  const formatsBefore: Edit[] = hasFormats
    ? [
        {
          kind: "number-format",
          at,
          format: each((row, change) => (needsFormat(row, change) ? heldFormat(row) : null)),
        },
      ]
    : [];
  return {
    edits: [
      ...formats,
      { kind: "values", at, values: each((_, change): WrittenValue => (change ? valueOf(change.to, table) : null)) },
    ],
    inverse: [
      ...formatsBefore,
      { kind: "values", at, values: each((row, change): WrittenValue => (change ? (held.values[row] ?? "") : null)) },
    ],
    expects: [{ at, values: each((row) => held.values[row] ?? "") }],
    // An undo must not leave a value of one period beside the date of another.
    wholeRows: [at],
  };
}

function valueOf({ kind, value, format }: CellContent, { isDate1904 }: KpiTable): WrittenValue {
  if (kind === "empty") return "";
  return isDate1904 ? toDays1904(value, format) : value;
}

/** The cells that identify rows and that a closing does not change. */
function identifyingCells(table: KpiTable): NonNullable<Plan["rows"]> {
  return (["kpi", "metric", "target"] as const).flatMap((key) => {
    const column = table.columns[key];
    const values = heldValues(table, key);
    if (column === undefined || !values) return [];
    const at = {
      sheetId: table.sheetId,
      row: table.firstRow,
      column: table.firstColumn + column,
      rowCount: table.rowCount,
      columnCount: 1,
    };
    return [{ at, values: values.map((value) => [value]) }];
  });
}
