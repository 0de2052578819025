import type { Reporting } from "../../rag/periods/reporting";
import { foldName } from "../../rag/fold-name";
import { groupBy } from "../history/match-names";
import { HEADINGS, REQUIRED_COLUMNS, type ColumnKey, type ColumnMap } from "../columns/columns";
import type { ColumnMapping } from "../columns/column-mapping";
import { keyOfHeading, matchColumns, type ColumnMatch, type UnsureColumn } from "../columns/match-headings";
import { numberedFields, withoutNumbers } from "./numbered-headings";
import { OF_A_PERIOD } from "./period-fields";
import { bodyYearOf } from "./sheet-year";
import { findHeadingPeriod, withYears, type HeadingPeriod } from "./heading-period";
import { periodsIn, type HeadingContext } from "./layout-context";
import { columnsAt, type PeriodColumns, type SeriesHeadings } from "./period-columns";
import { fieldsOfPeriods } from "./repeated-fields";
import { inOrder, mayRecur, rhythmOf } from "./rhythm";

/** The columns that a set of headings names, and the periods among them. */
export interface HeadingMatch extends ColumnMatch {
  /** Left out where the headings are those of one period. */
  series?: SeriesHeadings;
  /** Set where headings repeat with numbers, as in an Excel table: "Actual2". The row above may say what of. */
  isNumbered?: true;
}

interface PlacedHeading {
  index: number;
  said: HeadingPeriod;
  /** What stands in the period's own set of headings: "Actual" of "Q2 Actual". */
  own: string;
}

/** The table's headings, with the periods among them where there are several: as `matchColumns` for one period. */
export function matchHeadings(written: readonly string[], context: HeadingContext): HeadingMatch {
  const headings = withoutNumbers(written, context.mapping);
  const match = matchPlain(headings, context);
  return match.series ? match : withDoubts(match, numberedFields(written, headings, context.mapping));
}

/** The columns without those of which there are several under nothing that tells them apart. */
function withDoubts(match: HeadingMatch, repeated: readonly UnsureColumn[]): HeadingMatch {
  if (repeated.length === 0) return match;
  const inDoubt = new Set(repeated.map(({ key }) => key));
  const columns = Object.fromEntries(
    Object.entries(match.columns).filter(([key]) => !inDoubt.has(key as ColumnKey)),
  ) as ColumnMap;
  const unsure = [...match.unsure.filter(({ key }) => !inDoubt.has(key)), ...repeated];
  return { ...match, columns, unsure, missing: missingIn(columns), isNumbered: true };
}

function matchPlain(headings: readonly string[], context: HeadingContext): HeadingMatch {
  const { mapping, reporting, year } = context;
  const placed = placeHeadings(headings, { ...context, year: yearOfTarget(headings, reporting) ?? year });
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
function placeHeadings(headings: readonly string[], context: HeadingContext): PlacedHeading[] {
  const { mapping, reporting } = context;
  const placed = headings.flatMap((heading, index) => {
    const said = findHeadingPeriod(heading, periodsIn(context));
    const own = said && ownField(heading, said, mapping);
    return said && own !== null ? [{ index, said, own }] : [];
  });
  const said = withYears(
    placed.map((one) => ({ ...one.said, heading: headings[one.index] ?? "" })),
    reporting,
  );
  const known = placed.map((one, at) => ({ ...one, said: said[at] ?? one.said }));
  return [...known, ...fieldsBeside(headings, known, mapping)];
}

/** The fields that stand under one heading right of each period: "RAG" in "Apr, RAG, May, RAG". */
function fieldsBeside(
  headings: readonly string[],
  placed: readonly PlacedHeading[],
  mapping: ColumnMapping,
): PlacedHeading[] {
  const isField = (heading: string): boolean => {
    const key = keyOfHeading(heading, mapping);
    return key !== null && OF_A_PERIOD.has(key);
  };
  const saidAt = new Map(placed.map(({ index, said }) => [index, said]));
  return fieldsOfPeriods(headings, saidAt, isField).map(({ field, ...one }) => ({ ...one, own: field }));
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
function yearOfTarget(headings: readonly string[], reporting: Reporting): number | undefined {
  const years = headings.flatMap((heading) => {
    const said = findHeadingPeriod(heading, { reporting });
    if (!said?.period || said.rest === "" || said.kind !== "year") return [];
    return keyOfHeading(said.rest) === "target" ? [bodyYearOf(said.period)] : [];
  });
  const [first] = years;
  return first !== null && years.every((year) => year === first) ? first : undefined;
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
  const valued = periods.filter((one) => one.columns.latestValue !== undefined && mayRecur(one));
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
  const isOther = newest?.kind === "year" && newest.order !== only?.order;
  if (only && !other && (newest?.period ?? null) === null && !isOther) return only.columns.target;
  const named = headings.findIndex(isAnnualTarget);
  return named < 0 ? undefined : named;
}

/** True for a heading that says that its targets are for the whole year. */
export function isAnnualTarget(heading: string): boolean {
  return ANNUAL.test(heading.replace(/[_\s]+/g, " ").trim());
}
