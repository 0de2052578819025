import { prepareClosing, writeClosing } from "../../src/actions/close-period";
import { dismissCheck } from "../../src/actions/dismiss-check";
import { overrideIndicator } from "../../src/actions/override-indicator";
import { prepareRun, recalculate } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import { writeReportSheets, writeReportTexts } from "../../src/actions/write-report-sheets";
import { writeReview } from "../../src/actions/review/write-review";
import { writeRules } from "../../src/actions/write-rules";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { ExcelError } from "../../src/office-host/workbook/excel-error";
import type { WorkbookData } from "../../src/office-host/workbook/types";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { asStale } from "../../src/planning/plan";
import type { Result } from "../../src/planning/problem";
import { kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { openExcel } from "../support/open-excel";
import { chosen } from "../support/strength";
import { columnOf } from "./words/world";

const TODAY = "2024-11-20";
const NOW = { now: `${TODAY} 10:00` };
const port = createExcelWorkbook;
const row = (kpi: string, latestValue: number): KpiRow => ({
  section: "Homes",
  kpi,
  metric: kpi,
  target: "90%",
  goodIs: "High",
  latestValue,
  asOf: "2024/25 Q2",
});

/** A workbook with all report sheets, rules, a list of dismissed checks, and a value that is new since. */
async function workbook(): Promise<WorkbookData> {
  const model = kpiWorkbook([row("Rent", 95), row("Voids", 80), row("Repairs", 60)]);
  openExcel(model);
  await recalculate(port(), DEFAULT_RULESET, NOW);
  await writeReportTexts(port(), DEFAULT_RULESET, TODAY);
  await writeReportSheets(port(), DEFAULT_RULESET, TODAY);
  await writeRules(port(), DEFAULT_RULESET, await reviewed(), DEFAULT_RULESET);
  await dismissCheck(port(), await reviewed(), findingOf(1), "Known", NOW);
  model.edit("sheet-kpis", 1, columnOf("latestValue"), "50");
  return model.toData();
}

const findingOf = (row: number) => ({
  code: "owner-missing" as const,
  key: `owner-missing: ${row}`,
  address: `KPIs!A${row}`,
  sentence: "Nobody is named.",
});

async function reviewed(): Promise<Review> {
  const read = await review(port(), DEFAULT_RULESET);
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}

/** Types a word so many cells to the right of the cell of a sheet that has this text. */
function typeBeside(model: WorkbookModel, sheetName: string, says: (text: string) => boolean, right: number): void {
  const sheet = model.findSheet(sheetName);
  const places = (sheet?.rows ?? []).flatMap((cells, row) =>
    (cells ?? []).flatMap((cell, column) => (cell && says(String(cell.value)) ? [[row, column] as const] : [])),
  );
  const [row, column] = places.at(-1) ?? [0, 0];
  model.edit(sheet?.id ?? "", row, column + right, `typed on ${sheetName}`);
}

const is =
  (word: string) =>
  (text: string): boolean =>
    text === word;

interface Stale {
  name: string;
  /** What the officer sees, and what pressing the button does. */
  prepare(): Promise<() => Promise<Result<unknown>>>;
  /** What a colleague types meanwhile. */
  type(model: WorkbookModel): void;
}

const STALE: Stale[] = [
  {
    name: "a run that was shown, and a narrative",
    prepare: preparedRun,
    type: (model) => typeBeside(model, "Narratives", is("Voids"), 4),
  },
  {
    name: "a run that was shown, and a note beside a combined KPI",
    prepare: preparedRun,
    type: (model) => typeBeside(model, "Combined KPIs", is("Rent"), 9),
  },
  {
    name: "a run that was shown, and another pane's log",
    prepare: preparedRun,
    type: (model) => {
      const log = model.findSheet("RAG Log");
      if (log) model.deleteSheet(log.id);
      typeBeside(model, "Narratives", is("Voids"), 4);
      model.addSheet("RAG Log");
    },
  },
  {
    name: "a close that was shown, and a narrative",
    prepare: async () => {
      const prepared = await prepareClosing(port(), DEFAULT_RULESET, TODAY);
      if (!prepared.ok) throw new Error(prepared.problem.code);
      return () => writeClosing(port(), DEFAULT_RULESET, prepared.value);
    },
    type: (model) => typeBeside(model, "Report Tables", is("Narrative"), 7),
  },
  {
    name: "an override, and a colleague's reason",
    prepare: async () => {
      const known = await reviewed();
      return () =>
        overrideIndicator(
          port(),
          DEFAULT_RULESET,
          known,
          { tableId: "table-kpis", row: 1 },
          { status: "green", reason: "Mine", reviewBy: null },
          NOW,
        );
    },
    type: (model) => model.edit("sheet-kpis", 2, columnOf("overrideReason"), "typed on KPIs"),
  },
  {
    name: "rules, and a note below them",
    prepare: async () => {
      const known = await reviewed();
      return () => writeRules(port(), DEFAULT_RULESET, known, { ...DEFAULT_RULESET, name: "New rules" });
    },
    type: (model) => typeBeside(model, "RAG Rules", is("Name"), 1),
  },
  {
    name: "a dismissal, and a line typed where it goes",
    prepare: async () => {
      const known = await reviewed();
      return () => dismissCheck(port(), known, findingOf(2), "Known too", NOW);
    },
    type: (model) => model.edit(model.findSheet("Dismissed Checks")?.id ?? "", 2, 4, "typed on Dismissed Checks"),
  },
];

async function preparedRun(): Promise<() => Promise<Result<unknown>>> {
  const prepared = await prepareRun(port(), DEFAULT_RULESET, NOW);
  if (!prepared.ok) throw new Error(prepared.problem.code);
  const { value } = prepared;
  return () => writeReview(port(), { ...value, plan: asStale(value.plan) }, NOW);
}

let made: WorkbookData | null = null;

describe.each(STALE)("what was typed since is found, whatever happens to the request", ({ name, prepare, type }) => {
  /** Presses the button, with a request aborted before one of its steps. Returns how many steps each request had, and which requests wrote. */
  async function press(at: { trip: number; step: number } | null): Promise<{ steps: number[]; writing: boolean[] }> {
    made ??= await workbook();
    const model = new WorkbookModel(made);
    const { host } = openExcel(model);
    const run = await prepare();
    type(model);
    const typed = textsOf(model).filter((text) => text.startsWith("typed on"));
    expect(typed).toHaveLength(1);
    host.resetTrips();
    const writing: boolean[] = [];
    model.onChange(() => (writing[host.trips.length - 1] = true));
    host.faults = (moment) => {
      if (moment.kind === "action" && moment.trip === at?.trip && moment.index === at.step)
        throw new ExcelError("RequestAborted");
    };
    await run();
    const held = textsOf(model);
    expect({ at, lost: typed.filter((text) => !held.includes(text)) }).toEqual({ at, lost: [] });
    return { steps: host.trips.map(({ actions }) => actions), writing };
  }

  test(name, async () => {
    const { steps, writing } = await press(null);
    const moments = steps.flatMap((count, index) =>
      writing[index] ? Array.from({ length: count }, (_, step) => ({ trip: index + 1, step })) : [],
    );
    const stride = Math.ceil(moments.length / 4);
    for (const at of chosen(
      moments,
      moments.filter((_, index) => index % stride === stride - 1),
    ))
      await press(at);
  });
});

function textsOf(model: WorkbookModel): string[] {
  return model.sheets.flatMap(({ rows }) =>
    rows.flatMap((cells) => (cells ?? []).flatMap((cell) => (cell ? [String(cell.value)] : []))),
  );
}
