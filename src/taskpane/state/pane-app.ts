import type { PreparedClosing } from "../../actions/close-period";
import { prepareRun } from "../../actions/recalculate";
import type { Kept } from "../../actions/describe/question-form";
import { review, type Review } from "../../actions/review";
import { showFinding } from "../../actions/show-finding";
import { showIndicator } from "../../actions/show-indicator";
import type { WrittenReview, WrittenRun } from "../../actions/review/write-logged";
import type { ReportReading } from "../../actions/read-report";
import type { TakenText } from "../../actions/take-texts";
import type { WrittenSheets } from "../../actions/write-report-sheets";
import { localDay, localTime } from "../../progress/clock";
import type { Finding, NotedCells } from "../../kpi/checks/finding";
import type { Dismissable } from "../../planning/sheets/dismissed-checks/read";
import type { ProgressFeed } from "../../progress/progress-feed";
import type { ColumnChoices } from "../../kpi/finding/choose-columns";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { ColumnPlace, ColumnsReading, StatusPlace } from "../../planning/tables/columns-reading";
import type { GivenOverride } from "../../planning/statuses/plan-override";
import type { LookChoices } from "../../planning/status-looks/offers";
import type { Applied } from "../../planning/decoration";
import type { Place, Progress, StopWatching, Undone, WorkbookPort } from "../../planning/port";
import type { Result } from "../../planning/problem";
import type { IndicatorPlace } from "./indicator-place";

/** The part of a finding that is needed to select its cell. */
export type ShownFinding = Omit<Finding, "code" | "key" | "sentence">;

/** What the pane can do with a workbook. Components know this interface, and nothing of Excel. */
export interface PaneApp {
  review(): Promise<Result<Review>>;
  /** Reads the workbook for a run. Refuses one that could not be written safely. */
  prepare(): Promise<Result<Review>>;
  /** Writes the changes of a review, and the offers that the officer has chosen. */
  write(reviewed: Review, choices?: LookChoices): Promise<Result<WrittenReview>>;
  /** Restores what a job overwrote. */
  undo(run: WrittenRun): Promise<Result<Undone & { review: WrittenReview }>>;
  /** Loads the scripts that the officer is likely to need, before they are needed or the connection is lost. */
  fetchAhead?(): Promise<void>;
  insertKpiSheet(): Promise<Result<Applied>>;
  /** Selects an indicator's status cell in the sheet. */
  show(reviewed: Review, place: IndicatorPlace): Promise<Result<void>>;
  /** Stores an officer's status in the row's columns (null clears it) and writes the row's status. */
  override(reviewed: Review, place: IndicatorPlace, given: GivenOverride | null): Promise<Result<WrittenReview>>;
  /** Writes a ruleset to the RAG Rules sheet, which is created if missing, and rates by it. Writes no status. */
  writeRules(reviewed: Review, ruleset: Ruleset): Promise<Result<WrittenReview>>;
  /** Stores which heading is which column, and reads the workbook again. Writes no status. */
  nameColumns(known: ColumnsReading, place: ColumnPlace, choices: ColumnChoices): Promise<Result<WrittenReview>>;
  /** Stores which period is judged (null for the newest), and reads the workbook again. Writes no status. */
  judgePeriod(reviewed: Review, period: string | null): Promise<Result<WrittenReview>>;
  /** Stores answers to what the workbook leaves open, and reads it again. Writes no status. */
  answerQuestions(reviewed: Review, answers: readonly Kept[]): Promise<Result<WrittenReview>>;
  /** Adds a status column where it is all that is missing, and writes the statuses. */
  addStatuses(place: StatusPlace): Promise<Result<WrittenReview>>;
  /** Shows the RAG Rules sheet to the officer. */
  showRules(reviewed: Review): Promise<Result<void>>;
  /** Reports the progress of jobs. Returns a function that stops it. */
  watchProgress?(onProgress: (progress: Progress) => void): () => void;
  /** Writes the sheets of the report's figures, or updates them. */
  writeSheets(): Promise<Result<WrittenSheets>>;
  /** Writes the sheets of the report's texts, or updates them. */
  writeTexts(): Promise<Result<WrittenSheets>>;
  /** Reads the report with its texts. */
  readReport(): Promise<Result<ReportReading>>;
  /** Writes texts that came back in a file into the workbook. */
  takeTexts(taken: readonly TakenText[]): Promise<Result<WrittenSheets>>;
  /** Plans the closing of the period. Writes nothing. */
  prepareClosing(): Promise<Result<PreparedClosing>>;
  /** Closes the period as planned. */
  writeClosing(prepared: PreparedClosing): Promise<Result<WrittenReview>>;
  /** Dismisses a finding, with a reason that is stored in the workbook. */
  dismiss(reviewed: Review, finding: Dismissable, reason: string): Promise<Result<WrittenReview>>;
  /** Removes a dismissal from the workbook, by its key. */
  bringBack(reviewed: Review, key: string): Promise<Result<WrittenReview>>;
  /** Reads which cells have a note, for the findings that depend on it. Gives `known` itself if nothing has changed. */
  readNotes(reviewed: Pick<Review, "tables" | "scorecard">, known: NotedCells): Promise<NotedCells>;
  /** Selects the cell that a finding is about. */
  showFinding(reviewed: Review, finding: ShownFinding): Promise<Result<void>>;
  /** Shows a sheet to the officer, by its id. */
  showSheet(sheetId: string): Promise<Result<void>>;
  /** Today, as "2025-03-31". */
  today(): string;
  /** Reports the cell that the officer selects in the sheet. */
  watchSelection(onSelect: (place: Place) => void): Promise<StopWatching>;
  /** Reports the id of a sheet whose cells change. */
  watchChanges(onChange: (sheetId: string) => void): Promise<StopWatching>;
}

