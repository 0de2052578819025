import { isRead, type Period } from "../../rag/periods/period";
import { isSamePeriod } from "../../rag/periods/step-period";
import { yearOf } from "../../rag/periods/years";
import type { ColumnMap } from "../columns/columns";
import { toCell, type CellValue, type ColumnCells } from "../kpi-table";
import { readPeriodCell } from "../periods/period-cell";
import { addressAt, isFilled, pick, type AcrossTable } from "./across-table";
import { findHeadingPeriod } from "./heading-period";
import { hasResult } from "./judged-point";
import { isAnnualTarget } from "./series-headings";
import type { PeriodColumns } from "./period-columns";
import type { UnclearPeriod } from "./table-series";

/** The target of each row, and the rows whose target is for the judged period alone. */
export interface Targets {
  cells?: ColumnCells;
  columnAt?: (number | undefined)[];
  own: Set<number>;
  /** The rows whose target stands in the judged period's own column, and is not that of the year. */
  ofPeriod: Set<number>;
  /** The rows whose target is the whole year's by its heading. */
  ofYear: Set<number>;
  unclear: Map<number, UnclearPeriod>;
}

/** Rows whose value is for a longer time than the judged period, and the column of that time's target. */
export interface LongerRows {
  longer: ReadonlySet<number>;
  longerTarget: number | undefined;
}

/** The target of each row: that of its value's time where it has one of its own, else the one for all periods. */
export function settleTargets(
  table: AcrossTable,
  judged: PeriodColumns | null,
  columns: ColumnMap,
  { longer, longerTarget }: LongerRows = { longer: new Set(), longerTarget: undefined },
): Targets {
  const { series, rows, rowCount } = table;
  const own = new Set<number>();
  const ofPeriod = new Set<number>();
  const unclear: Targets["unclear"] = new Map();
  const annual = series.constant.target ?? series.annualTarget;
  const isOfYear = annual !== undefined && isAnnualTarget(table.headings[annual] ?? "");
  const ofYear = new Set(isOfYear ? rows : []);
  const places = Array.from({ length: rowCount }, (): number | undefined => columns.target);
  for (const row of rows) {
    if (longer.has(row) && isFilled(table, longerTarget, row)) {
      places[row] = longerTarget;
      own.add(row);
      ofYear.delete(row);
      continue;
    }
    const found = periodTarget(table, judged, row);
    if (found === "unclear") unclear.set(row, whichTarget(table, row));
    if (found === null || found === "unclear") {
      // Of several that could be meant, none is shown as the target.
      if (annual !== undefined || found === "unclear") places[row] = annual;
      continue;
    }
    places[row] = found;
    if (annual === undefined || !isSameTarget(table.column(annual)?.values[row], table.column(found)?.values[row]))
      ofPeriod.add(row);
    if (repeatsAnnual(table, found, annual, row)) continue;
    own.add(row);
    ofYear.delete(row);
  }
  const known = { own, ofPeriod, ofYear, unclear };
  if (places.every((place) => place === columns.target)) return known;
  return { ...known, columnAt: places, cells: pick(table, places, columns.target) };
}

/** The column of a row's target for its own period; null where it has none. */
function periodTarget(table: AcrossTable, judged: PeriodColumns | null, row: number): number | "unclear" | null {
  const { series, column } = table;
  if (judged) return isFilled(table, judged.columns.target, row) ? (judged.columns.target ?? null) : null;
  const stated = series.targets.filter(({ columns }) => isFilled(table, columns.target, row));
  const { asOf } = series.constant;
  const cells = asOf === undefined ? undefined : column(asOf);
  const reading = readPeriodCell(toCell(cells?.values[row] ?? "", cells?.formats?.[row]), {
    reporting: table.reporting,
  });
  if (stated.length === 0) return null;
  if (!isRead(reading)) return "unclear";
  const fits = stated.filter((point) => isPointOf(point, reading));
  return fits.length === 1 ? (fits[0]?.columns.target ?? null) : "unclear";
}

/** True where a heading names a row's period: "Q2" beside "2025/26 Q2". */
function isPointOf({ text, period }: PeriodColumns, asOf: Period): boolean {
  const { reporting } = asOf;
  const year = yearOf(asOf.start, reporting.year);
  const known = period ?? findHeadingPeriod(text, { financialYear: year, reporting })?.period ?? null;
  return known !== null && (isSamePeriod(known, asOf) || (asOf.end !== null && known.end === asOf.end));
}

function whichTarget(table: AcrossTable, row: number): UnclearPeriod {
  const readings = table.series.targets.flatMap(({ text, columns }) =>
    columns.target === undefined ? [] : [`${text} (${addressAt(table, columns.target, row)})`],
  );
  return { code: "which-target", field: "target", readings };
}

/** True for a period's target that only repeats the one of the year, or is the same in every period. */
function repeatsAnnual({ series, column }: AcrossTable, own: number, annual: number | undefined, row: number): boolean {
  const value = column(own)?.values[row];
  if (annual !== undefined) return isSameTarget(column(annual)?.values[row], value);
  const periods = series.points.length > 0 ? series.points : series.targets;
  const all = periods.flatMap(({ columns: { target } }) => (target === undefined ? [] : [column(target)?.values[row]]));
  return all.filter(hasResult).every((other) => isSameTarget(other, value));
}

function isSameTarget(a: CellValue | undefined, b: CellValue | undefined): boolean {
  return String(a ?? "").trim() === String(b ?? "").trim();
}
