import { isOpenFigure } from "../../rag/percent/row-figures";
import { PERCENT, unitFromName, writeFigure, type Unit } from "../../rag/reading/figure";
import { readTarget } from "../../rag/reading/targets/read-target";
import type { TargetReading } from "../../rag/reading/targets/target-reading";
import type { HistoryRecord } from "../history/record";
import { periodOf, readFigure, seriesBefore } from "../history/series";
import { findHeadingPeriod } from "../layout/heading-period";
import { isRead, type Period } from "../../rag/periods/period";
import { readPeriodCell } from "../periods/period-cell";
import { isSamePeriod, missingBetween } from "../../rag/periods/step-period";
import { contextOf, type RatedIndicator } from "../rated-indicator";

/** A period and its figure, in full and in its unit; null where there is none. */
export interface Place {
  /** As written. */
  period: string;
  /** True where earlier figures are not comparable. */
  isBreak: boolean;
  figure: number | null;
  unit: Unit | null;
  scale: number;
  /** The period's target in the figure's unit; null where it is not known as one number. */
  target: number | null;
  /** The target as written; "" where none is. */
  shownTarget: string;
}

/** The number of periods in a chart: three years of quarters, a year of months. */
const CHARTED = 12;

/**
 * An indicator's periods up to its own, one by one, earliest first, including those without a figure. At most CHARTED.
 * Empty where its own period cannot be read. Periods without a year are those of the row's own table.
 */
export function chartOf(indicator: RatedIndicator, records: readonly HistoryRecord[]): Place[] {
  const { cells, shownTarget } = indicator;
  const now = readPeriodCell(cells.asOf, contextOf(indicator));
  const { value, target } = indicator.rating;
  const unit = unitFromName(indicator.metric).unit;
  const current: Figure =
    value.kind === "number"
      ? { figure: value.figure, unit: value.unit, scale: value.scale }
      : { figure: null, unit, scale: 1 };
  if (!isRead(now)) {
    const earlier = withoutYears(indicator, records);
    return earlier.length === 0
      ? []
      : [...earlier, toPlace(indicator.asOf, current, target, shownTarget)].slice(-CHARTED);
  }
  const before = seriesBefore(records, now, cells).map((point): KnownPlace => ({
    at: point.period,
    ...toPlace(point.period.text, point, readTarget(point.record.target, now.reporting), point.record.shownTarget),
    isBreak: point.period.isBreak,
  }));
  const own: KnownPlace = { at: now, ...toPlace(now.text, current, target, shownTarget), isBreak: now.isBreak };
  return fillGaps([...before, own]).slice(-CHARTED);
}

type Figure = Pick<Place, "figure" | "unit" | "scale">;

function toPlace(period: string, { figure, unit, scale }: Figure, target: TargetReading, shownTarget: string): Place {
  const isLike = target.kind === "number" && (target.unit?.name ?? null) === (unit?.name ?? null);
  return { period, isBreak: false, figure, unit, scale, target: isLike ? target.figure : null, shownTarget };
}

/** The earlier periods of a table whose headings say no year, in the table's order. */
function withoutYears(indicator: RatedIndicator, records: readonly HistoryRecord[]): Place[] {
  const { asOf, cells } = indicator;
  const { reporting } = contextOf(indicator);
  const kind = findHeadingPeriod(asOf, { reporting })?.kind;
  const isLike = (record: HistoryRecord): boolean =>
    record.isOfTable === true &&
    !periodOf(record, reporting) &&
    findHeadingPeriod(record.asOf, { reporting })?.kind === kind;
  return kind === undefined
    ? []
    : records
        .filter(isLike)
        .map((record) =>
          toPlace(record.asOf, readFigure(record, cells), readTarget(record.target, reporting), record.shownTarget),
        );
}

/** A place whose period was read. */
interface KnownPlace extends Place {
  at: Period;
}

/** Adds the periods in between for which nothing was recorded. */
function fillGaps(known: readonly KnownPlace[]): Place[] {
  const places: Place[] = [];
  let last: Period | null = null;
  for (const { at, ...place } of known) {
    let missing = last ? missingBetween(last, at) : null;
    for (let steps = 0; missing && steps < CHARTED; steps += 1) {
      const { unit, scale } = place;
      places.push({ period: missing.text, isBreak: false, figure: null, unit, scale, target: null, shownTarget: "" });
      last = missing;
      missing = missingBetween(missing, at);
    }
    if (!last || !isSamePeriod(last, at)) places.push(place);
    last = at;
  }
  return places;
}

/** The part since the last break in series: earlier figures are not comparable. */
export function sinceBreak(places: readonly Place[]): Place[] {
  const at = places.findLastIndex(({ isBreak }) => isBreak);
  return places.slice(Math.max(0, at));
}

/** True where every figure has the same unit, by name. A figure that may be a fraction is not in per cent. */
export function isOfOneUnit(places: readonly Place[]): boolean {
  const known = places.flatMap(({ figure, unit }) => (figure === null ? [] : [{ figure, unit }]));
  const names = new Set(known.flatMap(({ unit }) => unit?.name ?? []));
  return names.size <= 1 && !(names.has(PERCENT.name) && known.some(isOpenFigure));
}

const BARS = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/** A history drawn with characters, which any cell can show, and the same in words. */
export interface Spark {
  /** One bar per period, from the lowest to the highest figure; "·" where there is none. */
  text: string;
  alternative: string;
}

/** The fewest figures that make a picture or a trend. */
export const FEWEST = 3;

/** Draws the figures; null for fewer than three, or for figures in different units. */
export function drawSpark(places: readonly Place[]): Spark | null {
  const figures = places.flatMap(({ figure }) => figure ?? []);
  const [first, last] = [places[0], places.at(-1)];
  if (figures.length < FEWEST || !first || !last || !isOfOneUnit(places)) return null;
  const [low, high] = [Math.min(...figures), Math.max(...figures)];
  // Halved, so that the difference of two very large figures stays finite.
  const height = high / 2 - low / 2;
  const bar = (figure: number): string =>
    BARS[height > 0 ? Math.round(((figure / 2 - low / 2) / height) * (BARS.length - 1)) : 3] ?? "";
  const written = places.map((place) =>
    place.figure === null ? "no figure" : writeFigure(place.figure, place.unit, place.scale),
  );
  const ends = (figure: number): string => written[places.findIndex((place) => place.figure === figure)] ?? "";
  return {
    text: places.map(({ figure }) => (figure === null ? "·" : bar(figure))).join(""),
    alternative: `${first.period} to ${last.period}: ${written.join(", ")}. Lowest ${ends(low)}, highest ${ends(high)}.`,
  };
}
