import { prepareClosing } from "../../src/actions/close-period";
import { writeReportSheets } from "../../src/actions/write-report-sheets";
import { describeKept, describeTroubles } from "../../src/actions/describe/describe-outcome";
import { overrideIndicator } from "../../src/actions/override-indicator";
import { recalculate } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import { nativeFormat } from "../../src/kpi/status-looks/status-column";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { Area, SheetData } from "../../src/office-host/workbook/types";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { Result } from "../../src/planning/problem";
import { kpiWorkbook } from "../support/kpi-workbook";
import { plainWorkbook } from "../support/pasted-report";
import { differences } from "../xlsx/held";
import { HOSTS, type OpenWorkbook } from "./hosts";

const HEADINGS = ["Metric Name", "Target", "Good Is", "Latest Value", "RAG Status", "Notes"];
const STATUS = 4;
/** Green, amber, red, green, amber, red. */
const FIGURES = [96, 90, 50, 97, 89, 40];
const ROWS = FIGURES.map((figure, index) => [`Metric ${index + 1}`, "95%", "High", `${figure}%`, "", ""]);
const NATIVE = nativeFormat(DEFAULT_RULESET, "green");

const cells = (row: number, rowCount: number, column = STATUS, columnCount = 1): Area => ({
  row,
  column,
  rowCount,
  columnCount,
});

/** Rows in plain cells, with the statuses in E2:E7. */
const plain = (change: (sheet: SheetData) => void = () => undefined): WorkbookModel =>
  plainWorkbook([HEADINGS, ...ROWS], change);

/** A formula fills cells of the status column, whatever its result. */
function fillArray(sheet: SheetData, area: Area, kind: "spill" | "array" | "data-table", value = "Red"): void {
  for (let row = area.row; row < area.row + area.rowCount; row += 1) {
    for (let column = area.column; column < area.column + area.columnCount; column += 1)
      (sheet.rows[row] ??= [])[column] = { value, formula: "=IF(D2:D9>1,1,2)" };
  }
  (sheet.arrays ??= []).push({ area, kind });
}

/** Protects the sheet with these cells unlocked. */
function protect(sheet: SheetData, unlocked: readonly Area[], allowed?: SheetData["allowed"]): void {
  for (const { row, column, rowCount, columnCount } of unlocked) {
    for (let r = row; r < row + rowCount; r += 1) {
      for (let c = column; c < column + columnCount; c += 1) {
        const line = (sheet.rows[r] ??= []);
        line[c] = { value: "", ...line[c], style: { locked: false } };
      }
    }
  }
  sheet.protected = true;
  if (allowed) sheet.allowed = allowed;
}

function filter(sheet: SheetData, hidden: number[]): void {
  sheet.filter = { area: { row: 0, column: 0, rowCount: 7, columnCount: 6 }, filtered: true };
  sheet.hiddenRows = hidden;
}

const run = (workbook: OpenWorkbook): Promise<Result<Review & { run: unknown }>> =>
  recalculate(workbook.port(), DEFAULT_RULESET);

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const shown = (workbook: OpenWorkbook, column = "E"): unknown[] =>
  FIGURES.map((_, index) => workbook.held().sheets[0]?.cells[`${column}${index + 2}`]?.[0] ?? "");

const [G, A, R] = [3, 2, 1];

interface Case {
  name: string;
  make: (sheet: SheetData) => void;
  /** The values of E2:E7 afterwards. */
  statuses: unknown[];
  /** What is said about cells that were left alone. */
  said: RegExp[];
}

