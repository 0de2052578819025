import type { RatedIndicator } from "../rated-indicator";
import { sameName } from "../same-name";
import type { Kpi } from "../scorecard";
import type { AttachedReading } from "./attached";

/** What the rows of one KPI name. */
export interface AttachedOfKpi {
  /** The first that is named: it is the KPI's. */
  first: AttachedReading;
  firstRow: RatedIndicator;
  /** Rows of the same KPI that name something else: a KPI has one attached table. */
  others: { reading: AttachedReading; row: RatedIndicator }[];
}

/** Finds what a KPI's rows name; null where none of them names a table. Several rows may name the same one. */
export function findAttached({ indicators }: Pick<Kpi, "indicators">, readings: readonly AttachedReading[]): AttachedOfKpi | null {
  const named = indicators.flatMap((row) => {
    const reading = readings.find(({ tableId, row: at }) => tableId === row.tableId && at === row.row);
    return reading ? [{ reading, row }] : [];
  });
  const [first, ...more] = named;
  if (!first) return null;
  const others = more.filter(({ reading }) => sameName(reading.typed) !== sameName(first.reading.typed));
  return { first: first.reading, firstRow: first.row, others };
}
