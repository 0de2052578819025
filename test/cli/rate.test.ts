import { join } from "node:path";
import type { RatedRow } from "../../src/cli/rate-rows";
import { kpiWorkbook } from "../support/kpi-workbook";
import { xlsxOf } from "../support/save-xlsx";
import { newFolder, put, run as runKpi, type Ran } from "./run";

const folder = newFolder();
const SAMPLE = join(__dirname, "../../assets/sample/published-2024-25-q2.tsv");

const file = (name: string, content: string | Uint8Array): string => put(folder, name, content);
const run = (...args: string[]): Promise<Ran> => runKpi(["rate", ...args]);
const rows = async (...args: string[]): Promise<RatedRow[]> =>
  JSON.parse((await run(...args, "--json")).out) as RatedRow[];

test("rates the published rows, with a reason for each and the ruleset's name", async () => {
  const rated = await rows(SAMPLE);
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

test("prints a table with icons and counts for people", async () => {
  const { code, out } = await run(SAMPLE);
  expect(code).toBe(0);
  expect(out).toContain("✓ Green");
  expect(out).toMatch(/49 rows: \d+ Green, \d+ Amber, \d+ Red, \d+ Not rated \(by KPI Reporter defaults 1\.0\)/);
});

test("reads a .csv with quotes, a byte order mark and other columns", async () => {
  const path = file(
    "a.csv",
    '\uFEFFNotes,Metric Name,Good Is,Target,Latest Value\n"a, b",Calls,High,"At least 1,000","1,200"\n\n',
  );
  expect(await rows(path)).toMatchObject([{ metric: "Calls", status: "green" }]);
});

test("an override in an unknown word counts once the word is taught, and is reported otherwise", async () => {
  const path = file(
    "words.csv",
    "Metric Name,Good Is,Target,Latest Value,Override,Override Reason\nCalls,High,100,50,Met,Agreed\n",
  );
  expect((await run(path)).out.replace(/\s+/g, " ")).toContain(
    "The override in E2 is not used: it is not Green, Amber, Red or Not rated.",
  );
  expect(await rows(path, "--word", "met=green")).toMatchObject([
    { computed: "red", status: "green", override: { reason: "Agreed" }, overrideProblem: null },
  ]);
});

test("judges by the rules of a file", async () => {
  const rules = JSON.parse(JSON.stringify(jest.requireActual("../../src/rag/rules/default-ruleset.json"))) as {
    name: string;
    defaults: { "high-or-low": { amber: string } };
  };
  rules.name = "Strict council";
  rules.defaults["high-or-low"].amber = "1%";
  const path = file("a.tsv", "Metric Name\tGood Is\tTarget\tLatest Value\nCalls\tHigh\t100\t95\n");
  expect(await rows(path)).toMatchObject([{ status: "amber" }]);
  expect(await rows(path, "--rules", file("rules.json", JSON.stringify(rules)))).toMatchObject([
    { status: "red", ruleset: { name: "Strict council" } },
  ]);
});

test("rates a workbook by its own rules or by given ones, and says where each row is", async () => {
  const book = file(
    "a.xlsx",
    xlsxOf(kpiWorkbook([{ metric: "Calls", target: "100", goodIs: "High", latestValue: 95 }]).toData()),
  );
  expect(await rows(book)).toMatchObject([{ place: "KPIs!G2", metric: "Calls", status: "amber" }]);
  const { out } = await run(book);
  expect(out).toContain("KPIs!G2 ! Amber Calls");
  const strict = JSON.parse(JSON.stringify(jest.requireActual("../../src/rag/rules/default-ruleset.json"))) as {
    defaults: { "high-or-low": { amber: string } };
  };
  strict.defaults["high-or-low"].amber = "1%";
  expect(await rows(book, "--rules", file("strict.json", JSON.stringify(strict)))).toMatchObject([{ status: "red" }]);
});

describe("input that cannot be used gives one sentence on stderr and exit code 2", () => {
  test.each<[string, () => string[], string]>([
    ["no file", () => [], "rate needs FILE"],
    ["two files", () => [SAMPLE, "two.csv"], "“two.csv” was given too"],
    ["a file that is not there", () => [join(folder, "nowhere.csv")], "there is no file"],
    ["a folder", () => [folder], "is a folder"],
    [
      "a workbook named .csv",
      () => [file("b.csv", Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))],
      "it is an Excel workbook (.xlsx)",
    ],
    ["a text named as a workbook", () => [file("text.xlsx", "Metric Name,Target\n")], "It is a text"],
    ["headings that lack one", () => [file("c.csv", "Metric Name,Target\nCalls,5\n")], "Row 1 lacks Latest Value"],
    ["an empty file", () => [file("d.csv", "")], "it is empty"],
    [
      "quotes that do not close",
      () => [file("e.csv", 'Metric Name,Target\n"Calls,5\n')],
      "begins with a quotation mark, and has none at its end",
    ],
    ["an option it does not have", () => ["--frob", SAMPLE], "--frob"],
    ["rules that are not JSON", () => [SAMPLE, "--rules", file("f.json", "{")], "is not JSON"],
    ["rules that are not a ruleset", () => [SAMPLE, "--rules", file("g.json", '{"name":"x"}')], "version: is missing"],
  ])("%s", async (_, args, sentence) => {
    const { code, out, err } = await run(...args());
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at /);
  });
});
