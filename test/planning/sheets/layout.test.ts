import { columnIndex, type OwnSheet } from "../../../src/planning/sheets/declaration";
import {
  findPlaces,
  firstLayout,
  isNewer,
  layoutAt,
  placeMissing,
  readLayout,
  writeLayout,
  type HeldPlaces,
} from "../../../src/planning/sheets/layout";
import { GUIDE_SHEET, isOwnSheet, OWN_SHEETS } from "../../../src/planning/sheets/own-sheets";

const SHEET: OwnSheet = {
  name: "Sheet",
  columns: [
    { id: "a", heading: "A", width: 1 },
    { id: "b", heading: "B", was: ["Old B"], width: 1 },
    { id: "new", heading: "New", width: 1, since: 2 },
    { id: "c", heading: "C", width: 1 },
  ],
};

describe("the layout mark of a sheet", () => {
  test.each([
    [{ number: 1, columns: ["a", "b"] }, "1|a,b"],
    [{ number: 2, columns: ["a", "", "new"] }, "2|a,,new"],
    [{ number: 2, columns: ["a", ...Array<string>(250).fill(""), "new"] }, "2|a,250,new"],
    [{ number: 1, columns: [] }, "1|"],
    [{ number: 2, columns: ["a", "", "", "", "new"] }, "2|a,3,new"],
    [{ number: 1, columns: ["name"], format: 3 }, "1|name|3"],
  ])("%j is read as it was written", (layout, text) => {
    expect([writeLayout(layout), readLayout(text)]).toEqual([text, layout]);
  });

  test("other columns written one by one are read like those that are counted", () => {
    expect(readLayout("2|a,,,,new")).toEqual(readLayout("2|a,3,new"));
  });

  test("a text that is too long for Excel is not stored", () => {
    const columns = Array.from({ length: 30 }, (_, index) => `column-${index}`);
    expect(writeLayout({ number: 1, columns })).toBeNull();
    expect(writeLayout({ number: 1, columns: ["x".repeat(253)] })).toHaveLength(255);
    expect(writeLayout({ number: 1, columns: ["x".repeat(254)] })).toBeNull();
  });

  test.each([undefined, "", "a,b", "1|a,99999,b", "|a", "1", "1|a|b", "1|a|2|3", "=1|a"])(
    "%p is something else",
    (text) => {
      expect(readLayout(text)).toBeNull();
    },
  );

  test("the columns of every sheet, and as many more, fit into a name, which takes 255 characters", () => {
    for (const sheet of OWN_SHEETS) {
      expect([sheet.name, (firstLayout(sheet)?.length ?? 255) < 200]).toEqual([sheet.name, true]);
      const scattered = writeLayout(
        layoutAt(
          sheet,
          sheet.columns.map((_, index) => index * 1000),
        ),
      );
      expect([sheet.name, scattered !== null]).toEqual([sheet.name, true]);
      for (const { id } of sheet.columns)
        expect([sheet.name, id, /^(?!\d+$)[^,|"\s]+$/.test(id)]).toEqual([sheet.name, id, true]);
      expect([sheet.name, new Set(sheet.columns.map(({ id }) => id)).size]).toEqual([sheet.name, sheet.columns.length]);
    }
  });

  test.each<[string | undefined, boolean]>([
    [undefined, false],
    ["1|a,b,c", false],
    ["2|a,b,c,,new", false],
    ["3|a,b,new,c", true],
    ["2|a,b,new,c,d", true],
    ["1|a,b,c,removed-since", false],
    ["nonsense", false],
  ])("%p was made by a later version: %p", (mark, expected) => {
    expect(isNewer(SHEET, { mark })).toBe(expected);
  });
});

test("a sheet that still has a removed column is not newer, and one without it is not older", () => {
  const shorter: OwnSheet = { ...SHEET, columns: SHEET.columns.slice(1), removed: [{ id: "a", since: 3 }] };
  expect(
    ["1|a,b,c", "2|a,b,new,c", "3|b,new,c", "3|a,b,new,c", "4|b,new,c"].map((mark) => isNewer(shorter, { mark })),
  ).toEqual([false, false, false, true, true]);
  expect(isNewer(SHEET, { mark: "3|b,new,c" })).toBe(true);
});

test("a column must be one that the sheet has", () => {
  expect(columnIndex(SHEET, "c")).toBe(3);
  expect(() => columnIndex(SHEET, "d")).toThrow("Sheet has no column d.");
});

describe("the columns of a sheet are found", () => {
  test.each<[string, string | null, string[][], HeldPlaces]>([
    ["by what is stored", "2|a,b,,c,new", [["A", "B", "mine", "C", "New"]], [0, 1, 4, 3]],
    ["in a sheet of 0.1.0", null, [["A", "B", "C", "mine"]], [0, 1, null, 2]],
    ["without any headings", null, [], [0, 1, null, 2]],
    ["in a new one whose mark was lost", null, [["A", "B", "New", "C"]], [0, 1, 2, 3]],
    [
      "in one of 0.1.0 that got the column, and whose mark was lost",
      null,
      [["A", "B", "C", "mine", "New"]],
      [0, 1, 4, 2],
    ],
    [
      "with a heading that was changed",
      null,
      [
        ["A", "Old B", "New", "C"],
        ["A", "mine", "New", "C"],
      ],
      [0, 1, 2, 3],
    ],
  ])("by its mark or its headings: %s", (_, mark, headings, expected) => {
    expect(findPlaces(SHEET, readLayout(mark ?? undefined), headings)).toEqual(expected);
  });

  test("except a person's column with one of our headings, if the rows match the layout without it", () => {
    const headings = [["A", "B", "C", "New"]];
    const count =
      (expected: HeldPlaces) =>
      (places: HeldPlaces): number =>
        places.join() === expected.join() ? 5 : 0;
    expect(findPlaces(SHEET, null, headings, count([0, 1, null, 2]))).toEqual([0, 1, null, 2]);
    expect(findPlaces(SHEET, null, headings, count([0, 1, 3, 2]))).toEqual([0, 1, 3, 2]);
    expect(findPlaces(SHEET, null, [["A", "B", "C", "New", "mine", "New"]], count([0, 1, 5, 2]))).toEqual([0, 1, 5, 2]);
  });

  test("a missing column goes to the right of everything on the sheet", () => {
    expect(placeMissing([0, 1, null, 2], 5)).toEqual([0, 1, 5, 2]);
    expect(placeMissing([0, 1, null, 2], 0)).toEqual([0, 1, 3, 2]);
    expect(writeLayout(layoutAt(SHEET, [0, 1, 5, 2]))).toBe("2|a,b,c,2,new");
  });

  test("a missing column goes into the first empty one beside our own if the last column of the sheet is used", () => {
    const used = [3, 4, 16_382];
    expect(placeMissing([0, 1, null, 2], 16_383, (place) => !used.includes(place))).toEqual([0, 1, 5, 2]);
    expect(placeMissing([0, 1, null, 2], 16_382, () => true)).toEqual([0, 1, 16_382, 2]);
  });
});

test("the add-in's own sheets are the declared ones, in any case, and Excel's copies of them", () => {
  for (const { name } of [...OWN_SHEETS, { name: GUIDE_SHEET }]) {
    expect([
      name,
      isOwnSheet(name),
      isOwnSheet(` ${name.toUpperCase()} `),
      isOwnSheet(`${name} (2)`),
      isOwnSheet(`My ${name}`),
    ]).toEqual([name, true, true, true, false]);
  }
  expect(["RAG Log 2", "RAG Log 12", "RAG Logs", "KPIs"].map(isOwnSheet)).toEqual([true, true, false, false]);
});
