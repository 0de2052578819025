import { describeProblem } from "../workbook/describe-problem";
import type { SheetsPlan } from "../workbook/report-sheets";
import { countOf } from "../report/words";

/** The jobs with the report's texts, in words. */
export const TEXT_JOBS = { writing: "Writing the report tables…", reading: "Reading the report…", taking: "Taking the texts…" } as const;

/** The words of the Report tab. */
export const REPORT_COPY = {
  reading: "Reading the KPI table…",
  noTable: "There are no KPI rows to report yet.",
  sheets: "Sheets for the report",
  about: "Combined KPIs shows how indicators become KPIs. Performance Overview counts the statuses and lists every KPI. What you write beside or below their rows stays.",
  make: "Make the sheets",
  update: "Update the sheets",
  writing: "Writing the sheets…",
  show: (sheet: string): string => `Show ${sheet}`,
  closeTitle: "Close the period",
  closeAbout: "Keeps every indicator's value and status in the sheet KPI History, and makes the KPI rows ready for the next period. You see what will change first.",
  lastClosed: (period: string): string => `Closed last: ${period}.`,
  noPeriod: "No As of Date says which period the KPI rows report.",
  prepareClose: (period: string): string => `Close ${period}…`,
  preparingClosing: "Working out what closing changes…",
  closing: "Closing the period…",
  closed: (period: string, next: string): string => `${period} is closed. The KPI rows are ready for ${next}.`,
  closeGroup: (period: string): string => `Closing ${period}`,
  willAdd: (count: number): string => `${countOf(count, "line is", "lines are")} added to KPI History.`,
  willReplace: (count: number, period: string): string =>
    `KPI History has ${countOf(count, "line", "lines")} of ${period} already: ${count === 1 ? "it is" : "they are"} replaced by what the rows hold now.`,
  willStay: (count: number, period: string): string =>
    `${countOf(count, "line", "lines")} of ${period} in KPI History ${count === 1 ? "is" : "are"} of indicators no longer reported, and ${count === 1 ? "stays" : "stay"}.`,
  rowsAdvance: (count: number): string =>
    `${countOf(count, "row goes", "rows go")} on to the next period: Latest Value moves to Previous Value and is emptied.`,
  rowsStay: (count: number): string => `${countOf(count, "row stays", "rows stay")} as ${count === 1 ? "it is" : "they are"}`,
  toDo: (count: number): string => `${countOf(count, "row needs", "rows need")} a look`,
  formulas: (addresses: readonly string[]): string =>
    `${addresses.slice(0, 6).join(", ")}${addresses.length > 6 ? ` and ${(addresses.length - 6).toLocaleString("en-GB")} more` : ""} ${addresses.length === 1 ? "holds a formula and stays as it is." : "hold formulas and stay as they are."}`,
  closeOutOfDate: (count: number): string =>
    `${countOf(count, "status in the sheet is", "statuses in the sheet are")} out of date. KPI History keeps what the rules give now.`,
  close: (period: string): string => `Close ${period}`,
  more: (count: number): string => `and ${count.toLocaleString("en-GB")} more`,
  notNow: "Not now",
} as const;

/** What a run did to the report's sheets, a sentence for each kind; none where it did nothing. */
export function describeSheetsOfRun(sheets: SheetsPlan): string[] {
  const { changed, overtyped, troubles } = sheets;
  return [
    ...(changed.length > 0 || overtyped.length > 0 ? [describeSheets({ ...sheets, troubles: [] })] : []),
    ...troubles.map((trouble) => `${describeProblem(trouble).title}: it was not brought up to date.`),
  ];
}

/** What became of the report's sheets. */
export function describeSheets({ added, changed, overtyped, troubles, news = [] }: SheetsPlan): string {
  const done = [
    ...(added.length > 0 ? [`${joined(added)} ${added.length === 1 ? "was" : "were"} made.`] : []),
    ...(changed.length > 0 ? [`${joined(changed)} ${changed.length === 1 ? "was" : "were"} brought up to date.`] : []),
  ];
  const kept = overtyped.map(
    ({ sheet, rows }) => `${countOf(rows, "row", "rows")} of ${sheet} had been typed over; what stood there is kept at its foot.`,
  );
  const nothing = done.length === 0 && troubles.length === 0 ? ["The sheets are up to date."] : [];
  return [...done, ...nothing, ...kept, ...describeTextNews(news)].join(" ");
}

/** Sentences about texts that are each said; more of a kind are counted. */
const SAID = 3;

/** What an officer should know of the texts. Those put by when a period is over are counted: there is one for each KPI. */
function describeTextNews(news: NonNullable<SheetsPlan["news"]>): string[] {
  const earlier = news.filter(({ code }) => code === "earlier").length;
  const others = news.filter(({ code }) => code !== "earlier");
  const rest = others.length - SAID;
  return [
    ...(earlier > 0 ? [`${countOf(earlier, "text", "texts")} of the period before ${earlier === 1 ? "is" : "are"} kept on Narratives, and new ones are awaited.`] : []),
    ...others.slice(0, SAID).map(({ sentence }) => sentence),
    ...(rest > 0 ? [`${countOf(rest, "more text has", "more texts have")} changed places or states: see Narratives.`] : []),
  ];
}

function joined(names: readonly string[]): string {
  return names.join(" and ");
}
