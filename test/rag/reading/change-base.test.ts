import fc from "fast-check";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { rate } from "../../../src/rag/rate";
import { readTargetText } from "../../../src/rag/reading/targets/read-target";
import { runsOf } from "../../support/strength";
import { indicatorCells } from "../indicator-cells";

/** What a change is measured from: its base by name, "before", "last year" or "unsaid"; "…, by then" where it runs on. */
function baseOf(text: string): string {
  const target = readTargetText(text);
  if (target.kind !== "change") return target.kind;
  return `${target.since ?? target.from}${target.overYears ? ", by then" : ""}`;
}

test.each([
  ["Cut waste by 12% from 2017/18", "2017/18"],
  ["Waste to fall by 12% from 2017/18", "2017/18"],
  ["Reduce from 2017/18 by 12%", "2017/18"],
  ["12% reduction by 2031", "unsaid, by then"],
  ["12% reduction by the end of 2027/28", "unsaid, by then"],
  ["4% below 2016 levels", "2016 levels"],
  ["At least 4% below the 2016/17 baseline", "2016/17 baseline"],
  ["Cut mileage 40% by 2031 against 2012", "2012, by then"],
  ["40% below 1990 levels", "1990 levels"],
  ["70% reduction by 2050 from 1990 levels", "1990 levels, by then"],
  ["3% improvement on last year", "last-year"],
  ["3% improvement on last year (2023/24)", "last-year"],
  ["3% increase on the previous quarter", "before"],
  ["15% reduction over four years", "unsaid, by then"],
  ["Reduce by 15% within 18 months", "unsaid, by then"],
  ["Increase by 15% over the life of the strategy", "unsaid, by then"],
  ["Reduce from baseline by 12%", "baseline"],
  ["25% reduction on 2018/19 baseline", "2018/19 baseline"],
  ["Improve on baseline", "baseline"],
  ["12% reduction on the outturn for 2022/23", "outturn for 2022/23"],
  ["On 2018/19 levels, reduce by 12%", "2018/19 levels"],
  ["12% reduction between 2018/19 and 2026/27", "2018/19, by then"],
  ["12% reduction from 2018 to 2027", "2018, by then"],
  ["Reduce by 4% in 2025/26", "last-year"],
  ["2025/26: Reduce by 4%", "last-year"],
  ["Reduce by 3% each year", "last-year"],
  ["Reduce by 12% from current levels by 2031", "before, by then"],
  ["Reduce by 12%", "unsaid"],
  ["Increase to 55 by March 2027", "number"],
  ["Reduce by 22% during 2023-26", "unsaid, by then"],
  ["6% reduction by the end of Year 4", "unsaid, by then"],
  ["6% reduction in the first year", "unsaid, by then"],
  ["6% reduction compared to the same quarter of the previous year", "last-year"],
  ["Maintain at 2022/23 outturn or better", "2022/23 outturn"],
  // neither base nor deadline for certain
  ["Reduction from the 2018 baseline of 31,000", "not-read"],
  ["6% reduction versus pre-pandemic", "not-read"],
  ["6% reduction on the previous years' average", "not-read"],
  ["12% reduction 2018/19", "not-read"],
  ["12% reduction (2018/19)", "not-read"],
  ["Reduce by 12% from May 2025", "not-read"],
  ["Reduce by 12% over 2024/25", "not-read"],
  ["12% reduction of 2018/19", "not-read"],
  ["Reduce by 12% to 2027", "not-read"],
  ["Reduce by 2031", "not-read"],
  ["12% reduction on last year from 2018/19 levels", "not-read"],
  ["4% annual reduction from a 2018/19 baseline", "not-read"],
  ["12% reduction by 2025 target", "not-read"],
  ["45% of 2012 levels", "not-read"],
  ["Reduce by 12% by 2027 and by 2031", "not-read"],
])("“%s” is measured from: %s", (text, base) => {
  expect(baseOf(text)).toBe(base);
});

test("a change by a date or over years is never compared with the previous result", () => {
  const change = fc.constantFrom(
    "Reduce by 8%",
    "8% reduction",
    "Reduce complaints by 8%",
    "Improve by 8%",
    "Reduction of 8%",
  );
  const late = fc.constantFrom(
    "by 2031",
    "by March 2027",
    "by end of 2027/28",
    "over three years",
    "within 2 years",
    "over the next 5 years",
    "by the end of the strategy",
    "from 2017/18",
    "on 2016 levels",
    "since 2019",
    "from the 2018/19 baseline by 2030",
    "from current levels by 2030",
  );
  fc.assert(
    fc.property(change, late, fc.double({ min: 1, max: 200, noNaN: true }), (said, when, latestValue) => {
      const cells = { target: `${said} ${when}`, goodIs: "Low", latestValue, previousValue: 100 };
      expect(rate(indicatorCells(cells), DEFAULT_RULESET).computed.status).toBe("not-rated");
      const { computed } = rate(indicatorCells({ ...cells, baseline: 150 }), DEFAULT_RULESET);
      expect(computed.status === "not-rated" ? null : computed.comparison.low).toBe(138);
    }),
    { numRuns: runsOf(500) },
  );
});
