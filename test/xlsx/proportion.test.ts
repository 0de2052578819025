import { readCells } from "../../src/xlsx/read/read-cells";
import { openFile } from "../../src/xlsx/open-workbook-file";
import { readSheet } from "../../src/workbench/files/read-sheet-data";
import { refusalOf, smallParts, zipOf, type Parts } from "./parts";
import { chosen, fullTest } from "../support/strength";

/*
 * Time and memory for reading a file are in proportion to its size, whatever it claims: a few thousand bytes can claim to be
 * gigabytes, and one cell far down that there are a million rows above it.
 */

const SHEET = "xl/worksheets/sheet1.xml";
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** A small workbook with styles. */
function styled(styles: string): Parts {
  const parts = smallParts("");
  const links = "xl/_rels/workbook.xml.rels";
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles";
  return {
    ...parts,
    [links]: (parts[links] ?? "").replace(
      "</Relationships>",
      `<Relationship Id="rId9" Type="${type}" Target="styles.xml"/></Relationships>`,
    ),
    "xl/styles.xml": styles,
  };
}

type Case = [what: string, parts: () => Parts, problem: object];

const LARGE: Case[] = [
  [
    "shared texts of 30 MB in 30 kB",
    () =>
      smallParts('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', {
        "xl/sharedStrings.xml": `<sst ${MAIN}>${"<si/>".repeat(6_000_000)}</sst>`,
      }),
    { code: "file-too-large", part: "xl/sharedStrings.xml" },
  ],
  [
    "a million styles",
    () => styled(`<styleSheet ${MAIN}><cellXfs>${"<xf/>".repeat(1_000_001)}</cellXfs></styleSheet>`),
    { code: "file-too-large", part: "xl/styles.xml" },
  ],
];

const SMALL: Case[] = [
  ["a sheet of 30 MB in 30 kB", () => smallParts(" ".repeat(30_000_000)), { code: "file-too-large", part: SHEET }],
  [
    "elements 10,000 deep in a sheet",
    () => smallParts(`<row r="1"><c r="A1"><v>1</v>${"<x>".repeat(10_000)}${"</x>".repeat(10_000)}</c></row>`),
    { code: "file-too-large", part: SHEET },
  ],
  [
    "styles 10,000 deep",
    () => styled(`<styleSheet ${MAIN}>${"<cellXfs>".repeat(10_000)}${"</cellXfs>".repeat(10_000)}</styleSheet>`),
    { code: "file-too-large", part: "xl/styles.xml" },
  ],
];

test.each(chosen([...SMALL, ...LARGE], SMALL))("%s is refused", async (_, parts, problem) => {
  expect(await refusalOf(zipOf(parts()))).toMatchObject(problem);
});

test("a cell far down does not take a million rows to read", () => {
  const opened = openFile(
    zipOf(smallParts('<row r="1"><c r="A1"><v>1</v></c></row><row r="1000000"><c r="T1000000"><v>2</v></c></row>')),
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const file = opened.value;
  const [entry] = file.sheets();
  if (!entry) throw new Error("no sheet");
  const sheet = file.sheet(entry);
  const rows = readCells(
    sheet,
    { row: 0, column: 0, rowCount: 1_000_000, columnCount: 20 },
    (row, column) => sheet.contentAt(row, column).value,
  );
  expect([rows.length, new Set(rows).size]).toEqual([1_000_000, 3]);
  expect([rows[0]?.[0], rows[500_000], rows[999_999]?.[19]]).toEqual([1, new Array<string>(20).fill(""), 2]);
});

test("columns that a file lists repeatedly are read once", () => {
  const column = '<col min="1" max="16000" width="9" customWidth="1" hidden="1"/>';
  const parts = smallParts("");
  const opened = openFile(
    zipOf({
      ...parts,
      [SHEET]: (parts[SHEET] ?? "").replace("<sheetData>", `<cols>${column.repeat(20_000)}</cols><sheetData>`),
    }),
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const [entry] = opened.value.sheets();
  if (!entry) throw new Error("no sheet");
  expect(readSheet(opened.value, entry, []).hiddenColumns).toHaveLength(16_000);
});

const TABLE_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/table";

/** A workbook whose sheet has a table over each of these areas. */
function withTables(areas: readonly string[]): Parts {
  const links = areas.map((_, at) => `<Relationship Id="t${at}" Type="${TABLE_LINK}" Target="/xl/tables/t${at}.xml"/>`);
  const tables = areas.map((area, at): [string, string] => [
    `xl/tables/t${at}.xml`,
    `<table ${MAIN} id="${at + 1}" name="T${at}" displayName="T${at}" ref="${area}"><tableColumns/></table>`,
  ]);
  return smallParts("", {
    "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.join("")}</Relationships>`,
    ...Object.fromEntries(tables),
  });
}

const below = (count: number): string[] => Array.from({ length: count }, (_, at) => `A${at * 2 + 1}:E${at * 2 + 2}`);

test.each<[string, string[], object | null]>([
  [
    "overlapping tables, which Excel does not allow",
    ["A1:E1048576", "G1:H5", "C3:D9"],
    { code: "file-damaged", part: "xl/tables/t2.xml" },
  ],
  ["1,000 whole-sheet tables over each other", Array<string>(1000).fill("A1:XFD1048576"), { code: "file-damaged" }],
  ["tables beside and below each other", ["G1:H5", "A1:E5", "A6:H9"], null],
])("%s: refused, or read", expectTables);

fullTest("2,001 tables on a sheet are refused", () =>
  expectTables("", below(2001), { code: "too-many-tables", sheet: "S", count: 2001, limit: 2000 }),
);

async function expectTables(_: string, areas: string[], problem: object | null): Promise<void> {
  const refusal = await refusalOf(zipOf(withTables(areas)));
  if (problem) expect(refusal).toMatchObject(problem);
  else expect(refusal).toBeNull();
}
