import type { RatedIndicator } from "../rated-indicator";
import { foldName } from "../../rag/fold-name";
import type { Kpi } from "../scorecard";
import type { AttachedReading } from "./attached";

/** The attached tables named by the rows of one KPI. */
export interface AttachedOfKpi {
  /** The first reference, which is the KPI's table. */
  first: AttachedReading;
  firstRow: RatedIndicator;
  /** Rows of the same KPI that name another table: a KPI has only one. */
  others: { reading: AttachedReading; row: RatedIndicator }[];
}

/** Finds the attached table of a KPI; null where none of its rows names one. Several rows may name the same. */
export function findAttached(
  { indicators }: Pick<Kpi, "indicators">,
  readings: readonly AttachedReading[],
): AttachedOfKpi | null {
  if (readings.length === 0) return null;
  const byRow = indexOf(readings);
  const named = indicators.flatMap((row) => {
    const reading = byRow.get(rowKey(row));
    return reading ? [{ reading, row }] : [];
  });
  const [first, ...more] = named;
  if (!first) return null;
  const others = more.filter(({ reading }) => foldName(reading.typed) !== foldName(first.reading.typed));
  return { first: first.reading, firstRow: first.row, others };
}

/** Cached, because a report asks for every KPI twice. */
const INDEXES = new WeakMap<readonly AttachedReading[], ReadonlyMap<string, AttachedReading>>();

function indexOf(readings: readonly AttachedReading[]): ReadonlyMap<string, AttachedReading> {
  const known = INDEXES.get(readings);
  if (known) return known;
  const index = new Map(readings.map((reading) => [rowKey(reading), reading]));
  INDEXES.set(readings, index);
  return index;
}

function rowKey({ tableId, row }: Pick<AttachedReading, "tableId" | "row">): string {
  return `${row} ${tableId}`;
}
