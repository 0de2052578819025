import type { CellValue } from "../../../kpi/kpi-table";
import { done, refused, type Result } from "../../../planning/problem";
import type { OwnSheetSnapshot, SheetOutline, SheetSnapshot } from "../../../planning/snapshot";
import { untracked } from "../../blocks";
import { areReported } from "../../cell-values";
import { queueLayout, readLayoutOf } from "../../edits/sheet-layout";

/** The rows that are read together with a sheet's extent, before its length is known. */
export const FIRST_ROWS = 400;

/** The columns of a worksheet, for requests of whole rows. */
const ALL_COLUMNS = 16_384;

/** The parts to load of cells on a person's sheet, and on the add-in's own. */
const PARTS = { plain: ["values", "numberFormat"], own: ["values", "formulas", "numberFormat"] } as const;

/** A part of cells that can be loaded. */
export type Part = "values" | "formulas" | "numberFormat";

/** A queued range, and the parts that are loaded of it. */
export interface Piece {
  range: Excel.Range;
  parts: readonly Part[];
}

/** The used cells of a sheet, queued piece by piece. */
export interface QueuedSheet {
  id: string;
  kind: keyof typeof PARTS;
  used: Excel.Range;
  pieces: Piece[];
  /** The layout stored with the sheet. */
  layout: Excel.NamedItem;
  /** Loaded for the add-in's own sheets, which are not written while a filter hides rows. */
  filter?: Excel.AutoFilter;
}

/** The usual bytes of a sheet's first rows in an answer. */
export const FIRST_BYTES = 300_000;

/** Queues the first rows of a sheet and its extent. `withTop: false` leaves out the rows if they are known to be too large. */
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

/** The properties to load of a sheet that is read in one piece. */
export const WHOLE_SHEET = ["rowIndex", "columnIndex", "rowCount", "columnCount", ...PARTS.plain].join(",");

/** A sheet that is read in one piece. */
export function wholeSheet(id: string, used: Excel.Range, layout: Excel.NamedItem): QueuedSheet {
  return { id, kind: "plain", used, layout, pieces: [{ range: used, parts: PARTS.plain }] };
}

/** False if Excel returned null instead of failing, as it may for too much at once. */
export function isReported({ range, parts }: Piece): boolean {
  return range.isNullObject || parts.every((part) => areReported(range[part]));
}

/** Joins the pieces of a person's sheet into a snapshot. */
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

/** Joins the pieces of one of the add-in's own sheets into a snapshot, with its formulas. */
export function readOwnSheet(
  { id, used, pieces, layout, filter }: QueuedSheet,
  outlines: readonly SheetOutline[],
): Result<OwnSheetSnapshot> {
  const known = outlines.find((candidate) => candidate.id === id);
  if (!known) return refused({ code: "item-gone" });
  const outline = { ...known, ...readLayoutOf(layout), ...(filter?.isDataFiltered ? { filtered: true } : {}) };
  if (used.isNullObject)
    return done({ ...outline, firstRow: 0, firstColumn: 0, values: [], formats: [], formulas: [] });
  if (!pieces.every(isReported)) return refused({ code: "too-large" });
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
