import { join } from "node:path";
import type { Browser } from "playwright-core";
import { createAddInServer } from "../../src/office-host/server/create-server";
import { listen } from "../../src/office-host/server/listen";
import { createReloader } from "../../src/office-host/server/reload";
import { describeInBrowser, launch, PATIENCE_MS } from "./browser";

const ROOT = process.cwd();

describeInBrowser("while the sources are changed", () => {
  // The page from the sources, with its content security policy and without its scripts.
  const page = join(ROOT, "src/workbench/page");
  const reloader = createReloader();
  const server = createAddInServer({ addIn: join(ROOT, "dist"), page, officeJs: ROOT, workbooks: ROOT }, reloader);
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    reloader.close();
    await new Promise((resolve) => server.close(resolve));
  });

  test("the workbench reloads after a build, and only then", async () => {
    reloader.announce("first");
    const port = await listen(server, 0);
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const heard = page.waitForResponse((response) => response.url().endsWith("/builds"));
    await page.goto(`http://localhost:${port}/`);
    await heard;
    await page.evaluate(() => (document.title = "as it was"));
    expect(await page.title()).toBe("as it was");

    const loaded = page.waitForEvent("load");
    reloader.announce("second");
    await loaded;
    expect(await page.title()).toBe("KPI Reporter workbench");
    expect(await page.locator("script[data-build]").getAttribute("data-build")).toBe("second");
    await page.close();
  });
});
