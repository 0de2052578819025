import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { fullTest } from "../support/strength";
import {
  describeInBrowser,
  launch,
  openWorkbench,
  paneWith,
  recalculate,
  serve,
  type OpenedWorkbench,
  type Served,
} from "./browser";

const published = readFileSync(join(__dirname, "../../assets/sample/published-2024-25-q2.tsv"), "utf8")
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((line) => ({ green: 3, amber: 2, red: 1 })[line.split("\t").at(-1)?.trim() ?? ""] ?? "Not rated");

/** The scripts that no page names: they are loaded on demand. */
const FETCHED_LATER = /\/\d+\.[0-9a-f]{10}\.js$/;

const STATUS_COLUMN = { row: 1, column: 8, rowCount: 49, columnCount: 1 };

/** The status column in the model, and the requests made. */
async function readModel({ page }: OpenedWorkbench): Promise<{
  values: unknown[];
  formats: string[];
  icons: { style: string; area: unknown }[];
  trips: { requestBytes: number; responseBytes: number }[];
}> {
  return page.evaluate((area) => {
    if (!window.workbench) throw new Error("no workbench");
    const { model, host } = window.workbench;
    const sheet = model.sheets[0];
    if (!sheet) throw new Error("no sheet");
    return {
      values: model.values(sheet.id, area).map(([value]) => value),
      formats: [...new Set(model.numberFormats(sheet.id, area).map(([format]) => format ?? ""))],
      icons: sheet.conditionalFormats.map(({ style, area: covered }) => ({ style, area: covered })),
      trips: host.trips.map(({ requestBytes, responseBytes }) => ({ requestBytes, responseBytes })),
    };
  }, STATUS_COLUMN);
}

const resetTrips = ({ page }: OpenedWorkbench): Promise<void> =>
  page.evaluate(() => window.workbench?.host.resetTrips());

