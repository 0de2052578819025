import { type LookChoices } from "../../src/planning/status-looks/offers";
import type { StatusPlace } from "../../src/planning/tables/columns-reading";
import type { PreparedClosing } from "../../src/actions/close-period";
import { readNotes } from "../../src/actions/check-workbook";
import type { Review } from "../../src/actions/review";
import type { WrittenReview, WrittenRun } from "../../src/actions/review/write-logged";
import type { ReportReading } from "../../src/actions/read-report";
import type { TakenText } from "../../src/actions/take-texts";
import { readTexts, type ReadTexts } from "../../src/planning/sheets/narratives/plan";
import type { WrittenSheets } from "../../src/actions/write-report-sheets";
import type { Kept } from "../../src/actions/describe/question-form";
import type { NotedCells } from "../../src/kpi/checks/finding";
import { closePeriod } from "../../src/kpi/history/close-rows";
import type { ColumnChoices } from "../../src/kpi/finding/choose-columns";
import type { TableSeries } from "../../src/kpi/layout/table-series";
import type { HistoryRecord } from "../../src/kpi/history/record";
import type { Ruleset } from "../../src/rag/rules/ruleset";
import { STATUS_WORDS } from "../../src/rag/status";
import { FIGURE_SHEETS, TEXT_SHEETS } from "../../src/planning/sheets/own-sheets";
import type { PaneApp, ShownFinding } from "../../src/taskpane/state/pane-app";
import type { ColumnPlace, ColumnsReading } from "../../src/planning/tables/columns-reading";
import type { LogTrouble } from "../../src/planning/sheets/rag-log/plan";
import type { GivenOverride } from "../../src/planning/statuses/plan-override";
import type { Applied, Undecorated } from "../../src/planning/decoration";
import type { NotesReading, Progress, Undone } from "../../src/planning/port";
import { done, refused, type Problem, type Result } from "../../src/planning/problem";
import { EMPTY_PLAN } from "../../src/planning/plan";
import {
  dismissalKey,
  type Dismissable,
  type Dismissal,
  type DismissalList,
} from "../../src/planning/sheets/dismissed-checks/read";
import type { SheetsPlan } from "../../src/planning/sheets/report-sheets";
import type { SheetOutline } from "../../src/planning/snapshot";
import { type RowOf } from "../kpi/kpi-table-of";
import { reviewOf, ROWS } from "./sample-review";

