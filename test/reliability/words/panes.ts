import { checkRows, NOTES_NOT_READ } from "../../../src/actions/check-workbook";
import { prepareClosing, writeClosing, type PreparedClosing } from "../../../src/actions/close-period";
import { bringBackCheck, dismissCheck } from "../../../src/actions/dismiss-check";
import { overrideIndicator } from "../../../src/actions/override-indicator";
import { prepareRun, recalculate } from "../../../src/actions/recalculate";
import { review, type Review } from "../../../src/actions/review";
import { undoRun } from "../../../src/actions/undo-run";
import type { WrittenRun } from "../../../src/actions/review/write-logged";
import { writeReportSheets, writeReportTexts } from "../../../src/actions/write-report-sheets";
import { writeReview } from "../../../src/actions/review/write-review";
import { writeRules } from "../../../src/actions/write-rules";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { asStale } from "../../../src/planning/plan";
import type { Result } from "../../../src/planning/problem";
import { WORD_FILES, type SentText } from "./word-files";
import { forgetGiven, giveInForm, isWritten, newWord, wordsIn, type World } from "./world";

/** What a pane remembers between two actions. It may be out of date by then. */
export interface Pane {
  run: WrittenRun | null;
  preview: Review | null;
  closing: PreparedClosing | null;
  known: Review | null;
  /** A Word file that was sent out. */
  sent: SentText[];
}

export const newPane = (): Pane => ({ run: null, preview: null, closing: null, known: null, sent: [] });

export const TODAY = "2024-11-20";
export const NOW = { now: "2024-11-20 10:00" };

/** What is done more often than the rest. */
export const OFTEN: Readonly<Record<string, number>> = {
  recalculate: 6,
  undo: 4,
  "write the texts": 2,
  "write what was shown": 2,
  "show a preview": 2,
};

export type Did = Result<object> | null;

/** What officers do in a pane. Each returns what was written, for an undo. */
export const PANES: Record<string, (world: World, pane: Pane) => Promise<Did>> = {
  recalculate: ({ port }) => recalculate(port(), DEFAULT_RULESET, NOW),
  "write the texts": ({ port }) => writeReportTexts(port(), DEFAULT_RULESET, TODAY),
  "write the sheets": ({ port }) => writeReportSheets(port(), DEFAULT_RULESET, TODAY),
  "show a preview": async ({ port }, pane) => {
    const prepared = await prepareRun(port(), DEFAULT_RULESET, NOW);
    pane.preview = prepared.ok ? prepared.value : null;
    return null;
  },
  "write what was shown": ({ port }, { preview }) =>
    preview ? writeReview(port(), { ...preview, plan: asStale(preview.plan) }, NOW) : Promise.resolve(null),
  undo: async (world, pane) => {
    if (!pane.run) return null;
    const { run } = pane;
    pane.run = null;
    const undone = await undoRun(world.port(), DEFAULT_RULESET, run, NOW);
    forgetGiven(world);
    return undone;
  },
  "look at a close": async ({ port }, pane) => {
    const prepared = await prepareClosing(port(), DEFAULT_RULESET, TODAY);
    pane.closing = prepared.ok ? prepared.value : null;
    return null;
  },
  "close what was looked at": ({ port }, { closing }) =>
    closing ? writeClosing(port(), DEFAULT_RULESET, closing) : Promise.resolve(null),
  close: async ({ port }) => {
    const prepared = await prepareClosing(port(), DEFAULT_RULESET, TODAY);
    return prepared.ok ? writeClosing(port(), DEFAULT_RULESET, prepared.value) : null;
  },
  look: async ({ port }, pane) => {
    const read = await review(port(), DEFAULT_RULESET);
    pane.known = read.ok ? read.value : null;
    return null;
  },
  override: async (world, { known }) => {
    const place = known?.tables[0];
    if (!known || !place) return null;
    const reason = newWord(world);
    const row = world.chance.below(place.rowCount);
    const given = world.chance.below(4) === 0 ? null : { status: "green" as const, reason, reviewBy: "2025-03-31" };
    const done = await overrideIndicator(
      world.port(),
      DEFAULT_RULESET,
      known,
      { tableId: place.tableId, row },
      given,
      NOW,
    );
    if (!isWritten(done)) return done;
    // The form shows the override that it replaces.
    for (const key of ["override", "overrideReason"] as const)
      for (const word of wordsIn(String(place.cells[key]?.values[row] ?? ""))) world.alive.delete(word);
    if (given) giveInForm(world, reason);
    return done;
  },
  "dismiss a check": async (world, { known }) => {
    const finding = known && world.chance.pickAny(checkRows(known, NOTES_NOT_READ, TODAY)(known).open);
    if (!known || !finding) return null;
    const reason = newWord(world);
    const done = await dismissCheck(world.port(), known, finding, reason, NOW);
    if (isWritten(done)) giveInForm(world, reason);
    return done;
  },
  "bring a check back": async (world, { known }) => {
    const dismissal = known && world.chance.pickAny(known.dismissals?.dismissals ?? []);
    if (!known || !dismissal) return null;
    const done = await bringBackCheck(world.port(), known, dismissal.key);
    if (!isWritten(done)) return done;
    // The officer was shown why it was dismissed, and means to lose that.
    for (const word of wordsIn(dismissal.reason)) world.alive.delete(word);
    forgetGiven(world);
    return done;
  },
  "write rules": async (world, { known }) => {
    if (!known) return null;
    return writeRules(world.port(), DEFAULT_RULESET, known, { ...known.ruleset, name: newWord(world) });
  },
  ...WORD_FILES,
};
