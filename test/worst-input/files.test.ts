import fc from "fast-check";
import { readReturned } from "../../src/report/word/returned/read-returned";
import { openTemplate } from "../../src/report/word/template/open-template";
import { packDocument } from "../report/word/zip-parts";
import { smallParts, zipOf, type Parts } from "../xlsx/parts";
import { newFolder, put, run } from "../cli/run";
import { fullTest, isFullRun, runsOf } from "../support/strength";

/* The worst that can be in a file, at the command line's door and at Word's: each is read or refused in a sentence, at once. */

const HEADINGS = ["Metric Name", "Target", "Good Is", "Latest Value"];
const TEXT = (rows: readonly string[]): string => [HEADINGS.join("\t"), ...rows].join("\n");

/** Takes seconds to be read before it is refused. */
const MORE_ROWS: [string, string, RegExp] = [
  "more rows than a sheet",
  isFullRun ? "x\n".repeat(1_048_578) : "",
  /more than 1,048,576 rows/,
];

test.each<[string, string, RegExp]>([
  ["one line of 20 MB, or 5", "x".repeat(isFullRun ? 20_000_000 : 5_000_000), /over 4,000,000 letters/],
  ["more than is read", "x\n".repeat(50_000_001), /far larger than any table/],
  ["a million columns, or 100,000", "x\t".repeat(isFullRun ? 1_000_000 : 100_000), /more than 100 columns/],
  [
    "headings without end",
    `${HEADINGS.join("\t")}\nCalls\t5\tHigh\t6\n`.repeat(1001),
    /more than 1,000 rows of headings/,
  ],
  [
    "rows of one heading",
    `${"Target\t".repeat(isFullRun ? 100 : 20)}\n`.repeat(1001),
    /more than 1,000 rows of headings/,
  ],
  ...(isFullRun ? [MORE_ROWS] : []),
  ["a cell that never ends", `Metric Name\tTarget\n${"x".repeat(40_000)}\t5`, /row 2 has a cell of 40,000 letters/],
  ["nothing but line ends", "\n".repeat(1_000_000), /it has no words in it/],
])("a text file of %s is refused", async (_, text, says) => {
  const { code, err } = await run(["rate", put(newFolder(), "rows.tsv", text)]);
  expect([code, err]).toEqual([2, expect.stringMatching(says)]);
});

test.each<[string, string, RegExp]>([
  ["lists 100,000 deep", "[".repeat(100_000) + "]".repeat(100_000), /within each other|is not JSON/],
  ["numbers without end", `{"format":1e999,"rules":[${"9".repeat(400)}]}`, /cannot be used as a ruleset/],
  ["halves of letters", '{"name":"\\ud800"}', /cannot be used as a ruleset/],
  ["200 MB", " ".repeat(200_000_000), /far larger/],
])("rules of %s are refused", async (_, text, says) => {
  const folder = newFolder();
  const { code, err } = await run([
    "rate",
    put(folder, "rows.tsv", TEXT(["Calls\t90%\tHigh\t85%"])),
    "--rules",
    put(folder, "rules.json", text),
  ]);
  expect([code, err]).toEqual([2, expect.stringMatching(says)]);
});

/** What a text file's cell is judged as, beside a target of 90. */
async function judged(values: readonly string[]): Promise<string[]> {
  const path = put(newFolder(), "rows.tsv", TEXT(values.map((value) => `Calls\t90\tHigh\t${value}`)));
  const { out } = await run(["rate", path, "--json"]);
  return (JSON.parse(out) as { status: string }[]).map(({ status }) => status);
}

test("numbers in a text file are decimal: what a program might take for one is not judged", async () => {
  const values = [
    "0x5F",
    "0b1011111",
    "0o137",
    "Infinity",
    "-Infinity",
    "NaN",
    "1_000",
    "９５",
    "1e400",
    "95n",
    ".",
    "-",
    "1e999",
    "9".repeat(400),
  ];
  expect((await judged(values)).map((status, at) => [values[at]?.slice(0, 12), status])).toEqual(
    values.map((value) => [value.slice(0, 12), "not-rated"]),
  );
});

test("no word of letters and digits that JavaScript alone takes for a number is judged", async () => {
  const digits = fc.array(fc.constantFrom("0", "1"), { minLength: 1, maxLength: 6 }).map((all) => all.join(""));
  const written = fc
    .tuple(
      fc.constantFrom("", "-", "+"),
      fc.constantFrom("0x", "0b", "0o", "0X", "0B", "0O", ""),
      digits,
      fc.constantFrom("", "n"),
    )
    .map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 20 }), async (values) => {
      const odd = values.filter(
        (value) => /^[-+]?\d+n$/.test(value) || (/[xbo]/i.test(value) && !Number.isNaN(Number(value))),
      );
      if (odd.length > 0) expect([odd, await judged(odd)]).toEqual([odd, odd.map(() => "not-rated")]);
    }),
    { numRuns: runsOf(100) },
  );
});

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const cell = (at: string, value: string): string => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const line = (row: number, values: readonly string[]): string =>
  `<row r="${row}">${values.map((value, column) => cell(`${"ABCDEFGHIJ".charAt(column)}${row}`, value)).join("")}</row>`;

/** A workbook with a table of these columns over `ref`, and these rows. */
function tableParts(rows: string, ref: string): Parts {
  const headings = [...HEADINGS, "RAG Status"];
  const columns = headings.map((name, index) => `<tableColumn id="${index + 1}" name="${name}"/>`).join("");
  return smallParts(line(1, headings) + rows, {
    "xl/worksheets/_rels/sheet1.xml.rels":
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="/xl/tables/t.xml"/></Relationships>',
    "xl/tables/t.xml": `<table ${MAIN} id="1" name="T" displayName="T" ref="${ref}"><tableColumns count="5">${columns}</tableColumns></table>`,
  });
}

test("a table that is drawn down to the end of its sheet is read as far as it is filled", async () => {
  const path = put(newFolder(), "K.xlsx", zipOf(tableParts(line(2, ["Calls", "90%", "High", "95%"]), "A1:E1048576")));
  expect(await run(["recalculate", path])).toMatchObject({ code: 0, out: expect.stringContaining("1 status") });
});

fullTest("10,000 rows of one name are each found, with three others and how many there are", async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    line(index + 2, ["Calls", "90%", "High", `${index % 100}%`]),
  ).join("");
  const path = put(newFolder(), "K.xlsx", zipOf(tableParts(rows, "A1:E10001")));
  const { code, out } = await run(["check", path]);
  expect([code, out]).toEqual([1, expect.stringContaining("and 9996 more")]);
});

fullTest.each<[string, (bytes: Uint8Array) => { ok: boolean }]>([
  ["a returned file", readReturned],
  ["a template", openTemplate],
])("%s of 40 MB in 40 kB is refused: what it unpacks to is in proportion to its size", (_, open) => {
  expect(open(packDocument(" ".repeat(40_000_000)))).toMatchObject({ ok: false, problem: { code: "too-large" } });
});

fullTest("a template with 100,000 relationships is opened or refused", () => {
  const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const links = (type: string): string =>
    Array.from(
      { length: 100_000 },
      (_, index) => `<Relationship Id="r${index}" Type="${R}/${type}" Target="settings.xml"/>`,
    ).join("");
  for (const type of ["webSettings", "hyperlink", "header"]) {
    const opened = openTemplate(
      packDocument(
        "<w:p/>",
        { "word/settings.xml": "<w:settings/>", "word/_rels/settings.xml.rels": "<Relationships/>" },
        links(type),
      ),
    );
    expect(opened.ok).toEqual(expect.any(Boolean));
  }
});
