import type { Block, CellCopy, WrittenValue } from "../../planning/plan";
import { asInput, rangeOf, untracked } from "../blocks";

/** The approximate bytes of addressing a range and one operation on it. */
const PIECE_COST = 900;

/** A vertical run of cells, and how it is written. */
interface Piece {
  column: number;
  row: number;
  rowCount: number;
  /** `same`: one text for all. `copied`: from cells with the same texts, in a table or in an earlier column. */
  as: "sent" | "same" | "copied";
  from?: CellCopy["from"] | { column: number };
}

/** True if the copied cells have the expected texts, judged by the first and the last of each run. */
export type AreCopied = () => boolean;

/**
 * Queues texts for empty cells, in fewer bytes if that pays: empty texts are not sent, one text for many cells is sent once
 * (Range.values accepts a single value for all cells), and texts of other cells are copied within Excel. `at` returns a range relative
 * to the block's first cell. `isText` is true if the cells have the Text format, in which few texts need an apostrophe.
 */
export function writeTexts(
  context: Excel.RequestContext,
  at: (place: Omit<Block, "sheetId">) => Excel.Range,
  cells: readonly (readonly WrittenValue[])[],
  { copies = [], isText }: { copies?: readonly CellCopy[] | undefined; isText: boolean },
): AreCopied {
  const width = cells[0]?.length ?? 0;
  const pieces = piecesOf(cells, width, copies);
  if (costOf(pieces, cells) >= sentCost(cells, 0, cells.length, 0, width)) {
    if (width > 0) at({ row: 0, column: 0, rowCount: cells.length, columnCount: width }).values = inputs(cells, isText);
    return () => true;
  }
  for (const block of joinSent(pieces)) {
    const { row, rowCount, column, columnCount } = block;
    const lines = cells.slice(row, row + rowCount).map((line) => line.slice(column, column + columnCount));
    at(block).values = inputs(lines, isText);
  }
  for (const { row, column, rowCount } of pieces.filter(({ as }) => as === "same")) {
    const value = asInput(cells[row]?.[column] ?? null, isText);
    at({ row, column, rowCount, columnCount: 1 }).values = value as unknown as string[][];
  }
  const ends: { range: Excel.Range; expected: WrittenValue | undefined }[] = [];
  for (const { row, column, rowCount, from } of pieces) {
    if (!from) continue;
    const source =
      "sheetId" in from
        ? rangeOf(context, { ...from, rowCount, columnCount: 1 })
        : at({ row, column: from.column, rowCount, columnCount: 1 });
    at({ row, column, rowCount, columnCount: 1 }).copyFrom(source, "Values");
    for (const end of [row, row + rowCount - 1]) {
      ends.push({
        range: at({ row: end, column, rowCount: 1, columnCount: 1 }).load("values"),
        expected: cells[end]?.[column],
      });
    }
  }
  return () => ends.every(({ range, expected }) => (range.values as unknown[][] | null)?.[0]?.[0] === expected);
}

/** Makes ranges relative to a cell of a sheet. */
export function placesFrom(
  sheet: Excel.Worksheet,
  row: number,
  column: number,
): (place: Omit<Block, "sheetId">) => Excel.Range {
  return (place) =>
    untracked(sheet.getRangeByIndexes(row + place.row, column + place.column, place.rowCount, place.columnCount));
}

function inputs(cells: readonly (readonly WrittenValue[])[], isText: boolean): (string | number | boolean)[][] {
  // null leaves a cell as it is; the types do not allow it.
  return cells.map((line) => line.map((value) => asInput(value, isText))) as (string | number | boolean)[][];
}

function piecesOf(cells: readonly (readonly WrittenValue[])[], width: number, copies: readonly CellCopy[]): Piece[] {
  const pieces: Piece[] = [];
  for (let column = 0; column < width; column += 1) {
    let row = 0;
    const copied = copies.filter((copy) => copy.column === column).sort((a, b) => a.row - b.row);
    for (const copy of copied) {
      pieces.push(...writtenPieces(cells, column, row, copy.row, pieces));
      pieces.push({ column, row: copy.row, rowCount: copy.rowCount, as: "copied", from: copy.from });
      row = copy.row + copy.rowCount;
    }
    pieces.push(...writtenPieces(cells, column, row, cells.length, pieces));
  }
  return pieces;
}

/** Cuts rows of a column that are not copied from elsewhere: long runs of one text are separate. */
function writtenPieces(
  cells: readonly (readonly WrittenValue[])[],
  column: number,
  first: number,
  end: number,
  earlier: readonly Piece[],
): Piece[] {
  const found: Piece[] = [];
  let sentFrom = first;
  const send = (until: number): void => {
    if (until <= sentFrom) return;
    const piece: Piece = { column, row: sentFrom, rowCount: until - sentFrom, as: "sent" };
    const alike = earlier.find((one) => isAlike(cells, one, piece));
    found.push(alike ? { ...piece, as: "copied", from: { column: alike.column } } : piece);
  };
  for (let row = first; row < end;) {
    const value = cells[row]?.[column] ?? null;
    let next = row + 1;
    while (next < end && (cells[next]?.[column] ?? null) === value) next += 1;
    if ((next - row) * bytesOf(value) > PIECE_COST) {
      send(row);
      if (value !== null && value !== "") found.push({ column, row, rowCount: next - row, as: "same" });
      sentFrom = next;
    }
    row = next;
  }
  send(end);
  return found;
}

/** True if an earlier column is sent with the same texts on these rows, so that they can be copied from there. */
function isAlike(cells: readonly (readonly WrittenValue[])[], sent: Piece, { row, rowCount, column }: Piece): boolean {
  if (sent.as !== "sent" || sent.row > row || sent.row + sent.rowCount < row + rowCount) return false;
  if (sentCost(cells, row, rowCount, column, 1) < PIECE_COST) return false;
  for (let r = row; r < row + rowCount; r += 1) if (cells[r]?.[sent.column] !== cells[r]?.[column]) return false;
  return true;
}

/** Joins runs on the same rows of neighbouring columns to blocks. */
function joinSent(pieces: readonly Piece[]): Omit<Block, "sheetId">[] {
  const blocks: Omit<Block, "sheetId">[] = [];
  for (const { as, row, rowCount, column } of pieces) {
    if (as !== "sent") continue;
    const beside = blocks.find(
      (block) => block.row === row && block.rowCount === rowCount && block.column + block.columnCount === column,
    );
    if (beside) beside.columnCount += 1;
    else blocks.push({ row, column, rowCount, columnCount: 1 });
  }
  return blocks;
}

function costOf(pieces: readonly Piece[], cells: readonly (readonly WrittenValue[])[]): number {
  const sent = pieces
    .filter(({ as }) => as === "sent")
    .reduce((sum, { row, rowCount, column }) => sum + sentCost(cells, row, rowCount, column, 1), 0);
  return sent + pieces.length * PIECE_COST;
}

function sentCost(
  cells: readonly (readonly WrittenValue[])[],
  row: number,
  rowCount: number,
  column: number,
  columnCount: number,
): number {
  let bytes = 0;
  for (let r = row; r < row + rowCount; r += 1) {
    bytes += 3;
    for (let c = column; c < column + columnCount; c += 1) bytes += bytesOf(cells[r]?.[c] ?? null);
  }
  return bytes;
}

function bytesOf(value: WrittenValue): number {
  if (value === null) return 5;
  return (typeof value === "string" ? value.length : 8) + 3;
}
