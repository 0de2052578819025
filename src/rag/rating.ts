import type { CellContent } from "./cell";
import type { Comparison } from "./comparison";
import type { ComparatorField, FigureColumns } from "./figure-columns";
import type { Reporting } from "./periods/reporting";
import type { Edges } from "./rules/edges/edge";
import type { HowReported } from "./rules/how-reported";
import type { Polarity } from "./polarity";
import type { Ruleset } from "./rules/ruleset";
import type { RatedStatus, Status } from "./status";
import type { TargetReading } from "./reading/targets/target-reading";
import type { DateValue } from "./reading/dates/read-date-value";
import type { End } from "./reading/values/read-bounds";
import type { ValueReading } from "./reading/values/read-value";

/** The cells of an indicator that decide its status. A cell without a column in the workbook is empty. */
export interface IndicatorCells {
  section: string;
  kpi: string;
  metric: string;
  target: CellContent;
  goodIs: CellContent;
  asOf: CellContent;
  latestValue: CellContent;
  /** Used to calculate the value where Latest Value is empty. */
  numerator: CellContent;
  denominator: CellContent;
  previousValue: CellContent;
  lastYear: CellContent;
  baseline: CellContent;
  benchmark: CellContent;
  expectedToDate: CellContent;
  tolerance: CellContent;
  /** Where each colour begins or ends in this row, in place of the shared rules. */
  greenThreshold: CellContent;
  amberThreshold: CellContent;
  redThreshold: CellContent;
  override: CellContent;
  overrideReason: CellContent;
  reviewBy: CellContent;
  /**
   * In a row with columns for comparators: the column that Benchmark was taken from, or, where the target names none of
   * them, the headings that are there.
   */
  comparator?: { from: ComparatorField } | { refused: "names none" | "names another"; there: readonly string[] };
  /** What the headings and the Unit column say about the figures; left out where there is no sheet. */
  columns?: FigureColumns;
  /** Left out where a row is of one period only. */
  series?: PeriodCells;
  /** How the body reports, where its rules say so. Set by the rating, which knows the rules. */
  reporting?: Reporting;
  /** A name or unit whose formula has not been calculated, so it is unknown which rules fit the row. */
  unnamed?: NameField;
}

/** What is known of a row that has several periods, for the one that is judged. */
export interface PeriodCells {
  /** True where the target is for that period alone: nothing is expected in its place, whatever the metric's words. */
  isPeriodTarget: boolean;
  /** True where Previous Value is the result of the month or quarter before, and not one that an officer put there as last year's. */
  isPreviousWithinYear: boolean;
  /** True where the target's heading says that it is for the whole year: "Annual Target". */
  isYearTarget?: true;
  /** True where the value is known to be the part of the year so far, whatever the metric's words. */
  isYearSoFar?: true;
  /** Set where it is not known which of several cells is meant. */
  unclear?: UnclearCell;
}

/** Why it is not known what a row of several periods is compared with. */
export interface UnclearCell {
  code: "which-value" | "which-target" | "which-column" | "which-count" | "needs-to-date";
  field: "latestValue" | "target";
  /** What could be meant, as cells: "Sep (J4)" and "YTD (Q4)". */
  readings: readonly string[];
}

/** A cell that decides a status. */
export type Field = Exclude<
  keyof IndicatorCells,
  NameField | "columns" | "reporting" | "unnamed" | "series" | "comparator"
>;

/** A column of names or units. */
export type NameField = "section" | "kpi" | "metric" | "unit";

/** The cell that a reason points at. */
export type ReasonField = Field | NameField | ComparatorField;

/** Where the edges came from. */
export type EdgeSource =
  { from: "row" } | { from: "thresholds" } | { from: "rule"; name: string } | { from: "defaults" };

/** Why an indicator is not rated: the one thing that is missing or unclear, and the cell it concerns. */
export interface NotRatedReason {
  code:
    | "no-target"
    | "target-not-read"
    | "target-error"
    | "no-value"
    | "no-whole"
    | "value-not-read"
    | "value-bounded"
    | "value-not-a-result"
    | "needs-date"
    | "value-error"
    | "good-is-missing"
    | "good-is-unknown"
    | "good-is-contradicts"
    | "needs-benchmark"
    | "benchmark-unnamed"
    | "benchmark-missing"
    | "needs-previous-value"
    | "needs-base"
    | "needs-last-year"
    | "base-unclear"
    | "base-differs"
    | "needs-expected-to-date"
    | "per-period"
    | "which-value"
    | "which-target"
    | "which-column"
    | "which-count"
    | "needs-to-date"
    | "needs-year"
    | "change-unclear"
    | "ratio"
    | "units-differ"
    | "scales-differ"
    | "fraction-or-percent"
    | "hours-or-minutes"
    | "tolerance-not-read"
    | "tolerance-does-not-fit"
    | "threshold-not-read"
    | "threshold-missing"
    | "threshold-unclear"
    | "threshold-contradicts"
    | "threshold-gap"
    | "threshold-shared"
    | "threshold-of-year"
    | "not-calculated";
  field: ReasonField;
  /** The cell's text, as written. */
  text: string;
  /** What it might mean, where it can be read in several ways. */
  readings?: readonly string[];
  /** The target as written, where it covers a whole year beside a part-year value, or a later day. */
  yearTarget?: string;
  isDueLater?: true;
  /** The doubt about a Tolerance that could not be read. */
  doubt?: ToleranceDoubt;
  /** True where a formula gives an empty text. */
  isFormula?: true;
  /** What is wrong with the cell's unit, where units differ. */
  why?: "no-unit" | "unknown-unit";
  /** What the cell is compared with, where units differ; the column's heading, where bases differ. */
  beside?: string;
  /** The other cell, where two contradict each other. */
  other?: { field: ReasonField; text: string };
}

