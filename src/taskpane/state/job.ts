import type { Review } from "../../actions/review";
import type { WrittenReview } from "../../actions/review/write-logged";
import type { Problem, Result } from "../../planning/problem";
import type { IndicatorPlace } from "./indicator-place";
import type { PaneApp } from "./pane-app";
import { applyWritten, type PaneData, type UndoWords } from "./pane-data";

/** What a job is given to work with. */
export interface JobContext {
  app: PaneApp;
  /** The pane's data when the job starts to run. */
  data: PaneData;
  /** The shown review, or a new one if the workbook may have changed since. */
  currentReview(): Promise<Result<Review>>;
  /** Makes a call that writes to the workbook. Refuses once the job is given up. Ignores the change events that follow. */
  write<T>(call: () => Promise<Result<T>>): Promise<Result<T>>;
}

/** Something that the officer asks for and that keeps the pane busy. `Args` are the arguments it is started with. */
export interface Job<Args extends readonly unknown[], Answer> {
  /** What the pane says while the job runs. */
  busy: string;
  run(context: JobContext, ...args: Args): Promise<Result<Answer>>;
  /** Updates the pane's data after the job. Without it, the workbook is read again. */
  done?(data: PaneData, answer: Answer, ...args: Args): PaneData;
  /** Updates the pane's data once the workbook was read again, for a job without `done`. */
  after?(data: PaneData, answer: Answer): PaneData;
  /** Updates the pane's data after the job has failed. */
  failed?(data: PaneData, problem: Problem): PaneData;
  /** The arguments for Try again. Without it, or if it gives null, Try again reads the workbook. */
  retry?(data: PaneData, ...args: Args): Args | null;
  /** The indicator that the job is about. */
  about?(...args: Args): IndicatorPlace;
}

/** Declares a job. Infers the types of `done` and `retry` from `run`. */
export function job<Args extends readonly unknown[], Answer>(declared: Job<Args, Answer>): Job<Args, Answer> {
  return declared;
}

/** A job that writes to the workbook, and that the officer can undo. */
interface WritingJob<Args extends readonly unknown[], Answer extends WrittenReview> extends Pick<
  Job<Args, Answer>,
  "busy" | "run" | "retry" | "about"
> {
  undo: UndoWords;
  /** What the pane says when the job is done. */
  news(answer: Answer, ...args: Args): string;
  /** Report sheets that could not be written. */
  troubles?(answer: Answer): readonly Problem[];
  /** Other updates of the pane's data. */
  changes?(data: PaneData, ...args: Args): Partial<PaneData>;
}

/** Declares a job that writes to the workbook. */
export function writingJob<Args extends readonly unknown[], Answer extends WrittenReview>({
  undo,
  news,
  troubles,
  changes,
  ...rest
}: WritingJob<Args, Answer>): Job<Args, Answer> {
  return {
    ...rest,
    done: (data, answer, ...args) => {
      const written = applyWritten(data, answer, undo);
      return {
        ...written,
        ...changes?.(written, ...args),
        news: { sentences: [news(answer, ...args)], troubles: troubles?.(answer) ?? [] },
      };
    },
  };
}

/** A `retry` with the same arguments. */
export function same<Args extends readonly unknown[]>(_: PaneData, ...args: Args): Args {
  return args;
}
