import type { Answer } from "./answers/answer";
import { foldName } from "../rag/fold-name";
import { textAt, type KpiTable } from "./kpi-table";
import type { AskedColumn, AskedCount, AskedTime, LongerNames } from "./layout/table-series";

/** What only an officer can answer about a workbook. */
export interface Questions {
  /** Which of several columns is meant, in tables that have them. */
  columns: AskedColumns[];
  /** Which time targets are for, table by table. */
  times: AskedTable[];
  /** Rows whose results may be each period's own, or count from the beginning of the year as their targets do. */
  counts: CountedRow[];
  /** How many rows are not rated before these are answered. */
  rowCount: number;
}

/** A field that several columns of a sheet could be. */
export interface AskedColumns extends AskedColumn {
  sheetName: string;
  /** The rows that wait for it. */
  metrics: string[];
}

/** A row whose results are asked about. Rows that share a name share the answer. */
export interface CountedRow extends AskedCount {
  sheetName: string;
  metric: string;
  target: string;
}

/** Rows of a table whose targets are for one of two times. */
export interface AskedTable {
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

/** Finds what only an officer can answer. */
export function findQuestions(tables: readonly KpiTable[]): Questions {
  const columns = tables.flatMap((table): AskedColumns[] => {
    const { series, sheetName } = table;
    const rows = [...(series?.unclear ?? [])].filter(([, { code }]) => code === "which-column");
    const metrics = rows.map(([row]) => textAt(table, "metric", row));
    return (series?.columnsAsked ?? []).map((asked) => ({ ...asked, sheetName, metrics }));
  });
  const times = tables.flatMap((table): AskedTable[] => {
    const { series, sheetName } = table;
    if (!series?.longerColumn) return [];
    const rows = [...(series.unclear ?? [])].flatMap(([row, { asks }]): AskedRow[] =>
      asks?.question === "target-time" && isNamed(table, row) ? [{ ...asks, ...namesOf(table, row) }] : [],
    );
    return rows.length === 0 ? [] : [{ sheetName, period: series.judged, longer: series.longerColumn, rows }];
  });
  const counts = tables.flatMap((table) =>
    [...(table.series?.unclear ?? [])].flatMap(([row, { asks }]): CountedRow[] =>
      asks?.question === "result-time" && isNamed(table, row)
        ? [{ ...asks, ...namesOf(table, row), sheetName: table.sheetName }]
        : [],
    ),
  );
  const waiting = tables.flatMap((table) =>
    [...(table.series?.unclear ?? [])].filter(([row, { code, asks }]) =>
      code === "which-column" ? (table.series?.columnsAsked ?? []).length > 0 : asks && isNamed(table, row),
    ),
  );
  return { columns, times, counts, rowCount: waiting.length };
}

/** False for a row without a name, by which its answer would be kept. */
function isNamed(table: KpiTable, row: number): boolean {
  return textAt(table, "metric", row).trim() !== "";
}

function namesOf(table: KpiTable, row: number): Pick<AskedRow, "metric" | "target"> {
  return { metric: textAt(table, "metric", row), target: textAt(table, "target", row) };
}

/** True if there is something of that name that an answer may be about: an indicator, or a column for a longer time. */
export function isAbout(tables: readonly KpiTable[], { question, about }: Pick<Answer, "question" | "about">): boolean {
  const name = foldName(about);
  return tables.some((table) => {
    const isSame = (text: string): boolean => foldName(text) === name;
    const metrics = table.cells.metric?.values ?? [];
    const isColumn = question === "target-time" && (table.series?.longerNames ?? []).some(isSame);
    return isColumn || metrics.some((value) => isSame(String(value)));
  });
}
