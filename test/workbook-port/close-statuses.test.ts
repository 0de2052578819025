import { prepareClosing, writeClosing, type PreparedClosing } from "../../src/actions/close-period";
import { describeClosing } from "../../src/actions/describe/describe-closing";
import { recalculate } from "../../src/actions/recalculate";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { Area, IconCriterion, SheetData } from "../../src/office-host/workbook/types";
import type { CellValue } from "../../src/kpi/kpi-table";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { Result } from "../../src/planning/problem";
import { plainWorkbook } from "../support/pasted-report";
import { differences } from "../xlsx/held";
import { HOSTS, type OpenWorkbook } from "./hosts";

const HEADINGS = [
  "Metric Name",
  "Target",
  "Good Is",
  "As of Date",
  "Latest Value",
  "Previous Value",
  "RAG Status",
  "Trends",
];
const STATUS = 6;

/** Rows in plain cells, with the statuses in G2:G4. */
const rows = (statuses: readonly CellValue[], change: (sheet: SheetData) => void = () => undefined): WorkbookModel =>
  plainWorkbook(
    [
      HEADINGS,
      ...[96, 90, 50].map((figure, index) => [
        `Metric ${index + 1}`,
        "95%",
        "High",
        "2024/25 Q1",
        `${figure}%`,
        "",
        statuses[index] ?? "",
        "",
      ]),
    ],
    change,
  );

const status = (row: number, rowCount: number): Area => ({ row, column: STATUS, rowCount, columnCount: 1 });

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const prepare = (workbook: OpenWorkbook): Promise<Result<PreparedClosing>> =>
  prepareClosing(workbook.port(), DEFAULT_RULESET, "2024-11-20");
const shown = (workbook: OpenWorkbook, column: string): unknown[] =>
  [2, 3, 4].map((row) => workbook.held().sheets[0]?.cells[`${column}${row}`]?.[0] ?? "");
const from = (formula: string, type: IconCriterion["type"] = "Number"): IconCriterion => ({
  type,
  operator: "GreaterThanOrEqual",
  formula,
});

function list(sheet: SheetData, source: string): void {
  sheet.validations.push({ id: "choices", area: status(1, 3), source });
}

function icons(sheet: SheetData, criteria: IconCriterion[], reverseIconOrder = false): void {
  sheet.conditionalFormats = [
    {
      id: "icons",
      type: "IconSet",
      style: "ThreeTrafficLights1",
      showIconOnly: false,
      reverseIconOrder,
      area: status(1, 3),
      criteria,
    },
  ];
}

/** All cells of the sheet may be typed in, except these. */
function lock(sheet: SheetData, { row, column, rowCount, columnCount }: Area, allowed?: SheetData["allowed"]): void {
  for (let r = 0; r < 4; r += 1) {
    for (let c = 0; c < HEADINGS.length; c += 1) {
      const isLocked = r >= row && r < row + rowCount && c >= column && c < column + columnCount;
      if (isLocked) continue;
      const line = (sheet.rows[r] ??= []);
      line[c] = { value: "", ...line[c], style: { locked: false } };
    }
  }
  sheet.protected = true;
  if (allowed) sheet.allowed = allowed;
}

function spill(sheet: SheetData, area: Area): void {
  for (let row = area.row; row < area.row + area.rowCount; row += 1)
    (sheet.rows[row] ??= [])[area.column] = { value: "Green", formula: '=IF(E2:E4>1,"Green","Red")' };
  (sheet.arrays ??= []).push({ area, kind: "spill" });
}

