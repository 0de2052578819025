import { EMPTY_CELL, numberCell, textCell, type CellContent } from "../../../src/rag/cell";
import { readProfile, writeProfile } from "../../../src/rag/rules/edges/profile";
import { describeProgress, readProgress } from "../../../src/rag/reading/dates/year-progress";

test.each<[string | CellContent, string | null]>([
  ["2024/25 Q2", "2 of 4 quarters"],
  ["Q3 2024-25", "3 of 4 quarters"],
  ["Quarter 1", "1 of 4 quarters"],
  ["2nd quarter 2024/25", "2 of 4 quarters"],
  ["2024/25 H1", "2 of 4 quarters"],
  ["Half year 2024/25", "2 of 4 quarters"],
  ["2024/25", "4 of 4 quarters"],
  ["2022-23", "4 of 4 quarters"],
  ["2023/2024 outturn", "4 of 4 quarters"],
  ["April 2024", "1 of 12 months"],
  ["Mar-25", "12 of 12 months"],
  ["Apr - Sep 2024", "6 of 12 months"],
  ["Month 7", "7 of 12 months"],
  ["M10 2024/25", "10 of 12 months"],
  ["30/09/2024", "6 of 12 months"],
  ["2024/25 YTD 10.10.24", "193 of 365 days"],
  ["at 29 February 2024", "11 of 12 months"],
  ["15/01/2024", "290 of 366 days"],
  [numberCell(45565, "dd/mm/yyyy"), "6 of 12 months"],
  [numberCell(45575, "d mmm yyyy"), "193 of 365 days"],
  ["2024-09", "6 of 12 months"],
  ["2025-03", "12 of 12 months"],
  ["2011-12", "4 of 4 quarters"],
  ["01/04/2024 - 30/09/2024", "6 of 12 months"],
  ["1.4.24-31.3.25", "12 of 12 months"],
  ["Q1-Q2 2024/25", "2 of 4 quarters"],
  ["Q1 & Q2 2024/25", "2 of 4 quarters"],
  ["2024/25 Qtr 1 to Qtr 3", "3 of 4 quarters"],
  ["2022-25", null],
  ["2024/05", null],
  ["2023/24 Summer Term", null],
  ["2024 b Spring Term", null],
  ["2022/23 b Revised", null],
  ["2024", null],
  ["Month 13", null],
  ["soon", null],
  [numberCell(45565), null],
  [EMPTY_CELL, null],
])("%s: %s", (asOf, expected) => {
  const progress = readProgress(typeof asOf === "string" ? textCell(asOf) : asOf);
  expect(progress && describeProgress(progress)).toBe(expected);
});

test.each([
  ["straight line", "straight line"],
  ["Straight-Line", "straight line"],
  ["40%, 87.5%, 95%, 100%", "40%, 87.5%, 95%, 100%"],
  ["25%;50%;75%;100%", "25%, 50%, 75%, 100%"],
])("the profile “%s”", (text, written) => {
  const profile = readProfile(text);
  expect(profile && writeProfile(profile)).toBe(written);
});

test.each([
  "",
  "even",
  "25%, 50%, 100%",
  "50%, 25%, 75%, 100%",
  "25%, 50%, 75%, 90%",
  "25, 50, 75, 100",
  "10%, 20%, 30%, 40%, 100%",
])("“%s” is not a profile", (text) => {
  expect(readProfile(text)).toBeNull();
});
