import type { CellValue } from "../../../kpi/kpi-table";
import type { Block } from "../../../planning/plan";
import { done, refused, type Result } from "../../../planning/problem";
import type { OwnSheetSnapshot, SheetOutline, SheetSnapshot } from "../../../planning/snapshot";
import { rangeOf, untracked } from "../../blocks";
import { formulasWithin, hullOf } from "../../formula-places";
import { queueLayout, readLayoutOf } from "../../edits/sheet-layout";
import { isTooLarge } from "../../run-excel";

/** So many rows of a sheet are read at first, with how far it goes on: nobody knows before how long it is. */
const FIRST_ROWS = 400;

/** A worksheet's columns: to ask for whole rows. */
const ALL_COLUMNS = 16_384;

/** What is read of the cells of a sheet that is only looked at, and of one of the add-in's own. */
const PARTS = { plain: ["values", "numberFormat"], own: ["values", "formulas", "numberFormat"] } as const;

/**
 * What is read of all later rows: what is no formula is its own value, so that both need not be read. Number formats are read of
 * the columns that hold numbers.
 */
const LATER_PART = { plain: "values", own: "formulas" } as const;

type Part = "values" | "formulas" | "numberFormat";

/** Cells that were asked for, and where they begin. */
interface Piece {
  range: Excel.Range;
  parts: readonly Part[];
}

/** What is queued of a sheet's used cells. */
export interface QueuedSheet {
  id: string;
  kind: keyof typeof PARTS;
  used: Excel.Range;
  pieces: Piece[];
  /** What is stored with it of its layout. */
  layout: Excel.NamedItem;
  /** Of a sheet of the add-in's own: it is not written while a filter hides rows. */
  filter?: Excel.AutoFilter;
}

/** What the first rows of a sheet take in an answer, as a rule. */
export const FIRST_BYTES = 300_000;

/** Queues the first rows of a sheet, unless they are known to be too much, and how far its used cells reach. */
export function queueSheet(
  context: Excel.RequestContext,
  id: string,
  kind: QueuedSheet["kind"],
  { withTop = true } = {},
): QueuedSheet {
  const sheet = context.workbook.worksheets.getItem(id);
  const used = untracked(sheet.getUsedRangeOrNullObject(true)).load("rowIndex,columnIndex,rowCount,columnCount");
  const layout = queueLayout(sheet);
  const filter = kind === "own" ? { filter: sheet.autoFilter.load("isDataFiltered") } : {};
  if (!withTop) return { id, kind, used, layout, ...filter, pieces: [] };
  const top = untracked(sheet.getRangeByIndexes(0, 0, FIRST_ROWS, ALL_COLUMNS));
  const parts = PARTS[kind];
  const range = untracked(top.getUsedRangeOrNullObject(true)).load(["rowIndex", "columnIndex", ...parts].join(","));
  return { id, kind, used, layout, ...filter, pieces: [{ range, parts }] };
}

/** What to load of the used cells of a sheet that is read all at once. */
export const WHOLE_SHEET = ["rowIndex", "columnIndex", "rowCount", "columnCount", ...PARTS.plain].join(",");

/** A sheet that is read all at once. */
export function wholeSheet(id: string, used: Excel.Range, layout: Excel.NamedItem): QueuedSheet {
  return { id, kind: "plain", used, layout, pieces: [{ range: used, parts: PARTS.plain }] };
}

/** Rows of a sheet that are still to be read. */
interface Band {
  sheet: QueuedSheet;
  row: number;
  rowCount: number;
  /** Neighbouring columns of which number formats are read, by index on the sheet. */
  formatted: { column: number; columnCount: number }[];
  /** About what a row takes in an answer. */
  rowBytes: number;
}

/**
 * Reads what is below the first rows, in as few round trips as so many bytes an answer allow; and then of single cells what
 * could not be told from the first rows: which texts are formulas, and the formats of numbers in columns of texts.
 */
export async function readLaterRows(
  context: Excel.RequestContext,
  sheets: readonly QueuedSheet[],
  bytes: number,
): Promise<void> {
  let inDoubt: Doubt[] = [];
  for (const batch of packBands(
    sheets.flatMap((sheet) => laterBands(sheet) ?? []),
    bytes,
  )) {
    const read = await readBands(context, batch, inDoubt);
    inDoubt = findDoubts(read);
  }
  if (inDoubt.length > 0) await readBands(context, [], inDoubt);
}

function laterBands(sheet: QueuedSheet): Band | null {
  const { used, pieces } = sheet;
  const [first] = pieces;
  if (used.isNullObject) return null;
  const end = used.rowIndex + used.rowCount;
  if (!first) {
    const whole = { column: used.columnIndex, columnCount: used.columnCount };
    return { sheet, row: used.rowIndex, rowCount: used.rowCount, rowBytes: LONG_ROW_BYTES, formatted: [whole] };
  }
  const row = Math.max(used.rowIndex, FIRST_ROWS);
  return end > row ? { sheet, row, rowCount: end - row, ...foresee(sheet, first) } : null;
}

