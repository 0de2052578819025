import { makeRowKeys } from "../../../src/planning/sheets/row-keys";

test("a row's key is the same for names that differ only in case or spacing, and no two rows have one key", () => {
  const keyOf = makeRowKeys();
  const keys = [
    ["Roads ", "A"],
    ["roads", " a"],
    ["roads", "a#2"],
    ["roads", "A"],
    ["roads/a"],
    ["roads\\", "a"],
    ["", ""],
  ].map(([...names]) => keyOf("kpi", ...names));
  expect(keys).toEqual([
    "kpi/roads/a",
    "kpi/roads/a#2",
    "kpi/roads/a#2#2",
    "kpi/roads/a#3",
    "kpi/roads\\/a",
    "kpi/roads\\\\/a",
    "kpi//",
  ]);
  expect(makeRowKeys()("kpi", "ROADS", "a")).toBe(keys[0]);
});
