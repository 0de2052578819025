import { KPI_HISTORY } from "../workbook/sheets/kpi-history/sheet";
import { GET_NEWER, MADE_BY_NEWER } from "../rag/rules/newer-version";
import { statusesOf, wordFor } from "../rag/rules/ruleset";
import { asSentence, countOf, joinWords, listSome } from "../report/words";
import { describeLogTrouble, describeProblem } from "../workbook/describe-problem";
import type { LogTrouble } from "../workbook/sheets/rag-log/plan";
import { placesOf, type KeptCell } from "../workbook/plan-statuses";
import type { Problem } from "../workbook/problem";
import type { SheetsPlan } from "../workbook/sheets/report-sheets";
import type { PreparedClosing } from "./close-period";
import type { Review } from "./review";

// Each door says as much of an outcome as it has room for, in these words. They hold before a run as after it.

/** What a verb or a pronoun becomes beside a number. */
const by = (count: number, one: string, many: string): string => (count === 1 ? one : many);

const quote = (text: string): string => `“${text}”`;

const UP_TO_DATE = "every status is up to date";

/** How many statuses a run changed: as a title, without a point, and as a sentence. */
export function describeChanges(count: number): { title: string; sentence: string } {
  if (count === 0) return { title: asSentence(UP_TO_DATE), sentence: `Nothing to change: ${UP_TO_DATE}.` };
  const changed = `${countOf(count, "status", "statuses")} changed`;
  return { title: changed, sentence: `${changed}.` };
}

/** How many indicators have each status, those that none has too. */
export function describeCounts({ scorecard, ruleset }: Pick<Review, "scorecard" | "ruleset">): string {
  const counts = statusesOf(ruleset).map((status) => `${scorecard.counts[status].toLocaleString("en-GB")} ${wordFor(ruleset, status)}`);
  return `${countOf(scorecard.indicatorCount, "indicator")}: ${counts.join(", ")}.`;
}

/** How many statuses of the sheet are not what the rules give. */
export function describeStale(count: number): string {
  return `${countOf(count, "status in the sheet is", "statuses in the sheet are")} out of date.`;
}

/** The status cells that are left alone, a sentence for each reason. */
export function describeKept(kept: readonly KeptCell[], tables: Review["tables"]): string[] {
  const words = kept.filter(({ holds }) => holds !== "no-good-is");
  const undirected = kept.length - words.length;
  const sentences: string[] = [];
  if (words.length > 0) {
    const [holds, are] = [by(words.length, "holds", "hold"), by(words.length, "is", "are")];
    sentences.push(`${listSome(placesOf(words, tables))} in RAG Status ${holds} a formula or other words and ${are} left alone.`);
  }
  if (undirected > 0) {
    const theirs = by(undirected, "its status is", "their statuses are");
    sentences.push(`${countOf(undirected, "row does", "rows do")} not say whether high or low is good, and ${theirs} left alone. Add a Good Is column.`);
  }
  return sentences;
}

/**
 * What is left out of the reading, a sentence for each reason. `canNameColumns`: the officer is offered to say which column is
 * which.
 */
export function describeSkipped(
  { skipped, tables }: Pick<Review, "skipped" | "tables">,
  { canNameColumns }: { canNameColumns: boolean },
): string[] {
  const rename = canNameColumns ? "Rename one, or say which it is." : "Rename one.";
  const rows: typeof skipped = [];
  const doubts = new Set<string>();
  const unread: string[] = [];
  const locked = new Set<string>();
  const newer: string[] = [];
  for (const place of skipped) {
    switch (place.why) {
      case "total":
      case "note":
      case "no-metric":
        rows.push(place);
        break;
      case "unsure-heading":
        doubts.add(`${joinWords((place.headings ?? []).map(quote))} could be the same column, and neither is used. ${rename}`);
        break;
      case "not-searched":
        unread.push(`${place.sheetName} is too large to be read from ${place.address} on: rows below are left out.`);
        break;
      case "protected":
        locked.add(place.sheetName);
        break;
      case "newer":
        newer.push(`${place.sheetName} was ${MADE_BY_NEWER}, and is not used. ${GET_NEWER}.`);
        break;
      default:
        place.why satisfies never;
    }
  }
  // Rows of a sheet without a KPI table are named with their sheet.
  const places = placesOf(rows, [...tables, ...rows]);
  const leftOut = `${countOf(rows.length, "total or note row is", "total and note rows are")} left out: ${listSome(places)}.`;
  const isLocked = `${joinWords([...locked])} ${by(locked.size, "is protected, and its", "are protected, and their")} rows are left out.`;
  return [...(rows.length > 0 ? [leftOut] : []), ...doubts, ...(locked.size > 0 ? [isLocked] : []), ...unread, ...newer];
}

