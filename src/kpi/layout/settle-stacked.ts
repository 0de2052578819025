import type { ColumnKey, ColumnMap } from "../columns/columns";
import type { CellValue, ColumnCells } from "../kpi-table";
import type { AcrossTable } from "./across-table";
import { settleAcross, type SettledAcross } from "./settle-across";
import { periodIndexes, type PeriodColumns } from "./period-columns";
import type { StackedGroup } from "./stacked-rows";

/** Rows with a field each, as read: the indicators are groups of rows. */
export interface StackedTable extends Omit<AcrossTable, "rows" | "address"> {
  groups: readonly StackedGroup[];
}

/** What stacked rows are for the period that is judged: each indicator stands in the row of its status. */
export interface SettledStacked extends SettledAcross {
  /** The row in which a key's cell stands, by the indicator's row. */
  rowAt: Partial<Record<ColumnKey, readonly (number | undefined)[]>>;
}

/** The fields of a period, each of which is treated as a column of its own. */
const FIELDS = ["latestValue", "target", "status", "benchmark", "trends"] as const satisfies readonly ColumnKey[];
type StackedField = (typeof FIELDS)[number];

/** Settles which cells of stacked rows are judged. Each field of a period is read as if it had a column of its own. */
export function settleStacked(table: StackedTable, chosen: string | null): SettledStacked {
  const { groups } = table;
  const unfold = fieldColumns(table);
  const unfolded = (point: PeriodColumns): PeriodColumns => ({ ...point, columns: unfold.of(point) });
  const [points, others] = [table.series.points.map(unfolded), table.series.others.map(unfolded)];
  const settled = settleAcross(
    {
      ...table,
      ...{ series: { ...table.series, points, others }, rows: groups.map(({ row }) => row) },
      ...{ column: unfold.column, address: unfold.address },
    },
    chosen,
  );
  const columns = Object.fromEntries(
    Object.entries(settled.columns).map(([key, index]) => [key, unfold.place(index).index]),
  ) as ColumnMap;
  const rowAt: SettledStacked["rowAt"] = {};
  const cells = { ...settled.cells };
  for (const [key, index] of Object.entries(settled.columns) as [ColumnKey, number][]) {
    const { field } = unfold.place(index);
    const rows: (number | undefined)[] = [];
    for (const group of groups) rows[group.row] = rowOf(group, field);
    rowAt[key] = rows;
    const read = unfold.column(index);
    if (read && cells[key] === undefined) cells[key] = read;
  }
  const lastColumn = Math.max(0, ...periodIndexes(table.series));
  return { ...settled, columns, cells, columnAt: {}, rowAt, series: { ...settled.series, lastColumn } };
}

/** The row of an indicator's field; null is for its name and what is constant. */
function rowOf({ first, fields }: StackedGroup, field: StackedField | null): number | undefined {
  return field === null ? first : fields[field];
}

/** Columns that stand for one field of a period, by a number that no column of a sheet has. */
function fieldColumns({ groups, rowCount, column, series }: StackedTable): {
  of: (point: PeriodColumns) => ColumnMap;
  place: (index: number) => { index: number; field: StackedField | null };
  column: (index: number) => ColumnCells | undefined;
  address: (index: number, row: number) => { row: number; column: number };
} {
  const FIRST = 100_000;
  const present = FIELDS.filter((field) => groups.some(({ fields }) => fields[field] !== undefined));
  const constants = new Set(Object.values(series.constant));
  const place = (index: number): { index: number; field: StackedField | null } =>
    index < FIRST
      ? { index, field: null }
      : { index: (index - FIRST) % FIRST, field: FIELDS[Math.floor((index - FIRST) / FIRST)] ?? null };
  const groupAt = new Map(groups.map((group) => [group.row, group]));
  // Each row of a series asks for its columns.
  const known = new Map<number, ColumnCells>();
  return {
    place,
    of: ({ columns: { latestValue = 0 } }) =>
      Object.fromEntries(present.map((field) => [field, FIRST * (FIELDS.indexOf(field) + 1) + latestValue])),
    column: (index) => {
      const held = known.get(index);
      if (held) return held;
      const { index: physical, field } = place(index);
      const read = column(physical);
      if (!read || (field === null && !constants.has(physical))) return read;
      const unfolded = unfoldColumn(read, rowCount, groups, (group) => rowOf(group, field));
      known.set(index, unfolded);
      return unfolded;
    },
    address: (index, row) => {
      const { index: physical, field } = place(index);
      const group = groupAt.get(row);
      return { row: (group && rowOf(group, field)) ?? row, column: physical };
    },
  };
}

/** A column with each indicator's cell in the indicator's row, and nothing in the others. */
function unfoldColumn(
  read: ColumnCells,
  rowCount: number,
  groups: readonly StackedGroup[],
  rowOf: (group: StackedGroup) => number | undefined,
): ColumnCells {
  const moved = <T>(from: readonly T[], empty: T): T[] => {
    const to = Array.from({ length: rowCount }, () => empty);
    for (const group of groups) {
      const at = rowOf(group);
      if (at !== undefined) to[group.row] = from[at] ?? empty;
    }
    return to;
  };
  const stale = read.stale;
  const staleRows = groups.filter((group) => stale?.has(rowOf(group) ?? -1)).map(({ row }) => row);
  return {
    values: moved<CellValue>(read.values, ""),
    held: read.held ?? read.values,
    ...(read.formats ? { formats: moved(read.formats, "General") } : {}),
    ...(read.formulas ? { formulas: moved<CellValue>(read.formulas, "") } : {}),
    ...(read.texts ? { texts: moved(read.texts, "") } : {}),
    ...(staleRows.length > 0 ? { stale: new Set(staleRows) } : {}),
  };
}
