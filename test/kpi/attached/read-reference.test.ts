import { readReference } from "../../../src/kpi/attached/read-reference";

const AREA = { row: 0, column: 0, rowCount: 6, columnCount: 4 };

describe("where an attached table is", () => {
  test.each<[string, ReturnType<typeof readReference>]>([
    ["Leavers!A1:D6", { kind: "area", sheet: "Leavers", ...AREA }],
    ["=Leavers!$A$1:$D$6", { kind: "area", sheet: "Leavers", ...AREA }],
    [" 'Staff, 2024''s'!D6:A1 ", { kind: "area", sheet: "Staff, 2024's", ...AREA }],
    ["A1:D6", { kind: "area", sheet: null, ...AREA }],
    ["Leavers!B3", { kind: "area", sheet: "Leavers", row: 2, column: 1, rowCount: 1, columnCount: 1 }],
    ["Leavers", { kind: "name", sheet: null, name: "Leavers" }],
    ["leavers_by_directorate", { kind: "name", sheet: null, name: "leavers_by_directorate" }],
    ["Staff!Leavers", { kind: "name", sheet: "Staff", name: "Leavers" }],
    ["Leavers[#All]", { kind: "name", sheet: null, name: "Leavers" }],
    ["Leavers2024", { kind: "name", sheet: null, name: "Leavers2024" }],
    ["XFE1", { kind: "name", sheet: null, name: "XFE1" }],
    ["Leavers!A:D", { kind: "refused", why: "whole-lines" }],
    ["$1:$6", { kind: "refused", why: "whole-lines" }],
    ["[Staff.xlsx]Leavers!A1:D6", { kind: "refused", why: "other-workbook" }],
    ["'C:\\Staff\\[Staff.xlsx]Leavers'!$A$1:$D$6", { kind: "refused", why: "other-workbook" }],
    ["Staff.xlsx!Leavers", { kind: "refused", why: "other-workbook" }],
    ["=OFFSET(Leavers!A1,0,0,6,4)", { kind: "refused", why: "formula" }],
    ["Leavers[[#All],[Headcount]]", { kind: "refused", why: "formula" }],
    ["Leavers!A1:B6,Leavers!D1:D6", { kind: "refused", why: "several-areas" }],
    ["the table of leavers", { kind: "refused", why: "not-found" }],
    ["see tab 3", { kind: "refused", why: "not-found" }],
    ["#REF!", { kind: "refused", why: "not-found" }],
  ])("%s", (typed, expected) => {
    expect(readReference(typed)).toEqual(expected);
  });
});
