import type { CombineMethod } from "../rag/rules/combining/combine";
import { writeDay } from "../rag/periods/days";
import { countOf } from "../report/words";
import type { ReviewFlag } from "./state/override-draft";

const METHOD_WORDS: Record<CombineMethod, string> = {
  "worst-of": "the worst of",
  majority: "the commonest of",
  mean: "the average of",
  weighted: "the weighted average of",
};

/** What to do when a script cannot be loaded: the connection is down, or the add-in was updated while the pane was open. */
const FETCH_AGAIN = "Check the connection, then try again. If it goes on, close KPI Reporter and open it anew.";

/** The words of the pane, except for reasons, for jobs (state/jobs.ts), and for parts with a copy file of their own. */
export const COPY = {
  product: "KPI Reporter",
  /** The progress of a job that takes a while. */
  stage: { reading: "Reading the workbook…", rating: "Rating the rows…", writing: "Writing…" },
  part: (part: number, of: number): string => `part ${part} of ${of}`,
  recalculate: "Recalculate RAG",
  tryAgain: "Try again",
  insertKpiSheet: "Insert a blank KPI sheet",
  nameColumns: "Say which column is which",
  addStatuses: (where: string): string => `Add a RAG column ${where}`,
  teachWords: "Say what the words mean",
  openingColumns: "Reading the headings…",
  columnsNotLoaded: `The form could not be opened. ${FETCH_AGAIN}`,
  noPeriod: "No period given",
  count: (indicators: number, kpis: number): string =>
    `${countOf(indicators, "indicator", "indicators")} in ${countOf(kpis, "KPI", "KPIs")}`,
  /** Not how many: merged, filtered and locked cells are found only by a run. */
  recalculateShows: "Recalculate RAG shows what it will write.",
  sheetChanged: "The workbook has changed since it was read.",
  readAgain: "Read again",
  upToDate: "Every status in the sheet is up to date.",
  othersUpToDate: "The other statuses in the sheet are up to date.",
  notWritten: "Some statuses are not written: it is not clear in which words.",
  statusBar: (parts: readonly string[]): string => `Indicators by status: ${parts.join(", ")}.`,
  statuses: "Statuses",
  filterBy: "Show only",
  all: "All",
  search: "Find a metric or KPI",
  showAll: "Show all",
  noMatch: "No indicator matches.",
  noRows: "The KPI table has no rows yet. Type an indicator in its first row, then press Recalculate RAG.",
  shown: (shown: number, all: number): string => `Showing ${shown} of ${all}.`,
  showBefore: (count: number): string => `Show ${count} before`,
  showMore: (count: number): string => `Show ${count} more`,
  otherSection: "Other indicators",
  noMetric: "No metric name",
  combined: (word: string, method: CombineMethod, rated: number, notRated: number, unweighted: number): string => {
    const left = notRated > 0 ? `; ${notRated} not rated left out` : "";
    const unweighed =
      unweighted > 0 ? `; ${unweighted} without a Weight ${unweighted === 1 ? "counts" : "count"} 1` : "";
    return `Combined: ${word}, ${METHOD_WORDS[method]} ${rated}${left}${unweighed}`;
  },
  against: (value: string, target: string): string =>
    `${value === "" ? "No value" : value} against ${target === "" ? "no target" : target}`,
  override: (computed: string): string => `Override (rules give ${computed})`,
  overrideUnsaved: "Override not saved yet",
  overrideIgnored: "Override not used",
  isNew: "new",
  notInSheet: "not in sheet",
  moved: (from: string, to: string): string => `${from} → ${to}`,
  willMove: (from: string, to: string): string => `Sheet: ${from} → ${to}`,
  targetRead: "Target read as",
  rule: "Rule",
  indexWorking: "Index",
  direction: "Direction",
  rulesGive: "Rules give",
  cell: "Cell",
  reviewBy: "Review by",
  reviewFlag: (flag: ReviewFlag): string =>
    flag.is === "past"
      ? `Override review was due ${writeDay(flag.day)}`
      : `Override review date “${flag.text}” is not a date`,
  /** Overrides whose review day has passed, and whose review day is not a date. */
  reviewsDue: (past: number, unread: number): string =>
    past + unread === 0
      ? "No override is past its review date"
      : [
          past > 0
            ? `${countOf(past, "override is", "overrides are")} past ${past === 1 ? "its" : "their"} review date`
            : "",
          unread > 0 ? `${countOf(unread, "override has", "overrides have")} a review date that cannot be read` : "",
        ]
          .filter((phrase) => phrase !== "")
          .join("; "),
  giveOverride: "Override…",
  changeOverride: "Change override…",
  overrideFor: (metric: string): string => `Override for ${metric}`,
  overrideStatus: "Status",
  overrideReason: "Reason",
  reviewByHint: "Optional. The pane says so when this day has passed.",
  reviewByDay: (day: string): string => `${writeDay(day)}.`,
  reviewByPassed: "This day has already passed.",
  reviewByUnread: (text: string): string =>
    `The sheet has “${text}”, which is not a date. Give a day, or leave this empty to clear it.`,
  missingStatus: "Choose a status.",
  missingReason: "Write why: an override without a reason is not used.",
  unfinishedDay: "Finish the day, or clear it.",
  save: "Save override",
  saving: "Saving…",
  cancel: "Cancel",
  removeOverride: "Remove override",
  tabStatuses: "Statuses",
  tabRules: "Rules",
  tabReport: "Report",
  tabs: "What to show",
  openingRules: "Opening the rules…",
  rulesNotLoaded: `The Rules tab could not be opened. ${FETCH_AGAIN}`,
  openingForm: "Opening the form…",
  formNotLoaded: `The form could not be opened. ${FETCH_AGAIN}`,
  openingReason: "Opening the reason…",
  reasonNotLoaded: `The reason could not be opened. ${FETCH_AGAIN}`,
  openingPreview: "Opening what would be written…",
  previewNotLoaded: `What would be written could not be shown, so nothing has been written. ${FETCH_AGAIN}`,
  openingReport: "Opening the report…",
  reportNotLoaded: `The Report tab could not be opened. ${FETCH_AGAIN}`,
  rulesetName: (name: string, version: string): string => `Ruleset: ${name} ${version}`,
} as const;
