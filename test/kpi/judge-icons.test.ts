import { judgeIcons } from "../../src/kpi/status-looks/judge-icons";
import type { IconLimit, IconRule, IconVerdict } from "../../src/kpi/status-looks/looks";
import { signsOf } from "../../src/kpi/status-looks/signs";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { rulesListing } from "../rag/rules/listed";

const limits = (kind: "number" | "share" | "above", ...figures: number[]): IconLimit[] =>
  [0, ...figures].map((figure) => ({ isNumber: kind !== "share", isFrom: kind !== "above", figure }));

/** An icon set over the whole column. */
function rule(style: string, begins: IconLimit[], more: Partial<IconRule> = {}): IconRule {
  return { isWhole: true, style, isReversed: false, limits: begins, ...more };
}

const EMPTY = { values: [], formats: [] };
const GENERAL = (...values: (number | string)[]): { values: (number | string)[]; formats: string[] } => ({
  values,
  formats: values.map(() => "General"),
});
const OURS = { values: [3, 1], formats: ['[=3]"Green";[=2]"Amber";"Red"', '[=3]"Green";[=2]"Amber";"Red"'] };

const book = (green: number, amber: number, red: number): unknown => ({
  is: "book",
  numbers: expect.objectContaining({ written: { green, amber, red } }),
});
const contradicting = (why: string): unknown => ({ is: "contradicting", why });

/** A red cross for 1, and nothing for others. */
const ONLY_RED = { chosen: [null, { set: "NoIcons", place: 0 }, { set: "NoIcons", place: 0 }] };
/** Green where the set would be red. */
const TURNED = {
  chosen: [
    { set: "ThreeFlags", place: 2 },
    { set: "ThreeStars", place: 1 },
    { set: "FourTrafficLights", place: 1 },
  ],
};

test.each<[string, IconRule[], unknown, Parameters<typeof judgeIcons>[2]]>([
  ["lights from 2 and 3 on say what ours say", [rule("ThreeTrafficLights1", limits("number", 2, 3))], null, EMPTY],
  ["above 1 and above 2, too", [rule("ThreeSigns", limits("above", 1, 2))], null, EMPTY],
  [
    "four lights, the lowest of them black, which no status is",
    [rule("FourTrafficLights", limits("number", 1, 2, 3))],
    null,
    EMPTY,
  ],
  ["a red cross for 1 and no icon for others", [rule("ThreeSymbols", limits("number", 2, 3), ONLY_RED)], null, EMPTY],
  [
    "reversed, 1 is green and 3 red",
    [rule("ThreeSigns", limits("number", 2, 3), { isReversed: true })],
    book(1, 2, 3),
    GENERAL(3, 2, 1),
  ],
  ["other icons in another order", [rule("Invalid", limits("number", 2, 3), TURNED)], book(1, 2, 3), EMPTY],
  ["0, 1 and 2", [rule("ThreeTrafficLights2", limits("number", 1, 2))], book(2, 1, 0), EMPTY],
  ["0, 1 and 2, by what they are above", [rule("ThreeArrows", limits("above", 0, 1))], book(2, 1, 0), GENERAL(0, 2)],
  ["halves between whole numbers", [rule("ThreeFlags", limits("number", 0.5, 1.5))], book(2, 1, 0), EMPTY],
  ["tens", [rule("ThreeTriangles", limits("number", 20, 30), { isReversed: true })], book(10, 20, 30), EMPTY],
  ["nothing, half and full", [rule("ThreeStars", limits("number", 50, 100))], book(100, 50, 0), EMPTY],
  [
    "five arrows from 1 to 5: the middle one is amber",
    [rule("FiveArrows", limits("number", 2, 3, 4, 5))],
    book(5, 3, 1),
    EMPTY,
  ],
  ["four bars from 1 to 4", [rule("FourRating", limits("number", 2, 3, 4))], book(4, 3, 1), GENERAL(2)],
  ["percentages of the column", [rule("ThreeTrafficLights1", limits("share", 33, 67))], contradicting("shares"), EMPTY],
  [
    "black to red, where nothing is green",
    [rule("FourRedToBlack", limits("number", 1, 2, 3))],
    contradicting("numbers"),
    EMPTY,
  ],
  ["numbers in no equal steps", [rule("ThreeSigns", limits("number", 50, 80))], contradicting("numbers"), EMPTY],
  ["numbers below none", [rule("ThreeSigns", limits("number", 0, 1))], contradicting("numbers"), EMPTY],
  [
    "other numbers in the column than the icons tell apart",
    [rule("ThreeSigns", limits("number", 2, 3), { isReversed: true })],
    contradicting("numbers"),
    GENERAL(3, 7),
  ],
  ["a set that nobody knows", [rule("SevenDwarfs", limits("number", 2, 3))], contradicting("unknown"), EMPTY],
  [
    "chosen icons in an order turned round",
    [rule("Invalid", limits("number", 2, 3), { ...TURNED, isReversed: true })],
    contradicting("unknown"),
    EMPTY,
  ],
  [
    "reversed icons over numbers that are shown as our words",
    [rule("ThreeSigns", limits("number", 2, 3), { isReversed: true })],
    contradicting("numbers"),
    OURS,
  ],
  [
    "a reversed set on part of the column, ours on all of it beneath",
    [
      rule("ThreeSigns", limits("number", 2, 3), { isReversed: true, isWhole: false }),
      rule("ThreeSymbols2", limits("number", 2, 3)),
    ],
    contradicting("numbers"),
    EMPTY,
  ],
  [
    "what lies beneath ours is not seen",
    [rule("ThreeSymbols2", limits("number", 2, 3)), rule("ThreeSigns", limits("number", 2, 3), { isReversed: true })],
    null,
    EMPTY,
  ],
  [
    "two sets over all, of which the upper counts",
    [rule("ThreeSigns", limits("number", 2, 3), { isReversed: true }), rule("ThreeSigns", limits("number", 2, 3))],
    book(1, 2, 3),
    EMPTY,
  ],
])("icons: %s", (_, rules, verdict, column) => {
  expect(judgeIcons(rules, DEFAULT_RULESET, column)).toEqual(verdict);
});

