import type { CellContent } from "../../rag/cell";
import { NO_CELLS } from "../../rag/no-cells";
import { findBuildUp } from "../../rag/comparing/build-up";
import type { Reporting } from "../../rag/periods/reporting";
import { monthOfYear } from "../../rag/periods/years";
import { ANSWERS, findAnswer, type AnswerTo } from "../answers/answer";
import type { ColumnMap } from "../columns/columns";
import type { CellValue, ColumnCells } from "../kpi-table";
import { addressAt, cellOf, isFilled, pick, type AcrossTable } from "./across-table";
import { figureOf, hasResult } from "./judged-point";
import { findLongerColumn, findOpenColumn, type LongerColumn } from "./longer-column";
import { nameOf, type PeriodColumns } from "./period-columns";
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
  table: AcrossTable,
  judged: PeriodColumns | null,
  columns: ColumnMap,
  { own: ownTargets, ofPeriod }: Pick<Targets, "own" | "ofPeriod">,
  find: typeof findLongerColumn = findLongerColumn,
): Map<number, AnswerTo<"target-time">> {
  const answered = new Map<number, AnswerTo<"target-time">>();
  const [longer, own, answers] = [judged && find(table, judged), columns.latestValue, table.answers ?? []];
  if (!judged || !longer || own === undefined || answers.length === 0) return answered;
  // Their values are of an older period, beside which the longer column does not end.
  const slower = slowerRows(table, table.series.points.indexOf(judged));
  const ofHeading = findAnswer(answers, "target-time", longer.names);
  for (const row of table.rows) {
    if (ownTargets.has(row) || slower.has(row)) continue;
    const name = nameOfRow(table, columns, row);
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
  table: AcrossTable,
  judged: PeriodColumns | null,
  columns: ColumnMap,
  targets: Pick<Targets, "own" | "ofPeriod">,
): Map<number, UnclearPeriod> {
  const unclear = new Map<number, UnclearPeriod>();
  if (!judged || !table.isOlder || findLongerColumn(table, judged)) return unclear;
  const longer = findOpenColumn(table, judged);
  const answered = answeredTimes(table, judged, columns, targets, findOpenColumn);
  for (const row of longer ? table.rows : []) {
    const said = answered.get(row);
    const isLonger = said === undefined ? longer?.says(nameOfRow(table, columns, row)) : said !== "period";
    if (isLonger && !targets.own.has(row))
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
  table: AcrossTable,
  at: number,
  columns: ColumnMap,
  answered: ReadonlyMap<number, AnswerTo<"target-time">>,
): SettledValues | null {
  const { series, rowCount } = table;
  const judged = series.points[at];
  const own = columns.latestValue;
  if (!judged || own === undefined) return null;
  const longerColumn = findLongerColumn(table, judged);
  const longer = new Set<number>();
  const slower = slowerRows(table, at);
  const columnAt = Array.from({ length: rowCount }, (): number | undefined => own);
  const asOf = columnAt.map(() => nameOf(judged));
  const isLonger = ({ says, column: index }: LongerColumn, row: number): boolean => {
    const said = answered.get(row);
    if (said !== undefined) return said !== "period";
    return says(nameOfRow(table, columns, row)) && isFilled(table, index, row);
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

/** The name of a row. */
export function nameOfRow({ column }: AcrossTable, { metric }: ColumnMap, row: number): string {
  return metric === undefined ? "" : String(column(metric)?.values[row] ?? "");
}

/**
 * Rows that report once a quarter among months, with their newest period: all of their results are at the ends of quarters, and
 * the months between are empty. A row with one result could be a monthly one that has stopped.
 */
export function slowerRows({ series, rows, column, reporting }: AcrossTable, at: number): Map<number, PeriodColumns> {
  const slower = new Map<number, PeriodColumns>();
  const points = series.points.slice(0, at + 1);
  if (points.at(-1)?.kind !== "month" || points.some(({ columns }) => columns.status !== undefined)) return slower;
  for (const row of rows) {
    const filled = points.filter(({ columns: { latestValue } }) =>
      latestValue === undefined ? false : hasResult(column(latestValue)?.values[row]),
    );
    const newest = filled.at(-1);
    if (newest && newest !== points.at(-1) && filled.length > 1 && filled.every((one) => isQuarterEnd(one, reporting)))
      slower.set(row, newest);
  }
  return slower;
}

function isQuarterEnd({ order }: PeriodColumns, { year }: Reporting): boolean {
  const month = /^\d{4}-(\d\d)-/.exec(order)?.[1];
  return month !== undefined && monthOfYear(Number(month), year) % 3 === 0;
}

/** Rows whose figure for a longer time stands beside the period's own: which of them the target is for is not known. */
export function unclearValues(
  table: AcrossTable,
  judged: PeriodColumns | null,
  columns: ColumnMap,
  { targets, answered }: { targets: Pick<Targets, "own" | "ofPeriod">; answered: ReadonlyMap<number, unknown> },
): Map<number, UnclearPeriod> {
  const { rows, column } = table;
  const unclear = new Map<number, UnclearPeriod>();
  const [own, longer] = [judged?.columns.latestValue, judged && findOpenColumn(table, judged)];
  if (!judged || !longer || own === undefined || columns.metric === undefined) return unclear;
  for (const row of rows) {
    const [value, total] = [column(own)?.values[row], column(longer.column)?.values[row]];
    if (answered.has(row) || !hasResult(value) || !hasResult(total)) continue;
    const name = nameOfRow(table, columns, row);
    const isSaid = longer.says(name) ? !targets.ofPeriod.has(row) : targets.own.has(row) || OWN_PERIOD.test(name);
    if (isSaid || hasBoth(table, longer, targets.ofPeriod, row)) continue;
    const isCount = addsUp(name, cellOf(column(own), row));
    // The first figure of a year is the one to date too. Whether a count's target for all periods is the year's is open all the same.
    if (value === total && (!isCount || longer.isRolling || targets.ofPeriod.has(row))) continue;
    if (!isCount && !isAboveAll(table, judged, total, row)) continue;
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
  { series, column, isOlder }: AcrossTable,
  judged: PeriodColumns,
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
