import type { FoundKind } from "../../rag/periods/find-periods";
import type { Period } from "../../rag/periods/period";
import { yearOf } from "../../rag/periods/years";
import { foldName } from "../../rag/fold-name";
import { groupBy } from "../history/match-names";
import { HEADINGS, REQUIRED_COLUMNS, type ColumnKey, type ColumnMap } from "../columns/columns";
import type { ColumnMapping } from "../columns/column-mapping";
import { keyOfHeading, matchColumns, type ColumnMatch, type UnsureColumn } from "../columns/match-headings";
import { findHeadingPeriod, type HeadingPeriod } from "./heading-period";

/** One period of a table with periods across: "Q2" with its Actual, its Target and its RAG. */
export interface PeriodColumns {
  /** As its headings write it. */
  text: string;
  kind: FoundKind;
  /** Null where nothing gives its year. */
  period: Period | null;
  /** True where the headings themselves say the year. */
  saysYear: boolean;
  order: string;
  /** The columns of this period alone, by index from the left edge. */
  columns: ColumnMap;
  /** Fields that several of its columns are headed as: which of them is meant is not known. */
  repeated?: readonly UnsureColumn[];
}

/** What the headings of a table with periods across say. */
export interface SeriesHeadings {
  /** The periods that can be judged, of one rhythm, oldest first. */
  points: readonly PeriodColumns[];
  /** Periods with a target of their own and no value: a profile of targets. */
  targets: readonly PeriodColumns[];
  /** Other stretches of time: the year to date beside months, quarters' totals among them, earlier years. */
  others: readonly PeriodColumns[];
  /** The columns that hold for every period. */
  constant: ColumnMap;
  /** The column of the whole year's target, where its heading says so: "Target 2025/26", "Annual Target". */
  annualTarget?: number;
}

/** The columns that a set of headings names, and the periods among them. */
export interface HeadingMatch extends ColumnMatch {
  /** Left out where the headings are those of one period. */
  series?: SeriesHeadings;
}

/** The columns that a period may have of its own. */
const OF_A_PERIOD: ReadonlySet<ColumnKey> = new Set<ColumnKey>([
  ...(["latestValue", "target", "status", "trends", "numerator", "denominator"] as const),
  ...(["benchmark", "expectedToDate", "tolerance"] as const),
]);

/** From finest to coarsest. Of two kinds with as many periods, the finer is the rhythm. */
const RHYTHMS: readonly FoundKind[] = [
  "day",
  "week",
  "month",
  "numbered",
  "quarter",
  "term",
  "half",
  "year",
  "year-to-date",
];

interface PlacedHeading {
  index: number;
  said: HeadingPeriod;
  /** What stands in the period's own set of headings: "Actual" of "Q2 Actual". */
  own: string;
}

/** The table's headings, with the periods among them where there are several: as `matchColumns` for one period. */
export function matchHeadings(headings: readonly string[], mapping: ColumnMapping, year?: number): HeadingMatch {
  const placed = placeHeadings(headings, mapping, yearOfTarget(headings) ?? year);
  if (placed.length === 0) return matchColumns(headings, mapping);
  const isPlaced = new Set(placed.map(({ index }) => index));
  const constant = matchColumns(
    headings.map((text, index) => (isPlaced.has(index) ? "" : text)),
    mapping,
  );
  const groups = [...groupBy(placed, ({ said }) => `${said.kind} ${said.order}`).values()];
  const series = sortPeriods(
    groups.map((group) => periodOf(group, headings.length, mapping)),
    constant.columns,
    headings,
  );
  if (!series) return matchColumns(withoutOlderValues(headings, placed, mapping), mapping);
  const columns = mostColumns(series);
  const unsure = [...constant.unsure, ...series.points.flatMap(({ repeated = [] }) => repeated)];
  const isSomewhere = (key: ColumnKey): boolean =>
    series.points.some((point) => point.columns[key] !== undefined || point.repeated?.some((one) => one.key === key));
  const missing = missingIn(columns).filter((key) => !isSomewhere(key));
  return { columns, missing, unsure, isKpiMetric: constant.isKpiMetric, series };
}

const missingIn = (columns: ColumnMap): ColumnKey[] => REQUIRED_COLUMNS.filter((key) => columns[key] === undefined);

/** The columns of the period that lacks least: an earlier year may have a result and no target. */
function mostColumns(series: SeriesHeadings): ColumnMap {
  const all = series.points.map((point) => columnsAt(series, point));
  return all.reduce(
    (best, one) => (missingIn(one).length < missingIn(best).length ? one : best),
    all[0] ?? columnsAt(series, null),
  );
}

