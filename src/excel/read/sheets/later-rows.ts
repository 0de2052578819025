import type { CellValue } from "../../../kpi/kpi-table";
import type { Block } from "../../../planning/plan";
import { rangeOf } from "../../blocks";
import { formulasWithin, boundingBlock } from "../../cell-values";
import { isTooLarge } from "../../run-excel";
import { FIRST_ROWS, isReported, type Part, type Piece, type QueuedSheet } from "./read-sheets";

/**
 * The part that is read of all later rows. For the add-in's own sheets it is the formulas, because Excel returns the value of a cell
 * without a formula as its formula. Number formats are read of columns with numbers.
 */
const LATER_PART = { plain: "values", own: "formulas" } as const;

/** Rows of a sheet that are not read yet. */
interface Band {
  sheet: QueuedSheet;
  row: number;
  rowCount: number;
  /** Runs of columns whose number formats are read, by index on the sheet. */
  formatted: { column: number; columnCount: number }[];
  /** Roughly the bytes of a row in an answer. */
  rowBytes: number;
}

/**
 * Reads the rows below the first ones in as few round trips as the limit of bytes allows. A last trip reads what the first rows did not
 * predict: values of cells with formulas, and formats of numbers in columns of texts.
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
  return end > row ? { sheet, row, rowCount: end - row, ...predictRows(sheet, first) } : null;
}

/** The assumed bytes of a row if the first rows were too much for one answer. */
const LONG_ROW_BYTES = 20_000;

/** The last of the first rows predict what later rows are like. Above them are titles and counts. */
const SAMPLE_ROWS = 100;

/** A text that begins like a figure ("£4.5m", "65%"). In a sheet of records, its column will have numbers too. */
const FIGURE = /^[^\p{L}\d]{0,3}\d/u;

/** Predicts which columns have numbers and how many bytes a row takes: a little more than above, because row numbers get longer. */
function predictRows({ kind }: QueuedSheet, { range }: Piece): { rowBytes: number; formatted: Band["formatted"] } {
  if (range.isNullObject) return { rowBytes: 100, formatted: [] };
  const values = (range.values as CellValue[][]).slice(-SAMPLE_ROWS);
  const formats = (range.numberFormat as string[][]).slice(-SAMPLE_ROWS);
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
  const content = (range[LATER_PART[kind]] as CellValue[][]).slice(-SAMPLE_ROWS);
  const size =
    JSON.stringify(content).length + JSON.stringify(formats.map((row) => columns.map((column) => row[column]))).length;
  return { rowBytes: Math.max(20, (1.05 * size) / values.length), formatted };
}

/** Packs bands into full answers. The end of one sheet and the beginning of the next may share one. */
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

/** A queued piece of a sheet. */
interface QueuedPiece {
  sheet: QueuedSheet;
  piece: Piece;
}

/** Reads bands, in halves if they are too large, and what was in doubt before. Returns the pieces of the bands. */
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
    if (!canHalve || queued.every(({ piece }) => isReported(piece))) {
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

/** Splits bands: one batch per band, or halves of a single band. */
function halve(bands: readonly Band[]): Band[][] {
  const [only] = bands;
  if (bands.length !== 1 || !only) return bands.map((band) => [band]);
  const rowCount = Math.ceil(only.rowCount / 2);
  return [[{ ...only, rowCount }], [{ ...only, row: only.row + rowCount, rowCount: only.rowCount - rowCount }]];
}

/** Cells of which one more part must be read. */
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
    if (part === undefined || part === "numberFormat" || !isReported(piece)) continue;
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
      const numbers = boundingBlock(
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
