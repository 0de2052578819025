import type { Review } from "../../actions/review";
import { done, problemOf, refused, type Result } from "../../planning/problem";
import { ANSWER_TIMEOUT_MS, withTimeout } from "../../progress/timeout";
import type { JobContext } from "./job";
import { JOB_TABLE, type AnswerOf, type ArgsOf, type JobName } from "./jobs";
import type { PaneApp } from "./pane-app";
import { failJob, finishJob, markOutOfDate, startJob } from "./pane-state";
import type { PaneStore } from "./pane-store";

/** Excel reports a job's own changes up to this long after it wrote them. They are ignored. */
const ECHO_MS = 2000;

/**
 * Runs the pane's jobs, one at a time. A job that Excel does not answer is given up, so that the pane is never stuck; a late
 * answer only marks the workbook as changed.
 */
export class JobRunner {
  #isBusy = false;
  /** Counts the jobs started and given up. A job whose number is lower is no longer the current one. */
  #turn = 0;
  /** True when the last job failed: the shown review may be out of date. */
  #mayBeStale = false;
  #quietUntil = 0;
  /** The reading after a change in the sheet. Jobs wait for it. */
  #quietReading: Promise<void> = Promise.resolve();
  /** The last job, to start it again. `start` gives false where the job cannot be retried. */
  #again: { name: JobName; start: () => boolean } | null = null;

  constructor(
    private readonly app: PaneApp,
    private readonly store: PaneStore,
  ) {}

  /** Runs a job. Gives null if another job is running, or if this one fails, which the pane's messages say. */
  async start<Name extends JobName>(name: Name, ...args: ArgsOf<Name>): Promise<AnswerOf<Name> | null> {
    if (this.#isBusy) return null;
    this.#isBusy = true;
    const { app, store } = this;
    const job = JOB_TABLE[name];
    const turn = ++this.#turn;
    const isLate = (): boolean => this.#turn !== turn;
    this.#again = { name, start: () => this.#retry(name, args) };
    store.update(startJob(name, job.about?.(...args) ?? null));
    const answer = this.#quietReading.then(() =>
      isLate() ? null : attempt(() => job.run(this.#contextOf(isLate), ...args)),
    );
    const result = await withTimeout(
      ANSWER_TIMEOUT_MS,
      answer,
      (sign) => app.watchProgress?.(sign) ?? (() => undefined),
    );
    this.#isBusy = false;
    this.#mayBeStale = !result?.ok;
    if (!result) {
      this.#giveUp(name, answer);
      return null;
    }
    if (!result.ok) store.update(failJob(name, result.problem));
    else if (job.done) store.update(finishJob(name, result.value, ...args));
    else {
      await this.start("reading");
      const { after } = job;
      if (after) store.update((state) => ({ ...state, ...after(state, result.value) }));
    }
    return result.ok ? result.value : null;
  }

  /** Starts the failed job again, or reads the workbook if that job cannot be retried. */
  retry(): void {
    const { failure } = this.store.get();
    const isGone = failure?.problem.code === "no-kpi-table" || failure?.problem.code === "changed-since-written";
    // Closing was planned for the workbook as it was: it has to be prepared again.
    if (failure?.doing === "closing" && !isGone) void this.start("preparing-closing");
    else if (isGone || failure?.doing !== this.#again?.name || !this.#again?.start()) void this.start("reading");
  }

  /** Reads the workbook after a change in the sheet, without showing a job. Dropped if a job starts meanwhile. */
  readQuietly(): void {
    if (this.#isBusy) return;
    const turn = this.#turn;
    this.#quietReading = this.#quietReading.then(async () => {
      const result = await attempt(() => this.app.review());
      // Excel refuses to read while a cell is being edited, for example. The pane then stays marked as out of date.
      if (result.ok && !this.#isBusy && this.#turn === turn) this.store.update(finishJob("reading", result.value));
    });
  }

  /** True when a change in the sheet was made by a job. */
  isOwnChange(): boolean {
    return this.#isBusy || performance.now() < this.#quietUntil;
  }

  #contextOf(isLate: () => boolean): JobContext {
    const { app, store } = this;
    const data = store.get();
    const isStale = this.#mayBeStale;
    return {
      app,
      data,
      currentReview: async (): Promise<Result<Review>> => {
        const { review, isOutOfDate } = data;
        return review && !isStale && !isOutOfDate ? done(review) : app.review();
      },
      write: async (call) => {
        if (isLate()) return refused({ code: "no-answer" });
        try {
          return await call();
        } finally {
          this.#quietUntil = performance.now() + ECHO_MS;
        }
      },
    };
  }

  #giveUp(name: JobName, answer: Promise<Result<unknown> | null>): void {
    this.#turn += 1;
    this.#quietReading = Promise.resolve();
    this.store.update(failJob(name, { code: "no-answer" }));
    void answer.then((late) => {
      if (late?.ok && name !== "reading") this.store.update(markOutOfDate);
    });
  }

  #retry<Name extends JobName>(name: Name, args: ArgsOf<Name>): boolean {
    const next = JOB_TABLE[name].retry?.(this.store.get(), ...args);
    if (!next) return false;
    void this.start(name, ...next);
    return true;
  }
}

/** Calls, and turns an exception (a bug, a script that cannot be loaded) into a problem, so that the pane never stays busy. */
export async function attempt<T>(call: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call();
  } catch (error) {
    return refused(problemOf(error));
  }
}
