import type { CellArea } from "../../../src/kpi/unwritable";
import { findBlocks } from "../../../src/kpi/finding/find-blocks";
import type { CellValue } from "../../../src/kpi/kpi-table";
import { cellsInLine } from "../../support/sheet-lines";

/** Lines of cells with "|" between them, all as wide as the widest. */
function sheetOf(lines: readonly string[]): CellValue[][] {
  const rows = lines.map(cellsInLine);
  const width = Math.max(...rows.map((cells) => cells.length));
  return rows.map((cells) => [...cells, ...Array.from({ length: width - cells.length }, () => "")]);
}

const cell = (row: number, column: number, columnCount: number, rowCount = 1): CellArea => ({
  ...{ row, column, rowCount, columnCount },
});

/** Each block: its first row of data, counted from 1, its columns for all periods, and those of each period. */
function read(lines: readonly string[], merged?: readonly CellArea[]): string[] {
  const values = sheetOf(lines);
  const { blocks } = findBlocks({ firstRow: 0, firstColumn: 0, values, ...(merged ? { merged } : {}) });
  return blocks.map(({ firstRow, firstColumn, columns, series }) => {
    const write = (map: object): string =>
      Object.entries(map)
        .sort(([, a], [, b]) => Number(a) - Number(b))
        .map(([key, index]) => `${key} ${firstColumn + Number(index)}`)
        .join(", ");
    const points = series?.points.map(({ text, columns: own }) => `${text}: ${write(own)}`) ?? [];
    return [`row ${firstRow + 1}`, write(series?.constant ?? columns), ...points].join("; ");
  });
}

