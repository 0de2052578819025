import type { CellValue, ColumnCells } from "../../../kpi/kpi-table";
import type { ColumnPart, ColumnRequest } from "../../../planning/snapshot";
import { untracked } from "../../blocks";
import { areReported } from "../../cell-values";

const PROPERTIES: Record<ColumnPart, "values" | "numberFormat" | "formulas" | "text"> = {
  values: "values",
  formats: "numberFormat",
  formulas: "formulas",
  texts: "text",
};

/** The content of a cell that was not read, for each part. */
const NOTHING: Record<ColumnPart, CellValue> = { values: "", formats: "General", formulas: "", texts: "" };

/** The usual bytes of a cell in an answer, for each part. */
const BYTES: Record<ColumnPart, number> = { values: 24, formats: 13, formulas: 10, texts: 10 };
const SPARSE_BYTES = 4;

/** Estimates the bytes of a row of these columns in an answer. */
export function bytesPerRow(columns: readonly ColumnRequest[]): number {
  const bytes = columns.flatMap(({ parts, sparse }) => parts.map((part) => (sparse ? SPARSE_BYTES : BYTES[part])));
  return bytes.reduce((sum, part) => sum + part, 0);
}

/** Neighbouring columns with the same parts, read as one range. */
interface ColumnGroup {
  first: number;
  count: number;
  parts: ColumnPart[];
  /** True if only the used cells are read. */
  isUsed: boolean;
}

/** Queued reads of columns, by group. */
export interface QueuedColumns {
  indexes: number[];
  groups: (ColumnGroup & { range: Excel.Range })[];
}

/** In tables with fewer rows, the extra ranges cost more than grouping saves. */
const GROUPING_ROWS = 300;

/** Queues columns of a table's rows, by index from its left edge. */
export function queueColumnReads(
  rows: Excel.Range,
  rowCount: number,
  columns: readonly ColumnRequest[],
): QueuedColumns {
  const apart = columns.map(({ index, parts, sparse }): ColumnGroup => ({
    first: index,
    count: 1,
    parts,
    isUsed: sparse,
  }));
  const groups = (rowCount < GROUPING_ROWS ? apart : groupColumns(columns)).map((group) => {
    const first = untracked(rows.getColumn(group.first));
    const whole = group.count === 1 ? first : untracked(first.getResizedRange(0, group.count - 1));
    const range = group.isUsed ? untracked(whole.getUsedRangeOrNullObject(true)) : whole;
    return { ...group, range: range.load(["rowIndex", ...group.parts.map((part) => PROPERTIES[part])].join(",")) };
  });
  return { indexes: columns.map(({ index }) => index), groups };
}

/**
 * Groups columns, because a row of several cells takes fewer bytes than several rows of one cell. A column whose formulas are read is
 * often empty and stays alone, so that only its used cells are read; its formats are read for all cells, because empty ones have formats
 * too.
 */
function groupColumns(columns: readonly ColumnRequest[]): ColumnGroup[] {
  const groups: ColumnGroup[] = [];
  const add = (index: number, parts: ColumnPart[], isUsed: boolean): void => {
    if (parts.length > 0) groups.push({ first: index, count: 1, parts, isUsed });
  };
  const sorted = [...columns].sort((a, b) => a.index - b.index);
  const isAlone = (at: number): boolean => {
    const column = sorted[at];
    const isBeside = (other: ColumnRequest | undefined, distance: number): boolean =>
      column !== undefined &&
      other !== undefined &&
      !other.sparse &&
      !other.parts.includes("formulas") &&
      other.index === column.index + distance;
    return (
      column?.parts.includes("formulas") === true || !(isBeside(sorted[at - 1], -1) || isBeside(sorted[at + 1], 1))
    );
  };
  sorted.forEach((column, at) => {
    if (column.sparse) add(column.index, column.parts, true);
    else if (!isAlone(at)) for (const part of column.parts) join(groups, column.index, part);
    else {
      add(
        column.index,
        column.parts.filter((part) => part !== "formats"),
        true,
      );
      if (column.parts.includes("formats")) join(groups, column.index, "formats");
    }
  });
  return groups;
}

function join(groups: ColumnGroup[], index: number, part: ColumnPart): void {
  const beside = groups.find(
    (group) => !group.isUsed && group.parts[0] === part && group.first + group.count === index,
  );
  if (beside) beside.count += 1;
  else groups.push({ first: index, count: 1, parts: [part], isUsed: false });
}

/** False if Excel returned null instead of failing, as it may for too much at once. */
export function isGiven({ groups }: QueuedColumns): boolean {
  return groups.every(
    ({ parts, range }) => range.isNullObject || parts.every((part) => areReported(range[PROPERTIES[part]])),
  );
}

/** Reads the parts of each column, an entry per row; null if Excel returned null for any. */
export function readColumns(
  { indexes, groups }: QueuedColumns,
  firstRow: number,
  rowCount: number,
): Map<number, ColumnCells> | null {
  const cells = new Map(indexes.map((index): [number, ColumnCells] => [index, { values: [] }]));
  for (const { first, count, parts, range } of groups) {
    for (const part of parts) {
      const grid: unknown = range.isNullObject ? [] : range[PROPERTIES[part]];
      if (!areReported(grid)) return null;
      const offset = range.isNullObject ? 0 : range.rowIndex - firstRow;
      for (let at = 0; at < count; at += 1) {
        const column = cells.get(first + at);
        if (column) putPart(column, part, columnOf(grid, at, offset, rowCount, NOTHING[part]));
      }
    }
  }
  return cells;
}

function columnOf(
  grid: readonly (readonly CellValue[])[],
  at: number,
  offset: number,
  rowCount: number,
  nothing: CellValue,
): CellValue[] {
  const column = Array.from<CellValue>({ length: rowCount }).fill(nothing);
  grid.forEach((row, index) => {
    if (offset + index < rowCount) column[offset + index] = row[at] ?? "";
  });
  return column;
}

function putPart(column: ColumnCells, part: ColumnPart, cells: CellValue[]): void {
  if (part === "formats" || part === "texts") column[part] = cells.map(String);
  else column[part] = cells;
}
