import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { explainVerdict } from "../../src/rag/sentences/explain";
import { numberCell } from "../../src/rag/cell";
import { rate } from "../../src/rag/rate";
import type { Ruleset } from "../../src/rag/rules/ruleset";
import { indicatorCells } from "./indicator-cells";

type Written = Parameters<typeof indicatorCells>[0];

function judge(written: Written, ruleset = DEFAULT_RULESET): { status: string; sentence: string } {
  const { computed } = rate(indicatorCells(written), ruleset);
  const status = computed.status === "not-rated" ? computed.reason.code : computed.status;
  return { status, sentence: explainVerdict(computed, ruleset) };
}

const ROW: Written = { metric: "Number of trees planted", goodIs: "High", latestValue: 150, asOf: "2024/25 Q2" };

test.each([
  "400 a year",
  "400 per annum",
  "400 p.a.",
  "At least 400 each year",
  "Annual target 400",
  "400 annual target",
  "400 (annual)",
  "400 annually",
  "Full year target: 400",
  "400 for the year",
  "400 in-year",
  "Year-end target 400",
  "400 by end of year",
  "£400k annual savings",
])("“%s” beside a quarter's count asks for its profile", (target) => {
  const metric = target.startsWith("£") ? "Savings made" : ROW.metric;
  const latestValue = target.startsWith("£") ? "£150k" : 150;
  const { status, sentence } = judge({ ...ROW, metric, latestValue, target });
  expect(status).toBe("needs-expected-to-date");
  expect(sentence).toBe(
    `Not rated: the target “${target}” is for a whole year, and the value for a part of it. Put what was expected by now in the Expected to Date column, or give its profile in the rules.`,
  );
});

test.each([
  "400 by March 2025",
  "400 by 31 March 2025",
  "At least 400 by the end of March 2026",
  "400 by the end of 2024/25",
  "400 (by 2027)",
  "400 by 31/12/2024",
])("“%s” beside an earlier count asks for what was expected by now", (target) => {
  const { status, sentence } = judge({ ...ROW, target });
  expect(status).toBe("needs-expected-to-date");
  expect(sentence).toBe(
    `Not rated: the target “${target}” is to be reached after the period that the value is for. Put what was expected by now in the Expected to Date column, or give its profile in the rules.`,
  );
});

test.each([
  "as at 30.9.24",
  "as at 30 Sept 2024",
  "2024/25 Q2 provisional",
  "Q2 2024-25*",
  "Month 6 2024/25",
  "Sep 24",
  "2024-09",
  "Apr-Sep 24",
  "Quarter ending September 2024",
  "YTD Sep 24",
  "2024/25 outturn",
])("the count of “%s” is compared with no target that is due later", (asOf) => {
  expect(judge({ ...ROW, asOf, target: "400 by March 2026" }).status).toBe("needs-expected-to-date");
});

