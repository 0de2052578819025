import { prepareClosing, writeClosing } from "../../src/actions/close-period";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { Area, CellData, IconCriterion, SheetData } from "../../src/workbench/model/types";
import { plainWorkbook } from "../support/pasted-report";
import { valueOf } from "../xlsx/both-hosts";
import { HOSTS } from "./hosts";

const HEADINGS = ["Metric Name", "Target", "Good Is", "As of Date", "Latest Value", "Previous Value", "RAG Status"];
const ROWS = [
  ["Met", "95%", "High", "Q1 2024/25", "96%", "", ""],
  ["Near", "95%", "High", "Q1 2024/25", "90%", "", ""],
];
const STATUS = 6;

type Make = (sheet: SheetData) => void;

const cells = (row: number, rowCount: number, column = STATUS, columnCount = 1): Area => ({ row, column, rowCount, columnCount });

function cellAt(sheet: SheetData, row: number, column: number): CellData {
  const line = (sheet.rows[row] ??= []);
  return (line[column] ??= { value: "" });
}

const holding =
  (...values: (string | number)[]): Make =>
  (sheet) =>
    values.forEach((value, index) => (cellAt(sheet, index + 1, STATUS).value = value));

const unlocking =
  ({ row, column, rowCount, columnCount }: Area, allowed?: SheetData["allowed"]): Make =>
  (sheet) => {
    for (let r = row; r < row + rowCount; r += 1) for (let c = column; c < column + columnCount; c += 1) cellAt(sheet, r, c).style = { locked: false };
    sheet.protected = true;
    if (allowed) sheet.allowed = allowed;
  };

const limit = (formula: string, type: IconCriterion["type"] = "Number"): IconCriterion => ({ type, operator: "GreaterThanOrEqual", formula });

const byShares: Make = (sheet) => {
  const criteria = [limit("=0"), limit("=33", "Percent"), limit("=67", "Percent")];
  sheet.conditionalFormats = [{ id: "lights", type: "IconSet", style: "ThreeTrafficLights1", showIconOnly: false, reverseIconOrder: false, area: cells(1, 2), criteria }];
};

const reversed: Make = (sheet) => {
  const criteria = [limit("=0"), limit("=2"), limit("=3")];
  sheet.conditionalFormats = [{ id: "signs", type: "IconSet", style: "ThreeSigns", showIconOnly: false, reverseIconOrder: true, area: cells(1, 2), criteria }];
};

const choosing =
  (source: string): Make =>
  (sheet) =>
    void (sheet.validations = [{ id: "list", area: cells(1, 2), source }]);

const spilled: Make = (sheet) => {
  [1, 2].forEach((row) => Object.assign(cellAt(sheet, row, STATUS), { value: "Green", formula: "=IF(E2:E3>1,1,2)" }));
  (sheet.arrays ??= []).push({ area: cells(1, 2), kind: "spill" });
};

describe.each(HOSTS)("statuses of rows whose values a close empties, over $name", ({ open }) => {
  const book = (makes: readonly Make[]): ReturnType<typeof plainWorkbook> => plainWorkbook([HEADINGS, ...ROWS], (sheet) => makes.forEach((make) => make(sheet)));

  test.each<[string, Make[], unknown[]]>([
    ["numbers", [holding(3, 2)], ["Not rated", "Not rated"]],
    ["numbers under icons by percentages", [holding(3, 2), byShares], ["Not rated", "Not rated"]],
    ["numbers of the book's own", [holding(1, 2), reversed], ["Not rated", "Not rated"]],
    ["words of a list without one for it", [holding("Green", "Amber"), choosing("Red,Amber,Green")], ["", ""]],
    ["words of a list with one for it", [holding("Green", "Amber"), choosing("Red,Amber,Green,Not rated")], ["Not rated", "Not rated"]],
    ["words of a list that has no word for red", [holding("Green", "Amber"), choosing("Green,Amber,Complete")], ["", ""]],
    ["words on locked formats", [holding("Green", "Amber"), unlocking(cells(1, 2, 3, 4))], ["Not rated", "Not rated"]],
    ["numbers on locked formats", [holding(3, 2), unlocking(cells(1, 2, 3, 4))], ["Not rated", "Not rated"]],
    ["numbers on locked formats, by percentages", [holding(3, 2), byShares, unlocking(cells(1, 2, 3, 4))], ["Not rated", "Not rated"]],
    ["words that one formula spills", [spilled], ["Green", "Green"]],
  ])("no old colour is left: %s", async (_, makes, statuses) => {
    const workbook = open(book(makes), "1.14");
    const closing = valueOf(await prepareClosing(workbook.port(), DEFAULT_RULESET, "2024-11-20"));
    valueOf(await writeClosing(workbook.port(), DEFAULT_RULESET, closing));
    expect(["G2", "G3"].map((at) => workbook.held().sheets[0]?.cells[at]?.[0] ?? "")).toEqual(statuses);
    expect(workbook.held().sheets[0]?.cells["F2"]?.[0]).toBe("96%");
  });

  test.each<[string, Make[], string]>([
    ["locked", [holding(3, 2), unlocking(cells(1, 2, 3, 3), { allowFormatCells: true })], "sheet-protected"],
    ["merged", [holding("Green"), (sheet) => void sheet.merged.push(cells(1, 2))], "cells-not-written"],
  ])("a period is not closed where a status that would be old is %s", async (_, makes, code) => {
    expect(await prepareClosing(open(book(makes), "1.14").port(), DEFAULT_RULESET, "2024-11-20")).toMatchObject({ ok: false, problem: { code, sheet: "Report" } });
  });
});
