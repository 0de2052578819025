import type { StatusColumn } from "../../../src/kpi/wording/column-use";
import { findColumnUses } from "../../../src/kpi/wording/find-column-uses";
import { findShown } from "../../../src/kpi/wording/find-shown";
import type { Formula } from "../../../src/kpi/wording/formula";
import { parseFormula } from "../../../src/kpi/wording/parse-formula";

/** The status column is G2:G9 of KPIs, "RAG Status" of the table KPIs, and the name Statuses. */
const COLUMN: StatusColumn = {
  isIt: (formula) =>
    (formula.is === "cells" &&
      formula.area.column === 6 &&
      formula.area.columnCount === 1 &&
      formula.sheet !== "Other") ||
    (formula.is === "column" && formula.headings.join() === "RAG Status") ||
    (formula.is === "name" && formula.name === "Statuses"),
  isColumnOf: (formula, column) => formula.is === "cells" && formula.area.column + column - 1 === 6,
  isAmong: (formula) =>
    formula.is === "cells" &&
    formula.sheet === "KPIs" &&
    formula.area.column < 6 &&
    formula.area.column + formula.area.columnCount > 6,
  isHeading: (text) => text === "RAG Status",
};

const shown = (formula: Formula): string =>
  formula.is === "cells"
    ? `${formula.sheet ?? ""}!${formula.area.row},${formula.area.column},${formula.area.rowCount}`
    : formula.is === "name"
      ? formula.name
      : formula.is;

function said(text: string): string[] | null {
  const formula = parseFormula(text);
  if (!formula) return null;
  return findColumnUses(formula, COLUMN).map((one) =>
    one.kind === "number" ? "number" : one.kind === "cells" ? `in ${shown(one.cells)}` : `${one.kind} ${one.text}`,
  );
}

test.each<[string, string[] | null]>([
  ['=COUNTIF(KPIs!A2:H9,"Green")', ["perhaps Green"]],
  ['=COUNTIF(KPIs!A2:H9,3)+COUNTIF(KPIs!A2:H9,"G*")+COUNTIF(KPIs!A2:H9,"G")', []],
  ['=VLOOKUP(KPIs!G2,{"Green",3;"Red",1},2,FALSE)', ["perhaps Green", "perhaps Red"]],
  // What counts words.
  ['=COUNTIF(KPIs!G2:G9,"Green")', ["word Green"]],
  ['=COUNTIF(KPIs!$G:$G,"<>Green")', ["word Green"]],
  ['=COUNTIF(KPIs[RAG Status],"Green")', ["word Green"]],
  ['=COUNTIF(KPIs[[#All],[RAG Status]],"Green")+COUNTIF(Statuses,"Amber")', ["word Green", "word Amber"]],
  ['=COUNTIFS(KPIs!A2:A9,"Homes",KPIs!G2:G9,"Red")', ["word Red"]],
  ['=COUNTIFS(KPIs!A2:A9,"Red",KPIs!B2:B9,"Homes")', []],
  ['=SUM(COUNTIF(G2:G9,{"Red","Amber"}))', ["word Red", "word Amber"]],
  ['=SUMIFS(KPIs!H2:H9,KPIs!G2:G9,"Red")', ["word Red"]],
  ['=COUNTIF(G:G,"Gr*")', ["part Gr"]],
  ["=COUNTIF(G:G,A2)", ["in !1,0,1"]],
  ['=COUNTIF(G:G,"="&A2)', ["in !1,0,1"]],
  ['=COUNTIF(INDIRECT("KPIs!G2:G9"),"Green")', ["word Green"]],
  // What compares them.
  ['=SUMPRODUCT(--(G3:G20="Red"))', ["word Red"]],
  ['=IF(G3="Green","ok","Red")', ["word Green"]],
  ['=IF("Green"=KPIs[@[RAG Status]],1,0)', ["word Green"]],
  ['=IF([@[RAG Status]]="Green",1,0)', ["word Green"]],
  ["=IF(TRIM('KPI rows'!G3)=\"Green\",1)", ["word Green"]],
  ['=IF(LEFT(G3,1)="G",1)', ["part G"]],
  ['=ISNUMBER(SEARCH("gre",G3))', ["part gre"]],
  ['=_xlfn.SWITCH(G3,"Green",1,"Red",0,"?")', ["word Green", "word Red"]],
  ['=_xlfn._xlws.FILTER(KPIs!A2:F9,KPIs!G2:G9="Red")', ["word Red"]],
  ['=_xlfn.XLOOKUP("Red",G2:G9,A2:A9)', ["word Red"]],
  ['=MATCH(G3,{"Red","Amber","Green"},0)', ["word Red", "word Amber", "word Green"]],
  ['=_xlfn.LET(_xlpm.s,KPIs[RAG Status],SUM(--(_xlpm.s="Green")))', ["word Green"]],
  ['=INDEX(KPIs!G:G,3)="Green"', ["word Green"]],
  ['=VLOOKUP("Voids",KPIs!B2:G5,6,FALSE)="Green"', ["word Green"]],
  ["=VLOOKUP(G3,Key!A1:B3,2,FALSE)", ["in Key!0,0,3"]],
  ["=IF(G2<>H2,1)", ["in !1,7,1"]],
  // What wants numbers.
  ["=COUNTIF(G2:G9,3)", ["number"]],
  ['=COUNTIF(G2:G9,">=2")', ["number"]],
  ['=IF(G3>=2,"Green","Red")', ["number"]],
  ["=AVERAGE(KPIs[RAG Status])", ["number"]],
  ["=SUMPRODUCT(G2:G9,H2:H9)", ["number"]],
  ["=G3*2", ["number"]],
  ['=CHOOSE(G3,"Red","Amber","Green")', ["number"]],
  ['=TEXT(G3,"[=3]""Green"";[=2]""Amber"";0")', ["number"]],
  ['=REPT("★",G3)', ["number"]],
  // What says nothing of it.
  ["=KPIs!G2", []],
  ['=IF(F2>=C2,"Green","Red")', []],
  ['=IF(G3="","",1)', []],
  ['=COUNTIF(Other!G2:G9,"Green")', []],
  ['=COUNTIF([1]KPIs!G2:G9,"Green")', []],
  ["=COUNTIF('C:\\[Book.xlsx]KPIs'!G2:G9,\"Green\")", []],
  ['=COUNTA(G2:G9)&" of 9"', []],
  ['=VLOOKUP("Voids",KPIs!B2:G5,5,FALSE)="Green"', []],
  ["=SUM(A2:G9)", []],
  ["=#REF!+1", []],
  // What is not understood.
  ['=COUNTIF(G2:G9,"Green"', null],
  ["=A1 B1", null],
  ["=", null],
])("%s", (formula, expected) => {
  expect(said(formula)).toEqual(expected);
});

