import type { OwnerColumn } from "../../kpi/checks/finding";
import { findOwnerColumn } from "../../kpi/checks/owner-column";
import type { CellValue } from "../../kpi/kpi-table";
import type { KpiRange } from "./kpi-ranges";
import type { TableSnapshot } from "../snapshot";

/** The columns that name the owners of KPI rows, in tables and in plain cells. */
export function readOwners(tables: readonly TableSnapshot[], ranges: readonly KpiRange[]): OwnerColumn[] {
  const ofTables = tables.flatMap(({ id, headings, cells, isRange }): OwnerColumn[] => {
    const index = isRange ? null : findOwnerColumn(headings);
    const values = index === null ? undefined : cells.get(index)?.values;
    return index === null || !values ? [] : [{ tableId: id, index, heading: headings[index] ?? "", values }];
  });
  const ofRanges = ranges.flatMap(({ id, sheet, block }): OwnerColumn[] => {
    const index = findOwnerColumn(block.headings);
    if (index === null) return [];
    const valueAt = (row: number): CellValue =>
      sheet.values[block.firstRow - sheet.firstRow + row]?.[block.firstColumn - sheet.firstColumn + index] ?? "";
    const values = Array.from({ length: block.rowCount }, (_, row) => valueAt(row));
    return [{ tableId: id, index, heading: block.headings[index] ?? "", values }];
  });
  return [...ofTables, ...ofRanges];
}
