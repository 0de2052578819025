import { sameName } from "../../src/kpi/same-name";

test.each([
  ["Calls  answered ", "calls answered"],
  ["\n Calls\tAnswered", "calls answered"],
  [`${"A  b ".repeat(6000)}c`, `${"a b ".repeat(6000)}c`],
])("names that differ only in case or spacing are one (%#)", (name, same) => {
  expect(sameName(name)).toBe(same);
  expect(sameName(name)).toBe(same);
});

test("a text as long as a cell is worked out once, however many rows have it", () => {
  const replaced = jest.spyOn(String.prototype, "replace");
  const name = "Once only ".repeat(3270);
  for (let row = 0; row < 100_000; row += 1) sameName(name);
  const times = replaced.mock.calls.length;
  replaced.mockRestore();
  expect(times).toBe(1);
});
