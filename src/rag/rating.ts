import type { CellContent } from "./cell";
import type { FigureColumns } from "./figure-columns";
import type { Edges } from "./rules/edges/edge";
import type { Unit } from "./reading/figure";
import type { Polarity } from "./polarity";
import type { Ruleset } from "./rules/ruleset";
import type { RatedStatus, Status } from "./status";
import type { ChangeTarget, TargetReading } from "./reading/targets/target-reading";
import type { DateValue } from "./reading/dates/read-date-value";
import type { End } from "./reading/values/read-bounds";
import type { ValueReading } from "./reading/values/read-value";

/** The cells of an indicator that decide its status. Cells that a workbook has no column for are empty. */
export interface IndicatorCells {
  section: string;
  kpi: string;
  metric: string;
  target: CellContent;
  goodIs: CellContent;
  asOf: CellContent;
  latestValue: CellContent;
  /** What the value is worked out from where Latest Value is empty. */
  numerator: CellContent;
  denominator: CellContent;
  previousValue: CellContent;
  lastYear: CellContent;
  baseline: CellContent;
  benchmark: CellContent;
  expectedToDate: CellContent;
  tolerance: CellContent;
  override: CellContent;
  overrideReason: CellContent;
  reviewBy: CellContent;
  /** What headings and the Unit column say of the figures; left out where there is no sheet to say it. */
  columns?: FigureColumns;
  /** A name or unit whose formula has not been calculated: which rules fit the row is not known. */
  unnamed?: NameField;
}

/** A cell that decides a status. */
export type Field = Exclude<keyof IndicatorCells, NameField | "columns" | "unnamed">;

/** A column of names or units. */
export type NameField = "section" | "kpi" | "metric" | "unit";

/** The cell that a reason points at. */
export type ReasonField = Field | NameField;

/** What the value was compared with. A range has two ends, which are the same figure otherwise. */
export interface Comparison {
  against: "target" | "expected-to-date" | "benchmark" | "previous-value" | "last-year" | "base";
  low: number;
  high: number;
  /** Decimals that their cell shows, counted in full figures: -5 for "£1.2m". A sentence shows as many, or more where it has to. */
  places: number;
  unit: Unit | null;
  /** The name of a unit that is not in the table ("furlongs"); null where there is none. */
  unknown: string | null;
  /** True where they are said to be plain numbers. */
  isNumber: boolean;
  /** The scale the figures were written in: 1000000 for "192.365m". They are held in full. */
  scale: number;
  polarity: Polarity;
  strict: boolean;
  comparable: boolean;
  /** The comparator in words ("national average"), for a benchmark; for a base, what the target calls it ("2019/20 baseline"). */
  comparator: string;
  /** Where what was expected by now is a part of the year's target: which part, and by whose word. */
  profiled: Profiled | null;
  /** Where the figure is an earlier one with a change of a stated amount: what was asked, and what was before. */
  asked: AskedChange | null;
  /** Where a target is known to be for the year up to now, for all of a year beside a part's value, or up to a later day; else null. */
  covers: "to-date" | "year" | "later" | null;
}

/** A change of a stated amount, and the earlier result that it is asked of. */
export interface AskedChange {
  change: ChangeTarget["change"];
  /** In full; per cent of the earlier result where the unit is per cent. */
  amount: number;
  unit: Unit | null;
  before: number;
  /** The decimals that the cell of the earlier result shows. */
  places: number;
}

/** The part of a year's target that a profile expects by now. */
export interface Profiled {
  /** The whole year's target. */
  target: number;
  /** In words: "2 of 4 quarters". */
  elapsed: string;
  /** Per cent of the target. */
  share: number;
  /** True for a straight line that nobody stated. */
  assumed: boolean;
}

/** Where the edges came from. */
export type EdgeSource = { from: "row" } | { from: "rule"; name: string } | { from: "defaults" };

