import type { FoundKind } from "../../rag/periods/find-periods";
import type { Period } from "../../rag/periods/period";
import { describeSpan } from "../../rag/periods/write-period";
import type { ColumnMap } from "../columns/columns";
import type { UnsureColumn } from "../columns/match-headings";

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

/** A period by its name: "September 2025"; as written where its year is not known. */
export function nameOf({ period, text }: Pick<PeriodColumns, "period" | "text">): string {
  return period ? describeSpan(period.span, period.reporting.year) : text;
}

/** The columns of all periods, by index. */
export function periodIndexes({ points, targets, others }: SeriesHeadings): number[] {
  return [...points, ...targets, ...others].flatMap(({ columns }) => Object.values(columns));
}

/** The columns of a table with periods across, for one of its periods. */
export function columnsAt(
  { constant, annualTarget, points, targets }: SeriesHeadings,
  point: PeriodColumns | null,
): ColumnMap {
  // Where the targets alone have periods, each row's is that of its own period.
  const [first] = points.length === 0 ? targets : [];
  const target = point?.columns.target ?? constant.target ?? annualTarget ?? first?.columns.target;
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
