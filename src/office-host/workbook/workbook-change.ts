import type { CellValue, ValueType } from "./cells";
import type { CellShift } from "./edits/shift-cells";
import type { LineShift } from "./edits/shift-lines";
import type { Area } from "./types";

/** Who made a change: the person at the grid, or the add-in. */
export type ChangeSource = "host" | "add-in";

/** A cell before and after. Present when exactly one cell changed. */
export interface CellChangeDetails {
  valueBefore: CellValue;
  valueAfter: CellValue;
  valueTypeBefore: ValueType;
  valueTypeAfter: ValueType;
}

/** A change of a workbook. A grid redraws after each of them. */
export type WorkbookChange =
  /** Contents of cells. */
  | { kind: "cells"; sheetId: string; area: Area; source: ChangeSource; details?: CellChangeDetails }
  | { kind: "selection"; sheetId: string; area: Area; source: ChangeSource }
  /** Another sheet was activated. */
  | { kind: "activation"; sheetId: string; previousSheetId: string; source: ChangeSource }
  /** Formats and sizes: number formats, fills, fonts, widths, conditional formats, filters, protection. */
  | { kind: "appearance"; sheetId: string; area?: Area; source: ChangeSource }
  | {
      kind: "structure";
      what: "sheet-added" | "sheet-deleted" | "sheet-changed" | "table-added" | "table-deleted" | "table-changed";
      sheetId: string;
      tableId?: string;
      source: ChangeSource;
    }
  /** Rows or columns inserted into or deleted from a table, and the cells that moved with them. */
  | { kind: "structure"; what: "cells"; sheetId: string; tableId: string; shift: CellShift; source: ChangeSource }
  | { kind: "structure"; what: "lines"; sheetId: string; shift: LineShift; source: ChangeSource };
