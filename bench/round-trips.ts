import { recalculate } from "../src/actions/recalculate";
import { createExcelWorkbook } from "../src/excel/excel-workbook";
import { DEFAULT_RULESET } from "../src/rag/rules/default-ruleset";
import { openOffice } from "../src/workbench/host/node-office";
import { createRichApiHost, type RichApiHost } from "../src/workbench/host/rich-api";
import { repeatedSample } from "./kpi-rows";
import { printTable, ratio } from "./table";

interface Cost {
  trips: number;
  actions: number;
  bytes: number;
}

/** Opens a repeated sample in the real Office.js, does a job, and gives what it cost. */
async function costOf(rowCount: number, job: () => Promise<void>): Promise<Cost> {
  const host: RichApiHost = createRichApiHost(repeatedSample(rowCount), {
    limits: { requestBytes: Infinity, responseBytes: Infinity },
  });
  const office = openOffice(host);
  Object.assign(globalThis, { Excel: office.Excel, OfficeExtension: office.OfficeExtension });
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

async function ours(): Promise<void> {
  const result = await recalculate(createExcelWorkbook(), DEFAULT_RULESET);
  if (!result.ok) throw new Error(result.problem.code);
}

/** How such add-ins are commonly written: each row's cells read and written one by one, a round trip for each row. */
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

/** Round trips and bytes of a recalculation against a cell-by-cell one. */
export async function benchRoundTrips(): Promise<void> {
  const rows = [["rows", "trips", "of cell by cell", "actions", "of cell by cell", "KB", "of cell by cell"]];
  for (const count of [100, 1000, 10_000]) {
    const mine = await costOf(count, ours);
    const theirs = await costOf(count, () => cellByCell(count));
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
