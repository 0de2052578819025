import { findFaults } from "../../../src/kpi/attached/find-faults";
import { readLayout } from "../../../src/kpi/attached/attached-layout";
import { findRatios } from "../../../src/kpi/attached/find-ratio";
import type { AttachedProblem } from "../../../src/kpi/attached/attached";
import { gridOf, readingOf, type TypedCell } from "./grid-of";

const percent = (value: number): TypedCell => [value, "0.0%", `${(value * 100).toFixed(1)}%`];

/** Leavers by directorate: 1,907 of 13,383. */
const GOOD: TypedCell[][] = [
  ["Directorate", "Headcount", "Leavers", "Turnover"],
  ["Adult Services", 3248, 476, percent(476 / 3248)],
  ["Education", 3442, 419, percent(419 / 3442)],
  ["Highways", 2531, 313, percent(313 / 2531)],
  ["Resources", 4162, 699, percent(699 / 4162)],
  ["Total", 13_383, 1907, percent(1907 / 13_383)],
];

function withCell(row: number, column: number, cell: TypedCell, table = GOOD): TypedCell[][] {
  return table.map((line, at) => (at === row ? line.map((held, index) => (index === column ? cell : held)) : line));
}

function sentencesOf(table: TypedCell[][]): string[] {
  return findFaults(readingOf({ grid: gridOf(table) })).map(({ sentence }) => sentence);
}

const withRow = (row: TypedCell[], at = GOOD.length): TypedCell[][] => [...GOOD.slice(0, at), row, ...GOOD.slice(at)];

describe("an attached table that adds up", () => {
  test.each<[string, TypedCell[][]]>([
    ["as it is", GOOD],
    ["with a title over it", [["Leavers by directorate", "", "", ""], ...GOOD]],
    ["with a note below it", withRow(["* over 12 months", "", "", ""])],
    [
      "with a row that repeats part of another",
      withRow(["Resources excluding facilities", 1796, 195, percent(195 / 1796)], 5),
    ],
    ["with an empty row", withRow(["", "", "", ""], 5)],
    ["with its total first", [GOOD[0] ?? [], GOOD[5] ?? [], ...GOOD.slice(1, 5)]],
    ["with percentages as texts", withCell(1, 3, "14.7%")],
    [
      "with percentages as numbers under a heading with %",
      GOOD.map((line, row) => [
        ...line.slice(0, 3),
        row === 0 ? "Turnover %" : Number(((100 * Number(line[2])) / Number(line[1])).toFixed(1)),
      ]),
    ],
    ["with a figure that is held back, so that nothing can be added", withCell(3, 2, "<5")],
    ["with no total", GOOD.slice(0, 5)],
    [
      "with an average in its total",
      [
        ["Team", "Days lost"],
        ["A", 7.5],
        ["B", 9.1],
        ["C", 8.2],
        ["Total", 8.3],
      ],
    ],
    [
      "with rounded parts",
      [
        ["Team", "Cost £m"],
        ["A", 1.2],
        ["B", 2.3],
        ["C", 3.4],
        ["Total", 7.1],
      ],
    ],
    [
      "with shares of a whole",
      [
        ["Team", "Leavers", "Share"],
        ["A", 20, percent(1 / 6)],
        ["B", 40, percent(1 / 3)],
        ["C", 60, percent(1 / 2)],
        ["Total", 120, percent(1)],
      ],
    ],
    [
      "with subtotals",
      [
        ["Team", "Leavers"],
        ["A", 4],
        ["B", 6],
        ["North total", 10],
        ["C", 8],
        ["D", 2],
        ["South total", 10],
        ["Grand total", 20],
      ],
    ],
    [
      "with subtotals above their rows",
      [
        ["Team", "Leavers"],
        ["North total", 10],
        ["A", 4],
        ["B", 6],
        ["South total", 20],
        ["C", 8],
        ["D", 12],
      ],
    ],
    [
      "with a total that is what a department is called",
      [
        ["Service", "Cases"],
        ["Total recall", 5],
        ["Parks", 6],
      ],
    ],
    [
      "with a dash for nothing",
      [
        ["Team", "Leavers"],
        ["A", 4],
        ["B", "-"],
        ["C", 6],
        ["Total", 10],
      ],
    ],
    [
      "of words alone",
      [
        ["Team", "Lead"],
        ["A", "Jo"],
        ["B", "Sam"],
        ["Total", "2 leads"],
      ],
    ],
    [
      "empty but for its headings",
      [
        ["Team", "Lead"],
        ["", ""],
      ],
    ],
  ])("%s", (_, table) => {
    expect(sentencesOf(table)).toEqual([]);
  });
});

