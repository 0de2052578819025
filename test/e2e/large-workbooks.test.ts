import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { kpiWorkbook, withoutSeldomColumns, type KpiRow } from "../support/kpi-workbook";
import { fullTest } from "../support/strength";
import { describeInBrowser, launch, openWorkbench, recalculate, serve, type Served } from "./browser";

const rowsOf = (count: number): KpiRow[] =>
  Array.from({ length: count }, (_, index) => ({
    section: `Section ${index % 5}`,
    kpi: `Key performance indicator ${index}`,
    metric: `Percentage of people who were seen in time, district ${index}`,
    target: "95%",
    goodIs: "High",
    asOf: "2024/25 Q2",
    latestValue: 80 + (index % 20),
  }));

const COUNTS = [50, 1000, 10_000];

describeInBrowser("large workbooks on the production build, in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "kpi-workbooks-"));
  let browser: Browser;
  let served: Served;

  beforeAll(async () => {
    for (const count of COUNTS) {
      writeFileSync(
        join(folder, `rows-${count}.json`),
        JSON.stringify(kpiWorkbook(rowsOf(count), withoutSeldomColumns).toData()),
      );
    }
    [browser, served] = await Promise.all([launch(), serve(folder)]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    rmSync(folder, { recursive: true });
  });

  fullTest.each(COUNTS)(
    "%d rows are shown, written and logged in five round trips, one of them to look again, and one to freeze the log",
    async (count) => {
      const { page, pane, errors } = await openWorkbench(browser, served, { workbook: `rows-${count}` });
      await pane
        .getByText(/statuses in the sheet are out of date/)
        .first()
        .waitFor();
      await page.evaluate(() => window.workbench?.host.resetTrips());
      await recalculate(pane);
      await pane
        .getByText(/statuses changed\./)
        .first()
        .waitFor();
      const { trips, bytes, blank } = await page.evaluate((rowCount) => {
        if (!window.workbench) throw new Error("no workbench");
        const { model, host } = window.workbench;
        const statuses = model.values(model.activeSheet.id, { row: 1, column: 8, rowCount, columnCount: 1 });
        return {
          trips: host.trips.length,
          bytes: host.trips.reduce((sum, trip) => sum + trip.requestBytes + trip.responseBytes, 0),
          blank: statuses.filter(([status]) => status === "").length,
        };
      }, count);
      process.stdout.write(`${count} rows: ${trips} round trips, ${(bytes / 1024).toFixed(0)} KB\n`);
      expect(trips).toBe(5);
      // 10,000 rows stay near 3 MB, including the log.
      expect(bytes).toBeLessThan(count * 305 + 65_000);
      expect(blank).toBe(0);
      expect(errors).toEqual([]);
      await page.close();
    },
  );
});
