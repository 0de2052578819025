import type { CellValue } from "../kpi-table";

/** Words in the place of a figure that is not there yet. */
const NO_FIGURE =
  /^(?:[-–—.?*]+|n\/?a|not applicable|none|tbc|tba|tbd|awaited|awaiting\b.*|pending|no data|not (?:yet )?(?:due|available|reported|collected)|to follow|#[a-z0-9/]+[!?]?)$/i;

/** True for a cell with a result, in figures or in words; not for an empty one, "n/a", "not due" or a formula's error. */
export function hasResult(value: CellValue | undefined): boolean {
  if (value === undefined || value === "") return false;
  const text = String(value).trim();
  return text !== "" && !NO_FIGURE.test(text);
}

/** True for a zero, also as a text file has it: "0%", "£0.00", "£ -". */
function isZeroFigure(value: CellValue | undefined): boolean {
  const text = String(value).replace(/[£$€%\s]/g, "");
  return text === "-" || Number(text) === 0;
}

/** The figure of a cell, also as a text file has it; null for none. */
export function figureOf(value: CellValue | undefined): number | null {
  const text = String(value ?? "").replace(/[£,%\s]/g, "");
  const figure = Number(text);
  return text !== "" && Number.isFinite(figure) ? figure : null;
}

/** Fewer rows may well have the same results twice. */
const FEWEST_CARRIED = 3;

/**
 * The period that is judged, by its index: the newest with results in most rows that report in any. A period of nothing but zeros
 * after one with other figures, or of nothing but the figures before it, has not been filled in yet: formulas give such. -1 where no
 * period has a result.
 */
export function findJudged(points: readonly (readonly (CellValue | undefined)[])[]): number {
  const rowCount = Math.max(0, ...points.map((values) => values.length));
  const rows = Array.from({ length: rowCount }, (_, row) => row).filter((row) =>
    points.some((values) => hasResult(values[row])),
  );
  const counts = points.map((values) => rows.filter((row) => hasResult(values[row])).length);
  const isZero = points.map((values) => rows.every((row) => !hasResult(values[row]) || isZeroFigure(values[row])));
  const isCarried = (at: number): boolean => {
    const own = rows.filter((row) => hasResult(points[at]?.[row]));
    return own.length >= FEWEST_CARRIED && own.every((row) => points[at]?.[row] === points[at - 1]?.[row]);
  };
  const isOpen = (at: number): boolean => (isZero[at] === true && isZero.slice(0, at).includes(false)) || isCarried(at);
  const filled = counts.map((count, at) => (isOpen(at) ? 0 : count));
  const most = filled.findLastIndex((count) => count * 2 > rows.length);
  if (most >= 0) return most;
  const best = Math.max(0, ...filled);
  return best === 0 ? -1 : filled.lastIndexOf(best);
}
