import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { anchorsOf, codeOf, PAGES, ROOT } from "./pages";

/** Folders of the repository: a path that begins with one is a file or folder in it. */
const IN_REPOSITORY = /^(?:src|test|scripts|docs|assets|bench|\.ci|\.github)\/[\w./@-]*$/;

const scripts = new Set(
  Object.keys(
    (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: Record<string, string> }).scripts,
  ),
);

/** True for a file or folder, and for a test that is named without its ending, as jest takes it. */
const exists = (path: string): boolean => ["", ".test.ts"].some((ending) => existsSync(join(ROOT, path + ending)));

/** What a line runs: a script of package.json by its name, or a file by its path. */
function runOf(code: string): { script?: string; path?: string } {
  const [, script] = /^(?:\w+=\w+ )?npm run (?:-s )?([\w:-]+)/.exec(code) ?? [];
  const [, path] = /^(?:\w+=\w+ )?(?:npx (?:tsx|jest)|node|cat|less) ([\w./-]*\/[\w./-]*)/.exec(code) ?? [];
  return { ...(script ? { script } : {}), ...(path ? { path } : {}) };
}

describe.each(PAGES)("$path", (page) => {
  test("the files, folders and headings that it links to exist", () => {
    const links = [...page.text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
    const broken = links.filter((link) => {
      if (/^(?:https?|mailto):/.test(link)) return false;
      const [file = "", anchor] = link.split("#");
      const path = file === "" ? page.path : normalize(join(dirname(page.path), file));
      if (!existsSync(join(ROOT, path))) return true;
      if (anchor === undefined) return false;
      return !anchorsOf({ text: readFileSync(join(ROOT, path), "utf8") }).has(anchor);
    });
    expect(broken).toEqual([]);
  });

  test("the paths that it names exist", () => {
    const paths = codeOf(page).filter((code) => IN_REPOSITORY.test(code));
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test("the scripts and files that it runs exist", () => {
    const runs = codeOf(page).map(runOf);
    expect(runs.flatMap(({ script }) => (script === undefined || scripts.has(script) ? [] : script))).toEqual([]);
    expect(runs.flatMap(({ path }) => (path === undefined || exists(path) ? [] : path))).toEqual([]);
  });

  test("its pictures have words for those who do not see them", () => {
    expect([...page.text.matchAll(/!\[\s*\]\(/g)]).toEqual([]);
  });
});

test.each([
  ["README.md", 600],
  ["docs/architecture.md", 2000],
])("%s has at most %i words", (path, limit) => {
  const { text } = PAGES.find((page) => page.path === path) ?? { text: "" };
  const count = text.split(/\s+/).filter((word) => word !== "").length;
  expect(count).toBeGreaterThan(100);
  expect(count).toBeLessThanOrEqual(limit);
});

test("what a newcomer reads first, architecture and CONTRIBUTING, has at most 250 lines", () => {
  const lines = ["docs/architecture.md", "CONTRIBUTING.md"].map(
    (path) => PAGES.find((page) => page.path === path)?.text.split("\n").length ?? 0,
  );
  expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(250);
});

describe("what is looked at", () => {
  test("code in backticks, in fences and in indented blocks, without its comments", () => {
    const text =
      "See `src/rag`.\n\n    npm ci\n    npm test   # all of it\n\n- item\n    goes on\n\n```\n$ kpi x\n```\n";
    expect(codeOf({ text })).toEqual(["src/rag", "npm ci", "npm test", "$ kpi x"]);
  });

  test.each([
    ["npm run -s kpi -- check FILE", { script: "kpi" }],
    ["UPDATE_DOCS=1 npx jest test/docs", { path: "test/docs" }],
    ["npx tsx scripts/try-histories.ts 5000", { path: "scripts/try-histories.ts" }],
    ["npm test", {}],
  ])("%s", (code, run) => {
    expect(runOf(code)).toEqual(run);
  });

  test("anchors of headings", () => {
    expect([...anchorsOf({ text: "# A Target, & “more”\n\ntext\n\n## Q1 to_Q2\n" })]).toEqual([
      "a-target--more",
      "q1-to_q2",
    ]);
  });
});
