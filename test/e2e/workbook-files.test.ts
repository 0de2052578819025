import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { kpiWorkbook } from "../support/kpi-workbook";
import { xlsxOf } from "../support/save-xlsx";
import { heldByFile, openFile } from "../xlsx/held";
import { changedParts, partsOf } from "../xlsx/parts";
import { fullTest } from "../support/strength";
import { findings } from "./axe";
import { describeInBrowser, launch, openWorkbench, paneWith, recalculate, serve, type Served } from "./browser";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CORPUS = join(__dirname, "../xlsx/corpus");

/** The workbook of another council. */
const OURS = {
  name: "Moorland KPIs.xlsx",
  mimeType: XLSX,
  buffer: Buffer.from(
    xlsxOf(
      kpiWorkbook([
        {
          section: "Waste",
          kpi: "Missed bins",
          metric: "Missed bins per 100,000",
          target: "45",
          goodIs: "Low",
          latestValue: 38,
        },
        {
          section: "Waste",
          kpi: "Recycling",
          metric: "Household recycling rate",
          target: "55%",
          goodIs: "High",
          latestValue: { value: 0.41, format: "0%" },
        },
      ]).toData(),
    ),
  ),
};

describeInBrowser("workbook files in the workbench", () => {
  let browser: Browser;
  let served: Served;

  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), serve()]);
  });
  // An open page keeps drawing its grid.
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const choose = (page: Page, file: typeof OURS): Promise<void> => page.locator("#workbook-file").setInputFiles(file);

  async function copyOf(page: Page): Promise<{ name: string; bytes: Uint8Array }> {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save a copy" }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  }

  fullTest("a chosen workbook is rated, and its copy has the statuses", async () => {
    const { page, strayed, errors } = await openWorkbench(browser, served);
    await choose(page, OURS);
    const pane = await paneWith(page, OURS.name);
    await pane.getByText("Household recycling rate").first().waitFor();
    await recalculate(pane);
    await pane.getByText("2 statuses changed.").waitFor();
    const { name, bytes } = await copyOf(page);
    expect(name).toBe("Moorland KPIs copy.xlsx");
    const [sheet] = heldByFile(openFile(bytes)).sheets;
    expect([sheet?.cells["I2"]?.[0], sheet?.cells["I3"]?.[0]]).toEqual([3, 1]);
    expect(sheet?.icons).toEqual(["3Symbols2 over I2:I3"]);
    expect(strayed).toEqual([]);
    expect(errors).toEqual([]);
    expect(await findings(page, ["header", "footer"])).toEqual([]);
  });

  fullTest("parts that the workbench does not model are saved unchanged", async () => {
    const { page } = await openWorkbench(browser, served);
    const file = { name: "charts.xlsx", mimeType: XLSX, buffer: readFileSync(join(CORPUS, "charts.xlsx")) };
    await choose(page, file);
    const pane = await paneWith(page, file.name);
    await recalculate(pane);
    await pane
      .getByText(/status(?:es)? changed/)
      .first()
      .waitFor();
    const changed = changedParts(partsOf(file.buffer, true), partsOf((await copyOf(page)).bytes, true));
    expect(changed.filter((part) => /chart|drawing|media|theme/.test(part))).toEqual([]);
    expect(changed).not.toEqual([]);
  });

  fullTest("the sample can be saved as a copy", async () => {
    const { page } = await openWorkbench(browser, served);
    const { name, bytes } = await copyOf(page);
    expect(name).toBe("Sample workbook copy.xlsx");
    expect(
      changedParts(partsOf(readFileSync(join(__dirname, "../../assets/sample-workbook.xlsx"))), partsOf(bytes)),
    ).toEqual([]);
    expect(await page.getByRole("alert").isVisible()).toBe(false);
  });

  fullTest("a file that is not a workbook is refused in a sentence, and the workbook stays", async () => {
    const { page } = await openWorkbench(browser, served);
    await choose(page, { name: "KPIs.xlsx", mimeType: XLSX, buffer: Buffer.from("Metric,Value\n") });
    const alert = page.getByRole("alert");
    await alert.getByText("KPIs.xlsx: This file is not an Excel workbook.").waitFor();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Sample workbook.xlsx");
    expect(await findings(page, ["header", "#message"])).toEqual([]);
  });

  fullTest("changes are not lost without a question", async () => {
    const { page } = await openWorkbench(browser, served);
    await page.evaluate(() => window.workbench?.model.edit(window.workbench.model.activeSheet.id, 1, 7, "1"));
    await choose(page, OURS);
    const question = page.getByRole("dialog", { name: `Open ${OURS.name}?` });
    await question.waitFor();
    expect(await findings(page, [".question"])).toEqual([]);
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "detached" });
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Sample workbook.xlsx");
    await choose(page, OURS);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save a copy first" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("Sample workbook copy.xlsx");
    await paneWith(page, OURS.name);
    // The browser keeps no copy of the file: a reloaded page says so.
    await page.reload();
    await page.getByRole("alert").getByText("The workbook was closed when the page was reloaded").waitFor();
  });

  fullTest("a workbook can be dropped on the page", async () => {
    const { page } = await openWorkbench(browser, served);
    const data = await page.evaluateHandle(
      ({ bytes, name }) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], name));
        return transfer;
      },
      { bytes: [...OURS.buffer], name: OURS.name },
    );
    await page.dispatchEvent("body", "dragenter", { dataTransfer: data });
    await page.getByText("Drop the workbook to open it").waitFor();
    await page.dispatchEvent("#drop-target", "drop", { dataTransfer: data });
    await paneWith(page, OURS.name);
  });
});
