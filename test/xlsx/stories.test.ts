import { readWorkbook } from "../../src/planning/read-steps";
import { readFileSync } from "node:fs";
import path from "node:path";
import { checkRows } from "../../src/actions/check-workbook";
import { prepareClosing, writeClosing } from "../../src/actions/close-period";
import { dismissCheck } from "../../src/actions/dismiss-check";
import { insertKpiSheet } from "../../src/actions/insert-kpi-sheet";
import { mapColumns } from "../../src/actions/map-columns";
import { overrideIndicator } from "../../src/actions/override-indicator";
import { readReport } from "../../src/actions/read-report";
import { recalculate } from "../../src/actions/recalculate";
import { review, type Review } from "../../src/actions/review";
import { takeTexts } from "../../src/actions/take-texts";
import { writeReportSheets, writeReportTexts } from "../../src/actions/write-report-sheets";
import { writeRules } from "../../src/actions/write-rules";
import { COLUMN_KEYS, HEADINGS } from "../../src/kpi/columns/columns";
import { choicesOf, type ColumnChoices } from "../../src/kpi/finding/choose-columns";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import type { WorkbookData } from "../../src/office-host/workbook/types";
import { WorkbookModel } from "../../src/office-host/workbook/workbook-model";
import type { WorkbookPort } from "../../src/planning/port";
import { refused } from "../../src/planning/problem";
import { OWN_WORDS } from "../gallery/awkward-workbooks";
import { kpiWorkbook, type KpiRow } from "../support/kpi-workbook";
import { NO_NOTES } from "../support/no-notes";
import { pastedReport, plainWorkbook } from "../support/pasted-report";
import { chosen, isFullRun } from "../support/strength";
import { NOW, openBoth, TODAY, valueOf, type Step } from "./both-hosts";

async function reviewed(port: WorkbookPort): Promise<Review> {
  return valueOf(await review(port, DEFAULT_RULESET));
}

const recalculating: Step = { name: "recalculate, with a log", run: (port) => recalculate(port, DEFAULT_RULESET, NOW) };
const reporting: Step = {
  name: "write the report's sheets of figures",
  run: (port) => writeReportSheets(port, DEFAULT_RULESET, TODAY),
};
const writingTexts: Step = {
  name: "write the report's tables and narratives",
  run: (port) => writeReportTexts(port, DEFAULT_RULESET, TODAY),
};
const inserting: Step = { name: "insert a blank sheet of KPIs", run: (port) => insertKpiSheet(port) };

const overriding = (row: number): Step => ({
  name: `override row ${row}`,
  run: async (port) => {
    const known = await reviewed(port);
    const given = { status: "green" as const, reason: "=Counted twice", reviewBy: "2025-03-31" };
    return overrideIndicator(
      port,
      DEFAULT_RULESET,
      known,
      { tableId: known.tables[0]?.tableId ?? "", row },
      given,
      NOW,
    );
  },
});

const closing: Step = {
  name: "close the period",
  run: async (port) => writeClosing(port, DEFAULT_RULESET, valueOf(await prepareClosing(port, DEFAULT_RULESET, TODAY))),
};

const dismissing: Step = {
  name: "dismiss a finding",
  run: async (port) => {
    const known = await reviewed(port);
    const [finding] = checkRows(known, NO_NOTES, TODAY)(known).open;
    if (!finding) throw new Error("There is nothing to dismiss.");
    return dismissCheck(port, known, finding, "-Known", NOW);
  },
};

const ruling: Step = {
  name: "other rules",
  run: async (port) => writeRules(port, DEFAULT_RULESET, await reviewed(port), OWN_WORDS),
};

/** Texts that somebody types on Narratives: some look like a formula, some have several lines. */
const typing: Step = {
  name: "type narratives",
  run: async (port) => {
    const read = valueOf(
      await readWorkbook(port, ({ sheets }) => ({
        tables: [],
        sheetIds: sheets.filter(({ name }) => name === "Narratives").map(({ id }) => id),
      })),
    );
    const [sheet] = read.sheets;
    if (!sheet) return refused({ code: "item-gone" });
    const { firstRow, firstColumn, values } = sheet;
    const column = (values.find((row) => row.includes("State")) ?? []).indexOf("Text");
    const typed = values.flatMap((row, r) => (String(row[0]).startsWith("typed|") ? [r] : [])).slice(-3);
    const edits = typed.map((r, index) => ({
      kind: "values" as const,
      at: { sheetId: sheet.id, row: firstRow + r, column: firstColumn + column, rowCount: 1, columnCount: 1 },
      values: [[["=SUM(A1) is better", "Rents rose.\n\nFewer pay late & more <soon>.", "-1 in ten"][index] ?? ""]],
    }));
    expect(edits).toHaveLength(3);
    return port.apply({ edits, inverse: [], expects: [] });
  },
};

/** A text that came back in a Word file. */
const taking: Step = {
  name: "take a text that came back",
  run: async (port) => {
    const { texts } = valueOf(await readReport(port, DEFAULT_RULESET, TODAY));
    const [first] = texts.narratives.filter(({ text }) => text === "");
    if (!first) throw new Error("There is no text to take.");
    return takeTexts(port, DEFAULT_RULESET, TODAY, [
      { id: first.id, was: "", now: "+Written by the service.\nSecond line" },
    ]);
  },
};

