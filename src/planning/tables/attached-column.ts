import { matchColumns } from "../../kpi/columns/match-headings";
import type { LayoutContext } from "../../kpi/layout/layout-context";
import { findKpiRanges } from "./kpi-ranges";
import type { ChosenCells } from "../read-steps";

/** True if any KPI rows have a column that may name attached tables. */
export function hasAttachedColumn(
  { tables, searched }: Pick<ChosenCells, "tables" | "searched">,
  context: LayoutContext,
): boolean {
  return (
    tables.some(({ headings }) => matchColumns(headings, context.mapping).columns.attached !== undefined) ||
    findKpiRanges(searched, context).ranges.some(({ block }) => block.columns.attached !== undefined)
  );
}
