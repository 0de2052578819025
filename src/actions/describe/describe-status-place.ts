import { sheetAddress } from "../../kpi/address";
import type { StatusPlace } from "../../planning/tables/columns-reading";

/** Where a status column is added, within a sentence: “in KPIs!H3”, “to the table Measures”; where there is little room, “to Measures”. */
export function describeStatusPlace(
  { sheetName, address, tableId }: Pick<StatusPlace, "sheetName" | "address" | "tableId">,
  room?: "little",
): string {
  if (tableId === undefined) return `in ${sheetAddress(sheetName, address)}`;
  return room === "little" ? `to ${address}` : `to the table ${address}`;
}
