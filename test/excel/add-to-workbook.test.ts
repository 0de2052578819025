import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { ExcelError, type ExcelErrorCode } from "../../src/office-host/workbook/excel-error";
import type { FaultMoment, RichApiHost, Trip } from "../../src/office-host/host/rich-api";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { APPLIED, type Applied } from "../../src/planning/decoration";
import type { NewSheet, Plan } from "../../src/planning/plan";
import type { Undone } from "../../src/planning/port";
import type { Result } from "../../src/planning/problem";
import { everything } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import {
  COLUMNS,
  EVERYTHING,
  FILLED_COLUMNS,
  NEW_COLUMN,
  PLANS,
  SHEET,
  TRICKY_TEXTS,
  workbookWithNotes,
} from "./plan-cases";
import { settle } from "../../src/office-host/host/node-office";

const apply = (plan: Plan): Promise<Result<Applied>> => createExcelWorkbook().apply(plan);
const undo = (plan: Plan): Promise<Result<Undone>> => createExcelWorkbook().undo(plan);

async function applied(plan: Plan): Promise<{ model: WorkbookModel; host: RichApiHost }> {
  const model = workbookWithNotes();
  const { host } = openExcel(model);
  expect(await apply(plan)).toEqual({ ok: true, value: APPLIED });
  await settle();
  return { model, host };
}

const block = (
  row: number,
  column: number,
  rowCount: number,
  columnCount: number,
): { row: number; column: number; rowCount: number; columnCount: number } => ({
  row,
  column,
  rowCount,
  columnCount,
});

describe("columns added to a table", () => {
  test("are its last ones, with their own headings, widths, formats and drop-down lists", async () => {
    const { model } = await applied(COLUMNS);
    const { sheet, table } = model.table("table-kpis");
    expect(model.columnNames(table).slice(NEW_COLUMN)).toEqual(["Signed off", "Signed off by"]);
    expect(sheet.columnWidths).toEqual({ 0: 120, [NEW_COLUMN]: 90, [NEW_COLUMN + 1]: 160 });
    expect(model.numberFormats(sheet.id, block(1, NEW_COLUMN, 3, 2))).toEqual(Array(3).fill(["General", "@"]));
    expect(sheet.validations.map(({ source, area }) => [source, area])).toEqual([
      ["ask Ann,ask Bob", block(1, NEW_COLUMN - 1, 3, 1)],
      ["Yes,No", block(1, NEW_COLUMN, 3, 1)],
    ]);
    expect(sheet.conditionalFormats.map(({ area }) => area)).toEqual([block(1, NEW_COLUMN - 1, 3, 1)]);
  });

  test("move what is beside the table and lose none of it", async () => {
    const { model } = await applied(COLUMNS);
    expect(model.cell("sheet-kpis", 1, NEW_COLUMN)?.value ?? "").toBe("");
    expect(model.cell("sheet-kpis", 1, NEW_COLUMN + 2)?.value).toBe("an officer's note");
  });

  test("accept words in the same batch, which stay texts", async () => {
    const { model } = await applied(FILLED_COLUMNS);
    const cells = block(1, NEW_COLUMN, 3, 2);
    expect(model.values("sheet-kpis", cells)).toEqual([
      ["Yes", "=Ann"],
      ["", ""],
      ["No", "2024/25"],
    ]);
    expect(model.valueTypes("sheet-kpis", cells)).toEqual([
      ["String", "String"],
      ["Empty", "Empty"],
      ["String", "String"],
    ]);
    expect(model.formulas("sheet-kpis", cells)[0]).toEqual(["Yes", "=Ann"]);
    expect(model.cell("sheet-kpis", 1, NEW_COLUMN + 1)?.formula).toBeUndefined();
  });

  test("are removed again if a heading is taken, and the officer's own column stays", async () => {
    const model = workbookWithNotes();
    model.addTableColumn("table-kpis", undefined, "Signed off");
    model.writeValues("sheet-kpis", block(1, NEW_COLUMN, 1, 1), "my own word");
    const before = everything(model);
    openExcel(model);
    expect(await apply(FILLED_COLUMNS)).toEqual({ ok: false, problem: { code: "workbook-changed" } });
    expect(everything(model)).toEqual(before);
  });

  test("restore the width of an empty column that was set by hand", async () => {
    const model = workbookWithNotes();
    model.resizeLines("sheet-kpis", "column", NEW_COLUMN, 1, 77);
    const before = everything(model);
    openExcel(model);
    const stale = {
      ...FILLED_COLUMNS,
      expects: [{ at: { sheetId: "sheet-kpis", ...block(1, 6, 1, 1) }, values: [[1]] }],
    };
    expect(await apply(stale)).toEqual({ ok: false, problem: { code: "workbook-changed" } });
    expect(everything(model)).toEqual(before);
  });
});

