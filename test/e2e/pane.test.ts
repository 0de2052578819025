import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { readReturned } from "../../src/report/word/returned/read-returned";
import { findings } from "./axe";
import { describeInBrowser, launch, openWorkbench, recalculate, serve, type Served } from "./browser";
import { checkFindings, checkOverrideForm, checkPreview, checkRules, sideways } from "./pane-parts";
import { chosen, fullTest } from "../support/strength";

describeInBrowser("the pane in a browser", () => {
  let browser: Browser;
  let served: Served;

  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), serve()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const themes: [string, Parameters<typeof openWorkbench>[2], string][] = [
    ["Office in light", { theme: "light" }, "rgb(255, 255, 255)"],
    ["Office in dark", { theme: "dark" }, "rgb(41, 41, 41)"],
    ["Office in high contrast", { theme: "contrast" }, "rgb(0, 0, 0)"],
    ["a system that forces colours", { theme: "dark", forcedColors: "active", colorScheme: "dark" }, "rgb(0, 0, 0)"],
  ];

  /** The short run takes only forced colours: the tests below use the light theme. */
  const themesSeen = chosen(
    themes,
    themes.filter(([name]) => /forces/.test(name)),
  );

  test.each(themesSeen)("follows Office's theme, and axe finds nothing: %s", async (_, options, background) => {
    const { page, pane } = await openWorkbench(browser, served, options);
    await pane.getByRole("button", { name: "Recalculate RAG" }).waitFor();
    expect(
      await pane.evaluate(() => getComputedStyle(document.querySelector(".themed") ?? document.body).backgroundColor),
    ).toBe(background);
    expect(await findings(pane)).toEqual([]);
    await recalculate(pane);
    await pane.getByText("49 statuses changed").first().waitFor();
    await pane.getByRole("button", { name: /Infants who received/ }).click();
    await pane.getByText("89.8% is 5.2 points").waitFor();
    expect(await findings(pane)).toEqual([]);
    await page.close();
  });

  fullTest("at 320 px nothing is cut off at the sides", async () => {
    const { page, pane } = await openWorkbench(browser, served);
    await page.locator("#pane-width").selectOption("320");
    await recalculate(pane);
    await pane.getByText("49 statuses changed").first().waitFor();
    await pane.getByRole("button", { name: /Revenue forecast outturn/ }).click();
    expect(await sideways(pane)).toBeLessThanOrEqual(0);
    await page.close();
  });

  /** The gallery shows every state in each theme of Office. */
  const looks = themes.filter(([name]) => /light|forces/.test(name));

  fullTest.each(looks)("no part is cut off at 320 px, and axe finds nothing in it: %s", async (_, options) => {
    const { page, pane, errors, strayed } = await openWorkbench(browser, served, options);
    await page.locator("#pane-width").selectOption("320");
    for (const see of [checkPreview, checkOverrideForm, checkFindings, checkRules]) await see(pane);
    expect({ errors, strayed }).toEqual({ errors: [], strayed: [] });
    await page.close();
  });

  fullTest("an override is stored in the row's columns and written as its status", async () => {
    const { page, pane } = await openWorkbench(browser, served);
    await recalculate(pane);
    await pane.getByText("49 statuses changed").first().waitFor();
    await pane.getByRole("button", { name: /Infants who received/ }).click();
    await pane.getByRole("button", { name: "Override…" }).click();
    await pane.getByRole("radio", { name: "Green" }).check();
    await pane.getByRole("textbox", { name: "Reason" }).fill("Recounted in May");
    await pane.getByRole("textbox", { name: "Review by" }).fill("2019-03-31");
    await pane.getByRole("button", { name: "Save override" }).click();
    await pane
      .getByText("Every status in the sheet is up to date.")
      .or(pane.getByText(/^Override saved/))
      .first()
      .waitFor();
    await pane.getByText("An officer gave Green: Recounted in May").waitFor();
    await pane.getByRole("button", { name: "1 override is past its review date" }).click();
    await pane.getByText("Showing 1 of 49.").waitFor();
    await pane.getByRole("button", { name: "Change override…" }).click();
    await pane.getByRole("button", { name: "Remove override" }).click();
    await pane.getByText(/^Override removed/).waitFor();
    await page.close();
  });

  fullTest("rules are tried, put in the workbook's sheet, and saved as a file", async () => {
    const { page, pane } = await openWorkbench(browser, served);
    await recalculate(pane);
    await pane.getByText("49 statuses changed").first().waitFor();
    await pane.getByRole("tab", { name: "Rules" }).click();
    await pane.getByLabel("Amber up to").fill("5%");
    await pane
      .getByText(/Amber becomes? Red/)
      .first()
      .waitFor();
    await pane.getByRole("button", { name: "Use these edges" }).click();
    await pane.getByText("The rules are in the sheet RAG Rules.").waitFor();
    await pane
      .getByText(/up to 5% off target/)
      .first()
      .waitFor();
    const downloading = page.waitForEvent("download");
    await pane.getByRole("button", { name: "Save as a file…" }).click();
    expect((await downloading).suggestedFilename()).toMatch(/\.json$/);
    await page.close();
  });

  fullTest("a quarter is reported and closed: sheets, checks, the close and its undo", async () => {
    const { page, pane } = await openWorkbench(browser, served, { viewport: { width: 1300, height: 900 } });
    await recalculate(pane);
    await pane.getByText("49 statuses changed").first().waitFor();
    await pane.getByRole("tab", { name: "Report" }).click();
    await pane.getByText("16 things to look at.").waitFor();
    await pane.getByRole("button", { name: "Make the sheets" }).click();
    await pane.getByText("Combined KPIs and Performance Overview were made.").waitFor();
    expect(await findings(pane)).toEqual([]);
    await pane.getByRole("button", { name: "Close 2024/25 Q2…" }).click();
    await pane.getByText("49 lines are added to KPI History.").waitFor();
    expect(await findings(pane)).toEqual([]);
    expect(await sideways(pane)).toBe(0);
    await pane.getByRole("button", { name: "Close 2024/25 Q2", exact: true }).click();
    await pane.getByText("2024/25 Q2 is closed. The KPI rows are ready for 2024/25 Q3.").waitFor();
    await pane.getByRole("button", { name: "Undo close" }).click();
    await pane.getByText("The period is open again.").waitFor();
    await pane.getByRole("heading", { name: "2024/25 Q2", level: 1 }).waitFor();
    await page.close();
  });

  fullTest(
    "the report is saved as a Word file with its narratives, and changes in that file are taken back",
    async () => {
      const { page, pane } = await openWorkbench(browser, served, { viewport: { width: 1300, height: 900 } });
      await recalculate(pane);
      await pane.getByText("49 statuses changed").first().waitFor();
      await pane.getByRole("tab", { name: "Report" }).click();
      await pane.getByRole("button", { name: "Make report tables" }).click();
      await pane.getByText("Report Tables and Narratives were made.").waitFor();
      const type = (text: string): Promise<void> =>
        page.evaluate((typed) => {
          if (!window.workbench) throw new Error("no workbench");
          const { model } = window.workbench;
          const sheet = model.sheets.find(({ name }) => name === "Report Tables");
          const row = sheet?.rows.findIndex((cells) => cells?.[1]?.value === "Narrative") ?? -1;
          model.edit(sheet?.id ?? "", row, 8, typed);
        }, text);
      await type("Offers went out a week early.");
      await pane.getByRole("button", { name: "Look at the narratives" }).click();
      await pane.getByText("1 of 39 narratives written, 0 signed off.").waitFor();
      await pane.getByText("The proof-reader found nothing to look at.").waitFor();
      const download = page.waitForEvent("download");
      await pane.getByRole("button", { name: "Save as Word" }).click();
      const saved = await download;
      const file = join(mkdtempSync(join(tmpdir(), "kpi-report-")), saved.suggestedFilename());
      await saved.saveAs(file);
      const returned = readReturned(new Uint8Array(readFileSync(file)));
      expect(returned.ok && returned.value.filter(({ text }) => text !== "").map(({ text }) => text)).toEqual([
        "Offers went out a week early.",
      ]);
      expect(returned.ok && returned.value).toHaveLength(1 + 10 + 39);
      expect(await findings(pane)).toEqual([]);
      expect(await sideways(pane)).toBe(0);
      await type("");
      const [chooser] = await Promise.all([
        page.waitForEvent("filechooser"),
        pane.getByRole("button", { name: "Choose the Word file…" }).click(),
      ]);
      await chooser.setFiles(file);
      await pane.getByText(/1 text in .* differs from the workbook/).waitFor();
      expect(await findings(pane)).toEqual([]);
      await pane.getByRole("button", { name: "Take 1 text" }).click();
      await pane
        .getByText(/brought up to date/)
        .first()
        .waitFor();
      const written = await page.evaluate(() =>
        JSON.stringify(window.workbench?.model.sheets.find(({ name }) => name === "Report Tables")?.rows ?? []),
      );
      expect(written).toContain("Offers went out a week early.");
      await page.close();
    },
  );

  test("the statuses can be written with the keyboard alone", async () => {
    const { page, pane } = await openWorkbench(browser, served);
    // Unlike a click, a key does not wait for the button to be enabled: wait for the first reading.
    await pane.getByText("49 statuses in the sheet are out of date").first().waitFor();
    await page.locator("#pane-close").focus();
    const focused = (): Promise<string> =>
      pane.evaluate(() => (document.activeElement?.matches("button") ? document.activeElement.textContent : "") ?? "");
    for (let presses = 0; presses < 5 && !(await focused()).includes("Recalculate RAG"); presses += 1)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await pane.getByRole("heading", { name: "49 statuses to write" }).waitFor();
    expect(await focused()).toBe("Write 49 statuses");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Not now");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await pane.getByText("49 statuses changed").first().waitFor();
    for (let presses = 0; presses < 40 && !(await focused()).includes("Infants who received"); presses += 1)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await pane.getByText("89.8% is 5.2 points").waitFor();
    await page.close();
  });

  fullTest("selecting a row selects its cell in the sheet, and selecting a cell marks its row", async () => {
    const { page, pane } = await openWorkbench(browser, served);
    await pane.getByRole("button", { name: /Infants who received/ }).click();
    await page.waitForFunction(() => (document.getElementById("name-box") as HTMLInputElement).value === "I11");
    await page.evaluate(() => {
      if (!window.workbench) throw new Error("no workbench");
      const { model } = window.workbench;
      model.select(model.activeSheet.id, { row: 5, column: 0, rowCount: 1, columnCount: 1 });
    });
    await pane
      .locator("li[aria-current]")
      .getByText(/Number of children in Lancashire/)
      .waitFor();
    await page.close();
  });

  fullTest("while a cell is edited the pane says so, and trying again works", async () => {
    const { page, pane } = await openWorkbench(browser, served);
    await pane.getByText("49 statuses in the sheet are out of date").first().waitFor();
    await page.evaluate(() => {
      if (!window.workbench) throw new Error("no workbench");
      const { host } = window.workbench;
      host.limits = { ...host.limits, requestBytes: 10 };
    });
    await pane.getByRole("button", { name: "Recalculate RAG" }).click();
    await pane.getByText("The table is too large for one go").waitFor();
    await page.evaluate(() => {
      if (!window.workbench) throw new Error("no workbench");
      const { host } = window.workbench;
      host.limits = { ...host.limits, requestBytes: 5_000_000 };
    });
    await pane.getByRole("button", { name: "Try again" }).click();
    await pane.getByRole("button", { name: "Write 49 statuses" }).click();
    await pane.getByText("49 statuses changed").first().waitFor();
    await page.close();
  });
});
