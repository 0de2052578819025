import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axeCore from "axe-core";
import type { Frame, Page } from "playwright-core";

const axeScript = readFileSync(createRequire(__filename).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds in a page or in the named parts of it, as "rule: element". */
export async function findings(page: Page | Frame, parts?: string[]): Promise<string[]> {
  await page.evaluate(axeScript);
  return page.evaluate(async (include) => {
    // Colours in the middle of a button's transition are not real.
    await Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
        .map(({ finished }) => finished),
    );
    const { axe } = window as unknown as { axe: typeof axeCore };
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await axe.run(include ? { include } : document, { runOnly: tags });
    return violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 200)}`),
    );
  }, parts);
}
