import fc from "fast-check";
import { numberCell } from "../../src/rag/cell";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { explainVerdict } from "../../src/rag/sentences/explain";
import { rate } from "../../src/rag/rate";
import { readEdge, writeEdge } from "../../src/rag/rules/edges/edge";
import { runsOf } from "../support/strength";
import { indicatorCells } from "./indicator-cells";
import { anyEdge } from "./rules/rulesets";

type Written = Parameters<typeof indicatorCells>[0];

const HIGH: Written = { metric: "% let on time", target: "92%", goodIs: "High", latestValue: "70%" };
const LOW: Written = { metric: "Days to let", target: 24, goodIs: "Low", latestValue: 40 };
const ON: Written = { metric: "% of budget spent", target: "60%", goodIs: "On Target", latestValue: "40%" };

function judge(written: Written): { status: string; sentence: string } {
  const { computed } = rate(indicatorCells(written), DEFAULT_RULESET);
  const sentence = explainVerdict(computed, DEFAULT_RULESET);
  return { status: computed.status === "not-rated" ? computed.reason.code : computed.status, sentence };
}

test.each<[written: Written, tolerance: Written["tolerance"], asked: string]>([
  [HIGH, "85%", "is 85% the floor? Write “floor 85%”, or “±85%” for the distance."],
  [HIGH, "85", "is 85% the floor? Write “floor 85%”, or “±85” for the distance."],
  [HIGH, "85 points", "is 85% the floor? Write “floor 85%”, or “±85 points” for the distance."],
  [
    HIGH,
    numberCell(0.85, "0%"),
    "“85%” in the Tolerance column could be a distance from the target, or the figure that amber reaches to: is 85% the floor?",
  ],
  [HIGH, 85, "is 85% the floor?"],
  // A percentage that lost its format.
  [HIGH, 0.85, "is 85% the floor?"],
  [HIGH, "less than 85%", "is 85% the floor?"],
  [HIGH, "85% - 92%", "is 85% the floor? Write “floor 85%”."],
  [HIGH, "85% to 92%", "is 85% the floor?"],
  [HIGH, ">= 85%", "is 85% the floor?"],
  [HIGH, "min 85%", "is 85% the floor?"],
  [HIGH, "85% or above", "is 85% the floor?"],
  [HIGH, "green 80%, amber 85%", "is 80% the floor? Write “green floor 80%, amber floor 85%”"],
  [HIGH, "green 5%, amber 85%", "is 85% the floor? Write “green 5%, amber floor 85%”"],
  [{ ...HIGH, target: "40%", latestValue: "20%" }, "35%", "is 35% the floor?"],
  [{ ...HIGH, target: "12%", latestValue: "8%" }, "10%", "is 10% the floor?"],
  [{ ...HIGH, target: "40%", latestValue: "20%" }, "25%", "is 25% the floor?"],
  [
    { ...HIGH, target: "12%", latestValue: "8%" },
    "12%",
    "is 12% the floor? Write “floor 12%”, or “±12%” for the distance.",
  ],
  [{ ...HIGH, target: "60%", latestValue: "55%" }, 0.51, "is 51% the floor?"],
  [HIGH, 0.69, "is 69% the floor?"],
  [{ ...LOW, metric: "% occupied", target: "130%", latestValue: "170%" }, 1.5, "is 150% the ceiling?"],
  [HIGH, "92% - 85%", "is 85% the floor?"],
  [LOW, 30, "is 30 the ceiling? Write “ceiling 30”, or “±30” for the distance."],
  [LOW, "28", "is 28 the ceiling?"],
  [LOW, "20-30", "is 30 the ceiling?"],
  [LOW, "no more than 30", "is 30 the ceiling?"],
  // It cannot be a ceiling, and reaches far.
  [
    LOW,
    20,
    "reaches beyond half of the target: is it a distance from the target, or is a ceiling meant? Write “ceiling” and its figure, or “±20” for the distance.",
  ],
  [{ ...LOW, metric: "% sick", target: "4%", latestValue: "9%" }, "5%", "is 5% the ceiling?"],
  [
    { ...LOW, metric: "Spend £m", target: "£20m", latestValue: "£30m" },
    "22",
    "is £22m the ceiling? Write “ceiling £22m”",
  ],
  // A part of a count, as bodies write "amber down to 85% of target".
  [
    { metric: "Visits", target: 1200, goodIs: "High", latestValue: 500 },
    "85%",
    "is 85% of the target the floor? Write “floor 1,020”",
  ],
  [
    { metric: "Visits", target: 1200, goodIs: "Low", latestValue: 5000 },
    "110%",
    "is 110% of the target the ceiling? Write “ceiling 1,320”",
  ],
  [
    { ...HIGH, target: "90%" },
    "80% of target",
    "is 80% of the target the floor? Write “floor 72%”, or “±80%” for the distance.",
  ],
  [ON, "55%", "is 55% the floor or the ceiling? Write “5 points under, 5 points over”"],
  [ON, "2% under, 70% over", "the floor or the ceiling?"],
  [{ metric: "Visits", target: 100, goodIs: "On Target", latestValue: 300 }, 60, "Write “40 under, 40 over”"],
  // None is no amber, or no edge of the row's own.
  [
    HIGH,
    "None",
    "“None” in the Tolerance column could mean that there is no amber, or no tolerance of the row's own. Write “0” for no amber, or empty the cell.",
  ],
  [HIGH, "N/A", "could mean that there is no amber"],
  [HIGH, " None ", "could mean that there is no amber"],
  [HIGH, "-", "could mean that there is no amber"],
  // A limit for another unit, on the good side, or without one.
  [{ ...LOW, target: "24 days", latestValue: "40 days" }, "floor 85%", "is a ceiling meant?"],
  [LOW, "ceiling 20", "is better than the 24 that the value is compared with"],
  [HIGH, "floor 95%", "is better than the 92% that the value is compared with"],
  [
    { metric: "Homes built (cumulative)", target: 120, goodIs: "High", latestValue: 40, asOf: "2024/25 Q2" },
    "floor 100",
    "is better than the 60",
  ],
])("%j with %j asks", (written, tolerance, asked) => {
  const { status, sentence } = judge({ ...written, tolerance });
  expect(status).toBe("tolerance-not-read");
  expect(sentence).toContain(asked);
});

