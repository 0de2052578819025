import fc from "fast-check";
import { combine, COMBINE_METHODS } from "../../src/rag/combine";
import { STATUSES, type Status } from "../../src/rag/status";

const LETTERS: Record<string, Status> = { G: "green", A: "amber", R: "red", "-": "not-rated" };
const members = (letters: string): Status[] => [...letters].map((letter) => LETTERS[letter] ?? "not-rated");

test.each<[string, Status, Status, Status]>([
  // members, worst-of, majority, mean
  ["GG", "green", "green", "green"],
  ["GGGG", "green", "green", "green"],
  // The published roads: two ambers and a red, reported as Red.
  ["AAR", "red", "amber", "amber"],
  ["AGA", "amber", "amber", "amber"],
  ["AR", "red", "red", "amber"],
  ["GGR", "red", "green", "amber"],
  ["GAR", "red", "red", "amber"],
  ["GGGA", "amber", "green", "green"],
  ["GA", "amber", "amber", "green"],
  ["RRRG", "red", "red", "amber"],
  ["RRRRG", "red", "red", "red"],
  ["G-", "green", "green", "green"],
  ["--", "not-rated", "not-rated", "not-rated"],
  ["", "not-rated", "not-rated", "not-rated"],
])("%s: worst-of %s, majority %s, mean %s", (letters, worst, majority, mean) => {
  expect(COMBINE_METHODS.map((method) => combine(members(letters), method).status)).toEqual([worst, majority, mean]);
});

test("members that are not rated are counted", () => {
  expect(combine(members("GA--"))).toEqual({
    status: "amber",
    method: "worst-of",
    counts: { green: 1, amber: 1, red: 0, "not-rated": 2 },
  });
});

test("the order of members changes nothing, by any method", () => {
  const statuses = fc.array(fc.constantFrom(...STATUSES), { maxLength: 8 });
  fc.assert(
    fc.property(statuses, fc.constantFrom(...COMBINE_METHODS), (list, method) => {
      expect(combine([...list].reverse(), method)).toEqual(combine(list, method));
      expect(combine([...list].sort(), method)).toEqual(combine(list, method));
    }),
  );
});
