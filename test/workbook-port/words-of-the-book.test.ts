import { overrideIndicator } from "../../src/actions/override-indicator";
import { prepareRun } from "../../src/actions/recalculate";
import { review } from "../../src/actions/review";
import { writeReview } from "../../src/actions/review/write-review";
import { describeWordings } from "../../src/actions/describe/describe-outcome";
import { undoRun } from "../../src/actions/undo-run";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { openForWorkbench } from "../../src/workbench/files/open-file";
import { ExcelError } from "../../src/office-host/workbook/excel-error";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { WorkbookPort } from "../../src/planning/port";
import { openExcel } from "../support/open-excel";
import { chosen } from "../support/strength";
import { opened, partsOf, smallParts, zipOf } from "../xlsx/parts";

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** A sheet's rows: texts, numbers, or formulas with "=". */
type Cells = Record<string, string | number>;

/** A formula, and its result after "»". */
function formulaXml(address: string, typed: string): string {
  const [formula = "", value = ""] = typed.slice(1).split("»");
  // "?": it has not been calculated.
  if (value === "?") return `<c r="${address}"><f>${escape(formula)}</f></c>`;
  return `<c r="${address}" t="str"><f>${escape(formula)}</f>${value === "" ? "" : `<v>${value}</v>`}</c>`;
}

function sheetXml(cells: Cells, pieces = ""): string {
  const rows = new Map<number, string[]>();
  for (const [address, value] of Object.entries(cells)) {
    const row = Number(address.replace(/\D/g, ""));
    const content =
      typeof value === "number"
        ? `<c r="${address}"><v>${value}</v></c>`
        : value.startsWith("=")
          ? formulaXml(address, value)
          : `<c r="${address}" t="inlineStr"><is><t>${escape(value)}</t></is></c>`;
    rows.set(row, [...(rows.get(row) ?? []), content]);
  }
  return `<worksheet ${MAIN} xmlns:r="${LINKS}"><sheetData>${[...rows]
    .sort(([a], [b]) => a - b)
    .map(([row, of]) => `<row r="${row}">${of.join("")}</row>`)
    .join("")}</sheetData>${pieces}</worksheet>`;
}

/** Three rows, Green, Amber and Red, and one that is not rated. */
const ROWS: Cells = {
  ...{
    A1: "Metric Name",
    B1: "Target",
    C1: "Good Is",
    D1: "As of Date",
    E1: "Latest Value",
    F1: "Owner",
    G1: "RAG Status",
  },
  ...{ A2: "Met", B2: 10, C2: "High", D2: "2024/25 Q2", E2: 11 },
  ...{ A3: "Near", B3: 10, C3: "High", D3: "2024/25 Q2", E3: 9.5 },
  ...{ A4: "Missed", B4: 10, C4: "High", D4: "2024/25 Q2", E4: 1 },
  ...{ A5: "Awaited", B5: "TBC", C5: "High", D5: "2024/25 Q2", E5: 1 },
};

interface Book {
  /** More cells of the KPI sheet, and blocks below its rows. */
  kpis?: Cells;
  pieces?: string;
  /** A second sheet, which may be hidden. */
  other?: Cells;
  isHidden?: boolean;
  otherPieces?: string;
  names?: string;
  /** True for an Excel table "Measures". */
  isTable?: boolean;
}

