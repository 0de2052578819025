import type { Ruleset } from "../../rag/rules/ruleset";
import type { AttachedReading } from "../attached/attached";
import type { ColumnKey } from "../columns/columns";
import type { HistoryRecord } from "../history/record";
import { addressOf, type CellValue, type KpiTable } from "../kpi-table";
import type { RatedIndicator } from "../rated-indicator";
import { sameName } from "../same-name";
import type { Scorecard } from "../scorecard";
import type { FillConflict } from "../status-looks/looks";
import { sheetAddress } from "../address";

/** What may be wrong with a row before it is published. */
export type FindingCode =
  | "not-calculated"
  | "period-missing"
  | "period-not-read"
  | "period-stale"
  | "period-not-begun"
  | "target-of-another-year"
  | "value-missing"
  | "value-parts-differ"
  | "percent-over-100"
  | "value-jump"
  | "value-fell-to-zero"
  | "gap-too-wide"
  | "percent-format"
  | "good-is-at-odds"
  | "fill-at-odds"
  | "target-changed"
  | "duplicate-metric"
  | "owner-missing"
  | "override-due"
  | "override-day-not-read"
  | "combined-good-is"
  | "combined-at-odds"
  | "attached-not-read"
  | "attached-untidy"
  | "attached-total"
  | "attached-ratio";

/** Something that an officer is to look at before the report is published. It may be right as it is. */
export interface Finding {
  code: FindingCode;
  /**
   * What the finding is about, in words that outlast moved rows: its code, names, and what was seen. A dismissal that is
   * remembered by it holds until something else is seen, such as another value.
   */
  key: string;
  tableId: string;
  /** The data row, counted from 0 at the table's first, and the column; null for the owner's, which is none of ours. */
  row: number;
  column: ColumnKey | null;
  /** With its sheet: "KPIs!H12". */
  address: string;
  /** The cell itself, where it is none of a KPI row. Rows and columns of the sheet, counted from 0. */
  place?: { sheetId: string; row: number; column: number };
  sentence: string;
}

/** A column of a table that names who answers for each row. It is not one of ours, and is only read. */
export interface OwnerColumn {
  tableId: string;
  /** By index from the table's left edge. */
  index: number;
  heading: string;
  /** An entry per data row. */
  values: readonly CellValue[];
}

/** The cells that have a note or a comment, as far as they could be read. */
export interface NotedCells {
  /** Cells with a note or a comment, with their sheets: "KPIs!H12". */
  cells: ReadonlySet<string>;
  coverage: NoteCoverage;
}

/** What could be read of notes and comments. Excel shows add-ins comments since ExcelApi 1.10 and notes since 1.18; a file holds both. */
export type NoteCoverage = "notes-and-comments" | "comments" | "neither";

/** What is looked at. All of it is required: a check that is left without its input finds nothing, and nobody notices. */
export interface CheckInput {
  tables: readonly KpiTable[];
  scorecard: Scorecard;
  history: readonly HistoryRecord[];
  ruleset: Ruleset;
  /** "2025-03-31" */
  today: string;
  /** Columns that name an owner; tables without one are not asked for owners. */
  owners: readonly OwnerColumn[];
  noted: NotedCells;
  /** What KPI rows name in their column Attached Table, and what was found there. */
  attached: readonly AttachedReading[];
  /** Status cells whose fill by hand contradicts their status. */
  fills: readonly FillConflict[];
}

/** One row, with its table and its own history. */
export interface CheckedRow {
  indicator: RatedIndicator;
  table: KpiTable;
  records: readonly HistoryRecord[];
}

/** Where a cell of a row is; the metric's cell where the table has no such column. */
export function cellOf({ indicator, table }: CheckedRow, column: ColumnKey): string {
  const address = addressOf(table, column, indicator.row) ?? indicator.address;
  return sheetAddress(table.sheetName, address);
}

/** A finding about a cell of a row. `seen` is what makes it this finding and no other. */
export function findingOf(
  row: CheckedRow,
  code: FindingCode,
  column: ColumnKey,
  seen: string,
  sentence: string,
): Finding {
  const { section, kpi, metric, tableId } = row.indicator;
  return {
    code,
    key: keyOf(code, [section, kpi, metric, seen]),
    tableId,
    row: row.indicator.row,
    column,
    address: cellOf(row, column),
    sentence,
  };
}

/** A key from its parts, whatever their case or spacing. */
export function keyOf(code: FindingCode, parts: readonly string[]): string {
  return [code, ...parts.map(sameName)].join(" | ");
}
