import type { PaneApp } from "../../taskpane/state/pane-app";
import { describeProblem } from "../../planning/describe-problem";
import { done, refused } from "../../planning/problem";
import { withQuestions } from "./sample-questions";
import { PROBLEMS } from "./sample-problems";

/** A step that leads to a state: presses a button or tab, or types text into a field. */
export type Step = { press: string } | { type: string; into: string };

/** A state of the pane over the sample workbook. */
export interface GalleryState {
  /** Its name in the address and in the tests: "preview". */
  name: string;
  /** What it shows, in a few words. */
  shows: string;
  /** Replaces some of the pane's actions. */
  change?: (app: PaneApp) => PaneApp;
  steps: readonly Step[];
  /** Text that the pane shows once the state is reached. */
  until: string;
}

const press = (...names: string[]): Step[] => names.map((name) => ({ press: name }));
const never = <T>(): Promise<T> => new Promise(() => undefined);

const WRITTEN = press("Recalculate RAG", "Write 49 statuses");

/** The states of the pane, in the order in which an officer sees them. */
export const STATES: readonly GalleryState[] = [
  {
    name: "reading",
    shows: "The workbook is being read",
    change: (app) => ({ ...app, review: never }),
    steps: [],
    until: "Reading",
  },
  {
    name: "empty",
    shows: "A workbook without KPI rows",
    change: (app) => ({ ...app, review: () => Promise.resolve(refused({ code: "no-kpi-table", nearest: null })) }),
    steps: [],
    until: "No KPI rows",
  },
  { name: "statuses", shows: "The statuses, out of date", steps: [], until: "out of date" },
  {
    name: "questions",
    shows: "What the workbook leaves open is asked",
    change: (app) => ({
      ...app,
      review: async () => {
        const read = await app.review();
        return read.ok ? done(withQuestions(read.value)) : read;
      },
    }),
    steps: press("Answer what is asked"),
    until: "Keep answers",
  },
  {
    name: "reason",
    shows: "The reason of a status",
    steps: press("Infants who received"),
    until: "89.8% is 5.2 points",
  },
  {
    name: "override",
    shows: "An override is given",
    steps: press("Infants who received", "Override…"),
    until: "Save override",
  },
  {
    name: "override-refused",
    shows: "An override without its reason",
    steps: press("Infants who received", "Override…", "Save override"),
    until: "Save override",
  },
  {
    name: "nothing-found",
    shows: "A search that finds nothing",
    steps: [{ type: "zzz", into: "Find a metric or KPI" }],
    until: "Show all",
  },
  {
    name: "preview",
    shows: "What a run would write",
    steps: press("Recalculate RAG"),
    until: "49 statuses to write",
  },
  {
    name: "writing",
    shows: "A run that is being written",
    change: (app) => ({ ...app, write: never }),
    steps: WRITTEN,
    until: "Writing",
  },
  {
    name: "written",
    shows: "A run that was written",
    steps: WRITTEN,
    until: "49 statuses changed",
  },
  {
    name: "undone",
    shows: "A run that was undone",
    steps: [...WRITTEN, ...press("Undo last run")],
    until: "undone",
  },
  { name: "rules", shows: "The rules", steps: press("Rules"), until: "Find the edge" },
  { name: "report", shows: "The report", steps: press("Report"), until: "Before you publish" },
  {
    name: "closing",
    shows: "What closing the period would do",
    steps: press("Report", "Close 2024/25 Q2…"),
    until: "lines are added",
  },
  {
    name: "narratives",
    shows: "How far the narratives are",
    steps: press("Report", "Make report tables", "Look at the narratives"),
    until: "narratives written",
  },
  ...PROBLEMS.map((problem): GalleryState => ({
    name: `problem-${problem.code}`,
    shows: `The message of ${problem.code}`,
    change: (app) => ({ ...app, review: () => Promise.resolve(refused(problem)) }),
    steps: [],
    until: describeProblem(problem).title,
  })),
];

/** The themes that a state can be shown in. */
export const THEMES = ["light", "dark", "contrast"] as const;