test.each<[string, string | null]>([
  // A text with a status in it.
  ['=KPIs!G2&" status"', "joined"],
  ['="Homes: "&KPIs!G2&" now"', "joined"],
  ['=KPIs!G2&""', "joined"],
  ['="Voids: "&VLOOKUP("Voids",KPIs!B2:G5,6,FALSE)', "joined"],
  ['=CONCAT("Homes: ",G2)', "joined"],
  ['=CONCATENATE(A2," ",[@[RAG Status]])', "joined"],
  ['=_xlfn.TEXTJOIN(", ",TRUE,KPIs!G2:G9)', "joined"],
  ['=_xlfn.TEXTJOIN(", ",TRUE,KPIs!A2:H2)', "joined"],
  ['=TEXT(G2,"@")', "joined"],
  ["=UPPER(G2)", "joined"],
  ["=LEFT(G2,1)", "joined"],
  ['=IF(A2="","",A2&": "&G2)', "joined"],
  ['=IF(A2="",G2,"now "&G2)', "joined"],
  ['=HYPERLINK("#KPIs!A1",G2&" status")', "joined"],
  ["=_xlfn.LET(_xlpm.s,G2,_xlpm.s&A2)", "joined"],
  // The status as it is.
  ["=KPIs!G2", "mirrored"],
  ["=+KPIs!G2", "mirrored"],
  ["=KPIs[@[RAG Status]]", "mirrored"],
  ['=IF(KPIs!G2="","",KPIs!G2)', "mirrored"],
  ['=IFERROR(INDEX(KPIs!G:G,MATCH(A2,KPIs!A:A,0)),"")', "mirrored"],
  ["=_xlfn.XLOOKUP(A2,KPIs!A2:A9,KPIs!G2:G9)", "mirrored"],
  ['=INDEX(KPIs!A2:H9,MATCH(A2,KPIs!A2:A9,0),MATCH("RAG Status",KPIs!A1:H1,0))', "mirrored"],
  ['=VLOOKUP(A2,KPIs!A2:H9,MATCH("RAG Status",KPIs!A1:H1,0),FALSE)', "mirrored"],
  ['=_xlfn._xlws.FILTER(KPIs!A2:H9,KPIs!A2:A9="Homes")', "mirrored"],
  ['=_xlfn.SWITCH(A2,"Homes",G2,"")', "mirrored"],
  ['=_xlfn.IFS(A2="Homes",G2)', "mirrored"],
  // What only tests, counts or calculates.
  ['=IF(G2="Green","ok","see note")', null],
  ['=IF(G2=3,A2&" is well","")', null],
  ['="Green: "&COUNTIF(G2:G9,"Green")', null],
  ['=COUNTIF(G:G,"="&G2)&" like this"', null],
  ['=SUM(G2:G9)&" points"', null],
  ["=G2*2", null],
  ['=_xlfn.TEXTJOIN(", ",TRUE,IF(G2:G9="Red",A2:A9,""))', null],
  ['=INDEX(KPIs!A2:H9,2,MATCH("Owner",KPIs!A1:H1,0))', null],
  ['=TEXT(G2,"[=3]""Green"";[=2]""Amber"";0")', null],
  ["=KPIs!F2", null],
  ['=F2&" status"', null],
])("%s shows a status", (text, expected) => {
  const formula = parseFormula(text);
  expect(formula && findShown(formula, COLUMN)).toBe(expected);
});

test("the longest and deepest formulas are parsed or refused quickly", () => {
  expect(parseFormula(`=${"(".repeat(8000)}`)).toBeNull();
  expect(parseFormula(`=${"-".repeat(8000)}1`)).toBeNull();
  expect(parseFormula(`="${"a".repeat(40_000)}"`)).toBeNull();
  expect(said(`=${'IF(G3="Green",1,'.repeat(60)}0${")".repeat(60)}`)?.length).toBe(60);
  const names = Array.from({ length: 60 }, (_, n) => `n${n},${n === 0 ? "G3" : `n${n - 1}&n${n - 1}`}`).join(",");
  expect(said(`=LET(${names},n59)`)).toEqual([]);
});
