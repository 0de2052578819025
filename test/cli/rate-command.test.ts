import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runRate } from "../../src/cli/commands/rate";
import type { RatedRow } from "../../src/cli/rate-rows";

const folder = mkdtempSync(join(tmpdir(), "kpi-cli-"));
const SAMPLE = join(__dirname, "../../assets/sample/published-2024-25-q2.tsv");

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs the command and gives its exit code and what it printed. */
function run(...args: string[]): { code: number; out: string; err: string } {
  let [out, err] = ["", ""];
  const spies = [
    jest.spyOn(process.stdout, "write").mockImplementation((text) => ((out += String(text)), true)),
    jest.spyOn(process.stderr, "write").mockImplementation((text) => ((err += String(text)), true)),
  ];
  try {
    return { code: runRate(args), out, err };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const rows = (...args: string[]): RatedRow[] => JSON.parse(run(...args, "--json").out) as RatedRow[];

test("rates the published rows, with a reason for each and the ruleset's name", () => {
  const rated = rows(SAMPLE);
  expect(rated).toHaveLength(49);
  expect(rated[9]).toMatchObject({
    row: 11,
    status: "amber",
    computed: "amber",
    target: { kind: "number", figure: 95 },
    reason: "Amber: 89.8% is 5.2 points (5.5%) below the target of 95%; amber reaches to 10% below.",
    reasonCode: null,
    ruleset: { name: "KPI Reporter defaults" },
  });
});

test("prints a table with icons and counts for people", () => {
  const { code, out } = run(SAMPLE);
  expect(code).toBe(0);
  expect(out).toContain("✓ Green");
  expect(out).toMatch(/49 rows: \d+ Green, \d+ Amber, \d+ Red, \d+ Not rated \(by KPI Reporter defaults 1\.0\)/);
});

test("reads a .csv with quotes, a byte order mark and other columns", () => {
  const path = file("a.csv", '\uFEFFNotes,Metric Name,Good Is,Target,Latest Value\n"a, b",Calls,High,"At least 1,000","1,200"\n\n');
  expect(rows(path)).toMatchObject([{ metric: "Calls", status: "green" }]);
});

test("judges by the rules of a file", () => {
  const rules = JSON.parse(JSON.stringify(jest.requireActual("../../src/rag/rules/default-ruleset.json"))) as {
    name: string;
    defaults: { "high-or-low": { amber: string } };
  };
  rules.name = "Strict council";
  rules.defaults["high-or-low"].amber = "1%";
  const path = file("a.tsv", "Metric Name\tGood Is\tTarget\tLatest Value\nCalls\tHigh\t100\t95\n");
  expect(rows(path)).toMatchObject([{ status: "amber" }]);
  expect(rows(path, "--rules", file("rules.json", JSON.stringify(rules)))).toMatchObject([
    { status: "red", ruleset: { name: "Strict council" } },
  ]);
});

describe("what cannot be used is one sentence on stderr and exit code 2", () => {
  test.each<[string, () => string[], string]>([
    ["no file", () => [], "give one file to rate"],
    ["a file that is not there", () => [join(folder, "nowhere.csv")], "there is no file"],
    ["a folder", () => [folder], "is a folder"],
    ["a workbook", () => [file("b.csv", Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))], "is not a text file"],
    ["headings that lack one", () => [file("c.csv", "Metric Name,Target\nCalls,5\n")], "“Good Is” or “Latest Value”"],
    ["an empty file", () => [file("d.csv", "")], "(nothing)"],
    ["quotes that do not close", () => [file("e.csv", 'Metric Name,Target\n"Calls,5\n')], "cannot be read as a table"],
    ["an option it does not have", () => ["--frob", SAMPLE], "--frob"],
    ["rules that are not JSON", () => [SAMPLE, "--rules", file("f.json", "{")], "is not JSON"],
    ["rules that are not a ruleset", () => [SAMPLE, "--rules", file("g.json", '{"name":"x"}')], "version: is missing"],
  ])("%s", (_, args, sentence) => {
    const { code, out, err } = run(...args());
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at /);
  });
});
