import { readWorkbook } from "../../src/planning/read-steps";
import { readCellNotes } from "../../src/xlsx/read/read-notes";
import {
  addAllStatusIcons,
  addStatusIcons,
  iconRulesOver,
  readIconRules,
  removeIconSets,
} from "../../src/xlsx/conditional-formats/icon-sets";
import { rulesOf } from "../../src/xlsx/conditional-formats/format-rules";
import { openFile } from "../../src/xlsx/open-workbook-file";
import { contentOf } from "../../src/xlsx/cells/cell-content";
import type { Sheet } from "../../src/xlsx/sheet/edited-sheet";
import type { WorkbookFile } from "../../src/xlsx/workbook/workbook-file";
import { readSheet } from "../../src/workbench/files/read-sheet-data";
import { opened as openPort, refusalOf, smallParts, zipOf, type Parts } from "./parts";
import { fullTest } from "../support/strength";

/*
 * Files with very many of two things that refer to each other. Each of these takes a second or two; code that searches all of
 * one for each of the other does not end within jest's own limit.
 */

const SHEET = "xl/worksheets/sheet1.xml";
const LINKS = "xl/worksheets/_rels/sheet1.xml.rels";
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

const each = (count: number, write: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => write(index)).join("");
const links = (count: number, type: string, target: (index: number) => string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each(count, (index) => `<Relationship Id="r${index}" Type="${TYPES}/${type}" Target="${target(index)}"/>`)}</Relationships>`;
const icons = (count: number): string =>
  each(
    count,
    (index) =>
      `<cfRule type="iconSet" priority="${index + 1}"><iconSet iconSet="3Symbols2"><cfvo type="percent" val="0"/><cfvo type="num" val="2"/><cfvo type="num" val="3"/></iconSet></cfRule>`,
  );

/** The sheet's part with more XML after its rows. */
function partsWith(rows: string, behind: string, others: Parts = {}): Parts {
  const parts = smallParts(rows, others);
  return { ...parts, [SHEET]: (parts[SHEET] ?? "").replace("</sheetData>", `</sheetData>${behind}`) };
}

function open(parts: Parts): { file: WorkbookFile; sheet: Sheet } {
  const opened = openFile(zipOf(parts));
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const [entry] = opened.value.sheets();
  if (!entry) throw new Error("no sheet");
  return { file: opened.value, sheet: opened.value.sheet(entry) };
}

fullTest("as many cells are written beside 100,000 merged ones", () => {
  const { sheet } = open(
    partsWith("", `<mergeCells>${each(100_000, (row) => `<mergeCell ref="A${row + 1}:B${row + 1}"/>`)}</mergeCells>`),
  );
  let covered = 0;
  for (let row = 0; row < 100_000; row += 1) {
    for (let column = 0; column < 3; column += 1) covered += sheet.areas.isCovered(row, column) ? 1 : 0;
    sheet.write(row, 2, contentOf(1));
  }
  expect(covered).toBe(100_000);
});

fullTest("as many cells are written beside 40,000 arrays", () => {
  const { sheet } = open(
    smallParts(
      each(
        40_000,
        (row) => `<row r="${row + 1}"><c r="A${row + 1}"><f t="array" ref="A${row + 1}">1+1</f><v>2</v></c></row>`,
      ),
    ),
  );
  for (let row = 0; row < 40_000; row += 1) sheet.write(row, 1, contentOf(1));
  expect(() => sheet.write(39_999, 0, contentOf(1))).toThrow();
  expect(sheet.contentAt(39_999, 1).value).toBe(1);
});

fullTest("40,000 cells with shared formulas are overwritten", () => {
  const cell = (row: number): string =>
    `<f t="shared" si="${row >> 1}"${row % 2 === 0 ? ` ref="A${row + 1}:A${row + 2}">B${row + 1}` : ">"}</f>`;
  const { sheet } = open(
    smallParts(each(40_000, (row) => `<row r="${row + 1}"><c r="A${row + 1}">${cell(row)}<v>2</v></c></row>`)),
  );
  for (let row = 0; row < 40_000; row += 2) sheet.write(row, 0, contentOf(1));
  expect([sheet.formulaAt(0, 0), sheet.formulaAt(1, 0), sheet.formulaAt(39_999, 0)]).toEqual([1, "=B2", "=B40000"]);
});

fullTest(
  "of 20,000 cells that share a formula of 8,192 letters the values are read, and all formulas together are refused",
  () => {
    const long = `B1${"+1".repeat(4095)}`;
    const { sheet } = open(
      smallParts(
        each(
          20_000,
          (row) =>
            `<row r="${row + 1}"><c r="A${row + 1}"><f t="shared" si="0"${row === 0 ? ` ref="A1:A20000">${long}` : ">"}</f><v>2</v></c></row>`,
        ),
      ),
    );
    let sum = 0;
    for (let row = 0; row < 20_000; row += 1) sum += Number(sheet.contentAt(row, 0).value);
    expect(sum).toBe(40_000);
    expect(sheet.contentAt(1, 0).formula?.slice(0, 7)).toBe("=B2+1+1");
    expect(() => {
      for (let row = 0; row < 20_000; row += 1) sheet.formulaAt(row, 0);
    }).toThrow();
  },
);

test("the styles of 16,384 columns are found for cells that are not in the file", () => {
  const parts = smallParts("");
  const columns = each(
    16_384,
    (column) => `<col min="${column + 1}" max="${column + 1}" width="9" style="${column % 5}"/>`,
  );
  const { sheet } = open({
    ...parts,
    [SHEET]: (parts[SHEET] ?? "").replace("<sheetData>", `<cols>${columns}</cols><sheetData>`),
  });
  let sum = 0;
  for (let row = 0; row < 400; row += 1)
    for (let column = 16_000; column < 16_384; column += 1) sum += sheet.emptyStyleAt(row, column);
  expect(sum).toBe(400 * Array.from({ length: 384 }, (_, at) => (16_000 + at) % 5).reduce((a, b) => a + b, 0));
  expect(sheet.emptyStyleAt(5, 16_384)).toBe(0);
});

fullTest("1,000 icon sets over 20,000 blocks of cells each are read", () => {
  const sqref = each(20_000, (index) => `${index === 0 ? "" : " "}A${index * 2 + 1}`);
  const { sheet } = open(
    partsWith("", `<conditionalFormatting sqref="${sqref}">${icons(1000)}</conditionalFormatting>`),
  );
  const rules = readIconRules(sheet);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(1000);
  expect(Math.max(...rules.map(({ id }) => id.length))).toBeLessThan(1000);
  removeIconSets(
    sheet,
    rules.slice(0, 999).map(({ id }) => id),
  );
  expect(readIconRules(sheet)).toHaveLength(1);
});

fullTest("one more icon set is added above 10,000 others, and all are removed", () => {
  const { sheet } = open(
    partsWith(
      "",
      each(10_000, (row) => `<conditionalFormatting sqref="A${row + 1}">${icons(1)}</conditionalFormatting>`),
    ),
  );
  addStatusIcons(sheet, { row: 0, column: 0, rowCount: 10, columnCount: 1 });
  const rules = readIconRules(sheet);
  expect([rules.length, rules.filter(({ priority }) => priority === 1).length]).toEqual([10_001, 1]);
  removeIconSets(
    sheet,
    rules.map(({ id }) => id),
  );
  expect(readIconRules(sheet)).toEqual([]);
});

test("icon sets added over 4,000 cells with a rule each are above those rules, and each is found by its cell", () => {
  const count = 4000;
  const { sheet } = open(
    partsWith(
      "",
      each(
        count,
        (row) =>
          `<conditionalFormatting sqref="A${row + 1}"><cfRule type="cellIs" priority="${row + 1}" operator="equal"><formula>3</formula></cfRule></conditionalFormatting>`,
      ),
    ),
  );
  const added = Array.from({ length: count + 1 }, (_, row) => ({
    area: { row, column: 0, rowCount: 1, columnCount: 1 },
  }));
  addAllStatusIcons(sheet, added);
  const priorities = rulesOf(sheet).map(({ element }) => Number(element.attributes["priority"]));
  expect(new Set(priorities).size).toBe(2 * count + 1);
  const found = added.map(({ area }) => iconRulesOver(sheet, area).map(({ priority }) => priority));
  expect(found).toEqual(added.map((_, row) => [row < count ? row + 1 : 2 * count + 1]));
});

test("of icon sets added over one cell the last is on top", () => {
  const { sheet } = open(smallParts(""));
  const area = { row: 0, column: 0, rowCount: 2, columnCount: 1 };
  const from = (first: number) => ({ set: "ThreeSymbols2" as const, from: [first, 3] });
  addAllStatusIcons(sheet, [
    { area, icons: from(2) },
    { area: { ...area, row: 1 }, icons: from(1) },
  ]);
  expect(readIconRules(sheet).map(({ priority }) => priority)).toEqual([2, 1]);
});

fullTest("1,500 tables are read once each, also one at a time", async () => {
  const table = (id: number): string =>
    `<table ${MAIN} id="${id + 1}" name="T${id}" displayName="T${id}" ref="A${id * 3 + 1}:B${id * 3 + 2}"><tableColumns count="2"><tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns></table>`;
  const parts = smallParts(
    "",
    Object.fromEntries(Array.from({ length: 1500 }, (_, id) => [`xl/tables/t${id}.xml`, table(id)])),
  );
  const bytes = zipOf({ ...parts, [LINKS]: links(1500, "table", (id) => `/xl/tables/t${id}.xml`) });
  const read = await readWorkbook(openPort(bytes).port, ({ tables }) => ({
    sheetIds: [],
    tables: tables.map(({ id }) => ({
      tableId: id,
      columns: [{ index: 0, parts: ["values"], sparse: false }],
      iconColumn: 0,
    })),
  }));
  expect(read.ok && read.value.tables).toHaveLength(1500);
});

test("a part of notes or a table that a sheet refers to 20,000 times is read once", () => {
  const note = each(2000, (row) => `<comment ref="A${row + 1}" authorId="0"><text><t>x</t></text></comment>`);
  const { file } = open(
    partsWith("", "", {
      [LINKS]: links(20_000, "comments", () => "/xl/comments1.xml"),
      "xl/comments1.xml": `<comments ${MAIN}><commentList>${note}</commentList></comments>`,
    }),
  );
  const [entry] = file.sheets();
  expect(entry && readCellNotes(file, entry)).toHaveLength(2000);
  const table = `<table ${MAIN} id="1" name="T" displayName="T" ref="A1:B2"><tableColumns count="2"><tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns></table>`;
  expect(
    open(
      partsWith("", "", { [LINKS]: links(20_000, "table", () => "/xl/tables/t.xml"), "xl/tables/t.xml": table }),
    ).file.tables(),
  ).toHaveLength(1);
});

fullTest("40,000 names over a thousand sheets are read", () => {
  const sheets = each(1000, (index) => `<sheet name="Sheet ${index}" sheetId="${index + 1}" r:id="r${index}"/>`);
  const names = each(
    40_000,
    (index) => `<definedName name="N${index}">'SHEET ${999 - (index % 10)}'!$A$1</definedName>`,
  );
  const { file } = open({
    ...smallParts(""),
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${TYPES}"><sheets>${sheets}</sheets><definedNames>${names}</definedNames></workbook>`,
    "xl/_rels/workbook.xml.rels": links(1000, "worksheet", (index) => `worksheets/s${index}.xml`),
    ...Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [
        `xl/worksheets/s${index}.xml`,
        `<worksheet ${MAIN}><sheetData/></worksheet>`,
      ]),
    ),
  });
  expect(file.names().filter(({ area }) => area?.sheetId === "sheet:1000")).toHaveLength(4000);
});

