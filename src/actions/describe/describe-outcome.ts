import { GET_NEWER, MADE_BY_NEWER } from "../../rag/rules/newer-version";
import { statusesOf, wordFor } from "../../rag/rules/ruleset";
import { asSentence, by, countOf, joinWords } from "../../report/words";
import { describeLogTrouble, describeProblem } from "../../planning/describe-problem";
import { KPI_HISTORY } from "../../planning/sheets/kpi-history/sheet";
import type { Undecorated } from "../../planning/decoration";
import type { LogTrouble } from "../../planning/sheets/rag-log/plan";
import type { KeptCell } from "../../planning/statuses/plan-statuses";
import type { Problem } from "../../planning/problem";
import type { SheetsPlan } from "../../planning/sheets/report-sheets";
import type { PreparedClosing } from "../close-period";
import type { Review } from "../review";
import { describeKept, describeSkipped } from "./describe-left-alone";
import { describePeriods } from "./describe-periods";
import { describeUndecorated } from "./describe-undecorated";

export { describeKept, describeSkipped } from "./describe-left-alone";

// Pane, ribbon and command line all describe an outcome in these words.

const NONE_WRITTEN = "No status was written";

const UP_TO_DATE = "every status is up to date";

/**
 * How many statuses a run changed, as a title and as a sentence. Statuses that are not written until an officer agrees are not called up
 * to date.
 */
export function describeChanges(
  count: number,
  looks: Review["looks"] | null = null,
): { title: string; sentence: string } {
  if (count === 0 && looks && looks.icons.length > 0) return { title: NONE_WRITTEN, sentence: `${NONE_WRITTEN}.` };
  if (count === 0) return { title: asSentence(UP_TO_DATE), sentence: `Nothing to change: ${UP_TO_DATE}.` };
  const changed = `${countOf(count, "status", "statuses")} changed`;
  return { title: changed, sentence: `${changed}.` };
}

/** How many indicators have each status, including those with none. */
export function describeCounts({ scorecard, ruleset }: Pick<Review, "scorecard" | "ruleset">): string {
  const counts = statusesOf(ruleset).map(
    (status) => `${scorecard.counts[status].toLocaleString("en-GB")} ${wordFor(ruleset, status)}`,
  );
  return `${countOf(scorecard.indicatorCount, "indicator")}: ${counts.join(", ")}.`;
}

/** How many statuses in the sheet differ from what the rules give. */
export function describeStale(count: number): string {
  return `${countOf(count, "status in the sheet is", "statuses in the sheet are")} out of date.`;
}

/** Explains why statuses are written in words, and which tables are not written. */
export function describeWordings(wordings: Review["wordings"]): string[] {
  return wordings ? [...wordings.refusals, ...wordings.because] : [];
}

/** Facts about a run, or about a reading before one. */
export interface RunFacts {
  kept?: readonly KeptCell[];
  skipped?: Review["skipped"];
  said?: Review["said"];
  tables?: Review["tables"];
  chosenPeriod?: Review["chosenPeriod"];
  looks?: Review["looks"] | null;
  trendChanges?: number;
  wordings?: Review["wordings"];
  /** What was planned for the report's sheets: a run may have planned more than once. */
  sheets?: readonly (SheetsPlan | null)[];
  unlogged?: LogTrouble | null;
  undecorated?: readonly Undecorated[];
}

/**
 * What an officer should know about a run besides its changes, one sentence each, the most important first: what failed, what of theirs
 * was moved, what was left alone, what was left out, and last what was done. `tellsWork` is false before a run, and for doors that list
 * what is written themselves.
 */
export function describeRun(
  {
    kept = [],
    skipped = [],
    said = [],
    tables = [],
    chosenPeriod = null,
    looks = null,
    wordings,
    trendChanges = 0,
    sheets = [],
    unlogged = null,
    undecorated = [],
  }: RunFacts,
  { tellsWork, canNameColumns }: { tellsWork: boolean; canNameColumns: boolean },
): string[] {
  const plans = sheets.filter((plan) => plan !== null);
  const sentences = [
    ...plans.flatMap(({ troubles }) => describeTroubles(troubles)),
    ...(unlogged ? [describeLogTrouble(unlogged)] : []),
    ...describeUndecorated(undecorated),
    ...plans.flatMap(({ overtyped }) => describeOvertyped(overtyped)),
    ...plans.flatMap(({ news = [] }) => describeTextNews(news)),
    ...said,
    ...(looks?.sentences ?? []),
    ...describeWordings(wordings),
    ...describeKept(kept, tables),
    ...describePeriods({ tables, chosenPeriod }),
    ...describeSkipped({ skipped, tables }, { canNameColumns }),
    ...(tellsWork ? [...describeTrends(trendChanges), ...plans.flatMap(describeDone)] : []),
  ];
  return [...new Set(sentences)];
}