const ODD: ColumnChoices = { latestValue: "Where we are", target: "Where we want to be" };

const naming: Step = {
  name: "say which column is which",
  run: async (port) => {
    const result = await review(port, DEFAULT_RULESET);
    const columns = result.ok
      ? result.value.columns
      : result.problem.code === "no-kpi-table"
        ? result.problem.columns
        : undefined;
    const place = columns?.places[0];
    if (!columns || !place) throw new Error("There are no columns to name.");
    return mapColumns(port, DEFAULT_RULESET, columns, place, {
      ...choicesOf(
        place.headings.map(({ text }) => text),
        columns.mapping,
      ),
      ...ODD,
    });
  },
};

const sample = (): WorkbookModel =>
  new WorkbookModel(
    JSON.parse(readFileSync(path.resolve(__dirname, "../../assets/sample-workbook.json"), "utf8")) as WorkbookData,
  );

const ROWS: KpiRow[] = [
  { metric: "Met", target: "95%", goodIs: "High", latestValue: 96, asOf: "2024/25 Q2" },
  { metric: "Near", target: "95%", goodIs: "High", latestValue: 90, asOf: "2024/25 Q2" },
  // Their As of Date is not of their quarter, which is a finding.
  { metric: "Missed", target: "95%", goodIs: "High", latestValue: 50, asOf: "2024/25 Q1" },
  {
    metric: "Others",
    target: "95%",
    goodIs: "High",
    latestValue: 95,
    asOf: "2024/25 Q2",
    status: { value: 1, style: { fill: "#FFEEEE", bold: true } },
  },
];

/** Without the columns for overrides, which have to be added. */
const narrow = (): WorkbookModel =>
  kpiWorkbook(ROWS, (sheet) => {
    const width = COLUMN_KEYS.indexOf("override");
    for (const table of sheet.tables) table.area.columnCount = width;
    sheet.rows = sheet.rows.map((cells) => cells?.slice(0, width));
    sheet.columnWidths = { 0: 120, [width]: 90 };
  });

/** With the 1904 date system of old Macs: 30 September 2024 is 44103. */
const of1904 = (): WorkbookModel => {
  const dated = kpiWorkbook(
    ROWS.map((row, index) => ({
      ...row,
      asOf: { value: index === 2 ? 44_011 : 44_103, format: "dd/mm/yyyy" },
      latestValue: { value: Number(row.latestValue) / 100, format: "0%" },
    })),
  );
  return new WorkbookModel({ ...dated.toData(), date1904: true });
};

/** The first KPIs of the published report, each with its own row of headings. */
const plain = (): WorkbookModel => plainWorkbook(pastedReport().values.slice(0, 50));

/** A KPI table with other headings over two of its columns. */
const odd = (): WorkbookModel =>
  kpiWorkbook(ROWS, (sheet) => {
    sheet.rows[0] = COLUMN_KEYS.map((key) => ({
      value: (key === "latestValue" || key === "target" ? ODD[key] : undefined) ?? HEADINGS[key],
    }));
  });

const refusedFor = (code: string, step: Step): Step => ({ ...step, refused: code });

const USUAL = [
  recalculating,
  reporting,
  overriding(1),
  dismissing,
  closing,
  ruling,
  recalculating,
  overriding(3),
  inserting,
];

/** The steps that were undone in one of the stories: once is enough in the short run. */
const undone = new Set<string>();

interface Story {
  name: string;
  make(): WorkbookModel;
  steps: Step[];
}

// The large workbooks come last: by then most kinds of steps have been undone once.
const STORIES: Story[] = [
  {
    name: "a table without columns for overrides",
    make: narrow,
    steps: [...USUAL, writingTexts, typing, recalculating],
  },
  { name: "dates of 1904", make: of1904, steps: USUAL.filter((step) => step !== closing) },
  {
    name: "rows in plain cells",
    make: plain,
    steps: [
      recalculating,
      reporting,
      writingTexts,
      refusedFor("no-override-columns", overriding(1)),
      dismissing,
      ruling,
      recalculating,
      closing,
      inserting,
    ],
  },
  {
    name: "columns with other words over them",
    make: odd,
    steps: [naming, recalculating, reporting, ruling, recalculating],
  },
  { name: "the sample", make: sample, steps: USUAL },
  {
    name: "the sample's narratives",
    make: sample,
    steps: [writingTexts, typing, writingTexts, taking, overriding(2), closing, writingTexts],
  },
];

// In the short run smaller workbooks take the steps of the sample.
describe.each(
  chosen(
    STORIES,
    STORIES.filter(({ name }) => !name.startsWith("the sample")),
  ),
)("$name", ({ make, steps }) => {
  test("each step that is done, undone and done again gives the same cells over a file as over Excel", async () => {
    const both = openBoth(make());
    for (const step of steps) {
      await both.run(step);
      if (!both.canUndo() || (undone.has(step.name) && !isFullRun)) continue;
      undone.add(step.name);
      await both.undo();
      await both.run(step);
    }
  });
});
