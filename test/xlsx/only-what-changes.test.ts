import { APPLIED } from "../../src/planning/decoration";
import { readWorkbook } from "../../src/planning/read-steps";
import { unzipSync } from "fflate";
import { recalculate } from "../../src/actions/recalculate";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { Plan } from "../../src/planning/plan";
import { kpiWorkbook } from "../support/kpi-workbook";
import { xlsxOf } from "../support/save-xlsx";
import { changedParts, opened, partsOf, smallParts, zipOf } from "./parts";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const SHEET = "xl/worksheets/sheet1.xml";

/** A value for one cell of the only sheet. */
const writing = (value: string | number | boolean, row = 0, column = 0): Plan => ({
  edits: [{ kind: "values", at: { sheetId: "sheet:1", row, column, rowCount: 1, columnCount: 1 }, values: [[value]] }],
  inverse: [],
  expects: [],
});

/** The parts of a small workbook after a plan was applied to it. */
async function after(parts: Record<string, string>, ...plans: Plan[]): Promise<Record<string, string>> {
  const { port, save } = opened(zipOf(parts));
  for (const plan of plans) expect(await port.apply(plan)).toEqual({ ok: true, value: APPLIED });
  return partsOf(save());
}

async function rowsAfter(sheetData: string, ...plans: Plan[]): Promise<string> {
  const text = (await after(smallParts(sheetData), ...plans))[SHEET] ?? "";
  return /<(?:x:)?sheetData>(.*)<\/(?:x:)?sheetData>/s.exec(text)?.[1] ?? "";
}

test("an unchanged file is returned byte for byte", async () => {
  const bytes = xlsxOf(kpiWorkbook([{ metric: "Met" }]).toData());
  const { port, save } = opened(bytes);
  await readWorkbook(port, () => ({ tables: [], sheetIds: [] }));
  expect(save()).toBe(bytes);
});

test("a recalculation changes the sheet, the styles, and no other part", async () => {
  const before = partsOf(
    xlsxOf(kpiWorkbook([{ metric: "Met", target: "95%", goodIs: "High", latestValue: 96 }]).toData()),
  );
  const odd = {
    "xl/vbaProject.bin": "\u0001macros",
    "xl/charts/chart1.xml": "<not <even> xml",
    "customXml/item1.xml": "<a/>",
    "xl/media/image1.png": "\u0000\u00ff",
  };
  const { port, save } = opened(zipOf({ ...before, ...odd }));
  expect(await recalculate(port, DEFAULT_RULESET)).toMatchObject({ ok: true });
  const saved = partsOf(save());
  expect(changedParts({ ...before, ...odd }, saved)).toEqual(["xl/styles.xml", SHEET]);
  expect(saved[SHEET]).toContain(
    '<conditionalFormatting sqref="I2"><cfRule type="iconSet" priority="1"><iconSet iconSet="3Symbols2"><cfvo type="percent" val="0"/><cfvo type="num" val="2"/><cfvo type="num" val="3"/></iconSet></cfRule></conditionalFormatting>',
  );
  expect(saved["xl/styles.xml"]).toContain('formatCode="[=3]&quot;Green&quot;;[=2]&quot;Amber&quot;;&quot;Red&quot;"');
});

test("a plan with a refused edit leaves the file unchanged", async () => {
  const bytes = zipOf(smallParts('<row r="1"><c r="A1"><v>1</v></c></row>'));
  const { port, save } = opened(bytes);
  const plan = writing(2);
  const gone = { ...plan, edits: [...plan.edits, { kind: "remove-sheet" as const, name: "Gone" }] };
  expect(await port.apply(gone)).toEqual({ ok: false, problem: { code: "item-gone" } });
  expect(
    await port.apply({
      ...plan,
      expects: [{ at: { sheetId: "sheet:1", row: 0, column: 0, rowCount: 1, columnCount: 1 }, values: [[7]] }],
    }),
  ).toMatchObject({ ok: false, problem: { code: "workbook-changed" } });
  expect(save()).toBe(bytes);
});

