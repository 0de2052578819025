import { isOneNameToExcel } from "../../planning/find-sheet";
import type { AttachedRequest, AttachedSnapshot } from "../../planning/snapshot";
import type { Area } from "../cells/areas";
import { readBlock } from "./read-cells";
import type { WorkbookFile } from "../workbook/workbook-file";

/** A block of cells, or why there is none. */
type Found = { sheetId: string; area: Area } | "not-found" | "no-cells";

/** Reads the block of cells that a row refers to, as the port over Excel does. Of a block that is too large only the place is returned. */
export function readAttached(file: WorkbookFile, { place, most }: AttachedRequest, locale: string): AttachedSnapshot {
  const found = findPlace(file, place);
  if (typeof found === "string") return found;
  const { sheetId, area } = found;
  const entry = file.findSheet(sheetId);
  if (!entry) return "not-found";
  const { row, column, rowCount, columnCount } = area;
  const cells = { sheetId, row, column, rowCount, columnCount, used: null };
  if (rowCount > most.rows || columnCount > most.columns) return cells;
  const used = file.sheet(entry).used(area);
  if (!used) return { ...cells, used: { row, column, values: [], texts: [], formats: [] } };
  return {
    ...cells,
    used: { row: used.row, column: used.column, ...readBlock(file, file.sheet(entry), used, locale) },
  };
}

function findPlace(file: WorkbookFile, place: AttachedRequest["place"]): Found {
  if (place.kind === "area") return { sheetId: place.sheetId, area: place };
  if (place.kind === "table") {
    const table = file.tables().find(({ id }) => id === place.tableId);
    return table ? { sheetId: table.sheetId, area: table.area } : "not-found";
  }
  for (const scope of place.scopes) {
    const known = file.names().find(({ name, sheetId }) => sheetId === scope && isOneNameToExcel(name, place.name));
    if (known) return known.area ?? "no-cells";
  }
  return "not-found";
}
