import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { COMMANDS } from "../../src/cli/run-kpi";
import { newFolder, run } from "../cli/run";
import { codeOf, PAGES, ROOT } from "./pages";

/** What is typed after `kpi`, in words; quotation marks keep several together. Null for a line that runs something else. */
function typedAfterKpi(code: string): string[] | null {
  const [, typed] = /^(?:\$ kpi |npm run -s kpi -- |npx kpi |kpi )(.+)$/.exec(code) ?? [];
  if (typed === undefined) return null;
  return (typed.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
}

interface Example {
  path: string;
  code: string;
  words: string[];
}

const EXAMPLES = PAGES.filter(({ path }) => !/CHANGELOG|decisions/.test(path)).flatMap((page): Example[] =>
  codeOf(page).flatMap((code) => {
    const words = typedAfterKpi(code);
    return words ? [{ path: page.path, code, words }] : [];
  }),
);

test("examples are found", () => {
  expect(EXAMPLES.length).toBeGreaterThan(15);
});

test.each(EXAMPLES)("$path: `$code` names a command and options that there are", ({ words }) => {
  const [first = "", second = ""] = words;
  if (first.startsWith("--") || first === "COMMAND") return;
  const command = COMMANDS.find(({ name }) => name === `${first} ${second}` || name === first);
  expect(command?.name ?? first).toBe(command?.name);
  const options = words.filter((word) => word.startsWith("--")).map((word) => word.slice(2).split("=")[0] ?? "");
  expect(options.filter((option) => !Object.keys(command?.options ?? {}).includes(option))).toEqual([]);
});

describe("examples that name a file of the project run as they are written", () => {
  const runnable = EXAMPLES.filter(({ words }) => words.some((word) => word.startsWith("assets/")));
  const back = process.cwd();
  afterEach(() => process.chdir(back));

  test.each(runnable)("$path: `$code`", async ({ words }) => {
    const folder = newFolder();
    const at = (word: string): string => {
      if (!word.startsWith("assets/")) return word;
      const copy = join(folder, word.slice(word.lastIndexOf("/") + 1));
      copyFileSync(join(ROOT, word), copy);
      return copy;
    };
    process.chdir(folder);
    const { code, err } = await run(words.map(at));
    expect({ code, err }).toEqual({ code: 0, err: "" });
  });
});

test("README: how many of the sample's statuses come from rules is what the command line gives", async () => {
  const sample = join(ROOT, "assets/sample-workbook.xlsx");
  const { out } = await run(["recalculate", sample, "--dry-run", "--json"]);
  const { statuses } = JSON.parse(out) as { statuses: { reason: string }[] };
  const overridden = statuses.filter(({ reason }) => /^an officer gave/i.test(reason)).length;
  const additions = JSON.parse(readFileSync(join(ROOT, "assets/sample/additions.json"), "utf8")) as object[];
  const fitted = additions.filter((row) => "Tolerance" in row).length;
  expect([statuses.length, statuses.length - overridden, fitted, overridden]).toEqual([49, 37, 4, 12]);
  const readme = PAGES.find(({ path }) => path === "README.md")?.text.replace(/\s+/g, " ");
  expect(readme).toContain("all 49 statuses: **37** come from rules (four of them");
  expect(readme).toContain("**12** are recorded overrides");
});
