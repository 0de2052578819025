import fc from "fast-check";
import { cellAddress } from "../../../src/kpi/address";
import type { ColumnKey } from "../../../src/kpi/columns/columns";
import { findBlocks, type BlockSearch, type KpiBlock } from "../../../src/kpi/finding/find-blocks";
import type { CellValue } from "../../../src/kpi/kpi-table";
import { pastedReport, publishedRows } from "../../support/pasted-report";

type Sheet = (CellValue | undefined)[][];

const HEAD = ["Indicator", "Target", "Actual", "RAG"];
const row = (name: string): CellValue[] => [name, "95%", 90, ""];

function search(sheet: Sheet, firstRow = 0, firstColumn = 0): BlockSearch {
  const width = Math.max(0, ...sheet.map((cells) => cells.length));
  const values = sheet.map((cells) => Array.from({ length: width }, (_, column) => cells[column] ?? ""));
  return findBlocks({ firstRow, firstColumn, values });
}

/** Each KPI row as "metric | target | value", with its section and KPI. */
function readRows(
  sheet: Sheet,
  { blocks }: BlockSearch,
  firstRow = 0,
  firstColumn = 0,
): { cells: string; section: string; kpi: string }[] {
  return blocks.flatMap((block) =>
    Array.from({ length: block.rowCount }, (_, index) => index)
      .filter((index) => !block.skippedRows.includes(index))
      .map((index) => {
        const at = (key: ColumnKey): CellValue =>
          sheet[block.firstRow - firstRow + index]?.[block.firstColumn - firstColumn + (block.columns[key] ?? 999)] ??
          "";
        return {
          cells: `${at("metric")} | ${at("target")} | ${at("latestValue")}`,
          section: block.sections[index] ?? "",
          kpi: block.kpis[index] ?? "",
        };
      }),
  );
}

const metricsOf = (sheet: Sheet): string[] =>
  readRows(sheet, search(sheet)).map(({ cells }) => cells.split(" | ")[0] ?? "");
const where = ({ headingRow, firstRow, firstColumn, rowCount }: KpiBlock): string =>
  `${cellAddress(headingRow, firstColumn)} ${firstRow + 1}-${firstRow + rowCount}`;

describe("finding the rows", () => {
  test.each<[string, Sheet, string[]]>([
    ["headings in row 1", [HEAD, row("A"), row("B")], ["A", "B"]],
    [
      "headings in row 7, after a title and other cells",
      [["Report"], [], ["Period", "Q2"], [], ["By", "me", "x"], [], HEAD, row("A")],
      ["A"],
    ],
    [
      "columns in another order, others between",
      [
        ["RAG", "Owner", "Actual", "Target", "Comments", "Indicator"],
        ["", "me", 1, 2, "fine", "A"],
      ],
      ["A"],
    ],
    [
      "stray notes beside the block",
      [
        [...HEAD, "", "Notes"],
        [...row("A"), "", "Status is provisional"],
        [...row("B"), "", ""],
      ],
      ["A", "B"],
    ],
    [
      "a heading elsewhere in the row puts nothing in doubt",
      [
        [...HEAD, "", "Status", "RAG"],
        [...row("A"), "", "x"],
      ],
      ["A"],
    ],
    ["an empty row in between", [HEAD, row("A"), [], row("B")], ["A", "B"]],
    ["two empty rows end it", [HEAD, row("A"), [], [], row("B")], ["A"]],
    [
      "somebody else's table below",
      [HEAD, row("A"), [], ["Item", "Cost", "Spent", "Owner"], ["Desks", 100, 90, "AB"]],
      ["A"],
    ],
    ["a paragraph below", [HEAD, row("A"), [], ["Next steps"], ["We shall see.", "", ""]], ["A"]],
    ["a name over some of the rows", [HEAD, row("A"), [], ["Roads"], row("B")], ["A", "B"]],
    ["headings repeated as on a new page", [HEAD, row("A"), HEAD, row("B"), HEAD, row("C")], ["A", "B", "C"]],
    ["no rows", [HEAD], []],
    [
      "three of four headings",
      [
        ["Indicator", "Target", "Actual"],
        ["A", 1, 2],
      ],
      [],
    ],
    [
      "other people's numbers",
      [
        ["Item", "Plan", "Actual", "Variance"],
        ["Desks", 1, 2, 3],
      ],
      [],
    ],
    ["nothing", [], []],
  ])("%s", (_, sheet, metrics) => {
    expect(metricsOf(sheet)).toEqual(metrics);
  });

  test("blocks side by side are both read, with or without an empty column between them", () => {
    for (const gap of [[""], []]) {
      const sheet = [
        [...HEAD, ...gap, ...HEAD],
        [...row("A"), ...gap, ...row("C")],
        [...row("B"), ...gap, ...row("D")],
      ];
      const found = search(sheet);
      expect(found.blocks.map(where)).toEqual(["A1 2-3", `${gap.length > 0 ? "F" : "E"}1 2-3`]);
      expect(readRows(sheet, found).map(({ cells }) => cells[0])).toEqual(["A", "B", "C", "D"]);
    }
  });
});