describe.each(HOSTS)("statuses of rows that a close empties, over $name", ({ open }) => {
  test.each<[string, CellValue[], (sheet: SheetData) => void, CellValue[]]>([
    ["words", ["Green", "Amber", "Red"], () => undefined, ["Not rated", "Not rated", "Not rated"]],
    ["a spilled column stays the formula's", [], (sheet) => spill(sheet, status(1, 3)), ["Green", "Green", "Green"]],
    ["a spill over two rows", ["", "", "Red"], (sheet) => spill(sheet, status(1, 2)), ["Green", "Green", "Not rated"]],
    [
      "a list without a word for it: emptied",
      ["Green", "Amber", "Red"],
      (sheet) => list(sheet, "Green,Amber,Red"),
      ["", "", ""],
    ],
    [
      "a list with a word for it",
      ["Green", "Amber", "Red"],
      (sheet) => list(sheet, "Green,Amber,Red,NOT RATED"),
      ["NOT RATED", "NOT RATED", "NOT RATED"],
    ],
    [
      "the book's own numbers",
      [1, 2, 3],
      (sheet) => icons(sheet, [from("=0"), from("=2"), from("=3")], true),
      ["Not rated", "Not rated", "Not rated"],
    ],
    [
      "icons that contradict: emptied",
      [3, 2, 1],
      (sheet) => icons(sheet, [from("=0"), from("=33", "Percent"), from("=67", "Percent")]),
      ["", "", ""],
    ],
    [
      "a list that does not know red: emptied",
      ["Green", "Amber", "Green"],
      (sheet) => list(sheet, "Green,Amber"),
      ["", "", ""],
    ],
    [
      "formats locked",
      ["Green", "Amber", "Red"],
      (sheet) => lock(sheet, { row: 9, column: 0, rowCount: 0, columnCount: 0 }),
      ["Not rated", "Not rated", "Not rated"],
    ],
  ])("%s", async (_, statuses, change, after) => {
    const workbook = open(rows(statuses, change), "1.14");
    const before = workbook.held();
    const prepared = valueOf(await prepare(workbook));
    const written = valueOf(await writeClosing(workbook.port(), DEFAULT_RULESET, prepared));
    expect([shown(workbook, "E"), shown(workbook, "G")]).toEqual([["", "", ""], after]);
    const emptied = after.filter((one) => one === "").length;
    expect(describeClosing(prepared).some((one) => /are emptied too/.test(one))).toBe(emptied > 0);
    expect(
      describeClosing(prepared).some((one) => /icon set there would contradict it\. KPI History keeps/.test(one)),
    ).toBe(prepared.review.looks.icons.length > 0);
    if (!written.run) throw new Error("Nothing was written");
    const again = await recalculate(workbook.port(), DEFAULT_RULESET);
    if (again.ok) expect(again.value.changes).toEqual([]);
    expect(await workbook.port().undo(written.run.plan)).toMatchObject({ ok: true, value: { left: [] } });
    expect(differences(workbook.held(), before).filter((one) => !JSON.stringify(one).includes("KPI History"))).toEqual(
      [],
    );
  });

  test.each<[string, (sheet: SheetData) => void]>([
    ["stands once above its rows", () => undefined],
    ["is merged", (sheet) => sheet.merged.push({ row: 1, column: 0, rowCount: 3, columnCount: 1 })],
    ["has a space behind it", (sheet) => ((sheet.rows[1] ??= [])[0] = { value: "Repairs " })],
  ])("a run, a close and its undo go through where the KPI's name %s", async (_, change) => {
    const named = plainWorkbook(
      [
        ["KPI", ...HEADINGS],
        ...[96, 90, 50].map((figure, index) => [
          ...[index === 0 ? "Repairs" : "", `Metric ${index + 1}`, "95%", "High", "2024/25 Q1"],
          ...[`${figure}%`, "", "", ""],
        ]),
      ],
      change,
    );
    const workbook = open(named, "1.14");
    const untouched = workbook.held();
    const { run: first } = valueOf(await recalculate(workbook.port(), DEFAULT_RULESET));
    const before = workbook.held();
    const { run } = valueOf(await writeClosing(workbook.port(), DEFAULT_RULESET, valueOf(await prepare(workbook))));
    expect(shown(workbook, "F")).toEqual(["", "", ""]);
    if (!first || !run) throw new Error("Nothing was written");
    expect(await workbook.port().undo(run.plan)).toMatchObject({ ok: true, value: { left: [] } });
    expect(differences(before, workbook.held())).toEqual([]);
    expect(await workbook.port().undo(first.plan)).toMatchObject({ ok: true, value: { left: [] } });
    expect(differences(untouched, workbook.held())).toEqual([]);
  });

  test("a value typed after a close stays with its period when the close is undone", async () => {
    const workbook = open(rows(["Green", "Amber", "Red"]), "1.14");
    const { run } = valueOf(await writeClosing(workbook.port(), DEFAULT_RULESET, valueOf(await prepare(workbook))));
    workbook.meanwhile((model) => model.edit(model.sheets[0]?.id ?? "", 1, 4, "20 people"));
    if (!run) throw new Error("Nothing was written");
    expect(await workbook.port().undo(run.plan)).toMatchObject({ ok: true });
    expect(["D", "E", "F", "G"].map((letter) => shown(workbook, letter))).toEqual([
      ["2024/25 Q2", "2024/25 Q1", "2024/25 Q1"],
      ["20 people", "90%", "50%"],
      ["96%", "", ""],
      ["Not rated", "Amber", "Red"],
    ]);
  });

  test("words typed in a line of KPI History are kept when the period is closed again", async () => {
    const workbook = open(rows(["Green", "Amber", "Red"]), "1.14");
    valueOf(await writeClosing(workbook.port(), DEFAULT_RULESET, valueOf(await prepare(workbook))));
    const cells = (): Record<string, unknown[]> =>
      workbook.held().sheets.find(({ name }) => name === "KPI History")?.cells ?? {};
    workbook.meanwhile((model) => {
      const id = (name: string): string => model.sheets.find((sheet) => sheet.name === name)?.id ?? "";
      model.edit(id("KPI History"), 1, 6, "ask Jo");
      const kpis = model.sheets[0]?.id ?? "";
      for (const row of [1, 2, 3]) model.edit(kpis, row, 3, "2024/25 Q1");
      model.edit(kpis, 1, 4, "97%");
    });
    const again = valueOf(await prepare(workbook));
    expect(describeClosing(again)).toContain(
      "KPI History!G2 holds words that would be replaced: they are kept beside the line, under “Earlier Words”.",
    );
    const { run } = valueOf(await writeClosing(workbook.port(), DEFAULT_RULESET, again));
    expect(["G2", "O1", "O2"].map((address) => cells()[address]?.[0])).toEqual([
      "97%",
      "Earlier Words",
      "Metric 1, 2024/25 Q1: Shown Value was “ask Jo”.",
    ]);
    if (!run) throw new Error("Nothing was written");
    expect(await workbook.port().undo(run.plan)).toMatchObject({ ok: true, value: { left: [] } });
    expect(cells()["G2"]?.[0]).toBe("ask Jo");
  });

  test.each<[string, (sheet: SheetData) => void, string]>([
    ["a status is locked", (sheet) => lock(sheet, status(2, 1), { allowFormatCells: true }), "sheet-protected"],
    ["two statuses are merged", (sheet) => void sheet.merged.push(status(1, 2)), "cells-not-written"],
  ])("a period is closed in all rows or none: not if %s", async (_, change, code) => {
    const workbook = open(rows(["Green", "Amber", "Red"], change), "1.14");
    expect(await prepare(workbook)).toMatchObject({ ok: false, problem: { code } });
  });
});
