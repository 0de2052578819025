import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, openWorkbench, recalculate, serve } from "../test/e2e/browser";
import { repeatedSample } from "./kpi-rows";
import { printTable } from "./table";

const ROWS = 10_000;

/** How long the pane's main thread is kept busy at a stretch while a large workbook is recalculated, in a browser. */
export async function benchMainThread(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "kpi-bench-"));
  writeFileSync(join(folder, "large.json"), JSON.stringify(repeatedSample(ROWS).toData()));
  const served = await serve(folder);
  try {
    const browser = await launch();
    try {
      const { pane } = await openWorkbench(browser, served, { workbook: "large" });
      await pane.getByText(/out of date/).first().waitFor({ timeout: 60_000 });
      await pane.evaluate(() => {
        const tasks: number[] = [];
        Object.assign(window, { tasks });
        // The host answers in the page that holds the pane, on the same thread: only the pane's own tasks count.
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (entry.name === "self") tasks.push(entry.duration);
        }).observe({ type: "longtask" });
      });
      await recalculate(pane);
      await pane.getByText(/statuses changed\./).first().waitFor({ timeout: 120_000 });
      await pane.waitForTimeout(1000);
      const tasks = await pane.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
      const sorted = [...tasks].sort((a, b) => b - a).map((task) => `${Math.round(task)} ms`);
      printTable(`The pane's main thread while ${ROWS.toLocaleString("en-GB")} rows are recalculated`, [
        ["tasks over 50 ms", "the longest"],
        [String(tasks.length), sorted.slice(0, 6).join(", ") || "none"],
      ]);
    } finally {
      await browser.close();
    }
  } finally {
    await served.close();
    rmSync(folder, { recursive: true });
  }
}