test.each<[written: Written, tolerance: Written["tolerance"], said: string]>([
  [
    { ...LOW, target: "24 days", latestValue: "40 days" },
    "ceiling 85%",
    "is in another unit than the figure in “days” beside it",
  ],
  [
    { metric: "Visits", target: 1200, goodIs: "High", latestValue: 500 },
    "floor 85%",
    "is in another unit than the figure beside it",
  ],
  [{ metric: "Time to answer", target: "4m 30s", goodIs: "Low", latestValue: "4m 40s" }, "5", "has no unit"],
  [{ metric: "Time to answer", target: "4m 30s", goodIs: "Low", latestValue: "4m 40s" }, "ceiling 5", "has no unit"],
  // Points are of percentages and scores.
  [{ ...LOW, target: "24 days", latestValue: "25 days" }, "2 points", "is in another unit"],
  [
    { metric: "Spend £m", target: "£20m", goodIs: "On Target", latestValue: "£21m" },
    "1 point under, 2 points over",
    "is in another unit",
  ],
])("%j with %j is in no unit of the target's", (written, tolerance, said) => {
  const { status, sentence } = judge({ ...written, tolerance });
  expect(status).toBe("units-differ");
  expect(sentence).toContain(said);
});

test.each<[written: Written, tolerance: Written["tolerance"], status: string]>([
  [{ ...HIGH, latestValue: "91%" }, "5%", "amber"],
  [{ ...HIGH, latestValue: "91%" }, "5", "amber"],
  [{ ...HIGH, latestValue: "91%" }, "±5%", "amber"],
  [{ ...HIGH, latestValue: "91%" }, numberCell(0.05, "0%"), "amber"],
  [{ ...HIGH, latestValue: "91%" }, "46 points", "amber"],
  [{ ...HIGH, latestValue: "91%" }, "0.5", "red"],
  [{ ...HIGH, latestValue: "91%" }, "0", "red"],
  [HIGH, "±85%", "amber"],
  [HIGH, "+/- 85", "amber"],
  [HIGH, "floor 85%", "red"],
  [{ ...HIGH, target: "20%", latestValue: "19%" }, "10%", "amber"],
  [{ ...HIGH, target: "10%", latestValue: "9.5%" }, "10%", "amber"],
  // Above the target a percentage is no floor.
  [{ ...HIGH, target: "9%", latestValue: "8.5%" }, "10%", "amber"],
  [{ ...LOW, metric: "% sick", target: "8%", latestValue: "8.5%" }, "10% of target", "amber"],
  [{ ...LOW, metric: "% sick", target: "12%", latestValue: "13%" }, "10%", "amber"],
  [{ ...LOW, metric: "Condition % red", target: "2.88%", latestValue: "3%" }, "5%", "amber"],
  [{ ...LOW, latestValue: 36 }, 12, "amber"],
  [{ ...LOW, latestValue: 24.5 }, "5%", "amber"],
  [{ ...LOW, target: "24 days", latestValue: "40 days" }, "2 weeks", "tolerance-not-read"],
  [{ ...LOW, target: "24 days", latestValue: "30 days" }, "1 week", "amber"],
  [{ ...LOW, target: "24 days", latestValue: "32 days" }, "1 week", "red"],
  [{ ...LOW, target: "24 days", latestValue: "30 days" }, "ceiling 5 weeks", "amber"],
  [{ ...LOW, target: "24 days", latestValue: "36 days" }, "ceiling 5 weeks", "red"],
  // A target of nothing has no half: any tolerance of it is a distance.
  [{ ...LOW, target: 0, latestValue: 2 }, 2, "amber"],
  [{ ...LOW, target: "0%", metric: "% over", latestValue: "1.5%" }, "2 points", "amber"],
  [{ ...ON, latestValue: "57%" }, "6%", "amber"],
  // Half a point, a distance from the target that no percentage is near, points, and counts: nothing lost its format.
  [{ ...HIGH, target: "60%", latestValue: "59.6%" }, 0.5, "amber"],
  [{ ...HIGH, latestValue: "91.5%" }, 0.6, "amber"],
  [{ ...HIGH, latestValue: "91.5%" }, "0.85 points", "amber"],
  [{ ...LOW, metric: "% occupied", target: "130%", latestValue: "131%" }, 1.6, "amber"],
  [{ metric: "Visits", target: 92, goodIs: "High", latestValue: 91.5 }, 0.85, "amber"],
  [{ metric: "Visits", target: 12, goodIs: "Low", latestValue: 12.5 }, "15%", "amber"],
  [{ ...HIGH, target: "15%", latestValue: "14%" }, "9%", "amber"],
  // A range has half of its larger end.
  [{ metric: "Visits", target: "40 to 60", goodIs: "On Target", latestValue: 65 }, 25, "amber"],
  [{ metric: "Visits", target: "40 to 60", goodIs: "On Target", latestValue: 65 }, 31, "tolerance-not-read"],
  [{ metric: "Change in stock", target: "-60 to -40", goodIs: "On Target", latestValue: -65 }, 25, "amber"],
  // A limit at the target itself leaves no amber.
  [{ ...HIGH, latestValue: "91%" }, "floor 92%", "red"],
  [{ ...LOW, latestValue: 25 }, "ceiling 24", "red"],
])("%j with %j is %s", (written, tolerance, status) => {
  expect(judge({ ...written, tolerance }).status).toBe(status);
});

