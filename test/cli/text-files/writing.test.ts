import fc from "fast-check";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeText } from "../../../src/cli/text-files/text-encoding";
import { splitRows } from "../../../src/cli/text-files/split-rows";
import { runsOf } from "../../support/strength";
import { newFolder, put, run, type Ran } from "../run";
import { anyForm, textIn } from "./forms";

const folder = newFolder();
let files = 0;

/** Writes the statuses of a file into another, and returns that. */
async function written(content: string | Uint8Array, ...args: string[]): Promise<{ bytes: Buffer; ran: Ran }> {
  const path = put(folder, `${(files += 1)}.csv`, content);
  const to = join(folder, `${files}-out.csv`);
  const ran = await run(["rate", path, "-o", to, ...args]);
  if (ran.code !== 0) throw new Error(ran.err);
  return { bytes: readFileSync(to), ran };
}

const textOf = async (content: string, ...args: string[]): Promise<string> =>
  (await written(content, ...args)).bytes.toString();

test.each<[string, string, string]>([
  [
    "an empty cell",
    "Metric,Target,Actual,RAG,x\nA,at least 5,6,,y\n",
    "Metric,Target,Actual,RAG,x\nA,at least 5,6,Green,y\n",
  ],
  ["another status", "Metric,Target,Actual,RAG\nA,at least 5,6,Red", "Metric,Target,Actual,RAG\nA,at least 5,6,Green"],
  [
    "a cell in quotation marks",
    'Metric,Target,Actual,RAG\r\nA,"at least 5",6,""\r\n',
    'Metric,Target,Actual,RAG\r\nA,"at least 5",6,"Green"\r\n',
  ],
  [
    "a row that ends before it",
    "Metric,Target,Actual,Notes,RAG\nA,at least 5,6\n",
    "Metric,Target,Actual,Notes,RAG\nA,at least 5,6,,Green\n",
  ],
  [
    "a column of letters",
    "Metric,Target,Actual,RAG\nA,at least 5,6,\nB,at least 5,1,R\nC,at least 5,6,G\n",
    "Metric,Target,Actual,RAG\nA,at least 5,6,G\nB,at least 5,1,R\nC,at least 5,6,G\n",
  ],
  [
    "a column of numbers, which say nothing without icons",
    "Metric,Target,Actual,RAG\nA,at least 5,1,3\n",
    "Metric,Target,Actual,RAG\nA,at least 5,1,Red\n",
  ],
  [
    "rows that are not KPI rows",
    "Metric,Target,Actual,RAG\nA,at least 5,6,\nTotal,,6,\n",
    "Metric,Target,Actual,RAG\nA,at least 5,6,Green\nTotal,,6,\n",
  ],
  [
    "two tables beside each other",
    "Metric,Target,Actual,RAG,,Metric,Target,Actual,RAG\nA,at least 5,6,,,B,at least 5,1,\n",
    "Metric,Target,Actual,RAG,,Metric,Target,Actual,RAG\nA,at least 5,6,Green,,B,at least 5,1,Red\n",
  ],
  [
    "a status that is right",
    "Metric,Target,Actual,RAG\nA,at least 5,6, green \n",
    "Metric,Target,Actual,RAG\nA,at least 5,6, green \n",
  ],
])("writes %s", async (_, before, after) => {
  expect(await textOf(before)).toBe(after);
});

test("a word of a person's own is left alone until it is taught", async () => {
  const content = "Metric,Target,Actual,RAG\nA,at least 5,6,\nB,at least 5,6,On hold\nC,at least 5,6,Red\n";
  expect(await textOf(content)).toBe(content.replace("6,\n", "6,Green\n").replace("Red", "Green"));
  expect(await textOf(content, "--word", "On hold=red")).toBe(
    content.replace("6,\n", "6,Green\n").replace("On hold", "Green").replace("Red", "Green"),
  );
});

test("says what was written, and that nothing changed where nothing did", async () => {
  const content = "Metric,Target,Actual,RAG\nA,at least 5,6,\n";
  const { bytes, ran } = await written(content);
  expect(ran.out).toMatch(/✓ Written: \S+-out\.csv\n {2}\S+\.csv is as it was\./);
  expect((await written(bytes)).ran.out).toContain("Nothing changes: the file that was written is the same.");
});

