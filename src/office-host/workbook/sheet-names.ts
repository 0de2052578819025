import { ExcelError } from "./excel-error";
import type { SheetData } from "./types";

/** Throws InvalidArgument for a name that Excel refuses, ItemAlreadyExists for one in use (ignoring letter case). */
export function assertSheetName(name: unknown, others: readonly SheetData[]): asserts name is string {
  if (typeof name !== "string" || name === "" || name.length > 31) {
    throw new ExcelError("InvalidArgument", "A sheet's name has 1 to 31 characters.");
  }
  if (/[\\/?*[\]:]/.test(name) || /^'|'$/.test(name) || name.toLowerCase() === "history") {
    throw new ExcelError("InvalidArgument", `Excel does not allow ${JSON.stringify(name)} as a sheet's name.`);
  }
  if (others.some((s) => s.name.toLowerCase() === name.toLowerCase())) {
    throw new ExcelError("ItemAlreadyExists", `There is already a sheet named ${JSON.stringify(name)}.`);
  }
}

/** The first free name with this prefix and a number: "Sheet4". */
export function freeName(prefix: string, taken: readonly string[]): string {
  const used = new Set(taken.map((t) => t.toLowerCase()));
  let n = 1;
  while (used.has(`${prefix}${n}`.toLowerCase())) n++;
  return `${prefix}${n}`;
}

/** Creates an empty sheet. */
export function emptySheet(id: string, name: string): SheetData {
  return {
    id,
    name,
    visibility: "Visible",
    rows: [],
    columnWidths: {},
    rowHeights: {},
    hiddenRows: [],
    hiddenColumns: [],
    frozenRows: 0,
    frozenColumns: 0,
    merged: [],
    tables: [],
    conditionalFormats: [],
    validations: [],
    protected: false,
  };
}
