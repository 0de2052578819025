import { recalculate } from "../src/actions/recalculate";
import { review } from "../src/actions/review";
import { createExcelWorkbook } from "../src/excel/excel-workbook";
import { DEFAULT_RULESET } from "../src/rag/rules/default-ruleset";
import { openOffice } from "../src/office-host/host/node-office";
import { createRichApiHost, type RichApiHost } from "../src/office-host/host/rich-api";
import type { WorkbookModel } from "../src/office-host/workbook/workbook-model";
import { COLUMN_KEYS } from "../src/kpi/columns/columns";
import { kpiWorkbook, type KpiRow } from "../test/support/kpi-workbook";
import { repeatedSample, rowsOfMonths } from "./kpi-rows";
import { printTable, ratio } from "./table";

interface Cost {
  trips: number;
  actions: number;
  bytes: number;
}

/** Opens a workbook in the real Office.js, does a job, and measures its cost. */
async function costOf(model: WorkbookModel, job: () => Promise<void>): Promise<Cost> {
  const host: RichApiHost = createRichApiHost(model, {
    limits: { requestBytes: Infinity, responseBytes: Infinity },
  });
  const office = openOffice(host);
  const requirements = { isSetSupported: host.isSetSupported };
  Object.assign(globalThis, {
    ...{ Excel: office.Excel, OfficeExtension: office.OfficeExtension },
    Office: { context: { requirements } },
  });
  await job();
  await new Promise((resolve) => setTimeout(resolve, 20));
  return host.trips.reduce(
    (sum, trip) => ({
      trips: sum.trips + 1,
      actions: sum.actions + trip.actions,
      bytes: sum.bytes + trip.requestBytes + trip.responseBytes,
    }),
    { trips: 0, actions: 0, bytes: 0 },
  );
}

async function logged(): Promise<void> {
  const result = await recalculate(createExcelWorkbook(), DEFAULT_RULESET, { now: "2026-11-22 23:05" });
  if (!result.ok) throw new Error(result.problem.code);
}

async function ours(): Promise<void> {
  const result = await recalculate(createExcelWorkbook(), DEFAULT_RULESET);
  if (!result.ok) throw new Error(result.problem.code);
}

/** How such add-ins are commonly written: cells are read and written one by one, with a round trip for each row. */
async function cellByCell(rowCount: number): Promise<void> {
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("KPIs");
    for (let row = 2; row < rowCount + 2; row += 1) {
      const target = sheet.getRange(`D${row}`).load("values");
      const value = sheet.getRange(`H${row}`).load("values");
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- the habit that is being measured
      await context.sync();
      const met = Number(value.values[0]?.[0]) >= Number.parseFloat(String(target.values[0]?.[0]));
      const status = sheet.getRange(`I${row}`);
      status.values = [[met ? "Green" : "Red"]];
      status.format.fill.color = met ? "#C6EFCE" : "#FFC7CE";
    }
    await context.sync();
  });
}

/** Rows as in the tests of large workbooks: long names, all different. */
function namedRows(rowCount: number): KpiRow[] {
  return Array.from({ length: rowCount }, (_, index) => ({
    ...{ section: `Section ${index % 5}`, kpi: `Key performance indicator ${index}` },
    ...{ metric: `Percentage of people who were seen in time, district ${index}`, target: "95%", goodIs: "High" },
    ...{ asOf: "2024/25 Q2", latestValue: 80 + (index % 20) },
  }));
}

const WORKBOOKS: [string, (rowCount: number) => WorkbookModel][] = [
  ["short names", (rowCount) => kpiWorkbook(namedRows(rowCount))],
  ["the published rows", repeatedSample],
];

/** The cost of a run that writes every status and of one that writes five, with the log. */
export async function benchLogged(): Promise<void> {
  const rows = [["rows", "first run, KB", "trips", "five changes, KB", "trips"]];
  for (const [name, make] of WORKBOOKS) {
    for (const count of [50, 1000, 10_000]) {
      const model = make(count);
      const first = await costOf(model, logged);
      const [sheet] = model.sheets;
      for (let row = 1; sheet && row <= 5; row += 1)
        model.edit(sheet.id, 1 + (row - 1) * Math.floor(count / 5), COLUMN_KEYS.indexOf("latestValue"), "1");
      const second = await costOf(model, logged);
      rows.push([
        `${count.toLocaleString("en-GB")}, ${name}`,
        kilobytes(first),
        String(first.trips),
        kilobytes(second),
        String(second.trips),
      ]);
    }
  }
  printTable("A run with its log: bytes both ways together", rows);
}

function kilobytes({ bytes }: Cost): string {
  return (bytes / 1024).toFixed(0);
}

/** Round trips and bytes of a recalculation against a cell-by-cell one. */
export async function benchRoundTrips(): Promise<void> {
  const rows = [["rows", "trips", "of cell by cell", "actions", "of cell by cell", "KB", "of cell by cell"]];
  for (const count of [100, 1000, 10_000]) {
    const mine = await costOf(repeatedSample(count), ours);
    const theirs = await costOf(repeatedSample(count), () => cellByCell(count));
    rows.push([
      count.toLocaleString("en-GB"),
      String(mine.trips),
      ratio(mine.trips, theirs.trips),
      String(mine.actions),
      ratio(mine.actions, theirs.actions),
      (mine.bytes / 1024).toFixed(0),
      ratio(mine.bytes, theirs.bytes),
    ]);
  }
  printTable("Recalculation through the real Office.js: round trips, actions and bytes", rows);
}

async function read(): Promise<void> {
  const result = await review(createExcelWorkbook(), DEFAULT_RULESET);
  if (!result.ok) throw new Error(result.problem.code);
}

/** Round trips and bytes of reading KPI rows in plain cells with periods across, and of a recalculation. */
export async function benchSeries(): Promise<void> {
  const rows = [["rows of 36 columns", "reading: trips", "MB", "recalculating: trips", "MB"]];
  const megabytes = ({ bytes }: Cost): string => (bytes / 1_000_000).toFixed(1);
  for (const count of [1000, 10_000]) {
    const model = rowsOfMonths(count);
    const reading = await costOf(model, read);
    const writing = await costOf(model, ours);
    const costs = [reading, writing].flatMap((cost) => [String(cost.trips), megabytes(cost)]);
    rows.push([count.toLocaleString("en-GB"), ...costs]);
  }
  printTable("Plain cells with thirty months across: round trips and bytes both ways together", rows);
}
