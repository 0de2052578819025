import type { CellContent } from "../../rag/cell";
import { compareFigures } from "../../rag/decimal";
import { readAsColumnWrites } from "../../rag/percent/settle-fractions";
import type { NumberValue } from "../../rag/reading/values/read-value";
import type { Against } from "../../rag/rules/direction";
import type { HistoryRecord } from "../history/record";
import { seriesBefore, type SeriesPoint } from "../history/series";
import { isRead, type Period } from "../../rag/periods/period";
import { readPeriodCell } from "../periods/period-cell";
import { isSamePeriod, samePeriodLastYear } from "../../rag/periods/step-period";
import { contextOf, type RatedIndicator } from "../rated-indicator";
import type { NoTravel } from "./travel";

/** The figure that a value is compared with, as its cell holds it. */
export interface Earlier {
  value: NumberValue;
  cell: CellContent;
  /** The time of it within a sentence: "in 2024/25 Q1", "the previous value". */
  when: string;
}

/** Says why there is nothing to compare with. */
export function refuse(code: NoTravel["code"], why: string): NoTravel {
  return { direction: "not-comparable", code, sentence: `Not comparable: ${why}` };
}

/** The comparisons with a single earlier result; a trend uses many. */
type AgainstEarlier = Exclude<Against, "trend">;

/** The column that holds it, and its name in sentences. */
const EARLIER: Record<
  AgainstEarlier,
  { key: "previousValue" | "lastYear"; heading: string; when: string; what: string }
> = {
  previous: { key: "previousValue", heading: "Previous Value", when: "before", what: "the period before" },
  "last-year": {
    key: "lastYear",
    heading: "Same Period Last Year",
    when: "in the same period last year",
    what: "the same period last year",
  },
};

/**
 * The previous result, or that of the same period last year: from the row's own column where it has one, else from the
 * history. After a break in series the two are not comparable.
 */
export function findEarlier(
  indicator: RatedIndicator,
  records: readonly HistoryRecord[],
  against: AgainstEarlier,
): Earlier | NoTravel {
  const now = readPeriodCell(indicator.cells.asOf, contextOf(indicator));
  const period = isRead(now) ? now : null;
  if (period?.isBreak) return refuse("break", `${period.text} marks a break in series.`);
  const points = period ? seriesBefore(records, period, indicator.cells) : [];
  const recorded = period && findRecorded(points, period, against);
  const broken = recorded
    ? points.find((point) => point.period.isBreak && point.period.start > recorded.period.start)
    : undefined;
  if (broken) return refuse("break", `${broken.period.text} marks a break in series.`);

  const { key, heading, when: usual } = EARLIER[against];
  const cell = indicator.cells[key];
  const written = readAsColumnWrites(indicator.cells, key);
  if (written.kind === "number") {
    const isRecorded =
      recorded?.figure !== null &&
      recorded?.figure !== undefined &&
      compareFigures(recorded.figure, written.figure) === 0;
    const when = isRecorded ? inPeriod(recorded.period) : usual;
    return { value: written, cell, when };
  }
  if (written.kind === "error" || written.kind === "not-read" || written.kind === "bounds") {
    return refuse("earlier-not-read", `“${written.text}” in ${heading} was not read as a figure.`);
  }
  return fromHistory(indicator, recorded, period, now, against);
}

function fromHistory(
  indicator: RatedIndicator,
  recorded: SeriesPoint | null,
  period: Period | null,
  now: ReturnType<typeof readPeriodCell>,
  against: AgainstEarlier,
): Earlier | NoTravel {
  if (!period)
    return refuse("period-not-read", isRead(now) ? "its period was not read." : `its period was not read. ${now.why}`);
  const { what } = EARLIER[against];
  if (!recorded || recorded.figure === null) return refuse("no-earlier", `there is no figure for ${what}.`);
  const value = readAsColumnWrites(indicator.cells, "latestValue", recorded.record.value);
  if (value.kind !== "number") return refuse("no-earlier", `there is no figure for ${what}.`);
  return { value, cell: recorded.record.value, when: inPeriod(recorded.period) };
}

/** "in 2024/25 Q1", "on 5 October 2025". */
function inPeriod({ kind, text }: Period): string {
  return `${kind === "day" ? "on" : "in"} ${text}`;
}

function findRecorded(points: readonly SeriesPoint[], now: Period, against: AgainstEarlier): SeriesPoint | null {
  switch (against) {
    case "previous":
      return points.at(-1) ?? null;
    case "last-year": {
      const before = samePeriodLastYear(now);
      return (before && points.find((point) => isSamePeriod(point.period, before))) ?? null;
    }
  }
}
