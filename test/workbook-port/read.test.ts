import { readMerged, readWorkbook } from "../../src/planning/read-steps";
import { COLUMN_KEYS, HEADINGS } from "../../src/kpi/columns/columns";
import type { CommentData, IconSetFormat } from "../../src/office-host/workbook/types";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { WorkbookPort } from "../../src/planning/port";
import { done, refused } from "../../src/planning/problem";
import type { IconSetState, Outline, ReadRequest, ColumnRequest, Snapshot } from "../../src/planning/snapshot";
import type { Block } from "../../src/planning/block-cells";
import { bookOf } from "../support/grid-workbook";
import { kpiWorkbook } from "../support/kpi-workbook";
import { HOSTS } from "./hosts";

const STATUS = COLUMN_KEYS.indexOf("status");
const VALUE = COLUMN_KEYS.indexOf("latestValue");
const ROWS = [
  { metric: "Met", target: "95%", goodIs: "High", latestValue: { value: 0.886, format: "0.0%" }, status: 3 },
  {
    metric: "=Near",
    target: { value: 5, formula: "=2+3" },
    goodIs: "Low",
    latestValue: { value: 45_565, format: "dd/mm/yyyy" },
  },
  { metric: "No", target: { value: "#N/A", error: true }, goodIs: "", latestValue: { value: true } },
];

const nothing: ReadRequest = { tables: [], sheetIds: [] };

/** The sheet KPIs, Notes (with cells from C3), an empty sheet, a hidden one, and a protected one. */
function workbook(change: Parameters<typeof kpiWorkbook>[1] = () => undefined): WorkbookModel {
  const model = kpiWorkbook(ROWS, change);
  const notes = model.addSheet("Notes & more");
  model.writeValues(notes.id, { row: 2, column: 2, rowCount: 2, columnCount: 2 }, [
    ["a", 1],
    ["", "'=b"],
  ]);
  model.addSheet("Empty");
  const hidden = model.addSheet("Hidden");
  model.writeValues(hidden.id, { row: 0, column: 0, rowCount: 1, columnCount: 1 }, [["x"]]);
  model.changeSheet(hidden.id, { visibility: "Hidden" });
  const locked = model.addSheet("Locked");
  model.writeValues(locked.id, { row: 0, column: 0, rowCount: 3, columnCount: 1 }, [["x"], ["y"], ["z"]]);
  model.protect(locked.id);
  return model;
}

