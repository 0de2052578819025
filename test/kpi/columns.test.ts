import { cellAddress, columnLetters, readAddress } from "../../src/kpi/address";
import { COLUMN_KEYS, HEADINGS } from "../../src/kpi/columns";
import { matchColumns } from "../../src/kpi/headings";

describe("finding columns by their headings", () => {
  const headings = COLUMN_KEYS.map((key) => HEADINGS[key]);
  test("the published headings, in any order and case, with stray spaces", () => {
    const { columns, missing } = matchColumns([...headings].reverse().map((heading) => ` ${heading.toUpperCase()}  `));
    expect(missing).toEqual([]);
    expect(columns.section).toBe(headings.length - 1);
    expect(columns.weight).toBe(0);
  });
  test("the first of two same headings counts", () => {
    expect(matchColumns(["Target", "Target"]).columns.target).toBe(0);
  });
  test("what is missing is named", () => {
    expect(matchColumns(["Target", "Metric Name", "Notes"]).missing).toEqual(["latestValue", "status"]);
  });
  test("other people's columns are left alone", () => {
    expect(Object.keys(matchColumns(["Notes", "Target (old)", "Target"]).columns)).toEqual(["target"]);
  });
});

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [701, "ZZ"],
  [702, "AAA"],
])("column %d is %s", (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
});

test.each<[string, { row: number; column: number } | null]>([
  ["G12", { row: 11, column: 6 }],
  ["'My sheet'!$B$2:$C$9", { row: 1, column: 1 }],
  ["AA100", { row: 99, column: 26 }],
  ["2:2", null],
  ["", null],
])("the address %s", (address, cell) => {
  expect(readAddress(address)).toEqual(cell);
  if (cell && /^\w+$/.test(address)) expect(cellAddress(cell.row, cell.column)).toBe(address);
});
