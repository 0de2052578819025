import { readWorkbook } from "../../src/planning/read-steps";
import { insertKpiSheet } from "../../src/actions/insert-kpi-sheet";
import { recalculate } from "../../src/actions/recalculate";
import { cellAddress } from "../../src/kpi/address";
import { COLUMN_KEYS } from "../../src/kpi/columns/columns";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { APPLIED } from "../../src/planning/decoration";
import type { Edit, NewSheet, OwnRow, Plan } from "../../src/planning/plan";
import { done, type Problem } from "../../src/planning/problem";
import type { StatusIcons } from "../../src/kpi/status-looks/icon-thresholds";
import { COLUMNS, EVERYTHING, PLANS, REWRITE, SHEET, workbookWithNotes } from "../excel/plan-cases";
import { kpiWorkbook } from "../support/kpi-workbook";
import { differences } from "../xlsx/held";
import { HOSTS, type OpenWorkbook } from "./hosts";

const STATUS = COLUMN_KEYS.indexOf("status");
const VALUE = COLUMN_KEYS.indexOf("latestValue");
const ROWS = [
  { metric: "Met", target: "95%", goodIs: "High", latestValue: 96, status: 1 },
  { metric: "Near", target: "95%", goodIs: "High", latestValue: 90 },
  { metric: "Missed", target: "95%", goodIs: "High", latestValue: 50, status: { value: 3, format: "0.0" } },
];

/** Without the note in the place of added columns. */
const withRoom = (): WorkbookModel => {
  const model = workbookWithNotes();
  for (const row of model.sheets[0]?.rows ?? []) row?.splice(COLUMN_KEYS.length);
  return model;
};

const plain = (change?: Parameters<typeof kpiWorkbook>[1]): WorkbookModel => kpiWorkbook(ROWS, change);

const block = (
  row: number,
  column: number,
  rowCount = 1,
  columnCount = 1,
): Extract<Edit, { kind: "values" }>["at"] => ({ sheetId: "sheet-kpis", row, column, rowCount, columnCount });

/** Words where no table is, which can always be written. */
const WORDS: Edit = { kind: "values", at: block(20, 0), values: [["words"]] };

const planOf = (...edits: Edit[]): Plan => ({ edits, inverse: edits.flatMap(inverseOf).reverse(), expects: [] });

/** The inverse of an edit, for the edits of these tests. They write to empty cells. */
function inverseOf(edit: Edit): Edit[] {
  if (edit.kind === "values") return [{ ...edit, values: edit.values.map((row) => row.map(() => "")) }];
  if (edit.kind === "add-columns")
    return [{ kind: "remove-columns", tableId: edit.tableId, headings: edit.columns.map(({ heading }) => heading) }];
  return edit.kind === "add-sheet" ? [{ kind: "remove-sheet", name: edit.sheet.name }] : [];
}

function statusPlan(): Plan {
  const at = block(1, STATUS, 3);
  return {
    edits: [
      { kind: "number-format", at, format: '[=3]"Green";[=2]"Amber";"Red"' },
      { kind: "values", at, values: [[3], [2], [1]] },
      { kind: "status-icons", at, others: [] },
    ],
    inverse: [
      { kind: "remove-status-icons", at },
      { kind: "number-format", at, format: [["General"], ["General"], ["0.0"]] },
      { kind: "values", at, values: [[1], [""], [3]] },
    ],
    expects: [],
    rows: [{ at: block(1, COLUMN_KEYS.indexOf("metric"), 3), values: [["Met"], ["Near"], ["Missed"]] }],
  };
}

const statuses = (workbook: OpenWorkbook): unknown[] =>
  [1, 2, 3].map((row) => workbook.held().sheets[0]?.cells[`I${row + 1}`]?.[0] ?? "");

