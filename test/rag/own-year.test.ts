import { readProgress, isWholeYear } from "../../src/rag/reading/dates/year-progress";
import { numberCell, textCell, type CellContent } from "../../src/rag/cell";
import { rate } from "../../src/rag/rate";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { reportingOf, type HowReported } from "../../src/rag/rules/how-reported";
import { explainVerdict } from "../../src/rag/sentences/explain";
import { indicatorCells } from "./indicator-cells";

/* Ratings by rules that say when the year begins and how often is reported. */

type Written = Parameters<typeof indicatorCells>[0];

function judge(written: Written, said: HowReported): { status: string; sentence: string } {
  const ruleset = { ...DEFAULT_RULESET, ...said };
  const { computed } = rate(indicatorCells(written), ruleset);
  const status = computed.status === "not-rated" ? computed.reason.code : computed.status;
  return { status, sentence: explainVerdict(computed, ruleset) };
}

test.each<[string | CellContent, HowReported, string | null]>([
  ["2025/26 Q2", { yearBegins: 7 }, "2 of 4 quarters"],
  ["30/09/2025", {}, "6 of 12 months"],
  ["30/09/2025", { yearBegins: 7 }, "3 of 12 months"],
  ["30/09/2025", { yearBegins: 1 }, "9 of 12 months"],
  ["30/09/2025", { yearBegins: 10 }, "12 of 12 months"],
  ["10/10/2025", { yearBegins: 10 }, "10 of 365 days"],
  ["10/10/2025", { yearBegins: 7 }, "102 of 365 days"],
  ["September 2025", { yearBegins: 7 }, "3 of 12 months"],
  ["Month 6", { yearBegins: 7 }, "6 of 12 months"],
  ["Q2", { yearBegins: 7 }, "2 of 4 quarters"],
  ["2025", { yearBegins: 1 }, "4 of 4 quarters"],
  [numberCell(2025), { yearBegins: 1 }, "4 of 4 quarters"],
  [numberCell(45658, "yyyy"), { yearBegins: 1 }, "4 of 4 quarters"],
  ["2025 outturn", { yearBegins: 1 }, "4 of 4 quarters"],
  ["2025", { yearBegins: 7 }, null],
  ["Calendar year 2025 Q1", { yearBegins: 10 }, "6 of 12 months"],
  ["Academic year 2025/26", { yearBegins: 9 }, "4 of 4 quarters"],
  ["Academic year 2025/26", { yearBegins: 7 }, null],
  ["2025/26 YTD 31.12.25", { yearBegins: 7 }, "6 of 12 months"],
  ["Q1-Q2 2025/26", { yearBegins: 7 }, "2 of 4 quarters"],
  ["2025/26 P7", { reported: "four-weekly" }, "7 of 13 four-week periods"],
  ["P13", { reported: "four-weekly" }, "13 of 13 four-week periods"],
  ["P7 (first figures)", { reported: "four-weekly" }, "7 of 13 four-week periods"],
  ["2025/26 P7", { reported: "monthly" }, "7 of 12 months"],
  ["2025/26 Week 23", { reported: "weekly" }, "23 of 52 weeks"],
  ["Week 53", { reported: "weekly" }, "53 of 53 weeks"],
  ["w/e 12/10/2025", { reported: "weekly" }, "195 of 365 days"],
  ["w/c 06/10/2025", { reported: "weekly" }, "195 of 365 days"],
])("%j with %j is %s", (asOf, said, expected) => {
  const progress = readProgress(typeof asOf === "string" ? textCell(asOf) : asOf, reportingOf(said));
  expect(progress && `${progress.gone} of ${progress.of} ${progress.each}s`).toBe(expected);
});

test.each<[string | number, HowReported, boolean]>([
  ["2025", { yearBegins: 1 }, true],
  [2025, { yearBegins: 1 }, true],
  ["2025", {}, false],
  ["2025/26", { yearBegins: 7 }, true],
  ["2025/26", { yearBegins: 1 }, false],
])("%j with %j is a whole year: %s", (asOf, said, expected) => {
  const cell = typeof asOf === "number" ? numberCell(asOf) : textCell(asOf);
  expect(isWholeYear(cell, reportingOf(said))).toBe(expected);
});

const TREES: Written = { metric: "Trees planted (cumulative)", target: "400", goodIs: "High", latestValue: 100 };

test.each<[string, HowReported, string, RegExp]>([
  ["30/09/2025", { yearBegins: 7 }, "green", /3 of 12 months/],
  ["30/09/2025", {}, "red", /6 of 12 months/],
  ["30/09/2025", { yearBegins: 1 }, "red", /9 of 12 months/],
  ["2025/26 P3", { reported: "four-weekly" }, "green", /3 of 13 four-week periods/],
  ["2025/26 Week 12", { reported: "weekly" }, "green", /12 of 52 weeks/],
])("100 of 400 trees by %s with %j is %s", (asOf, said, status, sentence) => {
  expect(judge({ ...TREES, asOf }, said)).toEqual({ status, sentence: expect.stringMatching(sentence) });
});

test.each<[string, string, HowReported, string]>([
  ["End of Q3 2025/26", "15/02/2026", { yearBegins: 7 }, "green"],
  ["End of Q3 2025/26", "15/02/2026", {}, "red"],
  ["By end of Q2 2025", "15/07/2025", { yearBegins: 1 }, "red"],
  ["By end of Q2 2025", "15/06/2025", { yearBegins: 1 }, "green"],
])("a milestone “%s” reached on %s with %j is %s", (target, latestValue, said, status) => {
  expect(judge({ metric: "Plan adopted", target, latestValue }, said).status).toBe(status);
});

test.each<[string, string, HowReported, string]>([
  // The target is due after the quarter that the value is for.
  ["400 by December 2025", "2025/26 Q1", { yearBegins: 7 }, "needs-expected-to-date"],
  ["400 by December 2025", "2025/26 Q2", { yearBegins: 7 }, "red"],
  ["400 a year", "2025", { yearBegins: 1 }, "red"],
  ["400 a year", "2025 Q2", { yearBegins: 1 }, "needs-expected-to-date"],
])("“%s” beside 100 as of %s with %j: %s", (target, asOf, said, status) => {
  expect(judge({ metric: "Trees planted", goodIs: "High", latestValue: 100, target, asOf }, said).status).toBe(status);
});