test.each<[edge: string, written: Written, said: string]>([
  [
    "1 week",
    { ...LOW, target: "24 days", latestValue: "30 days" },
    "Amber: 30 days is 6 days (25%) above the target of 24 days; amber reaches to 7 days above.",
  ],
  [
    "1 week",
    { ...LOW, target: "24 days", latestValue: "32 days" },
    "Red: 32 days is 8 days (33.3%) above the target of 24 days; amber reaches only to 7 days above.",
  ],
  [
    "floor 2 weeks",
    { ...HIGH, metric: "Notice given", target: "20 days", latestValue: "13 days" },
    "Red: 13 days is 7 days (35%) below the target of 20 days; amber reaches only to 14 days.",
  ],
  [
    "5 days",
    { ...HIGH, latestValue: "90%" },
    "the edges of the rule “All” reach to “5 days”, which does not convert to this target's unit. Give the row a tolerance of its own in the Tolerance column, or a rule.",
  ],
  [
    "floor 85%",
    { ...LOW, target: "24 days", latestValue: "30 days" },
    "the edges of the rule “All” reach to “limit 85%”",
  ],
])("a rule's edge of %s: %j", (edge, written, said) => {
  const amber = readEdge(edge);
  if (!amber) throw new Error(edge);
  const ruleset = { ...DEFAULT_RULESET, rules: [{ name: "All", when: {}, amber }] };
  expect(explainVerdict(rate(indicatorCells(written), ruleset).computed, ruleset)).toContain(said);
});

