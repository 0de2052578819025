import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PANE = join(__dirname, "../../src/taskpane");

/** Styles of other pages: the help page, and the page before the pane's script has started. */
const OTHER_PAGES = ["help.css", "skeleton.css"];

const files = readdirSync(PANE, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".css") && !OTHER_PAGES.includes(name))
  .sort();

/** The selectors of a file outside media queries. */
function selectorsOf(css: string): string[] {
  const plain = css.replace(/\/\*[^*]*\*\//g, "").replace(/\n@media[^]*?\n\}/g, "");
  return [...plain.matchAll(/(?:^|\n)([^{}@]+)\{/g)].flatMap(([, list = ""]) =>
    list.split(/,\s*\n/).map((selector) => selector.trim()),
  );
}

test("stylesheets.ts imports every style file", () => {
  const imported = [...readFileSync(join(PANE, "stylesheets.ts"), "utf8").matchAll(/import "\.\/(.+\.css)"/g)];
  expect(imported.map(([, name]) => name).sort()).toEqual(files);
});

test("no selector is styled in two places", () => {
  const all = files.flatMap((name) => [...new Set(selectorsOf(readFileSync(join(PANE, name), "utf8")))]);
  expect(all.length).toBeGreaterThan(150);
  expect(all.filter((selector, index) => all.indexOf(selector) !== index)).toEqual([]);
});