test("every number of a workbook's scale is read as the status of its icon", () => {
  const verdict = judgeIcons([rule("FourArrows", limits("number", 2, 3, 4))], DEFAULT_RULESET, EMPTY) as Extract<
    IconVerdict,
    { is: "book" }
  >;
  expect(verdict.numbers.read).toEqual([
    [1, "red"],
    [2, "amber"],
    [3, "amber"],
    [4, "green"],
  ]);
});

test.each<[string, Parameters<typeof rulesListing>, unknown, typeof OURS]>([
  [
    "two statuses need no amber",
    ["green", "red"],
    { is: "book", numbers: expect.objectContaining({ written: { green: 1, red: 3 } }) },
    EMPTY,
  ],
  [
    "a fourth status has no sign of its own in three",
    ["exceeding", "green", "amber", "red"],
    contradicting("numbers"),
    EMPTY,
  ],
])("icons that are reversed: %s", (_, listed, verdict, column) => {
  expect(
    judgeIcons([rule("ThreeSigns", limits("number", 2, 3), { isReversed: true })], rulesListing(...listed), column),
  ).toEqual(verdict);
});

test("the add-in's icons under earlier rules are not a workbook's own", () => {
  const five = rulesListing("green", "amber-green", "amber", "amber-red", "red");
  expect(judgeIcons([rule("ThreeSymbols2", limits("number", 2, 3))], five, OURS)).toEqual({ is: "earlier" });
  expect(judgeIcons([rule("FiveArrows", limits("number", 1.5, 2, 2.5, 3))], DEFAULT_RULESET, OURS)).toBeNull();
  // An officer's, who turned them round.
  expect(judgeIcons([rule("ThreeSymbols2", limits("number", 2, 3), { isReversed: true })], five, OURS)).toEqual(
    contradicting("numbers"),
  );
});

test("every icon set of Excel is known", () => {
  const sets = Object.keys(ICON_COUNTS);
  for (const set of sets)
    expect([
      set,
      signsOf(rule(set, limits("number", ...Array.from({ length: (ICON_COUNTS[set] ?? 0) - 1 }, (_, place) => place)))),
    ]).toEqual([set, expect.not.arrayContaining([null])]);
  expect(sets).toHaveLength(20);
});

/** How many icons each of Excel's sets has. */
const ICON_COUNTS: Record<string, number> = {
  ...{
    ThreeArrows: 3,
    ThreeArrowsGray: 3,
    ThreeFlags: 3,
    ThreeTrafficLights1: 3,
    ThreeTrafficLights2: 3,
    ThreeSigns: 3,
    ThreeSymbols: 3,
    ThreeSymbols2: 3,
  },
  ...{
    ThreeStars: 3,
    ThreeTriangles: 3,
    FourArrows: 4,
    FourArrowsGray: 4,
    FourRating: 4,
    FourRedToBlack: 4,
    FourTrafficLights: 4,
  },
  ...{ FiveArrows: 5, FiveArrowsGray: 5, FiveRating: 5, FiveQuarters: 5, FiveBoxes: 5 },
};
