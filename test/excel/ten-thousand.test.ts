import { repeatedSample } from "../../bench/kpi-rows";
import { prepareClosing, writeClosing } from "../../src/actions/close-period";
import { dismissCheck } from "../../src/actions/dismiss-check";
import { overrideIndicator } from "../../src/actions/override-indicator";
import { recalculate } from "../../src/actions/recalculate";
import { review } from "../../src/actions/review";
import { undoRun } from "../../src/actions/undo-run";
import { writeReportSheets } from "../../src/actions/write-report-sheets";
import { writeRules } from "../../src/actions/write-rules";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { COLUMN_KEYS, type ColumnKey } from "../../src/kpi/columns/columns";
import type { Finding } from "../../src/kpi/checks/finding";
import { allIndicators } from "../../src/kpi/scorecard";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { Result } from "../../src/planning/problem";
import { openExcel } from "../support/open-excel";
import { isFullRun } from "../support/strength";

/** In the short run some three hundred rows, which still show a trip or bytes too many per row. */
const COUNT = isFullRun ? 10_000 : 300;
/** Excel on the web refuses a request or an answer of more than 5 MB. The short run allows more per row for what does not grow with the rows. */
const LIMIT = isFullRun ? 5_000_000 : 700_000;

/** The sample's rows over and over, each under a unique name, two to a KPI. */
function manyIndicators(): WorkbookModel {
  const model = repeatedSample(COUNT);
  const [metric, kpi] = [COLUMN_KEYS.indexOf("metric"), COLUMN_KEYS.indexOf("kpi")];
  model.sheets[0]?.rows.slice(1).forEach((row, index) => {
    if (!row) return;
    row[metric] = { value: `${String(row[metric]?.value).slice(0, 60)} ${index}` };
    row[kpi] = { value: `${String(row[kpi]?.value).slice(0, 40)} ${Math.floor(index / 2)}` };
  });
  return model;
}

/** One of them decorates: it freezes headings, sets up pages and fits rows. An undo of a close has none, and takes one part more. */
const MOST_TRIPS = 7;

test(`at ${COUNT} indicators every action takes at most six round trips and one for decoration, each below Excel's limits`, async () => {
  const model = manyIndicators();
  const { host } = openExcel(model);
  const port = createExcelWorkbook();
  const over: string[] = [];
  const step = async <T>(name: string, act: () => Promise<Result<T>>): Promise<T> => {
    const before = host.trips.length;
    const result = await act();
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.problem)}`);
    const trips = host.trips.slice(before).filter((trip) => !trip.releaseOnly);
    const largest = Math.max(...trips.flatMap(({ requestBytes, responseBytes }) => [requestBytes, responseBytes]));
    if (trips.length > MOST_TRIPS || largest > LIMIT) over.push(`${name}: ${trips.length} trips, ${largest} bytes`);
    return result.value;
  };
  const run = (now: string) => recalculate(port, DEFAULT_RULESET, { now });
  const first = await step("recalculating", () => run("2024-11-20 09:00"));
  const made = await step("making the report's sheets", () => writeReportSheets(port, DEFAULT_RULESET, "2024-11-20"));
  await step("undoing the sheets", () =>
    undoRun(port, DEFAULT_RULESET, made.run ?? neverRun(), { now: "2024-11-20 09:10" }),
  );
  await step("making them once more", () => writeReportSheets(port, DEFAULT_RULESET, "2024-11-20"));
  const again = await step("bringing them up to date", () => writeReportSheets(port, DEFAULT_RULESET, "2024-11-20"));
  expect(again.run).toBeNull();
  if (first.run)
    await step("undoing", () => undoRun(port, DEFAULT_RULESET, first.run ?? neverRun(), { now: "2024-11-20 09:30" }));
  const redone = await step("recalculating with sheets", () => run("2024-11-20 10:00"));
  const [indicator] = allIndicators(redone.scorecard);
  if (!indicator) throw new Error("no indicator");
  await step("overriding", () =>
    overrideIndicator(
      port,
      DEFAULT_RULESET,
      redone,
      indicator,
      { status: "amber", reason: "Checked by hand", reviewBy: null },
      { now: "2024-11-20 10:10" },
    ),
  );
  const closing = await step("preparing the close", () => prepareClosing(port, DEFAULT_RULESET, "2024-11-20"));
  const closed = await step("closing", () => writeClosing(port, DEFAULT_RULESET, closing));
  await step("undoing the close", () =>
    undoRun(port, DEFAULT_RULESET, closed.run ?? neverRun(), { now: "2024-11-20 10:30" }),
  );
  const closingAgain = await step("preparing the close again", () =>
    prepareClosing(port, DEFAULT_RULESET, "2024-11-20"),
  );
  await step("closing again", () => writeClosing(port, DEFAULT_RULESET, closingAgain));
  await step("recalculating what is closed", () => run("2024-11-21 09:00"));
  const value = COLUMN_KEYS.indexOf("latestValue" satisfies ColumnKey);
  const [sheet] = model.sheets;
  for (let row = 1; row <= COUNT; row += 1) model.edit(sheet?.id ?? "", row, value, String(50 + (row % 50)));
  const next = await step("recalculating the next quarter", () => run("2025-02-20 09:00"));
  expect(next.sheets).toMatchObject({ changed: ["Combined KPIs", "Performance Overview"], troubles: [] });
  await step("undoing the quarter", () =>
    undoRun(port, DEFAULT_RULESET, next.run ?? neverRun(), { now: "2025-02-20 09:30" }),
  );
  await step("recalculating the quarter again", () => run("2025-02-20 09:40"));
  const reviewed = await step("reading", () => review(port, DEFAULT_RULESET));
  const finding: Finding = {
    code: "owner-missing",
    key: "owner-missing: one",
    tableId: indicator.tableId,
    row: 0,
    column: null,
    address: "KPIs!A2",
    sentence: "Nobody is named.",
  };
  await step("dismissing a check", () =>
    dismissCheck(port, reviewed, finding, "It is known", { now: "2025-02-20 10:00" }),
  );
  await step("writing the rules", () =>
    writeRules(port, DEFAULT_RULESET, reviewed, { ...DEFAULT_RULESET, version: "2.0" }),
  );
  expect(over).toEqual([]);
}, 1_800_000);

function neverRun(): never {
  throw new Error("nothing was written");
}