describe("a new sheet", () => {
  const added = (model: WorkbookModel): WorkbookModel["sheets"][number] => {
    const sheet = model.findSheet("RAG Rules");
    if (!sheet) throw new Error("There is no such sheet.");
    return sheet;
  };

  test("is added last and not activated, with the planned widths, lists and frozen rows", async () => {
    const { model } = await applied(SHEET);
    expect(model.sheets.map((sheet) => sheet.name)).toEqual(["KPIs", "RAG Rules"]);
    expect(model.activeSheet.name).toBe("KPIs");
    expect(added(model)).toMatchObject({
      columnWidths: { 0: 200, 1: 90 },
      frozenRows: 2,
      validations: [{ source: "10%,5%", area: block(2, 1, 20, 1) }],
    });
  });

  test("keeps every text unchanged, now and when something is typed later", async () => {
    const { model } = await applied(SHEET);
    const { id } = added(model);
    const cells = block(2, 0, TRICKY_TEXTS.length, 2);
    expect(model.values(id, cells)).toEqual(TRICKY_TEXTS.map((text) => [text, "10%"]));
    expect(model.valueTypes(id, cells).flat()).toEqual(Array(2 * TRICKY_TEXTS.length).fill("String"));
    model.edit(id, 20, 1, "5%");
    expect(model.cell(id, 20, 1)).toMatchObject({ value: "5%", format: "@" });
  });

  test("keeps texts in cells with other formats too, and numbers as numbers", async () => {
    const plain: NewSheet = {
      name: "Notes",
      cells: [...TRICKY_TEXTS.map((text) => [text]), [7], [null, "x"]],
      format: "General",
      widths: [],
      looks: [],
      choices: [],
      frozenRows: 0,
    };
    const { model } = await applied({ edits: [{ kind: "add-sheet", sheet: plain }], inverse: [], expects: [] });
    const { id } = model.findSheet("Notes") ?? { id: "" };
    expect(
      model
        .values(id, block(0, 0, TRICKY_TEXTS.length + 2, 2))
        .flat()
        .filter((value) => value !== ""),
    ).toEqual([...TRICKY_TEXTS, 7, "x"]);
  });

  test("may be empty", async () => {
    const empty: NewSheet = {
      name: "Empty",
      cells: [],
      format: "@",
      widths: [],
      looks: [],
      choices: [],
      frozenRows: 0,
    };
    const { model } = await applied({ edits: [{ kind: "add-sheet", sheet: empty }], inverse: [], expects: [] });
    expect(model.findSheet("Empty")?.rows).toEqual([]);
  });

  test("has looks that are distinct without colour", async () => {
    const { model } = await applied(SHEET);
    const style = (row: number): unknown => model.cell(added(model).id, row, 0)?.style;
    expect(style(0)).toMatchObject({ bold: true, fontSize: 14 });
    expect(style(1)).toMatchObject({ bold: true, fill: expect.any(String) as string });
    expect(style(2)).toEqual({ wrap: true, vertical: "Top" });
    expect(style(5)).toMatchObject({ italic: true });
  });

  test.each(["RAG Rules", "rag rules"])(
    "is refused where there is a sheet %s, which is left as it is",
    async (name) => {
      const model = workbookWithNotes();
      const own = model.addSheet(name);
      const before = everything(model);
      openExcel(model);
      expect(await apply(EVERYTHING)).toEqual({ ok: false, problem: { code: "name-taken", sheet: "RAG Rules" } });
      expect(everything(model)).toEqual(before);
      model.writeValues(own.id, block(0, 0, 1, 1), "RAG rules");
      const filled = everything(model);
      expect(await apply(SHEET)).toEqual({ ok: false, problem: { code: "name-taken", sheet: "RAG Rules" } });
      expect(everything(model)).toEqual(filled);
    },
  );
});