/** The columns of all periods, by index. */
export function periodIndexes({ points, targets, others }: SeriesHeadings): number[] {
  return [...points, ...targets, ...others].flatMap(({ columns }) => Object.values(columns));
}

/** The columns of a table with periods across, for one of its periods. */
export function columnsAt({ constant, annualTarget }: SeriesHeadings, point: PeriodColumns | null): ColumnMap {
  const target = point?.columns.target ?? constant.target ?? annualTarget;
  return { ...constant, ...point?.columns, ...(target === undefined ? {} : { target }) };
}

/** How many periods before the judged one are its history: three years of quarters, a year of months, as charts show. */
export const PAST_PERIODS = 12;

/**
 * The columns from which the results and targets of periods are read, by index: those of the judged period, by the column of its value, and
 * of the periods that are its history.
 */
export function seriesIndexes(series: SeriesHeadings | undefined, judgedValue: number | undefined): number[] {
  if (!series) return [];
  const { constant, annualTarget, points, targets, others } = series;
  const at = points.findIndex(({ columns }) => columns.latestValue === judgedValue);
  const near = points.slice(Math.max(0, at - PAST_PERIODS), at + 1);
  const ofPeriods = [...near, ...targets, ...others].flatMap(({ columns }) => [columns.latestValue, columns.target]);
  return [...new Set([...ofPeriods, constant.target, annualTarget])].filter((index) => index !== undefined);
}

/** The headings without outturns of earlier years than the target's: none of them is the latest value. */
function withoutOlderValues(
  headings: readonly string[],
  placed: readonly PlacedHeading[],
  mapping: ColumnMapping,
): string[] {
  const fieldOf = ({ own }: PlacedHeading): ColumnKey | null => keyOfHeading(own, mapping);
  const targets = placed.filter((one) => fieldOf(one) === "target").map(({ said }) => said.period?.start ?? "");
  const start = targets.reduce((a, b) => (b > a ? b : a), "");
  const isOlder = (one: PlacedHeading | undefined): boolean =>
    typeof one?.said.period?.end === "string" && fieldOf(one) === "latestValue" && one.said.period.end < start;
  return headings.map((text, index) => (isOlder(placed.find((one) => one.index === index)) ? "" : text));
}

/** The headings that name a period with a field of its own, or nothing besides. */
function placeHeadings(headings: readonly string[], mapping: ColumnMapping, year: number | undefined): PlacedHeading[] {
  return headings.flatMap((heading, index) => {
    const said = findHeadingPeriod(heading, year === undefined ? {} : { financialYear: year });
    const own = said && ownField(heading, said, mapping);
    return said && own !== null ? [{ index, said, own }] : [];
  });
}

/** The field of a heading with a period; null where it is none that a period has: "Reviewed Sep 2025". */
function ownField(heading: string, { rest }: HeadingPeriod, mapping: ColumnMapping): string | null {
  if (rest === "" || isUnitAlone(rest)) return `${HEADINGS.latestValue} ${rest}`.trim();
  const field = mapping.has(foldName(heading)) ? heading : rest;
  const key = keyOfHeading(field, mapping);
  return key !== null && OF_A_PERIOD.has(key) ? field : null;
}

function isUnitAlone(text: string): boolean {
  return /^[([]?(?:%|£|£?\s?0{3}s?|£?\s?(?:k|m|bn))[)\]]?$/i.test(text);
}

/** The year that the headings of targets name, where they name one: "Target 2025/26". */
function yearOfTarget(headings: readonly string[]): number | undefined {
  const years = headings.flatMap((heading) => {
    const said = findHeadingPeriod(heading);
    if (!said?.period || said.rest === "" || said.kind !== "year") return [];
    return keyOfHeading(said.rest) === "target" ? [yearOf(said.period.start, "financial")] : [];
  });
  const [first] = years;
  return first !== undefined && years.every((year) => year === first) ? first : undefined;
}

function periodOf(group: readonly PlacedHeading[], width: number, mapping: ColumnMapping): PeriodColumns {
  const texts = Array.from({ length: width }, () => "");
  for (const { index, own } of group) texts[index] = own;
  const { columns } = matchColumns(texts, mapping);
  const byKey = groupBy(group, ({ own }) => keyOfHeading(own, mapping) ?? "");
  const repeated = [...OF_A_PERIOD].flatMap((key): UnsureColumn[] => {
    const all = byKey.get(key) ?? [];
    const mapped = all.filter(({ own }) => mapping.has(foldName(own)));
    // Of “Q2 Actual” and “Q2 Result”, the one whose words an officer mapped is meant.
    return all.length > 1 && mapped.length !== 1 ? [{ key, indexes: all.map(({ index }) => index) }] : [];
  });
  // `matchColumns` prefers a mapped heading.
  const isOnce = ([key]: [string, number]): boolean => !repeated.some((one) => one.key === key);
  const own: ColumnMap = Object.fromEntries(Object.entries(columns).filter(isOnce));
  // Its place among the periods is known all the same.
  const [value] = repeated.find(({ key }) => key === "latestValue")?.indexes ?? [];
  const [{ said } = { said: null }] = group;
  return {
    ...{ text: said?.text ?? "", kind: said?.kind ?? "rolling", period: said?.period ?? null },
    ...{ saysYear: said?.saysYear === true, order: said?.order ?? "" },
    columns: value === undefined ? own : { ...own, latestValue: value },
    ...(repeated.length > 0 ? { repeated } : {}),
  };
}

