import { unitFromName, type Unit } from "../../rag/reading/figure";
import { readAsColumnWrites } from "../../rag/percent/settle-fractions";
import type { IndicatorCells } from "../../rag/rating";
import { isRead, type Period } from "../../rag/periods/period";
import type { Reporting } from "../../rag/periods/reporting";
import { readPeriod } from "../../rag/periods/read-period";
import { comparePeriods, isSamePeriod } from "../../rag/periods/step-period";
import type { HistoryRecord } from "./record";

/** One figure of an indicator, and its period. */
export interface SeriesPoint {
  period: Period;
  /** In full, in its unit; null where none was recorded. */
  figure: number | null;
  unit: Unit | null;
  /** The scale in which it was written: 1000000 under "£m". */
  scale: number;
  record: HistoryRecord;
}

/**
 * The period of a record's value: its as-of date, or the closed period where it has none. Null where it cannot be read.
 */
export function periodOf(
  { asOf, period }: Pick<HistoryRecord, "asOf" | "period">,
  reporting: Reporting,
): Period | null {
  const reading = readPeriod(asOf === "" ? period : asOf, { reporting });
  return isRead(reading) ? reading : null;
}

/**
 * An indicator's figures before a period, of the same kind of period and year, earliest first. Values recorded for one
 * as-of date at the close of several periods count once, as last recorded. They are read like the row's own cells.
 */
export function seriesBefore(
  records: readonly HistoryRecord[],
  before: Period,
  cells: IndicatorCells,
): readonly SeriesPoint[] {
  if (last?.records === records && last.before === before && last.cells === cells) return last.points;
  const points = readSeries(records, before, cells);
  last = { records, before, cells, points };
  return points;
}

/** The last series requested: the trend and the checks of a row ask for the same one several times in a row. */
let last: {
  records: readonly HistoryRecord[];
  before: Period;
  cells: IndicatorCells;
  points: readonly SeriesPoint[];
} | null = null;

function readSeries(records: readonly HistoryRecord[], before: Period, cells: IndicatorCells): SeriesPoint[] {
  const latest = new Map<string, SeriesPoint>();
  for (const record of records) {
    const period = periodOf(record, before.reporting);
    if (!period || !isLike(period, before) || (comparePeriods(period, before) ?? 0) >= 0) continue;
    const point = toPoint(record, period, cells);
    const key = `${period.start} ${period.end ?? ""}`;
    const held = latest.get(key);
    if (!held || outweighs(record, held.record, before.reporting)) latest.set(key, point);
  }
  return [...latest.values()].sort((a, b) => comparePeriods(a.period, b.period) ?? 0);
}

/** True for periods of one kind and one kind of year. */
export function isLike(a: Period, b: Period): boolean {
  return a.kind === b.kind && calendarOf(a) === calendarOf(b);
}

function calendarOf({ span }: Period): string {
  return "calendar" in span ? span.calendar : "";
}

function toPoint(record: HistoryRecord, period: Period, cells: IndicatorCells): SeriesPoint {
  return { period, ...readFigure(record, cells), record };
}

/** The figure of a record, read like the row's own cells. */
export function readFigure(
  { metric, value }: Pick<HistoryRecord, "metric" | "value">,
  cells: IndicatorCells,
): Pick<SeriesPoint, "figure" | "unit" | "scale"> {
  const reading = readAsColumnWrites({ ...cells, metric }, "latestValue", value);
  return reading.kind === "number"
    ? { figure: reading.figure, unit: reading.unit, scale: reading.scale }
    : { figure: null, unit: unitFromName(metric).unit, scale: 1 };
}

/** True for the record that counts of two for one period: the table's own, else the one that was recorded later. */
function outweighs(one: HistoryRecord, other: HistoryRecord, reporting: Reporting): boolean {
  const isOfTable = one.isOfTable === true;
  return isOfTable === (other.isOfTable === true) ? isRecordedLater(one, other, reporting) : isOfTable;
}

/**
 * True for the later record, by the closed period; on a tie, by its text, so that the order of lines makes no
 * difference.
 */
function isRecordedLater(one: HistoryRecord, other: HistoryRecord, reporting: Reporting): boolean {
  const [a, b] = [readPeriod(one.period, { reporting }), readPeriod(other.period, { reporting })];
  if (!isRead(a) || !isRead(b) || isSamePeriod(a, b)) return JSON.stringify(one) > JSON.stringify(other);
  return `${a.end ?? ""} ${a.start}` > `${b.end ?? ""} ${b.start}`;
}