test("sheets that share one part are refused: it would be read for each of them", async () => {
  const sheets = each(2000, (index) => `<sheet name="S${index}" sheetId="${index + 1}" r:id="rId1"/>`);
  expect(
    await refusalOf(
      zipOf({
        ...smallParts(""),
        "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${TYPES}"><sheets>${sheets}</sheets></workbook>`,
      }),
    ),
  ).toMatchObject({ code: "file-damaged" });
});

fullTest("one number format is added to 130,000", () => {
  const parts = smallParts("");
  const type = "xl/_rels/workbook.xml.rels";
  const styles = `<styleSheet ${MAIN}><numFmts>${each(130_000, (id) => `<numFmt numFmtId="${id + 200}" formatCode="0.0&quot; x${id}&quot;"/>`)}</numFmts><cellXfs><xf numFmtId="130199"/></cellXfs></styleSheet>`;
  const { file } = open({
    ...parts,
    [type]: (parts[type] ?? "").replace(
      "</Relationships>",
      `<Relationship Id="rId9" Type="${TYPES}/styles" Target="styles.xml"/></Relationships>`,
    ),
    "xl/styles.xml": styles,
  });
  expect(file.styles.formatOf(file.styles.withFormat(0, "[=3]0.00"))).toBe("[=3]0.00");
  expect(file.styles.withFormat(0, '0.0" x129999"')).toBe(0);
});

fullTest("the workbench opens 20,000 drop-downs and as many links", () => {
  const choices = each(
    20_000,
    (row) => `<dataValidation type="list" sqref="A${row + 1}"><formula1>"a,b${row}"</formula1></dataValidation>`,
  );
  const { file } = open(
    partsWith(
      "",
      `<dataValidations>${choices}</dataValidations><hyperlinks>${each(20_000, (row) => `<hyperlink ref="A${row + 1}" location="B1"/>`)}</hyperlinks>`,
    ),
  );
  const [entry] = file.sheets();
  expect(entry && readSheet(file, entry, []).validations).toHaveLength(20_000);
});
