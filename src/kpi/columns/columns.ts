import { KPI_COLUMNS, type ColumnKey } from "./column-headings";
import { expandPhrases } from "./expand-phrases";
import type { KpiColumn } from "./kpi-column";

export type { ColumnKey };

/** The declarations by key. */
export const COLUMNS = Object.fromEntries(KPI_COLUMNS.map((column) => [column.key, column])) as Record<
  ColumnKey,
  KpiColumn<ColumnKey>
>;

/** Each column's heading, in the order of a blank KPI table. */
export const HEADINGS = Object.fromEntries(KPI_COLUMNS.map(({ key, heading }) => [key, heading])) as Record<
  ColumnKey,
  string
>;

export const COLUMN_KEYS: readonly ColumnKey[] = KPI_COLUMNS.map(({ key }) => key);

/** How surely a phrase of another workbook means a column, surest first. */
export const PHRASE_RANKS = ["synonyms", "further", "likely"] as const;

/** The phrases of one rank, with the column that each means. */
export function phrasesOf(rank: (typeof PHRASE_RANKS)[number]): Map<string, ColumnKey> {
  return new Map(
    KPI_COLUMNS.flatMap(({ key, [rank]: patterns = [] }) =>
      patterns.flatMap(expandPhrases).map((phrase) => [phrase, key] as const),
    ),
  );
}

const keysWhere = (is: (column: KpiColumn) => boolean): readonly ColumnKey[] =>
  KPI_COLUMNS.filter(is).map(({ key }) => key);

/** The columns that make a row a KPI row. */
export const REQUIRED_COLUMNS = keysWhere(({ need }) => need === "required");

/** The columns that an officer is asked for: the required ones, and those that rows seldom work without. */
export const ASKED_COLUMNS = keysWhere(({ need }) => need !== undefined);

/** The columns that an indicator is read from. */
export const READ_COLUMNS = keysWhere(({ isOnlyWritten }) => isOnlyWritten !== true);

/** The columns of a blank KPI table. */
export const BLANK_COLUMNS = KPI_COLUMNS.filter(({ isSeldom }) => isSeldom !== true);

/** The columns that are shown unchanged and not judged. */
export const SHOWN_COLUMNS = keysWhere(({ isShown }) => isShown === true);

/** The columns of a table: for each key, the index from the table's left edge. */
export type ColumnMap = Partial<Record<ColumnKey, number>>;
