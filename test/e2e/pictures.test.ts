import type { Browser } from "playwright-core";
import { SCENES, showOverview } from "../../scripts/pictures/scenes";
import { fullTest } from "../support/strength";
import { describeInBrowser, launch, openWorkbench, serve, type Served } from "./browser";

describeInBrowser("what the pictures of the documentation show", () => {
  let browser: Browser;
  let served: Served;

  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), serve()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  fullTest("can be done in the pane, in the order in which they show it", async () => {
    const { page, pane } = await openWorkbench(browser, served);
    for (const { act } of SCENES) await act(pane);
    await showOverview(pane);
    await page.close();
  });
});
