import { cellAddress } from "../../kpi/address";
import { HEADINGS } from "../../kpi/columns/columns";
import { findBlocks } from "../../kpi/finding/find-blocks";
import type { NearHeader } from "../../kpi/finding/header-rows";
import { rowsOf, textAt, type CellValue, type KpiTable } from "../../kpi/kpi-table";
import type { LayoutContext } from "../../kpi/layout/layout-context";
import { matchHeadings } from "../../kpi/layout/series-headings";
import { contextOfSheet } from "../../kpi/layout/sheet-year";
import { foldName } from "../../rag/fold-name";
import { EMPTY_PLAN, type Plan } from "../plan";
import type { Outline, SearchedSheet } from "../snapshot";
import type { StatusPlace } from "./columns-reading";
import { lacksStatus, type RangeSearch } from "./kpi-ranges";
import { matchTable } from "./kpi-tables";

/** Of the new column of an Excel table, in pixels. */
const WIDTH = 110;

/** Merged cells beside the rows that are stepped over. */
const WIDEST_MERGED = 20;

/** The most rows of headings on a sheet for which a place for statuses is sought: each is tried by a search of the sheet. */
const MOST_PLACES = 3;

/** A place for statuses, with the names of the rows beside it. */
interface NamedPlace {
  place: StatusPlace;
  headings: readonly string[];
  metrics: readonly string[];
}

/**
 * Where a status column is all that is missing, in Excel tables and in plain cells. Rows whose names are mostly judged elsewhere, `judged`,
 * are the data of those, and need none.
 */
export function findStatusPlaces(
  outline: Outline,
  { shortfalls }: Pick<RangeSearch, "shortfalls">,
  context: LayoutContext,
  judged: readonly KpiTable[] = [],
): StatusPlace[] {
  const inCells = shortfalls.flatMap(({ sheet, near }) =>
    near.slice(0, MOST_PLACES).flatMap((one): NamedPlace[] => {
      const found = findStatusPlace(sheet, one, context);
      return found ? [{ ...found, headings: one.headings }] : [];
    }),
  );
  const inTables = findTablesWithoutStatus(outline, context).map(({ place, headings }): NamedPlace => {
    const own = inCells.find((one) => one.place.sheetId === place.sheetId && areOfTable(one.headings, headings));
    return { place, headings, metrics: own?.metrics ?? [] };
  });
  const known = new Set(judged.flatMap((table) => rowsOf(table).map((row) => foldName(textAt(table, "metric", row)))));
  const isPassedOver = ({ metrics }: NamedPlace): boolean =>
    known.size === 0 || metrics.filter((name) => !known.has(foldName(name))).length * 2 > metrics.length;
  return [...inTables, ...outsideTables(inCells, outline)].filter(isPassedOver).map(({ place }) => place);
}

/** The first empty column beside the last value in which a status column makes KPI rows of a row of headings; null where there is none. */
function findStatusPlace(
  sheet: SearchedSheet,
  near: NearHeader,
  context: LayoutContext,
): Omit<NamedPlace, "headings"> | null {
  if (!lacksStatus(near)) return null;
  const { id: sheetId, name: sheetName, firstRow, firstColumn } = sheet;
  const left = near.column - firstColumn;
  const { columns, series } = matchHeadings(near.headings, contextOfSheet(sheetName, sheet.values, context));
  const values = (series?.points ?? []).flatMap((point) => point.columns.latestValue ?? []);
  const lastValue = Math.max(columns.latestValue ?? 0, ...values);
  const heading = near.row - firstRow + near.rowCount - 1;
  const width = sheet.values[0]?.length ?? 0;
  const ends = (sheet.merged ?? []).map((area) => area.column + area.columnCount - firstColumn);
  const last =
    typeof sheet.unread?.column === "number"
      ? width - 1
      : Math.max(width, ...ends.filter((end) => end <= width + WIDEST_MERGED));
  for (let column = left + lastValue + 1; column <= last; column += 1) {
    const found = rowsWith(sheet, { top: near.row, heading, column }, context);
    if (found === null || !isFree(sheet, column, near.row - firstRow, found.rowCount)) continue;
    const { rowCount, metrics } = found;
    const at = { sheetId, row: near.row, column: firstColumn + column, rowCount, columnCount: 1 };
    const address = cellAddress(firstRow + heading, at.column);
    const id = `${sheetId}:${address}`;
    return { place: { ...{ id, sheetId, sheetName, address, at }, headingRow: near.rowCount - 1 }, metrics };
  }
  return null;
}

