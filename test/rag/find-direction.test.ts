import { allIndicators } from "../../src/kpi/scorecard";
import { findDirection } from "../../src/rag/find-direction";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { DEFAULT_TRAVEL, type DirectionChoice, type TravelOptions } from "../../src/rag/rules/direction";
import type { Rule, Ruleset } from "../../src/rag/rules/ruleset";
import { scorecardOf } from "../kpi/history/past";
import type { RowOf } from "../kpi/kpi-table-of";

function directionOf(row: RowOf, rules: Rule[], choice?: DirectionChoice): TravelOptions {
  const ruleset: Ruleset = {
    ...DEFAULT_RULESET,
    rules,
    defaults: { ...DEFAULT_RULESET.defaults, ...(choice ? { direction: choice } : {}) },
  };
  const [indicator] = allIndicators(
    scorecardOf([{ section: "Roads", metric: "Potholes", target: "95%", goodIs: "High", latestValue: "90%", ...row }]),
  );
  if (!indicator) throw new Error("no row");
  return findDirection(indicator.cells, indicator.rating, ruleset);
}

const percent = { kind: "percent" as const, figure: 1 };
const points = { kind: "points" as const, figure: 0.5 };
const roads: Rule = { name: "Roads", when: { section: "Roads" }, direction: { against: "last-year" } };
const percentages: Rule = { name: "Percentages", when: { unit: "%" }, direction: { steadyWithin: points } };

test.each<[string, RowOf, Rule[], DirectionChoice | undefined, TravelOptions]>([
  ["nobody says", {}, [], undefined, DEFAULT_TRAVEL],
  [
    "the defaults say",
    {},
    [],
    { against: "trend", steadyWithin: percent },
    { against: "trend", steadyWithin: percent },
  ],
  ["the defaults say the one", {}, [], { steadyWithin: percent }, { against: "previous", steadyWithin: percent }],
  ["a rule over the defaults", {}, [roads], { against: "trend" }, { against: "last-year", steadyWithin: null }],
  [
    "what a rule leaves out comes from the defaults",
    {},
    [roads],
    { against: "trend", steadyWithin: percent },
    { against: "last-year", steadyWithin: percent },
  ],
  [
    "a rule that does not fit",
    { section: "Health" },
    [roads],
    { against: "trend" },
    { against: "trend", steadyWithin: null },
  ],
  [
    "the first rule that fits, though it says nothing of it",
    {},
    [{ name: "All", when: {} }, roads],
    undefined,
    DEFAULT_TRAVEL,
  ],
  ["by its unit", {}, [percentages, roads], undefined, { against: "previous", steadyWithin: points }],
  [
    "by the value's unit, without a target",
    { target: "TBC" },
    [percentages],
    undefined,
    { against: "previous", steadyWithin: points },
  ],
  [
    "by Good Is",
    { goodIs: "Low" },
    [{ ...roads, when: { goodIs: "low" } }],
    undefined,
    { against: "last-year", steadyWithin: null },
  ],
  [
    "where it is not said what is good",
    { goodIs: "" },
    [roads],
    { against: "trend" },
    { against: "trend", steadyWithin: null },
  ],
  [
    "no threshold for some, where the defaults have one",
    {},
    [{ ...roads, direction: { steadyWithin: { kind: "amount", figure: 0, scale: 1 } } }],
    { steadyWithin: percent },
    { against: "previous", steadyWithin: { kind: "amount", figure: 0, scale: 1 } },
  ],
])("%s", (_, row, rules, choice, expected) => {
  expect(directionOf(row, rules, choice)).toEqual(expected);
});
