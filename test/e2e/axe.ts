import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axeCore from "axe-core";
import type { Frame, Page } from "playwright-core";

const axeScript = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

/** The rules of WCAG 2.2 AA and what axe advises besides. */
const ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds in a page, or in the parts of it that are named, as "rule: element". */
export const findings = (page: Page | Frame, parts?: string[]): Promise<string[]> =>
  runAxe(page, parts, { type: "tag", values: ALL_RULES });

/** The same of its colours alone, for a page whose other rules were tried in another theme. */
export const findingsOfColours = (page: Page): Promise<string[]> =>
  runAxe(page, undefined, { type: "rule", values: ["color-contrast"] });

async function runAxe(page: Page | Frame, parts: string[] | undefined, runOnly: axeCore.RunOnly): Promise<string[]> {
  await page.evaluate(axeScript);
  return page.evaluate(
    async ({ include, runOnly }) => {
      // Colours in the middle of a button's transition are not real.
      await Promise.all(
        document
          .getAnimations()
          .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
          .map(({ finished }) => finished),
      );
      const { axe } = window as unknown as { axe: typeof axeCore };
      const { violations } = await axe.run(include ? { include } : document, { runOnly });
      return violations.flatMap((violation) =>
        violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 200)}`),
      );
    },
    { include: parts, runOnly },
  );
}
