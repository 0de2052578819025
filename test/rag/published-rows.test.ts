import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { explainTarget } from "../../src/rag/sentences/explain-target";
import { rate } from "../../src/rag/rate";
import { publishedRows } from "./published-rows";

/* The 49 rows of the published report: how each target is read, and what the default rules make of the row. */

const PLAIN = "";
const READ: [reading: string, status: string][] = [
  ["98.8 to 99.2. Set aside: “Quartile 2 -”.", "green"],
  ["94.8 to 97.7. Set aside: “Quartile 2 -”.", "green"],
  ["85%, for 2024/25.", "green"],
  ["85%, for 2024/25.", "green"],
  ["Less than 700.", "red"],
  ["5,800,000, for 2024/25. Set aside: “2024/25 -”.", "needs-expected-to-date"],
  ["8 to 10.", "green"],
  ["88.75%, for 2022/23. Set aside: “Quarterly (2022/23)”.", "green"],
  ["63.7%, for 2024/25. Set aside: “Annual target (2024/25)”.", "green"],
  ["95%. Set aside: “National”.", "amber"],
  ["No target set: “TBC”.", "no-target"],
  ["10 days, for 2023/24.", "green"],
  ["60%, for 2024/25.", "green"],
  [PLAIN, "green"],
  ["A reduction from the previous value.", "needs-previous-value"],
  [
    "120, for 2023/24. Set aside: “sites (10% of all BHSs) surveyed, and management advice provided starting from 2023/24”.",
    "red",
  ],
  [
    "An improvement on the previous value. Set aside: “in the % of AQMAs with air quality within compliance limits”.",
    "needs-previous-value",
  ],
  ["2.88%, for 2024/25. Set aside: “Target year 5 2024/25 is”.", "amber"],
  ["3.73%, for 2024/25. Set aside: “Target year 5 2024/25 is”.", "amber"],
  ["6.02%, for 2024/25. Set aside: “Target year 5 2024/25 is”.", "amber"],
  ["65%, for 2022/23.", "amber"],
  ["59%, for 2022/23.", "green"],
  ["47, for 2022/23.", "amber"],
  ["Against the national average (figure not given in the target), for 2024/25.", "needs-benchmark"],
  ["Against the national average (figure not given in the target), for 2024/25.", "needs-benchmark"],
  ["Against the national average (figure not given in the target), for 2024/25.", "needs-benchmark"],
  ["Against the national average (figure not given in the target), for 2024/25.", "needs-benchmark"],
  ["95.5%, for 2024/25.", "amber"],
  ["More than 75%.", "green"],
  ["More than 90%.", "green"],
  ["5.5, for Summer Term 2025. Set aside: “by end of Summer Term 2025”.", "green"],
  [PLAIN, "amber"],
  [PLAIN, "green"],
  [PLAIN, "green"],
  [PLAIN, "green"],
  [PLAIN, "green"],
  [PLAIN, "red"],
  [PLAIN, "red"],
  ["5, for 2024/25.", "amber"],
  [PLAIN, "amber"],
  ["Above the national average (figure not given in the target).", "needs-benchmark"],
  ["Above the national average (figure not given in the target).", "needs-benchmark"],
  ["66%.", "amber"],
  ["4.5%.", "amber"],
  ["Comparable with the statistical neighbours (14%).", "green"],
  ["No target set: “Baseline for new indicator, target for subsequent quarters”.", "no-target"],
  ["0%.", "red"],
  ["192.365m.", "green"],
  ["No target set: “TBC”.", "no-target"],
];

const rows = publishedRows();

test("every published row is read as recorded", () => {
  expect(rows).toHaveLength(READ.length);
});

test.each(READ.map(([reading, status], index) => [index + 1, reading, status] as const))(
  "row %i: %s %s",
  (row, reading, status) => {
    const cells = rows[row - 1]?.cells;
    if (!cells) throw new Error("there is no such row");
    const { target, computed } = rate(cells, DEFAULT_RULESET);
    // A number alone in its cell is itself.
    if (reading === PLAIN)
      expect(target).toMatchObject({ kind: "number", figure: cells.target.value, unit: null, setAside: [] });
    else expect(explainTarget(target)).toBe(reading);
    expect(computed.status === "not-rated" ? computed.reason.code : computed.status).toBe(status);
  },
);
