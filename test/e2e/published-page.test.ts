import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { describeInBrowser, launch, PATIENCE_MS } from "./browser";

const DIST = join(__dirname, "../../dist");
const TYPES: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

/**
 * Opens the pane exactly as it would be published, at its own https address. `cdn` answers its requests to Microsoft's CDN: not at
 * all, or with a file.
 */
async function openPublished(
  browser: Browser,
  cdn: (page: Page) => Promise<unknown>,
): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage({ viewport: { width: 350, height: 700 } });
  page.setDefaultTimeout(PATIENCE_MS);
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.route("https://kpi.example.gov.uk/**", (route) => {
    const file = join(DIST, new URL(route.request().url()).pathname);
    if (!existsSync(file)) return route.fulfill({ status: 404 });
    return route.fulfill({ body: readFileSync(file), contentType: TYPES[extname(file)] ?? "application/octet-stream" });
  });
  await cdn(page);
  await page.goto("https://kpi.example.gov.uk/taskpane.html", { waitUntil: "domcontentloaded" });
  return { page, errors };
}

const CDN = "https://appsforoffice.microsoft.com/**";

describeInBrowser("the published page", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  test("shows a skeleton while Office.js is loading", async () => {
    const { page } = await openPublished(browser, (opened) =>
      opened.route(CDN, (route) =>
        route.fulfill({ contentType: "text/javascript", body: "window.Office = { onReady() {} , actions: {} };" }),
      ),
    );
    await page.getByText("Opening KPI Reporter…").waitFor();
    expect(await page.getByRole("alert").isVisible()).toBe(false);
    await page.close();
  });

  test("says that Office.js could not be loaded, and what to do", async () => {
    const { page } = await openPublished(browser, (opened) => opened.route(CDN, (route) => route.abort()));
    await page.getByText("KPI Reporter could not reach Excel").waitFor();
    await page.getByText("appsforoffice.microsoft.com").waitFor();
    expect(await page.getByText("Opening KPI Reporter…").isVisible()).toBe(false);
    await page.close();
  });

  test("the help page opens, without a script", async () => {
    const { page, errors } = await openPublished(browser, (opened) => opened.route(CDN, (route) => route.abort()));
    errors.length = 0;
    await page.goto("https://kpi.example.gov.uk/help.html");
    await page.getByRole("heading", { name: "KPI Reporter" }).waitFor();
    expect(await page.locator("script").count()).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });
});
