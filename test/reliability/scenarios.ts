import { overrideIndicator } from "../../src/actions/override-indicator";
import { prepareClosing, writeClosing } from "../../src/actions/close-period";
import { dismissCheck } from "../../src/actions/dismiss-check";
import { recalculate } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import { undoRun } from "../../src/actions/undo-run";
import { readReport } from "../../src/actions/read-report";
import { takeTexts } from "../../src/actions/take-texts";
import { writeReportSheets, writeReportTexts } from "../../src/actions/write-report-sheets";
import { writeRules } from "../../src/actions/write-rules";
import { createExcelWorkbook } from "../../src/excel/excel-workbook";
import { checkReport } from "../../src/kpi/checks/check-report";
import type { Finding } from "../../src/kpi/checks/finding";
import { COLUMN_KEYS } from "../../src/kpi/columns/columns";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { SheetData } from "../../src/office-host/workbook/types";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import { EMPTY_PLAN, type Plan } from "../../src/planning/plan";
import { planDismissal } from "../../src/planning/sheets/dismissed-checks/plan";
import { planOverride, type GivenOverride } from "../../src/planning/statuses/plan-override";
import { planRulesSheet } from "../../src/planning/sheets/rag-rules/plan";
import { done, type Result } from "../../src/planning/problem";
import { dismissalKey } from "../../src/planning/sheets/dismissed-checks/read";
import { kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { NO_NOTES } from "../support/no-notes";
import { openExcel } from "../support/open-excel";

/** What an officer does, from pressing a button to the answer. */
export type Run = () => Promise<Result<unknown>>;

/** Scenarios that make similar requests to Excel. In the short run they share the faults. */
export const KINDS = [
  "Recalculate",
  "Override",
  "Write rules",
  "Report sheets and texts",
  "Close the period",
  "Dismiss a check",
  "Undo",
] as const;
export const KINDS_IN_PARTS = ["Recalculate, in parts", "Undo, in parts"] as const;
export type Kind = (typeof KINDS)[number] | (typeof KINDS_IN_PARTS)[number];

export interface Scenario {
  kind: Kind;
  /** The name in the document. */
  name: string;
  /** A workbook in which the scenario has something to write. */
  make(): Promise<WorkbookModel>;
  /** Reads what the pane would know by then, and returns what pressing the button does. */
  prepare(): Promise<Run>;
  /** The version that Excel supports, where it is not the lowest that is needed. */
  excelApi?: string;
  /** True if it is too large for one request and written in parts: changes by someone else between them may only be reported. */
  isInParts?: boolean;
  /** The sheet that the scenario writes, or reads if it adds a new one. */
  sheetId(model: WorkbookModel): string;
}

const KPIS = "sheet-kpis";

/** What passes is tried again without a pause. */
const port = () => createExcelWorkbook({ limits: { tries: 3, pauseMs: 0 } });
/** So small that a handful of rows is written in parts. */
const portInParts: typeof port = () => createExcelWorkbook({ limits: { bytes: 1450, tries: 3, pauseMs: 0 } });
const row = (metric: string, target: string | number, latestValue: number): KpiRow => ({
  metric,
  target,
  goodIs: "High",
  latestValue,
});

/** The last two are equal except for their targets and names, which alone distinguish them. */
const ROWS: KpiRow[] = [
  row("Met", "95%", 96),
  row("Near", "95%", 90),
  row("Missed", "95%", 50),
  row("Alike", 90, 80),
  row("Alike too", 80, 80),
];

const GIVEN: GivenOverride = { status: "green", reason: "=Counted twice", reviewBy: "2025-03-31" };

function workbook(change: (sheet: SheetData) => void = () => undefined): WorkbookModel {
  const model = kpiWorkbook(ROWS, (sheet) => {
    sheet.columnWidths = { 0: 120 };
    const first = sheet.rows[1];
    if (first) first[COLUMN_KEYS.length + 1] = { value: "an officer's note", style: { italic: true } };
    change(sheet);
  });
  const notes = model.addSheet("Notes");
  model.writeValues(notes.id, { row: 0, column: 0, rowCount: 1, columnCount: 1 }, "an officer's own sheet");
  return model;
}

/** A workbook with written statuses, in which one value has changed since. */
async function workbookRatedBefore(): Promise<WorkbookModel> {
  const model = workbook();
  openExcel(model);
  await recalculate(port(), DEFAULT_RULESET);
  model.edit(KPIS, 2, COLUMN_KEYS.indexOf("latestValue"), "97");
  return model;
}

/** A workbook without statuses, whose log has a run that was undone. */
async function workbookWithLog(): Promise<WorkbookModel> {
  const model = workbook();
  openExcel(model);
  const made = await recalculate(port(), DEFAULT_RULESET, NOW);
  if (made.ok && made.value.run) await undoRun(port(), DEFAULT_RULESET, made.value.run);
  return model;
}

async function workbookWithRules(): Promise<WorkbookModel> {
  const model = workbook();
  openExcel(model);
  await writeRules(port(), DEFAULT_RULESET, await reviewed(), { ...DEFAULT_RULESET, name: "Old rules" });
  return model;
}

function withoutOverrideColumns(sheet: SheetData): void {
  const width = COLUMN_KEYS.indexOf("override");
  for (const table of sheet.tables) table.area.columnCount = width;
  sheet.rows = sheet.rows.map((cells) =>
    cells?.map((cell, column) => (column >= width && column < COLUMN_KEYS.length ? null : cell)),
  );
}

/** What the pane has read. */
async function reviewed(): Promise<Review> {
  const read = await review(port(), DEFAULT_RULESET);
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}

/** A workbook with the report's sheets, an officer's words beside them, and a value that has changed since. */
async function workbookWithSheets(): Promise<WorkbookModel> {
  const model = workbook();
  openExcel(model);
  await recalculate(port(), DEFAULT_RULESET);
  await writeReportSheets(port(), DEFAULT_RULESET, TODAY);
  model.edit(combinedSheet(model), 7, 12, "an officer's own words");
  model.edit(KPIS, 2, COLUMN_KEYS.indexOf("latestValue"), "97");
  return model;
}

/** A workbook with the report's tables, words that an officer typed on both sheets of texts, and a KPI that was renamed since. */
async function workbookWithTexts(): Promise<WorkbookModel> {
  const model = workbook();
  openExcel(model);
  await recalculate(port(), DEFAULT_RULESET);
  await writeReportTexts(port(), DEFAULT_RULESET, TODAY);
  for (const [sheet, column] of [
    [tablesSheet(model), 8],
    [model.findSheet("Narratives")?.id ?? "", 6],
  ] as const) {
    const rows = model.sheets.find(({ id }) => id === sheet)?.rows ?? [];
    const typed = rows.flatMap((cells, row) => (String(cells?.[0]?.value).startsWith("typed|") ? [row] : []));
    model.edit(sheet, typed.at(column === 8 ? -1 : -2) ?? 0, column, `an officer's own words in column ${column}`);
  }
  model.edit(KPIS, 1, COLUMN_KEYS.indexOf("kpi"), "Renamed");
  return model;
}
const tablesSheet = (model: WorkbookModel): string => model.findSheet("Report Tables")?.id ?? "";
const writingTexts = (): Promise<Run> => Promise.resolve(() => writeReportTexts(port(), DEFAULT_RULESET, TODAY));
const takingTexts = async (): Promise<Run> => {
  const read = await readReport(port(), DEFAULT_RULESET, TODAY);
  if (!read.ok) throw new Error(read.problem.code);
  // The same one, whatever the order of the rows is by then.
  const narratives = read.value.texts.narratives
    .filter(({ kind }) => kind === "kpi")
    .sort((a, b) => a.id.localeCompare(b.id));
  const found = narratives.find(({ text }) => text === "" || text === "=back from Word");
  return () =>
    takeTexts(port(), DEFAULT_RULESET, TODAY, [
      { id: found?.id ?? "", was: found?.text ?? "", now: "=back from Word" },
    ]);
};

/** A workbook of a quarter with values. */
function workbookOfQuarter(): WorkbookModel {
  return workbook((sheet) => {
    for (const cells of sheet.rows.slice(1)) if (cells) cells[COLUMN_KEYS.indexOf("asOf")] = { value: "2024/25 Q2" };
  });
}

const TODAY = "2026-11-22";
const NOW = { now: "2026-11-22 23:05" };
const recalculatingInParts = (): Promise<Run> =>
  Promise.resolve(() => recalculate(portInParts(), DEFAULT_RULESET, NOW));
const recalculating = (): Promise<Run> => Promise.resolve(() => recalculate(port(), DEFAULT_RULESET));
const overriding = async (): Promise<Run> => {
  const known = await reviewed();
  return () => overrideIndicator(port(), DEFAULT_RULESET, known, { tableId: "table-kpis", row: 1 }, GIVEN);
};
const writingRules = async (): Promise<Run> => {
  const known = await reviewed();
  return () => writeRules(port(), DEFAULT_RULESET, known, { ...DEFAULT_RULESET, name: "New rules" });
};
const writingSheets = (): Promise<Run> => Promise.resolve(() => writeReportSheets(port(), DEFAULT_RULESET, TODAY));
const closing = async (): Promise<Run> => {
  const prepared = await prepareClosing(port(), DEFAULT_RULESET, "2024-11-20");
  if (!prepared.ok) {
    // If it is tried again after everything was written, there is nothing left to close.
    if (prepared.problem.code === "nothing-to-close") return () => Promise.resolve(done(undefined));
    throw new Error(prepared.problem.code);
  }
  return () => writeClosing(port(), DEFAULT_RULESET, prepared.value);
};
/** The finding in a row: none of them says what period it is for. */
function findingOf({ tables, scorecard, ruleset }: Review, row: number): Finding {
  const finding = checkReport({
    tables,
    scorecard,
    history: [],
    ruleset,
    today: TODAY,
    owners: [],
    attached: [],
    fills: [],
    noted: NO_NOTES,
  }).find((one) => one.row === row);
  if (!finding) throw new Error("nothing is found in the row");
  return finding;
}
const dismissing = async (): Promise<Run> => {
  const known = await reviewed();
  const finding = findingOf(known, 1);
  // If it is tried again after everything was written, the pane no longer lists it.
  if (known.dismissals?.dismissals.some(({ key }) => key === dismissalKey(finding)))
    return () => Promise.resolve(done(undefined));
  return () => dismissCheck(port(), known, finding, "=Known", NOW);
};
async function workbookWithDismissal(): Promise<WorkbookModel> {
  const model = workbook();
  openExcel(model);
  const known = await reviewed();
  await dismissCheck(port(), known, findingOf(known, 0), "Reported in arrears", NOW);
  model.edit(dismissedSheet(model), 1, 7, "an officer's own words");
  return model;
}
const notesSheet = (model: WorkbookModel): string => model.findSheet("Notes")?.id ?? "";
const dismissedSheet = (model: WorkbookModel): string => model.findSheet("Dismissed Checks")?.id ?? "";
const dismissalPlan = (known: Review): Plan => {
  const planned = planDismissal(findingOf(known, 1), "=Known", NOW, known.dismissals?.sheet ?? null);
  if (!planned.ok) throw new Error(planned.problem.code);
  return planned.value;
};
const combinedSheet = (model: WorkbookModel): string => model.findSheet("Combined KPIs")?.id ?? "";
const kpiSheet = (): string => KPIS;

/** The undo of a written plan. The plan is made from what was read, as the scenario itself makes it. */
function undoing(
  name: string,
  make: () => Promise<WorkbookModel>,
  planOf: (known: Review) => Plan,
  sheetId: Scenario["sheetId"] = kpiSheet,
  by: typeof port = port,
): Scenario {
  let written: Plan = EMPTY_PLAN;
  return {
    kind: "Undo",
    name,
    sheetId,
    make: async () => {
      const model = await make();
      openExcel(model);
      written = planOf(await reviewed());
      await port().apply(written);
      return model;
    },
    prepare: () =>
      Promise.resolve(() => undoRun(by(), DEFAULT_RULESET, { plan: written, entries: [], ruleset: DEFAULT_RULESET })),
  };
}

const overridePlan = ({ tables, outlines, ruleset }: Review): Plan => {
  const [table, outline] = [tables[0], outlines[0]];
  if (!table || !outline) throw new Error("there is no KPI table");
  return planOverride(table, outline.headings.length, 1, GIVEN, ruleset).plan;
};
const rulesPlan = ({ rulesSheet }: Review): Plan =>
  planRulesSheet({ ...DEFAULT_RULESET, name: "New rules" }, rulesSheet);
const rulesSheet = (model: WorkbookModel): string => model.findSheet("RAG Rules")?.id ?? "";

export const SCENARIOS: Scenario[] = [
  {
    kind: "Recalculate",
    name: "Recalculate, first run",
    make: () => Promise.resolve(workbook()),
    prepare: recalculating,
    sheetId: kpiSheet,
  },
  {
    kind: "Recalculate",
    name: "Recalculate, with a new log",
    make: () => Promise.resolve(workbook()),
    prepare: () => Promise.resolve(() => recalculate(port(), DEFAULT_RULESET, NOW)),
    sheetId: kpiSheet,
  },
  {
    kind: "Recalculate",
    name: "Recalculate, one change",
    make: workbookRatedBefore,
    prepare: recalculating,
    sheetId: kpiSheet,
  },
  {
    kind: "Recalculate",
    name: "Recalculate, rows in plain cells",
    // Merged cells are asked for with the rows.
    excelApi: "1.13",
    make: () => Promise.resolve(workbook((sheet) => void (sheet.tables = []))),
    prepare: recalculating,
    sheetId: kpiSheet,
  },
  {
    kind: "Override",
    name: "Override",
    make: () => Promise.resolve(workbook()),
    prepare: overriding,
    sheetId: kpiSheet,
  },
  {
    kind: "Override",
    name: "Override, columns added",
    make: () => Promise.resolve(workbook(withoutOverrideColumns)),
    prepare: overriding,
    sheetId: kpiSheet,
  },
  {
    kind: "Write rules",
    name: "Write rules, new sheet",
    make: () => Promise.resolve(workbook()),
    prepare: writingRules,
    sheetId: kpiSheet,
  },
  {
    kind: "Write rules",
    name: "Write rules, over old",
    make: workbookWithRules,
    prepare: writingRules,
    sheetId: rulesSheet,
  },
  {
    kind: "Report sheets and texts",
    name: "Report sheets, new",
    make: workbookRatedBefore,
    prepare: writingSheets,
    sheetId: kpiSheet,
  },
  {
    kind: "Report sheets and texts",
    name: "Report sheets, over old",
    make: workbookWithSheets,
    prepare: writingSheets,
    sheetId: combinedSheet,
  },
  {
    kind: "Report sheets and texts",
    name: "Report tables, with words typed",
    make: workbookWithTexts,
    prepare: writingTexts,
    sheetId: kpiSheet,
  },
  {
    kind: "Report sheets and texts",
    name: "Take texts from Word",
    make: workbookWithTexts,
    prepare: takingTexts,
    sheetId: kpiSheet,
  },
  {
    kind: "Close the period",
    name: "Close the period",
    make: () => Promise.resolve(workbookOfQuarter()),
    prepare: closing,
    sheetId: kpiSheet,
  },
  {
    kind: "Dismiss a check",
    name: "Dismiss a check, new list",
    make: () => Promise.resolve(workbook()),
    prepare: dismissing,
    sheetId: notesSheet,
  },
  {
    kind: "Dismiss a check",
    name: "Dismiss a check, another line",
    make: workbookWithDismissal,
    prepare: dismissing,
    sheetId: dismissedSheet,
  },
  undoing(
    "Undo: recalculate",
    () => Promise.resolve(workbook()),
    ({ plan }) => plan,
  ),
  undoing("Undo: override, columns added", () => Promise.resolve(workbook(withoutOverrideColumns)), overridePlan),
  undoing("Undo: rules, new sheet", () => Promise.resolve(workbook()), rulesPlan),
  undoing("Undo: rules, over old", workbookWithRules, rulesPlan, rulesSheet),
  undoing("Undo: a dismissal", workbookWithDismissal, dismissalPlan, dismissedSheet),
  {
    kind: "Recalculate, in parts",
    name: "Recalculate in parts, with the log",
    isInParts: true,
    make: workbookWithLog,
    prepare: recalculatingInParts,
    sheetId: kpiSheet,
  },
  {
    ...undoing(
      "Undo in parts: recalculate",
      () => Promise.resolve(workbook()),
      ({ plan }) => plan,
      kpiSheet,
      portInParts,
    ),
    isInParts: true,
    kind: "Undo, in parts",
  },
];
