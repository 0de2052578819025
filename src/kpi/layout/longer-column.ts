import { saysBuildUp } from "../../rag/comparing/build-up";
import type { FoundKind } from "../../rag/periods/find-periods";
import { yearOf } from "../../rag/periods/years";
import type { AcrossTable } from "./across-table";
import { daysOf } from "./written-order";
import type { PeriodColumns } from "./period-columns";

/** A column with figures for a longer time, of which the judged period is the last part. */
export interface LongerColumn {
  column: number;
  text: string;
  /** The column of its own target, where it has one: "YTD Target". */
  target?: number | undefined;
  /** A name of it that holds in all periods: "Year to date" for "Q2 YTD". */
  lasting: string;
  /** All names by which an answer may call it, the closest first. */
  names: readonly string[];
  /** True for twelve months up to the judged period, which are no part of a year. */
  isRolling?: true;
  /** True for a year to date. */
  isToDate?: true;
  /** True where the words of a row's own name say that its figures are these. */
  says: (metric: string) => boolean;
}

const saysToDate = (metric: string): boolean => saysBuildUp(metric) !== null;
const ROLLING = /\brolling\b|\b(?:12|twelve)[\s-]months?\b/i;
const saysRolling = (metric: string): boolean => ROLLING.test(metric);
const WHOLE_YEAR = /\b(?:full|whole)[\s-]year\b/i;
const saysWholeYear = (metric: string): boolean => WHOLE_YEAR.test(metric);
/** Of a year that has not ended, a figure is a forecast or part of it. */
const saysNothing = (): boolean => false;

/** A year's figures under a heading that gives no year. */
const OF_A_YEAR =
  /^(?:(?:full|whole)[- ]year|year[- ]end|annual|fytd)(?: (?:actual|outturn|result|total|value|figure|performance))?$/i;

type OtherPeriod = Pick<PeriodColumns, "period" | "order">;

/** The year to date, the year or the twelve months beside the judged period; null where there are none that end with it. */
export function findLongerColumn(
  { series, headings, isOlder }: AcrossTable,
  judged: PeriodColumns,
): LongerColumn | null {
  const valued = series.others.flatMap(({ columns: { latestValue: column, target }, ...point }) =>
    column === undefined ? [] : [{ ...point, column, target }],
  );
  const toDate = valued.filter(({ kind }) => kind === "year-to-date");
  const ofJudged =
    toDate.find((one) => endsWith(one, judged)) ?? toDate.find((one) => !isOlder && isRunning(one, judged));
  if (ofJudged)
    return { ...ofJudged, ...namesOf(ofJudged.text, LASTING["year-to-date"]), isToDate: true, says: saysToDate };
  const twelve = valued.filter(({ kind, text }) => kind === "rolling" && ROLLING.test(text));
  const rolling =
    twelve.find((one) => endsWith(one, judged)) ??
    twelve.find(({ order }) => !isOlder && daysOf(order).start === undefined);
  if (rolling) {
    const names = namesOf(rolling.text, LASTING.rolling);
    return { ...rolling, ...names, lasting: LASTING.rolling, isRolling: true, says: saysRolling };
  }
  const year = valued.find((one) => one.kind === "year" && covers(one, judged));
  if (year) {
    const isOver = year.period?.end === judged.period?.end;
    return { ...year, ...namesOf(year.text, LASTING.year), says: isOver ? saysWholeYear : saysNothing };
  }
  const column = headings.findIndex(isOfYear);
  const text = headings[column];
  return text === undefined ? null : { column, text, ...namesOf(text, LASTING.year), says: saysNothing };
}

/**
 * That column, or else the newest period's, beside an older one that was chosen: what the target is for is as open as it is beside the
 * newest, though the column's figure is not of the older period.
 */
export function findOpenColumn(table: AcrossTable, judged: PeriodColumns): LongerColumn | null {
  const own = findLongerColumn(table, judged);
  if (own || !table.isOlder) return own;
  const { points } = table.series;
  const newest = { ...table, isOlder: false };
  // It is headed with the newest period, or with none.
  for (const point of points.slice(points.indexOf(judged)).reverse()) {
    const longer = findLongerColumn(newest, point);
    if (longer) return longer;
  }
  return null;
}

/** All names by which an answer may call a column for a longer time, beside whichever period it stands. */
export function namesOfLonger({ series, headings }: Pick<AcrossTable, "series" | "headings">): string[] {
  const ofPeriods = series.others.flatMap(({ kind, text, columns }) =>
    columns.latestValue === undefined || !isLasting(kind) ? [] : namesOf(text, LASTING[kind]).names,
  );
  return [...ofPeriods, ...headings.filter(isOfYear).flatMap((text) => namesOf(text, LASTING.year).names)];
}

/** The kinds of longer times, by a name that holds in all periods. */
const LASTING = {
  "year-to-date": "Year to date",
  rolling: "Rolling 12 months",
  year: "Full year",
} as const satisfies Partial<Record<FoundKind, string>>;

function isLasting(kind: FoundKind): kind is keyof typeof LASTING {
  return kind in LASTING;
}

/** The names of a column: its heading, that without a period, and the names of its kind, by which a renamed one is still known. */
function namesOf(text: string, kind: string): Pick<LongerColumn, "lasting" | "names"> {
  const lasting = lastingName(text, kind);
  return { lasting, names: [text, lasting, kind, ...(kind === LASTING["year-to-date"] ? ["YTD"] : [])] };
}

function isOfYear(heading: string): boolean {
  return OF_A_YEAR.test(heading.replace(/[_\s]+/g, " ").trim());
}

/** A heading as it is where it names no period, which the next one will not have. */
function lastingName(heading: string, kind: string): string {
  return /\d/.test(heading) ? kind : heading.replace(/\s+/g, " ").trim();
}

/** True where a figure to date is of the time up to the end of the period: "Q2 YTD" beside Q2. */
function endsWith({ period, order }: OtherPeriod, judged: PeriodColumns): boolean {
  const [{ end }, { end: own }] = [daysOf(order), daysOf(judged.order)];
  if (end === undefined || own === undefined) return false;
  // Where only one of the two says its year, the days of the year are compared.
  return period && judged.period ? end === own : end.slice(4) === own.slice(4);
}

/** True for a year to date of no other day than the newest: "YTD", "2025/26 YTD". */
function isRunning({ period, order }: OtherPeriod, judged: PeriodColumns): boolean {
  if (period?.end || (!period && daysOf(order).start !== undefined)) return false;
  const start = judged.period?.start;
  if (!period || start === undefined) return true;
  const calendar = "calendar" in period.span ? period.span.calendar : period.reporting.year;
  return yearOf(start, calendar) === yearOf(period.start, calendar);
}

function covers({ period }: Pick<PeriodColumns, "period">, judged: PeriodColumns): boolean {
  const [start, end] = [judged.period?.start, judged.period?.end];
  return Boolean(period?.end && start && end && period.start <= start && end <= period.end);
}
