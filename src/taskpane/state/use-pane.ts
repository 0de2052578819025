import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { ReportReading } from "../../actions/read-report";
import type { Kept } from "../../actions/describe/question-form";
import type { Review } from "../../actions/review";
import type { TakenText } from "../../actions/take-texts";
import type { Finding } from "../../kpi/checks/finding";
import type { ColumnChoices } from "../../kpi/finding/choose-columns";
import type { Result } from "../../planning/problem";
import type { Dismissable } from "../../planning/sheets/dismissed-checks/read";
import type { LookChoices } from "../../planning/status-looks/offers";
import type { GivenOverride } from "../../planning/statuses/plan-override";
import type { ColumnPlace, StatusPlace } from "../../planning/tables/columns-reading";
import type { ColumnsDraft } from "./columns-draft";
import {
  openWords,
  leaveClosing,
  leavePreview,
  openColumns,
  typeColumns,
  typeOverride,
  typeReason,
} from "./form-updates";
import type { IndicatorPlace } from "./indicator-place";
import { attempt, JobRunner } from "./job-runner";
import type { ReviseRules } from "./jobs";
import { chooseTab, filterList, openReason, revealIndicator, searchList } from "./list-updates";
import type { OverrideDraft } from "./override-draft";
import type { PaneApp, ShownFinding } from "./pane-app";
import type { Filter, Tab } from "./pane-data";
import { failShowing, type PaneState } from "./pane-state";
import { createPaneStore, type PaneStore } from "./pane-store";
import { useSheetEvents } from "./use-sheet-events";

/** The pane's state, and what the officer can do. */
export interface Pane extends PaneActions {
  state: PaneState;
}

/** What the officer can do. The functions keep their identity when the pane is drawn again. */
export interface PaneActions {
  /** Reads the workbook. */
  review(): void;
  /** Writes the statuses, or previews them first if much would change. */
  recalculate(): void;
  /** Writes what the preview of a run shows, or closes it. */
  preview: { write(choices: LookChoices): void; leave(): void };
  /** Undoes the last job that wrote. */
  undo(): void;
  insertKpiSheet(): void;
  /** Tries the failed job again. */
  retry(): void;
  choose(tab: Tab): void;
  filter(by: Filter | null): void;
  search(text: string): void;
  /** Opens an indicator's reason and shows its cell in the sheet; null closes the reason. */
  open(place: IndicatorPlace | null): void;
  /** Opens an indicator in the Statuses tab. */
  reveal(place: IndicatorPlace): void;
  overrides: OverrideActions;
  rules: RulesActions;
  columns: ColumnsActions;
  /** Judges a period from now on (null for the newest). Gives false if that failed. */
  judge(period: string | null): Promise<boolean>;
  /** Keeps answers to what the workbook leaves open. Gives false if that failed. */
  answer(answers: readonly Kept[]): Promise<boolean>;
  /** Adds a status column where it is all that is missing. */
  addStatuses(place: StatusPlace): void;
  report: ReportActions;
  /** Previews the closing of the period; writes it, or closes the preview. */
  closing: { prepare(): void; write(): void; leave(): void };
  checks: CheckActions;
  showSheet(sheetId: string): void;
  /** Today, as "2025-03-31". */
  today(): string;
}

/** What the officer can do with an override. */
export interface OverrideActions {
  /** Keeps what is typed; null drops it. */
  type(place: IndicatorPlace, draft: OverrideDraft | null): void;
  /** Saves an override; null removes the one that is there. */
  save(place: IndicatorPlace, given: GivenOverride | null): void;
}

/** What the officer can do with the rules. */
export interface RulesActions {
  /** Writes revised rules to the RAG Rules sheet. Gives false if that failed. */
  write(revise: ReviseRules): Promise<boolean>;
  /** Shows the RAG Rules sheet. */
  show(): void;
  /** Opens the form that teaches status words. */
  openWords(): void;
}

/** What the officer can do in the form that asks which column is which. */
export interface ColumnsActions {
  open(): void;
  type(draft: ColumnsDraft): void;
  save(place: ColumnPlace, choices: ColumnChoices): void;
  leave(): void;
}

/** What the officer can do for the report. */
export interface ReportActions {
  /** Writes the sheets of figures, or updates them. */
  writeSheets(): void;
  /** Writes the sheets of texts, or updates them. */
  writeTexts(): void;
  /** Reads the report with its texts; null if that failed. */
  read(): Promise<ReportReading | null>;
  /** Writes texts that came back in a file. Gives false if that failed. */
  takeTexts(taken: readonly TakenText[]): Promise<boolean>;
}

