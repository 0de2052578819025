import type { NumberFormatEdit } from "../../planning/edits/number-format";

/** The format that edits give a cell, the last of them that says one; undefined where none does. */
export type GivenFormats = (sheetId: string, row: number, column: number) => string | undefined;

export function givenFormats(edits: readonly NumberFormatEdit[]): GivenFormats {
  const lastFirst = [...edits].reverse();
  return (sheetId, row, column) => {
    for (const { at, format } of lastFirst) {
      const [r, c] = [row - at.row, column - at.column];
      if (at.sheetId !== sheetId || r < 0 || c < 0 || r >= at.rowCount || c >= at.columnCount) continue;
      const told = typeof format === "string" ? format : (format[r]?.[c] ?? null);
      if (told !== null) return told;
    }
    return undefined;
  };
}
