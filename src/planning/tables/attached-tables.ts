import {
  MOST_COLUMNS,
  MOST_ROWS,
  type AttachedCell,
  type AttachedGrid,
  type AttachedProblem,
  type AttachedReading,
} from "../../kpi/attached/attached";
import { readReference } from "../../kpi/attached/read-reference";
import { cellAddress, sheetAddress } from "../../kpi/address";
import { matchColumns } from "../../kpi/columns/match-headings";
import { isSkipped, textAt, toCell, type KpiTable } from "../../kpi/kpi-table";
import type { LayoutContext } from "../../kpi/layout/layout-context";
import { findSheetNamed } from "../find-sheet";
import { findKpiRanges } from "./kpi-ranges";
import { toKpiTables } from "./kpi-tables";
import type { ChosenCells } from "../read-steps";
import type { AttachedCells, AttachedPlace, AttachedRequest, AttachedSnapshot, Outline, Snapshot } from "../snapshot";

/** A report with more would consist mostly of attached tables, and each one adds to the request. */
const MOST_ATTACHED = 100;

/** A cell of a KPI row that names an attached table. */
export interface AttachedNaming extends Pick<AttachedReading, "tableId" | "row" | "address" | "typed"> {
  /** The index of its request; null if there is a problem. */
  wanted: number | null;
  problem: AttachedProblem | null;
}

/** What KPI rows name in their column Attached Table, and the requests to read it, one for each place. */
export interface AttachedChosen {
  named: AttachedNaming[];
  requests: AttachedRequest[];
}

/** Finds what KPI rows name as their attached tables. */
export function chooseAttached(cells: ChosenCells, context: LayoutContext): AttachedChosen {
  const { outline } = cells;
  const chosen: AttachedChosen = { named: [], requests: [] };
  const byPlace = new Map<string, number>();
  for (const { sheetId, ...cell } of findNamings(cells, context)) {
    const place = findPlace(cell.typed, sheetId, outline);
    if ("code" in place) {
      chosen.named.push({ ...cell, wanted: null, problem: place });
      continue;
    }
    const key = JSON.stringify(place);
    const known = byPlace.get(key);
    if (known === undefined && chosen.requests.length >= MOST_ATTACHED) {
      chosen.named.push({ ...cell, wanted: null, problem: { code: "too-many", most: MOST_ATTACHED } });
      continue;
    }
    const wanted = known ?? chosen.requests.push({ place, most: { rows: MOST_ROWS, columns: MOST_COLUMNS } }) - 1;
    byPlace.set(key, wanted);
    chosen.named.push({ ...cell, wanted, problem: null });
  }
  return chosen;
}

type NamingCell = Pick<AttachedReading, "tableId" | "row" | "address" | "typed"> & { sheetId: string };

function findNamings({ tables, searched }: ChosenCells, context: LayoutContext): NamingCell[] {
  const { mapping } = context;
  // Most tables have no such column, and their cells need not be read.
  const naming = tables.filter(({ headings }) => matchColumns(headings, mapping).columns.attached !== undefined);
  const inTables = toKpiTables({ tables: naming }, mapping).flatMap((table) => {
    const column = table.columns.attached;
    return column === undefined ? [] : readNamings(table, column, (row) => textAt(table, "attached", row));
  });
  const inRanges = findKpiRanges(searched, context).ranges.flatMap(({ id, sheet, block }) => {
    const column = block.columns.attached;
    if (column === undefined) return [];
    const place = {
      tableId: id,
      sheetId: sheet.id,
      sheetName: sheet.name,
      firstRow: block.firstRow,
      firstColumn: block.firstColumn,
      rowCount: block.rowCount,
      skippedRows: block.skippedRows,
    };
    return readNamings(place, column, (row) =>
      String(
        sheet.values[block.firstRow - sheet.firstRow + row]?.[block.firstColumn - sheet.firstColumn + column] ?? "",
      ).trim(),
    );
  });
  return [...inTables, ...inRanges];
}

type NamingTable = Pick<
  KpiTable,
  "tableId" | "sheetId" | "sheetName" | "firstRow" | "firstColumn" | "rowCount" | "skippedRows"
>;

function readNamings(table: NamingTable, column: number, typedAt: (row: number) => string): NamingCell[] {
  const cells: NamingCell[] = [];
  for (let row = 0; row < table.rowCount; row += 1) {
    const typed = typedAt(row);
    // A dash means that there is none.
    if (/^[-–—]?$/.test(typed) || isSkipped(table, row)) continue;
    const address = sheetAddress(table.sheetName, cellAddress(table.firstRow + row, table.firstColumn + column));
    cells.push({ tableId: table.tableId, row, address, typed, sheetId: table.sheetId });
  }
  return cells;
}