async function read(
  port: WorkbookPort,
  ask: (outline: Outline) => ReadRequest = () => nothing,
  sheetName?: string,
): Promise<Snapshot> {
  const result = await readWorkbook(port, ask, sheetName);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const idOf = ({ sheets }: Outline, name: string): string => sheets.find((sheet) => sheet.name === name)?.id ?? "";

describe.each(HOSTS)("reading over $name", ({ open }) => {
  test("sheets and tables are listed in order, with their protection and filters", async () => {
    const filtered = workbook();
    filtered.filterTable("table-kpis", [1]);
    const { outline } = await read(open(filtered).port());
    expect(outline.sheets.map(({ name, protected: isProtected }) => [name, isProtected])).toEqual([
      ["KPIs", false],
      ["Notes & more", false],
      ["Empty", false],
      ["Hidden", false],
      ["Locked", true],
    ]);
    expect(outline.tables).toMatchObject([
      {
        name: "KPIs",
        sheetName: "KPIs",
        sheetId: idOf(outline, "KPIs"),
        headings: COLUMN_KEYS.map((key) => HEADINGS[key]),
        protected: false,
        filtered: true,
      },
    ]);
  });

  test("a sheet that must be known first is found by its name, in any case and with spaces around it", async () => {
    const port = open(workbook()).port();
    expect((await read(port, undefined, "notes & MORE ")).outline.named).toMatchObject({
      name: "Notes & more",
      firstRow: 2,
      firstColumn: 2,
      values: [
        ["a", 1],
        ["", "=b"],
      ],
    });
    expect((await read(port, undefined, "Nowhere")).outline.named ?? null).toBeNull();
    expect((await read(port, undefined, "Empty")).outline.named).toMatchObject({ values: [] });
  });

  test("the reason why nothing is read is passed on", async () => {
    const because = refused({ code: "filter-on", sheet: "KPIs", table: null });
    expect(
      await open(workbook())
        .port()
        .read(() => Promise.resolve(because)),
    ).toEqual(because);
  });

  test("columns are returned by index, each with the requested parts", async () => {
    const { tables } = await read(open(workbook()).port(), ({ tables: [table] }) => ({
      ...nothing,
      tables: [
        {
          tableId: table?.id ?? "",
          columns: [
            { index: VALUE, parts: ["values", "formats", "texts"], sparse: false },
            { index: COLUMN_KEYS.indexOf("metric"), parts: ["values"], sparse: false },
            { index: COLUMN_KEYS.indexOf("target"), parts: ["values", "formulas"], sparse: true },
          ],
          iconColumn: null,
        },
      ],
    }));
    expect(tables).toMatchObject([
      { name: "KPIs", firstRow: 1, firstColumn: 0, rowCount: 3, iconSet: { covers: "none", ids: [] } },
    ]);
    const cells = tables[0]?.cells;
    expect(cells?.get(VALUE)).toEqual({
      values: [0.886, 45_565, true],
      formats: ["0.0%", "dd/mm/yyyy", "General"],
      texts: ["88.6%", "30/09/2024", "TRUE"],
    });
    expect(cells?.get(COLUMN_KEYS.indexOf("metric"))).toMatchObject({ values: ["Met", "=Near", "No"] });
    expect(cells?.get(COLUMN_KEYS.indexOf("target"))).toMatchObject({
      values: ["95%", 5, "#N/A"],
      formulas: ["95%", "=2+3", "#N/A"],
    });
  });

  test("sheets are returned from their first used cell, and an empty one has no cells", async () => {
    const { sheets, ownSheets } = await read(open(workbook()).port(), (outline) => ({
      ...nothing,
      sheetIds: [idOf(outline, "Empty"), idOf(outline, "Notes & more")],
      ownSheetIds: [idOf(outline, "KPIs")],
    }));
    expect(sheets).toMatchObject([
      { name: "Empty", values: [], formats: [] },
      {
        name: "Notes & more",
        firstRow: 2,
        firstColumn: 2,
        values: [
          ["a", 1],
          ["", "=b"],
        ],
        formats: [
          ["General", "General"],
          ["General", "General"],
        ],
      },
    ]);
    expect(ownSheets[0]?.formulas[2]?.[COLUMN_KEYS.indexOf("target")]).toBe("=2+3");
    expect(ownSheets[0]?.values[2]?.[COLUMN_KEYS.indexOf("target")]).toBe(5);
  });

  test("only the beginning and the extent of a long sheet are returned", async () => {
    const { heads } = await read(open(workbook()).port(), (outline) => ({
      ...nothing,
      heads: ["Locked", "Empty", "Notes & more"].map((name) => ({ sheetId: idOf(outline, name), columnCount: 2 })),
    }));
    expect(heads).toMatchObject([
      { name: "Locked", protected: true, rowCount: 3, firstRow: ["x", ""] },
      { name: "Empty", rowCount: 0, firstRow: ["", ""] },
      { name: "Notes & more", rowCount: 4, firstRow: ["", ""] },
    ]);
  });

  test("sheets are searched within the limits, hidden ones too, and what is chosen of them is read", async () => {
    const port = open(workbook()).port();
    const result = await port.read(async ({ outline: { sheets }, readChosen }) => {
      const search = { sheetIds: sheets.map(({ id }) => id), rowLimit: 2, columnLimit: 5 };
      const chosen = await readChosen({ ...nothing, search });
      if (!chosen.ok) return chosen;
      const locked = chosen.value.searched.find(({ name }) => name === "Locked");
      const outline = {
        ...{ id: "range:1", name: "Locked!A1", sheetId: locked?.id ?? "", sheetName: "Locked", headings: ["x"] },
        ...{ protected: true, filtered: false, isRange: true },
      };
      const columns: ColumnRequest[] = [{ index: 0, parts: ["values"], sparse: false }];
      const range = { outline, firstRow: 1, firstColumn: 0, rowCount: 2, columns, iconColumn: 0 };
      const rest = await chosen.value.readRest({ ranges: [range], attached: [] });
      return rest.ok ? done(rest.value.snapshot) : rest;
    });
    const searched = result.ok ? result.value.searched : [];
    expect(searched.map(({ name, values, isWhole }) => [name, values.length, values[0]?.length ?? 0, isWhole])).toEqual(
      [
        ["KPIs", 2, 5, false],
        ["Notes & more", 0, 0, false],
        ["Empty", 0, 0, true],
        ["Hidden", 1, 1, true],
        ["Locked", 2, 1, false],
      ],
    );
    expect(result).toMatchObject({ ok: true, value: { tables: [{ id: "range:1", rowCount: 2 }] } });
    expect(result.ok ? result.value.tables[0]?.cells.get(0)?.values : null).toEqual(["y", "z"]);
  });

  test("merged cells are read that reach into a block, wherever they begin", async () => {
    const into = [
      { row: 0, column: 1, rowCount: 3, columnCount: 1 },
      { row: 4, column: 0, rowCount: 1, columnCount: 3 },
      { row: 5, column: 2, rowCount: 1, columnCount: 9 },
    ];
    const beside = [
      { row: 0, column: 2, rowCount: 2, columnCount: 2 },
      { row: 2, column: 3, rowCount: 2, columnCount: 1 },
      { row: 8, column: 1, rowCount: 1, columnCount: 2 },
    ];
    const port = open(
      bookOf(
        [
          { name: "Merged", rows: [["x"]] },
          { name: "Other", rows: [["y"]] },
        ],
        ([sheet]) => sheet?.merged.push(...into, ...beside),
      ),
      "1.13",
    ).port();
    const { outline } = await read(port);
    const at = (name: string): Block => ({
      sheetId: idOf(outline, name),
      row: 2,
      column: 1,
      rowCount: 5,
      columnCount: 2,
    });
    const merged = await readMerged(port, [at("Merged"), { ...at("Merged"), row: 3 }, at("Other")]);
    expect(merged).toEqual(done(into.map((area) => ({ sheetId: idOf(outline, "Merged"), ...area }))));
    expect(await readMerged(port, [at("Other")])).toEqual(done([]));
  });

  const arrows = (row: number, rowCount: number): IconSetFormat => ({
    ...{
      id: `arrows-${row}`,
      area: { row, column: STATUS, rowCount, columnCount: 1 },
      type: "IconSet",
      style: "ThreeArrows",
      showIconOnly: false,
      reverseIconOrder: false,
      criteria: [],
    },
  });

  test.each<[covers: IconSetState["covers"], sets: IconSetFormat[]]>([
    ["none", []],
    ["all", [arrows(1, 3)]],
    ["part", [arrows(1, 2)]],
    ["part", [arrows(1, 1), arrows(3, 1)]],
  ])("icon sets over %s of a column are read", async (covers, sets) => {
    const { tables } = await read(
      open(workbook((sheet) => sheet.conditionalFormats.push(...sets))).port(),
      ({ tables: [table] }) => ({
        ...nothing,
        tables: [{ tableId: table?.id ?? "", columns: [], iconColumn: STATUS }],
      }),
    );
    expect(tables[0]?.iconSet).toMatchObject({ covers });
    expect(new Set(tables[0]?.iconSet.ids).size).toBe(sets.length);
  });

  test("cells with a comment are listed for the requested sheets, without comments that have no words", async () => {
    const comment = (row: number, column: number, content: string): CommentData => ({
      id: `{${row}-${column}}`,
      area: { row, column, rowCount: 1, columnCount: 1 },
      content,
    });
    const model = workbook(
      (sheet) =>
        (sheet.comments = [
          comment(1, VALUE, "Late works\nare counted too"),
          comment(2, VALUE, " "),
          comment(5, 40, "Beside the table"),
        ]),
    );
    const here = open(model, "1.10");
    const { outline } = await read(here.port());
    const ids = outline.sheets.flatMap(({ id, name }) => (/^(?:KPIs|Notes)/.test(name) ? [id] : []));
    const { cells, coverage } = await here.port().readNotes(ids);
    expect(cells).toEqual([
      { sheetId: ids[0], row: 1, column: VALUE },
      { sheetId: ids[0], row: 5, column: 40 },
    ]);
    expect(coverage).not.toBe("neither");
    expect((await here.port().readNotes(ids.slice(1))).cells).toEqual([]);
  });

  test("notes of a sheet that is gone are not known, which is not a refusal", async () => {
    expect((await open(workbook(), "1.10").port().readNotes(["nowhere"])).cells).toEqual([]);
  });

  test("what is deleted meanwhile is a refusal", async () => {
    const port = open(workbook()).port();
    const gone = refused({ code: "item-gone" });
    expect(
      await readWorkbook(port, () => ({
        ...nothing,
        tables: [{ tableId: "nowhere", columns: [{ index: 0, parts: ["values"], sparse: false }], iconColumn: null }],
      })),
    ).toEqual(gone);
    expect(await readWorkbook(port, () => ({ ...nothing, sheetIds: ["nowhere"] }))).toEqual(gone);
  });
});