/** The pane's actions over rows in memory. A run changes the rows, so that the next finds nothing to write. */
export class FakeApp implements PaneApp {
  shown: { tableId: string; row: number }[] = [];
  runs = 0;
  /** The choices given to each run. */
  choices: (LookChoices | undefined)[] = [];
  inserts = 0;
  problem: Problem | null = null;
  /** Reports progress, as the workbook does. */
  reportProgress(progress: Progress): void {
    for (const watcher of [...this.#watchers]) watcher(progress);
  }
  readonly #watchers = new Set<(progress: Progress) => void>();
  select: Parameters<PaneApp["watchSelection"]>[0] = () => undefined;
  change: Parameters<PaneApp["watchChanges"]>[0] = () => undefined;
  reads = 0;
  overrides: { row: number; given: GivenOverride | null }[] = [];
  writtenRules: Ruleset[] = [];
  rulesShown = 0;
  named: { place: string; choices: ColumnChoices }[] = [];
  /** Why columns cannot be remembered. */
  namingProblem: Problem | null = null;
  /** The periods that the KPI rows hold, and the one that was chosen. */
  series: TableSeries | null = null;
  chosenPeriod: string | null = null;
  /** The places for statuses beside rows that are not judged. */
  statusPlaces: readonly StatusPlace[] = [];
  undone: WrittenRun[] = [];
  /** The cells that an undo does not restore. */
  left: Undone["left"] = [];
  unlogged: LogTrouble | null = null;
  undecorated: Undecorated[] = [];
  reportSheets: SheetOutline[] = [];
  /** The result of writing the report's sheets, if it is not the usual one. */
  sheets: SheetsPlan | null = null;
  sheetsShown: string[] = [];
  closed: string[] = [];
  /** The report's texts, if they are not those of an empty workbook. */
  texts: ReadTexts | null = null;
  taken: TakenText[] = [];
  dismissed: { finding: Dismissable; reason: string }[] = [];
  broughtBack: string[] = [];
  findingsShown: string[] = [];
  /** The cells with notes, and how often they were read. */
  noted: NotesReading = { cells: [], coverage: "notes-and-comments" };
  notesRead = 0;
  private dismissals: Dismissal[] = [];
  /** The periods in the workbook's history. */
  records: HistoryRecord[] = [];
  private written = false;

  constructor(
    private rows: RowOf[] | null = ROWS,
    private rules: Ruleset | null = null,
  ) {}

  /** Changes the rows as a person does in the sheet. `change` raises the event. */
  edit(change: (rows: RowOf[]) => RowOf[]): void {
    this.rows = change(this.rows ?? []);
  }

  review(): Promise<Result<Review>> {
    this.reads += 1;
    if (this.problem) return Promise.resolve(refused(this.problem));
    if (!this.rows) return Promise.resolve(refused({ code: "no-kpi-table", nearest: null }));
    const read = reviewOf(this.rows, this.rules, this.records);
    const reviewed = {
      ok: true as const,
      value: {
        ...read.value,
        ...{ reportSheets: this.reportSheets, dismissals: this.dismissalList(), chosenPeriod: this.chosenPeriod },
        statusPlaces: this.statusPlaces,
        tables: this.series
          ? read.value.tables.map((table) => ({ ...table, series: this.series ?? undefined }))
          : read.value.tables,
      },
    };
    return Promise.resolve(this.written ? done({ ...reviewed.value, changes: [] }) : reviewed);
  }

  prepare(): Promise<Result<Review>> {
    return this.review();
  }

  async write(reviewed: Review, choices?: LookChoices): Promise<Result<WrittenReview>> {
    this.runs += 1;
    this.choices.push(choices);
    if (this.problem) return Promise.resolve(refused(this.problem));
    this.written = true;
    return this.asWritten(done(reviewed), reviewed.changes.length > 0);
  }

  async undo(run: WrittenRun): Promise<Result<Undone & { review: WrittenReview }>> {
    if (this.problem) return refused(this.problem);
    this.undone.push(run);
    this.written = false;
    const review = await this.asWritten(await this.review(), false);
    return review.ok ? done({ left: this.left, review: review.value }) : review;
  }

  private asWritten(reviewed: Result<Review>, isWritten: boolean): Result<WrittenReview> {
    if (!reviewed.ok) return reviewed;
    const { plan, ruleset } = reviewed.value;
    const { unlogged, undecorated } = this;
    return done({
      ...reviewed.value,
      run: isWritten ? { plan, entries: [], ruleset } : null,
      unlogged,
      undecorated,
    });
  }

  insertKpiSheet(): Promise<Result<Applied>> {
    this.inserts += 1;
    this.rows = [];
    return Promise.resolve(done({ undecorated: this.undecorated }));
  }

  show(_: Review, place: { tableId: string; row: number }): Promise<Result<void>> {
    this.shown.push({ tableId: place.tableId, row: place.row });
    return Promise.resolve(done(undefined));
  }

  async override(_: Review, place: { row: number }, given: GivenOverride | null): Promise<Result<WrittenReview>> {
    if (this.problem) return Promise.resolve(refused(this.problem));
    this.overrides.push({ row: place.row, given });
    const typed: RowOf = {
      override: given ? STATUS_WORDS[given.status] : "",
      overrideReason: given?.reason ?? "",
      reviewBy: given?.reviewBy ?? "",
    };
    this.edit((rows) => rows.map((row, index) => (index === place.row ? { ...row, ...typed } : row)));
    return this.asWritten(await this.review(), true);
  }

  async writeRules(_: Review, ruleset: Ruleset): Promise<Result<WrittenReview>> {
    if (this.problem) return Promise.resolve(refused(this.problem));
    this.writtenRules.push(ruleset);
    this.rules = ruleset;
    return this.asWritten(await this.review(), true);
  }

  async nameColumns(_: ColumnsReading, place: ColumnPlace, choices: ColumnChoices): Promise<Result<WrittenReview>> {
    if (this.namingProblem) return refused(this.namingProblem);
    this.named.push({ place: place.id, choices });
    this.problem = null;
    return this.asWritten(await this.review(), true);
  }

  async judgePeriod(_: Review, period: string | null): Promise<Result<WrittenReview>> {
    if (this.problem) return refused(this.problem);
    this.chosenPeriod = period;
    if (this.series) this.series = { ...this.series, judged: period ?? this.series.newest, isChosen: period !== null };
    return this.asWritten(await this.review(), true);
  }

  readonly answers: (readonly Kept[])[] = [];

  async answerQuestions(_: Review, answers: readonly Kept[]): Promise<Result<WrittenReview>> {
    if (this.problem) return refused(this.problem);
    this.answers.push(answers);
    if (this.series) this.series = { ...this.series, unclear: new Map() };
    return this.asWritten(await this.review(), true);
  }

  /** The places where a status column was added. */
  readonly addedTo: StatusPlace[] = [];

  async addStatuses(place: StatusPlace): Promise<Result<WrittenReview>> {
    this.addedTo.push(place);
    this.statusPlaces = [];
    this.problem = null;
    return this.asWritten(await this.review(), true);
  }

  showRules(): Promise<Result<void>> {
    this.rulesShown += 1;
    return Promise.resolve(done(undefined));
  }

  async writeSheets(): Promise<Result<WrittenSheets>> {
    if (this.problem) return refused(this.problem);
    const isNew = this.reportSheets.length === 0;
    this.reportSheets = FIGURE_SHEETS.map(({ name }) => ({ id: name, name, protected: false }));
    const written = this.asWritten(await this.review(), isNew);
    const sheets = {
      plan: EMPTY_PLAN,
      added: isNew ? FIGURE_SHEETS.map(({ name }) => name) : [],
      changed: [],
      overtyped: [],
      troubles: [],
    };
    return written.ok ? done({ ...written.value, sheets: this.sheets ?? sheets }) : written;
  }

  async writeTexts(): Promise<Result<WrittenSheets>> {
    if (this.problem) return refused(this.problem);
    this.reportSheets = [
      ...this.reportSheets,
      ...TEXT_SHEETS.map(({ name }) => ({ id: name, name, protected: false })),
    ];
    const written = this.asWritten(await this.review(), true);
    const sheets = {
      plan: EMPTY_PLAN,
      added: TEXT_SHEETS.map(({ name }) => name),
      changed: [],
      overtyped: [],
      troubles: [],
    };
    return written.ok ? done({ ...written.value, sheets }) : written;
  }

  async readReport(): Promise<Result<ReportReading>> {
    const read = await this.review();
    if (!read.ok) return read;
    return done({
      review: read.value,
      textSheets: [],
      texts: this.texts ?? readTexts(read.value, [], [], this.today()),
    });
  }

  async takeTexts(taken: readonly TakenText[]): Promise<Result<WrittenSheets>> {
    if (this.problem) return refused(this.problem);
    this.taken.push(...taken);
    const written = this.asWritten(await this.review(), true);
    const sheets = { plan: EMPTY_PLAN, added: [], changed: ["Narratives"], overtyped: [], troubles: [] };
    return written.ok ? done({ ...written.value, sheets }) : written;
  }

  async prepareClosing(): Promise<Result<PreparedClosing>> {
    const read = await this.review();
    if (!read.ok) return read;
    const closing = closePeriod(read.value.scorecard, read.value.tables, [], read.value.scorecard.period ?? "");
    if ("why" in closing) return refused({ code: "nothing-to-close", why: closing.why });
    const history = { added: closing.rows.length, replaced: 0, stayed: 0 };
    return done({
      review: read.value,
      closing,
      history,
      keptWords: [],
      formulas: [],
      outOfDate: read.value.changes.length,
      statuses: [],
      leftEmpty: 0,
      directions: 0,
      entries: [],
      textTroubles: [],
      plan: EMPTY_PLAN,
    });
  }

  async writeClosing(prepared: PreparedClosing): Promise<Result<WrittenReview>> {
    if (this.problem) return refused(this.problem);
    this.closed.push(prepared.closing.period);
    return this.asWritten(await this.review(), true);
  }

  private dismissalList(): DismissalList | null {
    if (this.dismissals.length === 0) return null;
    const sheet = {
      ...{ id: "list", name: "Dismissed Checks", protected: false, firstRow: 0, firstColumn: 0 },
      values: [],
      formulas: [],
      formats: [],
    };
    return { sheet, isOurs: true, isNewer: false, dismissals: this.dismissals };
  }

  async dismiss(reviewed: Review, finding: Dismissable, reason: string): Promise<Result<WrittenReview>> {
    if (this.problem) return refused(this.problem);
    this.dismissed.push({ finding, reason });
    this.dismissals = [...this.dismissals, { key: dismissalKey(finding), reason, when: "2025-04-15 09:30" }];
    return Promise.resolve(this.asWritten(done({ ...reviewed, dismissals: this.dismissalList() }), true));
  }

  async bringBack(reviewed: Review, key: string): Promise<Result<WrittenReview>> {
    if (this.problem) return refused(this.problem);
    this.broughtBack.push(key);
    this.dismissals = this.dismissals.filter((dismissal) => dismissal.key !== key);
    return Promise.resolve(this.asWritten(done({ ...reviewed, dismissals: this.dismissalList() }), true));
  }

  showFinding(_: Review, finding: ShownFinding): Promise<Result<void>> {
    this.findingsShown.push(finding.address);
    return Promise.resolve(done(undefined));
  }

  readNotes(reviewed: Pick<Review, "tables" | "scorecard">, known: NotedCells): Promise<NotedCells> {
    const read = (): Promise<NotesReading> => {
      this.notesRead += 1;
      return Promise.resolve(this.noted);
    };
    return readNotes({ readNotes: read }, reviewed, known);
  }

  showSheet(sheetId: string): Promise<Result<void>> {
    this.sheetsShown.push(sheetId);
    return Promise.resolve(done(undefined));
  }

  today(): string {
    return "2025-04-15";
  }

  fetchAhead(): Promise<void> {
    return Promise.resolve();
  }

  watchProgress(onProgress: (progress: Progress) => void): () => void {
    this.#watchers.add(onProgress);
    return () => void this.#watchers.delete(onProgress);
  }

  watchChanges(onChange: Parameters<PaneApp["watchChanges"]>[0]): Promise<() => Promise<void>> {
    this.change = onChange;
    return Promise.resolve(() => Promise.resolve());
  }

  watchSelection(onSelect: Parameters<PaneApp["watchSelection"]>[0]): Promise<() => Promise<void>> {
    this.select = onSelect;
    return Promise.resolve(() => Promise.resolve());
  }
}