test.each<{ what: string; lines: string[]; merged?: CellArea[]; is: string[] }>([
  {
    what: "a year over quarters over fields",
    lines: ["Measure|Target|2025/26||||", "||Q1||Q2||", "||Actual|RAG|Actual|RAG|Comments", "A|5|4|Green|6||fine"],
    is: ["row 4; metric 0, target 1; 2025/26 Q1: latestValue 2, status 3; 2025/26 Q2: latestValue 4, status 5"],
  },
  {
    what: "two years over quarters over fields",
    lines: ["||2024/25||2025/26||", "Measure|Target|Q4||Q1||Owner", "||Actual|RAG|Actual|RAG|", "A|5|4|Green|6||me"],
    is: ["row 4; metric 0, target 1; 2024/25 Q4: latestValue 2, status 3; 2025/26 Q1: latestValue 4, status 5"],
  },
  {
    what: "years alone over a row with all fields twice",
    lines: [
      "|2024/25|||2025/26||",
      "Metric Name|Target|Latest Value|RAG Status|Target|Latest Value|RAG Status",
      "A|5|4|Red|6|7|",
    ],
    is: ["row 3; metric 0; 2024/25: target 1, latestValue 2, status 3; 2025/26: target 4, latestValue 5, status 6"],
  },
  {
    what: "a comment after the last quarter is not of that quarter, and nor is a target there",
    lines: ["Measure|Q1||Q2||||", "|Actual|RAG|Actual|RAG|Target|Good Is|Comments", "A|4|Red|6||5|High|fine"],
    is: ["row 3; metric 0, target 5, goodIs 6; Q1: latestValue 1, status 2; Q2: latestValue 3, status 4"],
  },
  {
    what: "what only the newest quarter has, where its heading is merged over it",
    lines: ["Measure|Target|Q1||Q2||", "||Actual|RAG|Actual|RAG|Forecast", "A|5|4|Red|6||7"],
    merged: [cell(0, 2, 2), cell(0, 4, 2), cell(0, 0, 1, 2)],
    is: ["row 3; metric 0, target 1; Q1: latestValue 2, status 3; Q2: latestValue 4, status 5"],
  },
  {
    what: "a heading merged over less than the blanks beside it",
    lines: ["Measure|Q1||Q2||", "|Actual|RAG|Actual|RAG|Target", "A|4|Red|6||5"],
    merged: [cell(0, 1, 2), cell(0, 3, 2)],
    is: ["row 3; metric 0, target 5; Q1: latestValue 1, status 2; Q2: latestValue 3, status 4"],
  },
  {
    what: "months under Actual",
    lines: ["Measure|Target|Actual|||RAG", "||Apr|May|Jun|", "A|5|4|6|7|"],
    is: ["row 3; metric 0, target 1, status 5; Apr: latestValue 2; May: latestValue 3; Jun: latestValue 4"],
  },
  {
    what: "months under quarters",
    lines: ["Measure|Target|Quarter 1|||Quarter 2|||RAG", "||Apr|May|Jun|Jul|Aug|Sep|", "A|5|1|2|3|4|5|6|"],
    is: [
      "row 3; metric 0, target 1, status 8; Apr: latestValue 2; May: latestValue 3; Jun: latestValue 4; " +
        "Jul: latestValue 5; Aug: latestValue 6; Sep: latestValue 7",
    ],
  },
  {
    what: "months under a year, and quarters of a year over fields",
    lines: ["Measure|Target|2025/26||RAG", "||Feb|Mar|", "A|5|1|2|"],
    is: ["row 3; metric 0, target 1, status 4; 2025/26 Feb: latestValue 2; 2025/26 Mar: latestValue 3"],
  },
  {
    what: "months under quarters that say the year",
    lines: ["Measure|Target|Q4 2025/26||RAG", "||Feb|Mar|", "A|5|1|2|"],
    is: ["row 3; metric 0, target 1, status 4; 2025/26 Feb: latestValue 2; 2025/26 Mar: latestValue 3"],
  },
  {
    what: "other words beside the period",
    lines: [
      "Measure|Target|Quarter 1 performance||Quarter 2 performance||",
      "||Actual|RAG|Actual|RAG|",
      "A|5|4|Red|6||",
    ],
    is: ["row 3; metric 0, target 1; Quarter 1: latestValue 2, status 3; Quarter 2: latestValue 4, status 5"],
  },
  {
    what: "dates as the second row",
    lines: ["Measure|Target|Actual|||RAG", "||45748|45778|45809|", "A|5|4|6|7|"],
    is: [
      "row 3; metric 0, target 1, status 5; April 2025: latestValue 2; May 2025: latestValue 3; June 2025: latestValue 4",
    ],
  },
  {
    what: "a title and a note above stay titles",
    lines: [
      "Performance 2025/26||||||",
      "All figures are provisional||||||",
      "Measure|Target|Q1||Q2||",
      "||Actual|RAG|Actual|RAG|",
      "A|5|4|Red|6||",
    ],
    is: ["row 5; metric 0, target 1; Q1: latestValue 2, status 3; Q2: latestValue 4, status 5"],
  },
  {
    what: "a title merged over the whole width",
    lines: ["Corporate scorecard Q2 2025/26|||", "Measure|Target|Actual|RAG", "A|5|4|"],
    merged: [cell(0, 0, 4)],
    is: ["row 3; metric 0, target 1, latestValue 2, status 3"],
  },
  {
    what: "a unit below the second row",
    lines: ["Measure|Target|Q1||Q2||", "||Actual|RAG|Actual|RAG|", "||%||%|", "A|5|4|Red|6||"],
    is: ["row 4; metric 0, target 1; Q1: latestValue 2, status 3; Q2: latestValue 4, status 5"],
  },
])("$what", ({ lines, merged, is }) => {
  expect(read(lines, merged)).toEqual(is);
});

test.each([
  ["Quarter 2 2025/26", ""],
  ["Roads and transport", "Roads and transport"],
])("%s over a table is the section “%s”", (title, section) => {
  const values = sheetOf([title, "Measure|Target|Actual|RAG", "A|5|4|"]);
  expect(findBlocks({ firstRow: 0, firstColumn: 0, values }).blocks[0]?.sections).toEqual([section]);
});