const CASES: Case[] = [
  {
    name: "a spill over some rows",
    make: (sheet) => fillArray(sheet, cells(2, 3), "spill"),
    statuses: ["Green", "Red", "Red", "Red", "Amber", "Red"],
    said: [/^E3:E5 in RAG Status are filled by one formula/],
  },
  {
    name: "a spill over all rows",
    make: (sheet) => fillArray(sheet, cells(1, 6), "spill"),
    statuses: ["Red", "Red", "Red", "Red", "Red", "Red"],
    said: [/^E2:E7 in RAG Status/],
  },
  {
    name: "a spill from the column before",
    make: (sheet) => fillArray(sheet, cells(5, 2, 3, 2), "spill", "40%"),
    statuses: [G, A, R, G, "40%", "40%"],
    said: [/^E6:E7 in RAG Status/],
  },
  {
    name: "two spills",
    make: (sheet) => [cells(1, 2), cells(4, 2)].forEach((area) => fillArray(sheet, area, "spill")),
    statuses: ["Red", "Red", "Red", "Red", "Red", "Red"],
    said: [/^E2:E3 and E5:E6 in RAG Status/],
  },
  {
    name: "a merge over two statuses",
    make: (sheet) => void sheet.merged.push(cells(1, 2)),
    statuses: ["", "", R, G, A, R],
    said: [/^E2:E3 is one merged cell/],
  },
  {
    name: "a merge over the last three",
    make: (sheet) => void sheet.merged.push(cells(4, 3)),
    statuses: [G, A, R, "", "", ""],
    said: [/^E5:E7 is one merged cell/],
  },
  {
    name: "a status merged with the cell at its right",
    make: (sheet) => void sheet.merged.push(cells(3, 1, STATUS, 2)),
    statuses: [G, A, R, G, A, R],
    said: [],
  },
  {
    name: "a merge from the column before over a status",
    make: (sheet) => void sheet.merged.push(cells(3, 1, 3, 2)),
    statuses: [G, A, "", G, A, R],
    said: [/^D4:E4 is one merged cell/],
  },
  {
    name: "two merges and a spill",
    make: (sheet) => (sheet.merged.push(cells(1, 2), cells(3, 2)), fillArray(sheet, cells(5, 2), "spill")),
    statuses: ["", "", "", "", "Red", "Red"],
    said: [/^E2:E3 and E4:E5 are merged cells/, /^E6:E7 in RAG Status/],
  },
  {
    name: "unlocked statuses of a protected sheet",
    make: (sheet) => protect(sheet, [cells(1, 6)]),
    statuses: ["Green", "Amber", "Red", "Green", "Amber", "Red"],
    said: [/^On Report, which is protected, statuses are written as words/],
  },
  {
    name: "unlocked statuses where formats may be changed",
    make: (sheet) => protect(sheet, [cells(1, 6)], { allowFormatCells: true }),
    statuses: [G, A, R, G, A, R],
    said: [],
  },
  {
    name: "some unlocked statuses",
    make: (sheet) => protect(sheet, [cells(2, 1), cells(5, 2)], { allowFormatCells: true }),
    statuses: ["", A, "", "", A, R],
    said: [/^E2 and E4:E5 in RAG Status are locked on a protected sheet/],
  },
  {
    name: "unlocked statuses that are shown as numbers are",
    make: (sheet) => {
      protect(sheet, [cells(1, 6)]);
      [1, 2, 3].forEach((row) => Object.assign(sheet.rows[row]?.[STATUS] ?? {}, { value: G, format: NATIVE }));
    },
    statuses: [G, A, R, "Green", "Amber", "Red"],
    said: [/^On Report/],
  },
  {
    name: "rows that the sheet's filter hides",
    make: (sheet) => filter(sheet, [2, 3, 5]),
    statuses: [G, "", "", G, "", R],
    said: [/^E3:E4 and E6 in RAG Status are in rows that a filter hides/],
  },
  {
    name: "rows hidden by hand",
    make: (sheet) => void (sheet.hiddenRows = [2, 3, 5]),
    statuses: [G, A, R, G, A, R],
    said: [],
  },
  {
    name: "rows that an advanced filter hides",
    make: (sheet) => Object.assign(sheet, { hiddenRows: [2, 3, 5], hasAdvancedFilter: true }),
    statuses: [G, A, R, G, A, R],
    said: [],
  },
  {
    name: "an old array",
    make: (sheet) => fillArray(sheet, cells(1, 2), "array"),
    statuses: ["Red", "Red", "Red", "Green", "Amber", "Red"],
    said: [/^E2:E3/],
  },
  {
    name: "a data table",
    make: (sheet) => fillArray(sheet, cells(3, 2), "data-table"),
    statuses: ["Green", "Amber", "Red", "Red", "Amber", "Red"],
    said: [/^E4:E5/],
  },
];