/** The pane's actions on a workbook. `defaults` are the rules of a workbook without a RAG Rules sheet. */
export function createPaneApp(port: WorkbookPort, defaults: Ruleset, progress?: ProgressFeed): PaneApp {
  // Actions that are not always needed are loaded on first use.
  return {
    ...(progress ? { watchProgress: (onProgress) => progress.watch(onProgress) } : {}),
    review: () => review(port, defaults),
    prepare: () => prepareRun(port, defaults, { now: localTime() }),
    write: async (reviewed, choices) => {
      const { writeReview } = await import("../../actions/review/write-review");
      // Choices come from the preview, which has already loaded this.
      const taken = choices
        ? (await import("../../actions/review/take-offers")).takeOffers(reviewed, choices)
        : reviewed;
      return writeReview(port, taken, { now: localTime() });
    },
    undo: async (run) => (await import("../../actions/undo-run")).undoRun(port, defaults, run, { now: localTime() }),
    fetchAhead: async () => {
      await Promise.all([
        import("../../actions/review/write-review"),
        import("../../actions/undo-run"),
        port.fetchAhead?.(),
      ]);
    },
    insertKpiSheet: async () => (await import("../../actions/insert-kpi-sheet")).insertKpiSheet(port),
    show: (reviewed, place) => showIndicator(port, reviewed.tables, place),
    override: async (reviewed, place, given) =>
      (await import("../../actions/override-indicator")).overrideIndicator(port, defaults, reviewed, place, given, {
        now: localTime(),
      }),
    writeRules: async (reviewed, ruleset) =>
      (await import("../../actions/write-rules")).writeRules(port, defaults, reviewed, ruleset),
    nameColumns: async (known, place, choices) =>
      (await import("../../actions/map-columns")).mapColumns(port, defaults, known, place, choices),
    judgePeriod: async (reviewed, period) =>
      (await import("../../actions/judge-period")).judgePeriod(port, defaults, reviewed, period),
    answerQuestions: async (reviewed, answers) =>
      (await import("../../actions/answer-questions")).answerQuestions(port, defaults, reviewed, answers),
    addStatuses: async (place) =>
      (await import("../../actions/add-status")).addStatuses(port, defaults, place, { now: localTime() }),
    showRules: async (reviewed) => (await import("../../actions/write-rules")).showRules(port, reviewed),
    writeSheets: async () =>
      (await import("../../actions/write-report-sheets")).writeReportSheets(port, defaults, localDay()),
    writeTexts: async () =>
      (await import("../../actions/write-report-sheets")).writeReportTexts(port, defaults, localDay()),
    readReport: async () => (await import("../../actions/read-report")).readReport(port, defaults, localDay()),
    takeTexts: async (taken) => (await import("../../actions/take-texts")).takeTexts(port, defaults, localDay(), taken),
    prepareClosing: async () => (await import("../../actions/close-period")).prepareClosing(port, defaults, localDay()),
    writeClosing: async (prepared) =>
      (await import("../../actions/close-period")).writeClosing(port, defaults, prepared, { now: localTime() }),
    dismiss: async (reviewed, finding, reason) =>
      (await import("../../actions/dismiss-check")).dismissCheck(port, reviewed, finding, reason, { now: localTime() }),
    bringBack: async (reviewed, key) =>
      (await import("../../actions/dismiss-check")).bringBackCheck(port, reviewed, key),
    readNotes: async (reviewed, known) =>
      (await import("../../actions/check-workbook")).readNotes(port, reviewed, known),
    showFinding: (reviewed, finding) => showFinding(port, reviewed, finding),
    showSheet: (sheetId) => port.select({ sheetId, row: 0, column: 1 }),
    today: () => localDay(),
    watchSelection: (onSelect) => port.watchSelection(onSelect),
    watchChanges: (onChange) => port.watchChanges(onChange),
  };
}
