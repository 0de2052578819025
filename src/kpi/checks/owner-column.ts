import { cellAddress, sheetAddress } from "../address";
import { foldName } from "../../rag/fold-name";
import { keyOf, type CheckedRow, type Finding, type OwnerColumn } from "./finding";

/** Headings of a column that names owners. */
const HEADINGS = new Set(
  (
    "owner|kpi owner|indicator owner|data owner|measure owner|performance owner|lead|lead officer|kpi lead|" +
    "responsible officer|accountable officer|reporting officer|contact officer|service lead|head of service"
  ).split("|"),
);

/** The index of the column that names owners, by its heading; null where there is none. Only whole phrases match. */
export function findOwnerColumn(headings: readonly string[]): number | null {
  const index = headings.findIndex((heading) => HEADINGS.has(foldName(heading)));
  return index < 0 ? null : index;
}

/** Checks rows without an owner, in tables that have an owner column. */
export function checkOwners(rows: readonly CheckedRow[], owners: readonly OwnerColumn[]): Finding[] {
  const byTable = new Map(owners.map((owner) => [owner.tableId, owner]));
  return rows.flatMap(({ indicator, table }): Finding[] => {
    const owner = byTable.get(table.tableId);
    if (!owner || String(owner.values[indicator.row] ?? "").trim() !== "") return [];
    const address = sheetAddress(
      table.sheetName,
      cellAddress(table.firstRow + indicator.row, table.firstColumn + owner.index),
    );
    const { section, kpi, metric, tableId, row } = indicator;
    const sentence = `${address} names nobody for “${metric}”. Put who answers for it there, under ${owner.heading}.`;
    return [
      {
        code: "owner-missing",
        key: keyOf("owner-missing", [section, kpi, metric]),
        tableId,
        row,
        column: null,
        address,
        sentence,
      },
    ];
  });
}
