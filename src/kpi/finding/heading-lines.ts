import { foldName } from "../../rag/fold-name";
import type { PeriodContext } from "../../rag/periods/no-span";
import { yearOf, twoNumbers, hasOneNumber } from "../../rag/periods/years";
import { isKnownHeading, keyOfHeading } from "../columns/match-headings";
import { findHeadingPeriod, type HeadingPeriod } from "../layout/heading-period";
import type { HeadingContext } from "../layout/layout-context";
import type { CellArea } from "../unwritable";

/** How many rows of a sheet the headings of one table may take. */
export type HeadingRowCount = 1 | 2 | 3;

/** Rows of headings from the top down. */
export interface HeadingLines {
  rows: readonly (readonly string[])[];
  /** Their merged cells, where they are known; rows count from the first of these, columns as in them. */
  merged?: readonly CellArea[];
}

/**
 * Joins rows into one row of headings, from the bottom up. A heading applies to the columns that it is merged over, or else to the blank
 * columns right of it, up to the next heading.
 */
export function joinLines({ rows, merged }: HeadingLines, context: HeadingContext): string[] {
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  const even = rows.map((cells) => Array.from({ length: width }, (_, column) => cells[column] ?? ""));
  let joined = even.at(-1) ?? [];
  for (let at = even.length - 2; at >= 0; at -= 1) {
    const own = even[at] ?? [];
    const areas = merged?.filter(({ row, columnCount }) => row === at && columnCount > 1);
    const isStart = (column: number): boolean => even.slice(0, at + 1).some((cells) => cells[column] !== "");
    const over = spread({ own, below: joined, isStart, context, ...(areas ? { areas } : {}) });
    joined = joined.map((below, column) => joinTexts(own[column] ?? "", over[column] ?? "", below, context));
  }
  return joined;
}

interface Spread {
  /** The texts of the row, and the joined texts of the rows below it. */
  own: readonly string[];
  below: readonly string[];
  /** True where a heading of this row or of one above it begins. */
  isStart: (column: number) => boolean;
  context: HeadingContext;
  /** The merged cells that begin in the row. */
  areas?: readonly CellArea[];
}

/** The heading of a row that applies to each column; "" for none. */
function spread({ own, below, isStart, context, areas }: Spread): string[] {
  const groups = own.flatMap((text, from): HeadingGroup[] => {
    if (text === "") return [];
    const area = areas?.find(({ column }) => column === from);
    let end = from + 1;
    while (!area && end < own.length && !isStart(end) && below[end] !== "") end += 1;
    const isMerged = area !== undefined;
    return [{ text, from, end: area ? from + area.columnCount : end, isMerged }];
  });
  const over = own.map(() => "");
  const periods = groups.filter(({ text }) => findHeadingPeriod(text, { reporting: context.reporting }));
  const last = periods.at(-1);
  const endOf = (group: HeadingGroup): number => {
    if (group.isMerged) return group.end;
    if (group === last) return endOfPeriod(group, periods.slice(0, -1), below, context);
    return periods.includes(group) ? group.end : endOfWords(group, below, context);
  };
  for (const group of groups) over.fill(group.text, group.from, endOf(group));
  return over;
}

/** The end of what belongs to words over periods: "Forecast" over "Q3, Q4, YTD, RAG" is of neither the year to date nor the RAG. */
function endOfWords(
  { text, from, end }: HeadingGroup,
  below: readonly string[],
  { reporting }: HeadingContext,
): number {
  const periods = below.slice(from, end).map((heading) => findHeadingPeriod(heading, { reporting }));
  const toDate = saysForecast(text) ? periods.findIndex((period, at) => at > 0 && isToDate(period)) : -1;
  const dated = periods.slice(0, toDate < 0 ? undefined : toDate).findLastIndex((period) => period !== null);
  return dated < 0 ? end : from + dated + 1;
}

const FORECAST = /\b(?:forecasts?|projected|projections?|predicted|estimates?|estimated|trajectory)\b/i;

/** True for words over or under a period whose figures are yet to come. */
export function saysForecast(text: string): boolean {
  return FORECAST.test(text);
}

function isToDate(period: HeadingPeriod | null): boolean {
  return period?.kind === "year-to-date";
}

/** A heading over columns that have headings below it. */
interface HeadingGroup {
  text: string;
  from: number;
  /** The first column after it. */
  end: number;
  isMerged: boolean;
}

/**
 * The end of what belongs to the last of the periods. A last column without a period, whose field no other period has, does not: a
 * "Comments" after the RAG of the newest quarter, or the target for all of them.
 */
function endOfPeriod(
  group: HeadingGroup,
  others: readonly HeadingGroup[],
  below: readonly string[],
  { mapping, reporting }: HeadingContext,
): number {
  const { from, end } = group;
  if (end - from < 2) return end;
  const fieldOf = (column: number): string => {
    const heading = below[column] ?? "";
    return keyOfHeading(heading, mapping) ?? foldName(heading);
  };
  const columnsOf = (one: HeadingGroup): number[] =>
    Array.from({ length: one.end - one.from }, (_, at) => one.from + at);
  const isDated = (column: number): boolean => findHeadingPeriod(below[column] ?? "", { reporting }) !== null;
  if (others.length === 0 && !columnsOf(group).some(isDated)) return end;
  const fields = new Set(others.flatMap(columnsOf).map(fieldOf));
  let last = end;
  while (last - 1 > from && !isDated(last - 1) && !fields.has(fieldOf(last - 1))) last -= 1;
  return last;
}

/** A heading with the one over it. `own` stands in the upper cell itself, where `over` may come from the left. */
function joinTexts(own: string, over: string, below: string, { mapping, reporting }: HeadingContext): string {
  if (below === "" || over === "") return below === "" ? own : below;
  const both = `${over} ${below}`;
  const period = findHeadingPeriod(over, { reporting });
  // "Current" over Target leaves a target; "Performance" over Indicator, an indicator; "Year end" over Actual, no result of a quarter.
  if (!period) {
    const isBoth = isKnownHeading(both, mapping) || !isKnownHeading(below, mapping) || isOtherTime(over);
    return isBoth ? both : below;
  }
  if (findHeadingPeriod(below, { reporting })) return withYear(period, below, { reporting });
  const isField = period.rest === "" || !isKnownHeading(below, mapping) || isKnownHeading(both, mapping);
  return isField ? both : `${period.text} ${below}`;
}

/** Words over a heading that make its figures those of another time than the periods beside it. */
const OTHER_TIME =
  /\b(?:totals?|year[- ]end|end of year|eoy|(?:full|whole)[- ]year|annual|average|forecasts?|projected|(?:last|previous|prior) year)\b/i;

function isOtherTime(over: string): boolean {
  return over.length <= LONGEST_OVER && OTHER_TIME.test(over);
}

/** A longer text over headings is a title. */
const LONGEST_OVER = 40;

/** A period below another takes only its year: a month says more than its quarter. */
function withYear(over: HeadingPeriod, below: string, context: PeriodContext): string {
  if (over.kind === "year")
    return findHeadingPeriod(`${over.text} ${below}`, context) ? `${over.text} ${below}` : below;
  if (!over.period || findHeadingPeriod(below, context)?.saysYear) return below;
  const { year: own } = over.period.reporting;
  const year = yearOf(over.period.start, own);
  return `${hasOneNumber(own) ? year : twoNumbers(year)} ${below}`;
}
