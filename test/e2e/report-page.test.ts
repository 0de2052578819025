import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axeCore from "axe-core";
import type { Browser, Page } from "playwright-core";
import { toPublic } from "../../src/report/document/public-version";
import { writeHtml } from "../../src/report/html/write-html";
import { sampleReport } from "../report/document/sample-report";
import { chosen } from "../support/strength";
import { describeInBrowser, launch, PATIENCE_MS } from "./browser";

const axeScript = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

describeInBrowser("the report as a web page in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  async function open(html: string, width: number): Promise<{ page: Page; messages: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 1000 } });
    page.setDefaultTimeout(PATIENCE_MS);
    const messages: string[] = [];
    page.on("console", (message) => messages.push(message.text()));
    page.on("request", ({ url }) => messages.push(`asked for ${url()}`));
    await page.setContent(html);
    return { page, messages };
  }

  const looks: [string, number, boolean][] = [
    ["an A4 page's width", 900, false],
    ["a telephone's width", 320, false],
    ["the public version", 900, true],
  ];

  test.each(chosen(looks, looks.slice(1, 2)))(
    "axe finds nothing, its style is admitted, and nothing is cut off sideways: %s",
    async (_, width, isPublic) => {
      const report = sampleReport();
      const { page, messages } = await open(writeHtml(isPublic ? toPublic(report) : report), width);
      expect(await page.evaluate(() => getComputedStyle(document.querySelector("h1") ?? document.body).color)).toBe(
        "rgb(31, 56, 100)",
      );
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      ).toBeLessThanOrEqual(0);
      await page.evaluate(axeScript);
      const findings = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: typeof axeCore };
        const tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
        const { violations } = await axe.run(document, { runOnly: tags });
        return violations.flatMap((violation) =>
          violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 200)}`),
        );
      });
      expect(findings).toEqual([]);
      expect(messages).toEqual([]);
      await page.close();
    },
  );

  test("a row that is shown as a card is still a row of a table", async () => {
    const { page } = await open(writeHtml(sampleReport()), 320);
    const table = page.getByRole("table", { name: /^Children missing from education/ });
    expect(await table.getByRole("row").count()).toBe(2);
    expect(await table.getByRole("columnheader").allTextContents()).toContain("Latest Value");
    expect(await table.getByRole("cell", { name: "Red" }).count()).toBe(1);
    await page.close();
  });
});
