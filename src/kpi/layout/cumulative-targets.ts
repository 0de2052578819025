import { isLevel, saysBuildUp } from "../../rag/comparing/build-up";
import { findAnswer } from "../answers/answer";
import { addressAt, cellOf } from "./across-table";
import { figureOf } from "./judged-point";
import { nameOfRow, type JudgedTable } from "./judged-table";
import { addsUp } from "./settle-values";
import type { UnclearPeriod } from "./table-series";

/** Rows with targets that count from the beginning of the year. */
export interface CumulativeRows {
  /** Rows of which it is not known whether their results count from there too, or cannot be compared. */
  unclear: Map<number, UnclearPeriod>;
  /** Rows whose results an officer said to count from there. */
  countOn: Set<number>;
  /** Rows of which the year to date is compared: their name says so, or their results are each period's own. */
  ofLonger: Set<number>;
}

/**
 * Finds rows whose targets, period by period, only rise and count from the beginning of the year, where their results may each be the
 * period's own: one is below the one before, or nearer to what the period adds than to its target.
 */
export function settleCumulative(table: JudgedTable, ownTargets: ReadonlySet<number>): CumulativeRows {
  const found: CumulativeRows = { unclear: new Map(), countOn: new Set(), ofLonger: new Set() };
  const { judged, own, longer, slower } = table;
  if (judged.columns.target === undefined) return found;
  for (const row of table.rows) {
    if (!ownTargets.has(row) || slower.has(row)) continue;
    const name = nameOfRow(table, row);
    const said = findAnswer(table.answers ?? [], "result-time", [name]);
    const place = `${judged.text} (${addressAt(table, own, row)})`;
    if (said === "year") found.countOn.add(row);
    else if (saysBuildUp(name) !== null) {
      // Its figure is the one to date, and so is the target of a run that counts from there.
      if (longer?.isToDate && runOfTargets(table, row) !== null) found.ofLonger.add(row);
    } else if (isLevel(name) || !addsUp(name, cellOf(table.column(own), row))) continue;
    else if (said === null) {
      const readings = [`${place} alone`, `from the beginning of the year to ${place}`];
      const asks = { question: "result-time", place } as const;
      if (mayBeOwn(table, row)) found.unclear.set(row, { code: "which-count", field: "latestValue", readings, asks });
    } else if (runOfTargets(table, row) === null) continue;
    else if (longer?.isToDate) found.ofLonger.add(row);
    else found.unclear.set(row, { code: "needs-to-date", field: "latestValue", readings: [] });
  }
  return found;
}

/** A period of a run, with its target and result. */
interface RunPoint {
  target: number;
  value: number | null;
}

/** The first target of a run is about as much as each later one adds. */
const NEARLY = 1.5;
const FEWEST = 3;

/**
 * The targets around the judged period's that only rise, up to it; null where they do not count from the beginning of the year: they begin
 * far above what each adds, or end at another figure than the year's.
 */
function runOfTargets({ series, column, judged }: JudgedTable, row: number): RunPoint[] | null {
  const figureIn = (index: number | undefined): number | null =>
    index === undefined ? null : figureOf(column(index)?.values[row]);
  const points = [...series.points, ...series.targets].sort((a, b) => (a.order < b.order ? -1 : 1));
  const at = points.indexOf(judged);
  const targets = points.map(({ columns }) => figureIn(columns.target));
  const rises = (from: number): boolean => {
    const [before, after] = [targets[from], targets[from + 1]];
    return typeof before === "number" && typeof after === "number" && before < after;
  };
  let [first, last] = [at, at];
  while (first > 0 && rises(first - 1)) first -= 1;
  while (rises(last)) last += 1;
  const [lowest, highest] = [targets[first] ?? 0, targets[last] ?? 0];
  if (last - first + 1 < FEWEST || lowest > (NEARLY * (highest - lowest)) / (last - first)) return null;
  const annual = figureIn(series.constant.target ?? series.annualTarget);
  if (annual !== null && last === points.length - 1 && annual !== highest) return null;
  return points
    .slice(first, at + 1)
    .map(({ columns }, index) => ({ target: targets[first + index] ?? 0, value: figureIn(columns.latestValue) }));
}

function mayBeOwn(table: JudgedTable, row: number): boolean {
  const run = runOfTargets(table, row) ?? [];
  return run.some(({ target, value }, at) => {
    const before = run[at - 1];
    if (!before || value === null) return false;
    const added = target - before.target;
    return value < (target + added) / 2 || (before.value !== null && value < before.value);
  });
}