describe("one round trip, and one more for decoration", () => {
  test.each(PLANS)("writes %s", async (_, plan) => {
    const { host } = await applied(plan);
    const decorates = (trip: Trip): boolean => trip.members.includes("WorksheetFreezePanes.freezeRows");
    expect(host.trips.map(({ releaseOnly, error }) => [releaseOnly, error])).toEqual(
      host.trips.map(() => [false, undefined]),
    );
    expect(host.trips.map(decorates)).toEqual(
      plan.edits.some(({ kind }) => kind === "add-sheet") ? [false, true] : [false],
    );
  });
});

describe("an undo restores the workbook", () => {
  test.each(PLANS)("after %s", async (_, plan) => {
    const model = workbookWithNotes();
    const before = everything(model);
    openExcel(model);
    expect((await apply(plan)).ok).toBe(true);
    expect(await undo(plan)).toEqual({ ok: true, value: { left: [] } });
    expect(everything(model)).toEqual(before);
    // Nothing is left to undo.
    await undo(plan);
    expect(everything(model)).toEqual(before);
  });

  test("removes columns wherever they are by then", async () => {
    const { model } = await applied(COLUMNS);
    model.addTableColumn("table-kpis", undefined, "Later");
    model.writeValues("sheet-kpis", block(1, NEW_COLUMN + 2, 1, 1), "kept");
    openExcel(model);
    expect(await undo(COLUMNS)).toEqual({ ok: true, value: { left: [] } });
    expect(model.columnNames(model.table("table-kpis").table).slice(NEW_COLUMN)).toEqual(["Later"]);
    expect(model.cell("sheet-kpis", 1, NEW_COLUMN)?.value).toBe("kept");
  });
});

