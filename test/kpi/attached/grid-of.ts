import type { AttachedCell, AttachedGrid, AttachedReading } from "../../../src/kpi/attached/attached";
import { toCell } from "../../../src/kpi/kpi-table";

/** A cell as typed; a number with a format is `[0.143, "0.0%", "14.3%"]`. */
export type TypedCell = string | number | readonly [value: number, format: string, text: string];

function cellOf(typed: TypedCell): AttachedCell {
  if (typeof typed === "object") return { content: toCell(typed[0], typed[1]), text: typed[2] };
  return { content: toCell(typed), text: typeof typed === "number" ? typed.toLocaleString("en-GB") : typed };
}

/** A table at Leavers!A1. */
export function gridOf(rows: readonly (readonly TypedCell[])[], change: Partial<AttachedGrid> = {}): AttachedGrid {
  return {
    name: "Leavers",
    sheetId: "{L}",
    sheetName: "Leavers",
    firstRow: 0,
    firstColumn: 0,
    cells: rows.map((row) => row.map(cellOf)),
    ...change,
  };
}

/** What a KPI row names, as it was found. */
export function readingOf(found: AttachedReading["found"], change: Partial<AttachedReading> = {}): AttachedReading {
  return { tableId: "t", row: 0, address: "KPIs!T2", typed: "Leavers", found, ...change };
}
