import { foldName } from "../rag/fold-name";
import { textAt, type KpiTable } from "./kpi-table";
import type { AskedTime, LongerNames } from "./layout/table-series";

/** Rows of a table whose targets are for one of two times. */
export interface AskedTable {
  /** Valid for one reading only. */
  id: string;
  sheetName: string;
  /** The judged period, as its heading says it. */
  period: string;
  longer: LongerNames;
  rows: AskedRow[];
}

/** A row with its question. Rows that share a name share the answer. */
export interface AskedRow extends AskedTime {
  metric: string;
  target: string;
}

/** The questions that only an officer can answer, table by table. */
export function findQuestions(tables: readonly KpiTable[]): AskedTable[] {
  return tables.flatMap((table): AskedTable[] => {
    const { series, tableId: id, sheetName } = table;
    if (!series?.longerColumn) return [];
    const rows = [...(series.unclear ?? [])].flatMap(([row, { asks }]): AskedRow[] =>
      asks ? [{ ...asks, metric: textAt(table, "metric", row), target: textAt(table, "target", row) }] : [],
    );
    return rows.length === 0 ? [] : [{ id, sheetName, period: series.judged, longer: series.longerColumn, rows }];
  });
}

/** True if there is something of that name that an answer may be about: an indicator, or a column for a longer time. */
export function isAbout(tables: readonly KpiTable[], about: string): boolean {
  const name = foldName(about);
  return tables.some((table) => {
    const { heading = "", lasting = "" } = table.series?.longerColumn ?? {};
    const isNamed = (text: string): boolean => foldName(text) === name;
    const metrics = table.cells.metric?.values ?? [];
    return isNamed(heading) || isNamed(lasting) || metrics.some((value) => isNamed(String(value)));
  });
}