describe("headings over two rows", () => {
  test.each<[string, Sheet]>([
    ["a period below some", [HEAD, ["", "2024/25", "Q2", ""], row("A")]],
    ["a year as a number, a unit", [HEAD, ["", 2025, "%", ""], row("A")]],
    [
      "a heading in two halves",
      [["Performance", "Target", "Latest", "RAG"], ["Indicator", "", "Value", "Status"], row("A")],
    ],
    ["one merged over several", [["Indicator", "Quarter 2", "", ""], ["", "Target", "Actual", "RAG"], row("A")]],
    ["merged downwards and across", [["", "Performance", "", "RAG"], ["Measure", "Target", "Actual", ""], row("A")]],
    [
      "another group beside it",
      [
        ["Indicator", "Current", "", "", "Previous"],
        ["", "Target", "Value", "RAG", "Value"],
        [...row("A"), 5],
      ],
    ],
  ])("%s", (_, sheet) => {
    const found = search(sheet);
    expect(found.blocks.map(({ headingRow, firstRow }) => [headingRow, firstRow])).toEqual([[0, 2]]);
    expect(readRows(sheet, found).map(({ cells }) => cells)).toEqual(["A | 95% | 90"]);
  });

  test("a previous value is not read as the latest value", () => {
    const [block] = search([
      ["Indicator", "Target", "Previous", "Latest", "RAG"],
      ["", "", "Value", "Value", "Status"],
      ["A", 1, 2, 3, ""],
    ]).blocks;
    expect(block?.columns).toEqual({ metric: 0, target: 1, previousValue: 2, latestValue: 3, status: 4 });
  });

  test("a line with one text above the headings is not a heading row", () => {
    expect(search([["Roads"], HEAD, row("A")]).blocks.map(where)).toEqual(["A2 3-3"]);
  });

  test.each<[string, Sheet, string[]]>([
    [
      "one heading merged over two years",
      [
        ["Indicator", "Target", "", "Actual", "RAG"],
        ["", "2023/24", "2024/25", "", ""],
        ["A", 1, 2, 3, ""],
      ],
      ["Target 2023/24", "Target 2024/25"],
    ],
    [
      "one quarter twice",
      [
        ["Indicator", "Target", "Actual Q1", "Actual Q1", "RAG"],
        ["A", 1, 2, 3, ""],
      ],
      ["Actual Q1", "Actual Q1"],
    ],
  ])("%s: in doubt, so that nothing is read, and it is said", (_, sheet, headings) => {
    const found = search(sheet);
    expect(found.blocks).toEqual([]);
    expect(found.near).toMatchObject([{ row: 0, column: 0, unsure: [{ headings }] }]);
  });
});