function sortPeriods(
  periods: readonly PeriodColumns[],
  constant: ColumnMap,
  headings: readonly string[],
): SeriesHeadings | null {
  const valued = periods.filter(({ columns, kind }) => columns.latestValue !== undefined && RHYTHMS.includes(kind));
  const targets = periods.filter(
    ({ columns, kind }) => columns.latestValue === undefined && columns.target !== undefined && kind !== "year",
  );
  if (valued.length < 2 && targets.length < 2) return null;
  // A value without a period is the latest one; periods beside it are its history.
  const points = constant.latestValue === undefined ? inOrder(rhythmOf(valued)) : [];
  const profile = targets.filter((one) => !points.includes(one));
  const others = periods.filter((one) => !points.includes(one) && !profile.includes(one));
  const annual = annualTargetOf(others, headings, points.at(-1) ?? null);
  return {
    ...{ points, targets: inOrder(profile), others, constant },
    ...(annual === undefined ? {} : { annualTarget: annual }),
  };
}

/** The periods that recur: of the most common kind. Where each kind has one period, the newest. */
function rhythmOf(valued: readonly PeriodColumns[]): PeriodColumns[] {
  const groups = RHYTHMS.map((kind) => valued.filter((one) => one.kind === kind));
  const best = groups.reduce((most, group) => (group.length > most.length ? group : most), []);
  if (best.length > 1) return best;
  const newest = groups.flat().reduce<PeriodColumns | null>((a, b) => (a && a.order >= b.order ? a : b), null);
  return newest ? [newest] : [];
}

const ANNUAL = /^(?:annual|year[- ]?end|full[- ]?year|yearly|end of year|eoy|final) targets?$/i;

function annualTargetOf(
  others: readonly PeriodColumns[],
  headings: readonly string[],
  newest: PeriodColumns | null,
): number | undefined {
  const years = others.filter(({ kind, columns }) => kind === "year" && columns.target !== undefined);
  const day = newest?.period?.start;
  const current = years.find(
    ({ period }) => period && day !== undefined && period.start <= day && day <= (period.end ?? ""),
  );
  const [only, other] = years;
  if (current) return current.columns.target;
  if (only && !other && (newest?.period ?? null) === null) return only.columns.target;
  const named = headings.findIndex(isAnnualTarget);
  return named < 0 ? undefined : named;
}

/** True for a heading that says that its targets are for the whole year. */
export function isAnnualTarget(heading: string): boolean {
  return ANNUAL.test(heading.replace(/[_\s]+/g, " ").trim());
}

/**
 * Oldest first. Where the headings say no year, an unbroken row of them shows the order: January to December is a calendar year,
 * whatever a target's heading says; its year is then not known.
 */
export function inOrder(periods: readonly PeriodColumns[]): PeriodColumns[] {
  const sorted = [...periods].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  if (periods.some(({ saysYear }) => saysYear)) return sorted;
  const asWritten = [...periods].sort((a, b) => (a.columns.latestValue ?? 0) - (b.columns.latestValue ?? 0));
  const places = asWritten.map((one) => sorted.indexOf(one));
  const isTurned = (step: number): boolean =>
    places.every((place, at) => at === 0 || (place - (places[at - 1] ?? 0) - step) % places.length === 0);
  const isStraight = (step: number): boolean =>
    places.every((place, at) => at === 0 || (place - (places[at - 1] ?? 0)) * step > 0);
  if (periods.length < 3 || isStraight(1) || isStraight(-1) || !(isTurned(1) || isTurned(-1))) return sorted;
  const chain = isTurned(1) ? asWritten : asWritten.reverse();
  return chain.map((one) => ({ ...one, period: null }));
}

/** The columns that are all headed as one field of a period; undefined for one column. */
export function repeatedColumns(point: PeriodColumns | null, field: ColumnKey): readonly number[] | undefined {
  return point?.repeated?.find(({ key }) => key === field)?.indexes;
}