/** What a row takes where the first rows were too much for one answer. */
const LONG_ROW_BYTES = 20_000;

/** Of the first rows the last so many tell what later ones are like: above them stand titles and counts. */
const TELLING_ROWS = 100;

/** In a sheet of records, a column with texts that begin as figures do has numbers among them sooner or later: "£4.5m", "65%". */
const FIGURE = /^[^\p{L}\d]{0,3}\d/u;

/** Which columns hold numbers, and about how many bytes a row takes: a little more than above, for its number has more digits. */
function foresee({ kind }: QueuedSheet, { range }: Piece): { rowBytes: number; formatted: Band["formatted"] } {
  if (range.isNullObject) return { rowBytes: 100, formatted: [] };
  const values = (range.values as CellValue[][]).slice(-TELLING_ROWS);
  const formats = (range.numberFormat as string[][]).slice(-TELLING_ROWS);
  const isFormatted = (column: number): boolean =>
    values.some(
      (row, r) =>
        typeof row[column] === "number" ||
        formats[r]?.[column] !== "General" ||
        (kind === "plain" && FIGURE.test(String(row[column]))),
    );
  const columns = Array.from({ length: values[0]?.length ?? 0 }, (_, column) => column).filter(isFormatted);
  const formatted: Band["formatted"] = [];
  for (const column of columns) {
    const last = formatted.at(-1);
    if (last && last.column + last.columnCount === range.columnIndex + column) last.columnCount += 1;
    else formatted.push({ column: range.columnIndex + column, columnCount: 1 });
  }
  const content = (range[LATER_PART[kind]] as CellValue[][]).slice(-TELLING_ROWS);
  const size =
    JSON.stringify(content).length + JSON.stringify(formats.map((row) => columns.map((column) => row[column]))).length;
  return { rowBytes: Math.max(20, (1.05 * size) / values.length), formatted };
}

/** Cuts bands so that each answer is filled; the end of one sheet and the beginning of the next may share one. */
function packBands(bands: readonly Band[], bytes: number): Band[][] {
  const batches: Band[][] = [];
  let left = 0;
  for (const band of bands) {
    for (let from = 0; from < band.rowCount;) {
      if (left < band.rowBytes) {
        batches.push([]);
        left = Math.max(bytes, band.rowBytes);
      }
      const rowCount = Math.min(band.rowCount - from, Math.floor(left / band.rowBytes));
      batches.at(-1)?.push({ ...band, row: band.row + from, rowCount });
      left -= rowCount * band.rowBytes;
      from += rowCount;
    }
  }
  return batches;
}

/** A piece that is queued, and of which sheet. */
interface QueuedPiece {
  sheet: QueuedSheet;
  piece: Piece;
}

/** Reads bands, by halves where they are too much at once, and what was in doubt with the first. Gives what was read of bands. */
async function readBands(
  context: Excel.RequestContext,
  bands: readonly Band[],
  inDoubt: readonly Doubt[] = [],
): Promise<QueuedPiece[]> {
  const ofBands = bands.flatMap((band) => queueBand(context, band));
  const queued = [...ofBands, ...inDoubt.map(({ sheet, at, part }) => queuePiece(context, sheet, at, part))];
  const canHalve = bands.length > 1 || bands.some(({ rowCount }) => rowCount > 1);
  try {
    await context.sync();
    if (!canHalve || queued.every(({ piece }) => isGiven(piece))) {
      for (const { sheet, piece } of queued) sheet.pieces.push(piece);
      return ofBands;
    }
  } catch (error) {
    if (!canHalve || !isTooLarge(error)) throw error;
  }
  const read: QueuedPiece[] = inDoubt.length > 0 ? await readBands(context, [], inDoubt) : [];
  for (const half of halve(bands)) read.push(...(await readBands(context, half)));
  return read;
}

function queueBand(context: Excel.RequestContext, { sheet, row, rowCount, formatted }: Band): QueuedPiece[] {
  const { columnIndex: column, columnCount } = sheet.used;
  const rows = { sheetId: sheet.id, row, rowCount };
  return [
    queuePiece(context, sheet, { ...rows, column, columnCount }, LATER_PART[sheet.kind]),
    ...formatted.map((columns) => queuePiece(context, sheet, { ...rows, ...columns }, "numberFormat")),
  ];
}

function queuePiece(context: Excel.RequestContext, sheet: QueuedSheet, at: Block, part: Part): QueuedPiece {
  return {
    sheet,
    piece: { range: rangeOf(context, at).load(["rowIndex", "columnIndex", part].join(",")), parts: [part] },
  };
}

