import { addressOf } from "../kpi-table";
import { describeNextPlace } from "../next-place";
import type { RatedIndicator } from "../rated-indicator";
import type { ClosingRow, ClosingTable } from "./advance-row";

/* Closes a period for a row whose table holds several periods. */

/** True for a table with cells for each of several periods. */
export function isSeries(table: Pick<ClosingTable, "series"> | undefined): boolean {
  return table?.series !== undefined && table.series.isOfTargets !== true;
}

/** Why a period cannot be closed whose year is not known. */
export function yearOfHeadings(text: string): string {
  return `Nothing says the year of “${text}”. Write it in the headings, such as “2025/26 Q2”, or in the sheet's name or title.`;
}

/** A row of a series: only the history is written, and the next result has a place of its own. */
export function keepRow(indicator: RatedIndicator, table: ClosingTable): ClosingRow {
  const { tableId, row, metric, asOf, rating } = indicator;
  const next = table.series?.next?.get(row) ?? null;
  const kept = { tableId, row, metric, advances: false, asOf, next: null, changes: [] };
  if (rating.value.kind === "empty" || rating.value.kind === "none") {
    const cell = addressOf(table, "latestValue", row);
    return { ...kept, sentences: [`Stays as it is: there is no value for ${asOf} in ${cell ?? "its row"} yet.`] };
  }
  return { ...kept, inSeries: { next }, sentences: [describeNextPlace(next, table.sheetName)] };
}
