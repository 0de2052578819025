import { rate } from "./rate";
import type { IndicatorCells } from "./rating";
import type { Ruleset } from "./rules/ruleset";
import type { Tolerance } from "./rules/edges/tolerance";
import type { RatedStatus } from "./status";

/** A row with the status published for it. */
export interface PublishedRow {
  cells: IndicatorCells;
  published: RatedStatus;
}

/** The kinds of edge that can be inferred. Points are left out: they are an amount by another name. */
export type InferredKind = Exclude<Tolerance["kind"], "points">;

/**
 * The amber edges that agree with most of the published statuses: from `from` (included) to `to` (excluded; null when
 * no published Red limits it). In per cent of target, or in the indicators' own units.
 */
export interface InferredTolerance {
  kind: InferredKind;
  from: number;
  to: number | null;
  /** How many rows could be judged, and how many of them agree. */
  judged: number;
  agreeing: number;
  /** Indexes of the rows that contradict every edge in the interval. */
  contradicting: number[];
}

interface Evidence {
  index: number;
  published: RatedStatus;
  /** How far the row misses its target; 0 when it is met. */
  gap: number;
  met: boolean;
}

/**
 * Infers the amber edge behind last quarter's published statuses, from rows where High or Low is good and which have no
 * tolerance of their own. Null when no row can be judged. Assumes that green means the target is met.
 */
export function inferTolerance(
  rows: readonly PublishedRow[],
  ruleset: Ruleset,
  kind: InferredKind = "percent",
): InferredTolerance | null {
  const evidence = rows.flatMap((row, index) => weigh(row, index, ruleset, kind));
  if (evidence.length === 0) return null;
  // The best interval can start only at a published Amber's gap, or at zero.
  const starts = [0, ...evidence.filter((row) => !row.met && row.published === "amber").map((row) => row.gap)];
  const agreeingAt = (edge: number): number => evidence.filter((row) => agrees(row, edge)).length;
  const counts = starts.map((edge) => ({ edge, agreeing: agreeingAt(edge) }));
  const agreeing = Math.max(...counts.map((count) => count.agreeing));
  const from = Math.min(...counts.filter((count) => count.agreeing === agreeing).map((count) => count.edge));
  const limits = evidence.filter((row) => row.gap > from && agreeingAt(row.gap) !== agreeing).map((row) => row.gap);
  return {
    kind,
    from,
    to: limits.length === 0 ? null : Math.min(...limits),
    judged: evidence.length,
    agreeing,
    contradicting: evidence.filter((row) => !agrees(row, from)).map((row) => row.index),
  };
}

function agrees(row: Evidence, edge: number): boolean {
  if (row.met) return row.published === "green";
  return row.published === (row.gap <= edge ? "amber" : "red");
}

function weigh(row: PublishedRow, index: number, ruleset: Ruleset, kind: InferredKind): Evidence[] {
  if (row.cells.tolerance.kind !== "empty") return [];
  const { computed } = rate(row.cells, ruleset);
  // A value known only by its bounds has no exact gap.
  if (computed.status === "not-rated" || computed.bounds) return [];
  const { comparison, gap, met, value } = computed;
  if (computed.dated || comparison.polarity === "on-target" || comparison.comparable) return [];
  const base = Math.abs(value < comparison.low ? comparison.low : comparison.high);
  const size = gap === 0 ? 0 : sizeOf(gap, base, kind);
  return size === null ? [] : [{ index, published: row.published, gap: size, met }];
}

/** How far a row misses, in the unit asked about; null for a percentage of zero. */
function sizeOf(gap: number, base: number, kind: InferredKind): number | null {
  switch (kind) {
    case "percent":
      return base === 0 ? null : Number(((gap / base) * 100).toPrecision(12));
    case "amount":
      return gap;
  }
}