const RANK: Record<string, number> = { green: 2, amber: 1, red: 0 };
const figure = fc.integer({ min: 0, max: 2000 }).map((digits) => digits / 10);
const goodIs = fc.constantFrom("High", "Low", "On Target");

test("a wider tolerance never gives a worse colour", () => {
  const kind = fc.constantFrom("%", " points", "");
  const asWritten = (n: number, unit: string, strict: boolean): string => `${strict ? "less than " : ""}±${n}${unit}`;
  fc.assert(
    fc.property(
      figure,
      figure,
      figure,
      figure,
      kind,
      goodIs,
      fc.boolean(),
      (target, latestValue, a, b, unit, good, strict) => {
        const [narrow, wide] = [Math.min(a, b), Math.max(a, b)].map(
          (n) => RANK[judge({ target, latestValue, goodIs: good, tolerance: asWritten(n, unit, strict) }).status],
        );
        // A row that asks has no colour, and ±0 says that there is no amber.
        if (wide === undefined || narrow === undefined) return;
        expect(wide).toBeGreaterThanOrEqual(narrow);
        // Taking the figure itself in is wider still.
        const inclusive =
          RANK[judge({ target, latestValue, goodIs: good, tolerance: asWritten(Math.max(a, b), unit, false) }).status];
        expect(inclusive ?? wide).toBeGreaterThanOrEqual(wide);
      },
    ),
    { numRuns: runsOf(1000) },
  );
});

test("a better value never gets a worse colour, by any row's edge", () => {
  fc.assert(
    fc.property(
      figure,
      figure,
      figure,
      figure,
      anyEdge,
      fc.option(anyEdge, { nil: null }),
      fc.boolean(),
      fc.constantFrom("", "±"),
      (target, a, b, previousValue, amber, green, high, sign) => {
        const [worse, better] = a < b === high ? [a, b] : [b, a];
        const edges = green ? `green ${writeEdge(green)}, amber ${writeEdge(amber)}` : `${writeEdge(amber)}`;
        const rank = (latestValue: number): number | undefined =>
          RANK[
            judge({ target, goodIs: high ? "High" : "Low", latestValue, previousValue, tolerance: `${sign}${edges}` })
              .status
          ];
        const [atWorse, atBetter] = [rank(worse), rank(better)];
        if (atWorse !== undefined && atBetter !== undefined) expect(atBetter).toBeGreaterThanOrEqual(atWorse);
      },
    ),
    { numRuns: runsOf(2000) },
  );
});

test("on target, nearer on the same side is never worse", () => {
  fc.assert(
    fc.property(figure, figure, figure, anyEdge, fc.boolean(), (target, a, b, edge, over) => {
      const [near, far] = [Math.min(a, b), Math.max(a, b)].map(
        (away) =>
          RANK[
            judge({
              target,
              goodIs: "On Target",
              latestValue: over ? target + away : target - away,
              tolerance: writeEdge(edge),
            }).status
          ],
      );
      if (near !== undefined && far !== undefined) expect(near).toBeGreaterThanOrEqual(far);
    }),
    { numRuns: runsOf(1000) },
  );
});

test("no plain distance makes a value amber that misses by more than half", () => {
  const half = fc.integer({ min: 51, max: 200 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      half,
      figure,
      fc.constantFrom("%", " points", ""),
      fc.constantFrom("High", "Low"),
      (target, percent, n, unit, good) => {
        const away = (target * percent) / 100;
        const { status } = judge({
          target,
          goodIs: good,
          latestValue: good === "High" ? target - away : target + away,
          tolerance: `${n}${unit}`,
        });
        expect(status).not.toBe("amber");
      },
    ),
    { numRuns: runsOf(1000) },
  );
});