/** How many Trends cells a run wrote; nothing where it wrote none. */
export function describeTrends(count: number): string[] {
  return count > 0 ? [`${countOf(count, "trend")} written.`] : [];
}

/** Sheets of the report that could not be brought up to date. */
export function describeTroubles(troubles: readonly Problem[]): string[] {
  return troubles.map((trouble) => {
    const { title } = describeProblem(trouble);
    if (trouble.code !== "history-newer") return `${title}: it was not brought up to date.`;
    return `${title}, because ${trouble.history} was ${MADE_BY_NEWER}. ${GET_NEWER}.`;
  });
}

/** Why the log does not tell of a run; nothing where it does. */
export function describeUnlogged(unlogged: LogTrouble | null): string[] {
  return unlogged ? [describeLogTrouble(unlogged)] : [];
}

/** What a run did to the report's sheets, a sentence for each kind; none where it did nothing. */
export function describeSheetsOfRun(sheets: SheetsPlan): string[] {
  const { changed, overtyped, troubles } = sheets;
  const isOther = changed.length > 0 || overtyped.length > 0;
  return [...(isOther ? [describeSheets({ ...sheets, troubles: [] })] : []), ...describeTroubles(troubles)];
}

/** What became of the report's sheets. */
export function describeSheets({ added, changed, overtyped, troubles, news = [] }: SheetsPlan): string {
  const done = [
    ...(added.length > 0 ? [`${joinWords(added)} ${added.length === 1 ? "was" : "were"} made.`] : []),
    ...(changed.length > 0 ? [`${joinWords(changed)} ${changed.length === 1 ? "was" : "were"} brought up to date.`] : []),
  ];
  const kept = overtyped.map(
    ({ sheet, rows }) => `${countOf(rows, "row")} of ${sheet} had been typed over; what stood there is kept at its foot.`,
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
    ...(earlier > 0 ? [`${countOf(earlier, "text")} of the period before ${by(earlier, "is", "are")} kept on Narratives, and new ones are awaited.`] : []),
    ...others.slice(0, SAID).map(({ sentence }) => sentence),
    ...(rest > 0 ? [`${countOf(rest, "more text has", "more texts have")} changed places or states: see Narratives.`] : []),
  ];
}

/** What closing a period does beside taking rows on, a sentence for each kind. */
export function describeClosing({ history: { replaced, stayed }, formulas, outOfDate, textTroubles, review, closing }: PreparedClosing): string[] {
  const { period } = closing;
  const sentences: string[] = [];
  if (replaced > 0) {
    sentences.push(`${KPI_HISTORY.name} has ${countOf(replaced, "line")} of ${period} already: ${by(replaced, "it is", "they are")} replaced by what the rows hold now.`);
  }
  if (stayed > 0) {
    const [are, stay] = [by(stayed, "is of an indicator", "are of indicators"), by(stayed, "stays", "stay")];
    sentences.push(`${countOf(stayed, "line")} of ${period} in ${KPI_HISTORY.name} ${are} no longer reported, and ${stay}.`);
  }
  if (formulas.length > 0) {
    const stay = by(formulas.length, "holds a formula and stays as it is.", "hold formulas and stay as they are.");
    sentences.push(`${listSome(placesOf(formulas, review.tables))} ${stay}`);
  }
  for (const trouble of textTroubles) sentences.push(`${describeProblem(trouble).title}: the report's texts are left as they are.`);
  if (outOfDate > 0) sentences.push(`${describeStale(outOfDate)} ${KPI_HISTORY.name} keeps what the rules give now: recalculate first to see both alike.`);
  return sentences;
}
