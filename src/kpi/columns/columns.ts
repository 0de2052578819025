import { KPI_COLUMNS, type ColumnKey, type KpiColumn } from "./column-list";

export type { ColumnKey };

/** What is known of each column. */
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

const keysWhere = (is: (column: KpiColumn) => boolean): readonly ColumnKey[] =>
  KPI_COLUMNS.filter(is).map(({ key }) => key);

/** The columns without which rows are not KPI rows. */
export const REQUIRED_COLUMNS = keysWhere(({ need }) => need === "required");

/** The columns that an officer is asked for: those, and what the rows can seldom do without. */
export const ASKED_COLUMNS = keysWhere(({ need }) => need !== undefined);

/** The columns an indicator is read from. */
export const READ_COLUMNS = keysWhere(({ isOnlyWritten }) => isOnlyWritten !== true);

/** The columns of a blank KPI table. */
export const BLANK_COLUMNS = KPI_COLUMNS.filter(({ isSeldom }) => isSeldom !== true);

/** The columns that are shown as they are, and judged by nothing. */
export const SHOWN_COLUMNS = keysWhere(({ isShown }) => isShown === true);

/** Which column of a table holds what, by index from the table's left edge. */
export type ColumnMap = Partial<Record<ColumnKey, number>>;
