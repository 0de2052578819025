import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { CombineMethod } from "../../src/rag/rules/combining/combine";
import { disagreements, explainDisagreements } from "../../src/report/disagreements";
import { explainKpi, labelMethod } from "../../src/report/explain-kpi";
import { statusOfKpi } from "../../src/report/kpi-status";
import type { RowOf } from "../kpi/kpi-table-of";
import { AMBER, combiningBy, GREEN, kpiOf, RED, UNRATED, WITH_EXCEEDING } from "./scorecard-of";

const weighing = (row: RowOf, weight: number): RowOf => ({ ...row, weight });
const overridden: RowOf = { ...RED, override: "Green", overrideReason: "Late return" };

test.each<[CombineMethod, string, RowOf[], string]>([
  [
    "worst-of",
    "members that differ",
    [GREEN, AMBER, RED],
    "Red is the worst of 3 indicators: 1 Green, 1 Amber and 1 Red.",
  ],
  ["worst-of", "two alike", [GREEN, GREEN], "Both indicators are Green."],
  ["worst-of", "all alike", [RED, RED, RED], "All 3 indicators are Red."],
  [
    "worst-of",
    "some not rated",
    [GREEN, AMBER, UNRATED],
    "Amber is the worst of 2 rated indicators: 1 Green and 1 Amber. 1 that is not rated was left out.",
  ],
  [
    "worst-of",
    "all rated alike",
    [GREEN, GREEN, UNRATED, UNRATED],
    "Both rated indicators are Green. 2 that are not rated were left out.",
  ],
  [
    "worst-of",
    "one of two rated",
    [AMBER, UNRATED],
    "Only 1 of its 2 indicators is rated, and it is Amber. The other was left out.",
  ],
  [
    "worst-of",
    "one of three rated",
    [UNRATED, AMBER, UNRATED],
    "Only 1 of its 3 indicators is rated, and it is Amber. The others were left out.",
  ],
  ["worst-of", "none rated", [UNRATED, UNRATED], "None of its 2 indicators is rated, so the KPI is not rated either."],
  ["worst-of", "an override", [GREEN, overridden], "Both indicators are Green. 1 of the statuses is an override."],
  ["worst-of", "overrides", [overridden, overridden], "Both indicators are Green. 2 of the statuses are overrides."],
  [
    "worst-of",
    "marks on some rows",
    [GREEN, { ...GREEN, combine: "" }],
    "Both indicators are Green. Combine is marked on 1 of its 2 rows; all of them were combined.",
  ],
  [
    "worst-of",
    "one indicator that is marked",
    [GREEN],
    "Its one indicator is Green, and so is the KPI. Combine is marked, but there is nothing to combine it with.",
  ],
  ["worst-of", "one indicator", [{ ...UNRATED, combine: "" }], "Its one indicator is Not rated, and so is the KPI."],
  [
    "worst-of",
    "no marks",
    [
      { ...GREEN, combine: "" },
      { ...RED, combine: "" },
    ],
    "Its 2 indicators are not combined: 1 Green and 1 Red.",
  ],
  ["majority", "a commonest", [AMBER, AMBER, RED], "Amber is the commonest of 3 indicators: 2 Amber and 1 Red."],
  [
    "majority",
    "two equally common",
    [GREEN, RED],
    "Green and Red are equally common among 2 indicators (1 Green and 1 Red), and the worse of them counts: Red.",
  ],
  [
    "majority",
    "three equally common",
    [GREEN, AMBER, RED],
    "Green, Amber and Red are equally common among 3 indicators (1 Green, 1 Amber and 1 Red), and the worst of them counts: Red.",
  ],
  [
    "mean",
    "members that differ",
    [AMBER, AMBER, RED],
    "The average of 3 indicators (2 Amber and 1 Red) is 0.67 points, which is Amber.",
  ],
  [
    "mean",
    "exactly on a step",
    [GREEN, AMBER],
    "The average of 2 indicators (1 Green and 1 Amber) is 1.5 points, which is Green.",
  ],
  [
    "weighted",
    "weights",
    [weighing(GREEN, 70), weighing(RED, 30)],
    "The weighted average of 2 indicators is 1.4 points, which is Amber: 1 Green weighs 70 and 1 Red weighs 30.",
  ],
  [
    "weighted",
    "a weight that is missing",
    [weighing(GREEN, 3), RED, RED],
    "The weighted average of 3 indicators is 1.2 points, which is Amber: 1 Green weighs 3 and 2 Red weigh 2. 2 without a Weight count 1 each.",
  ],
  ["weighted", "a missing weight that changes nothing", [weighing(GREEN, 3), GREEN], "Both indicators are Green."],
  [
    "weighted",
    "an average that would round to a step",
    [weighing(GREEN, 4999), weighing(AMBER, 5001)],
    "The weighted average of 2 indicators is 1.4999 points, which is Amber: 1 Green weighs 4,999 and 1 Amber weighs 5,001.",
  ],
  [
    "weighted",
    "weights of nothing",
    [weighing(GREEN, 0), weighing(RED, 0)],
    "Every indicator that is rated has a Weight of 0, so there is nothing to go by.",
  ],
])("by %s: %s", (method, _, rows, sentence) => {
  const ruleset = combiningBy(method);
  expect(explainKpi(kpiOf(rows, ruleset), ruleset)).toBe(sentence);
});

