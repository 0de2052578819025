import type { Problem } from "../../planning/problem";
import { JOB_TABLE, type AnswerOf, type ArgsOf, type JobName } from "./jobs";
import { INITIAL_DATA, type PaneData } from "./pane-data";
import type { Saving } from "../kit/PaneForm";
import type { IndicatorPlace } from "./indicator-place";

/** What failed, and why. Showing a cell in the sheet is not a job: it runs beside them. */
export interface Failure {
  problem: Problem;
  doing: JobName | "showing";
}

/** Everything the pane shows: its data, and how its jobs are going. */
export interface PaneState extends PaneData {
  activity: JobName | "idle";
  failure: Failure | null;
}

/** A change of the state, as a pure function. */
export type Update = (state: PaneState) => PaneState;

export const INITIAL_STATE: PaneState = { ...INITIAL_DATA, activity: "reading", failure: null };

/** A job starts. */
export function startJob(activity: JobName, about: IndicatorPlace | null = null): Update {
  return (state) => ({ ...state, activity, about, failure: null });
}

/** A job is done, with its answer. */
export function finishJob<Name extends JobName>(name: Name, answer: AnswerOf<Name>, ...args: ArgsOf<Name>): Update {
  const job = JOB_TABLE[name];
  return (state) => ({ ...state, ...job.done?.(state, answer, ...args), activity: "idle", failure: null });
}

/** A job has failed. What was read before stays in view, except where the workbook has no KPI rows any more. */
export function failJob(doing: JobName, problem: Problem): Update {
  return (state) => {
    const failed = JOB_TABLE[doing].failed?.(state, problem) ?? state;
    const lost =
      problem.code === "no-kpi-table" ? { review: null, preview: null, columns: problem.columns ?? null } : {};
    return { ...state, ...failed, ...lost, activity: "idle", failure: { problem, doing } };
  };
}

/** A cell could not be shown in the sheet. */
export function failShowing(problem: Problem): Update {
  return (state) => ({ ...state, failure: { problem, doing: "showing" } });
}

/** How a job is going, for the form that started it. `isAbout`: the last job of this name was started there. */
export function savingOf({ activity, failure }: PaneState, name: JobName, isAbout = true): Saving {
  return {
    isBusy: activity !== "idle",
    isSaving: activity === name && isAbout,
    problem: failure?.doing === name && isAbout ? failure.problem : null,
  };
}

/** The state without a failure of this kind: what was wrong is being put right. */
export function dropFailure(state: PaneState, doing: Failure["doing"]): PaneState {
  return state.failure?.doing === doing ? { ...state, failure: null } : state;
}

/** The workbook has changed since it was read. */
export function markOutOfDate(state: PaneState): PaneState {
  return { ...state, isOutOfDate: true };
}
