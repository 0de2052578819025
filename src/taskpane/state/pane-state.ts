import type { Problem } from "../../planning/problem";
import { JOB_TABLE, type AnswerOf, type ArgsOf, type JobName } from "./jobs";
import { INITIAL_DATA, type PaneData } from "./pane-data";
import type { Saving } from "../kit/PaneForm";
import type { IndicatorPlace } from "./indicator-place";

/** What failed, and why. Showing a cell in the sheet is not a job, but can fail too. */
export interface Failure {
  problem: Problem;
  doing: JobName | "showing";
}

/** Everything the pane shows: its data, the job that runs, and what failed. */
export interface PaneState extends PaneData {
  activity: JobName | "idle";
  failure: Failure | null;
}

/** A change of the state, as a pure function. */
export type Update = (state: PaneState) => PaneState;

export const INITIAL_STATE: PaneState = { ...INITIAL_DATA, activity: "reading", failure: null };

/** Starts a job. */
export function startJob(activity: JobName, about: IndicatorPlace | null = null): Update {
  return (state) => ({ ...state, activity, about, failure: null });
}

/** Ends a job with its result. */
export function finishJob<Name extends JobName>(name: Name, answer: AnswerOf<Name>, ...args: ArgsOf<Name>): Update {
  const job = JOB_TABLE[name];
  return (state) => ({ ...state, ...job.done?.(state, answer, ...args), activity: "idle", failure: null });
}

/** Ends a job that failed. What was read before stays in view, unless the workbook no longer has KPI rows. */
export function failJob(doing: JobName, problem: Problem): Update {
  return (state) => {
    const failed = JOB_TABLE[doing].failed?.(state, problem) ?? state;
    const lost =
      problem.code === "no-kpi-table" ? { review: null, preview: null, columns: problem.columns ?? null } : {};
    return { ...state, ...failed, ...lost, activity: "idle", failure: { problem, doing } };
  };
}

/** Records that a cell could not be shown in the sheet. */
export function failShowing(problem: Problem): Update {
  return (state) => ({ ...state, failure: { problem, doing: "showing" } });
}

/** The state of a job, for the form that starts it. `isAbout`: this form started the last job of that name. */
export function savingOf({ activity, failure }: PaneState, name: JobName, isAbout = true): Saving {
  return {
    isBusy: activity !== "idle",
    isSaving: activity === name && isAbout,
    problem: failure?.doing === name && isAbout ? failure.problem : null,
  };
}

/** Clears a failure of this kind, once the officer changes what failed. */
export function dropFailure(state: PaneState, doing: Failure["doing"]): PaneState {
  return state.failure?.doing === doing ? { ...state, failure: null } : state;
}

/** Marks the workbook as changed since it was read. */
export function markOutOfDate(state: PaneState): PaneState {
  return { ...state, isOutOfDate: true };
}
