import type { Reporting } from "../../rag/periods/reporting";
import type { CellValue } from "../kpi-table";
import { findHeadingPeriod } from "../layout/heading-period";
import { isNote, textOf } from "./block-rows";
import type { Header } from "./header-rows";

/* Which lines above headings name the section and the KPI of the rows below. */

/** The section and the KPI that stand above rows. */
export interface Names {
  section: string;
  kpi: string;
}

/** Headings with the lines above them (nearest first), the block before them, and the end of their rows. */
export interface Placed {
  header: Header;
  lines: string[];
  before: Placed | null;
  /** The first row after the block. */
  end: number;
}

/** Places the headings of a sheet: the lines above each, the block before it, and the end of its rows. */
export function placeHeaders(
  values: readonly (readonly CellValue[])[],
  headers: readonly Header[],
  reporting: Reporting,
): Placed[] {
  const placed: Placed[] = [];
  for (const header of headers) {
    const before = placed.findLast((one) => isOver(one.header, header)) ?? null;
    const beside = headers.findLast((one) => one.row === header.row && one.right < header.left);
    const { lines, top } = linesAbove(values, header, before, { left: beside ? beside.right + 1 : 0, reporting });
    for (const one of placed) if (isOver(one.header, header)) one.end = Math.min(one.end, top);
    placed.push({ header, lines, before, end: values.length });
  }
  return placed;
}

function isOver(above: Header, below: Header): boolean {
  return above.row < below.row && above.left <= below.right && above.right >= below.left;
}

/**
 * The single-text lines above headings, nearest first. Lines directly below the previous block, with an empty row
 * before the headings, are notes of that block.
 */
function linesAbove(
  values: readonly (readonly CellValue[])[],
  header: Header,
  before: Placed | null,
  { left, reporting }: { left: number; reporting: Reporting },
): { lines: string[]; top: number } {
  const floor = before ? before.header.row + before.header.rowCount : 0;
  let found: { text: string; row: number }[] = [];
  let afterGap: number | null = null;
  let row = header.row - 1;
  for (; row >= floor; row -= 1) {
    const cells = (values[row] ?? []).slice(left, header.right + 1).filter((value) => textOf(value) !== "");
    const [only, other] = cells;
    if (only === undefined) afterGap = found.length;
    else if (other !== undefined || typeof only !== "string" || isNote(only.trim())) break;
    else found.push({ text: only.trim(), row });
  }
  const hangsOnRows = row >= floor || before !== null;
  if (hangsOnRows && afterGap !== null) found = found.slice(0, afterGap);
  // A period over a table names no section.
  const names = found.map(({ text }) => text).filter((text) => findHeadingPeriod(text, { reporting })?.rest !== "");
  return { lines: names, top: found.at(-1)?.row ?? header.row };
}

/**
 * The section and KPI in the lines above a block. Over a single table, or one whose rows name their KPIs, a line names
 * a section. Over each of several tables the nearest line names the KPI and the next one the section, which applies
 * until another follows. Headings that are only repeated continue the names before them.
 */
export function nameBlock(
  { header, lines, before }: Placed,
  named: ReadonlyMap<Placed, Names>,
  hasSeveral: boolean,
): Names {
  const carried = (before && named.get(before)) ?? { section: "", kpi: "" };
  const namesItsKpis = header.columns.kpi !== undefined || header.isKpiMetric;
  if (lines.length === 0) {
    const isRepeated = before !== null && before.header.headings.join("\n") === header.headings.join("\n");
    return { section: carried.section, kpi: isRepeated && !header.isKpiMetric ? carried.kpi : "" };
  }
  if (namesItsKpis || !hasSeveral)
    return { section: header.columns.section === undefined ? (lines[0] ?? "") : carried.section, kpi: "" };
  return { section: lines[1] ?? carried.section, kpi: lines[0] ?? "" };
}
