import type { CellContent } from "../../rag/cell";
import type { UnclearCell } from "../../rag/rating";
import type { AnswerTo } from "../answers/answer";
import type { ColumnKey } from "../columns/columns";
import type { NextPlace } from "../next-place";

/** A result of another period than the judged one, beside the row that is judged. */
export interface PastValue {
  /** The data row of the indicator that is judged, counted from 0. */
  row: number;
  /** Its period: "August 2025"; as written where its year is not known. */
  asOf: string;
  value: CellContent;
  target: CellContent;
  /** Set where the target is for that period alone. */
  isPeriodTarget?: true;
}

/** What is left alone because it is of another period than the judged one. */
export interface LeftPeriods {
  earlier: LeftPlaces;
  later: LeftPlaces;
}

/** The rows that are left alone, on their sheet counted from 0, and the names of whole sheets that are. */
export interface LeftPlaces {
  rows: readonly number[];
  sheets: readonly string[];
}

/** A row of another period. Rows of a sheet count from 0. */
export interface SeriesRow {
  sheetId: string;
  row: number;
  /** The data row of the same indicator that is judged, counted from 0. */
  of: number;
}

/** The periods of a table that holds several: the one that is judged, and the results of the others. */
export interface TableSeries {
  /** Periods in columns beside each other, in rows below each other, or on a sheet each. */
  shape: "across" | "down" | "sheets";
  /** The period that is judged: "September 2025"; as written where its year is not known. */
  judged: string;
  /** The periods up to the judged one, oldest first. */
  periods: readonly string[];
  past: readonly PastValue[];
  /** Set where its periods are years, so that the result before is last year's. */
  isYearly?: true;
  /** The periods that can be judged, oldest first: those in which any row has a result. */
  choices: readonly string[];
  /** The period that is judged where an officer chooses none. */
  newest: string;
  /** Set where the judged period is the one that an officer chose. */
  isChosen?: boolean;
  /** Judged beside it, where some rows report by quarter, say, and others by month. */
  alsoJudged?: readonly string[];
  /** Rows and sheets of other periods, which are neither rated nor written. */
  left?: LeftPeriods;
  /** The rows of other periods, and the rows judged in their place. */
  rows?: readonly SeriesRow[];
  /** The last column of any period, by index from the left edge. */
  lastColumn?: number;
  /** The names of indicators with rows for other periods and none for the judged one. */
  absent?: readonly string[];
  /** Rows whose target is for the judged period alone, so that nothing is expected in its place. */
  periodTargets?: ReadonlySet<number>;
  /** Rows whose target is headed as the whole year's: "Annual Target". */
  yearTargets?: ReadonlySet<number>;
  /** Rows whose value could be read in another column as well, and why. */
  unclear?: ReadonlyMap<number, UnclearPeriod>;
  /** Fields of the judged period that several columns could be, where their headings tell these apart. */
  columnsAsked?: readonly AskedColumn[];
  /** The column for a longer time beside the judged period, by the names that an answer may call it. */
  longerColumn?: LongerNames;
  /** What an answer may call the columns for a longer time beside any of its periods. */
  longerNames?: readonly string[];
  /** What an officer answered of the rows' targets, by row. */
  targetTimes?: ReadonlyMap<number, AnswerTo<"target-time">>;
  /** Rows whose values count from the beginning of the year beside targets that do, as an officer or the row's name said. */
  yearSoFar?: ReadonlySet<number>;
  /** Where the result of the period after the judged one goes, by row. */
  next?: ReadonlyMap<number, NextPlace>;
  /** Set where the targets alone have periods: each row has one value, which goes on to the next period when one is closed. */
  isOfTargets?: true;
}

/** Why a row of a series is not rated: what it could be compared with is not known. */
export interface UnclearPeriod extends UnclearCell {
  /** Set where an officer can answer which it is; left out where something has to be renamed. */
  asks?: AskedTime | AskedCount;
}

/** A field that several columns of a period could be. */
export interface AskedColumn {
  field: ColumnKey;
  /** Each with the cell of its heading, and with the words that it has in every period: "Actual" of "Q2 Actual". */
  columns: readonly { heading: string; cell: string; words: string }[];
}

/** The names of a column for a longer time. */
export interface LongerNames {
  /** As its heading says it: "Q2 YTD". */
  heading: string;
  /** A name that holds in all periods: "Year to date". */
  lasting: string;
}

/** What is asked of a row's target. */
export interface AskedTime {
  question: "target-time";
  /** The judged period and the longer time, each with its cell: "Q2 (H2)", "Q2 YTD (I2)". */
  own: string;
  longer: string;
  /** True for a count, which an answer about the heading holds for too. */
  isCount: boolean;
  /** What may be answered: an average has no part of a year. */
  answers: readonly AnswerTo<"target-time">[];
}

/** What is asked of a row's results, beside targets that count from the beginning of the year. */
export interface AskedCount {
  question: "result-time";
  /** The judged period with the cell of its result: "Q2 (H2)". */
  place: string;
}