/** The bounds of a value, in the unit of the comparison; null on a side without one. */
export interface ValueEnds {
  low: End | null;
  high: End | null;
}

/** Why a Tolerance is not accepted as it reads. */
export type ToleranceDoubt =
  /** It reads like the limit that amber reaches to, and is implausible as a distance. */
  | {
      is: "figure";
      polarity: Polarity;
      /** The figure as named in a sentence: "85%", "85% of the target". */
      figure: string;
      /** How to write it as a limit: "floor 85%"; null where it is on the wrong side of the target for one. */
      asLimit: string | null;
      /** How to write it as a distance: "±85%"; null where the text is not a single figure. */
      asDistance: string | null;
    }
  /** A bare 0.05 that may be a percentage without its format: how the two readings are written. */
  | { is: "fraction"; readings: readonly [string, string] }
  /** It says "none", which may mean no amber, or no tolerance of the row's own. */
  | { is: "none" }
  /** Under the rules in use, green reaches further than this tolerance. */
  | { is: "shorter"; green: string }
  /** Its limit is on the good side of what the value is compared with, so nothing could ever be amber. */
  | { is: "beyond"; compared: string }
  /** A rule's edge cannot be compared with the target's unit. */
  | { is: "unit"; edge: string; rule: string };

/** A status as the rules give it, with what it rests on. */
export type Verdict =
  | {
      status: RatedStatus;
      /** The value judged, in the unit of the comparison. */
      value: number;
      /** Decimals that its cell shows. A sentence shows as many, or more where needed. */
      places: number;
      comparison: Comparison;
      met: boolean;
      /** How far the value is on the wrong side, in the comparison's unit; zero when the target is met. */
      gap: number;
      edges: Edges;
      edgeSource: EdgeSource;
      /** The minimum width of amber, where the guard for small numbers gave the status. */
      guarded: number | null;
      /** The earlier result, where an edge needs one. */
      before: number | null;
      /** The rounded value that the cell shows, where it would have another status. */
      shown: { value: number; status: RatedStatus } | null;
      /**
       * The bounds of a value that is known only by them. `value` is then the nearer bound, and must not be used as a
       * result.
       */
      bounds: ValueEnds | null;
      /** The dates of a milestone; the figures are then Excel's serial numbers. */
      dated: DatedGap | null;
    }
  | { status: "not-rated"; reason: NotRatedReason };

/** A milestone: when it was or will be reached, and when it was due. */
export interface DatedGap {
  /** As the cells show them: "30 Jun 2025", "the end of March 2025". */
  value: string;
  target: string;
  side: "by" | "from";
  /** Days late, negative when early. A month counts from its first day here, so this is the least it can be. */
  least: number;
  most: number;
  /** The days that the row's Tolerance allows, or null. */
  allowed: number | null;
}

/** A verdict with a colour. */
export type Judged = Exclude<Verdict, { status: "not-rated" }>;

/** An officer's status beside the computed one. It counts only with a reason. */
export interface Override {
  status: Status;
  reason: string;
  /** When it is due for review; null when not stated. */
  reviewBy: ReviewDate | null;
}

/** A review date as written, and as a day ("2025-03-31"); null where it cannot be read as one. */
export interface ReviewDate {
  text: string;
  day: string | null;
}

/** Why an override cannot be used. */
export type OverrideProblem = "not-a-status" | "no-reason";

/** An indicator's status: the computed one, an officer's override, and how each came about. */
export interface Rating {
  /** The reported status: the override's where there is one. */
  status: Status;
  computed: Verdict;
  override: Override | null;
  overrideProblem: OverrideProblem | null;
  target: TargetReading;
  value: ValueReading | DateValue;
  /** The ruleset that rated it. */
  ruleset: Pick<Ruleset, "name" | "version" | keyof HowReported>;
}
