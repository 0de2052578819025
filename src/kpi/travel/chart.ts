import { isOpenFigure } from "../../rag/percent/row-figures";
import { PERCENT, unitFromName, writeFigure, type Unit } from "../../rag/reading/figure";
import type { HistoryRecord } from "../history/record";
import { seriesBefore } from "../history/series";
import { isRead, type Period } from "../../rag/periods/period";
import { readPeriodCell } from "../periods/period-cell";
import { isSamePeriod, missingBetween } from "../../rag/periods/step-period";
import { contextOf, type RatedIndicator } from "../rated-indicator";

/** A period and its figure, in full and in its unit; null where there is none. */
export interface Place {
  period: Period;
  figure: number | null;
  unit: Unit | null;
  scale: number;
}

/** The number of periods in a chart: three years of quarters, a year of months. */
const CHARTED = 12;

/**
 * An indicator's periods up to its own, one by one, earliest first, including those without a figure. At most CHARTED.
 * Empty where its own period cannot be read.
 */
export function chartOf(indicator: RatedIndicator, records: readonly HistoryRecord[]): Place[] {
  const now = readPeriodCell(indicator.cells.asOf, contextOf(indicator));
  if (!isRead(now)) return [];
  const { value } = indicator.rating;
  const unit = unitFromName(indicator.metric).unit;
  const current: Place =
    value.kind === "number"
      ? { period: now, figure: value.figure, unit: value.unit, scale: value.scale }
      : { period: now, figure: null, unit, scale: 1 };
  return fillGaps([...seriesBefore(records, now, indicator.cells), current]).slice(-CHARTED);
}

/** Adds the periods in between for which nothing was recorded. */
function fillGaps(known: readonly Place[]): Place[] {
  const places: Place[] = [];
  for (const place of known) {
    const last = places.at(-1);
    let missing = last ? missingBetween(last.period, place.period) : null;
    for (let steps = 0; missing && steps < CHARTED; steps += 1) {
      places.push({ period: missing, figure: null, unit: place.unit, scale: place.scale });
      missing = missingBetween(missing, place.period);
    }
    if (!last || !isSamePeriod(last.period, place.period))
      places.push({ period: place.period, figure: place.figure, unit: place.unit, scale: place.scale });
  }
  return places;
}

/** The part since the last break in series: earlier figures are not comparable. */
export function sinceBreak(places: readonly Place[]): Place[] {
  const at = places.findLastIndex(({ period }) => period.isBreak);
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
    alternative: `${first.period.text} to ${last.period.text}: ${written.join(", ")}. Lowest ${ends(low)}, highest ${ends(high)}.`,
  };
}