test("statuses beyond green average as green, and the sentence says so", () => {
  const ruleset = combiningBy("mean", WITH_EXCEEDING);
  const beyond = { ...GREEN, latestValue: 20 };
  expect(explainKpi(kpiOf([beyond, beyond], ruleset), ruleset)).toBe(
    "The average of 2 indicators (2 Exceeding) is 2 points, which is Green.",
  );
});

test.each<[CombineMethod, RowOf[], string]>([
  ["worst-of", [GREEN, RED], "Worst of 2"],
  ["majority", [GREEN, RED], "Commonest of 2"],
  ["mean", [GREEN, RED], "Average of 2"],
  ["weighted", [GREEN, RED], "Weighted average of 2"],
  ["weighted", [GREEN], "One indicator"],
  [
    "mean",
    [
      { ...GREEN, combine: "" },
      { ...RED, combine: "" },
    ],
    "Not combined",
  ],
])("by %s, %#: %s", (method, rows, label) => {
  expect(labelMethod(kpiOf(rows, combiningBy(method)))).toBe(label);
});

test.each<[string, RowOf[], string | null]>([
  ["the combined one", [GREEN, AMBER], "amber"],
  ["its only indicator's", [AMBER], "amber"],
  [
    "none of its own",
    [
      { ...GREEN, combine: "" },
      { ...AMBER, combine: "" },
    ],
    null,
  ],
])("a KPI's status is %s", (_, rows, status) => {
  expect(statusOfKpi(kpiOf(rows))).toBe(status);
});

test.each<[string, RowOf[], ReturnType<typeof disagreements>, string | null]>([
  [
    "some methods would give another status",
    [AMBER, AMBER, RED],
    [
      { method: "majority", status: "amber" },
      { method: "mean", status: "amber" },
    ],
    "By the commonest or the average it would be Amber.",
  ],
  [
    "each method would give another status",
    [GREEN, GREEN, RED],
    [
      { method: "majority", status: "green" },
      { method: "mean", status: "amber" },
    ],
    "By the commonest it would be Green and by the average it would be Amber.",
  ],
  [
    "weights would give another status",
    [weighing(GREEN, 9), RED],
    [
      { method: "mean", status: "amber" },
      { method: "weighted", status: "green" },
    ],
    "By the average it would be Amber and by the weighted average it would be Green.",
  ],
  ["all methods would give the same", [GREEN, GREEN], [], null],
  ["none is rated", [UNRATED, UNRATED], [], null],
  [
    "nothing is combined",
    [
      { ...GREEN, combine: "" },
      { ...RED, combine: "" },
    ],
    [],
    null,
  ],
])("other ways of combining: %s", (_, rows, expected, sentence) => {
  const kpi = kpiOf(rows);
  expect(disagreements(kpi, DEFAULT_RULESET)).toEqual(expected);
  expect(explainDisagreements(kpi, DEFAULT_RULESET)).toBe(sentence);
});