/** As many sentences as fit into `room` characters, in order; if some do not fit, the last one says how many and where to read them. */
export function fitSentences(sentences: readonly string[], room: number): string[] {
  const lengthOf = (shown: readonly string[]): number => shown.join(" ").length;
  for (let count = sentences.length; count > 0; count -= 1) {
    const rest = sentences.length - count;
    const shown = [...sentences.slice(0, count), ...(rest > 0 ? [pointToRest(rest)] : [])];
    if (lengthOf(shown) <= room) return shown;
  }
  return sentences.length > 0 ? [pointToRest(sentences.length)] : [];
}

const pointToRest = (count: number): string => `Open KPI Reporter for ${countOf(count, "more note")}.`;

/** How many Trends cells a run wrote; nothing if it wrote none. */
function describeTrends(count: number): string[] {
  return count > 0 ? [`${countOf(count, "trend")} written.`] : [];
}

/** Names the report sheets that could not be updated, and why. */
export function describeTroubles(troubles: readonly Problem[]): string[] {
  const foreign = troubles.flatMap((trouble) => (trouble.code === "sheet-not-ours" ? [trouble.sheet] : []));
  const others = troubles
    .filter(({ code }) => code !== "sheet-not-ours")
    .map((trouble) => {
      const { title } = describeProblem(trouble);
      if (trouble.code === "filter-on")
        return `A filter hides rows of ${trouble.sheet}: it was not brought up to date. Choose Data, Clear there, then try again.`;
      if (trouble.code !== "history-newer") return `${title}: it was not brought up to date.`;
      return `${title}, because ${trouble.history} was ${MADE_BY_NEWER}. ${GET_NEWER}.`;
    });
  const theirs = `${joinWords(foreign)} ${by(foreign.length, "is not KPI Reporter's, and was", "are not KPI Reporter's, and were")} left alone. Rename ${by(foreign.length, "it", "them")}, for instance to “Our ${foreign[0] ?? ""}”, to have its own made.`;
  return [...(foreign.length > 0 ? [theirs] : []), ...others];
}

function describeOvertyped(overtyped: SheetsPlan["overtyped"]): string[] {
  return overtyped.map(
    ({ sheet, rows }) => `${countOf(rows, "row")} of ${sheet} had been typed over; what was there is kept at its foot.`,
  );
}

function describeDone({ added, changed }: Pick<SheetsPlan, "added" | "changed">): string[] {
  const were = (names: readonly string[]): string => `${joinWords(names)} ${by(names.length, "was", "were")}`;
  return [
    ...(added.length > 0 ? [`${were(added)} made.`] : []),
    ...(changed.length > 0 ? [`${were(changed)} brought up to date.`] : []),
  ];
}

/** Says what was done to the report's sheets if an officer asked for just that. Refusals are shown beside it, as problems. */
export function describeSheets({ added, changed, overtyped, troubles, news = [] }: SheetsPlan): string {
  const done = describeDone({ added, changed });
  const nothing = done.length === 0 && troubles.length === 0 ? ["The sheets are up to date."] : [];
  return [...done, ...nothing, ...describeOvertyped(overtyped), ...describeTextNews(news)].join(" ");
}

/** The most sentences about single texts. The rest are counted. */
const SAID = 3;

/** What an officer should know about the texts. Those kept from the period before are only counted, because there is one per KPI. */
function describeTextNews(news: NonNullable<SheetsPlan["news"]>): string[] {
  const earlier = news.filter(({ code }) => code === "earlier").length;
  const others = news.filter(({ code }) => code !== "earlier");
  const rest = others.length - SAID;
  return [
    ...(earlier > 0
      ? [
          `${countOf(earlier, "text")} of the period before ${by(earlier, "is", "are")} kept on Narratives, and new ones are awaited.`,
        ]
      : []),
    ...others.slice(0, SAID).map(({ sentence }) => sentence),
    ...(rest > 0
      ? [`${countOf(rest, "more text has", "more texts have")} changed places or states: see Narratives.`]
      : []),
  ];
}

/** Says what closing a period has done or would do. */
export function describeClosed({ period, next, rows }: PreparedClosing["closing"], isWritten: boolean): string {
  if (next === null || !rows.some(({ advances }) => advances))
    return isWritten
      ? `${period} is closed: ${KPI_HISTORY.name} keeps it, and nothing in the KPI rows was moved.`
      : `Closing ${period} would keep it in ${KPI_HISTORY.name}, and move nothing in the KPI rows.`;
  return isWritten
    ? `${period} is closed. The KPI rows are ready for ${next}.`
    : `Closing ${period} would make the KPI rows ready for ${next}.`;
}