/** Finds the place that a cell names. An address without a sheet is on the row's own sheet. */
function findPlace(typed: string, ownSheetId: string, { sheets, tables }: Outline): AttachedPlace | AttachedProblem {
  const reference = readReference(typed);
  if (reference.kind === "refused") return { code: reference.why };
  const onSheet = reference.sheet;
  const sheet = onSheet === null ? sheets.find(({ id }) => id === ownSheetId) : findSheetNamed(sheets, onSheet);
  if (!sheet) return { code: "no-sheet", sheet: onSheet ?? "" };
  if (reference.kind === "name") {
    const table = tables.find(
      ({ name, sheetId }) =>
        name.toLowerCase() === reference.name.toLowerCase() && (onSheet === null || sheetId === sheet.id),
    );
    if (table) return { kind: "table", tableId: table.id };
    return { kind: "name", name: reference.name, scopes: onSheet === null ? [ownSheetId, null] : [sheet.id] };
  }
  const { row, column, rowCount, columnCount } = reference;
  const address = addressOf(sheet.name, reference);
  if (rowCount > MOST_ROWS || columnCount > MOST_COLUMNS)
    return { code: "too-large", address, rows: rowCount, columns: columnCount };
  if (rowCount < 2 || columnCount < 2) return { code: "too-small", address };
  return { kind: "area", sheetId: sheet.id, row, column, rowCount, columnCount };
}

function addressOf(
  sheetName: string,
  { row, column, rowCount, columnCount }: { row: number; column: number; rowCount: number; columnCount: number },
): string {
  const [first, last] = [cellAddress(row, column), cellAddress(row + rowCount - 1, column + columnCount - 1)];
  return sheetAddress(sheetName, first === last ? first : `${first}:${last}`);
}

/** The size of a sheet. A block of this height or width consists of whole columns or rows. */
const [SHEET_ROWS, SHEET_COLUMNS] = [1_048_576, 16_384];

/** The attached tables that KPI rows name; none from a port that does not read them. */
export function readAttachedTables(
  { named, requests }: AttachedChosen,
  { outline, attached }: Pick<Snapshot, "outline" | "attached">,
): AttachedReading[] {
  if (requests.length > 0 && attached === undefined) return [];
  const found = requests.map((request, index) => toGrid(attached?.[index] ?? "not-read", request, outline));
  return named.map(({ wanted, problem, ...cell }): AttachedReading => {
    const own = wanted === null ? undefined : found[wanted];
    return { ...cell, found: problem ? { problem } : (own ?? { problem: { code: "not-read" } }) };
  });
}

function toGrid(found: AttachedSnapshot, request: AttachedRequest, outline: Outline): AttachedReading["found"] {
  if (found === "not-found" || found === "not-read") return { problem: { code: found } };
  if (found === "no-cells") return { problem: { code: "formula" } };
  const { sheetId, row, column, rowCount, columnCount, used } = found;
  const sheetName = outline.sheets.find(({ id }) => id === sheetId)?.name;
  if (sheetName === undefined) return { problem: { code: "not-read" } };
  if (rowCount >= SHEET_ROWS || columnCount >= SHEET_COLUMNS) return { problem: { code: "whole-lines" } };
  const address = addressOf(sheetName, found);
  if (used === null) return { problem: { code: "too-large", address, rows: rowCount, columns: columnCount } };
  if (rowCount < 2 || columnCount < 2) return { problem: { code: "too-small", address } };
  const cells = cellsOf(found, used);
  if (cells.every((line) => line.every(({ text }) => text.trim() === "")))
    return { problem: { code: "empty", address } };
  const grid: AttachedGrid = {
    name: nameOf(request.place, outline) ?? sheetName,
    sheetId,
    sheetName,
    firstRow: row,
    firstColumn: column,
    cells,
  };
  return { grid };
}

function cellsOf(
  { row, column, rowCount, columnCount }: AttachedCells,
  used: NonNullable<AttachedCells["used"]>,
): AttachedCell[][] {
  return Array.from({ length: rowCount }, (_, r) =>
    Array.from({ length: columnCount }, (_, c): AttachedCell => {
      const [at, index] = [row + r - used.row, column + c - used.column];
      return {
        content: toCell(used.values[at]?.[index] ?? "", used.formats[at]?.[index]),
        text: used.texts[at]?.[index] ?? "",
      };
    }),
  );
}

function nameOf(place: AttachedPlace, { tables }: Outline): string | null {
  if (place.kind === "table") return tables.find(({ id }) => id === place.tableId)?.name ?? null;
  return place.kind === "name" ? place.name : null;
}
