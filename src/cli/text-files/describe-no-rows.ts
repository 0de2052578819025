import { describeNearest } from "../../actions/review/no-kpi-rows";
import { HEADINGS, REQUIRED_COLUMNS } from "../../kpi/columns/columns";
import type { ColumnMapping } from "../../kpi/columns/column-mapping";
import { isKnownHeading, matchColumns } from "../../kpi/columns/match-headings";
import type { NearestRows } from "../../planning/problem";
import { joinWords } from "../../report/words";

/** Headings stand among the first rows. */
const ROWS_TRIED = 200;
/** How many cells of a row are quoted, and how many letters of each. */
const [SHOWN_CELLS, SHOWN_LETTERS] = [8, 40];

/** A text file needs no column for statuses to be rated. */
const NEEDED = REQUIRED_COLUMNS.filter((key) => key !== "status").map((key) => HEADINGS[key]);

/** Says why a text file has no KPI rows, and which row comes nearest to being their headings. */
export function describeNoRows(
  values: readonly (readonly string[])[],
  mapping: ColumnMapping,
  nearest: NearestRows | null,
): string {
  if (nearest) {
    const missing = nearest.missing.filter((heading) => heading !== HEADINGS.status);
    return `it has no KPI rows. ${describeNearest({ ...nearest, missing })}`;
  }
  const found = findMostHeadings(values, mapping);
  if (found && found.missing.length === 0)
    return `it has no KPI rows: there are none below the headings in row ${found.row + 1}.`;
  const row =
    found?.row ??
    Math.max(
      0,
      values.findIndex((cells) => cells.length > 1),
    );
  const lacks = found ? `Row ${row + 1} lacks ${joinWords(found.missing)}, and reads` : `Row ${row + 1} reads`;
  return `it has no KPI rows, which stand below the headings ${joinWords(NEEDED)}. ${lacks}: ${quoteRow(values[row] ?? [])}.`;
}

/** The first row with the most of the needed headings; null if none has any. */
function findMostHeadings(
  values: readonly (readonly string[])[],
  mapping: ColumnMapping,
): { row: number; missing: string[] } | null {
  const tried = values.slice(0, ROWS_TRIED).map((cells, row) => {
    const isHeadings = cells.some((cell) => isKnownHeading(cell.trim(), mapping));
    const missing = isHeadings ? matchColumns(cells, mapping).missing.map((key) => HEADINGS[key]) : NEEDED;
    return { row, missing: missing.filter((heading) => NEEDED.includes(heading)) };
  });
  const best = tried.reduce<(typeof tried)[number] | null>(
    (fewest, one) => (fewest === null || one.missing.length < fewest.missing.length ? one : fewest),
    null,
  );
  return best && best.missing.length < NEEDED.length ? best : null;
}

function quoteRow(cells: readonly string[]): string {
  return cells
    .filter((cell) => cell.trim() !== "")
    .slice(0, SHOWN_CELLS)
    .map((cell) => (cell.length > SHOWN_LETTERS ? `${cell.slice(0, SHOWN_LETTERS)}…` : cell))
    .join(", ");
}
