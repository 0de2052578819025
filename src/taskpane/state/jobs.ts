import type { PreparedClosing } from "../../actions/close-period";
import { describeClosed, describeSheets } from "../../actions/describe/describe-outcome";
import { describeStatusPlace } from "../../actions/describe/describe-status-place";
import type { Kept } from "../../actions/describe/question-form";
import type { ReportReading } from "../../actions/read-report";
import type { TakenText } from "../../actions/take-texts";
import type { WrittenSheets } from "../../actions/write-report-sheets";
import type { Finding } from "../../kpi/checks/finding";
import type { ColumnChoices } from "../../kpi/finding/choose-columns";
import type { Applied } from "../../planning/decoration";
import { done, refused } from "../../planning/problem";
import { dismissalKey, type Dismissable } from "../../planning/sheets/dismissed-checks/read";
import { placesOf } from "../../planning/statuses/places-of";
import type { ColumnPlace, StatusPlace } from "../../planning/tables/columns-reading";
import type { Ruleset } from "../../rag/rules/ruleset";
import { listSome } from "../../report/words";
import { COPY } from "../copy";
import { followDraft } from "./columns-draft";
import { job, same, writingJob, type Job } from "./job";
import { OVERRIDING } from "./job-overriding";
import { RECALCULATING } from "./job-recalculating";
import { applyReview, applyWritten, withEntry, type UndoWords } from "./pane-data";

/** Makes new rules from those in use; null if that is no longer possible. */
export type ReviseRules = (inUse: Ruleset) => Ruleset | null;

/** A finding to dismiss. The id tells it apart from findings with the same key. */
export interface DismissedItem {
  id: string;
  finding: Dismissable;
}

const UNDO_SHEETS: UndoWords = { button: "Undo sheets", undone: "The sheets are as they were before." };

/**
 * The jobs of the pane, with their words: while they run, when they are done, and on the button that undoes them. Longer jobs
 * have files of their own, job-*.ts. A new job is an entry here and a component that starts it.
 */
