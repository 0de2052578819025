import fc from "fast-check";
import { combine, COMBINE_METHODS } from "../../../src/rag/rules/combine";
import { STATUSES, type Status } from "../../../src/rag/status";

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
  const methods = ["worst-of", "majority", "mean"] as const;
  expect(methods.map((method) => combine(members(letters), method).status)).toEqual([worst, majority, mean]);
  // Without weights each member counts 1, as in the mean.
  expect(combine(members(letters), "weighted").status).toBe(mean);
});

test("members that are not rated are counted", () => {
  expect(combine(members("GA--"))).toEqual({
    status: "amber",
    method: "worst-of",
    counts: { exceeding: 0, green: 1, amber: 1, red: 0, "not-rated": 2 },
    unweighted: 0,
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

describe("by weight", () => {
  test.each<[string, (number | null)[], Status, number]>([
    // 70 highways, 30 lighting: green and red weigh 1.4 of 2.
    ["GR", [70, 30], "amber", 0],
    ["GR", [0.8, 0.2], "green", 0],
    ["GR", [75, 25], "green", 0],
    ["GR", [0.1, 0.9], "red", 0],
    // 0.1 + 0.2 is 0.30000000000000004 in binary: exactly half the points must still be amber.
    ["GRR", [0.1, 0.1, 0.2], "amber", 0],
    // Weights 5 and 1, not rated left out with its weight.
    ["G-R", [5, 100, 1], "green", 0],
    ["GR", [3, null], "green", 1],
    ["GR", [0, 0], "not-rated", 0],
    ["-", [1], "not-rated", 0],
  ])("%s weighing %j: %s", (letters, weights, status, unweighted) => {
    expect(combine(members(letters), "weighted", weights)).toMatchObject({ status, unweighted });
  });
  test("exceeding counts as green does, and is better than green only in worst-of", () => {
    expect(combine(["exceeding", "red"], "mean").status).toBe(combine(["green", "red"], "mean").status);
    expect(combine(["exceeding", "green"]).status).toBe("green");
    expect(combine(["exceeding", "exceeding"]).status).toBe("exceeding");
  });
});