test.each<[name: string, rows: string, plan: Plan, after: string]>([
  [
    "a cell that replaces another",
    '<row r="1"><c r="A1" s="0"><v>1</v></c><c r="B1"><v>2</v></c></row>',
    writing(7),
    '<row r="1"><c r="A1"><v>7</v></c><c r="B1"><v>2</v></c></row>',
  ],
  [
    "a cell between two",
    '<row r="1" spans="1:3"><c r="A1"><v>1</v></c> <c r="C1"><v>3</v></c></row>',
    writing(2, 0, 1),
    '<row r="1" spans="1:3"><c r="A1"><v>1</v></c> <c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>',
  ],
  [
    "a cell after the last",
    '<row r="1" spans="1:1"><c r="A1"><v>1</v></c></row>',
    writing(true, 0, 1),
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="b"><v>1</v></c></row>',
  ],
  [
    "a row between two",
    '<row r="1"/><!-- a note --><row r="3"/>',
    writing(2, 1),
    '<row r="1"/><!-- a note --><row r="2"><c r="A2"><v>2</v></c></row><row r="3"/>',
  ],
  [
    "a cell in an empty row",
    '<row r="1" ht="30" customHeight="1"/>',
    writing("a"),
    '<row r="1" ht="30" customHeight="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row>',
  ],
  ["a row after the last", "", writing(1.5, 4, 27), '<row r="5"><c r="AB5"><v>1.5</v></c></row>'],
  [
    "cells without addresses",
    "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
    writing(9, 0, 1),
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>9</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>',
  ],
  [
    "a cell emptied",
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>',
    writing(""),
    '<row r="1"><c r="B1"><v>2</v></c></row>',
  ],
  [
    "spaces, line breaks and XML markup",
    "",
    writing(" <a> & b\n_x0041_\u0007"),
    '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> &lt;a&gt; &amp; b\n_x005F_x0041__x0007_</t></is></c></row>',
  ],
  [
    "a cell beside CDATA",
    '<row r="1"><c r="A1" t="str"><v><![CDATA[</c><c>]]></v></c><c r="B1"/></row>',
    writing(1, 0, 1),
    '<row r="1"><c r="A1" t="str"><v><![CDATA[</c><c>]]></v></c><c r="B1"><v>1</v></c></row>',
  ],
])("%s: the rest of the rows keeps every byte", async (_, rows, plan, expected) => {
  expect(await rowsAfter(rows, plan)).toBe(expected);
});

test("a text that begins like a formula is written as a text with an apostrophe", async () => {
  const parts = await after(smallParts(""), writing("=1+1"));
  expect(parts[SHEET]).toContain('<c r="A1" s="1" t="inlineStr"><is><t>=1+1</t></is></c>');
  expect(parts["xl/styles.xml"]).toContain('quotePrefix="1"');
  // There was no part for styles.
  expect(parts["xl/_rels/workbook.xml.rels"]).toContain("relationships/styles");
});

test.each([
  ["'12", true],
  ["=1+1", false],
  ["12", false],
])(
  "the text %s in a cell of the Text format is written with an apostrophe: %s; without one its own apostrophe is lost when the cell is next edited",
  async (text, isQuoted) => {
    const plan = writing(text);
    const at = { sheetId: "sheet:1", row: 0, column: 0, rowCount: 1, columnCount: 1 };
    const parts = await after(smallParts(""), {
      ...plan,
      edits: [{ kind: "number-format", at, format: "@" }, ...plan.edits],
    });
    const style = /<c r="A1" s="(\d+)" t="inlineStr">/.exec(parts[SHEET] ?? "")?.[1];
    const xfs = [
      ...(/<cellXfs.*<\/cellXfs>/s.exec(parts["xl/styles.xml"] ?? "")?.[0].matchAll(/<xf [^>]*>/g) ?? []),
    ].map(([xf]) => xf);
    expect(xfs[Number(style)]?.includes('quotePrefix="1"')).toBe(isQuoted);
  },
);

