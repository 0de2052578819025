import { foldName } from "../../rag/fold-name";
import type { ColumnKey } from "../columns/columns";
import type { Header } from "./header-rows";
import type { CellValue } from "../kpi-table";

/** Why a row among KPI rows is not a KPI row. */
export type SkipReason = "total" | "note" | "no-metric";

/**
 * The kind of a row under a block's headings. A `band` is the name of a section or KPI alone in its column, above the
 * rows it applies to.
 */
export type RowKind = "indicator" | "blank" | "band" | SkipReason;

const TOTAL = /^(?:(?:grand |sub-? ?)?totals?|average|mean|overall|all)\b/i;
const NOTE = /^(?:[*†‡¹²³]|(?:notes?|sources?|key|n\.?b\.?)\s*(?:[:.–(\d-]|$))/i;

/** True for a text marked as a note: "Note: …", "* provisional", "Source: …". */
export function isNote(text: string): boolean {
  return NOTE.test(text);
}

/** Classifies a row of the sheet by its cells in the block's columns. */
export function classifyRow(row: readonly CellValue[], header: Header): RowKind {
  const text = (key: ColumnKey): string => textIn(row, header, key);
  const filled: number[] = [];
  for (let column = header.left; column <= header.right; column += 1)
    if (textOf(row[column]) !== "") filled.push(column);
  const [first] = filled;
  if (first === undefined) return "blank";
  const hasNoFigures = text("target") === "" && text("latestValue") === "";
  if (hasNoFigures && isNote(labelOf(row, header))) return "note";
  if (text("target") === "" && TOTAL.test(labelOf(row, header))) return "total";
  if (filled.length === 1) return classifyLone(row[first], first, header);
  if (text("metric") !== "") return "indicator";
  return hasNoFigures && text("status") === "" ? "note" : "no-metric";
}

function classifyLone(value: CellValue | undefined, column: number, { columns, left }: Header): RowKind {
  if (typeof value !== "string") return "no-metric";
  return columns.section === column - left || columns.kpi === column - left ? "band" : "note";
}

/** A name for a row: its metric, or else the first text in it. */
function labelOf(row: readonly CellValue[], header: Header): string {
  const named = textIn(row, header, "metric") || textIn(row, header, "kpi") || textIn(row, header, "section");
  return named || textOf(row.slice(header.left, header.right + 1).find((value) => textOf(value) !== ""));
}

/** A row's text in one of the block's columns. */
function textIn(row: readonly CellValue[], { columns, left }: Header, key: ColumnKey): string {
  const column = columns[key];
  return column === undefined ? "" : textOf(row[left + column]);
}

export function textOf(value: CellValue | undefined): string {
  return value === undefined ? "" : String(value).trim();
}

/**
 * True for a row that continues the block after an empty row: it has figures, or words in place of them, and is not the
 * headings of another table.
 */
export function continuesBlock(row: readonly CellValue[], header: Header): boolean {
  const kind = classifyRow(row, header);
  if (kind === "total") return true;
  if (kind === "note") return isNote(labelOf(row, header));
  const figures = [textIn(row, header, "target"), textIn(row, header, "latestValue")];
  return kind === "indicator" && figures.some((text) => /\d|^(?:tbc|tba|n\/?a|none|awaited|baseline|-|–)$/i.test(text));
}

/** The section and KPI of each row of a block. */
export interface RowNames {
  sections: string[];
  kpis: string[];
}

/**
 * Finds the section and KPI of each row: from its own cell, or the nearest one above, because a merged cell applies to
 * all its rows, or the headings above the block. A new section starts without a KPI.
 */
export function fillNames(
  rows: readonly (readonly CellValue[])[],
  kinds: readonly RowKind[],
  header: Header,
  above: { section: string; kpi: string },
): RowNames {
  let { section, kpi } = above;
  const names: RowNames = { sections: [], kpis: [] };
  rows.forEach((row, index) => {
    const kind = kinds[index];
    if (kind === "indicator" || kind === "band") {
      const own = { section: textIn(row, header, "section"), kpi: textIn(row, header, "kpi") };
      if (own.section !== "" && foldName(own.section) !== foldName(section)) {
        section = own.section;
        if (header.columns.kpi !== undefined) kpi = "";
      }
      if (own.kpi !== "") kpi = own.kpi;
    }
    const isIndicator = kind === "indicator";
    names.sections.push(isIndicator ? section : "");
    names.kpis.push(isIndicator ? kpi : "");
  });
  return names;
}
