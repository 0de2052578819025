import fc from "fast-check";
import { cutPlan } from "../../src/planning/large-plans/cut-plan";
import type { Edit, Plan, WrittenValue } from "../../src/planning/plan";

const HEIGHT = 40;

/** A status column of some rows with its format and icons, and a log. */
function planOf(values: WrittenValue[], logLines: number): Plan {
  const at = { sheetId: "kpis", row: 1, column: 8, rowCount: values.length, columnCount: 1 };
  const column = values.map((value) => [value]);
  const before = values.map((value, row) => [value === null ? null : `before ${row}`]);
  const cells = Array.from({ length: logLines + 1 }, (_, row) => [`line ${row}`, `what ${row}`]);
  return {
    edits: [
      { kind: "number-format", at, format: "0" },
      { kind: "values", at, values: column },
      { kind: "status-icons", at, others: [] },
      {
        kind: "add-sheet",
        sheet: { name: "Log", cells, format: "@", widths: [], looks: [], choices: [], frozenRows: 1, isLong: true },
      },
    ],
    inverse: [
      { kind: "remove-sheet", name: "Log" },
      { kind: "remove-status-icons", at },
      { kind: "number-format", at, format: "General" },
      { kind: "values", at, values: before },
    ],
    expects: [{ at: { ...at, column: 7 }, values: values.map((_, row) => [row]) }],
  };
}

/** The cells after some edits. */
function cellsOf(edits: readonly Edit[]): Map<string, unknown> {
  const cells = new Map<string, unknown>();
  const put = (kind: string, sheet: string, row: number, column: number, value: unknown): void => {
    if (value !== null && value !== "") cells.set(`${kind} ${sheet} ${row} ${column}`, value);
  };
  for (const edit of edits) {
    if (edit.kind === "values")
      edit.values.forEach((line, r) =>
        line.forEach((value, c) => put("value", edit.at.sheetId, edit.at.row + r, edit.at.column + c, value)),
      );
    if (edit.kind === "add-sheet")
      edit.sheet.cells.forEach((line, r) => line.forEach((value, c) => put("value", edit.sheet.name, r, c, value)));
    if (edit.kind === "number-format" && edit.at.sheetId === "kpis") {
      for (let r = 0; r < edit.at.rowCount; r += 1)
        put("format", edit.at.sheetId, edit.at.row + r, edit.at.column, edit.format);
    }
  }
  return cells;
}

const values = fc.array(fc.constantFrom<WrittenValue>(3, 2, 1, "Not rated", null), { minLength: 1, maxLength: HEIGHT });

test("the parts of a plan write, expect and undo what the plan does", () => {
  fc.assert(
    fc.property(values, fc.nat(HEIGHT), fc.integer({ min: 100, max: 20_000 }), (column, lines, bytes) => {
      const plan = planOf(column, lines);
      const { parts, checksFirst } = cutPlan(plan, bytes);
      if (checksFirst) expect(parts[0]?.expects).toEqual(plan.expects);
      const sorted = (edits: Edit[]): unknown[] => [...cellsOf(edits)].sort();
      expect(sorted(parts.flatMap((part) => part.edits))).toEqual(sorted(plan.edits));
      const ofKpis = (edits: Edit[]): Edit[] => edits.filter((edit) => !("at" in edit) || edit.at.sheetId === "kpis");
      expect(sorted(ofKpis(parts.flatMap((part) => part.inverse)))).toEqual(sorted(plan.inverse));
      for (const part of parts) {
        for (const edit of part.edits) {
          if (edit.kind !== "values" || edit.at.sheetId !== "kpis") continue;
          const rows = part.expects.flatMap(({ at }) => Array.from({ length: at.rowCount }, (_, r) => at.row + r));
          for (let r = 0; r < edit.at.rowCount; r += 1) expect(rows).toContain(edit.at.row + r);
        }
      }
      const kinds = parts.flatMap((part) => part.edits.map(({ kind }) => kind));
      expect(kinds.filter((kind) => kind === "add-sheet" || kind === "status-icons")).toEqual([
        "status-icons",
        "add-sheet",
      ]);
    }),
    { numRuns: 200 },
  );
});

test("a plan that is small enough is not cut", () => {
  const plan = planOf([3, 2, 1], 5);
  expect(cutPlan(plan, 1_000_000)).toEqual({ parts: [plan], checksFirst: true });
});