describeInBrowser("the main job on the production build, in a browser", () => {
  let browser: Browser;
  let served: Served;
  let opened: OpenedWorkbench;

  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), serve()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  beforeEach(async () => {
    opened = await openWorkbench(browser, served);
  });
  afterEach(async () => {
    expect(opened.strayed).toEqual([]);
    expect(opened.errors).toEqual([]);
    await opened.page.close();
  });

  test("Recalculate RAG in the pane gives every row the published status; a second run changes nothing", async () => {
    const { pane } = opened;
    await pane.getByRole("button", { name: "Recalculate RAG" }).waitFor();
    // The first reading is over, with all its round trips.
    await pane.getByText("49 statuses in the sheet are out of date").first().waitFor();
    await resetTrips(opened);
    await pane.getByRole("button", { name: "Recalculate RAG" }).click();
    await pane.getByText("49 new").waitFor();
    expect((await readModel(opened)).values.filter((value) => value !== "")).toEqual([]);
    await pane.getByRole("button", { name: "Write 49 statuses" }).click();
    await pane.getByText("49 statuses changed").first().waitFor();
    const first = await readModel(opened);
    expect(first.values).toEqual(published);
    expect(first.formats).toEqual(['[=3]"Green";[=2]"Amber";"Red"']);
    expect(first.icons).toEqual([{ style: "ThreeSymbols2", area: STATUS_COLUMN }]);
    // Three, one for the sample's attached table, one to check the preview again before writing, and one to freeze the log's headings.
    expect(first.trips).toHaveLength(6);

    await pane.getByRole("button", { name: "Recalculate RAG" }).click();
    await pane.getByText("Nothing to change").first().waitFor();
    const second = await readModel(opened);
    expect({ values: second.values, formats: second.formats, icons: second.icons }).toEqual({
      values: first.values,
      formats: first.formats,
      icons: first.icons,
    });
  });

  test("the sample with months opens in one press, says which month is judged, and gets its statuses", async () => {
    const { page } = opened;
    await page.getByRole("button", { name: "Sample with months" }).click();
    const pane = await paneWith(page, "Sample with months.xlsx");
    await pane.getByText("Judging September 2025").waitFor();
    await recalculate(pane);
    await pane.getByText("10 statuses changed").first().waitFor();
    const written = await page.evaluate(() => {
      const model = window.workbench?.model;
      const sheet = model?.sheets[0];
      return sheet && model?.values(sheet.id, { row: 3, column: 16, rowCount: 3, columnCount: 1 }).flat();
    });
    // Missed bins 47 against 40, fly-tips 96% against 95%, street lights 98.7% against 99%.
    expect(written).toEqual([1, 3, 2]);
  });

  fullTest("Undo last run restores the sheet; the log has both", async () => {
    const { page, pane } = opened;
    const held = (): Promise<string> => page.evaluate(() => JSON.stringify(window.workbench?.model.sheets[0]));
    const before = await held();
    await recalculate(pane);
    await pane.getByRole("button", { name: "Undo last run" }).click();
    await pane.getByText("The last run is undone.").waitFor();
    expect(await held()).toBe(before);
    const kinds = await page.evaluate(() =>
      window.workbench?.model.findSheet("RAG Log")?.rows.map((row) => row?.[12]?.value),
    );
    expect(kinds).toEqual(["Kind", ...Array<string>(49).fill("run"), ...Array<string>(49).fill("undo")]);
    // The pane's own changes do not mark the sheet as changed.
    expect(await pane.getByText("The workbook has changed since it was read.").count()).toBe(0);
  });

  fullTest("an open pane follows what the ribbon's Recalculate RAG wrote", async () => {
    const { page, pane } = opened;
    await pane.getByText("49 statuses in the sheet are out of date").first().waitFor();
    await page.getByRole("toolbar", { name: "Ribbon" }).getByRole("button", { name: "Recalculate RAG" }).click();
    await pane.getByText("Every status in the sheet is up to date").first().waitFor();
  });

  fullTest("a script that cannot be loaded is reported, nothing is written, and all works once it can be", async () => {
    const { page, errors } = opened;
    await page.route(FETCHED_LATER, (route) => route.abort());
    await page.getByRole("toolbar", { name: "Ribbon" }).getByRole("button", { name: "Recalculate RAG" }).click();
    const notice = page.frameLocator("iframe[src*='notice.html']");
    await notice.getByText("The run could not be done").waitFor();
    await notice.getByRole("button", { name: "Close" }).click();
    await page.locator("iframe[src*='notice.html']").waitFor({ state: "detached" });
    await page.evaluate(() => window.workbench?.pane.reopen());
    const pane = page.frameLocator("iframe[src*='taskpane.html']");
    await pane.getByText("A part of KPI Reporter could not be loaded").first().waitFor();
    expect((await readModel(opened)).values.filter((value) => value !== "")).toEqual([]);

    await page.unroute(FETCHED_LATER);
    // The browser logs each failed request, as expected.
    errors.length = 0;
    await pane.getByRole("button", { name: "Try again" }).click();
    await pane.getByText("49 statuses in the sheet are out of date").first().waitFor();
    await pane.getByRole("button", { name: "Recalculate RAG" }).click();
    await pane.getByRole("button", { name: "Write 49 statuses" }).click();
    await pane.getByText("49 statuses changed").first().waitFor();
    expect((await readModel(opened)).values).toEqual(published);
  });

  fullTest("a late notice is still shown", async () => {
    const { page } = opened;
    await page.route(/\/notice\.[0-9a-f]+\.js/, (route) => setTimeout(() => void route.continue(), 10_000));
    await page.getByRole("toolbar", { name: "Ribbon" }).getByRole("button", { name: "Recalculate RAG" }).click();
    await page.frameLocator("iframe[src*='notice.html']").getByText("49 statuses changed").waitFor();
  });

  test("the ribbon's Recalculate RAG does the same without the pane", async () => {
    const { page } = opened;
    await page.getByRole("button", { name: "Close the task pane" }).click();
    await page.getByRole("button", { name: "Recalculate RAG" }).click();
    const notice = page.frameLocator("iframe[src*='notice.html']");
    await notice.getByText("49 statuses changed").waitFor();
    expect((await readModel(opened)).values).toEqual(published);
    await notice.getByRole("button", { name: "Close" }).click();
    await page.locator("iframe[src*='notice.html']").waitFor({ state: "detached" });
  });
});
