import fc from "fast-check";
import { textMatcher } from "../../../src/rag/rules/conditions";

test.each<[condition: string, text: string, matches: boolean]>([
  ["Bin collections", "  bin   COLLECTIONS ", true],
  ["Bin collections", "Bin collections missed", false],
  ["Bin*", "Bin collections missed", true],
  ["*missed", "Bin collections missed", true],
  ["condition of * road*", "Condition of A road % Red", true],
  ["condition of * road*", "Condition of road", false],
  ["*", "", true],
  ["**", "anything", true],
  // A piece is not matched by letters that another has used.
  ["ab*ba", "aba", false],
  ["ab*ba", "abba", true],
  ["a*b*a", "aba", true],
  ["a*b*b*a", "aba", false],
  // What a pattern would take for something else stands for itself.
  ["cost (£) per *?", "Cost (£) per home?", true],
  ["a.c*", "abc", false],
])("“%s” and “%s”: %s", (condition, text, expected) => {
  expect(textMatcher(condition)(text)).toBe(expected);
});

test("matches short texts as a regular expression does", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "*"), maxLength: 7 });
  fc.assert(
    fc.property(letters, fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 9 }), (condition, text) => {
      expect(textMatcher(condition)(text)).toBe(new RegExp(`^${condition.replace(/\*+/g, ".*")}$`).test(text));
    }),
    { numRuns: 2000 },
  );
});

test("a condition of only stars is matched quickly against a text that nearly fits", () => {
  const matcher = textMatcher(`${"*a".repeat(200)}!`);
  expect(matcher("a".repeat(30_000))).toBe(false);
});