test("cells that share a formula get their own when its cell is overwritten", async () => {
  const rows =
    '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*$A$1+SUM(A:A)</f><v>1</v></c></row><row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>';
  const parts = await after(smallParts(rows), writing(5, 0, 1));
  expect(parts[SHEET]).toContain(
    '<c r="B1"><v>5</v></c></row><row r="2"><c r="B2"><f>A2*$A$1+SUM(A:A)</f><v>2</v></c></row>',
  );
  // Excel determines the order of calculation and the results again.
  expect(parts["xl/calcChain.xml"]).toBeUndefined();
  expect(parts["xl/_rels/workbook.xml.rels"]).not.toContain("calcChain");
  expect(parts["xl/workbook.xml"]).toContain('<calcPr fullCalcOnLoad="1"/></workbook>');
});

test("the order of calculation is kept where no formula changes; without formulas nothing is recalculated", async () => {
  const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f><v>1</v></c></row>';
  const parts = await after(smallParts(rows), writing(5));
  expect(Object.keys(parts)).toContain("xl/calcChain.xml");
  expect(parts["xl/workbook.xml"]).toContain("fullCalcOnLoad");
  const without = await after(smallParts('<row r="1"/>'), writing(5));
  expect(without["xl/workbook.xml"]).toBe(smallParts("")["xl/workbook.xml"]);
});

test("a part of an array formula is not overwritten", async () => {
  const { port } = opened(
    zipOf(
      smallParts(
        '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
      ),
    ),
  );
  expect(await port.apply(writing(5, 1))).toMatchObject({
    ok: false,
    problem: { code: "not-written-as-planned", restored: true },
  });
});

test("names with prefixes, a byte order mark and UTF-16 are read and written as they were", async () => {
  const prefixed = `\uFEFF<?xml version="1.0" encoding="UTF-16"?><x:worksheet xmlns:x="${MAIN}"><x:dimension ref="A1"/><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>\u5b66\u6821</x:t></x:is></x:c></x:row></x:sheetData><x:pageMargins left="1"/></x:worksheet>`;
  const bytes = new Uint8Array(Buffer.from(prefixed, "utf16le"));
  const { port, save } = opened(zipOf({ ...smallParts(""), [SHEET]: bytes }));
  const read = await readWorkbook(port, () => ({ tables: [], sheetIds: ["sheet:1"] }));
  expect(read).toMatchObject({ ok: true, value: { sheets: [{ values: [["学校"]] }] } });
  const plan = writing(3, 1, 2);
  plan.edits.push({
    kind: "status-icons",
    at: { sheetId: "sheet:1", row: 1, column: 2, rowCount: 1, columnCount: 1 },
    others: [],
  });
  await port.apply(plan);
  const text = Buffer.from(unzipSync(save())[SHEET] ?? []).toString("utf16le");
  expect(text.replace(/<x:conditionalFormatting.*<\/x:conditionalFormatting>/, "")).toBe(
    prefixed
      .replace('ref="A1"', 'ref="A1:C2"')
      .replace("</x:sheetData>", '<x:row r="2"><x:c r="C2"><x:v>3</x:v></x:c></x:row></x:sheetData>'),
  );
  expect(text).toMatch(/<x:cfRule type="iconSet".*<x:pageMargins/);
});

