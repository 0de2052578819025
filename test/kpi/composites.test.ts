import { explainReport, calculateComposites } from "../../src/kpi/composites";
import { readIndicators } from "../../src/kpi/indicator";
import { allIndicators, buildScorecard } from "../../src/kpi/scorecard";
import type { Composite } from "../../src/rag/rules/combining/composite";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { kpiTableOf, type RowOf } from "./kpi-table-of";

const HIGHWAYS: Composite = {
  name: "Highways score",
  scale: 10,
  components: [
    { metric: "Repairs on time", weight: 70, score: "percent of target" },
    { metric: "Street lights repaired on time", weight: 30, score: "as it is" },
  ],
};
const repairs: RowOf = { metric: "Repairs  on TIME", target: "95%", goodIs: "High", latestValue: "90.25%" };
const lights: RowOf = { metric: "Street lights repaired on time", target: 8, goodIs: "High", latestValue: 8.5 };
const score: RowOf = { metric: "Highways score", target: 8, goodIs: "High", latestValue: 9.2 };

function explain(rows: RowOf[], composite = HIGHWAYS): string[] {
  const ruleset = { ...DEFAULT_RULESET, composites: [composite] };
  return buildScorecard(readIndicators(kpiTableOf(rows)), ruleset).composites.map(explainReport);
}

test.each<[string, RowOf[], string]>([
  ["shown with its working", [score, repairs, lights], "70 × 9.5 + 30 × 8.5, over 100, is 9.2."],
  [
    "beside a row that says otherwise",
    [{ ...score, latestValue: 9.4 }, repairs, lights],
    "70 × 9.5 + 30 × 8.5, over 100, is 9.2. Latest Value says 9.4.",
  ],
  [
    "beside a row that rounds",
    [{ ...score, latestValue: 9 }, repairs, lights],
    "70 × 9.5 + 30 × 8.5, over 100, is 9.2.",
  ],
  ["with no row of its own", [repairs, lights], "70 × 9.5 + 30 × 8.5, over 100, is 9.2."],
  [
    "a component without a value",
    [score, { ...repairs, latestValue: "Awaited" }, lights],
    "It cannot be worked out: “Repairs on time” has no value.",
  ],
  [
    "a component that is not there",
    [score, repairs],
    "It cannot be worked out: “Street lights repaired on time” has no value.",
  ],
  [
    "two rows of one name",
    [score, repairs, lights, lights],
    "It cannot be worked out: “Street lights repaired on time” has no value.",
  ],
])("an index %s", (_, rows, sentence) => {
  expect(explain(rows)).toEqual([sentence]);
});

test("it is linked to the row that reports it", () => {
  const ruleset = { ...DEFAULT_RULESET, composites: [HIGHWAYS] };
  const scorecard = buildScorecard(readIndicators(kpiTableOf([repairs, score, lights])), ruleset);
  expect(scorecard.composites[0]?.reportedBy).toEqual({ tableId: "t1", row: 1 });
  expect(calculateComposites(allIndicators(scorecard), DEFAULT_RULESET)).toEqual([]);
});