const JOBS = {
  reading: job({
    busy: "Reading the KPI table…",
    run: ({ app }) => app.review(),
    done: applyReview,
  }),

  recalculating: RECALCULATING,

  inserting: job({
    busy: "Reading the KPI table…",
    run: ({ app, write }) => write(() => app.insertKpiSheet()),
    after: (data, { undecorated }: Applied) => ({ ...data, undecorated }),
    retry: same,
  }),

  overriding: OVERRIDING,

  "writing-rules": writingJob({
    busy: "Writing the rules…",
    undo: { button: "Undo rules", undone: "The rules are as they were before." },
    async run({ app, currentReview, write }, revise: ReviseRules) {
      const read = await currentReview();
      if (!read.ok) return read;
      const ruleset = revise(read.value.ruleset);
      return ruleset ? write(() => app.writeRules(read.value, ruleset)) : refused({ code: "workbook-changed" });
    },
    news: ({ rulesSheet }) => `The rules are in the sheet ${rulesSheet?.name ?? "RAG Rules"}.`,
    retry: same,
  }),

  "naming-columns": writingJob({
    busy: COPY.saving,
    undo: {
      button: "Undo columns",
      undone: "Which column is which is as it was before.",
    },
    run({ app, data, write }, place: ColumnPlace, choices: ColumnChoices) {
      const { columns } = data;
      if (!columns) return Promise.resolve(refused({ code: "workbook-changed" }));
      return write(() => app.nameColumns(columns, place, choices));
    },
    changes: () => ({ naming: null }),
    news: ({ rulesSheet }) => `Which column is which is remembered in the sheet ${rulesSheet?.name ?? "RAG Rules"}.`,
    // The form may have been changed since the first attempt.
    retry({ naming, columns }) {
      const followed = naming && columns && followDraft(naming, columns);
      return followed ? [followed.place, followed.choices] : null;
    },
  }),

  "judging-period": writingJob({
    busy: COPY.saving,
    undo: { button: "Undo period", undone: "The period that is judged is as it was before." },
    async run({ app, currentReview, write }, period: string | null) {
      const read = await currentReview();
      return read.ok ? write(() => app.judgePeriod(read.value, period)) : read;
    },
    news: ({ rulesSheet }, period) =>
      period === null
        ? "The newest period that most rows report is judged."
        : `That ${period} is judged is remembered in the sheet ${rulesSheet?.name ?? "RAG Rules"}.`,
    retry: same,
  }),

  answering: writingJob({
    busy: COPY.saving,
    undo: { button: "Undo answers", undone: "The answers are as they were before." },
    async run({ app, currentReview, write }, answers: readonly Kept[]) {
      const read = await currentReview();
      return read.ok ? write(() => app.answerQuestions(read.value, answers)) : read;
    },
    news: ({ rulesSheet }) => `The answers are kept in the sheet ${rulesSheet?.name ?? "RAG Rules"}.`,
    retry: same,
  }),

  "adding-statuses": writingJob({
    busy: "Adding the RAG column…",
    undo: { button: "Undo RAG column", undone: "The RAG column is gone again." },
    run: ({ app, write }, place: StatusPlace) => write(() => app.addStatuses(place)),
    news: (_, place: StatusPlace) =>
      `A RAG Status column was added ${describeStatusPlace(place)}, and the statuses were written.`,
    retry: same,
  }),

  "writing-sheets": writingJob({
    busy: "Writing the sheets…",
    undo: UNDO_SHEETS,
    run: ({ app, write }) => write(() => app.writeSheets()),
    news: ({ sheets }: WrittenSheets) => describeSheets(sheets),
    troubles: ({ sheets }) => sheets.troubles,
    retry: same,
  }),

  "writing-texts": writingJob({
    busy: "Writing the report tables…",
    undo: UNDO_SHEETS,
    run: ({ app, write }) => write(() => app.writeTexts()),
    news: ({ sheets }: WrittenSheets) => describeSheets(sheets),
    troubles: ({ sheets }) => sheets.troubles,
  }),

  "reading-report": job({
    busy: "Reading the report…",
    run: ({ app }) => app.readReport(),
    done: (data, { review }: ReportReading) => applyReview(data, review),
  }),

  "taking-texts": writingJob<[taken: readonly TakenText[]], WrittenSheets>({
    busy: "Taking the texts…",
    undo: UNDO_SHEETS,
    run: ({ app, write }, taken) => write(() => app.takeTexts(taken)),
    news: ({ sheets }) => describeSheets(sheets),
    troubles: ({ sheets }) => sheets.troubles,
  }),

  "preparing-closing": job({
    busy: "Working out what closing changes…",
    run: ({ app }) => app.prepareClosing(),
    done: (data, closing: PreparedClosing) => ({ ...applyReview(data, closing.review), closing }),
    retry: same,
  }),

  closing: writingJob({
    busy: "Closing the period…",
    undo: { button: "Undo close", undone: "The period is open again." },
    run: ({ app, write }, prepared: PreparedClosing) => write(() => app.writeClosing(prepared)),
    news: (_, { closing }) => describeClosed(closing, true),
  }),

  dismissing: writingJob({
    busy: COPY.saving,
    undo: {
      button: "Undo dismissal",
      undone: "What was dismissed is there to look at again.",
    },
    async run({ app, currentReview, write }, { finding }: DismissedItem, reason: string) {
      const read = await currentReview();
      return read.ok ? write(() => app.dismiss(read.value, finding, reason)) : read;
    },
    changes: ({ reasons }, { id }) => ({ reasons: withEntry(reasons, id, null) }),
    news: (_, { finding }) => `${finding.address} is dismissed; the reason is in the sheet Dismissed Checks.`,
    retry: same,
  }),

  "bringing-back": writingJob({
    busy: COPY.saving,
    undo: {
      button: "Undo bring back",
      undone: "What was brought back is dismissed again.",
    },
    async run({ app, currentReview, write }, finding: Pick<Finding, "key" | "address">) {
      const read = await currentReview();
      return read.ok ? write(() => app.bringBack(read.value, dismissalKey(finding))) : read;
    },
    news: (_, { address }) => `${address} is there to look at again.`,
    retry: same,
  }),

  undoing: job({
    busy: "Undoing…",
    async run({ app, data, currentReview, write }) {
      const { undoable } = data;
      const read = await currentReview();
      if (!read.ok) return read;
      if (!undoable) return refused({ code: "changed-since-written" });
      const undone = await write(() => app.undo(undoable.run));
      return undone.ok ? done({ ...undone.value, words: undoable.words }) : undone;
    },
    done(data, { left, review, words }) {
      const places = placesOf(left, [...review.tables, ...left]);
      const sentences = places.length > 0 ? [words.undone, describeLeft(places)] : [words.undone];
      // There is one undo step: an undo cannot itself be undone.
      return { ...applyWritten(data, review, words), undoable: null, news: { sentences, troubles: [] } };
    },
    failed: (data, { code }) =>
      code === "changed-since-written" || code === "no-kpi-table" ? { ...data, undoable: null } : data,
    retry: same,
  }),
};

/** The cells that an undo did not restore, in a sentence. */
function describeLeft(places: readonly string[]): string {
  const [only] = places;
  if (places.length === 1 && only) return `${only} was changed since and was left as it is.`;
  return `${listSome(places)} were changed since and were left as they are.`;
}

/** The name of a job. */
export type JobName = keyof typeof JOBS;

/** The arguments of a job. */
export type ArgsOf<Name extends JobName> = TypesOf<(typeof JOBS)[Name]>["args"];

/** The result of a job. */
export type AnswerOf<Name extends JobName> = TypesOf<(typeof JOBS)[Name]>["answer"];

type TypesOf<Declared> =
  Declared extends Job<infer Args extends readonly unknown[], infer Answer> ? { args: Args; answer: Answer } : never;

/** The jobs, typed so that a generic function can look one up by its name. */
export const JOB_TABLE: { [Name in JobName]: Job<ArgsOf<Name>, AnswerOf<Name>> } = JOBS;