test("icons added over other rules are above them, and the rules keep their order", async () => {
  const rule = (ref: string, priority: number): string =>
    `<conditionalFormatting sqref="${ref}"><cfRule type="iconSet" priority="${priority}"><iconSet><cfvo type="percent" val="0"/><cfvo type="percent" val="33"/><cfvo type="percent" val="67"/></iconSet></cfRule></conditionalFormatting>`;
  const parts = smallParts("");
  const text = (parts[SHEET] ?? "").replace("</worksheet>", `${rule("A1:A9", 1)}${rule("C1", 2)}</worksheet>`);
  const icons = (row: number, column: number): Plan => ({
    edits: [{ kind: "status-icons", at: { sheetId: "sheet:1", row, column, rowCount: 1, columnCount: 1 }, others: [] }],
    inverse: [],
    expects: [],
  });
  const priorities = async (plan: Plan): Promise<string[]> =>
    [
      ...((await after({ ...parts, [SHEET]: text }, plan))[SHEET] ?? "").matchAll(
        /sqref="(\w+)[^>]*><cfRule[^>]*priority="(\d+)"/g,
      ),
    ].map(([, ref = "", priority = ""]) => ref + priority);
  expect(await priorities(icons(4, 0))).toEqual(["A12", "C13", "A51"]);
  // Over other cells no other rule has to change.
  expect(await priorities(icons(4, 5))).toEqual(["A11", "C12", "F53"]);
});

test("an added sheet is listed wherever sheets are, and a removed one nowhere", async () => {
  const app =
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><HeadingPairs><vt:vector size="2" baseType="variant"><vt:variant><vt:lpstr>Arbeitsbl\u00e4tter</vt:lpstr></vt:variant><vt:variant><vt:i4>1</vt:i4></vt:variant></vt:vector></HeadingPairs><TitlesOfParts><vt:vector size="1" baseType="lpstr"><vt:lpstr>S</vt:lpstr></vt:vector></TitlesOfParts></Properties>';
  const small = smallParts("");
  const before = {
    ...small,
    "docProps/app.xml": app,
    "_rels/.rels": (small["_rels/.rels"] ?? "").replace(
      "</Relationships>",
      '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties" Target="docProps/app.xml"/></Relationships>',
    ),
  };
  const sheet = {
    name: "Bob's & Co",
    cells: [["a"]],
    format: "@",
    widths: [70],
    looks: [],
    choices: [],
    frozenRows: 2,
    page: {
      rows: [{ look: "title" as const, cells: [{ value: "a", format: "@" }] }],
      columns: [{ align: "left" as const, wraps: false }],
      statusColumns: [1],
      print: { orientation: "landscape" as const, footer: "R&D" },
    },
  };
  const adding: Plan = {
    edits: [{ kind: "add-sheet", sheet }],
    inverse: [{ kind: "remove-sheet", name: sheet.name }],
    expects: [],
  };
  const added = await after(before, adding);
  expect(added["docProps/app.xml"]).toBe(
    app
      .replace("<vt:i4>1", "<vt:i4>2")
      .replace('size="1"', 'size="2"')
      .replace("<vt:lpstr>S</vt:lpstr>", "<vt:lpstr>S</vt:lpstr><vt:lpstr>Bob's &amp; Co</vt:lpstr>"),
  );
  expect(added["xl/workbook.xml"]).toContain(
    '<sheet name="Bob\'s &amp; Co" sheetId="2" r:id="rId4"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="1">\'Bob\'\'s &amp; Co\'!$1:$2</definedName></definedNames>',
  );
  expect(added["xl/worksheets/sheet2.xml"]).toMatch(
    /sqref="B1:B1048576".*<oddFooter>&amp;LR&amp;&amp;D&amp;RPage &amp;P of &amp;N<\/oddFooter>/,
  );
  const gone = await after(before, adding, { edits: adding.inverse, inverse: [], expects: [] });
  // The file had no part for styles; unused styles do no harm.
  expect(changedParts(before, gone)).toEqual(["[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"]);
  expect(gone["[Content_Types].xml"] ?? "").not.toContain("sheet2");
  expect(gone["xl/_rels/workbook.xml.rels"] ?? "").not.toContain("sheet2");
});
