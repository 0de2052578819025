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
 * checked.txt lists those that were found safe, so that no other run depends on how quick the machine is. With
 * UPDATE_PATTERNS=1 what is not listed yet is looked at for as long as it takes, and listed where it is safe: by itself where
 * recheck worked it out, behind "? " where recheck could only try it by chance (it has no way to work out a look-behind). A
 * run without it asks that all are listed, and works out some again, which gives the same answer: a full run every third.
 */

const LIST = join(import.meta.dirname, "checked.txt");
const TRIED = "? ";
const isUpdate = process.env["UPDATE_PATTERNS"] === "1";
/** Milliseconds: how long recheck may take over a pattern that is to be listed, and over one that is. */
const [TO_LIST, LISTED] = [120_000, 1000];
const files = sourceFiles("src").map((file) => ({ file, ...findPatterns(file) }));
const patterns = unique([
  ...files.flatMap(({ literals }) => literals),
  ...files.flatMap(({ file, made }) => (made.length > 0 ? loadPatterns(file, made) : [])),
]);
const listed = new Set(readFileSync(LIST, "utf8").split("\n"));

test("no regular expression is made where nobody can look at it", () => {
  expect(files.flatMap(({ hidden }) => hidden)).toEqual([]);
});

test(
  "every regular expression is listed, for it takes time in proportion to the text",
  async () => {
    expect(patterns.length).toBeGreaterThan(500);
    if (!isUpdate)
      return expect(added().map(({ place }) => `${place}: UPDATE_PATTERNS=1 npx jest test/patterns`)).toEqual([]);
    const tried = new Set<string>();
    const faults: string[] = [];
    for (const pattern of added()) {
      const found = await lookAt(pattern, TO_LIST);
      if (found.fault) faults.push(found.fault);
      if (!found.isWorkedOut) tried.add(lineOf(pattern));
    }
    expect(faults).toEqual([]);
    const lines = patterns
      .map(lineOf)
      .map((line) => (tried.has(line) || listed.has(TRIED + line) ? TRIED + line : line));
    writeFileSync(LIST, `${lines.sort().join("\n")}\n`);
  },
  isUpdate ? 2 * TO_LIST * (added().length + 1) : undefined,
);

test("those that were worked out are worked out to be safe still", async () => {
  const known = patterns.filter((pattern) => listed.has(lineOf(pattern)));
  const faults: string[] = [];
  for (const { source, flags, place } of known.filter((_, at) => at % (isFullRun ? 3 : 30) === 0)) {
    const { status } = await check(source, flags, { checker: "automaton", timeout: LISTED });
    if (status === "vulnerable") faults.push(`${place} /${source}/${flags}`);
  }
  expect(faults).toEqual([]);
});

test.each(["(a+)+$", "^\\s*-?\\s*$", "\\s+$"])("finds fault with %s", async (source) => {
  expect(await lookAt({ source, flags: "", place: "here" }, TO_LIST)).toEqual({
    isWorkedOut: true,
    fault: expect.stringContaining(source),
  });
});

test("patterns within functions and in texts are seen", () => {
  const { made, hidden } = findPatterns(
    "a.ts",
    'const A = new RegExp("a");\nconst b = (c: string) => new RegExp(c);\n"x".match("a+");\n',
  );
  expect([made, hidden]).toEqual([["a.ts:1"], ["a.ts:2", "a.ts:3"]]);
});

function added(): Pattern[] {
  return patterns.filter((pattern) => !listed.has(lineOf(pattern)) && !listed.has(TRIED + lineOf(pattern)));
}

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
  if (found.length < made.length)
    throw new Error(`${file} made ${found.length} regular expressions, not ${made.length}`);
  return found;
}

/** What recheck finds fault with, and whether it worked that out rather than tried by chance. */
async function lookAt(
  { source, flags, place }: Pattern,
  timeout: number,
): Promise<{ isWorkedOut: boolean; fault: string | null }> {
  const workedOut = await check(source, flags, { checker: "automaton", timeout });
  const isWorkedOut = workedOut.status !== "unknown";
  const found = isWorkedOut ? workedOut : await check(source, flags, { checker: "auto", timeout });
  if (found.status === "safe") return { isWorkedOut, fault: null };
  return {
    isWorkedOut,
    fault: `${place} /${source}/${flags}: ${found.status === "unknown" ? found.error.kind : found.complexity.summary}`,
  };
}
