import type { Review } from "../../../actions/review";
import { allIndicators, type RatedIndicator } from "../../../kpi/scorecard";
import { statusCellAt } from "../../../kpi/status-looks/status-column";
import {
  inferTolerance,
  type InferredKind,
  type InferredTolerance,
  type PublishedRow,
} from "../../../rag/infer-tolerance";
import type { RatedStatus } from "../../../rag/status";
import type { RuleScope } from "../../../rag/what-if";
import { isInScope } from "./tried-edges";

/** The edge that the statuses in the sheet imply, and the rows that contradict it. */
export interface SheetEdge {
  inferred: InferredTolerance | null;
  contradicting: { indicator: RatedIndicator; written: RatedStatus }[];
}

/** Infers the amber edge from the statuses that the RAG Status column has now. */
export function inferFromSheet(review: Review, scope: RuleScope, kind: InferredKind): SheetEdge {
  const tables = new Map(review.tables.map((table) => [table.tableId, table]));
  const rows: (PublishedRow & { indicator: RatedIndicator })[] = [];
  for (const indicator of allIndicators(review.scorecard)) {
    const table = tables.get(indicator.tableId);
    const written =
      table && isInScope(indicator, scope) ? statusCellAt(table, indicator.row, review.ruleset).status : null;
    if (written && written !== "not-rated") rows.push({ indicator, cells: indicator.cells, published: written });
  }
  const inferred = inferTolerance(rows, review.ruleset, kind);
  const contradicting = (inferred?.contradicting ?? []).flatMap((index) => {
    const row = rows[index];
    return row ? [{ indicator: row.indicator, written: row.published }] : [];
  });
  return { inferred, contradicting };
}

const UNITS: Record<InferredKind, string> = { percent: "%", amount: "" };

/** The ends of the interval in few digits, "8.7%" and "32.6%": rounded inwards, so that every edge between them agrees. */
export function writeBounds({
  from,
  to,
  kind,
}: Pick<InferredTolerance, "from" | "to" | "kind">): [string, string | null] {
  const unit = UNITS[kind];
  for (let digits = 1; digits <= 6; digits += 1) {
    const [low, high] = [round(from, digits, Math.ceil), to === null ? null : round(to, digits, Math.floor)];
    if (high === null) return [`${low}${unit}`, null];
    if (low < high) return [`${low}${unit}`, `${high}${unit}`];
  }
  return [`${from}${unit}`, to === null ? null : `${to}${unit}`];
}

function round(figure: number, digits: number, towards: (figure: number) => number): number {
  const scale = 10 ** digits;
  return towards(Number((figure * scale).toPrecision(12))) / scale;
}

/** The roundest edge within the interval: "10%" between 8.7% and 32.6%. */
export function suggestEdge({ from, to, kind }: Pick<InferredTolerance, "from" | "to" | "kind">): string {
  const unit = UNITS[kind];
  const end = to ?? Math.max(from * 1.5, from + 1);
  for (let power = 9; power >= -4; power -= 1) {
    for (const step of [10 ** power, 10 ** power / 2]) {
      const edge = Number((Math.max(1, Math.ceil(Number((from / step).toPrecision(12)))) * step).toPrecision(12));
      if (edge < end) return `${edge}${unit}`;
    }
  }
  return `${from}${unit}`;
}
