import type { CellValue } from "../../../kpi/kpi-table";
import { longHashText, hashText } from "../../../kpi/hash-text";
import { ROW_LOOKS, type RowLook } from "../../edits/own-rows";

/**
 * What the hidden first column of an own sheet says of a row: how it looks, what was written into its cells, and which
 * row it is. The hash tells whether someone edited the row since.
 */
export interface RowMark {
  look: RowLook;
  /** Of the cells that are ours alone. */
  hash: string;
  /** The cells to type in, by the index of their column among the sheet's own from left to right, with the sum of what we know of each. */
  typed: ReadonlyMap<number, string>;
  key: string;
}

const NO_TYPED: RowMark["typed"] = new Map();

/** The key of the title, on every sheet of rows: by it the sheet is known to be one of ours. */
export const SHEET_KEY = "sheet";

/** The key of the row that says when the sheet was made. If only this row differs, nothing is written. */
export const STAMP_KEY = "stamp";

/** "body|1x2y3z|kpi/…"; with cells to type in, "typed|1x2y3z;7=4a5b6c|text/…". The title is told on a second line. */
export function writeMarks(mark: RowMark, title: RowMark | null): string {
  return title ? `${writeMark(mark)}\n${writeMark(title)}` : writeMark(mark);
}

function writeMark({ look, hash, typed, key }: RowMark): string {
  const sums = [...typed].map(([column, sum]) => `;${column}=${sum}`).join("");
  return `${look}|${hash}${sums}|${key}`;
}

/** What a cell of the hidden column says of its row, and of the title, where it tells of that. */
export function readMarks(cell: CellValue | undefined): { mark: RowMark | null; title: RowMark | null } {
  const [own = "", title] = typeof cell === "string" ? cell.split("\n") : [];
  const mark = parseMark(own);
  return { mark, title: mark && title !== undefined ? parseMark(title) : null };
}

/** Reads a cell of the hidden column; null where it is empty or not ours. */
export function readMark(cell: CellValue | undefined): RowMark | null {
  return readMarks(cell).mark;
}

function parseMark(text: string): RowMark | null {
  const match = /^([a-z]+)\|([0-9a-z]{1,7})((?:;\d{1,5}=[0-9a-z]{1,7})*)\|(.+)$/.exec(text);
  const look = ROW_LOOKS.find((one) => one === match?.[1]);
  const [, , hash, sums = "", key] = match ?? [];
  if (look === undefined || hash === undefined || key === undefined) return null;
  return { look, hash, key, typed: sums === "" ? NO_TYPED : readSums(sums) };
}

function readSums(sums: string): RowMark["typed"] {
  return new Map([...sums.matchAll(/;(\d+)=([0-9a-z]+)/g)].map(([, column = "", sum = ""]) => [Number(column), sum]));
}

/** A short sum of what a row's cells hold: equal for equal cells, and all but surely not for others. */
export function hashCells(values: readonly CellValue[]): string {
  return hashText(JSON.stringify(values));
}

/** Longer keys are shortened: every row has one, and all are read each time. */
const LONGEST_KEY = 60;

/**
 * A key as the hidden column holds it. A long one is made of its first part and two sums of the whole, which differ for
 * different keys as good as always (64 bits).
 */
export function shortenKey(key: string): string {
  if (key.length <= LONGEST_KEY) return key;
  return `${key.slice(0, key.indexOf("/") + 1)}${longHashText(key)}`;
}
