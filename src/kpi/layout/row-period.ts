import { isRead, type Period } from "../../rag/periods/period";
import type { Reporting } from "../../rag/periods/reporting";
import { cellAt, textAt, type KpiTable } from "../kpi-table";
import { readPeriodCell } from "../periods/period-cell";
import { findHeadingPeriod } from "./heading-period";
import type { NamedRow } from "./named-rows";

/** The period of a row, as its As of Date gives it. */
export interface RowPeriod {
  text: string;
  kind: string;
  /** Sorts periods of one kind from old to new. Rows of one period have one order. */
  order: string;
  /** Null where nothing gives the year: "Q1", "Apr". */
  period: Period | null;
}

/** A row of a table with a row for each indicator and period. */
export interface PeriodRow extends NamedRow {
  period: RowPeriod;
}

/** Reads the period of a row, also one without a year; null where it has none. */
export function readRowPeriod(table: KpiTable, row: number, reporting: Reporting): RowPeriod | null {
  const reading = readPeriodCell(cellAt(table, "asOf", row), { reporting });
  if (isRead(reading)) {
    const { text, kind, start, end } = reading;
    return { text, kind, order: `${start} ${end ?? ""}`, period: reading };
  }
  const asOf = textAt(table, "asOf", row);
  const said = asOf === "" ? null : findHeadingPeriod(asOf, { reporting });
  return said?.rest === ""
    ? { text: said.text, kind: `${said.kind} of no year`, order: said.order, period: null }
    : null;
}
