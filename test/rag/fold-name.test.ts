import { foldName } from "../../src/rag/fold-name";

test.each([
  ["Calls  answered ", "calls answered"],
  ["\n Calls\tAnswered", "calls answered"],
  [`${"A  b ".repeat(6000)}c`, `${"a b ".repeat(6000)}c`],
])("names that differ only in case or spacing are one (%#)", (name, same) => {
  expect(foldName(name)).toBe(same);
  expect(foldName(name)).toBe(same);
});

test("a very long name is folded once for all of its rows", () => {
  const replaced = jest.spyOn(String.prototype, "replace");
  const name = "Once only ".repeat(3270);
  for (let row = 0; row < 100_000; row += 1) foldName(name);
  const times = replaced.mock.calls.length;
  replaced.mockRestore();
  expect(times).toBe(1);
});