describe("section and KPI", () => {
  test.each<[string, Sheet, [string, string, string][]]>([
    [
      "from their own columns, merged cells filled down; a new section begins without a KPI",
      [
        ["Theme", "KPI", ...HEAD],
        ["Roads", "Repair", ...row("A")],
        ["", "", ...row("B")],
        ["", "Lights", ...row("C")],
        ["Health", "", ...row("D")],
      ],
      [
        ["A", "Roads", "Repair"],
        ["B", "Roads", "Repair"],
        ["C", "Roads", "Lights"],
        ["D", "Health", ""],
      ],
    ],
    [
      "a name alone in the section column is of the rows below",
      [["Theme", ...HEAD], ["Roads"], ["", ...row("A")], ["Health"], ["", ...row("B")]],
      [
        ["A", "Roads", ""],
        ["B", "Health", ""],
      ],
    ],
    [
      "from the lines above several tables: KPI, and section until another comes",
      [
        ["Roads"],
        ["Repair"],
        HEAD,
        row("A"),
        [],
        ["Lights"],
        HEAD,
        row("B"),
        [],
        ["Health"],
        ["Checks"],
        HEAD,
        row("C"),
      ],
      [
        ["A", "Roads", "Repair"],
        ["B", "Roads", "Lights"],
        ["C", "Health", "Checks"],
      ],
    ],
    [
      "without an empty row between tables",
      [["Repair"], HEAD, row("A"), ["Lights"], HEAD, row("B")],
      [
        ["A", "", "Repair"],
        ["B", "", "Lights"],
      ],
    ],
    [
      "the line above the only table is its section",
      [["Adult services"], [], HEAD, row("A"), row("B")],
      [
        ["A", "Adult services", ""],
        ["B", "Adult services", ""],
      ],
    ],
    [
      "a title is no section where there is a column",
      [["KPIs 2024/25"], ["Theme", ...HEAD], ["", ...row("A")], ["Roads", ...row("B")]],
      [
        ["A", "", ""],
        ["B", "Roads", ""],
      ],
    ],
    [
      "repeated headings go on with both",
      [
        ["Theme", ...HEAD],
        ["Roads", ...row("A")],
        ["Theme", ...HEAD],
        ["", ...row("B")],
      ],
      [
        ["A", "Roads", ""],
        ["B", "Roads", ""],
      ],
    ],
    [
      "a note under a table is no KPI of the next",
      [["Repair"], HEAD, row("A"), ["Figures are provisional."], [], ["Lights"], HEAD, row("B")],
      [
        ["A", "", "Repair"],
        ["B", "", "Lights"],
      ],
    ],
  ])("%s", (_, sheet, names) => {
    expect(readRows(sheet, search(sheet)).map(({ cells, section, kpi }) => [cells[0], section, kpi])).toEqual(names);
  });
});

describe("rows that are left out", () => {
  test.each<[string, CellValue[], string]>([
    ["a total", ["Total", "", 99, ""], "total"],
    ["an average", ["Average of all districts", "", 99, ""], "total"],
    ["all of something, without a target", ["All schools", "", 99, ""], "total"],
    ["a note", ["Note: provisional", "", "", ""], "note"],
    ["a footnote", ["* provisional", "", "", "x"], "note"],
    ["a text alone", ["These are provisional", "", "", ""], "note"],
    ["figures without a name", ["", 5, 6, ""], "no-metric"],
  ])("%s", (_, cells, why) => {
    const sheet = [HEAD, row("A"), cells, row("B"), cells];
    const found = search(sheet);
    expect(metricsOf(sheet)).toEqual(["A", "B"]);
    expect(found.blocks[0]).toMatchObject({ rowCount: 3, skippedRows: [1] });
    expect(found.skipped.map((skipped) => [skipped.row, skipped.why])).toEqual([
      [2, why],
      [4, why],
    ]);
  });

  test.each([
    ["All schools", "95%", 90, ""],
    ["Notes sent in time", "", 90, ""],
    ["Key stage 2", "", 90, ""],
    ["Totally new", "", "", "Red"],
    ["Sources of energy", 5, "", ""],
  ])("%s is an indicator", (...cells) => {
    expect(metricsOf([HEAD, cells])).toEqual([cells[0]]);
  });

  test("lines below rows are notes of them, and lines above headings are not skipped", () => {
    const { skipped } = search([
      ["Repair"],
      HEAD,
      row("A"),
      ["Provisional."],
      [],
      ["Roads"],
      ["Lights"],
      HEAD,
      row("B"),
    ]);
    expect(skipped).toEqual([{ row: 3, column: 0, why: "note" }]);
  });
});

