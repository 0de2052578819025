import type { CellValue } from "../../../src/kpi/kpi-table";
import type { Edit, Plan } from "../../../src/planning/plan";
import type { OwnSheetSnapshot } from "../../../src/planning/snapshot";

/** A list sheet as it is read, from A1. A text that begins with "=" is a formula that gives 1. */
export function sheetOf(
  rows: readonly (readonly CellValue[])[],
  changes: Partial<OwnSheetSnapshot> = {},
): OwnSheetSnapshot {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const grid = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
  return {
    ...{ id: "list", name: "Dismissed Checks", protected: false, firstRow: 0, firstColumn: 0 },
    values: grid.map((row) => row.map((cell) => (String(cell).startsWith("=") ? 1 : cell))),
    formulas: grid,
    formats: grid.map((row) => row.map(() => "General")),
    ...changes,
  };
}

/** The sheet after a plan. Throws if it does not hold what the plan expects. */
export function applied({ edits, expects }: Plan, held: OwnSheetSnapshot | null): OwnSheetSnapshot {
  const added = edits.find((edit): edit is Extract<Edit, { kind: "add-sheet" }> => edit.kind === "add-sheet");
  if (added) return sheetOf(added.sheet.cells.map((row) => row.map((cell) => cell ?? "")));
  if (!held) throw new Error("There is no sheet to write to.");
  const cells = new Map<string, CellValue>();
  held.formulas.forEach((row, r) =>
    row.forEach((cell, c) => cells.set(`${r + held.firstRow} ${c + held.firstColumn}`, cell)),
  );
  for (const { at, values } of expects) {
    values.forEach((row, r) =>
      row.forEach((value, c) => {
        const now = held.values[at.row + r - held.firstRow]?.[at.column + c - held.firstColumn] ?? "";
        if (now !== value) throw new Error(`Expected ${String(value)}, found ${String(now)}.`);
      }),
    );
  }
  for (const edit of edits) {
    if (edit.kind !== "values") continue;
    edit.values.forEach((row, r) =>
      row.forEach((value, c) => value !== null && cells.set(`${edit.at.row + r} ${edit.at.column + c}`, value)),
    );
  }
  const places = [...cells.keys()].map((key) => key.split(" ").map(Number));
  const height = Math.max(0, ...places.map(([r = 0]) => r + 1));
  const width = Math.max(0, ...places.map(([, c = 0]) => c + 1));
  return sheetOf(
    Array.from({ length: height }, (_, r) => Array.from({ length: width }, (__, c) => cells.get(`${r} ${c}`) ?? "")),
  );
}
