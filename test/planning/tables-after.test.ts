import { readIndicators } from "../../src/kpi/indicator";
import { allIndicators, buildScorecard } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { planStatuses } from "../../src/planning/statuses/plan-statuses";
import { tablesAfter } from "../../src/planning/undo/tables-after";
import { kpiTableOf, type RowOf } from "../kpi/kpi-table-of";

const met: RowOf = { target: 10, goodIs: "High", latestValue: 11, metric: "Met" };
const rows: RowOf[] = [
  met,
  {},
  { ...met, latestValue: 9.5 },
  { ...met, target: "TBC" },
  { ...met, status: "see note" },
];

test("after a plan is applied there is nothing left to plan", () => {
  const table = kpiTableOf(rows);
  const planned = (read: typeof table): ReturnType<typeof planStatuses> =>
    planStatuses(
      read,
      allIndicators(buildScorecard(readIndicators(read), DEFAULT_RULESET)),
      { covers: "all", ids: [] },
      DEFAULT_RULESET,
    );
  const [after] = tablesAfter([table], planned(table).plan.edits);
  expect(after?.cells.status?.values).toEqual([3, "", 2, "Not rated", "see note"]);
  expect(after && planned(after).plan.edits).toEqual([]);
  expect(table.cells.status?.values).toEqual(["", "", "", "", "see note"]);
});

test("a table on another sheet stays as it was", () => {
  const table = kpiTableOf(rows);
  const at = { sheetId: "other", row: 1, column: 8, rowCount: 1, columnCount: 1 };
  expect(tablesAfter([table], [{ kind: "values", at, values: [[3]] }])).toEqual([table]);
});