describe("a wrong total is reported with its cell, what it shows and what it should be", () => {
  test.each<[string, TypedCell[][], string[]]>([
    [
      "a total",
      withCell(5, 2, 1908),
      ["Leavers!C6 (Total, Leavers) shows 1,908; its rows add up to 1,907. Correct the one that is wrong."],
    ],
    [
      "a percentage",
      withCell(2, 3, percent(0.132)),
      [
        "Leavers!D3 (Education, Turnover) shows 13.2%; Leavers divided by Headcount (419 / 3,442) is 12.2%. Correct the cell that is wrong.",
      ],
    ],
    [
      "a total of percentages that are added",
      withCell(5, 3, percent(476 / 3248 + 419 / 3442 + 313 / 2531 + 699 / 4162)),
      [
        "Leavers!D6 (Total, Turnover) shows 56.0%, the sum of the 4 above it, which is not a total of percentages; Leavers divided by Headcount (1,907 / 13,383) is 14.2%. Correct the cell that is wrong.",
      ],
    ],
    [
      "a total of percentages that are averaged",
      withCell(5, 3, percent(0.14)),
      [
        "Leavers!D6 (Total, Turnover) shows 14.0%, the average of the 4 above it, as if all were of one size; Leavers divided by Headcount (1,907 / 13,383) is 14.2%. Correct the cell that is wrong.",
      ],
    ],
    [
      "a grand total",
      [
        ["Team", "Leavers"],
        ["A", 4],
        ["B", 6],
        ["North total", 10],
        ["C", 8],
        ["D", 2],
        ["South total", 10],
        ["Grand total", 30],
      ],
      ["Leavers!B8 (Grand total, Leavers) shows 30; its rows add up to 20. Correct the one that is wrong."],
    ],
    [
      "a heading that is missing",
      withCell(0, 2, ""),
      [
        "Leavers!C1 has no heading. Give each column of the table one heading, all in one row; a merged cell counts for its first column only.",
      ],
    ],
    [
      "an error",
      withCell(2, 3, "#DIV/0!"),
      ["Leavers!D3 shows #DIV/0!, and so would the report. Correct its formula."],
    ],
  ])("%s", (_, table, expected) => {
    expect(sentencesOf(table)).toEqual(expected);
  });

  test("a cell is named by its address on its own sheet", () => {
    const grid = gridOf(withCell(5, 2, 1908), { sheetName: "Staff 2024", firstRow: 9, firstColumn: 2 });
    expect(findFaults(readingOf({ grid })).map(({ address, at }) => [address, at])).toEqual([
      ["'Staff 2024'!E15", { row: 5, column: 2 }],
    ]);
  });
});

describe("which column is calculated from which", () => {
  test.each<[string, TypedCell[][], string[]]>([
    ["leavers of headcount", GOOD, ["Turnover = Leavers / Headcount"]],
    [
      "none where two pairs would do",
      [
        ["T", "A", "B", "C", "%"],
        ["x", 10, 20, 20, percent(0.5)],
        ["y", 5, 20, 20, percent(0.25)],
      ],
      [],
    ],
    [
      "none where only one row agrees",
      [
        ["T", "A", "B", "%"],
        ["x", 10, 20, percent(0.5)],
        ["y", 5, 20, percent(0.4)],
        ["z", 6, 20, percent(0.9)],
      ],
      [],
    ],
    [
      "none by two rows of whole percentages",
      [
        ["T", "A", "B", "%"],
        ["x", 10, 20, [0.5, "0%", "50%"]],
        ["y", 5, 20, [0.25, "0%", "25%"]],
      ],
      [],
    ],
    [
      "a quotient that is no percentage",
      [
        ["T", "Cost", "Cases", "Each"],
        ["x", 100, 8, 12.5],
        ["y", 90, 8, 11.25],
        ["z", 10, 4, 2.5],
      ],
      ["Each = Cost / Cases"],
    ],
  ])("%s", (_, table, expected) => {
    const layout = readLayout(gridOf(table));
    expect(
      findRatios(layout).map(
        ({ column, part, whole }) =>
          `${layout.headings[column] ?? ""} = ${layout.headings[part] ?? ""} / ${layout.headings[whole] ?? ""}`,
      ),
    ).toEqual(expected);
  });
});

describe("a reference that leads to no table is reported with its cell", () => {
  test.each<[AttachedProblem, string]>([
    [{ code: "not-found" }, "but no table or name of this workbook is called that."],
    [{ code: "no-sheet", sheet: "Staff" }, "but there is no sheet called “Staff”."],
    [{ code: "other-workbook" }, "which is in another workbook. Copy the table into this one"],
    [{ code: "formula" }, "which is a formula, not a block of cells."],
    [{ code: "whole-lines" }, "which is whole columns or rows."],
    [{ code: "several-areas" }, "which is several blocks of cells."],
    [
      { code: "too-large", address: "Leavers!A1:D60", rows: 60, columns: 4 },
      "but Leavers!A1:D60 has 60 rows and 4 columns; an attached table may have 40 rows and 7 columns",
    ],
    [
      { code: "too-small", address: "Leavers!A1" },
      "but Leavers!A1 has fewer than the two rows and two columns that a table needs.",
    ],
    [{ code: "empty", address: "Leavers!A1:D6" }, "but Leavers!A1:D6 is empty."],
    [{ code: "not-read" }, "but Excel did not return its cells."],
  ])("%j", (problem, part) => {
    const [fault, ...others] = findFaults(readingOf({ problem }));
    expect(others).toEqual([]);
    expect(fault?.sentence).toContain(`KPIs!T2 names “Leavers” as its attached table, ${part}`);
    expect(fault?.at).toBeNull();
  });
});
