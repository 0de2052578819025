import { readWorkbook } from "../../src/planning/read-steps";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { opened, smallParts, zipOf } from "./parts";

const corpus = (name: string): Uint8Array => readFileSync(join(__dirname, "corpus", name));

/** The cells with a note, as "row column". */
async function read(bytes: Uint8Array): Promise<{ coverage: string; cells: string[] }> {
  const { port } = opened(bytes);
  const read = await readWorkbook(port, () => ({ tables: [], sheetIds: [] }));
  const ids = read.ok ? read.value.outline.sheets.map(({ id }) => id) : [];
  const { coverage, cells } = await port.readNotes(ids);
  return { coverage, cells: cells.map(({ row, column }) => `${row} ${column}`) };
}

const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const withNotes = (comments: string): Uint8Array =>
  zipOf(
    smallParts('<row r="1"><c r="A1"><v>1</v></c></row>', {
      "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${LINKS}/comments" Target="../comments1.xml"/></Relationships>`,
      "xl/comments1.xml": comments,
    }),
  );
const listOf = (comments: string): string =>
  `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><commentList>${comments}</commentList></comments>`;

test("notes and threaded comments are found, a cell with both once", async () => {
  expect(await read(corpus("comments.xlsx"))).toEqual({ coverage: "notes-and-comments", cells: ["1 6", "2 7"] });
});

test("a note that another program wrote is found", async () => {
  expect((await read(corpus("openpyxl-table.xlsx"))).cells).toEqual(["1 6"]);
});

test("a file without notes is known to have none", async () => {
  expect(await read(corpus("bare.xlsx"))).toEqual({ coverage: "notes-and-comments", cells: [] });
});

test("an empty note and a note without a cell are ignored", async () => {
  const comments =
    '<comment ref="A1"><text><t> </t></text></comment><comment ref="B2"><text><r><t>Why </t></r><r><t>not</t></r></text></comment><comment><text><t>x</t></text></comment>';
  expect((await read(withNotes(listOf(comments)))).cells).toEqual(["1 1"]);
});

test("a workbook with damaged notes is read, and its notes are unknown", async () => {
  expect(await read(withNotes(`${listOf("").slice(0, -4)}`))).toEqual({ coverage: "neither", cells: [] });
});
