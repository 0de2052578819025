import type { CellContent } from "../../rag/cell";
import { NO_CELLS } from "../../rag/no-cells";
import { findBuildUp } from "../../rag/comparing/build-up";
import { ANSWERS, findAnswer, type AnswerTo } from "../answers/answer";
import type { CellValue, ColumnCells } from "../kpi-table";
import { addressAt, cellOf, isFilled, pick, type AcrossTable } from "./across-table";
import { figureOf, hasResult } from "./judged-point";
import { nameOfRow, type JudgedTable } from "./judged-table";
import type { LongerColumn } from "./longer-column";
import { nameOf } from "./period-columns";
import type { Targets } from "./settle-targets";
import type { UnclearPeriod } from "./table-series";

/** Words that say that the figures are the period's own. */
const OWN_PERIOD =
  /\b(?:monthly|quarterly|weekly|in[\s-]month|in[\s-]quarter|(?:per|each|a|in the) (?:month|quarter|week))\b/i;

/** The value of each row. */
interface SettledValues {
  cells: ColumnCells;
  asOf: ColumnCells;
  columnAt: (number | undefined)[];
  /** The rows whose value is for a longer time than the judged period. */
  longer: Set<number>;
  /** The column of the longer time's own target. */
  longerTarget: number | undefined;
}

/**
 * What an officer answered of the rows' targets, by row. An answer about a heading is for the rows that leave it open: counts whose
 * name does not say it. A target of the judged period alone is not asked about.
 */
export function answeredTimes(
  table: JudgedTable,
  longer: LongerColumn | null,
  { own: ownTargets, ofPeriod }: Pick<Targets, "own" | "ofPeriod">,
): Map<number, AnswerTo<"target-time">> {
  const answered = new Map<number, AnswerTo<"target-time">>();
  const { own, slower, answers = [] } = table;
  if (!longer || answers.length === 0) return answered;
  const ofHeading = findAnswer(answers, "target-time", longer.names);
  for (const row of table.rows) {
    // The values of slower rows are of an older period, beside which the longer column does not end.
    if (ownTargets.has(row) || slower.has(row)) continue;
    const name = nameOfRow(table, row);
    const isOpen =
      !saysTime(longer, name) && !hasBoth(table, longer, ofPeriod, row) && addsUp(name, cellOf(table.column(own), row));
    const said = findAnswer(answers, "target-time", [name]) ?? (isOpen ? ofHeading : null);
    // Twelve months are no part of a year.
    if (said !== null) answered.set(row, said === "year" && longer.isRolling ? "longer" : said);
  }
  return answered;
}

/**
 * Rows whose target is for a longer time, by an answer or their name, where an older period than the newest is chosen: the longer time is
 * the newest's, and the period's own figure is not what the target is for.
 */
export function unclearOlder(
  table: JudgedTable,
  ownTargets: ReadonlySet<number>,
  answered: ReadonlyMap<number, AnswerTo<"target-time">>,
): Map<number, UnclearPeriod> {
  const unclear = new Map<number, UnclearPeriod>();
  const { open } = table;
  if (!table.isOlder || table.longer || !open) return unclear;
  for (const row of table.rows) {
    const said = answered.get(row);
    const isLonger = said === undefined ? open.says(nameOfRow(table, row)) : said !== "period";
    if (isLonger && !ownTargets.has(row))
      unclear.set(row, { code: "needs-to-date", field: "latestValue", readings: [] });
  }
  return unclear;
}

/** True for a row with a target of the period and one of the longer time: neither is for anything else. */
function hasBoth(table: AcrossTable, { target }: LongerColumn, ofPeriod: ReadonlySet<number>, row: number): boolean {
  return ofPeriod.has(row) && isFilled(table, target, row);
}

/** True where a row's name says which time its figures are for. */
function saysTime({ says }: LongerColumn, name: string): boolean {
  return says(name) || OWN_PERIOD.test(name);
}

