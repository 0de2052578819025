import type { Review } from "../../actions/review";
import { done, problemOf, refused, type Result } from "../../planning/problem";
import { ANSWER_TIMEOUT_MS, withTimeout } from "../../progress/timeout";
import type { JobContext } from "./job";
import { JOB_TABLE, type AnswerOf, type ArgsOf, type JobName } from "./jobs";
import type { PaneApp } from "./pane-app";
import { failJob, finishJob, markOutOfDate, startJob } from "./pane-state";
import type { PaneStore } from "./pane-store";

/** Excel reports a job's own changes shortly after it wrote them; they are no news. */
const ECHO_MS = 2000;

/**
 * Runs the pane's jobs, one at a time. Each ends by freeing the pane, if need be without Excel's answer: an answer that comes
 * later only marks the workbook as changed.
 */
export class JobRunner {
  #isBusy = false;
  /** The number of the current job. It grows when a job starts, and when one is given up. */
  #turn = 0;
  /** True when the last job failed, so that the review that is shown may no longer be true. */
  #mayBeStale = false;
  #quietUntil = 0;
  /** The reading that follows a change in the sheet. A job waits for it. */
  #quietReading: Promise<void> = Promise.resolve();
  /** Starts the last job again; null where it has to be started otherwise. */
  #again: { name: JobName; start: () => boolean } | null = null;

  constructor(
    private readonly app: PaneApp,
    private readonly store: PaneStore,
  ) {}

  /** Runs a job; null where it is refused, which the pane's messages say, or where another job runs. */
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
    else await this.start("reading");
    return result.ok ? result.value : null;
  }

  /** Starts again what failed, or reads the workbook where only that helps. */
  retry(): void {
    const { failure } = this.store.get();
    const isGone = failure?.problem.code === "no-kpi-table" || failure?.problem.code === "changed-since-written";
    // A closing is prepared anew: it was planned for the workbook as it was.
    if (failure?.doing === "closing" && !isGone) void this.start("preparing-closing");
    else if (isGone || failure?.doing !== this.#again?.name || !this.#again?.start()) void this.start("reading");
  }

  /** Reads the workbook again after a change in the sheet, unless a job is started meanwhile. */
  readQuietly(): void {
    if (this.#isBusy) return;
    const turn = this.#turn;
    this.#quietReading = this.#quietReading.then(async () => {
      const result = await attempt(() => this.app.review());
      // A reading is refused while a cell is being edited, for example. The pane then stays marked as out of date.
      if (result.ok && !this.#isBusy && this.#turn === turn) this.store.update(finishJob("reading", result.value));
    });
  }

  /** True when a change in the sheet is a job's own. */
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

/** What a call gives. A bug in it, or a script that cannot be loaded, becomes a problem, so that the pane never stays busy. */
export async function attempt<T>(call: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await call();
  } catch (error) {
    return refused(problemOf(error));
  }
}