/** The rows from the top of the headings to the last KPI row, with a status column in this column, and their names; null for none. */
function rowsWith(
  { name, firstRow, firstColumn, values, merged }: SearchedSheet,
  { top, heading, column }: { top: number; heading: number; column: number },
  context: LayoutContext,
): { rowCount: number; metrics: string[] } | null {
  if (cellText(values, heading, column) !== "") return null;
  const tried = values.map((cells, row): CellValue[] => {
    const wide = [...cells, ...(column >= cells.length ? [""] : [])];
    if (row === heading) wide[column] = HEADINGS.status;
    return wide;
  });
  const { blocks } = findBlocks({ name, firstRow, firstColumn, values: tried, ...(merged ? { merged } : {}) }, context);
  const block = blocks.find(({ headingRow }) => headingRow === top);
  const status = block?.series?.constant.status ?? block?.columns.status;
  if (!block || status === undefined || block.firstColumn - firstColumn + status !== column) return null;
  const { metric } = block.columns;
  const metrics = rowsOf(block).map((row) =>
    metric === undefined
      ? ""
      : cellText(values, block.firstRow - firstRow + row, block.firstColumn - firstColumn + metric),
  );
  return { rowCount: block.firstRow + block.rowCount - top, metrics };
}

/** True where nothing stands in a column, and no merged cell reaches into it. */
function isFree(
  { values, merged = [], firstRow, firstColumn }: SearchedSheet,
  column: number,
  top: number,
  rowCount: number,
): boolean {
  const rows = Array.from({ length: rowCount }, (_, at) => top + at);
  const isMerged = merged.some(
    (area) =>
      area.column <= firstColumn + column &&
      firstColumn + column < area.column + area.columnCount &&
      area.row < firstRow + top + rowCount &&
      firstRow + top < area.row + area.rowCount,
  );
  return !isMerged && rows.every((row) => cellText(values, row, column) === "");
}

function cellText(values: readonly (readonly CellValue[])[], row: number, column: number): string {
  return String(values[row]?.[column] ?? "");
}

/** The Excel tables on visible sheets that lack only a status column. */
function findTablesWithoutStatus(
  { sheets, tables }: Outline,
  context: LayoutContext,
): Pick<NamedPlace, "place" | "headings">[] {
  const visible = new Set(sheets.filter(({ hidden }) => hidden === undefined).map(({ id }) => id));
  return tables.flatMap((table): Pick<NamedPlace, "place" | "headings">[] => {
    const { missing } = matchTable(table, context);
    if (!visible.has(table.sheetId) || missing.length !== 1 || missing[0] !== "status") return [];
    const { id, sheetId, sheetName, name } = table;
    const place = { id, sheetId, sheetName, address: name, at: null, headingRow: 0, tableId: id };
    return [{ place, headings: table.headings }];
  });
}

/** Of places in plain cells, those that are not the cells of an Excel table. */
function outsideTables(places: readonly NamedPlace[], { tables }: Outline): NamedPlace[] {
  const isOfTable = ({ place, headings }: NamedPlace): boolean =>
    tables.some((table) => table.sheetId === place.sheetId && areOfTable(headings, table.headings));
  return places.filter((one) => !isOfTable(one));
}

/** True for headings among which are all of a table's. */
function areOfTable(headings: readonly string[], ofTable: readonly string[]): boolean {
  const names = new Set(headings.map(foldName));
  return ofTable.every((text) => names.has(foldName(text)));
}

/** Plans the heading of a status column where nothing stands. Statuses are written by the run that follows. */
export function planStatusColumn({ sheetId, at, headingRow, tableId }: StatusPlace): Plan {
  const heading = HEADINGS.status;
  if (tableId !== undefined)
    return {
      edits: [{ kind: "add-columns", sheetId, tableId, columns: [{ heading, width: WIDTH }] }],
      inverse: [{ kind: "remove-columns", tableId, headings: [heading] }],
      expects: [],
    };
  if (!at) return EMPTY_PLAN;
  const cell = { ...at, row: at.row + headingRow, rowCount: 1 };
  return {
    edits: [{ kind: "values", at: cell, values: [[heading]] }],
    inverse: [{ kind: "values", at: cell, values: [[""]] }],
    // A person may have typed there since.
    expects: [{ at, values: Array.from({ length: at.rowCount }, () => [""]) }],
  };
}
