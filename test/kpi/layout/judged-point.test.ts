import { findJudged } from "../../../src/kpi/layout/judged-point";

/** Rows of results, oldest first. */
const judged = (...rows: (string | number)[][]): number =>
  findJudged((rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? "")));

test.each<[what: string, rows: (string | number)[][], at: number]>([
  [
    "the newest that most rows report",
    [
      [1, 2, 3],
      [1, 2, ""],
      [1, 2, ""],
    ],
    1,
  ],
  [
    "the newest, where half of the rows are late",
    [
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, ""],
    ],
    2,
  ],
  [
    "a row that never reports counts for nothing",
    [
      [1, 2, 3],
      ["", "", ""],
      ["", "", ""],
    ],
    2,
  ],
  [
    "“n/a”, “tbc” and “not due” are no results",
    [
      [1, 2, "n/a"],
      [1, 2, "tbc"],
      [1, 2, "not due"],
    ],
    1,
  ],
  [
    "a formula's error is no result",
    [
      [1, 2, "#DIV/0!"],
      [1, 2, "#N/A"],
      [1, 2, "#VALUE!"],
    ],
    1,
  ],
  [
    "zeros that formulas give for months to come",
    [
      [1, 2, 0],
      [3, 4, 0],
      [5, 6, 0],
    ],
    1,
  ],
  [
    "a year of zeros",
    [
      [0, 0, 0],
      [0, 0, 0],
    ],
    2,
  ],
  [
    "totals that formulas carry forward",
    [
      [1, 3, 3, 3],
      [2, 5, 5, 5],
      [4, 9, 9, 9],
    ],
    1,
  ],
  [
    "two rows with the same results twice",
    [
      [1, 3, 3],
      [2, 5, 5],
    ],
    2,
  ],
  [
    "words are results",
    [
      ["Yes", "No"],
      ["On track", "Met"],
    ],
    1,
  ],
  [
    "no result at all",
    [
      ["", ""],
      ["tbc", ""],
    ],
    -1,
  ],
])("%s", (_, rows, at) => {
  expect(judged(...rows)).toBe(at);
});
