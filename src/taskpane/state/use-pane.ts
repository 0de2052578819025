import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import { needsPreview } from "../../actions/recalculate";
import type { ReportReading } from "../../actions/read-report";
import type { Review } from "../../actions/review";
import type { TakenText } from "../../actions/take-texts";
import type { WrittenSheets } from "../../actions/write-report-sheets";
import type { Finding } from "../../kpi/checks/finding";
import { PATIENCE_MS, within } from "../../progress/patience";
import { allIndicators } from "../../kpi/scorecard";
import type { ColumnChoices } from "../../kpi/finding/choose-columns";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { ColumnPlace } from "../../planning/tables/columns-reading";
import { asStale } from "../../planning/plan";
import type { GivenOverride } from "../../planning/statuses/plan-override";
import type { LookChoices } from "../../planning/status-looks/offers";
import { done, problemOf, refused, type Result } from "../../planning/problem";
import { dismissalKey, type Dismissable } from "../../planning/sheets/dismissed-checks/read";
import { followDraft, type ColumnsDraft } from "./columns-draft";
import { followPlace } from "./indicator-place";
import type { OverrideDraft } from "./override-draft";
import type { PaneApp, ShownFinding } from "./pane-app";
import {
  INITIAL_STATE,
  isOtherRun,
  reducePane,
  type Filter,
  type IndicatorPlace,
  type Job,
  type PaneEvent,
  type PaneState,
  type Tab,
} from "./pane-state";
import { useSubscription } from "../kit/use-subscription";

/** Excel tells of a run's own writes shortly after it; those say nothing new. */
const ECHO_MS = 2000;

/** How long the sheet must be left alone before it is read again. */
const PAUSE_MS = 800;

/** Longer tables are only marked as out of date: reading them at every change would slow the officer down. */
const READ_AGAIN_LIMIT = 2000;

export interface Pane {
  state: PaneState;
  review(): void;
  /** Writes the statuses; where much would change, shows that first. */
  recalculate(): void;
  /** What can be done with a run that is shown before it is written. */
  preview: { write(choices: LookChoices): void; leave(): void };
  /** Takes back what was written last. */
  undo(): void;
  insertKpiSheet(): void;
  /** Does again the last job that was asked for, after reading the workbook afresh. */
  repeat(): void;
  choose(tab: Tab): void;
  filter(by: Filter | null): void;
  search(text: string): void;
  /** Opens an indicator's reason and shows its cell in the sheet; null closes what is open. */
  open(place: IndicatorPlace | null): void;
  /** Opens an indicator in the Statuses tab. */
  reveal(place: IndicatorPlace): void;
  overrides: OverrideActions;
  /** Writes rules to the RAG Rules sheet, these or what is made of those in use by then; tells whether it was done. */
  writeRules(ruleset: Ruleset | MadeRules): Promise<boolean>;
  /** Shows where words of status cells are taught. */
  askWords(): void;
  showRules(): void;
  /** Saying which column is which: opened, chosen, remembered or left. */
  columns: {
    open(): void;
    type(draft: ColumnsDraft): void;
    save(place: ColumnPlace, choices: ColumnChoices): void;
    repeat(): void;
    leave(): void;
  };
  /** Makes the report's sheets, or brings them up to date. */
  writeSheets(): void;
  /** The report's texts: their sheets made or brought up to date, read, put in place of others. */
  texts: {
    write(): void;
    /** null where it was refused, which is said. */
    read(): Promise<ReportReading | null>;
    /** Tells whether it was done. */
    take(taken: readonly TakenText[]): Promise<boolean>;
  };
  /** Closing the period: shown first, then written or left. */
  closing: { prepare(): void; write(): void; leave(): void };
  checks: CheckActions;
  showSheet(sheetId: string): void;
  /** Today, as "2025-03-31". */
  today(): string;
}

/** Other rules, made of those in use; null where that cannot be done any more. */
export type MadeRules = (inUse: Ruleset) => Ruleset | null;

/** What can be done with an override that is being typed. */
export interface OverrideActions {
  /** Keeps what was typed; null drops it. */
  type(place: IndicatorPlace, draft: OverrideDraft | null): void;
  /** Stores an override; null clears the one there is. */
  save(place: IndicatorPlace, given: GivenOverride | null): void;
}

/** What can be done with what was found before publishing. `id` tells a finding from others in the list. */
export interface CheckActions {
  /** Keeps the reason as far as it was typed; null drops it. */
  type(id: string, reason: string | null): void;
  /** Tells whether it was done; so does bringing back. */
  dismiss(id: string, finding: Dismissable, reason: string): Promise<boolean>;
  bringBack(finding: Pick<Finding, "key" | "address">): Promise<boolean>;
  /** Shows its cell in the sheet. */
  show(finding: ShownFinding): void;
  /** Reads which cells have a note, where a finding depends on it. */
  readNotes: PaneApp["readNotes"];
}