/** Why an indicator is not rated: the one thing that is missing or unclear, and the cell that holds it. */
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
    | "needs-previous-value"
    | "needs-base"
    | "needs-last-year"
    | "base-unclear"
    | "base-differs"
    | "needs-expected-to-date"
    | "per-period"
    | "change-unclear"
    | "ratio"
    | "units-differ"
    | "scales-differ"
    | "fraction-or-percent"
    | "hours-or-minutes"
    | "tolerance-not-read"
    | "tolerance-does-not-fit"
    | "not-calculated";
  field: ReasonField;
  /** What the cell holds, as written. */
  text: string;
  /** What it might mean, where it has more than one reading. */
  readings?: readonly string[];
  /** The target, as written, where it is for a whole year beside the value of a part of it, or for a later day. */
  yearTarget?: string;
  isDueLater?: true;
  /** What is in doubt about a Tolerance that is not read. */
  doubt?: ToleranceDoubt;
  /** Of units that differ: what is wrong with the cell's, and what it stands beside. Of bases that do: what the column is headed. */
  /** True where a formula gives nothing. */
  isFormula?: true;
  why?: "no-unit" | "unknown-unit";
  beside?: string;
}

/** The ends of a value in the unit of the comparison; null where it has none on that side. */
export interface ValueEnds {
  low: End | null;
  high: End | null;
}

/** Why a Tolerance is not taken for what it seems to be. */
export type ToleranceDoubt =
  /** It reads like the figure that amber reaches to, and would be no distance that anybody allows. */
  | {
      is: "figure";
      polarity: Polarity;
      /** The figure as a sentence names it: "85%", "85% of the target". */
      figure: string;
      /** How to write it as a limit: "floor 85%"; null where it cannot be one, as it is on the other side of the target. */
      asLimit: string | null;
      /** How to write it as a distance: "±85%"; null where the text is no single figure. */
      asDistance: string | null;
    }
  /** A bare 0.05 that may be a percentage without its format: how the two that it may be are written. */
  | { is: "fraction"; readings: readonly [string, string] }
  /** It says that there is none, which may be no amber, or no edge of the row's own. */
  | { is: "none" }
  /** Green reaches further than it, by the rules in use. */
  | { is: "shorter"; green: string }
  /** Its limit is on the good side of what the value is compared with, so that amber could never be given. */
  | { is: "beyond"; compared: string }
  /** An edge that a rule gives cannot be set beside the target's unit. */
  | { is: "unit"; edge: string; rule: string };

/** A status as the rules give it, with what it rests on. */
export type Verdict =
  | {
      status: RatedStatus;
      /** The value judged, in the unit of the comparison. */
      value: number;
      /** Decimals that its cell shows: a sentence shows as many, or more where it has to. */
      places: number;
      comparison: Comparison;
      met: boolean;
      /** How far the value is on the wrong side, zero when it is met; in the comparison's unit. */
      gap: number;
      edges: Edges;
      edgeSource: EdgeSource;
      /** The least that amber reaches, where the guard for small numbers gave the status. */
      guarded: number | null;
      /** The earlier result, where an edge asks for one. */
      before: number | null;
      /** The value as the cell shows it, rounded, where that would get another status. */
      shown: { value: number; status: RatedStatus } | null;
      /** The ends of a value that is known only by them. `value` is then the nearer end, and nothing may take it for a result. */
      bounds: ValueEnds | null;
      /** The dates, for a milestone; the figures are then Excel's numbers for days. */
      dated: DatedGap | null;
    }
  | { status: "not-rated"; reason: NotRatedReason };

/** A milestone: when it was reached, or is to be, beside the day that it was due. */
export interface DatedGap {
  /** As their cells show them: "30 Jun 2025", "the end of March 2025". */
  value: string;
  target: string;
  side: "by" | "from";
  /** Days on the wrong side of the target, less than none on its right side: a month is as late as its first day at least. */
  least: number;
  most: number;
  /** The days that the row's Tolerance allows, or null. */
  allowed: number | null;
}

/** A verdict that came to a colour. */
export type Judged = Exclude<Verdict, { status: "not-rated" }>;

/** An officer's status beside the computed one. It counts only with a reason. */
export interface Override {
  status: Status;
  reason: string;
  /** When it is to be looked at again; null when it does not say. */
  reviewBy: ReviewDate | null;
}

/** A review date as written, and as a day ("2025-03-31"); null where it cannot be read as one. */
export interface ReviewDate {
  text: string;
  day: string | null;
}

/** Something about the override that keeps it from being used. */
export type OverrideProblem = "not-a-status" | "no-reason";

/** An indicator's status: what the rules give, what an officer gave, and how both came about. */
export interface Rating {
  /** The status reported: the override's where there is one. */
  status: Status;
  computed: Verdict;
  override: Override | null;
  overrideProblem: OverrideProblem | null;
  target: TargetReading;
  value: ValueReading | DateValue;
  /** The rules that rated it. */
  ruleset: Pick<Ruleset, "name" | "version">;
}
