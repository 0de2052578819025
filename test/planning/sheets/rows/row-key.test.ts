import { readMarks, shortenKey, writeMarks, type RowMark } from "../../../../src/planning/sheets/rows/row-key";
import { cellText } from "../../../../src/planning/sheets/rows/written-rows";

const TITLE: RowMark = { look: "title", hash: "1a2b", typed: new Map(), key: "sheet" };
const ROW: RowMark = {
  look: "body",
  hash: "3c4d",
  typed: new Map([
    [2, "5e"],
    [12, "6f"],
  ]),
  key: "kpi/a|b",
};

test("what the hidden column says of a row and of the title is read as it is written", () => {
  expect(writeMarks(ROW, TITLE)).toBe("body|3c4d;2=5e;12=6f|kpi/a|b\ntitle|1a2b|sheet");
  expect(readMarks(writeMarks(ROW, TITLE))).toEqual({ mark: ROW, title: TITLE });
  expect(readMarks(writeMarks(ROW, null))).toEqual({ mark: ROW, title: null });
});

test.each([
  ["nothing", undefined],
  ["an empty cell", ""],
  ["a number", 5],
  ["a word", "body"],
  ["a look that is none", "bodies|3c4d|kpi/a"],
  ["a row without a key", "body|3c4d|"],
  ["a sum that is too long", "body|12345678|kpi/a"],
  ["words before it", "my body|3c4d|kpi/a"],
  ["a title without its row", "mine\ntitle|1a2b|sheet"],
])("%s says nothing of a row", (_, cell) => {
  expect(readMarks(cell)).toEqual({ mark: null, title: null });
});

test("keys of up to 60 characters are kept; of longer ones the first part, and two sums of the whole", () => {
  const [kept, long] = [60, 61].map((length) => "kpi/".padEnd(length, "a"));
  expect(shortenKey(kept ?? "")).toBe(kept);
  expect(shortenKey(long ?? "")).toMatch(/^kpi\/[0-9a-z]{1,7}-[0-9a-z]{1,7}$/);
  expect(shortenKey(`${long ?? ""}b`)).not.toBe(shortenKey(long ?? ""));
});

test("a text has one kind of line break in a cell, and no more characters than Excel takes", () => {
  expect(cellText("a\r\nb\rc\nd")).toBe("a\nb\nc\nd");
  expect(cellText("a".repeat(40_000))).toHaveLength(32_767);
});