describe("a plan that fails anywhere leaves the workbook as it was", () => {
  /** The actions of the batch that applies a plan, in order. */
  async function actionsOf(plan: Plan): Promise<string[]> {
    const members: string[] = [];
    openExcel(workbookWithNotes(), {
      faults: (moment) => {
        if (moment.kind === "action" && moment.trip === 1) members.push(moment.member);
      },
    });
    await apply(plan);
    return members;
  }

  const failing = (code: ExcelErrorCode, isAt: (moment: FaultMoment) => boolean) => (moment: FaultMoment) => {
    if (isAt(moment)) throw new ExcelError(code);
  };

  test.each(PLANS)("after any action: %s", async (_, plan) => {
    const members = await actionsOf(plan);
    expect(members.length).toBeGreaterThan(5);
    for (const [index, member] of members.entries()) {
      const model = workbookWithNotes();
      const before = everything(model);
      openExcel(model, {
        faults: failing(
          "AccessDenied",
          (moment) => moment.kind === "action" && moment.trip === 1 && moment.index === index,
        ),
      });
      expect([member, await apply(plan)]).toEqual([
        member,
        { ok: false, problem: { code: "write-refused", sheet: "" } },
      ]);
      expect([index, member, everything(model)]).toEqual([index, member, before]);
    }
  });

  test.each<[ExcelErrorCode, string]>([
    ["InvalidOperationInCellEditMode", "cell-being-edited"],
    ["RequestPayloadSizeLimitExceeded", "too-large"],
    ["ActivityLimitReached", "busy"],
  ])(
    "when the batch is refused with %s, while the officer's notes stand where the columns would",
    async (refusal, code) => {
      const model = workbookWithNotes();
      model.writeValues("sheet-kpis", block(1, NEW_COLUMN, 3, 2), [
        ["Yes", "a note"],
        ["", ""],
        ["b", "c"],
      ]);
      const before = everything(model);
      openExcel(model, { faults: failing(refusal, (moment) => moment.kind === "batch" && moment.trip === 1) });
      expect(await apply(EVERYTHING)).toMatchObject({ ok: false, problem: { code } });
      expect(everything(model)).toEqual(before);
    },
  );

  test("if everything was applied but the answer was too large", async () => {
    const model = workbookWithNotes();
    const before = everything(model);
    const { host } = openExcel(model, { limits: { responseBytes: 3000 } });
    host.faults = (moment) => {
      if (moment.kind === "batch" && moment.trip > 1) host.limits.responseBytes = 5_000_000;
    };
    expect(await apply(EVERYTHING)).toEqual({ ok: false, problem: { code: "too-large" } });
    expect(everything(model)).toEqual(before);
  });

  test("if a protected sheet refuses the columns, without touching what is beside the table", async () => {
    const model = workbookWithNotes();
    model.protect("sheet-kpis");
    const before = everything(model);
    openExcel(model);
    expect(await apply(FILLED_COLUMNS)).toMatchObject({ ok: false, problem: { code: "write-refused" } });
    expect(everything(model)).toEqual(before);
  });

  test("if the table's sheet is deleted meanwhile: the new sheet is removed too", async () => {
    const model = workbookWithNotes();
    const { id } = model.addSheet("Notes");
    const { host } = openExcel(model);
    host.faults = (moment) => {
      if (moment.kind === "batch" && moment.trip === 1) model.deleteSheet("sheet-kpis");
    };
    const sheetFirst: Plan = {
      edits: [...SHEET.edits, ...FILLED_COLUMNS.edits],
      inverse: [...FILLED_COLUMNS.inverse, ...SHEET.inverse],
      expects: [],
    };
    expect(await apply(sheetFirst)).toEqual({ ok: false, problem: { code: "item-gone" } });
    expect(model.sheets.map((sheet) => sheet.id)).toEqual([id]);
  });

  test.each(PLANS)("if rows moved before it was written: %s", async (_, plan) => {
    const model = workbookWithNotes();
    const { host } = openExcel(model);
    let moved: unknown;
    host.faults = (moment) => {
      if (moment.kind !== "batch" || moment.trip !== 1) return;
      model.shiftLines({ sheetId: "sheet-kpis", axis: "row", at: 2, count: 1 });
      moved = everything(model);
    };
    const guarded = { ...plan, expects: FILLED_COLUMNS.expects };
    expect(await apply(guarded)).toEqual({ ok: false, problem: { code: "workbook-changed" } });
    expect(everything(model)).toEqual(moved);
  });

  test.each(["GeneralException", "RequestAborted"] as const)(
    "a sheet in which somebody wrote before it could be taken back is left to them, and that is told: %s",
    async (code) => {
      const model = workbookWithNotes();
      const { host } = openExcel(model);
      host.faults = (moment) => {
        if (moment.kind === "action" && moment.trip === 1 && moment.member === "DataValidation.rule")
          throw new ExcelError(code);
        if (moment.kind === "batch" && moment.trip === 2)
          model.actAs("host", () => model.edit(model.findSheet("RAG Rules")?.id ?? "", 40, 0, "mine"));
      };
      expect(await apply(SHEET)).toEqual({ ok: false, problem: { code: "not-written-as-planned", restored: false } });
      expect(model.findSheet("RAG Rules")).toBeDefined();
    },
  );

  test("a word typed during the rollback is not lost, and the officer is told", async () => {
    const model = workbookWithNotes();
    const { host } = openExcel(model);
    const at = { sheetId: "sheet-kpis", ...block(1, 1, 3, 1) };
    const [sheet] = SHEET.edits;
    const plan: Plan = {
      edits: [{ kind: "values", at, values: [["one"], ["two"], ["three"]] }, ...(sheet ? [sheet] : [])],
      inverse: [...SHEET.inverse, { kind: "values", at, values: [96, 90, 50].map((value) => [`Metric ${value}`]) }],
      expects: [],
    };
    let writes = 0;
    host.faults = (moment) => {
      if (moment.kind === "action" && moment.trip === 1 && moment.member === "DataValidation.rule")
        throw new ExcelError("RequestAborted");
      if (moment.kind === "batch" && moment.trip === 4) {
        writes += 1;
        model.actAs("host", () => model.edit("sheet-kpis", 2, 1, "mine"));
      }
    };
    expect(await apply(plan)).toEqual({ ok: false, problem: { code: "not-written-as-planned", restored: false } });
    expect([writes, model.sheet("sheet-kpis").rows[2]?.[1]?.value]).toEqual([1, "mine"]);
  });

  test("the officer is told if the rollback is refused too", async () => {
    const model = workbookWithNotes();
    const { host } = openExcel(model);
    host.faults = (moment) => {
      if (moment.kind === "batch" && moment.trip === 2) throw new ExcelError("ActivityLimitReached");
    };
    const stale = { ...COLUMNS, expects: [{ at: { sheetId: "sheet-kpis", ...block(1, 6, 1, 1) }, values: [[1]] }] };
    expect(await apply(stale)).toEqual({ ok: false, problem: { code: "not-written-as-planned", restored: false } });
  });
});