test.each<[written: Written, status: string]>([
  [{ target: "160 by September 2024" }, "amber"],
  [{ target: "140 by March 2025" }, "green"],
  [{ target: "400 by March 2025", expectedToDate: 160 }, "amber"],
  [{ target: "160 by March 2025", metric: "People waiting" }, "amber"],
  [{ target: "95% by March 2025", metric: "% of trees watered", latestValue: "90%" }, "amber"],
  [{ target: "400 by March 2025", metric: "Trees planted (cumulative)", latestValue: 190 }, "amber"],
  [{ target: "400 by March 2026", metric: "Trees planted (cumulative)", latestValue: 190 }, "needs-expected-to-date"],
  [
    { target: "1,000 tonnes by 2030", metric: "Emissions (tonnes)", goodIs: "Low", latestValue: 900, asOf: "2024/25" },
    "green",
  ],
  [
    { target: "1,000 tonnes by 2030", metric: "Emissions (tonnes)", goodIs: "Low", latestValue: 1500, asOf: "2024/25" },
    "needs-expected-to-date",
  ],
  [
    { target: "1,000 tonnes by 2030", metric: "Emissions (tonnes)", goodIs: "Low", latestValue: 900 },
    "needs-expected-to-date",
  ],
  [{ target: "160 by September 2024", asOf: "Q2" }, "amber"],
  // A later month, quarter or year that is only named, and several years.
  [{ target: "Q3: 400" }, "needs-expected-to-date"],
  [{ target: "400 by Q4" }, "needs-expected-to-date"],
  [{ target: "400 (Q3 2024/25)" }, "needs-expected-to-date"],
  [{ target: "December 2024: 400" }, "needs-expected-to-date"],
  [{ target: "400 (March 2025)" }, "needs-expected-to-date"],
  [{ target: "2025/26: 400" }, "needs-expected-to-date"],
  [{ target: "400 in 2030" }, "needs-expected-to-date"],
  [{ target: "400 before April 2028" }, "needs-expected-to-date"],
  [{ target: "400 (2024-2028)" }, "needs-expected-to-date"],
  [{ target: "400 (2024/25 to 2026/27)" }, "needs-expected-to-date"],
  [{ target: "400 between 2023 and 2028" }, "needs-expected-to-date"],
  [{ target: "3,000 in 5 years" }, "needs-expected-to-date"],
  [{ target: "400 in 5 years", metric: "Trees planted (cumulative)" }, "needs-expected-to-date"],
  [{ target: "400 in 5 years", latestValue: 410 }, "green"],
  [{ target: "No more than 140 within 2 years", metric: "Trees lost", goodIs: "Low" }, "amber"],
  [{ target: "160", metric: "Trees alive in 5 years" }, "amber"],
  [{ target: "Q2: 160" }, "amber"],
  [{ target: "Q1: 160" }, "amber"],
  [{ target: "160 (September 2024)" }, "amber"],
  [{ target: "160 (2024-25)" }, "amber"],
  [{ target: "160 in 2024/25" }, "amber"],
  [{ target: "2030: 95%", metric: "% of trees watered", latestValue: "90%" }, "amber"],
  // It may be of the calendar year, and over.
  [{ target: "Q3: 160", asOf: numberCell(45565, "dd/mm/yyyy") }, "amber"],
  // Without a year, Q2 may be long before that day or after it.
  [{ target: "160 by March 2025", asOf: "Q2" }, "needs-year"],
  [{ target: "160 by March 2025", asOf: "Q2", latestValue: 170 }, "green"],
  [{ target: "160 by March 2025", asOf: "Q4" }, "amber"],
  [{ target: "160 by March 2025", asOf: "Q2", expectedToDate: 150 }, "green"],
])("a target for a day: %j is %s", (written, status) => {
  expect(judge({ ...ROW, ...written }).status).toBe(status);
});

test("a target for a later day is not compared with the year to date", () => {
  const toDate: Ruleset = { ...DEFAULT_RULESET, defaults: { ...DEFAULT_RULESET.defaults, cumulative: "to date" } };
  const row = { ...ROW, metric: "Trees planted (cumulative)" };
  expect(judge({ ...row, target: "160" }, toDate).status).toBe("amber");
  expect(judge({ ...row, target: "400 by March 2025" }, toDate).status).toBe("needs-expected-to-date");
});

test.each<[written: Written, status: string]>([
  // Its own profile, figure or word that it adds up.
  [{ target: "400 a year", expectedToDate: 160 }, "amber"],
  [{ target: "annual target 400", expectedToDate: 140 }, "green"],
  [{ target: "400 a year", metric: "Trees planted (cumulative)" }, "red"],
  [{ target: "400 a year", metric: "Trees planted (cumulative)", latestValue: 190 }, "amber"],
  // Reached already.
  [{ target: "annual target 400", latestValue: 410 }, "green"],
  // A year's value.
  [{ target: "400 a year", asOf: "2024/25", latestValue: 390 }, "amber"],
  [{ target: "annual target 400", asOf: "2024/25 outturn", latestValue: 390 }, "amber"],
  [{ target: "annual target 400", metric: "Trees planted (rolling 12 months)", latestValue: 390 }, "amber"],
  [{ target: "400 a year", metric: "Trees planted per year", latestValue: 390 }, "amber"],
  // The last quarter's own count, or the year's: which is not known.
  [{ target: "annual target 400", asOf: "2024/25 Q4", latestValue: 110 }, "needs-expected-to-date"],
  [{ target: "annual target 400", asOf: numberCell(45565, "dd/mm/yyyy") }, "needs-expected-to-date"],
  // Nothing says of what part of the year the value is.
  [{ target: "400 a year", asOf: "" }, "per-period"],
  [{ target: "annual target 400", asOf: "" }, "red"],
  // What stands beside a year's target at any time.
  [{ target: "annual target 400", metric: "People waiting for a home", goodIs: "Low", latestValue: 410 }, "amber"],
  [{ target: "63.7% annual target", metric: "% of trees alive", latestValue: "64%" }, "green"],
  [{ target: "85 annual target", metric: "Tree survival rate", latestValue: 80 }, "amber"],
  [{ target: "annual average 400", latestValue: 390 }, "amber"],
  [{ target: "10 days annual target", metric: "Days to plant", goodIs: "Low", latestValue: "9 days" }, "green"],
  [{ target: "400 in Year 6", latestValue: 390 }, "amber"],
  // A year's name alone is on every target of some reports.
  [{ target: "2024/25 400", latestValue: 390 }, "amber"],
])("%j: %s", (written, status) => {
  expect(judge({ ...ROW, ...written }).status).toBe(status);
});

