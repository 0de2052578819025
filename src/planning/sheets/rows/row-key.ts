import type { CellValue } from "../../../kpi/kpi-table";
import { longHashText, hashText } from "../../../kpi/hash-text";
import { ROW_LOOKS, type RowLook } from "../../edits/own-rows";

/**
 * What the hidden first column of an own sheet stores for each row: its look, a hash of the cells as they were written, and its key. The
 * hash shows whether someone has edited the row since.
 */
export interface RowMark {
  look: RowLook;
  /** Of all cells of our columns except typed cells. */
  hash: string;
  /** Hashes of the texts we last wrote into typed cells, by their column's position among our columns, from left to right. */
  typed: ReadonlyMap<number, string>;
  key: string;
}

const NO_TYPED: RowMark["typed"] = new Map();

/** The key of the title on every sheet of rows. */
export const SHEET_KEY = "sheet";

/** The key of the row that says when the sheet was made. If only this row differs, nothing is written. */
export const STAMP_KEY = "stamp";

/** "body|1x2y3z|kpi/…"; with typed cells, "typed|1x2y3z;7=4a5b6c|text/…". The title's mark, if given, is on a second line. */
export function writeMarks(mark: RowMark, title: RowMark | null): string {
  return title ? `${writeMark(mark)}\n${writeMark(title)}` : writeMark(mark);
}

function writeMark({ look, hash, typed, key }: RowMark): string {
  const typedHashes = [...typed].map(([column, one]) => `;${column}=${one}`).join("");
  return `${look}|${hash}${typedHashes}|${key}`;
}

/** Reads the mark in a cell of the hidden column, and the title's mark if it stores that too. */
export function readMarks(cell: CellValue | undefined): { mark: RowMark | null; title: RowMark | null } {
  const [own = "", title] = typeof cell === "string" ? cell.split("\n") : [];
  const mark = parseMark(own);
  return { mark, title: mark && title !== undefined ? parseMark(title) : null };
}

/** Reads the mark in a cell of the hidden column; null if it is empty or not ours. */
export function readMark(cell: CellValue | undefined): RowMark | null {
  return readMarks(cell).mark;
}

function parseMark(text: string): RowMark | null {
  const match = /^([a-z]+)\|([0-9a-z]{1,7})((?:;\d{1,5}=[0-9a-z]{1,7})*)\|(.+)$/.exec(text);
  const look = ROW_LOOKS.find((one) => one === match?.[1]);
  const [, , hash, typed = "", key] = match ?? [];
  if (look === undefined || hash === undefined || key === undefined) return null;
  return { look, hash, key, typed: typed === "" ? NO_TYPED : readTypedHashes(typed) };
}

function readTypedHashes(text: string): RowMark["typed"] {
  return new Map([...text.matchAll(/;(\d+)=([0-9a-z]+)/g)].map(([, column = "", hash = ""]) => [Number(column), hash]));
}

/** A short hash of a row's values. */
export function hashCells(values: readonly CellValue[]): string {
  return hashText(JSON.stringify(values));
}

/** Longer keys are shortened, because every row has one and all are read each time. */
const LONGEST_KEY = 60;

/** A key as the hidden column stores it: if it is long, its first part and a 64-bit hash of the whole. */
export function shortenKey(key: string): string {
  if (key.length <= LONGEST_KEY) return key;
  return `${key.slice(0, key.indexOf("/") + 1)}${longHashText(key)}`;
}