/** Each sheet's rows apart; those of one alone by halves. */
function halve(bands: readonly Band[]): Band[][] {
  const [only] = bands;
  if (bands.length !== 1 || !only) return bands.map((band) => [band]);
  const rowCount = Math.ceil(only.rowCount / 2);
  return [[{ ...only, rowCount }], [{ ...only, row: only.row + rowCount, rowCount: only.rowCount - rowCount }]];
}

/** Asked for too much, Excel may give null instead of failing. */
function isGiven({ range, parts }: Piece): boolean {
  return range.isNullObject || parts.every((part) => Array.isArray(range[part]));
}

/** Cells of which one part more has to be known. */
interface Doubt {
  sheet: QueuedSheet;
  at: Block;
  part: Part;
}

function findDoubts(read: readonly QueuedPiece[]): Doubt[] {
  const doubts: Doubt[] = [];
  for (const { sheet, piece } of read) {
    const {
      range,
      parts: [part],
    } = piece;
    if (part === undefined || part === "numberFormat" || !isGiven(piece)) continue;
    const grid = range[part] as CellValue[][];
    const { rowIndex, columnIndex } = range;
    const isFormatted = (column: number): boolean =>
      read.some(
        ({
          sheet: of,
          piece: {
            range: other,
            parts: [one],
          },
        }) =>
          of === sheet &&
          one === "numberFormat" &&
          other.rowIndex === rowIndex &&
          isAcross(other, columnIndex + column),
      );
    const at = { sheetId: sheet.id, row: rowIndex, column: columnIndex };
    const formulas = part === "formulas" ? formulasWithin(at, grid) : null;
    if (formulas) doubts.push({ sheet, at: formulas, part: "values" });
    const width = grid[0]?.length ?? 0;
    for (let column = 0; column < width; column += 1) {
      if (isFormatted(column)) continue;
      const numbers = hullOf(
        { ...at, column: columnIndex + column },
        grid.map((row) => [row[column] ?? ""]),
        (cell) => typeof cell === "number",
      );
      if (numbers) doubts.push({ sheet, at: numbers, part: "numberFormat" });
    }
  }
  return doubts;
}

function isAcross(range: Excel.Range, column: number): boolean {
  return (
    column >= range.columnIndex && column < range.columnIndex + ((range.numberFormat as string[][])[0]?.length ?? 0)
  );
}

/** The used cells of a sheet, of one piece: none where the sheet is empty. */
export function readSheet(queued: QueuedSheet, outlines: readonly SheetOutline[]): Result<SheetSnapshot> {
  const read = readOwnSheet(queued, outlines);
  if (!read.ok) return read;
  const { id, name, protected: isProtected, firstRow, firstColumn, values, formats, mark } = read.value;
  return done({
    id,
    name,
    protected: isProtected,
    firstRow,
    firstColumn,
    values,
    formats,
    ...(mark === undefined ? {} : { mark }),
  });
}

/** The used cells of a sheet of the add-in's own, with its formulas. */
export function readOwnSheet(
  { id, used, pieces, layout, filter }: QueuedSheet,
  outlines: readonly SheetOutline[],
): Result<OwnSheetSnapshot> {
  const known = outlines.find((candidate) => candidate.id === id);
  if (!known) return refused({ code: "item-gone" });
  const outline = { ...known, ...readLayoutOf(layout), ...(filter?.isDataFiltered ? { filtered: true } : {}) };
  if (used.isNullObject)
    return done({ ...outline, firstRow: 0, firstColumn: 0, values: [], formats: [], formulas: [] });
  if (!pieces.every(isGiven)) return refused({ code: "too-large" });
  const { rowIndex: firstRow, columnIndex: firstColumn, rowCount, columnCount } = used;
  const grid = <T>(nothing: T): T[][] =>
    Array.from({ length: rowCount }, () => Array.from<T>({ length: columnCount }).fill(nothing));
  const [values, formulas, formats] = [grid<CellValue>(""), grid<CellValue>(""), grid("General")];
  for (const { range, parts } of pieces) {
    if (range.isNullObject) continue;
    const put = <T>(into: T[][], part: Part): void => {
      (range[part] as T[][]).forEach((row, r) =>
        into[range.rowIndex - firstRow + r]?.splice(range.columnIndex - firstColumn, row.length, ...row),
      );
    };
    if (parts.includes("formulas")) {
      put(formulas, "formulas");
      if (!parts.includes("values")) put(values, "formulas");
    }
    if (parts.includes("numberFormat")) put(formats, "numberFormat");
    if (parts.includes("values")) put(values, "values");
  }
  return done({ ...outline, firstRow, firstColumn, values, formats, formulas });
}
