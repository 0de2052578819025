import type { CellValue, ColumnCells } from "../../../kpi/kpi-table";
import type { ColumnPart, ColumnRequest } from "../../../planning/snapshot";
import { untracked } from "../../blocks";

const PROPERTIES: Record<ColumnPart, "values" | "numberFormat" | "formulas" | "text"> = {
  values: "values",
  formats: "numberFormat",
  formulas: "formulas",
  texts: "text",
};

/** What a cell holds of each part when nothing was read of it. */
const NOTHING: Record<ColumnPart, CellValue> = { values: "", formats: "General", formulas: "", texts: "" };

/** What a cell takes in an answer, as a rule, in bytes: texts are the most of it. */
const BYTES: Record<ColumnPart, number> = { values: 24, formats: 13, formulas: 10, texts: 10 };
const SPARSE_BYTES = 4;

/** About how many bytes a row of these columns takes in an answer. */
export function bytesPerRow(columns: readonly ColumnRequest[]): number {
  const bytes = columns.flatMap(({ parts, sparse }) => parts.map((part) => (sparse ? SPARSE_BYTES : BYTES[part])));
  return bytes.reduce((sum, part) => sum + part, 0);
}

/** Neighbouring columns of which the same parts are read, so that they can be read as one range. */
interface ColumnGroup {
  first: number;
  count: number;
  parts: ColumnPart[];
  /** True where only the used cells are read. */
  isUsed: boolean;
}

export interface QueuedColumns {
  indexes: number[];
  groups: (ColumnGroup & { range: Excel.Range })[];
}

/** In a shorter table, naming more ranges costs more than it saves. */
const WORTH_GROUPING = 300;

/** Queues columns of some rows of a table, by index from its left edge. */
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
  const groups = (rowCount < WORTH_GROUPING ? apart : groupColumns(columns)).map((group) => {
    const first = untracked(rows.getColumn(group.first));
    const whole = group.count === 1 ? first : untracked(first.getResizedRange(0, group.count - 1));
    const range = group.isUsed ? untracked(whole.getUsedRangeOrNullObject(true)) : whole;
    return { ...group, range: range.load(["rowIndex", ...group.parts.map((part) => PROPERTIES[part])].join(",")) };
  });
  return { indexes: columns.map(({ index }) => index), groups };
}

/**
 * A row of several columns takes fewer bytes than so many rows of one. A column of which formulas are read may be empty
 * altogether, and stands alone: where nothing is in it, nothing is read, but for its formats, which empty cells have too.
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

/** False where Excel gave nothing for being asked too much. */
export function isGiven({ groups }: QueuedColumns): boolean {
  return groups.every(
    ({ parts, range }) => range.isNullObject || parts.every((part) => Array.isArray(range[PROPERTIES[part]])),
  );
}

/** The parts of each column, an entry per row; null where Excel gave nothing for being asked too much. */
export function readColumns(
  { indexes, groups }: QueuedColumns,
  firstRow: number,
  rowCount: number,
): Map<number, ColumnCells> | null {
  const cells = new Map(indexes.map((index): [number, ColumnCells] => [index, { values: [] }]));
  for (const { first, count, parts, range } of groups) {
    for (const part of parts) {
      const grid: unknown = range.isNullObject ? [] : range[PROPERTIES[part]];
      if (!Array.isArray(grid)) return null;
      const offset = range.isNullObject ? 0 : range.rowIndex - firstRow;
      for (let at = 0; at < count; at += 1) {
        const column = cells.get(first + at);
        if (column) putPart(column, part, columnOf(grid as CellValue[][], at, offset, rowCount, NOTHING[part]));
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