/** A job that writes: with what was known when it was asked for, the review that holds now, and whom it is about. */
type WriteAct = (known: Review | null, now: Review, about: IndicatorPlace | null) => Promise<Result<PaneEvent>>;

/**
 * The pane's state and what the officer can do with it. One job runs at a time; each ends by freeing the button, if need
 * be without Excel's answer: what comes after that is heard no more, but that the workbook may have changed.
 */
export function usePane(app: PaneApp): Pane {
  const [state, dispatch] = useReducer(reducePane, INITIAL_STATE);
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  const busy = useRef(false);
  const quietUntil = useRef(0);
  /** The reading that follows a change in the sheet. A job waits for it, rather than be refused without a word. */
  const quietReading = useRef<Promise<void>>(Promise.resolve());
  /** Counts the jobs, and those that were given up: what belongs to an earlier turn is late. */
  const turn = useRef(0);
  /** True when the last writing failed, so that what was read before it may no longer hold. */
  const mayHaveAged = useRef(false);

  const run = useCallback(
    async (activity: Job, job: TimedJob, about: IndicatorPlace | null = null): Promise<boolean> => {
      if (busy.current) return false;
      busy.current = true;
      const mine = ++turn.current;
      const isLate = (): boolean => turn.current !== mine;
      dispatch({ type: "started", activity, about });
      const answer = quietReading.current.then(() => (isLate() ? null : job(isLate)));
      const event = await within(PATIENCE_MS, answer, (sign) => app.watchProgress?.(sign) ?? (() => undefined));
      if (event) {
        dispatch(event);
      } else {
        turn.current += 1;
        mayHaveAged.current = true;
        quietReading.current = Promise.resolve();
        dispatch({ type: "failed", problem: { code: "no-answer" }, doing: activity });
        void answer.then((late) => {
          if (late && activity !== "reading" && isDone(late)) dispatch({ type: "sheet-changed" });
        });
      }
      busy.current = false;
      return event !== null && event.type !== "failed";
    },
    [app],
  );

  const review = useCallback(
    () => void run("reading", async () => ({ type: "reviewed", result: await attempt(() => app.review()) })),
    [app, run],
  );
  const finishRun = async (reviewed: Review, choices?: LookChoices): Promise<PaneEvent> => {
    const result = await attempt(() => app.write(reviewed, choices));
    quietUntil.current = performance.now() + ECHO_MS;
    return { type: "recalculated", result };
  };
  const recalculate = (): void =>
    void run("recalculating", async () => {
      const prepared = await attempt(() => app.prepare());
      if (!prepared.ok) return { type: "recalculated", result: prepared };
      if (needsPreview(prepared.value)) return { type: "previewed", review: prepared.value, hasChanged: false };
      return finishRun(prepared.value);
    });
  const writeShown = (choices: LookChoices): void => {
    const shown = latest.current.review;
    void run("recalculating", async () => {
      // The sheet may have changed since, or be changing: then it is read again, and what would be written is shown again
      // where that is something else.
      if (shown && !latest.current.isOutOfDate) return finishRun({ ...shown, plan: asStale(shown.plan) }, choices);
      const prepared = await attempt(() => app.prepare());
      if (!prepared.ok) return { type: "recalculated", result: prepared };
      if (isOtherRun(shown, prepared.value)) return { type: "previewed", review: prepared.value, hasChanged: true };
      return finishRun(prepared.value, choices);
    });
  };
  const writeSheets = (): void =>
    void run("writing-sheets", async () => {
      const written = await attempt(() => app.writeSheets());
      quietUntil.current = performance.now() + ECHO_MS;
      if (!written.ok) return { type: "failed", problem: written.problem, doing: "writing-sheets" };
      return { type: "sheets-written", review: written.value };
    });
  const writeTexts = (
    doing: "writing-texts" | "taking-texts",
    act: () => Promise<Result<WrittenSheets>>,
  ): Promise<boolean> =>
    run(doing, async () => {
      const written = await attempt(act);
      quietUntil.current = performance.now() + ECHO_MS;
      if (!written.ok) return { type: "failed", problem: written.problem, doing };
      return { type: "sheets-written", review: written.value };
    });
  const readReport = async (): Promise<ReportReading | null> => {
    let reading: ReportReading | null = null;
    await run("reading-report", async () => {
      const read = await attempt(() => app.readReport());
      if (!read.ok) return { type: "failed", problem: read.problem, doing: "reading-report" };
      reading = read.value;
      return { type: "report-read", review: read.value.review };
    });
    return reading;
  };
  const prepareClosing = (): void =>
    void run("preparing-closing", async () => {
      const prepared = await attempt(() => app.prepareClosing());
      if (!prepared.ok) return { type: "failed", problem: prepared.problem, doing: "preparing-closing" };
      return { type: "closing-prepared", closing: prepared.value };
    });
  const writeClosing = (): void => {
    const { closing } = latest.current;
    if (!closing) return;
    void run("closing", async () => {
      const written = await attempt(() => app.writeClosing(closing));
      quietUntil.current = performance.now() + ECHO_MS;
      if (!written.ok) return { type: "failed", problem: written.problem, doing: "closing" };
      const { period, next } = closing.closing;
      return { type: "closed", period, next, review: written.value };
    });
  };
  const nameColumns = (place: ColumnPlace, choices: ColumnChoices): void => {
    const { columns } = latest.current;
    if (!columns) return;
    void run("naming-columns", async () => {
      const named = await attempt(() => app.nameColumns(columns, place, choices));
      quietUntil.current = performance.now() + ECHO_MS;
      if (!named.ok) return { type: "failed", problem: named.problem, doing: "naming-columns" };
      return { type: "columns-named", review: named.value };
    });
  };
  const insertKpiSheet = (): void =>
    void run("inserting", async () => {
      const inserted = await attempt(() => app.insertKpiSheet());
      if (!inserted.ok) return { type: "failed", problem: inserted.problem, doing: "inserting" };
      return { type: "reviewed", result: await attempt(() => app.review()) };
    });

  const again = useRef<{ doing: Job; act: WriteAct } | null>(null);
  /** Writes on the strength of a review that still holds: the known one, or a new one where that may have aged. */
  const write = useCallback(
    (doing: Job, act: WriteAct, about: IndicatorPlace | null = null): Promise<boolean> => {
      again.current = { doing, act };
      const job: TimedJob = async (isLate) => {
        const known = latest.current.review;
        const isGood = known !== null && !mayHaveAged.current && !latest.current.isOutOfDate;
        const read = isGood ? done(known) : await attempt(() => app.review());
        // Nothing is written once the officer has been told that it was given up.
        const write = (now: Review): Promise<Result<PaneEvent>> => attempt(() => act(known, now, about));
        const written = !read.ok ? read : isLate() ? refused({ code: "no-answer" }) : await write(read.value);
        quietUntil.current = performance.now() + ECHO_MS;
        if (!isLate()) mayHaveAged.current = !written.ok;
        return written.ok ? written.value : { type: "failed", problem: written.problem, doing };
      };
      return run(doing, job, about);
    },
    [app, run],
  );
  const overrides = useMemo((): OverrideActions => {
    const save = (place: IndicatorPlace, given: GivenOverride | null): void => {
      const act: WriteAct = async (known, now, about) => {
        const from = about ?? place;
        const at = known ? followPlace(from, allIndicators(known.scorecard), allIndicators(now.scorecard)) : null;
        if (!at) return refused({ code: "workbook-changed" });
        const stored = await app.override(now, at, given);
        if (!stored.ok) return stored;
        return done({ type: "overridden", place: from, at, status: given?.status ?? null, review: stored.value });
      };
      void write("overriding", act, place);
    };
    return { type: (place, draft) => dispatch({ type: "override-typed", place, draft }), save };
  }, [app, write]);
  const writeRules = useCallback(
    (ruleset: Ruleset | MadeRules): Promise<boolean> =>
      write("writing-rules", async (_, now) => {
        const made = typeof ruleset === "function" ? ruleset(now.ruleset) : ruleset;
        if (!made) return refused({ code: "workbook-changed" });
        const stored = await app.writeRules(now, made);
        return stored.ok ? done({ type: "rules-written", review: stored.value }) : stored;
      }),
    [app, write],
  );

  const dismiss = (id: string, finding: Dismissable, reason: string): Promise<boolean> =>
    write("dismissing", async (_, now) => {
      const stored = await app.dismiss(now, finding, reason);
      return stored.ok ? done({ type: "dismissed", id, address: finding.address, review: stored.value }) : stored;
    });
  const bringBack = (finding: Pick<Finding, "key" | "address">): Promise<boolean> =>
    write("bringing-back", async (_, now) => {
      const stored = await app.bringBack(now, dismissalKey(finding));
      return stored.ok ? done({ type: "brought-back", address: finding.address, review: stored.value }) : stored;
    });

  const readNotes = useCallback<PaneApp["readNotes"]>((reviewed, known) => app.readNotes(reviewed, known), [app]);

  const undo = (): void => {
    const { undoable } = latest.current;
    if (!undoable) return;
    void write("undoing", async () => {
      const undone = await app.undo(undoable.run);
      return undone.ok ? done({ type: "undone", what: undoable.what, ...undone.value }) : undone;
    });
  };

  useEffect(review, [review]);

  useSubscription(useCallback(() => app.watchSelection((place) => dispatch({ type: "sheet-selected", place })), [app]));

  // Changes come in bursts while someone types; once they pause, the sheet is read again, and nothing is written.
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  const readAgain = useCallback(() => {
    if (busy.current) return;
    const { current: mine } = turn;
    quietReading.current = quietReading.current.then(async () => {
      const result = await attempt(() => app.review());
      // Refused while a cell is being edited, for one: then the pane stays marked as out of date. A job that was
      // started meanwhile reads for itself.
      if (result.ok && !busy.current && turn.current === mine) dispatch({ type: "reviewed", result });
    });
  }, [app]);
  useSubscription(
    useCallback(
      () =>
        app.watchChanges((sheetId) => {
          const { review: known } = latest.current;
          const isOurs = busy.current || performance.now() < quietUntil.current;
          if (isOurs || !known || !isReadFrom(known, sheetId)) return;
          dispatch({ type: "sheet-changed" });
          clearTimeout(pause.current);
          if (known.scorecard.indicatorCount <= READ_AGAIN_LIMIT) pause.current = setTimeout(readAgain, PAUSE_MS);
        }),
      [app, readAgain],
    ),
  );

  const reviewed = state.review;
  const show = useCallback(
    async (what: (reviewed: Review) => Promise<Result<void>>): Promise<void> => {
      if (!reviewed) return;
      const shown = await attempt(() => what(reviewed));
      if (!shown.ok) dispatch({ type: "failed", problem: shown.problem, doing: "showing" });
    },
    [reviewed],
  );
  const open = useCallback(
    (place: IndicatorPlace | null): void => {
      dispatch({ type: "opened", place });
      if (place) void show((known) => app.show(known, place));
    },
    [app, show],
  );
  const reveal = useCallback(
    (place: IndicatorPlace): void => {
      dispatch({ type: "revealed", place });
      void show((known) => app.show(known, place));
    },
    [app, show],
  );

  return {
    state,
    review,
    recalculate,
    preview: { write: writeShown, leave: () => dispatch({ type: "preview-left" }) },
    undo,
    insertKpiSheet,
    repeat: () => {
      const last = again.current;
      if (last) void write(last.doing, last.act, state.about);
    },
    choose: (tab) => dispatch({ type: "tab-chosen", tab }),
    filter: (by) => dispatch({ type: "filtered", by }),
    search: (text) => dispatch({ type: "searched", text }),
    open,
    reveal,
    overrides,
    writeRules,
    askWords: () => dispatch({ type: "words-asked" }),
    columns: {
      open: () => dispatch({ type: "columns-opened" }),
      type: (draft) => dispatch({ type: "columns-typed", draft }),
      save: nameColumns,
      repeat: () => {
        const { naming, columns } = latest.current;
        const followed = naming && columns ? followDraft(naming, columns) : null;
        if (followed) nameColumns(followed.place, followed.choices);
      },
      leave: () => dispatch({ type: "columns-left" }),
    },
    showRules: () => void show((known) => app.showRules(known)),
    writeSheets,
    texts: {
      write: () => void writeTexts("writing-texts", () => app.writeTexts()),
      read: readReport,
      take: (taken) => writeTexts("taking-texts", () => app.takeTexts(taken)),
    },
    closing: { prepare: prepareClosing, write: writeClosing, leave: () => dispatch({ type: "closing-left" }) },
    checks: {
      ...{ dismiss, bringBack },
      type: (id, reason) => dispatch({ type: "reason-typed", id, reason }),
      show: (finding) => void show((known) => app.showFinding(known, finding)),
      readNotes,
    },
    showSheet: (sheetId) => void show(() => app.showSheet(sheetId)),
    today: () => app.today(),
  };
}

function isDone(event: PaneEvent): boolean {
  return event.type === "reviewed" || event.type === "recalculated" ? event.result.ok : event.type !== "failed";
}

function isReadFrom(review: Review, sheetId: string): boolean {
  const isAttached = review.attached.some(({ found }) => "grid" in found && found.grid.sheetId === sheetId);
  return (
    isAttached ||
    review.rulesSheet?.id === sheetId ||
    review.dismissals?.sheet.id === sheetId ||
    review.tables.some((table) => table.sheetId === sheetId)
  );
}

/** A job, which can ask whether it was given up meanwhile. */
type TimedJob = (isLate: () => boolean) => Promise<PaneEvent>;

/** What an action gives. A bug in it, or a script that does not come, becomes a problem that can be shown, so that nothing stays busy for ever. */
async function attempt<T>(action: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await action();
  } catch (error) {
    return refused(problemOf(error));
  }
}
