import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Frame, type Page } from "playwright-core";
import { createAddInServer } from "../../src/office-host/server/create-server";
import { listen } from "../../src/office-host/server/listen";

/** Tests and benchmarks run from the project's folder. */
const ROOT = process.cwd();
const CANDIDATES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser's path; undefined if this machine has none. */
const chromiumPath = process.env.CHROMIUM_PATH ?? CANDIDATES.find((path) => existsSync(path));

/**
 * `describe` for tests that need a browser. Without one they fail in CI, and elsewhere are skipped with a message.
 */
export function describeInBrowser(name: string, tests: () => void): void {
  if (chromiumPath !== undefined || process.env.CI) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`Skipped “${name}”: no Chromium. Install it (apt-get install chromium) or set CHROMIUM_PATH.\n`);
  describe.skip(name, tests);
}

export async function launch(): Promise<Browser> {
  if (chromiumPath === undefined)
    throw new Error("CI has no Chromium: apt-get install chromium, or set CHROMIUM_PATH.");
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** The default is half a minute, which is too short on a busy machine. */
export const PATIENCE_MS = 180_000;

export interface Served {
  address: string;
  close(): Promise<void>;
}

/** Serves the production build and the workbench on a free port of this machine; workbooks by name from a folder. */
export async function serve(workbooks = join(ROOT, "test/workbooks")): Promise<Served> {
  const server = createAddInServer({
    addIn: join(ROOT, "dist"),
    page: join(ROOT, "dist-workbench"),
    officeJs: join(ROOT, "node_modules/@microsoft/office-js/dist"),
    workbooks,
  });
  const port = await listen(server, 0);
  return {
    address: `http://localhost:${port}/`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** Presses Recalculate RAG, and confirms the preview. */
export async function recalculate(pane: Frame): Promise<void> {
  await pane.getByRole("button", { name: "Recalculate RAG" }).click();
  await pane.getByRole("button", { name: /^Write [\d,]+ statuses$/ }).click();
}

export interface OpenedWorkbench {
  page: Page;
  pane: Frame;
  /** Requests to other machines, and errors that a page logged. */
  strayed: string[];
  errors: string[];
}

/** Opens the workbench and waits until the grid is drawn and the pane is connected. */
export async function openWorkbench(
  browser: Browser,
  served: Served,
  options: BrowserContextOptions & { theme?: "light" | "dark" | "contrast"; workbook?: string } = {},
): Promise<OpenedWorkbench> {
  const { theme = "light", workbook, ...context } = options;
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...context });
  page.setDefaultTimeout(PATIENCE_MS);
  const strayed: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "localhost") strayed.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(`${message.text()} ${message.location().url}`);
  });
  await page.goto(`${served.address}?theme=${theme}${workbook ? `&workbook=${workbook}` : ""}`);
  return { page, pane: await paneOf(page), strayed, errors };
}

/** The pane of a workbench, once its grid is drawn and the pane is connected. */
async function paneOf(page: Page): Promise<Frame> {
  await page.waitForSelector("html[data-ready=true]");
  const pane = page.frames().find((frame) => frame.url().includes("taskpane.html"));
  if (!pane) throw new Error("the workbench opened no pane");
  return pane;
}

/** The pane of a workbench that opens another workbook, by that workbook's name. */
export async function paneWith(page: Page, name: string): Promise<Frame> {
  await page.getByRole("heading", { level: 1, name }).waitFor();
  return paneOf(page);
}
