import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "recheck";
import { isFullRun } from "../support/strength";
import { findPatterns, sourceFiles, type Pattern } from "./find-patterns";

/*
 * A pattern that backtracks lets one cell or one file hold Excel for minutes. Every regular expression of the source is
 * looked at by recheck, those made with RegExp too; one that is found fault with is to be written in another way: so that
 * no two neighbouring parts of it can take the same letters, with what ends a piece left out of it, or as plain code.
 *
 * checked.txt lists those that were found safe, so that a short run looks at new ones only; a full run looks at all whose
 * answer recheck works out (the others it tries by chance, for as long as the machine has time). With UPDATE_PATTERNS=1
 * the list is written anew from what is found safe.
 */

const LIST = join(import.meta.dirname, "checked.txt");
const files = sourceFiles("src").map((file) => ({ file, ...findPatterns(file) }));
const patterns = unique([...files.flatMap(({ literals }) => literals), ...files.flatMap(({ file, made }) => (made.length > 0 ? loadPatterns(file, made) : []))]);
/** Patterns whose text is capped where they are used: a heading has 255 letters, so that trying each is 65,000 steps. */
const CAPPED = new Set(patterns.filter(({ source, place }) => place === "src/kpi/finding/headings.ts" && source.startsWith("(?<![\\s:–-])")).map(lineOf));
const checked = new Set(readFileSync(LIST, "utf8").split("\n"));

test("no regular expression is made where nobody can look at it", () => {
  expect(files.flatMap(({ hidden }) => hidden)).toEqual([]);
});

test("every regular expression takes time in proportion to the text", async () => {
  expect(patterns.length).toBeGreaterThan(500);
  expect(CAPPED.size).toBe(1);
  const added = patterns.filter((pattern) => !checked.has(lineOf(pattern)) && !CAPPED.has(lineOf(pattern)));
  expect(await findFaults(added, "auto")).toEqual([]);
  if (process.env["UPDATE_PATTERNS"] === "1") writeFileSync(LIST, `${patterns.map(lineOf).filter((line) => !CAPPED.has(line)).sort().join("\n")}\n`);
});

test("those that were found safe are safe still", async () => {
  const known = patterns.filter((pattern) => checked.has(lineOf(pattern)));
  expect(await findFaults(isFullRun ? known : known.slice(0, 20), "automaton")).toEqual([]);
});

test.each(["(a+)+$", "^\\s*-?\\s*$", "\\s+$"])("finds fault with %s", async (source) => {
  expect(await findFaults([{ source, flags: "", place: "here" }], "auto")).toHaveLength(1);
});

test("patterns within functions and in texts are seen", () => {
  const { made, hidden } = findPatterns("a.ts", 'const A = new RegExp("a");\nconst b = (c: string) => new RegExp(c);\n"x".match("a+");\n');
  expect([made, hidden]).toEqual([["a.ts:1"], ["a.ts:2", "a.ts:3"]]);
});

function unique(patterns: readonly Pattern[]): Pattern[] {
  return [...new Map(patterns.map((pattern) => [lineOf(pattern), pattern])).values()];
}

function lineOf({ source, flags }: Pattern): string {
  return `/${source}/${flags}`.replaceAll("\n", "\\n");
}

/** The regular expressions that a module makes while it is loaded. Throws where there are fewer than its text says. */
function loadPatterns(file: string, made: readonly string[]): Pattern[] {
  const found: Pattern[] = [];
  const Plain = RegExp;
  jest.isolateModules(() => {
    globalThis.RegExp = new Proxy(Plain, {
      construct: (target, [source, flags]: [string, string?]) => {
        const pattern = new target(source, flags);
        found.push({ source: pattern.source, flags: pattern.flags, place: file });
        return pattern;
      },
    });
    try {
      jest.requireActual(join(import.meta.dirname, "../..", file));
    } finally {
      globalThis.RegExp = Plain;
    }
  });
  if (found.length < made.length) throw new Error(`${file} made ${found.length} regular expressions, not ${made.length}`);
  return found;
}

/** What recheck finds fault with, one line each. What it cannot work out, or not in time, is no fault where it is to work out. */
async function findFaults(patterns: readonly Pattern[], checker: "auto" | "automaton"): Promise<string[]> {
  const faults: string[] = [];
  for (const { source, flags, place } of patterns) {
    const found = await check(source, flags, { checker, timeout: 10_000 });
    if (found.status === "vulnerable") faults.push(`${place} /${source}/${flags}: ${found.complexity.summary}`);
    if (found.status === "unknown" && checker === "auto") faults.push(`${place} /${source}/${flags}: ${found.error.kind}`);
  }
  return faults.sort();
}
