import type { RowOf } from "../../kpi/kpi-table-of";
import { AMBER_ROW, found, GREEN_ROW, LOW_GREEN_ROW, LOW_RED_ROW, proof, RED_ROW } from "./proof-of";

describe("a claim against the status", () => {
  test.each<[string, RowOf, string]>([
    ["Performance is above target.", AMBER_ROW, "above target"],
    ["Performance remains on target this quarter.", AMBER_ROW, "on target"],
    ["We have exceeded our target.", RED_ROW, "exceeded our target"],
    ["We achieved the target again.", RED_ROW, "achieved the target"],
    ["The target has been met.", AMBER_ROW, "target has been met"],
    ["Despite staff shortages across the depots, we met the target.", AMBER_ROW, "met the target"],
    ["Performance has improved steadily and remains above the 75% target.", AMBER_ROW, "above the 75% target"],
    ["Performance is below target.", GREEN_ROW, "below target"],
    ["The rate is slightly below target at 78.2% at the end of Q2.", GREEN_ROW, "below target"],
    ["We missed the target.", GREEN_ROW, "missed the target"],
    ["The target was not met.", GREEN_ROW, "target was not met"],
    ["Repair delay is below target.", LOW_RED_ROW, "below target"],
    ["Repair delay is above target.", LOW_GREEN_ROW, "above target"],
    ["Repair delay is on target.", LOW_RED_ROW, "on target"],
  ])("%s", (text, row, words) => {
    expect(found(proof(text, row))).toEqual([`claim-against-status: ${words}`]);
  });

  test.each<[string, RowOf]>([
    ["Performance is below target.", AMBER_ROW],
    ["Performance is above target.", GREEN_ROW],
    ["Repair delay is above target.", LOW_RED_ROW],
    ["Repair delay is below target.", LOW_GREEN_ROW],
    // The number, or how well it goes: either may be meant.
    ["Performance is below target.", LOW_RED_ROW],
    ["Performance is above target.", LOW_GREEN_ROW],
    ["Performance is not yet on target.", AMBER_ROW],
    ["Performance is not above target.", AMBER_ROW],
    ["Performance would be above target if the depots were open.", RED_ROW],
    ["We expect to be above target by March.", AMBER_ROW],
    ["Performance is expected to meet the target.", AMBER_ROW],
    ["Performance is close to being on target.", AMBER_ROW],
    ["In Q1 performance was above target.", AMBER_ROW],
    ["Last quarter we were on target.", AMBER_ROW],
    ["The depot project is on target.", RED_ROW],
    ["Northfield is above target.", AMBER_ROW],
    ["Work is on target to finish in May.", RED_ROW],
    ["Visits were made in target areas above target age.", RED_ROW],
    ["Performance is above the national target.", AMBER_ROW],
    ["Performance will be back on target by March 2025.", AMBER_ROW],
    ["Performance is above the Q1 target.", AMBER_ROW],
    ["Performance was above target in July.", AMBER_ROW],
    ["3 of the 5 measures are on target.", AMBER_ROW],
    ["Performance is above target in two areas.", AMBER_ROW],
    ["Performance moved from above target to below target.", AMBER_ROW],
    [
      "70.4% of projects are on target.",
      { ...AMBER_ROW, kpi: "Projects on target", metric: "% of projects on target" },
    ],
    ["Crews met the target date.", RED_ROW],
    ["Collection rates near the depots are above target.", RED_ROW],
    // Green by its tolerance, although below the target.
    ["The share is slightly below target.", { ...AMBER_ROW, goodIs: "On Target", latestValue: 74.5 }],
  ])("not: %s", (text, row) => {
    expect(found(proof(text, row))).toEqual([]);
  });

  test("an officer's status counts as the reported one", () => {
    const row = { ...GREEN_ROW, target: "TBC", override: "Red", overrideReason: "Known fault" };
    expect(found(proof("Performance is on target.", row))).toEqual(["claim-against-status: on target"]);
  });

  test("of several rows, the named one is compared, or else the combined status", () => {
    const rows = [
      { ...GREEN_ROW, metric: "% of bins collected on time: trade" },
      { ...AMBER_ROW, metric: "% of bins collected on time: homes" },
    ];
    expect(found(proof("Bins collected from homes are on target.", rows))).toEqual(["claim-against-status: on target"]);
    expect(found(proof("Bins collected from trade are on target.", rows))).toEqual([]);
    expect(found(proof("Performance is on target.", rows))).toEqual([]);
    const combined = rows.map((row) => ({ ...row, combine: "Yes" }));
    const [finding] = proof("Performance is on target.", combined);
    expect(finding?.sentence).toBe(
      "The text says “on target”, but the KPI's combined status is Amber. Check the sentence, or the row.",
    );
  });
});

