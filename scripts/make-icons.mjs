#!/usr/bin/env node
// @ts-check
// Renders the icons of the ribbon and of the add-in list from the hand-drawn SVGs in assets/.
// The PNGs are kept under version control, so this runs only when a drawing changes.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const assets = fileURLToPath(new URL("../assets/", import.meta.url));

const HELP = `Usage: node scripts/make-icons.mjs [-o DIR]

Draws the PNG icons from assets/*.svg in a headless Chromium, on a transparent background.

  -o, --out DIR   where to put the PNGs (default: assets)
  -h, --help      this text

CHROMIUM_PATH names the browser (default: /usr/bin/chromium).
`;

/**
 * Below 32 pixels there are too few pixels for the full drawing, so a simpler one on the 16-pixel
 * grid is used. Ribbon sizes: https://learn.microsoft.com/office/dev/add-ins/design/add-in-icons
 * 96 and 128 are for listings and for the help page.
 */
const ICONS = [
  { name: "icon", drawing: "icon-16.svg", sizes: [16] },
  { name: "icon", drawing: "icon-20.svg", sizes: [20] },
  { name: "icon", drawing: "icon-24.svg", sizes: [24] },
  { name: "icon", drawing: "icon.svg", sizes: [32, 40, 48, 64, 80, 96, 128] },
  { name: "recalculate", drawing: "recalculate-small.svg", sizes: [16, 20, 24] },
  { name: "recalculate", drawing: "recalculate.svg", sizes: [32, 40, 48, 64, 80] },
];

/**
 * @param {import("playwright-core").Page} page
 * @param {string} svg
 * @param {number} size pixels
 * @returns {Promise<Buffer>} a PNG
 */
async function render(page, svg, size) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:${size}px}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } });
}

async function main() {
  const { values } = parseArgs({
    options: { out: { type: "string", short: "o", default: assets }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1 });
    for (const { name, drawing, sizes } of ICONS) {
      const svg = await readFile(path.join(assets, drawing), "utf8");
      for (const size of sizes) {
        await writeFile(path.join(values.out, `${name}-${size}.png`), await render(page, svg, size));
      }
    }
  } finally {
    await browser.close();
  }
}

await main();
