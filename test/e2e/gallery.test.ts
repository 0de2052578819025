import type { Browser, Page } from "playwright-core";
import { STATES, THEMES } from "../../src/workbench/gallery/states";
import { fullTest } from "../support/strength";
import { findings, findingsOfColours } from "./axe";
import { describeInBrowser, launch, PATIENCE_MS, serve, type Served } from "./browser";

/** The narrowest pane that WCAG 2.2 asks for (1.4.10), in CSS pixels. */
const NARROW = { width: 320, height: 900 };

describeInBrowser("the gallery of pane states", () => {
  let browser: Browser;
  let served: Served;

  beforeAll(async () => {
    [browser, served] = await Promise.all([launch(), serve()]);
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  /** The faults of each state in a theme: it is not reached, axe finds something, or it scrolls sideways. */
  const faultsOf = async (theme: string, names: readonly string[]): Promise<Record<string, unknown>> => {
    const page = await browser.newPage({ viewport: NARROW });
    page.setDefaultTimeout(PATIENCE_MS);
    const faults: Record<string, unknown> = {};
    for (const name of names) {
      const found = await faultsOfState(page, theme, name);
      if (found.length > 0) faults[name] = found;
    }
    await page.close();
    return faults;
  };

  const faultsOfState = async (page: Page, theme: string, name: string): Promise<unknown[]> => {
    await page.goto(`${served.address}gallery.html?state=${name}&theme=${theme}`);
    await page.waitForSelector("html[data-reached], html[data-failed]");
    const failed = await page.evaluate(() => document.documentElement.dataset["failed"]);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    return [
      ...(failed === undefined ? [] : [failed]),
      ...(sideways > 0 ? [`${sideways} px sideways`] : []),
      // What is no matter of colours is the same in every theme.
      ...(await (theme === THEMES[0] ? findings(page) : findingsOfColours(page))),
    ];
  };

  const names = STATES.map(({ name }) => name);
  const problems = names.filter((name) => name.startsWith("problem-"));
  const withoutProblems = names.filter((name) => !problems.includes(name));

  fullTest.each(THEMES)("each state is accessible and fits 320 px, in the theme %s", async (theme) => {
    expect(await faultsOf(theme, withoutProblems)).toEqual({});
  });

  fullTest("each message is accessible and fits 320 px", async () => {
    expect(await faultsOf("light", problems)).toEqual({});
  });

  test("every state has a name of its own", () => {
    expect(new Set(names).size).toBe(names.length);
  });
});
