import { isRead, type Period } from "../../rag/periods/period";
import { isSamePeriod } from "../../rag/periods/step-period";
import { yearOf } from "../../rag/periods/years";
import type { ColumnMap } from "../columns/columns";
import { toCell, type CellValue, type ColumnCells } from "../kpi-table";
import { readPeriodCell } from "../periods/period-cell";
import { addressAt, pick, type AcrossTable } from "./across-table";
import { findHeadingPeriod } from "./heading-period";
import { hasResult } from "./judged-point";
import { isAnnualTarget, type PeriodColumns } from "./series-headings";
import type { UnclearPeriod } from "./table-series";

/** The target of each row, and the rows whose target is for the judged period alone. */
export interface Targets {
  cells?: ColumnCells;
  columnAt?: (number | undefined)[];
  own: Set<number>;
  /** The rows whose target is the whole year's by its heading. */
  ofYear: Set<number>;
  unclear: Map<number, UnclearPeriod>;
}

/** The rows whose value is for a longer time than the judged period, and the column of its target. */
interface LongerTargets {
  rows: ReadonlySet<number>;
  /** The column of these rows' values, with its heading. */
  value: { column: number; text: string };
  target?: number | undefined;
}

const NONE_LONGER: LongerTargets = { rows: new Set(), value: { column: 0, text: "" } };

/** The target of each row: that of the period where it has one of its own, else the one for all periods. */
export function settleTargets(
  table: AcrossTable,
  judged: PeriodColumns | null,
  columns: ColumnMap,
  longer: LongerTargets = NONE_LONGER,
): Targets {
  const { series, rows, rowCount } = table;
  const own = new Set<number>();
  const unclear: Targets["unclear"] = new Map();
  const annual = series.constant.target ?? series.annualTarget;
  const isOfYear = annual !== undefined && isAnnualTarget(table.headings[annual] ?? "");
  const ofYear = new Set(isOfYear ? rows : []);
  const places = Array.from({ length: rowCount }, (): number | undefined => columns.target);
  for (const row of rows) {
    if (longer.rows.has(row) && longer.target !== undefined) {
      // Where its cell is empty, a target of another time is none for this value.
      places[row] = longer.target;
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
    if (repeatsAnnual(table, found, annual, row)) continue;
    if (longer.rows.has(row)) unclear.set(row, whichValue(table, judged, longer, row));
    own.add(row);
    ofYear.delete(row);
  }
  const known = { own, ofYear, unclear };
  if (places.every((place) => place === columns.target)) return known;
  return { ...known, columnAt: places, cells: pick(table, places, columns.target) };
}

/** The column of a row's target for its own period; null where it has none. */
function periodTarget(table: AcrossTable, judged: PeriodColumns | null, row: number): number | "unclear" | null {
  const { series, column } = table;
  const isFilled = (index: number | undefined): index is number =>
    index !== undefined && hasResult(column(index)?.values[row]);
  if (judged) return isFilled(judged.columns.target) ? judged.columns.target : null;
  const stated = series.targets.filter(({ columns }) => isFilled(columns.target));
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

/** The period's own target beside a figure for a longer time: which of the two figures it is for is not known. */
function whichValue(
  table: AcrossTable,
  judged: PeriodColumns | null,
  { value }: LongerTargets,
  row: number,
): UnclearPeriod {
  const own = judged?.columns.latestValue;
  const readings = [
    ...(judged && own !== undefined ? [`${judged.text} (${addressAt(table, own, row)})`] : []),
    `${value.text} (${addressAt(table, value.column, row)})`,
  ];
  return { code: "which-value", field: "latestValue", readings };
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
