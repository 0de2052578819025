import { makeRowKeys } from "../../../src/planning/sheets/row-keys";

test("row keys are unique, and the same for names that differ only in case or spacing", () => {
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