describe.each(HOSTS)("cells that cannot be written, over $name", ({ name: host, open }) => {
  test.each(CASES)(
    "$name: they are named and left alone, the rest is written, and all of it is taken back",
    async ({ make, statuses, said }) => {
      const model = plain(make);
      const workbook = open(model, "1.14");
      const before = workbook.held();
      const written = valueOf(await run(workbook));
      expect(shown(workbook)).toEqual(statuses);
      const sentences = describeKept(written.kept, written.tables);
      // Excel does not distinguish an older formula that fills several cells from one in each.
      const isToldApart = host === "a file" || !model.sheets[0]?.arrays?.some(({ kind }) => kind !== "spill");
      if (isToldApart) {
        expect(sentences).toHaveLength(said.length);
        said.forEach((pattern, index) => expect(sentences[index]).toMatch(pattern));
      } else expect(sentences).toEqual([expect.stringMatching(/of RAG Status hold formulas/)]);
      const again = valueOf(await run(workbook));
      expect(again.plan.edits).toEqual([]);
      if (written.run) {
        expect(await workbook.port().undo((written.run as { plan: Review["plan"] }).plan)).toMatchObject({
          ok: true,
          value: { left: [] },
        });
        expect(differences(workbook.held(), before)).toEqual([]);
      }
    },
  );

  test("a filtered sheet of the add-in's own is reported, and the rest is written", async () => {
    const workbook = open(plain(), "1.14");
    valueOf(await recalculate(workbook.port(), DEFAULT_RULESET, { now: "2024-11-22 09:00" }));
    valueOf(await writeReportSheets(workbook.port(), DEFAULT_RULESET, "2024-11-22"));
    workbook.meanwhile((model) => {
      const own = model.sheets.find(({ name }) => name === "Combined KPIs");
      model.filterSheet(own?.id ?? "", { row: 0, column: 0, rowCount: 9, columnCount: 4 }, [3, 4]);
      model.writeValues("sheet-report", { row: 1, column: 3, rowCount: 1, columnCount: 1 }, [["40%"]]);
    });
    const written = valueOf(await recalculate(workbook.port(), DEFAULT_RULESET, { now: "2024-11-23 09:00" }));
    expect(written.sheets?.troubles).toEqual([{ code: "filter-on", sheet: "Combined KPIs", table: null }]);
    expect(describeTroubles(written.sheets?.troubles ?? [])).toEqual([
      expect.stringMatching(/^A filter hides rows of Combined KPIs/),
    ]);
    expect(shown(workbook)[0]).toBe(R);
  });

  test("a protected or filtered sheet does not stop the writing of another sheet", async () => {
    const model = kpiWorkbook([
      { metric: "Met", target: "95%", goodIs: "High", latestValue: 96 },
      { metric: "Missed", target: "95%", goodIs: "High", latestValue: 5 },
    ]);
    model.filterTable("table-kpis", [1]);
    const workbook = open(model, "1.14");
    const written = valueOf(await run(workbook));
    expect(written.changes).toHaveLength(1);
    expect(describeKept(written.kept, written.tables)).toEqual([
      expect.stringMatching(/^I3 in RAG Status is in a row that a filter hides/),
    ]);
    expect(workbook.held().sheets[0]?.cells["I3"]).toBeUndefined();
  });

  test.each<[string, (sheet: SheetData) => void, string]>([
    ["all statuses are locked", (sheet) => protect(sheet, [cells(1, 6, 3)]), "sheet-protected"],
    ["all rows are filtered away", (sheet) => filter(sheet, [1, 2, 3, 4, 5, 6]), "filter-on"],
  ])("if %s, nothing is written, and the sentence says what to do", async (_, make, code) => {
    const workbook = open(plain(make), "1.14");
    const before = workbook.held();
    expect(await run(workbook)).toMatchObject({ ok: false, problem: { code, sheet: "Report" } });
    expect(differences(workbook.held(), before)).toEqual([]);
  });

  const OVERRIDE = ["Override", "Override Reason"];
  const withOverrides = (make: (sheet: SheetData) => void): WorkbookModel =>
    plainWorkbook([[...HEADINGS.slice(0, 5), ...OVERRIDE], ...ROWS.map((row) => [...row.slice(0, 5), "", ""])], make);

  test.each<[string, (sheet: SheetData) => void, string]>([
    ["its cell is merged under another", (sheet) => void sheet.merged.push(cells(1, 2, 5)), "cells-not-written"],
    ["its status is merged with another's", (sheet) => void sheet.merged.push(cells(1, 2)), "cells-not-written"],
    ["its reason is locked", (sheet) => protect(sheet, [cells(1, 6, 4, 2)]), "sheet-protected"],
    ["its status is locked", (sheet) => protect(sheet, [cells(1, 6, 5, 2)]), "sheet-protected"],
    ["its row is filtered away", (sheet) => filter(sheet, [1]), "filter-on"],
  ])("an override is not half written if %s", async (_, make, code) => {
    const workbook = open(withOverrides(make), "1.14");
    const before = workbook.held();
    const reviewed = valueOf(await review(workbook.port(), DEFAULT_RULESET));
    const tableId = reviewed.tables[0]?.tableId ?? "";
    const given = { status: "red" as const, reason: "Late works", reviewBy: null };
    expect(
      await overrideIndicator(workbook.port(), DEFAULT_RULESET, reviewed, { tableId, row: 0 }, given),
    ).toMatchObject({ ok: false, problem: { code } });
    expect(differences(workbook.held(), before)).toEqual([]);
  });

  test.each<[string, (sheet: SheetData) => void]>([
    ["all its cells are unlocked", (sheet) => protect(sheet, [cells(1, 1, 4, 3)])],
    ["another row is filtered away", (sheet) => filter(sheet, [3])],
  ])("an override is written if %s", async (_, make) => {
    const workbook = open(withOverrides(make), "1.14");
    const reviewed = valueOf(await review(workbook.port(), DEFAULT_RULESET));
    const tableId = reviewed.tables[0]?.tableId ?? "";
    const given = { status: "red" as const, reason: "Late works", reviewBy: null };
    expect(
      await overrideIndicator(workbook.port(), DEFAULT_RULESET, reviewed, { tableId, row: 0 }, given),
    ).toMatchObject({ ok: true });
    expect(workbook.held().sheets[0]?.cells["G2"]?.[0]).toBe("Late works");
  });

  const CLOSED = ["Metric Name", "Target", "Good Is", "As of Date", "Latest Value", "Previous Value", "RAG Status"];
  const closed = (make: (sheet: SheetData) => void): WorkbookModel =>
    plainWorkbook(
      [
        CLOSED,
        ["Met", "95%", "High", "Q1 2024/25", "96%", "", ""],
        ["Near", "95%", "High", "Q1 2024/25", "90%", "", ""],
      ],
      make,
    );

  test("a close leaves values of a spilled formula alone, like other formulas", async () => {
    const workbook = open(
      closed((sheet) => fillArray(sheet, cells(1, 2, 4), "spill", "92%")),
      "1.14",
    );
    const { formulas } = valueOf(await prepareClosing(workbook.port(), DEFAULT_RULESET, "2024-11-20"));
    expect(formulas.map(({ address }) => address)).toEqual(["E2", "E3"]);
  });

  test.each<[string, (sheet: SheetData) => void, string]>([
    ["a value is merged under another", (sheet) => void sheet.merged.push(cells(1, 2, 4)), "cells-not-written"],
    [
      "a value is locked",
      (sheet) => protect(sheet, [cells(1, 1, 3, 3), cells(2, 1, 3, 1)], { allowFormatCells: true }),
      "sheet-protected",
    ],
    ["a row is filtered away", (sheet) => filter(sheet, [2]), "filter-on"],
  ])("a period is closed in all rows or none: not if %s", async (_, make, code) => {
    const workbook = open(closed(make), "1.14");
    expect(await prepareClosing(workbook.port(), DEFAULT_RULESET, "2024-11-20")).toMatchObject({
      ok: false,
      problem: { code, sheet: "Report" },
    });
  });
});