function bytesOf({
  kpis = {},
  pieces = "",
  other = {},
  isHidden = false,
  otherPieces = "",
  names = "",
  isTable = false,
}: Book): Uint8Array {
  const parts = smallParts("", {
    "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${LINKS}"><sheets><sheet name="KPI rows" sheetId="1" r:id="rId1"/><sheet name="Dashboard" sheetId="2" ${isHidden ? 'state="hidden" ' : ""}r:id="rId4"/></sheets><definedNames>${names}</definedNames></workbook>`,
    "xl/worksheets/sheet1.xml": sheetXml(
      { ...ROWS, ...kpis },
      pieces + (isTable ? '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>' : ""),
    ),
    "xl/worksheets/sheet2.xml": sheetXml(other, otherPieces),
    "xl/calcChain.xml": `<calcChain ${MAIN}/>`,
  });
  const book = parts["xl/_rels/workbook.xml.rels"] ?? "";
  parts["xl/_rels/workbook.xml.rels"] = book.replace(
    "</Relationships>",
    `<Relationship Id="rId4" Type="${LINKS}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>`,
  );
  const types = parts["[Content_Types].xml"] ?? "";
  const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  parts["[Content_Types].xml"] = types.replace(
    "</Types>",
    `<Override PartName="/xl/worksheets/sheet2.xml" ContentType="${CONTENT}.worksheet+xml"/></Types>`,
  );
  if (isTable) {
    const headings = ["Metric Name", "Target", "Good Is", "As of Date", "Latest Value", "Owner", "RAG Status"];
    parts["xl/tables/table1.xml"] =
      `<table ${MAIN} id="1" name="Measures" displayName="Measures" ref="A1:G5"><tableColumns count="7">${headings.map((name, n) => `<tableColumn id="${n + 1}" name="${name}"/>`).join("")}</tableColumns></table>`;
    parts["xl/worksheets/_rels/sheet1.xml.rels"] =
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${LINKS}/table" Target="../tables/table1.xml"/></Relationships>`;
  }
  return zipOf(parts);
}

const list = (formula: string, area = "G2:G5"): string =>
  `<dataValidations count="1"><dataValidation type="list" sqref="${area}"><formula1>${escape(formula)}</formula1></dataValidation></dataValidations>`;
const laterList = (formula: string): string =>
  `<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1"><x14:dataValidation type="list"><x14:formula1><xm:f>${escape(formula)}</xm:f></x14:formula1><xm:sqref>G2:G5</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`;
const rule = (attributes: string, formula: string, area = "G2:G5"): string =>
  `<conditionalFormatting sqref="${area}"><cfRule priority="1" ${attributes}><formula>${escape(formula)}</formula></cfRule></conditionalFormatting>`;
const icons = (from: number[], isReversed = false): string =>
  `<conditionalFormatting sqref="G2:G5"><cfRule type="iconSet" priority="1"><iconSet iconSet="3Signs"${isReversed ? ' reverse="1"' : ""}>${from.map((figure) => `<cfvo type="num" val="${figure}"/>`).join("")}</iconSet></cfRule></conditionalFormatting>`;
const lists = (...given: [area: string, formula: string][]): string =>
  `<dataValidations>${given.map(([area, formula]) => list(formula, area).replace(/<\/?dataValidations[^>]*>/g, "")).join("")}</dataValidations>`;
const named = (name: string, refersTo: string): string =>
  `<definedName name="${name}">${escape(refersTo)}</definedName>`;

interface Outcome {
  statuses: unknown[] | string;
  said: string;
}

/** The result of a run over one port, of a second run, and of undoing the first. */
async function runOver(port: WorkbookPort, statusesNow: () => unknown[]): Promise<Outcome> {
  const before = statusesNow();
  const prepared = await prepareRun(port, DEFAULT_RULESET);
  if (!prepared.ok)
    return {
      statuses: prepared.problem.code,
      said: "why" in prepared.problem ? [prepared.problem.why].flat().join(" ") : "",
    };
  const written = await writeReview(port, prepared.value, null);
  if (!written.ok) return { statuses: written.problem.code, said: "" };
  const statuses = statusesNow();
  const again = await prepareRun(port, DEFAULT_RULESET);
  expect(again.ok && [again.value.changes, again.value.plan.edits]).toEqual([[], []]);
  if (written.value.run) {
    const undone = await undoRun(port, DEFAULT_RULESET, written.value.run, null);
    expect(undone.ok).toBe(true);
    expect(statusesNow()).toEqual(before);
  }
  return { statuses, said: describeWordings(prepared.value.wordings).join(" ") };
}

async function runInFile(bytes: Uint8Array): Promise<Outcome> {
  const file = opened(bytes);
  return runOver(file.port, () => {
    const read = openForWorkbench(file.save());
    if (!read.ok) throw new Error(read.problem.code);
    return cellsOf(new WorkbookModel(read.value.data));
  });
}

async function runInExcel(bytes: Uint8Array): Promise<Outcome> {
  const read = openForWorkbench(bytes);
  if (!read.ok) throw new Error(read.problem.code);
  const model = new WorkbookModel(read.value.data);
  openExcel(model);
  return runOver(createExcelWorkbook(), () => cellsOf(model));
}

const cellsOf = (model: WorkbookModel): unknown[] =>
  model.values(model.sheets[0]?.id ?? "", { row: 1, column: 6, rowCount: 4, columnCount: 1 }).flat();

const NUMBERS = [3, 2, 1, "Not rated"];
const WORDS = ["Green", "Amber", "Red", "Not rated"];
const OF_A_LIST = ["Green", "Amber", "Red", ""];
const LETTERS = ["G", "A", "R", ""];
const LETTERS_AND_NOT_RATED = ["G", "A", "R", "Not rated"];

const CASES: [string, Book, unknown[] | string, RegExp][] = [
  ["nothing is said", { other: { A1: "=SUM(1,2)" } }, NUMBERS, /^$/],
  // A column that is written in words.
  [
    "words that the rules do not know, and an empty cell",
    { kpis: { G2: "On track", G3: "At risk", G4: "On track" } },
    "wording-unclear",
    /^RAG Status on KPI rows is written in words, and “On track” and “At risk” are no statuses of the rules: its statuses are not written until the rules say/,
  ],
  ["a stray note", { kpis: { G3: "See note" } }, [3, "See note", 1, "Not rated"], /^$/],
  [
    "such words beside one that is known",
    { kpis: { G2: "On hold", G3: "On hold", G4: "Red" } },
    ["On hold", "On hold", "Red", "Not rated"],
    /^$/,
  ],
  // Formulas that show the column.
  [
    "a cell that shows one as it is",
    { other: { A1: "='KPI rows'!G2" } },
    WORDS,
    /^Dashboard!A1 shows what is in RAG Status on KPI rows, so statuses are written in words\.$/,
  ],
  ["a text with a status in it", { other: { A1: "='KPI rows'!G2&\" status\"" } }, WORDS, /^Dashboard!A1 shows/],
  [
    "the same beside numbers that were written before",
    { kpis: { G2: 3, G3: 2 }, other: { A1: "=CONCATENATE(\"Homes: \",'KPI rows'!G2)" } },
    WORDS,
    /^Dashboard!A1 shows/,
  ],
  [
    "rows that are looked up",
    {
      other: { A1: "Met", B1: "=_xlfn.XLOOKUP(A1,'KPI rows'!A2:A5,'KPI rows'!G2:G5)", B2: "=INDEX('KPI rows'!G:G,3)" },
    },
    WORDS,
    /^Dashboard!B1 and Dashboard!B2 show/,
  ],
  [
    "a text with one in it, and numbers that are counted",
    { other: { A1: "='KPI rows'!G2&\" status\"", A2: "=COUNTIF('KPI rows'!G2:G5,3)" } },
    "wording-unclear",
    /^Dashboard!A1 needs words in RAG Status on KPI rows, and Dashboard!A2 reads numbers there/,
  ],
  [
    "a cell that shows one, and numbers that are counted",
    { other: { A1: "='KPI rows'!G2", A2: "=COUNTIF('KPI rows'!G2:G5,3)" } },
    NUMBERS,
    /^Dashboard!A2 reads numbers/,
  ],
  [
    "numbers that are counted where they are shown",
    { other: { A1: "='KPI rows'!G2", A2: "='KPI rows'!G3", B1: "=COUNTIF(A1:A2,3)" } },
    NUMBERS,
    /^Dashboard!B1 reads numbers/,
  ],
  [
    "numbers that another sheet counts where they are shown",
    { other: { A1: "='KPI rows'!G2", A2: "='KPI rows'!G3" }, kpis: { J1: "=COUNTIF(Dashboard!$A:$A,3)" } },
    NUMBERS,
    /^'KPI rows'!J1 reads numbers/,
  ],
  [
    "words that are counted where they are shown",
    { other: { A1: "='KPI rows'!G2", A2: "='KPI rows'!G3", B1: '=COUNTIF($A:$A,"G")' } },
    LETTERS_AND_NOT_RATED,
    /^Dashboard!B1 looks for words such as “G”/,
  ],
  [
    "a cell that shows a number of the icons'",
    { pieces: icons([0, 1, 2]), other: { A1: "='KPI rows'!G2" } },
    [2, 1, 0, "Not rated"],
    /^$/,
  ],
  [
    "what only tests or counts",
    { other: { A1: "=COUNTA('KPI rows'!G2:G5)&\" of 9\"", A2: "=ISBLANK('KPI rows'!G2)" } },
    NUMBERS,
    /^$/,
  ],
  ["the heading alone", { other: { A1: "='KPI rows'!G1&\":\"" } }, NUMBERS, /^$/],
  // Drop-down lists.
  [
    "a list that is written out",
    { pieces: list('"Red,Amber,Green"') },
    OF_A_LIST,
    /drop-down list of RAG Status on KPI rows offers “Green”, “Amber” and “Red”.* no “Not rated”/,
  ],
  ["letters", { pieces: list('"R, A, G"') }, LETTERS, /offers “G”, “A” and “R”/],
  [
    "capitals, with a word for not rated",
    { pieces: list('"RED,AMBER,GREEN,Not Rated"') },
    ["GREEN", "AMBER", "RED", "Not Rated"],
    /in these words\.$/,
  ],
  ["more words than are needed", { pieces: list('"Red,Amber,Green,Complete"') }, OF_A_LIST, /offers/],
  [
    "a range of another sheet that is hidden",
    { pieces: list("Dashboard!$A$1:$A$3"), other: { A1: "Red", A2: "Amber", A3: "Green" }, isHidden: true },
    OF_A_LIST,
    /offers/,
  ],
  ["a whole column", { pieces: list("Dashboard!$A:$A"), other: { A1: "R", A2: "A", A3: "G" } }, LETTERS, /offers/],
  [
    "a range of its own sheet",
    { pieces: list("$J$1:$J$3"), kpis: { J1: "Red", J2: "Amber", J3: "Green" } },
    OF_A_LIST,
    /offers/,
  ],
  [
    "a name",
    {
      pieces: list("Choices"),
      names: named("Choices", "Dashboard!$A$1:$A$3"),
      other: { A1: "Red", A2: "Amber", A3: "Green" },
    },
    OF_A_LIST,
    /offers/,
  ],
  [
    "a list of after 2007",
    { pieces: laterList("Dashboard!$A$1:$A$3"), other: { A1: "Red", A2: "Amber", A3: "Green" } },
    OF_A_LIST,
    /offers/,
  ],
  ["on some of the cells", { pieces: list('"Red,Amber,Green"', "G2:G3") }, OF_A_LIST, /offers/],
  ["a list of numbers", { pieces: list('"1,2,3,Not rated"') }, NUMBERS, /^$/],
  [
    "a list of words beside a formula of numbers",
    { pieces: list('"Red,Amber,Green"'), other: { A1: "=COUNTIF('KPI rows'!G2:G5,3)" } },
    OF_A_LIST,
    /offers/,
  ],
  [
    "words that the rules do not know",
    { pieces: list('"Met,Not met"') },
    "wording-unclear",
    /“Met” and “Not met”, which the rules do not know, and has no word for “Green”, “Amber” and “Red”.*, or say which status each of its words is in lines “Word in a status column”/,
  ],
  ["no word for amber", { pieces: list('"Green,Red"') }, "wording-unclear", /has no word for “Amber”/],
  ["other numbers", { pieces: list('"0,1,2"') }, "wording-unclear", /“0”/],
  [
    "a list that depends on another cell",
    { pieces: list("INDIRECT($A2)") },
    "wording-unclear",
    /comes from “=INDIRECT\(\$A2\)”, which cannot be read/,
  ],
  ["the same, beside a word that was chosen", { pieces: list("INDIRECT($A2)"), kpis: { G2: "Red" } }, WORDS, /^$/],
  [
    "two lists with words in common",
    { pieces: lists(["G2:G3", '"R,A,G,Red,Amber,Green"'], ["G4:G5", '"Red,Amber,Green"']) },
    OF_A_LIST,
    /offers “Green”/,
  ],
  [
    "two lists without",
    { pieces: lists(["G2:G3", '"R,A,G"'], ["G4:G5", '"Red,Amber,Green"']) },
    "wording-unclear",
    /drop-down lists of RAG Status on KPI rows have no word in common for “Green”, “Amber” and “Red”/,
  ],
  // Lists beside icons for other numbers.
  ["numbers of the icons", { pieces: icons([0, 1, 2]) + list('"0,1,2,Not rated"') }, [2, 1, 0, "Not rated"], /^$/],
  [
    "numbers that go up to a hundred",
    { pieces: icons([0, 50, 100]) + list('"100,50,0,Not rated"'), kpis: { G2: 0 } },
    [100, 50, 0, "Not rated"],
    /^$/,
  ],
  [
    "the usual numbers, turned round",
    { pieces: icons([0, 2, 3], true) + list('"1,2,3,Not rated"') },
    [1, 2, 3, "Not rated"],
    /^$/,
  ],
  [
    "other numbers than those of the icons",
    { pieces: icons([0, 1, 2]) + list('"1,2,3"') },
    "wording-unclear",
    /offers “3”, .*no word for “Red”/,
  ],
  [
    "words and numbers beside such icons",
    {
      pieces: icons([0, 1, 2]),
      other: { A1: "=COUNTIF('KPI rows'!G2:G5,\"Green\")", A2: "=COUNTIF('KPI rows'!G2:G5,2)" },
    },
    "wording-unclear",
    /or 2 for Green, 1 for Amber and 0 for Red\.$/,
  ],
  // Formulas.
  [
    "COUNTIF over cells",
    { other: { B4: "=COUNTIF('KPI rows'!G2:G5,\"Green\")" } },
    WORDS,
    /^Dashboard!B4 looks for words such as “Green” in RAG Status on KPI rows, so statuses are written in words\.$/,
  ],
  ["COUNTIF by a cell", { other: { A4: "Green", B4: "=COUNTIF('KPI rows'!$G:$G,A4)" } }, WORDS, /^Dashboard!B4 /],
  [
    "COUNTIF by a cell of a hidden sheet",
    { other: { A4: "Green", B4: "=COUNTIF('KPI rows'!$G:$G,A4)" }, isHidden: true },
    WORDS,
    /^Dashboard!B4 /,
  ],
  [
    "letters that are counted",
    { other: { B4: "=COUNTIF('KPI rows'!G2:G5,\"G\")", B5: "=SUMPRODUCT(--('KPI rows'!G2:G5=\"R\"))" } },
    ["G", "A", "R", "Not rated"],
    /^Dashboard!B4 and Dashboard!B5 look/,
  ],
  ["IF beside the rows", { kpis: { H2: '=IF(G2="Green","ok","see note")' } }, WORDS, /^'KPI rows'!H2 /],
  [
    "a name for the column",
    { names: named("StatusCol", "'KPI rows'!$G$2:$G$5"), other: { A1: '=COUNTIF(StatusCol,"Red")' } },
    WORDS,
    /^Dashboard!A1 /,
  ],
  [
    "a table's column",
    { isTable: true, other: { A1: '=COUNTIF(Measures[RAG Status],"Green")' } },
    WORDS,
    /^Dashboard!A1 /,
  ],
  [
    "a table's row",
    { isTable: true, kpis: { J2: '=IF(Measures[[#This Row],[RAG Status]]="Red",1,0)' } },
    WORDS,
    /^'KPI rows'!J2 /,
  ],
  ["COUNTIF over all columns", { other: { B4: "=COUNTIF('KPI rows'!$A$2:$G$5,\"Green\")" } }, WORDS, /^Dashboard!B4 /],
  ["COUNTIF over a whole table", { isTable: true, other: { B4: '=COUNTIF(Measures,"Red")' } }, WORDS, /^Dashboard!B4 /],
  [
    "other words and numbers over all columns",
    {
      other: {
        B4: "=COUNTIF('KPI rows'!$A$2:$G$5,\"High\")+COUNTIF('KPI rows'!$A$2:$G$5,3)+COUNTIF('KPI rows'!$A:$G,\"A\")",
      },
    },
    NUMBERS,
    /^$/,
  ],
  [
    "a key by a name",
    {
      names: named("Key", "Dashboard!$A$1:$B$2"),
      other: { A1: "Green", A2: "Red", B1: 3, B2: 1 },
      kpis: { H2: "=VLOOKUP(G2,Key,2,FALSE)" },
    },
    WORDS,
    /^'KPI rows'!H2 /,
  ],
  ["a key that is written out", { kpis: { H2: '=VLOOKUP(G2,{"Green",3;"Red",1},2,FALSE)' } }, WORDS, /^'KPI rows'!H2 /],
  [
    "a key that lies",
    { other: { A1: "Green", B1: "Red", A2: 3, B2: 1 }, kpis: { H2: "=HLOOKUP(G2,Dashboard!A1:B2,2,FALSE)" } },
    WORDS,
    /^'KPI rows'!H2 /,
  ],
  [
    "a key of numbers",
    { other: { A1: 3, A2: 1, B1: "Green", B2: "Red" }, kpis: { H2: "=VLOOKUP(G2,Dashboard!A1:B2,2,FALSE)" } },
    NUMBERS,
    /^'KPI rows'!H2 reads numbers in RAG Status/,
  ],
  ["another column", { other: { A1: "=COUNTIF('KPI rows'!F2:F5,\"Green\")" } }, NUMBERS, /^$/],
  [
    "numbers that are counted",
    { other: { A1: "=COUNTIF('KPI rows'!G2:G5,3)", A2: '=IF(\'KPI rows\'!G2>=2,"Green","Red")' } },
    NUMBERS,
    /^Dashboard!A1 and Dashboard!A2 read numbers in RAG Status/,
  ],
  [
    "numbers in the column, words that are counted",
    { kpis: { G2: 3, G3: 2 }, other: { A1: "=COUNTIF('KPI rows'!G2:G5,\"Green\")" } },
    WORDS,
    /^Dashboard!A1 /,
  ],
  [
    "words in the column, others that are counted",
    { kpis: { G2: "G" }, other: { A1: "=COUNTIF('KPI rows'!G2:G5,\"Green\")" } },
    ["G", "A", "R", "Not rated"],
    /^$/,
  ],
  [
    "words and numbers",
    { other: { A1: "=COUNTIF('KPI rows'!G2:G5,\"Green\")", A2: "=COUNTIF('KPI rows'!G2:G5,3)" } },
    "wording-unclear",
    /^Dashboard!A1 looks for words .* and Dashboard!A2 reads numbers there/,
  ],
  [
    "two words for one status",
    { other: { A1: "=COUNTIF('KPI rows'!G2:G5,\"Green\")", A2: "=COUNTIF('KPI rows'!G2:G5,\"G\")" } },
    "wording-unclear",
    /^Dashboard!A1 looks for “Green” and Dashboard!A2 for “G” .* both are Green/,
  ],
  [
    "words that the rules do not know, counted",
    { other: { A1: "=COUNTIF('KPI rows'!G2:G5,\"Met\")" } },
    "wording-unclear",
    /^Dashboard!A1 looks for “Met” in RAG Status on KPI rows, which the rules do not know/,
  ],
  ["formulas in the column itself", { kpis: { G2: '=IF(E2>=B2,"Green","Red")' } }, ["", 2, 1, "Not rated"], /^$/],
  [
    "formulas in the column itself that give words",
    { kpis: { G2: '=IF(E2>=B2,"Green","Red")»Green' } },
    WORDS,
    /^The formula in 'KPI rows'!G2 gives “Green”, so the other/,
  ],
  [
    "a formula of a protected sheet",
    { other: { A4: "x", B4: "=COUNTIF('KPI rows'!G2:G5,\"Green\")" }, otherPieces: '<sheetProtection sheet="1"/>' },
    WORDS,
    /^Dashboard!B4 /,
  ],
  [
    "a list by INDIRECT of a table's column",
    { isTable: true, pieces: list('INDIRECT("Measures[Owner]")'), kpis: { F2: "Red", F3: "Amber", F4: "Green" } },
    OF_A_LIST,
    /offers/,
  ],
  [
    "a list that grows",
    {
      pieces: list("OFFSET(Dashboard!$A$1,0,0,COUNTA(Dashboard!$A:$A),1)"),
      other: { A1: "Red", A2: "Amber", A3: "Green", A5: "Something else" },
    },
    OF_A_LIST,
    /offers/,
  ],
  [
    "a list by formulas that are not calculated",
    { pieces: list("Dashboard!$A$1:$A$3"), other: { A1: '="Gr"&"een"»?', A2: "Amber", A3: "Red" } },
    "wording-unclear",
    /comes from “=Dashboard!\$A\$1:\$A\$3”, where formulas have not been calculated.* press F9 and save it/,
  ],
  [
    "COUNTIF by a formula that is not calculated",
    { other: { A4: '="Gr"&"een"»?', B4: "=COUNTIF('KPI rows'!$G:$G,A4)" } },
    NUMBERS,
    /^$/,
  ],
  ["a list of nothing yet", { pieces: list("Dashboard!$A$1:$A$3") }, "wording-unclear", /cannot be read/],
  // Colour rules.
  [
    "a rule for cells",
    { pieces: rule('type="cellIs" operator="equal"', '"Green"') },
    WORDS,
    /^A colour rule on KPI rows looks for words such as “Green”/,
  ],
  [
    "a rule for a text",
    { pieces: rule('type="containsText" operator="containsText" text="Red"', 'NOT(ISERROR(SEARCH("Red",G2)))') },
    WORDS,
    /^A colour rule/,
  ],
  [
    "a rule by a formula, over other cells",
    { pieces: rule('type="expression"', '$G2="Red"', "A2:F5") },
    WORDS,
    /^A colour rule on KPI rows looks for words such as “Red”/,
  ],
  [
    "a rule for numbers",
    { pieces: rule('type="cellIs" operator="equal"', "1") },
    NUMBERS,
    /^A colour rule on KPI rows reads numbers in RAG Status on KPI rows, where 3 for Green, 2 for Amber and 1 for Red is written\. Check that the same is meant there\.$/,
  ],
  [
    "a formula that gives its own numbers words",
    { other: { A1: '=IF(\'KPI rows\'!G2=1,"good","bad")»bad' } },
    NUMBERS,
    /^Dashboard!A1 reads numbers in RAG Status on KPI rows, where 3 for Green/,
  ],
];

test.each(
  chosen(
    CASES,
    CASES.filter((_, index) => index % 3 === 2),
  ),
)("%s", async (_, book, statuses, said) => {
  const bytes = bytesOf(book);
  const [inFile, inExcel] = [await runInFile(bytes), await runInExcel(bytes)];
  expect(inFile.statuses).toEqual(statuses);
  expect(inFile.said).toMatch(said);
  expect(inExcel).toEqual(inFile);
});

test("if Excel cannot return colour rules, lists and formulas are read without them", async () => {
  const bytes = bytesOf({ pieces: rule('type="cellIs" operator="equal"', '"Green"') + list('"R,A,G"') });
  const read = openForWorkbench(bytes);
  if (!read.ok) throw new Error(read.problem.code);
  const model = new WorkbookModel(read.value.data);
  const { host } = openExcel(model, {
    faults: (moment) => {
      // The third trip reads the column of rows in plain cells.
      if (moment.kind === "batch" && moment.trip === 3) throw new ExcelError("GeneralException");
    },
  });
  const prepared = await prepareRun(createExcelWorkbook(), DEFAULT_RULESET);
  expect(prepared.ok && describeWordings(prepared.value.wordings)[0]).toMatch(/offers “G”, “A” and “R”/);
  expect(host.trips.filter(({ releaseOnly }) => !releaseOnly)).toHaveLength(4);
});

test("a word that was taught to be left alone is known, in a list and in a formula that counts it", async () => {
  const words = [{ word: "Complete", status: "left-alone" as const }];
  const said = async (book: Book): Promise<string> => {
    const prepared = await prepareRun(opened(bytesOf(book)).port, { ...DEFAULT_RULESET, words });
    return prepared.ok
      ? describeWordings(prepared.value.wordings).join(" ")
      : "why" in prepared.problem
        ? [prepared.problem.why].flat().join(" ")
        : prepared.problem.code;
  };
  expect(await said({ other: { A1: "=COUNTIF('KPI rows'!G2:G5,\"Complete\")" } })).toBe("");
  expect(await said({ pieces: list('"Complete,Green,Red,Late"') })).toMatch(
    /offers “Late”, which the rules do not know, and has no word for “Amber”/,
  );
});

test("an override is written in the words of the list, and not at all if these are not known", async () => {
  for (const [choices, expected] of [
    ['"R,A,G"', ["", "", "G", ""]],
    ['"Met,Not met"', ["", "", "", ""]],
  ] as const) {
    const read = openForWorkbench(bytesOf({ pieces: list(choices), kpis: { H1: "Override", I1: "Override Reason" } }));
    if (!read.ok) throw new Error(read.problem.code);
    const model = new WorkbookModel(read.value.data);
    openExcel(model);
    const port = createExcelWorkbook();
    const known = await review(port, DEFAULT_RULESET);
    if (!known.ok) throw new Error(known.problem.code);
    const place = { tableId: known.value.tables[0]?.tableId ?? "", row: 2 };
    const overridden = await overrideIndicator(port, DEFAULT_RULESET, known.value, place, {
      status: "green",
      reason: "Counted twice",
      reviewBy: null,
    });
    expect(overridden.ok ? "written" : overridden.problem.code).toBe(
      expected[2] === "" ? "wording-unclear" : "written",
    );
    expect(cellsOf(model)).toEqual(expected);
  }
});

test("a pivot table of a file that shows the statuses asks for words", async () => {
  const parts = partsOf(bytesOf({ other: { A1: "x" } }));
  const link = (id: string, type: string, target: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="${id}" Type="${LINKS}/${type}" Target="${target}"/></Relationships>`;
  parts["xl/worksheets/_rels/sheet2.xml.rels"] = link("rId1", "pivotTable", "/xl/pivotTables/pivotTable1.xml");
  parts["xl/pivotTables/_rels/pivotTable1.xml.rels"] = link(
    "rId1",
    "pivotCacheDefinition",
    "/xl/pivotCache/pivotCacheDefinition1.xml",
  );
  const fields = ["Metric Name", "Target", "Good Is", "As of Date", "Latest Value", "Owner", "RAG Status"];
  const shown = (index: number): string => (index === 6 ? ' axis="axisRow"' : "");
  parts["xl/pivotTables/pivotTable1.xml"] =
    `<pivotTableDefinition ${MAIN}><location ref="C3:D9"/><pivotFields>${fields.map((_, index) => `<pivotField${shown(index)}/>`).join("")}</pivotFields></pivotTableDefinition>`;
  const items = '<sharedItems><s v="Green"/><s v="Red"/><m/></sharedItems>';
  parts["xl/pivotCache/pivotCacheDefinition1.xml"] =
    `<pivotCacheDefinition ${MAIN}><cacheSource type="worksheet"><worksheetSource ref="A1:G5" sheet="KPI rows"/></cacheSource><cacheFields>${fields.map((name) => `<cacheField name="${name}">${items}</cacheField>`).join("")}</cacheFields></pivotCacheDefinition>`;
  const { statuses, said } = await runInFile(zipOf(parts));
  expect(statuses).toEqual(WORDS);
  expect(said).toMatch(/^The pivot table at Dashboard!C3 looks for words such as “Green”/);
});
