import { recalculate } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import { writeRules } from "../../src/actions/write-rules";
import type { WrittenReview } from "../../src/actions/review/write-logged";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { COLUMN_KEYS } from "../../src/kpi/columns/columns";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { DirectionChoice } from "../../src/rag/rules/direction";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { columnValues, everything, kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";

const TRENDS = COLUMN_KEYS.indexOf("trends");
const FORMULA = { value: "up", formula: '=IF(H2>K2,"up","down")' };

/** Better than the period before, and worse than a year ago. */
const row: KpiRow = {
  metric: "Seen in time",
  target: "95%",
  goodIs: "High",
  asOf: "2024/25 Q2",
  latestValue: "90%",
  previousValue: "88%",
  lastYear: "92%",
};

const port = createExcelWorkbook;

async function reviewed(): Promise<Review> {
  const result = await review(port(), DEFAULT_RULESET);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

async function run(): Promise<WrittenReview> {
  const result = await recalculate(port(), DEFAULT_RULESET);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

function open(rows: readonly KpiRow[]): WorkbookModel {
  const model = kpiWorkbook(rows);
  openExcel(model);
  return model;
}

test.each<[string, DirectionChoice | undefined, string]>([
  ["by default", undefined, "▲ Improving"],
  ["with the same period last year", { against: "last-year" }, "▼ Worsening"],
  ["by a line through too few periods", { against: "trend" }, ""],
  ["with a change that counts as none", { steadyWithin: { kind: "points", figure: 2 } }, "► Steady"],
])("a run writes the direction of travel: %s", async (_, direction, expected) => {
  const model = open([row]);
  const ruleset = {
    ...DEFAULT_RULESET,
    defaults: { ...DEFAULT_RULESET.defaults, ...(direction ? { direction } : {}) },
  };
  if (direction) await writeRules(port(), DEFAULT_RULESET, await reviewed(), ruleset);
  await run();
  expect(columnValues(model, "trends")).toEqual([expected]);
});

test("the rules decide what is compared with", async () => {
  const model = open([row]);
  await run();
  await writeRules(port(), DEFAULT_RULESET, await reviewed(), DEFAULT_RULESET);
  const sheet = model.sheets.find(({ name }) => name === "RAG Rules");
  const line = sheet?.rows.findIndex((cells) => cells?.[0]?.value === "Direction of travel against") ?? -1;
  model.edit(sheet?.id ?? "", line, 1, "Same period last year");
  await run();
  expect(columnValues(model, "trends")).toEqual(["▼ Worsening"]);
});

test("a person's words and formulas stay, and only empty cells and the add-in's own words are written", async () => {
  const model = open([
    row,
    { ...row, metric: "B", trends: "Better since May" },
    { ...row, metric: "C", trends: FORMULA },
    { ...row, metric: "D", trends: "▼ Worsening" },
  ]);
  await run();
  expect(columnValues(model, "trends")).toEqual(["▲ Improving", "Better since May", "up", "▲ Improving"]);
  expect(model.cell("sheet-kpis", 3, TRENDS)?.formula).toBe(FORMULA.formula);
});

test("a second run changes nothing", async () => {
  const model = open([row, { ...row, metric: "B", previousValue: "99%" }]);
  await run();
  const before = everything(model);
  expect((await reviewed()).plan.edits).toEqual([]);
  expect((await run()).run).toBeNull();
  expect(everything(model)).toEqual(before);
});

test("an undo restores everything", async () => {
  const model = open([
    row,
    { ...row, metric: "B", trends: "▼ Worsening" },
    { ...row, metric: "C", trends: "as last year" },
  ]);
  const before = everything(model);
  const written = await run();
  if (!written.run) throw new Error("nothing was written");
  expect(await port().undo(written.run.plan)).toEqual({ ok: true, value: { left: [] } });
  expect(everything(model)).toEqual(before);
});

describe("a run that changes only trends", () => {
  const alike: KpiRow = { ...row, metric: "Same", previousValue: "92%" };

  /** Writes statuses and trends, and then changes the figures of the period before. */
  async function afterFirst(): Promise<WorkbookModel> {
    const model = open([{ ...row, metric: "First" }, alike]);
    await run();
    const column = COLUMN_KEYS.indexOf("previousValue");
    model.edit("sheet-kpis", 1, column, "92%");
    model.edit("sheet-kpis", 2, column, "88%");
    return model;
  }
  function swap(model: WorkbookModel): void {
    const area = { row: 1, column: 0, rowCount: 2, columnCount: COLUMN_KEYS.length };
    const [first = [], second = []] = model.values("sheet-kpis", area);
    model.writeValues("sheet-kpis", area, [second, first]);
  }

  test("is refused if rows are sorted meanwhile", async () => {
    const model = await afterFirst();
    const { host } = openExcel(model);
    let moved: unknown;
    host.faults = (moment) => {
      if (moment.kind !== "batch" || moment.trip !== 3) return;
      swap(model);
      moved = everything(model);
    };
    expect(await recalculate(port(), DEFAULT_RULESET)).toMatchObject({
      ok: false,
      problem: { code: "workbook-changed" },
    });
    expect(everything(model)).toEqual(moved);
  });

  test("is undone without giving a row the direction of another", async () => {
    const model = await afterFirst();
    const written = await run();
    expect(columnValues(model, "trends")).toEqual(["▼ Worsening", "▲ Improving"]);
    swap(model);
    expect(await port().undo(written.run?.plan ?? { edits: [], inverse: [], expects: [] })).toMatchObject({
      ok: false,
      problem: { code: "changed-since-written" },
    });
    expect(columnValues(model, "trends")).toEqual(["▲ Improving", "▼ Worsening"]);
  });
});
