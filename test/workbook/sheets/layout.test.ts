import type { OwnSheet } from "../../../src/workbook/sheets/declaration";
import { findPlaces, firstLayout, isNewer, layoutAt, placeMissing, readLayout, writeLayout, type HeldPlaces } from "../../../src/workbook/sheets/layout";
import { GUIDE_SHEET, isOwnSheet, OWN_SHEETS } from "../../../src/workbook/sheets/own-sheets";

const SHEET: OwnSheet = {
  name: "Sheet",
  columns: [
    { id: "a", heading: "A", width: 1 },
    { id: "b", heading: "B", was: ["Old B"], width: 1 },
    { id: "new", heading: "New", width: 1, since: 2 },
    { id: "c", heading: "C", width: 1 },
  ],
};

describe("what is stored with a sheet", () => {
  test.each([
    [{ number: 1, columns: ["a", "b"] }, "1|a,b"],
    [{ number: 2, columns: ["a", "", "new"] }, "2|a,,new"],
    [{ number: 1, columns: [] }, "1|"],
    [{ number: 2, columns: ["a", "", "", "", "new"] }, "2|a,,,,new"],
    [{ number: 2, columns: ["a", "", "", "", "", "new"] }, "2|a,4,new"],
    [{ number: 2, columns: ["a", ...Array.from({ length: 300 }, () => ""), "new"] }, "2|a,300,new"],
    [{ number: 1, columns: ["name"], format: 3 }, "1|name|3"],
  ])("%j is read as it was written", (layout, text) => {
    expect([writeLayout(layout), readLayout(text)]).toEqual([text, layout]);
  });

  test.each([undefined, "", "a,b", "|a", "1", "1|a|b", "1|a|2|3", "=1|a"])("%p is something else", (text) => {
    expect(readLayout(text)).toBeNull();
  });

  test("every sheet's columns go into a name, which takes 255 characters, with as many more", () => {
    for (const sheet of OWN_SHEETS) {
      expect([sheet.name, firstLayout(sheet).length < 200]).toEqual([sheet.name, true]);
      const scattered = writeLayout(layoutAt(sheet, sheet.columns.map((_, index) => index * 1000)));
      expect([sheet.name, scattered.length <= 255]).toEqual([sheet.name, true]);
      for (const { id } of sheet.columns) expect([sheet.name, id, /^(?!\d+$)[^,|"\s]+$/.test(id)]).toEqual([sheet.name, id, true]);
      expect([sheet.name, new Set(sheet.columns.map(({ id }) => id)).size]).toEqual([sheet.name, sheet.columns.length]);
    }
  });

  test.each<[string | undefined, boolean]>([
    [undefined, false],
    ["1|a,b,c", false],
    ["2|a,b,c,,new", false],
    ["3|a,b,new,c", true],
    ["2|a,b,new,c,d", true],
    ["nonsense", false],
  ])("%p was made by a later version: %p", (mark, expected) => {
    expect(isNewer(SHEET, { mark })).toBe(expected);
  });
});

describe("where the columns of a sheet stand", () => {
  test.each<[string, string | null, string[][], HeldPlaces]>([
    ["by what is stored", "2|a,b,,c,new", [["A", "B", "mine", "C", "New"]], [0, 1, 4, 3]],
    ["in a sheet of 0.1.0", null, [["A", "B", "C", "mine"]], [0, 1, null, 2]],
    ["without any headings", null, [], [0, 1, null, 2]],
    ["in a new one whose mark was lost", null, [["A", "B", "New", "C"]], [0, 1, 2, 3]],
    ["in one of 0.1.0 that got the column, and whose mark was lost", null, [["A", "B", "C", "mine", "New"]], [0, 1, 4, 2]],
    ["with a heading that was changed", null, [["A", "Old B", "New", "C"], ["A", "mine", "New", "C"]], [0, 1, 2, 3]],
  ])("%s", (_, mark, headings, expected) => {
    expect(findPlaces(SHEET, readLayout(mark ?? undefined), headings)).toEqual(expected);
  });

  test("a column of a person's that is headed as ours is theirs, where the rows agree with the layout without it", () => {
    const headings = [["A", "B", "C", "New"]];
    const count = (expected: HeldPlaces) => (places: HeldPlaces): number => (places.join() === expected.join() ? 5 : 0);
    expect(findPlaces(SHEET, null, headings, count([0, 1, null, 2]))).toEqual([0, 1, null, 2]);
    expect(findPlaces(SHEET, null, headings, count([0, 1, 3, 2]))).toEqual([0, 1, 3, 2]);
    expect(findPlaces(SHEET, null, [["A", "B", "C", "New", "mine", "New"]], count([0, 1, 5, 2]))).toEqual([0, 1, 5, 2]);
  });

  test("a column that is missing goes to the right of all that the sheet holds", () => {
    expect(placeMissing([0, 1, null, 2], 5)).toEqual([0, 1, 5, 2]);
    expect(placeMissing([0, 1, null, 2], 0)).toEqual([0, 1, 3, 2]);
    expect(writeLayout(layoutAt(SHEET, [0, 1, 5, 2]))).toBe("2|a,b,c,,,new");
  });

  test("where the sheet ends before it, there is no room for it", () => {
    expect(placeMissing([0, 1, null, 2], 16_382)).toEqual([0, 1, 16_382, 2]);
    expect(placeMissing([0, 1, null, 2], 16_383)).toBeNull();
    expect(placeMissing([0, 1, 3, 2], 16_383)).toEqual([0, 1, 3, 2]);
  });
});

test("the sheets of the add-in's own are those that are declared, in any case, and Excel's copies of them", () => {
  for (const { name } of [...OWN_SHEETS, { name: GUIDE_SHEET }]) {
    expect([name, isOwnSheet(name), isOwnSheet(` ${name.toUpperCase()} `), isOwnSheet(`${name} (2)`), isOwnSheet(`My ${name}`)]).toEqual([name, true, true, true, false]);
  }
  expect(["RAG Log 2", "RAG Log 12", "RAG Logs", "KPIs"].map(isOwnSheet)).toEqual([true, true, false, false]);
});