test("the published report, pasted as tables of their own", () => {
  const { values, rowOf } = pastedReport();
  const found = findBlocks({ firstRow: 0, firstColumn: 0, values });
  expect(found.blocks).toHaveLength(39);
  expect([found.skipped, found.near]).toEqual([[], []]);
  expect(readRows(values, found).map(({ section, kpi }) => [section, kpi])).toEqual(
    publishedRows().map(({ section, kpi }) => [section, kpi]),
  );
  const rowsRead = found.blocks.flatMap((block) =>
    Array.from({ length: block.rowCount }, (_, index) => block.firstRow + index),
  );
  expect(rowsRead).toEqual(rowOf);
});

describe("laws", () => {
  const texts = [
    "Indicator",
    "Target",
    "Actual",
    "RAG",
    "Theme",
    "KPI",
    "Good is",
    "2024/25",
    "Q2",
    "Total",
    "Note: x",
    "Roads",
    "95%",
    "High",
    "",
    "",
    "",
    "",
  ];
  const cell = fc.oneof(fc.constantFrom<CellValue[]>(...texts), fc.integer(), fc.boolean(), fc.string());
  const sheets = fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 14 });

  test("finding blocks never throws, and each cell is in one block at most", () => {
    fc.assert(
      fc.property(sheets, (sheet) => {
        const { blocks } = findBlocks({ firstRow: 0, firstColumn: 0, values: sheet });
        const taken = new Set<string>();
        for (const block of blocks) {
          expect(block.firstRow + block.rowCount).toBeLessThanOrEqual(sheet.length);
          expect(block.rowCount).toBe(block.sections.length);
          for (let index = 0; index < block.rowCount; index += 1) {
            const address = cellAddress(block.firstRow + index, block.firstColumn + (block.columns.status ?? -1));
            expect(taken.has(address)).toBe(false);
            taken.add(address);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  const names = fc.constantFrom("Potholes mended", "Visits", "Total", "Note: late", "All of it", "");
  const line = fc.tuple(
    fc.constantFrom("Roads", "Health", ""),
    names,
    fc.constantFrom<CellValue[]>("95%", 5, ""),
    fc.constantFrom<CellValue[]>(90, "n/a", ""),
    fc.constantFrom("", "Green"),
    fc.constantFrom("High", ""),
  );
  const blocks = fc
    .array(line, { minLength: 1, maxLength: 8 })
    .map((lines): Sheet => [["Theme", "Measure", "Target", "Actual", "RAG", "Good is"], ...lines]);

  test("moving a block changes only its addresses", () => {
    fc.assert(
      fc.property(blocks, fc.nat(9), fc.nat(9), (sheet, down, right) => {
        const moved: Sheet = [
          ...Array.from({ length: down }, () => []),
          ...sheet.map((cells) => [...Array<string>(right).fill(""), ...cells]),
        ];
        expect(readRows(moved, search(moved))).toEqual(readRows(sheet, search(sheet)));
        const [here, there] = [search(sheet), search(moved)];
        expect(there.skipped.map((one) => ({ ...one, row: one.row - down, column: one.column - right }))).toEqual(
          here.skipped,
        );
        // Where the used cells begin is no matter either.
        expect(readRows(sheet, search(sheet, down, right), down, right)).toEqual(readRows(sheet, here));
      }),
      { numRuns: 500 },
    );
  });

  test("columns in any order read the same", () => {
    fc.assert(
      fc.property(blocks, fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (sheet, order) => {
        const shuffled = sheet.map((cells) => order.map((column) => cells[column]));
        expect(readRows(shuffled, search(shuffled))).toEqual(readRows(sheet, search(sheet)));
      }),
      { numRuns: 500 },
    );
  });
});
