import type { Ruleset } from "../../rag/rules/ruleset";
import type { AttachedReading } from "../attached/attached";
import type { ColumnKey } from "../columns/columns";
import type { HistoryRecord } from "../history/record";
import { addressOf, type CellValue, type KpiTable } from "../kpi-table";
import type { RatedIndicator } from "../rated-indicator";
import { foldName } from "../../rag/fold-name";
import type { Scorecard } from "../scorecard";
import type { FillConflict } from "../status-looks/looks";
import { sheetAddress } from "../address";

/** The kinds of possible errors in a row. */
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
  | "override-not-used"
  | "override-due"
  | "override-day-not-read"
  | "combined-good-is"
  | "combined-at-odds"
  | "attached-not-read"
  | "attached-untidy"
  | "attached-total"
  | "attached-ratio";

/** Something an officer should look at before the report is published. It may be correct. */
export interface Finding {
  code: FindingCode;
  /**
   * Identifies the finding independently of its position: its code, names, and what was found. A dismissal is stored
   * under this key, so it holds until something else is found, such as another value.
   */
  key: string;
  tableId: string;
  /** The data row, counted from 0, and the column; null for an owner column, which is not a KPI column. */
  row: number;
  column: ColumnKey | null;
  /** The address with its sheet: "KPIs!H12". */
  address: string;
  /** The cell itself, where it is outside the KPI rows. Row and column on the sheet, counted from 0. */
  place?: { sheetId: string; row: number; column: number };
  sentence: string;
}

/** A column of a table that names who is responsible for each row. It is not a KPI column and is only read. */
export interface OwnerColumn {
  tableId: string;
  /** Column index from the table's left edge. */
  index: number;
  heading: string;
  /** One entry per data row. */
  values: readonly CellValue[];
}

/** The cells with a note or a comment, as far as they could be read. */
export interface NotedCells {
  /** Addresses of cells with a note or a comment, with their sheets: "KPIs!H12". */
  cells: ReadonlySet<string>;
  coverage: NoteCoverage;
}

/** Which kinds could be read. Add-ins can read comments since ExcelApi 1.10 and notes since 1.18; a file holds both. */
export type NoteCoverage = "notes-and-comments" | "comments" | "neither";

/**
 * The input of the checks. Every field is required: a check without its input would find nothing, and no one would
 * notice.
 */
export interface CheckInput {
  tables: readonly KpiTable[];
  scorecard: Scorecard;
  history: readonly HistoryRecord[];
  ruleset: Ruleset;
  /** "2025-03-31" */
  today: string;
  /** Columns that name an owner. A table without one has no owner check. */
  owners: readonly OwnerColumn[];
  noted: NotedCells;
  /** The attached tables that KPI rows name. */
  attached: readonly AttachedReading[];
  /** Status cells whose manual fill contradicts their status. */
  fills: readonly FillConflict[];
}

/** One row, with its table and its history. */
export interface CheckedRow {
  indicator: RatedIndicator;
  table: KpiTable;
  records: readonly HistoryRecord[];
}

/** The address of a cell in the row; the metric's cell where the table has no such column. */
export function cellOf({ indicator, table }: CheckedRow, column: ColumnKey): string {
  const address = addressOf(table, column, indicator.row) ?? indicator.address;
  return sheetAddress(table.sheetName, address);
}

/** A finding about a cell of a row. `seen` distinguishes it from other findings of the same kind. */
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

/** Builds a key from its parts, ignoring case and spacing. */
export function keyOf(code: FindingCode, parts: readonly string[]): string {
  return [code, ...parts.map(foldName)].join(" | ");
}
