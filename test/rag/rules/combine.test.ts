import fc from "fast-check";
import { combine, COMBINE_METHODS } from "../../../src/rag/rules/combining/combine";
import { countNone, LEVELS, STATUSES, type Status } from "../../../src/rag/status";
import { listed, rulesListing } from "./listed";

const LISTED = LEVELS.map((level) => listed(level));

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
  expect(methods.map((method) => combine(members(letters), LISTED, method).status)).toEqual([worst, majority, mean]);
  // Without weights each member counts 1, as in the mean.
  expect(combine(members(letters), LISTED, "weighted").status).toBe(mean);
});

test("members that are not rated are counted", () => {
  expect(combine(members("GA--"), LISTED)).toEqual({
    status: "amber",
    method: "worst-of",
    counts: { ...countNone(), green: 1, amber: 1, "not-rated": 2 },
    unweighted: 0,
  });
});

test("the order of members changes nothing, for any method", () => {
  const statuses = fc.array(fc.constantFrom(...STATUSES), { maxLength: 8 });
  fc.assert(
    fc.property(statuses, fc.constantFrom(...COMBINE_METHODS), (list, method) => {
      expect(combine([...list].reverse(), LISTED, method)).toEqual(combine(list, LISTED, method));
      expect(combine([...list].sort(), LISTED, method)).toEqual(combine(list, LISTED, method));
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
    expect(combine(members(letters), LISTED, "weighted", weights)).toMatchObject({ status, unweighted });
  });
  test("exceeding counts as green, and is better than green only in worst-of", () => {
    expect(combine(["exceeding", "red"], LISTED, "mean").status).toBe(combine(["green", "red"], LISTED, "mean").status);
    expect(combine(["exceeding", "green"], LISTED).status).toBe("green");
    expect(combine(["exceeding", "exceeding"], LISTED).status).toBe("exceeding");
  });
});

describe("a mean is of what statuses count as", () => {
  const five = rulesListing("green", "amber-green", "amber", "amber-red", "red").statuses;
  const two = rulesListing("green", "red").statuses;
  const noAmber = rulesListing("green", "amber-green", "amber-red", "red").statuses;
  test.each<[string, Status[], typeof five, Status]>([
    ["all between count as amber", ["amber-green", "amber-red"], five, "amber"],
    ["green and amber-green come to green", ["green", "amber-green"], five, "green"],
    ["green and red come to amber", ["green", "red"], five, "amber"],
    ["without an amber, the worst of what counts so", ["green", "red"], noAmber, "amber-red"],
    ["with nothing between, half met is not met", ["green", "red"], two, "red"],
    ["with nothing between, three of four met are met", ["green", "green", "green", "red"], two, "green"],
  ])("%s", (_, list, statuses, expected) => {
    expect(combine(list, statuses, "mean").status).toBe(expected);
  });
});

test("a worse member never makes a KPI better, for any list and method", () => {
  const lists = fc
    .subarray(["exceeding", "amber-green", "amber", "amber-red"] as const, { maxLength: 3 })
    .map((others) => rulesListing("green", "red", ...others).statuses);
  fc.assert(
    fc.property(
      lists.chain((statuses) =>
        fc.tuple(
          fc.constant(statuses),
          fc.array(fc.nat(statuses.length - 1), { minLength: 1, maxLength: 6 }),
          fc.nat(5),
        ),
      ),
      fc.constantFrom("worst-of" as const, "mean" as const),
      ([statuses, places, which], method) => {
        const at = (list: readonly number[]): number => {
          const { status } = combine(
            list.flatMap((place) => statuses[place]?.status ?? []),
            statuses,
            method,
          );
          return statuses.findIndex((one) => one.status === status);
        };
        const worse = places.map((place, index) =>
          index === which % places.length ? Math.min(place + 1, statuses.length - 1) : place,
        );
        expect(at(worse)).toBeGreaterThanOrEqual(at(places));
      },
    ),
  );
});