/** The value of each row, where not all rows have theirs in one column; null where they have. */
export function settleValues(
  table: JudgedTable,
  answered: ReadonlyMap<number, AnswerTo<"target-time">>,
): SettledValues | null {
  const { rowCount, judged, own, slower, longer: longerColumn } = table;
  const longer = new Set<number>();
  const columnAt = Array.from({ length: rowCount }, (): number | undefined => own);
  const asOf = columnAt.map(() => nameOf(judged));
  const isLonger = ({ says, column: index }: LongerColumn, row: number): boolean => {
    const said = answered.get(row);
    if (said !== undefined) return said !== "period";
    return says(nameOfRow(table, row)) && isFilled(table, index, row);
  };
  for (const row of table.rows) {
    const point = slower.get(row);
    if (point) {
      columnAt[row] = point.columns.latestValue;
      asOf[row] = nameOf(point);
    } else if (longerColumn && isLonger(longerColumn, row)) {
      columnAt[row] = longerColumn.column;
      longer.add(row);
    }
  }
  if (columnAt.every((index) => index === own)) return null;
  const longerTarget = longerColumn?.target;
  return { cells: pick(table, columnAt, own), asOf: { values: asOf }, columnAt, longer, longerTarget };
}

/** Rows whose figure for a longer time stands beside the period's own: which of them the target is for is not known. */
export function unclearValues(
  table: JudgedTable,
  targets: Pick<Targets, "own" | "ofPeriod">,
  answered: ReadonlyMap<number, unknown>,
): Map<number, UnclearPeriod> {
  const { rows, column, judged, own, columns, open: longer } = table;
  const unclear = new Map<number, UnclearPeriod>();
  if (!longer || columns.metric === undefined) return unclear;
  for (const row of rows) {
    const [value, total] = [column(own)?.values[row], column(longer.column)?.values[row]];
    if (answered.has(row) || !hasResult(value) || !hasResult(total)) continue;
    const name = nameOfRow(table, row);
    const isSaid = longer.says(name) ? !targets.ofPeriod.has(row) : targets.own.has(row) || OWN_PERIOD.test(name);
    if (isSaid || hasBoth(table, longer, targets.ofPeriod, row)) continue;
    const isCount = addsUp(name, cellOf(column(own), row));
    // The first figure of a year is the one to date too. Whether a count's target for all periods is the year's is open all the same.
    if (value === total && (!isCount || longer.isRolling || targets.ofPeriod.has(row))) continue;
    if (!isCount && !isAboveAll(table, total, row)) continue;
    const asks = {
      question: "target-time" as const,
      own: `${judged.text} (${addressAt(table, own, row)})`,
      longer: `${longer.text} (${addressAt(table, longer.column, row)})`,
      isCount,
      answers: isCount && !longer.isRolling ? ANSWERS["target-time"] : (["period", "longer"] as const),
    };
    const readings = [asks.own, asks.longer];
    // Beside a target of the period's own, what is missing is the other's, which no answer gives.
    const isAsked = !targets.own.has(row);
    unclear.set(row, { code: "which-value", field: "latestValue", readings, ...(isAsked ? { asks } : {}) });
  }
  return unclear;
}

/** True for a count or an amount, whose figure for the year to date is another one than the month's. */
export function addsUp(metric: string, latestValue: CellContent): boolean {
  const cells = { ...NO_CELLS, metric: `${metric} (year to date)`, latestValue };
  return findBuildUp(cells, null) === "adds up";
}

/** How far an average may be above the figures that are known of its parts. */
const CORRECTED = 1.1;

/** True for a sum, whatever the row's name: an average is no higher than the highest of its parts. */
function isAboveAll(
  { series, column, judged, isOlder }: JudgedTable,
  total: CellValue | undefined,
  row: number,
): boolean {
  const parts = series.points
    .slice(0, isOlder ? undefined : series.points.indexOf(judged) + 1)
    .flatMap(({ columns: { latestValue } }) =>
      latestValue === undefined ? [] : (figureOf(column(latestValue)?.values[row]) ?? []),
    );
  const sum = figureOf(total);
  return sum !== null && parts.length > 1 && sum > Math.max(...parts) * CORRECTED;
}
