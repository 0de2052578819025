import { foldName } from "../../rag/fold-name";
import type { ColumnKey } from "../columns/columns";
import { addressAt, type AcrossTable } from "./across-table";
import { findHeadingPeriod } from "./heading-period";
import type { PeriodColumns } from "./period-columns";
import type { AskedColumn, UnclearPeriod } from "./table-series";

/** The fields without which a row is not rated. */
const NEEDED = ["latestValue", "target"] as const;

/** The columns that are all headed as one field of a period; undefined for one column. */
export function repeatedColumns(point: PeriodColumns | null, field: ColumnKey): readonly number[] | undefined {
  return point?.repeated?.find(({ key }) => key === field)?.indexes;
}

/** Rows for which several columns of the judged period are headed as one field: which of them is meant is not known. */
export function unclearColumns(table: AcrossTable, judged: PeriodColumns | null): Map<number, UnclearPeriod> {
  const unclear = new Map<number, UnclearPeriod>();
  for (const field of NEEDED) {
    const indexes = repeatedColumns(judged, field) ?? [];
    if (indexes.length === 0) continue;
    for (const row of table.rows) {
      const readings = indexes.map((index) => `${headingAt(table, index)} (${addressAt(table, index, row)})`);
      unclear.set(row, { code: "which-column", field, readings });
    }
  }
  return unclear;
}

/** What can be asked about these columns: which of their words, without the period, is the field. Two with the same words cannot be told apart. */
export function askedColumns(table: AcrossTable, judged: PeriodColumns | null): AskedColumn[] {
  return NEEDED.flatMap((field): AskedColumn[] => {
    const columns = (repeatedColumns(judged, field) ?? []).map((index) => {
      const heading = headingAt(table, index);
      return { heading, cell: addressAt(table, index, -1), words: findHeadingPeriod(heading)?.rest ?? "" };
    });
    const words = new Set(columns.map((column) => foldName(column.words)));
    return columns.length === 0 || words.has("") || words.size < columns.length ? [] : [{ field, columns }];
  });
}

function headingAt({ headings }: AcrossTable, index: number): string {
  return (headings[index] ?? "").replace(/\s+/g, " ").trim();
}
