import type { HistoryRecord } from "../../../kpi/history/record";
import { periodOf } from "../../../kpi/history/series";
import { isRead, type Period } from "../../../rag/periods/period";
import { readPeriodCell } from "../../../kpi/periods/period-cell";
import { contextOf } from "../../../kpi/rated-indicator";
import { previousPeriod, samePeriodLastYear } from "../../../rag/periods/step-period";
import type { RatedIndicator } from "../../../kpi/scorecard";
import { findEarlier, type Earlier } from "../../../kpi/travel/earlier";
import { convertEarlier, isCumulative, roundAsShown } from "../../../kpi/travel/find-travel";
import type { CellContent } from "../../../rag/cell";
import { findValueCell } from "../../../rag/comparing/numerator-denominator";
import { readAsColumnWrites } from "../../../rag/percent/settle-fractions";
import { writeFigure, type Unit } from "../../../rag/reading/figure";
import { findPlaces } from "../../../rag/reading/values/shown-figure";

/** A result in the workbook. */
export interface Result {
  /** In full, exact and to the digits that its cell shows. */
  figure: number;
  shown: number;
  /** One unit of the last shown digit; 0 for a count, which is exact. */
  step: number;
  /** As written in a sentence: "70.4%", "£188.57m". */
  written: string;
}

/** A result of an earlier period, in the unit of the latest. */
export interface EarlierResult extends Result {
  base: "previous" | "last-year" | "history";
  /** Null where unknown. */
  period: Period | null;
  /** Its time within a sentence: "in 2024/25 Q1", "before". */
  when: string;
}

/** The results from which a claimed change can be calculated. */
export interface KnownResults {
  now: Result & { unit: Unit | null; scale: number };
  /** None where the earlier results are not comparable, after a break in series. */
  earlier: readonly EarlierResult[];
  /**
   * True where a change cannot be calculated: the figure of the previous period is not for that period alone, or there
   * is a break.
   */
  isUnsure: boolean;
}

/** An indicator's latest result and the ones before it, from its records; null where there is no current figure. */
export function findResults(indicator: RatedIndicator, records: readonly HistoryRecord[]): KnownResults | null {
  const { value } = indicator.rating;
  if (value.kind !== "number") return null;
  const { cells } = indicator;
  const cell = findValueCell(cells, indicator.rating.target);
  const context = contextOf(indicator);
  const asOf = readPeriodCell(cells.asOf, context);
  const period = isRead(asOf) ? asOf : null;
  const now = {
    ...toResult(cell, value.figure, roundAsShown(cell, value), value),
    unit: value.unit,
    scale: value.scale,
  };
  const convert = (earlier: Earlier, base: EarlierResult["base"], when: Period | null): EarlierResult[] => {
    const converted = convertEarlier(cells, value, earlier);
    return converted
      ? [
          {
            ...toResult(earlier.cell, converted.figure, converted.shown, value),
            base,
            period: when,
            when: earlier.when,
          },
        ]
      : [];
  };
  const [previous, lastYear] = [
    findEarlier(indicator, records, "previous"),
    findEarlier(indicator, records, "last-year"),
  ];
  const isBroken = [previous, lastYear].some((one) => "code" in one && one.code === "break");
  const builds = isCumulative(indicator);
  const fromHistory = records.flatMap((record): EarlierResult[] => {
    const of = periodOf(record, context.reporting);
    const reading = readAsColumnWrites(cells, "latestValue", record.value);
    if (!of || reading.kind !== "number" || (period && of.start >= period.start)) return [];
    return convert({ value: reading, cell: record.value, when: `in ${of.text}` }, "history", of);
  });
  const earlier = [
    ...("code" in previous || builds ? [] : convert(previous, "previous", period && previousPeriod(period))),
    ...("code" in lastYear ? [] : convert(lastYear, "last-year", period && samePeriodLastYear(period))),
    ...fromHistory,
  ];
  return { now, earlier: isBroken ? [] : earlier, isUnsure: isBroken || builds };
}

function toResult(
  cell: CellContent,
  figure: number,
  shown: number,
  { unit, scale }: { unit: Unit | null; scale: number },
): Result {
  const step = 10 ** -findPlaces(cell, figure, scale);
  // A count, and money to the pound, are exact.
  const isExact = step >= 1 && scale === 1 && (unit === null || unit.family === "currency");
  return { figure, shown, step: isExact ? 0 : step, written: writeFigure(shown, unit, scale) };
}
