import type { RowOf } from "../../kpi/kpi-table-of";
import type { Past } from "../../kpi/history/past";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { WITH_EXCEEDING } from "../scorecard-of";
import { documentKpiOf } from "./reported";

const RENT: RowOf = { target: "95%", latestValue: "89.8%" };
const STANDING = "89.8% is 5.2 points (5.5%) below the target of 95%.";
const Q1: Past = { period: "2024/25 Q1", value: "91.2%", target: "95%", status: "amber" };

describe("the facts of one indicator", () => {
  test.each<[string, RowOf, readonly Past[], string[]]>([
    ["is below its target", RENT, [], [STANDING]],
    [
      "has a previous value",
      { ...RENT, previousValue: "91.2%" },
      [],
      [STANDING, "It was 91.2% before: a fall of 1.4 points, which is worse."],
    ],
    ["was recorded", RENT, [Q1], [STANDING, "It was 91.2% in 2024/25 Q1: a fall of 1.4 points, which is worse."]],
    [
      "has risen where low is good",
      { target: "10 days", goodIs: "Low", latestValue: "12 days", previousValue: "11 days" },
      [],
      [
        "12 days is 2 days (20%) above the target of 10 days.",
        "It was 11 days before: a rise of 1 day, which is worse.",
      ],
    ],
    [
      "has fallen where low is good",
      { target: "10 days", goodIs: "Low", latestValue: "8 days", previousValue: "11 days" },
      [],
      [
        "8 days is 2 days (20%) below the target of 10 days.",
        "It was 11 days before: a fall of 3 days, which is better.",
      ],
    ],
    [
      "is nearer the target",
      { metric: "Budget £m", target: "10m", goodIs: "On Target", latestValue: 10.1, previousValue: 10.4 },
      [],
      [
        "£10.1m is £0.1m (1%) above the target of £10m.",
        "It was £10.4m before: a fall of £0.3m, which is nearer the target.",
      ],
    ],
    ["is as it was", RENT, [{ ...Q1, value: "89.8%" }], [STANDING, "It is as it was in 2024/25 Q1."]],
    [
      "had another status and target",
      RENT,
      [{ ...Q1, status: "green", target: "90%" }],
      [
        STANDING,
        "It was 91.2% in 2024/25 Q1: a fall of 1.4 points, which is worse.",
        "In 2024/25 Q1 it was reported as Green; it is Amber now.",
        "Its target in 2024/25 Q1 was “90%”.",
      ],
    ],
    [
      "has a bare figure judged in per cent",
      { metric: "Index", target: "Above 90%", latestValue: 100, previousValue: 104 },
      [],
      ["100% is 10 points (11.1%) above the target of 90%.", "It was 104% before: a fall of 4 points, which is worse."],
    ],
    [
      "is cumulative over the year",
      { metric: "Visits (cumulative)", target: 100, latestValue: 60, previousValue: 20, lastYear: 50 },
      [],
      [
        "60 is 10 (20%) above the 50 expected by now (2 of 4 quarters of 100).",
        "It was 50 in the same period last year: a rise of 10, which is better.",
      ],
    ],
    ["has no target", { target: "TBC", latestValue: 11 }, [], ["The latest value is 11.", "There is no target yet."]],
    ["has no value", { target: "95%", latestValue: "" }, [], ["There is no value yet."]],
    [
      "was given its status by an officer",
      { ...RENT, override: "Green", overrideReason: "Late return" },
      [],
      [STANDING, "Its status, Green, was set by an officer."],
    ],
    [
      "had another unit before",
      { target: 10, latestValue: "11 days", previousValue: "3 kg" },
      [],
      expect.not.arrayContaining([expect.stringContaining("before")]),
    ],
    [
      "has a break in series",
      { ...RENT, asOf: "2024/25 Q2 b" },
      [Q1],
      expect.not.arrayContaining([expect.stringContaining("91.2")]),
    ],
    [
      "does not say which way is good",
      { target: "95%", latestValue: "89%", previousValue: "91%", goodIs: "" },
      [],
      expect.not.arrayContaining([expect.stringContaining("91")]),
    ],
  ])("an indicator that %s", (_, row, past, expected) => {
    expect(documentKpiOf([row], { past }).narrative.facts).toEqual(expected);
  });

  test("an indicator that moved within the limit counts as steady", () => {
    const ruleset = {
      ...DEFAULT_RULESET,
      defaults: { ...DEFAULT_RULESET.defaults, direction: { steadyWithin: { kind: "points" as const, figure: 2 } } },
    };
    expect(documentKpiOf([{ ...RENT, previousValue: "91.2%" }], { ruleset }).narrative.facts[1]).toBe(
      "It was 91.2% before: a fall of 1.4 points, which counts as steady.",
    );
  });

  test("an indicator that the rules compare with last year is compared with both periods", () => {
    const ruleset = {
      ...DEFAULT_RULESET,
      defaults: { ...DEFAULT_RULESET.defaults, direction: { against: "last-year" as const } },
    };
    expect(
      documentKpiOf([{ ...RENT, previousValue: "91.2%", lastYear: "85%" }], { ruleset }).narrative.facts.slice(1),
    ).toEqual([
      "It was 91.2% before: a fall of 1.4 points, which is worse.",
      "It was 85% in the same period last year: a rise of 4.8 points, which is better.",
    ]);
  });

  test("an indicator well beyond its target exceeds it", () => {
    const kpi = documentKpiOf([{ target: 10, latestValue: 20 }], { ruleset: WITH_EXCEEDING });
    expect([kpi.rows[0]?.word, kpi.narrative.facts[0]]).toEqual([
      "Exceeding",
      "20% is 10 points (100%) above the target of 10%.",
    ]);
  });
});

describe("the facts of several indicators", () => {
  test("name each, and what they combine to", () => {
    const { facts } = documentKpiOf([
      { ...RENT, combine: "Yes" },
      { target: 10, latestValue: 11, previousValue: 12, combine: "Yes" },
    ]).narrative;
    expect(facts).toEqual([
      `Measure 1: ${STANDING}`,
      "Measure 2: 11 is 1 (10%) above the target of 10. It was 12 before: a fall of 1, which is worse.",
      "Reported as one KPI: Amber. Amber is the worst of 2 indicators: 1 Green and 1 Amber.",
    ]);
  });

  test("are not all given where there are many", () => {
    const { facts } = documentKpiOf(Array.from({ length: 100 }, () => RENT)).narrative;
    expect([facts.length, facts.at(-1)]).toEqual([7, "The table shows 94 more indicators."]);
  });
});