describe.each(HOSTS)("writing over $name", ({ open }) => {
  test.each(PLANS)("%s: everything is written as planned, and an undo restores all of it", async (name, plan) => {
    const workbook = open(["texts, then their format"].includes(name) ? workbookWithNotes() : withRoom());
    const before = workbook.held();
    const here = workbook.here(plan);
    expect(await workbook.port().apply(here)).toEqual(done(APPLIED));
    expect(differences(workbook.held(), before)).not.toEqual([]);
    expect(await workbook.port().undo(here)).toEqual(done({ left: [] }));
    expect(differences(workbook.held(), before)).toEqual([]);
  });

  test.each<[string, StatusIcons]>([
    ["five arrows", { set: "FiveArrows", from: [1.5, 2, 2.5, 3] }],
    ["five discs", { set: "FiveQuarters", from: [2.99, 3, 5, 5.01] }],
    ["three lights", { set: "ThreeTrafficLights1", from: [2, 3] }],
    ["symbols from another number on", { set: "ThreeSymbols2", from: [1.5, 3] }],
  ])("%s are added to a column, read back as they draw, and removed again", async (_, icons) => {
    const workbook = open(plain());
    const before = workbook.held();
    const at = block(1, STATUS, 3);
    const plan = workbook.here({
      edits: [{ kind: "status-icons", at, others: [], icons }],
      inverse: [{ kind: "remove-status-icons", at, icons }],
      expects: [],
    });
    expect(await workbook.port().apply(plan)).toEqual(done(APPLIED));
    const read = await readWorkbook(workbook.port(), ({ tables: [table] }) => ({
      sheetIds: [],
      tables: [
        {
          tableId: table?.id ?? "",
          columns: [{ index: STATUS, parts: ["values"], sparse: false }],
          iconColumn: STATUS,
        },
      ],
    }));
    expect(read.ok && read.value.tables[0]?.iconSet).toMatchObject({ covers: "all", drawn: icons });
    expect(await workbook.port().undo(plan)).toEqual(done({ left: [] }));
    expect(differences(workbook.held(), before)).toEqual([]);
  });

  test.each<[why: string, plan: Plan, problem: Problem["code"], change?: (model: WorkbookModel) => void]>([
    [
      "a cell holds something else than the plan expects",
      { ...REWRITE, expects: [{ at: block(1, VALUE), values: [[95]] }] },
      "workbook-changed",
    ],
    [
      "a sheet that it expects is gone",
      { ...REWRITE, expects: [{ at: { ...block(1, VALUE), sheetId: "nowhere" }, values: [[95]] }] },
      "item-gone",
    ],
    [
      "a sheet that it writes to is gone",
      planOf(WORDS, { kind: "values", at: { ...block(1, VALUE), sheetId: "nowhere" }, values: [[1]] }),
      "item-gone",
    ],
    ["a sheet that it takes away is gone", planOf(WORDS, { kind: "remove-sheet", name: "Nowhere" }), "item-gone"],
    [
      "a table that gets columns is gone",
      planOf(WORDS, {
        kind: "add-columns",
        sheetId: "sheet-kpis",
        tableId: "nowhere",
        columns: [{ heading: "X", width: 90 }],
      }),
      "item-gone",
    ],
    ["the sheet is protected", planOf(...SHEET.edits, WORDS), "write-refused", (model) => model.protect("sheet-kpis")],
    [
      "the name of a sheet is taken, in whatever case",
      planOf(WORDS, ...SHEET.edits),
      "name-taken",
      (model) => void model.addSheet("rag RULES"),
    ],
    [
      "texts that belong below all others have something there already",
      planOf(WORDS, { kind: "values", at: block(1, 0), values: [["a"]], isAppended: true }),
      "workbook-changed",
      (model) => model.writeValues("sheet-kpis", { row: 1, column: 0, rowCount: 1, columnCount: 1 }, [["b"]]),
    ],
    [
      "a cell is merged under another, and takes nothing",
      planOf(WORDS, { kind: "values", at: block(30, 0, 1, 2), values: [["a", "b"]] }),
      "not-written-as-planned",
      (model) => model.merge("sheet-kpis", { row: 30, column: 0, rowCount: 1, columnCount: 2 }, false),
    ],
    [
      "a number is written to a cell of the Text format",
      planOf(WORDS, { kind: "values", at: block(30, 0), values: [[5]] }),
      "not-written-as-planned",
      (model) => model.writeNumberFormats("sheet-kpis", { row: 30, column: 0, rowCount: 1, columnCount: 1 }, [["@"]]),
    ],
    [
      "a heading of a new column is taken",
      planOf(WORDS, {
        kind: "add-columns",
        sheetId: "sheet-kpis",
        tableId: "table-kpis",
        columns: [{ heading: "metric name", width: 90 }],
      }),
      "workbook-changed",
    ],
  ])("if %s, nothing at all is written", async (_, plan, problem, change = () => undefined) => {
    const model = plain();
    change(model);
    const workbook = open(model);
    const before = workbook.held();
    expect(await workbook.port().apply(workbook.here(plan))).toMatchObject({ ok: false, problem: { code: problem } });
    expect(differences(workbook.held(), before)).toEqual([]);
  });

  test("a sheet is not added if the workbook's structure is locked", async () => {
    const workbook = open(plain());
    workbook.lockStructure();
    const before = workbook.held();
    expect(await workbook.port().apply(workbook.here(planOf(WORDS, ...SHEET.edits)))).toMatchObject({
      ok: false,
      problem: { code: "write-refused" },
    });
    expect(differences(workbook.held(), before)).toEqual([]);
  });

  test.each<[why: string, problem: Problem["code"], change: (model: WorkbookModel) => void]>([
    ["the sheet is protected", "sheet-protected", (model) => model.protect("sheet-kpis")],
    ["a filter hides all rows of the table", "filter-on", (model) => model.filterTable("table-kpis", [0, 1, 2])],
  ])("a recalculation is refused if %s", async (_, problem, change) => {
    const model = plain();
    change(model);
    const workbook = open(model);
    const before = workbook.held();
    expect(await recalculate(workbook.port(), DEFAULT_RULESET)).toMatchObject({
      ok: false,
      problem: { code: problem, sheet: "KPIs" },
    });
    expect(differences(workbook.held(), before)).toEqual([]);
  });

  test.each([
    "=1+1",
    "+44 1772",
    "-on track",
    "@home",
    "1/2",
    "12",
    "£5",
    "TRUE",
    "1 May",
    "#N/A",
    "'quoted",
    "a\nb",
    " a ",
    "_x0041_",
    '<&">',
  ])("the text %j is written as text", async (text) => {
    const workbook = open(plain());
    expect(
      await workbook.port().apply(workbook.here(planOf({ kind: "values", at: block(1, STATUS), values: [[text]] }))),
    ).toEqual(done(APPLIED));
    expect(workbook.held().sheets[0]?.cells["I2"]?.slice(0, 3)).toEqual([text, "General", null]);
  });

  test("null leaves a cell as it is, and an empty text empties it", async () => {
    const workbook = open(plain());
    await workbook
      .port()
      .apply(workbook.here(planOf({ kind: "values", at: block(1, STATUS, 3), values: [[null], [7], [""]] })));
    expect(statuses(workbook)).toEqual([1, 7, ""]);
  });

  const sheet: NewSheet = {
    name: "Own",
    cells: [],
    format: "General",
    widths: [0, 200],
    looks: [],
    choices: [],
    frozenRows: 1,
  };
  const own = (look: OwnRow["look"], ...values: string[]): OwnRow => ({
    look,
    cells: values.map((value) => ({ value, format: "@" })),
  });
  const columns = [{ align: "left" as const, wraps: true }];

  test("rows are rewritten if the rows they replace are still there", async () => {
    const workbook = open(plain());
    const rows = [own("title", "t", "Title"), own("first", "a", "1.5"), own("first", "b", "")];
    const page = { rows, columns, statusColumns: [], print: { orientation: "landscape" as const, footer: "Own" } };
    expect(
      await workbook.port().apply(
        planOf({
          kind: "add-sheet",
          sheet: { ...sheet, cells: rows.map(({ cells }) => cells.map(({ value }) => value)), page },
        }),
      ),
    ).toEqual(done(APPLIED));
    const made = await readWorkbook(workbook.port(), ({ sheets }) => ({
      tables: [],
      sheetIds: sheets.filter(({ name }) => name === "Own").map(({ id }) => id),
    }));
    const id = made.ok ? (made.value.sheets[0]?.id ?? "") : "";
    const at = { sheetId: id, row: 1, column: 0, rowCount: 2, columnCount: 2 };
    const before = rows.slice(1);
    const rewritten = [own("first", "b", "=typed"), own("first", "a", "2")];
    const rewriting: Plan = {
      ...planOf({ kind: "rewrite-rows", at, columns, rows: rewritten, before }),
      inverse: [{ kind: "rewrite-rows", at, columns, rows: before, before: rewritten }],
    };
    const first = workbook.held();
    expect(await workbook.port().apply(rewriting)).toEqual(done(APPLIED));
    const cells = workbook.held().sheets[1]?.cells;
    expect([cells?.["A2"]?.[0], cells?.["B2"]?.slice(0, 3), cells?.["B3"]?.slice(0, 3)]).toEqual([
      "b",
      ["=typed", "@", null],
      ["2", "@", null],
    ]);
    // After writing, the rows that were to be replaced are no longer there.
    const second = workbook.held();
    expect(await workbook.port().apply(rewriting)).toMatchObject({ ok: false, problem: { code: "workbook-changed" } });
    expect(differences(workbook.held(), second)).toEqual([]);
    expect(await workbook.port().undo(rewriting)).toEqual(done({ left: [] }));
    expect(differences(workbook.held(), first)).toEqual([]);
  });

  test("rows in cells that someone merged do not count as written, because a text would be lost unnoticed", async () => {
    const workbook = open(plain());
    const rows = [own("title", "t", "Title"), own("first", "a", ""), own("first", "b", "")];
    const page = { rows, columns, statusColumns: [], print: { orientation: "landscape" as const, footer: "Own" } };
    await workbook.port().apply(
      planOf({
        kind: "add-sheet",
        sheet: { ...sheet, cells: rows.map(({ cells }) => cells.map(({ value }) => value)), page },
      }),
    );
    workbook.meanwhile((model) =>
      model.merge(
        model.sheets.find(({ name }) => name === "Own")?.id ?? "",
        { row: 1, column: 1, rowCount: 2, columnCount: 1 },
        false,
      ),
    );
    const made = await readWorkbook(workbook.port(), ({ sheets }) => ({
      tables: [],
      sheetIds: sheets.filter(({ name }) => name === "Own").map(({ id }) => id),
    }));
    const at = {
      sheetId: made.ok ? (made.value.sheets[0]?.id ?? "") : "",
      row: 1,
      column: 0,
      rowCount: 2,
      columnCount: 2,
    };
    const before = workbook.held();
    const rewriting = planOf({
      kind: "rewrite-rows",
      at,
      columns,
      rows: [own("first", "a", "one"), own("first", "b", "two")],
      before: rows.slice(1),
    });
    expect(await workbook.port().apply(rewriting)).toMatchObject({
      ok: false,
      problem: { code: "not-written-as-planned" },
    });
    expect(differences(workbook.held(), before)).toEqual([]);
  });

  describe("an undo", () => {
    async function written(change: (model: WorkbookModel) => void): Promise<{ workbook: OpenWorkbook; plan: Plan }> {
      const workbook = open(plain());
      const plan = workbook.here(statusPlan());
      expect(await workbook.port().apply(plan)).toEqual(done(APPLIED));
      expect(statuses(workbook)).toEqual([3, 2, 1]);
      workbook.meanwhile(change);
      return { workbook, plan };
    }

    test.each<[what: string, change: (model: WorkbookModel) => void, left: string[], after: unknown[]]>([
      ["nothing was changed", () => undefined, [], [1, "", 3]],
      ["a status was changed", (model) => model.edit("sheet-kpis", 2, STATUS, "3"), ["I3"], [1, 3, 3]],
      ["a status has its old value again", (model) => model.edit("sheet-kpis", 1, STATUS, "1"), [], [1, "", 3]],
      [
        "a row has another's name",
        (model) => model.edit("sheet-kpis", 3, COLUMN_KEYS.indexOf("metric"), "Else"),
        ["I4"],
        [1, "", 1],
      ],
    ])("restores what is still there: %s", async (_, change, left, after) => {
      const { workbook, plan } = await written(change);
      expect(await workbook.port().undo(plan)).toEqual(
        done({ left: left.map((address) => ({ sheetName: "KPIs", address })) }),
      );
      expect(statuses(workbook)).toEqual(after);
      expect(workbook.held().sheets[0]?.icons).toHaveLength(left.length > 0 ? 1 : 0);
    });

    test.each<[why: string, change: (model: WorkbookModel) => void, problem: Problem["code"]]>([
      [
        "each cell was changed since",
        (model) => [1, 2, 3].forEach((row) => model.edit("sheet-kpis", row, STATUS, "7")),
        "changed-since-written",
      ],
      ["the sheet is protected by now", (model) => model.protect("sheet-kpis"), "sheet-protected"],
      ["a filter hides rows by now", (model) => model.filterTable("table-kpis", [1]), "filter-on"],
    ])("is refused if %s, and changes nothing", async (_, change, problem) => {
      const { workbook, plan } = await written(change);
      const before = workbook.held();
      expect(await workbook.port().undo(plan)).toMatchObject({ ok: false, problem: { code: problem } });
      expect(differences(workbook.held(), before)).toEqual([]);
    });

    test("finds nothing left of what was undone before", async () => {
      const { workbook, plan } = await written(() => undefined);
      await workbook.port().undo(plan);
      const before = workbook.held();
      expect(await workbook.port().undo(plan)).toEqual(done({ left: [] }));
      expect(differences(workbook.held(), before)).toEqual([]);
    });

    test("leaves a sheet that someone has typed on, and columns that someone has filled", async () => {
      const workbook = open(withRoom());
      const plan = workbook.here(EVERYTHING);
      expect(await workbook.port().apply(plan)).toEqual(done(APPLIED));
      workbook.meanwhile((model) => {
        model.edit(model.sheets[1]?.id ?? "", 20, 0, "mine");
        model.edit("sheet-kpis", 2, COLUMN_KEYS.length, "Yes");
      });
      expect(await workbook.port().undo(plan)).toMatchObject({
        ok: true,
        value: { left: expect.arrayContaining([expect.objectContaining({ sheetName: "RAG Rules" })]) as unknown },
      });
      const { sheets } = workbook.held();
      expect(sheets.map(({ name }) => name)).toEqual(["KPIs", "RAG Rules"]);
      expect(sheets[0]?.tables[0]?.headings.slice(-2)).toEqual(["Signed off", "Signed off by"]);
    });

    test("finds a sheet to whose name someone has added a space", async () => {
      const workbook = open(plain());
      expect(await workbook.port().apply(SHEET)).toEqual(done(APPLIED));
      workbook.meanwhile((model) => model.renameSheet(model.findSheet("RAG Rules")?.id ?? "", "RAG Rules "));
      expect(await workbook.port().undo(SHEET)).toEqual(done({ left: [] }));
      expect(workbook.held().sheets.map(({ name }) => name)).toEqual(["KPIs"]);
    });

    test("removes a sheet on which someone has only emptied a cell", async () => {
      const workbook = open(plain());
      expect(await workbook.port().apply(SHEET)).toEqual(done(APPLIED));
      workbook.meanwhile((model) => model.edit(model.findSheet("RAG Rules")?.id ?? "", 3, 1, ""));
      expect(await workbook.port().undo(SHEET)).toEqual(done({ left: [] }));
      expect(workbook.held().sheets.map(({ name }) => name)).toEqual(["KPIs"]);
    });

    test("leaves an empty sheet whose name is only similar", async () => {
      const workbook = open(plain());
      expect(await workbook.port().apply(SHEET)).toEqual(done(APPLIED));
      workbook.meanwhile((model) => {
        model.deleteSheet(model.findSheet("RAG Rules")?.id ?? "");
        model.addSheet("RAG Rules ");
      });
      expect(await workbook.port().undo(SHEET)).toEqual(done({ left: [] }));
      expect(workbook.held().sheets.map(({ name }) => name)).toEqual(["KPIs", "RAG Rules "]);
    });

    test("restores nothing if what is written in the same batch cannot be", async () => {
      const { workbook, plan } = await written(() => undefined);
      const before = workbook.held();
      const refusedBeside = {
        likelyHeads: [],
        requestHeads: () => [],
        plan: () =>
          workbook.here(planOf({ kind: "values", at: { ...block(0, 0), sheetId: "nowhere" }, values: [["x"]] })),
      };
      expect(await workbook.port().undo(plan, refusedBeside)).toMatchObject({
        ok: false,
        problem: { code: "item-gone" },
      });
      expect(differences(workbook.held(), before)).toEqual([]);
    });

    test("writes a line in the same batch, knowing the sheet's first row and extent", async () => {
      const { workbook, plan } = await written(() => undefined);
      const undone = await workbook.port().undo(plan, {
        likelyHeads: [],
        requestHeads: ([first]) => (first ? [{ sheetId: first.id, columnCount: 2 }] : []),
        plan: ({ left }, [head]) =>
          planOf({
            kind: "values",
            at: { sheetId: head?.id ?? "", row: head?.rowCount ?? 0, column: 0, rowCount: 1, columnCount: 2 },
            values: [[`${left.length} left`, head?.firstRow[1] ?? ""]],
          }),
      });
      expect(undone).toEqual(done({ left: [] }));
      expect([workbook.held().sheets[0]?.cells["A5"]?.[0], workbook.held().sheets[0]?.cells["B5"]?.[0]]).toEqual([
        "0 left",
        "KPI",
      ]);
    });
  });

  test("columns are not added where someone's cells are or would move", async () => {
    const workbook = open(workbookWithNotes());
    const before = workbook.held();
    const applied = await workbook.port().apply(workbook.here(COLUMNS));
    const cells = workbook.held().sheets[0]?.cells ?? {};
    // Excel moves them with all that refers to them; a file is left as it is. In a new column a note would pass for what is asked there.
    if (applied.ok) expect(cells[cellAddress(1, COLUMN_KEYS.length + 2)]?.[0]).toBe("an officer's note");
    else expect([applied.problem.code, differences(workbook.held(), before)]).toEqual(["no-room-beside-table", []]);
  });

  test("a blank table uses free names", async () => {
    const workbook = open(plain());
    expect(await insertKpiSheet(workbook.port())).toEqual(done(APPLIED));
    const { sheets } = workbook.held();
    expect(sheets.map(({ name, tables }) => [name, ...tables.map((table) => table.name)])).toEqual([
      ["KPIs", "KPIs"],
      ["KPIs 2", "KPIs_2"],
      ["KPI columns"],
    ]);
    expect(sheets[1]?.choices).toHaveLength(3);
  });

  test.each<[string, (string | number)[]]>([
    ["each its own", ["=1+1", "88.6%", "1/2", "30 Sep 2024", "- late works", "+44", "@home", "'x", "true", 0.5]],
    ["one text for many", Array<string>(400).fill("=1+1, and more words to make it worth sending once")],
  ])("texts that are added below others stay texts in cells of any format: %s", async (_, texts) => {
    const workbook = open(plain());
    const at = block(20, 0, texts.length);
    const plan = planOf({ kind: "values", at, values: texts.map((text) => [text]), isAppended: true });
    expect(await workbook.port().apply(workbook.here(plan))).toEqual(done(APPLIED));
    const cells = workbook.held().sheets[0]?.cells ?? {};
    expect(texts.map((__, index) => cells[`A${21 + index}`]?.[0])).toEqual(texts);
  });

  test("what only a person who looks can notice does no harm", async () => {
    const port = open(plain()).port();
    const stops = await Promise.all([port.watchSelection(() => undefined), port.watchChanges(() => undefined)]);
    for (const stop of stops) await stop();
    await port.yieldToMain();
    port.reportProgress({ at: "reading" });
  });
});
