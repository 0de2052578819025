import type { ColumnMapping } from "../../kpi/columns/column-mapping";
import { matchColumns } from "../../kpi/columns/match-headings";
import { findKpiRanges } from "./kpi-ranges";
import type { ChosenCells } from "../read-steps";

/** True if any KPI rows have a column that may name attached tables. `chosen` is the period that an officer chose to have judged. */
export function hasAttachedColumn(
  { tables, searched }: Pick<ChosenCells, "tables" | "searched">,
  mapping: ColumnMapping,
  chosen: string | null,
): boolean {
  return (
    tables.some(({ headings }) => matchColumns(headings, mapping).columns.attached !== undefined) ||
    findKpiRanges(searched, mapping, chosen).ranges.some(({ block }) => block.columns.attached !== undefined)
  );
}
