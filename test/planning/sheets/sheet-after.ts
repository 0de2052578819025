import type { CellValue } from "../../../src/kpi/kpi-table";
import type { Edit, Plan } from "../../../src/planning/plan";
import type { SheetSnapshot } from "../../../src/planning/snapshot";

/** A RAG Rules sheet with these cells, as text unless formats are given. */
export function sheetOf(values: CellValue[][], formats = values.map((row) => row.map(() => "@"))): SheetSnapshot {
  return { id: "s9", name: "RAG Rules", protected: false, firstRow: 0, firstColumn: 0, values, formats };
}

/** The sheet that a plan adds, as it would be read back. */
export function added({ edits: [edit] }: Plan): SheetSnapshot {
  if (edit?.kind !== "add-sheet") throw new Error("no sheet was planned");
  return sheetOf(edit.sheet.cells.map((row) => row.map((value) => value ?? "")));
}

/** The sheet after some edits. */
export function after(held: SheetSnapshot, edits: readonly Edit[]): SheetSnapshot {
  const values = held.values.map((row) => [...row]);
  const formats = held.formats.map((row) => [...row]);
  for (const edit of edits) {
    if (edit.kind !== "values" && edit.kind !== "number-format") continue;
    for (let row = values.length; row < edit.at.row + edit.at.rowCount; row += 1)
      [values[row], formats[row]] = [[], []];
    for (let r = 0; r < edit.at.rowCount; r += 1) {
      const [row = [], look = []] = [values[edit.at.row + r], formats[edit.at.row + r]];
      for (let c = 0; c < edit.at.columnCount; c += 1) {
        const column = edit.at.column + c;
        for (let blank = row.length; blank <= column; blank += 1) [row[blank], look[blank]] = ["", "General"];
        if (edit.kind === "values") row[column] = edit.values[r]?.[c] ?? row[column] ?? "";
        else
          look[column] =
            typeof edit.format === "string" ? edit.format : (edit.format[r]?.[c] ?? look[column] ?? "General");
      }
    }
  }
  return sheetOf(values, formats);
}
