import {
  FIGURE_FIELDS,
  THRESHOLD_FIELDS,
  type FigureColumn,
  type FigureColumns,
  type FigureField,
} from "../../rag/figure-columns";
import { isHeadedToDate } from "../../rag/comparing/build-up";
import { PERCENT_FIELDS } from "../../rag/percent/row-figures";
import { readHeading } from "../../rag/reading/units/heading-unit";
import type { KpiTable } from "../kpi-table";
import { decidePercents } from "./percent-columns";

/** Cached, because it is decided once for a table, however many rows it has. */
const known = new WeakMap<KpiTable, FigureColumns["by"]>();

/** What is known about the figures of each column of a table. */
export function figureColumnsOf(table: KpiTable): FigureColumns["by"] {
  const found = known.get(table);
  if (found) return found;
  const headed = readFigureHeadings(table.headings ?? {});
  const percents = decidePercents(table, headed);
  const by: Partial<Record<FigureField, FigureColumn>> = { ...headed };
  for (const field of PERCENT_FIELDS) {
    const writing = percents[field];
    if (writing) by[field] = { ...headed[field], named: headed[field]?.named ?? null, percents: writing };
  }
  known.set(table, by);
  return by;
}

/** The columns whose heading says more than their unit. */
const WITH_HEADING: ReadonlySet<FigureField> = new Set<FigureField>(["baseline", "benchmark", ...THRESHOLD_FIELDS]);

/** Reads the headings of figure columns. */
export function readFigureHeadings(headings: Partial<Record<FigureField, string>>): FigureColumns["by"] {
  const by: Partial<Record<FigureField, FigureColumn>> = {};
  for (const field of FIGURE_FIELDS) {
    const heading = headings[field] ?? "";
    const { named } = readHeading(heading);
    if (named) by[field] = { named };
    const isTold = (field === "latestValue" || field === "target") && isHeadedToDate(heading);
    if (heading !== "" && (isTold || WITH_HEADING.has(field))) by[field] = { named, heading };
  }
  return by;
}