/** What the officer can do with findings. `id` is the finding's in its list. */
export interface CheckActions {
  /** Keeps the reason as it is typed; null drops it. */
  type(id: string, reason: string | null): void;
  /** Dismisses a finding. Gives false if that failed. */
  dismiss(id: string, finding: Dismissable, reason: string): Promise<boolean>;
  /** Brings a dismissed finding back. Gives false if that failed. */
  bringBack(finding: Pick<Finding, "key" | "address">): Promise<boolean>;
  /** Selects the finding's cell in the sheet. */
  show(finding: ShownFinding): void;
  readNotes: PaneApp["readNotes"];
}

/** The pane's state and actions, for as long as the pane is open. */
export function usePane(app: PaneApp): Pane {
  const { store, runner, actions } = useMemo(() => {
    const created = createPaneStore();
    const jobs = new JobRunner(app, created);
    return { store: created, runner: jobs, actions: createActions(app, created, jobs) };
  }, [app]);
  const state = useSyncExternalStore(store.subscribe, store.get);
  useEffect(() => actions.review(), [actions]);
  useSheetEvents(app, store, runner);
  return useMemo(() => ({ state, ...actions }), [state, actions]);
}

function createActions(app: PaneApp, store: PaneStore, runner: JobRunner): PaneActions {
  const show = createShow(store);
  const { update } = store;
  return {
    review: () => void runner.start("reading"),
    recalculate: () => void runner.start("recalculating", null),
    preview: {
      write: (choices) => void runner.start("recalculating", choices),
      leave: () => update(leavePreview),
    },
    undo: () => {
      if (store.get().undoable) void runner.start("undoing");
    },
    insertKpiSheet: () => void runner.start("inserting"),
    retry: () => runner.retry(),
    choose: (tab) => update(chooseTab(tab)),
    filter: (by) => update(filterList(by)),
    search: (text) => update(searchList(text)),
    open(place) {
      update(openReason(place));
      if (place) void show((review) => app.show(review, place));
    },
    reveal(place) {
      update(revealIndicator(place));
      void show((review) => app.show(review, place));
    },
    overrides: {
      type: (place, draft) => update(typeOverride(place, draft)),
      save: (place, given) => void runner.start("overriding", place, given),
    },
    rules: {
      write: (revise) => succeeds(runner.start("writing-rules", revise)),
      show: () => void show((review) => app.showRules(review)),
      openWords: () => update(openWords),
    },
    columns: {
      open: () => update(openColumns),
      type: (draft) => update(typeColumns(draft)),
      save: (place, choices) => void runner.start("naming-columns", place, choices),
      leave: () => update(typeColumns(null)),
    },
    judge: (period) => succeeds(runner.start("judging-period", period)),
    answer: (answers) => succeeds(runner.start("answering", answers)),
    addStatuses: (place) => void runner.start("adding-statuses", place),
    report: {
      writeSheets: () => void runner.start("writing-sheets"),
      writeTexts: () => void runner.start("writing-texts"),
      read: () => runner.start("reading-report"),
      takeTexts: (taken) => succeeds(runner.start("taking-texts", taken)),
    },
    closing: {
      prepare: () => void runner.start("preparing-closing"),
      write: () => {
        const { closing } = store.get();
        if (closing) void runner.start("closing", closing);
      },
      leave: () => update(leaveClosing),
    },
    checks: createCheckActions(app, store, runner),
    showSheet: (sheetId) => void show(() => app.showSheet(sheetId)),
    today: () => app.today(),
  };
}

function createCheckActions(app: PaneApp, store: PaneStore, runner: JobRunner): CheckActions {
  const show = createShow(store);
  return {
    type: (id, reason) => store.update(typeReason(id, reason)),
    dismiss: (id, finding, reason) => succeeds(runner.start("dismissing", { id, finding }, reason)),
    bringBack: (finding) => succeeds(runner.start("bringing-back", finding)),
    show: (finding) => void show((review) => app.showFinding(review, finding)),
    readNotes: (review, known) => app.readNotes(review, known),
  };
}

async function succeeds(result: Promise<unknown>): Promise<boolean> {
  return (await result) !== null;
}

/** Shows something in the sheet. It is not a job, and may run beside one. */
function createShow(store: PaneStore): (what: (review: Review) => Promise<Result<void>>) => Promise<void> {
  return async (what) => {
    const { review } = store.get();
    if (!review) return;
    const shown = await attempt(() => what(review));
    if (!shown.ok) store.update(failShowing(shown.problem));
  };
}
