import type { FigureColumn, FigureColumns, FigureField } from "../rag/figure-columns";
import { PERCENT_FIELDS } from "../rag/percent/row-figures";
import { unitFromName } from "../rag/reading/figure";
import type { KpiTable } from "./kpi-table";
import { decidePercents } from "./percent-columns";

const FIGURE_FIELDS: readonly FigureField[] = ["target", "latestValue", "previousValue", "lastYear", "benchmark", "expectedToDate", "tolerance"];

/** What is decided of a table's columns is decided once, however many rows it has. */
const known = new WeakMap<KpiTable, FigureColumns["by"]>();

/** What each column of figures says of all of them. */
export function figureColumnsOf(table: KpiTable): FigureColumns["by"] {
  const found = known.get(table);
  if (found) return found;
  const headed: Partial<Record<FigureField, FigureColumn>> = {};
  for (const field of FIGURE_FIELDS) {
    const named = unitFromName(table.headings?.[field] ?? "");
    if (named.unit !== null || named.scale !== 1) headed[field] = { named };
  }
  const percents = decidePercents(table, headed);
  const by: Partial<Record<FigureField, FigureColumn>> = { ...headed };
  for (const field of PERCENT_FIELDS) {
    const writing = percents[field];
    if (writing) by[field] = { named: headed[field]?.named ?? null, percents: writing };
  }
  known.set(table, by);
  return by;
}
