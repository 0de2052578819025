import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { describeReviewBy, explainBriefly } from "../../src/report/explain-briefly";
import type { RowOf } from "../kpi/kpi-table-of";
import { GREEN, kpiOf, RED, UNRATED } from "./scorecard-of";

const ratingOf = (row: RowOf) => {
  const [only] = kpiOf([row]).indicators;
  if (!only) throw new Error("the row makes no indicator");
  return only.rating;
};
const given: RowOf = { override: "Amber", overrideReason: "Late return" };

test.each<[string, RowOf, string]>([
  ["met", { target: "95%", goodIs: "High", latestValue: "97%" }, "97% is 2 points (2.1%) above the target of 95%."],
  ["missed", { target: "<700", goodIs: "Low", latestValue: 928 }, "928 is 228 (32.6%) above the target of 700."],
  ["exact", { ...GREEN, latestValue: 10 }, "10 is exactly the target of 10."],
  ["no target", UNRATED, "There is no target yet."],
  ["no value", { ...GREEN, latestValue: "" }, "There is no value yet."],
  ["an error in the cell", { ...GREEN, latestValue: "#N/A" }, "The value's cell holds an error."],
  ["an override", { ...RED, ...given }, "Given by an officer; the rules give Red."],
  [
    "an override that says the same",
    { ...RED, ...given, override: "Red" },
    "Given by an officer; the rules give it too.",
  ],
  [
    "an override without a reason",
    { ...RED, override: "Amber" },
    "1 is 9 (90%) below the target of 10. An override is not used: it has no reason.",
  ],
  [
    "an override that is not a status",
    { ...UNRATED, ...given, override: "Purple" },
    "There is no target yet. An override is not used: it is no status.",
  ],
])("%s", (_, row, sentence) => {
  expect(explainBriefly(ratingOf(row), DEFAULT_RULESET)).toBe(sentence);
});

test.each<[string, string, string]>([
  ["", "2024-11-15", "None given"],
  ["31/03/2025", "2024-11-15", "31 March 2025"],
  ["15/11/2024", "2024-11-15", "15 November 2024"],
  ["14/11/2024", "2024-11-15", "14 November 2024, past"],
  ["at year end", "2024-11-15", "at year end"],
])("an override to be reviewed by “%s”, on %s: %s", (reviewBy, today, words) => {
  expect(describeReviewBy(ratingOf({ ...RED, ...given, reviewBy }), today)).toBe(words);
});