test("a second run changes nothing, in any words of the rules", async () => {
  const { bytes } = await written("Metric,Good Is,Target,Actual,RAG\nA,High,5,6,\nB,,5,6,\nC,High,5,,\n");
  expect(bytes.toString()).toBe(
    "Metric,Good Is,Target,Actual,RAG\nA,High,5,6,Green\nB,,5,6,Not rated\nC,High,5,,Not rated\n",
  );
  expect((await written(bytes)).bytes).toEqual(bytes);
});

describe("nothing is written, and it is said why,", () => {
  const rules = (word: string): string => {
    const defaults: unknown = jest.requireActual("../../../src/rag/rules/default-ruleset.json");
    const text = JSON.stringify(defaults).replace('"word":"Green"', `"word":${JSON.stringify(word)}`);
    return put(folder, `${(files += 1)}.json`, text);
  };
  test.each<[string, string | Uint8Array, () => string[], string]>([
    [
      "where there is no status column",
      "Metric,Target,Actual\nA,at least 5,6\n",
      () => [],
      "has no column headed RAG Status",
    ],
    [
      "to another ending",
      "Metric,Target,Actual,RAG\nA,at least 5,6,\n",
      () => ["-o", join(folder, "a.xlsx")],
      "must end in .csv",
    ],
    [
      "where the encoding lacks a letter",
      Buffer.from("Metric,Target,Actual,RAG\nCaf\u00e9,at least 5,6,\n", "latin1"),
      () => ["--rules", rules("Ok \u2713")],
      "which lacks a letter of the words for statuses",
    ],
    [
      "where Excel would run the word",
      "Metric,Target,Actual,RAG\nA,at least 5,6,\n",
      () => ["--rules", rules("=ok")],
      "Excel would run it",
    ],
  ])("%s", async (_, content, args, says) => {
    const path = put(folder, `${(files += 1)}.csv`, content);
    const to = join(folder, `${files}-none.csv`);
    const given = args();
    const ran = await run(["rate", path, ...(given.includes("-o") ? given : ["-o", to, ...given])]);
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining(says) });
    expect(existsSync(to)).toBe(false);
  });

  test("into a workbook", async () => {
    const ran = await run(["rate", "KPIs.xlsx", "-o", "out.xlsx"]);
    expect(ran).toMatchObject({ code: 2, err: expect.stringContaining("kpi recalculate KPIs.xlsx -o OUT") });
  });
});

const anyText = fc.oneof(
  fc.constantFrom(
    "",
    "",
    "x",
    "£5 – café",
    'a "word"',
    "a, b; c",
    "x|y",
    "two\nlines",
    "two\r\nlines",
    " ",
    "\t",
    "=1+1",
  ),
  fc.string({ unit: fc.constantFrom(...'ab ,;|\t"\n£é–€'), maxLength: 6 }),
);
const anyRow = fc.record({
  notes: fc.array(anyText, { minLength: 3, maxLength: 3 }),
  value: fc.constantFrom("6", "1", "", "n/a"),
  status: fc.constantFrom("", "Green", "Red", "amber", "Not rated"),
  isShort: fc.boolean(),
});

const HEADINGS = ["Notes", "Metric", "Target", "Actual", "More", "RAG", "Last"];
const STATUS = HEADINGS.indexOf("RAG");

test("whatever the form of a file, all of it but its status cells stays as it is", async () => {
  await fc.assert(
    fc.asyncProperty(anyForm, fc.array(anyRow, { minLength: 1, maxLength: 6 }), async (form, rows) => {
      const named = { ...form, isNamed: true };
      const table = rows.map(({ notes: [a = "", b = "", c = ""], value, status, isShort }, index) => {
        const first = [a, `Metric ${index}`, "at least 5", value, b];
        return isShort && !form.isQuoted ? first : [...first, status, c];
      });
      const { bytes } = await written(textIn(named, [HEADINGS, ...table]));
      const after = decodeText(bytes).text.replace(/^\uFEFF?sep=.(?:\r\n|\r|\n)/, "");
      const statuses = splitRows(after, form.separator)
        .rows.slice(1)
        .map((row) => row[STATUS] ?? "");
      // The same rows with these statuses, in the same form, are the same bytes.
      const again = table.map((row, index) => [
        ...row.slice(0, STATUS),
        statuses[index] ?? "",
        ...row.slice(STATUS + 1),
      ]);
      expect(bytes).toEqual(textIn(named, [HEADINGS, ...again]));
      expect(statuses.map((word) => word.toLowerCase())).toEqual(
        rows.map(({ value }) => (value === "6" ? "green" : value === "1" ? "red" : "not rated")),
      );
    }),
    { numRuns: runsOf(300) },
  );
});
