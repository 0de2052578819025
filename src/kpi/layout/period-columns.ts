import type { FoundKind } from "../../rag/periods/find-periods";
import type { Period } from "../../rag/periods/period";
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
