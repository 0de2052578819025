import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { emptySheet } from "../../src/office-host/workbook/sheet-names";
import type { SheetData } from "../../src/office-host/workbook/types";
import { describeInBrowser, launch, openWorkbench, serve, type Served } from "./browser";
import { fullTest } from "../support/strength";

/** A column of 200 pixels with short text, long text that wraps, and long text in a row with a set height. */
function wrapped(id: string, name: string): SheetData {
  const long = { value: "A sentence that takes several lines of its column. ".repeat(4), style: { wrap: true } };
  return {
    ...emptySheet(id, name),
    rows: [[{ value: "Short" }], [long], [long]],
    columnWidths: { 0: 200 },
    rowHeights: { 2: 30 },
  };
}

/** The heights of the first rows of the active sheet, in pixels. */
function heights(page: Page): Promise<number[]> {
  return page.evaluate(() => [0, 1, 2].map((row) => Math.round(window.workbench?.grid.placeOf(row, 0)?.height ?? 0)));
}

describeInBrowser("the grid of the workbench, in a browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "wrapped-"));
  let browser: Browser;
  let served: Served;

  beforeAll(async () => {
    const sheets = [wrapped("s1", "First"), wrapped("s2", "Second")];
    const selection = { row: 0, column: 0, rowCount: 1, columnCount: 1 };
    writeFileSync(
      join(folder, "wrapped.json"),
      JSON.stringify({ sheets, activeSheetId: "s1", selection, settings: {} }),
    );
    [browser, served] = await Promise.all([launch(), serve(folder)]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    rmSync(folder, { recursive: true });
  });

  fullTest("shows wrapped text in full, on the first sheet and on the next one opened", async () => {
    const { page } = await openWorkbench(browser, served, { workbook: "wrapped" });
    const [short, long, set] = await heights(page);
    expect([short, set]).toEqual([20, 30]);
    expect(long).toBeGreaterThan(90);
    await page.evaluate(() => window.workbench?.model.activate("s2"));
    expect(await heights(page)).toEqual([short, long, set]);
  });
});
