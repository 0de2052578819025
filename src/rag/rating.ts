import type { CellContent } from "./cell";
import type { Edges } from "./rules/edge";
import type { Unit } from "./reading/figure";
import type { Polarity } from "./polarity";
import type { Ruleset } from "./rules/ruleset";
import type { RatedStatus, Status } from "./status";
import type { ChangeTarget, TargetReading } from "./reading/target-reading";
import type { ValueReading } from "./reading/value";

/** The cells of an indicator that decide its status. Cells that a workbook has no column for are empty. */
export interface IndicatorCells {
  section: string;
  kpi: string;
  metric: string;
  target: CellContent;
  goodIs: CellContent;
  asOf: CellContent;
  latestValue: CellContent;
  previousValue: CellContent;
  lastYear: CellContent;
  benchmark: CellContent;
  expectedToDate: CellContent;
  tolerance: CellContent;
  override: CellContent;
  overrideReason: CellContent;
  reviewBy: CellContent;
}

/** The cell that a reason points at. */
export type Field = Exclude<keyof IndicatorCells, "section" | "kpi" | "metric">;

/** What the value was compared with. A range has two ends, which are the same figure otherwise. */
export interface Comparison {
  against: "target" | "expected-to-date" | "benchmark" | "previous-value" | "last-year" | "base";
  low: number;
  high: number;
  /** The decimals that a sentence begins with for these figures in full, as their cell shows them: -5 for "£1.2m". */
  places: number;
  unit: Unit | null;
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
    | "value-not-read"
    | "value-error"
    | "good-is-missing"
    | "good-is-unknown"
    | "good-is-contradicts"
    | "needs-benchmark"
    | "needs-previous-value"
    | "needs-base"
    | "needs-expected-to-date"
    | "per-period"
    | "change-unclear"
    | "ratio"
    | "units-differ"
    | "scales-differ"
    | "fraction-or-percent"
    | "hours-or-minutes"
    | "tolerance-not-read"
    | "tolerance-does-not-fit";
  field: Field;
  /** What the cell holds, as written. */
  text: string;
  /** What it might mean, where it has more than one reading. */
  readings?: readonly string[];
}

/** A status as the rules give it, with what it rests on. */
export type Verdict =
  | {
      status: RatedStatus;
      /** The value judged, in the unit of the comparison. */
      value: number;
      /** The decimals that a sentence begins with for it, as its cell shows it. */
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
    }
  | { status: "not-rated"; reason: NotRatedReason };

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
  value: ValueReading;
  /** The rules that rated it. */
  ruleset: Pick<Ruleset, "name" | "version">;
}
