import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Frame, Page } from "playwright-core";
import { launch, openWorkbench, recalculate, serve } from "../test/e2e/browser";
import { SCENES, showOverview, showReportTables, STILL } from "./pictures/scenes";
import { writeApng } from "./pictures/write-apng";

/*
 * Makes the pictures of the documentation from the running workbench, in a browser without a window:
 *   npm run pictures
 * It needs both builds (npm run build, npm run build:workbench) and Chromium.
 */

const DOCS = join(import.meta.dirname, "../docs");
const SIZE = { width: 1160, height: 700 };
/** Covers the workbench's status bar and the tabs of its sheets. */
const CAPTION_HEIGHT = 58;
const SECONDS_A_SCENE = 3.5;

/** Waits until the grid is drawn and scrolling and fading have ended. */
const settle = (page: Page): Promise<void> => page.waitForTimeout(1500);

/** Writes a line at the foot of the page. */
async function setCaption(page: Page, caption: string): Promise<void> {
  await page.evaluate(
    ([text = "", height = ""]) => {
      const id = "picture-caption";
      const bar = document.getElementById(id) ?? document.body.appendChild(document.createElement("p"));
      bar.id = id;
      bar.textContent = text;
      Object.assign(bar.style, {
        position: "fixed",
        inset: "auto 0 0 0",
        zIndex: "99999",
        height,
        margin: "0",
        padding: "0 16px",
        font: `600 20px/${height} "Liberation Sans", Arial, sans-serif`,
        color: "#fff",
        background: "#1f3864",
      });
    },
    [caption, `${CAPTION_HEIGHT}px`],
  );
}

const browser = await launch();
const served = await serve();

/** Opens the sample, does what the picture shows, and saves the picture. */
async function still(name: string, act: (pane: Frame) => Promise<void>): Promise<void> {
  const { page, pane } = await openWorkbench(browser, served, { viewport: SIZE });
  await recalculate(pane);
  await pane.getByText("49 statuses changed").first().waitFor();
  await act(pane);
  await settle(page);
  writeFileSync(join(DOCS, name), await page.screenshot());
  await page.close();
}

try {
  const { page, pane } = await openWorkbench(browser, served, { viewport: SIZE });
  const frames: { png: Buffer; seconds: number }[] = [];
  for (const { caption, act } of SCENES) {
    await act(pane);
    await setCaption(page, caption);
    await settle(page);
    frames.push({ png: await page.screenshot(), seconds: SECONDS_A_SCENE });
  }
  await page.close();
  const shown = frames[STILL];
  // The animation ends on the still.
  if (shown) writeFileSync(join(DOCS, "kpi-reporter.png"), writeApng(shown.png, [...frames, shown]));
  await still("overview.png", showOverview);
  await still("report.png", showReportTables);
  console.log(`Written to ${DOCS}: kpi-reporter.png, overview.png, report.png.`);
} finally {
  await browser.close();
  await served.close();
}