describe("a claim against what the row is compared with", () => {
  const below: RowOf = { ...AMBER_ROW, target: "Above national average", benchmark: 74 };
  test.each<[string, RowOf, string[]]>([
    ["Performance is above the national average.", below, ["claim-against-benchmark: above the national average"]],
    ["Performance is below the national average.", below, []],
    [
      "Performance is above both the regional and national averages.",
      below,
      ["claim-against-benchmark: above both the regional and national averages"],
    ],
    ["Performance is above the regional average.", below, []],
    ["Performance is above the national average.", { ...below, benchmark: 66 }, []],
    [
      "Performance is below the national average.",
      { ...below, benchmark: 66 },
      ["claim-against-benchmark: below the national average"],
    ],
    ["Performance is above the national average.", AMBER_ROW, []],
    ["Performance was above the national average in 2022/23.", below, []],
    [
      "Repair delay is below the national average.",
      { ...LOW_RED_ROW, target: "National average", benchmark: 4.5 },
      ["claim-against-benchmark: below the national average"],
    ],
  ])("%s (%#)", (text, row, expected) => {
    expect(found(proof(text, row))).toEqual(expected);
  });
});

describe("a claim against the direction of travel", () => {
  const fell: RowOf = { ...AMBER_ROW, previousValue: 73, lastYear: 65 };
  test.each<[string, RowOf, string[]]>([
    ["Performance has improved this quarter.", fell, ["claim-against-travel: improved"]],
    ["There has been an improvement on the previous quarter.", fell, ["claim-against-travel: improvement"]],
    ["The rate increased from Q1.", fell, ["claim-against-travel: increased"]],
    ["Performance has improved since the same quarter last year.", fell, []],
    ["The rate fell compared with the same quarter last year.", fell, ["claim-against-travel: fell"]],
    ["The rate has fallen since Q1.", fell, []],
    ["Performance declined slightly.", fell, []],
    ["Performance has worsened.", { ...AMBER_ROW, previousValue: 65 }, ["claim-against-travel: worsened"]],
    ["Repair delay has improved.", { ...LOW_RED_ROW, previousValue: 4.2 }, ["claim-against-travel: improved"]],
    ["Repair delay has improved.", { ...LOW_RED_ROW, previousValue: 6 }, []],
    ["Repair delay has fallen again.", { ...LOW_RED_ROW, previousValue: 6 }, []],
    ["Performance has not improved.", fell, []],
    ["We expect that performance will have improved by May.", fell, []],
    ["Performance has improved since 2019/20.", fell, []],
    ["The new depot has improved our vehicles.", fell, []],
    ["The number of complaints increased.", fell, []],
    ["The number of bins collected has increased.", fell, []],
    ["The target has increased.", fell, []],
    ["There has been an increase in performance over time.", fell, []],
    ["Performance improved in 3 of 5 areas.", fell, []],
    ["Performance improved from 71% in July.", fell, []],
    ["Performance has improved this quarter.", AMBER_ROW, []],
  ])("%s (%#)", (text, row, expected) => {
    expect(found(proof(text, row))).toEqual(expected);
  });
});