test("a rule's profile gives what was expected", () => {
  const rules = [{ name: "Planting", when: { metric: "*planted" }, profile: [10, 40, 90, 100] as const }];
  expect(judge({ ...ROW, target: "400 a year" }, { ...DEFAULT_RULESET, rules }).sentence).toMatch(
    /^Amber: 150 is 10 \(6.3%\) below the 160 expected by now/,
  );
});

describe("with cumulative targets to date", () => {
  const ruleset: Ruleset = { ...DEFAULT_RULESET, defaults: { ...DEFAULT_RULESET.defaults, cumulative: "to date" } };
  test.each<[written: Written, said: string]>([
    [
      { metric: "Trees planted (cumulative)", target: 160 },
      "Amber: 150 is 10 (6.3%) below the target for the year to date of 160; amber reaches to 10% below.",
    ],
    [
      { metric: "Trees planted, year to date", target: 150, asOf: "" },
      "Green: 150 is exactly the target for the year to date of 150.",
    ],
    [
      { metric: "Trees planted", target: "cumulative target 150" },
      "Green: 150 is exactly the target for the year to date of 150.",
    ],
    // Of what may be an average too: the target stands as it is.
    [
      { metric: "Survival rate, cumulative", target: 160 },
      "Amber: 150 is 10 (6.3%) below the target for the year to date of 160; amber reaches to 10% below.",
    ],
    // What the row says stands before it.
    [
      { metric: "Trees planted (cumulative)", target: 400, expectedToDate: 150 },
      "Green: 150 is exactly the 150 expected by now.",
    ],
    // A target that is said to be the year's is not to date.
    [
      { metric: "Trees planted (cumulative)", target: "annual target 400" },
      "is for a whole year, and the value for a part of it",
    ],
    // A row that is not called cumulative has its target as it is.
    [
      { metric: "Trees planted", target: 160 },
      "Amber: 150 is 10 (6.3%) below the target of 160; amber reaches to 10% below.",
    ],
  ])("%j", (written, said) => {
    expect(judge({ ...ROW, ...written }, ruleset).sentence).toContain(said);
  });
});

test.each<[target: string, asOf: string, latestValue: number, status: string]>([
  // A straight line over the year leads to its end, and to no other day.
  ["20 by June", "May 2025", 10, "needs-expected-to-date"],
  ["100 by 30/09/2025", "31/07/2025", 60, "needs-expected-to-date"],
  ["100 by the end of Q2", "May 2025", 50, "needs-expected-to-date"],
  ["100 by March 2028", "May 2025", 20, "needs-expected-to-date"],
  ["100 by March 2028", "May", 20, "needs-expected-to-date"],
  ["Q3: 450", "2025/26 Q2", 300, "needs-expected-to-date"],
  ["100 by March 2026", "May 2025", 20, "green"],
  ["100 by March", "May 2025", 20, "green"],
  ["100 by year end", "May 2025", 20, "green"],
  ["Q4: 450", "2025/26 Q2", 230, "green"],
  // What has fallen due is reached or is not.
  ["20 by June", "Sep 2025", 18, "amber"],
  ["20 by June", "Sep 2025", 12, "red"],
  ["20 by 30/06/2025", "June 2025", 20, "green"],
  ["100 by 31/03/2026", "31/03/2026", 99, "amber"],
])("a cumulative count, target “%s”, in %s: %d is %s", (target, asOf, latestValue, status) => {
  const metric = "Homes completed (cumulative)";
  expect(judge({ metric, goodIs: "High", target, asOf, latestValue }).status).toBe(status);
});
