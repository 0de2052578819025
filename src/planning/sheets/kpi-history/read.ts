import { EMPTY_CELL, textCell, type CellContent } from "../../../rag/cell";
import { writeFigure } from "../../../rag/reading/figure";
import { readValue } from "../../../rag/reading/values/read-value";
import { GET_NEWER, MADE_BY_NEWER } from "../../../rag/rules/newer-version";
import { readStatusIn, type Ruleset } from "../../../rag/rules/ruleset";
import { readStatus, type Status } from "../../../rag/status";
import { cellAddress } from "../../../kpi/address";
import { toCell, type CellValue } from "../../../kpi/kpi-table";
import { isRead, type Period } from "../../../rag/periods/period";
import { readPeriodCell } from "../../../kpi/periods/period-cell";
import { comparePeriods, isSamePeriod, nextPeriod } from "../../../rag/periods/step-period";
import { groupBy, nameKey } from "../../../kpi/history/match-names";
import type { HistoryRecord } from "../../../kpi/history/record";
import { isNewer } from "../layout";
import { findList, type ListCells, type ListPlaces } from "../list";
import { KPI_HISTORY, NEEDED_OF_HISTORY, type HistoryColumn } from "./sheet";

/** The used cells of a sheet, or of a table with its headings. */
export interface HistoryCells {
  /** The sheet's name. */
  name: string;
  /** What is stored with the sheet of its layout. */
  mark?: string | undefined;
  /** Where the first of them is, counted from 0. */
  firstRow: number;
  firstColumn: number;
  values: readonly (readonly CellValue[])[];
  /** Number formats in en-US form. */
  formats: readonly (readonly string[])[];
}

/** Something on the history sheet that an officer is to look at. */
export interface HistoryProblem {
  code: "newer" | "no-headings" | "no-metric" | "period-not-read" | "status-not-read" | "duplicate" | "gap";
  /** The row on the sheet, counted from 1, as Excel shows it. */
  row: number;
  /** "D7"; null where it is about no one cell. */
  address: string | null;
  sentence: string;
}

export interface HistoryReading {
  /** The lines that can be used, in the order of the sheet. */
  records: HistoryRecord[];
  problems: HistoryProblem[];
}

/** Reads a history, wherever its columns are; others are ignored. What a person typed is never lost: lines are only read. */
export function readHistory(cells: HistoryCells, ruleset: Ruleset): HistoryReading {
  if (isNewer(KPI_HISTORY, cells)) {
    const sentence = `“${cells.name}” was ${MADE_BY_NEWER}, and is not used. ${GET_NEWER}.`;
    return { records: [], problems: [{ code: "newer", row: cells.firstRow + 1, address: null, sentence }] };
  }
  const headings = findHistoryHeadings(cells);
  if (!headings) {
    const needed = KPI_HISTORY.columns
      .filter(({ id }) => NEEDED_OF_HISTORY.includes(id))
      .map(({ heading }) => heading)
      .join(", ");
    const sentence = `“${cells.name}” has no row of headings with ${needed}. Add them above its lines.`;
    return { records: [], problems: [{ code: "no-headings", row: cells.firstRow + 1, address: null, sentence }] };
  }
  const lines: Line[] = [];
  const problems: HistoryProblem[] = [];
  for (let row = headings.row + 1; row < cells.values.length; row += 1) {
    const read = readLine(cells, headings.columns, row, ruleset);
    if (!read) continue;
    problems.push(...read.problems);
    if (read.line) lines.push(read.line);
  }
  const { kept, problems: doubled } = removeDuplicates(lines);
  problems.push(...doubled, ...findGaps(kept));
  return { records: kept.map(({ record }) => record), problems: problems.sort((a, b) => a.row - b.row) };
}

interface Line {
  record: HistoryRecord;
  period: Period;
  row: number;
  address: string;
}

/** Finds the row of headings, counted from the first row that was read, and their columns; null where there are none. */
export function findHistoryHeadings(cells: ListCells, sheet = KPI_HISTORY): ListPlaces<HistoryColumn> | null {
  return findList(sheet, NEEDED_OF_HISTORY, cells);
}

/** A cell of a line; empty where the sheet has no such column. */
export function cellOf(
  { values, formats }: Pick<HistoryCells, "values" | "formats">,
  columns: ListPlaces<HistoryColumn>["columns"],
  row: number,
  column: HistoryColumn,
): CellContent {
  const index = columns.get(column);
  const value = index === undefined ? undefined : values[row]?.[index];
  return value === undefined || index === undefined ? EMPTY_CELL : toCell(value, formats[row]?.[index]);
}

/** One line of the sheet, cell by cell. */
interface LineCells {
  /** The row as Excel counts it, from 1. */
  row: number;
  at(column: HistoryColumn): CellContent;
  text(column: HistoryColumn): string;
  address(column: HistoryColumn): string;
  problem(code: HistoryProblem["code"], column: HistoryColumn, sentence: string): HistoryProblem;
}

function cellsOfLine(cells: HistoryCells, columns: ListPlaces<HistoryColumn>["columns"], row: number): LineCells {
  const at = (column: HistoryColumn): CellContent => cellOf(cells, columns, row, column);
  const shownRow = cells.firstRow + row + 1;
  const address = (column: HistoryColumn): string =>
    cellAddress(cells.firstRow + row, cells.firstColumn + (columns.get(column) ?? 0));
  return {
    ...{ row: shownRow, at, address },
    text: (column) => String(at(column).value).trim(),
    problem: (code, column, sentence) => ({ code, row: shownRow, address: address(column), sentence }),
  };
}

/** Reads one line; null where it is empty. */
function readLine(
  cells: HistoryCells,
  columns: ListPlaces<HistoryColumn>["columns"],
  row: number,
  ruleset: Ruleset,
): { line: Line | null; problems: HistoryProblem[] } | null {
  const line = cellsOfLine(cells, columns, row);
  const { at, text, address, problem } = line;
  if ([...columns.keys()].every((column) => at(column).kind === "empty")) return null;
  if (text("metric") === "") {
    const sentence = `${address("metric")} names no metric, so the line is not used. Write its name there.`;
    return { line: null, problems: [problem("no-metric", "metric", sentence)] };
  }
  const period = readPeriodCell(at("period"));
  if (!isRead(period)) {
    const sentence = `The line of ${address("period")} is not used. ${period.why}`;
    return { line: null, problems: [problem("period-not-read", "period", sentence)] };
  }
  const { record, problems } = readRecord(line, period, ruleset);
  return { line: { record, period, row: line.row, address: address("period") }, problems };
}

function readRecord(
  line: LineCells,
  period: Period,
  ruleset: Ruleset,
): { record: HistoryRecord; problems: HistoryProblem[] } {
  const { at, text } = line;
  const metric = text("metric");
  const value = readableValue(at("value"), text("shownValue"));
  const reading = readValue(value, metric);
  const target = at("target");
  const asOf = readPeriodCell(at("asOf"));
  const [status, computed, override] = (["status", "computed", "override"] as const).map((column) =>
    readStatusCell(line, column, ruleset),
  );
  const record: HistoryRecord = {
    section: text("section"),
    kpi: text("kpi") || metric,
    metric,
    period: period.text,
    asOf: isRead(asOf) ? asOf.text : text("asOf"),
    value,
    figure: reading.kind === "number" ? reading.figure : null,
    shownValue: text("shownValue") || showCell(value, metric),
    target,
    shownTarget: showCell(target, metric),
    status: status?.status ?? null,
    computed: computed?.status ?? null,
    override: override?.status ?? null,
    overrideReason: text("overrideReason"),
    ruleset: text("ruleset"),
    version: text("version"),
  };
  return { record, problems: [status, computed, override].flatMap((read) => read?.problem ?? []) };
}

/** Reads a status in the words of the rules in use or in the usual ones; a problem where it is in neither. */
function readStatusCell(
  { text, address, problem }: LineCells,
  column: HistoryColumn,
  ruleset: Ruleset,
): { status: Status | null; problem?: HistoryProblem } {
  const written = text(column);
  if (written === "") return { status: null };
  const status = readStatusIn(ruleset, written) ?? readStatus(written);
  if (status) return { status };
  const sentence = `“${written}” in ${address(column)} is not a status of these rules. Write one of their words.`;
  return { status: null, problem: problem("status-not-read", column, sentence) };
}

/** The value; the text that was shown replaces a missing one. */
function readableValue(value: CellContent, shown: string): CellContent {
  return value.kind === "empty" ? textCell(shown) : value;
}

/** A cell as a person would write it: 0.886 under a percentage format is "88.6%". */
function showCell(cell: CellContent, metric: string): string {
  if (cell.kind !== "number") return String(cell.value).trim();
  const reading = readValue(cell, metric);
  return reading.kind === "number" ? writeFigure(reading.figure, reading.unit, reading.scale) : String(cell.value);
}

/** Removes repeated lines of one metric and period. If they differ, nobody can know which one is right, and none is used. */
function removeDuplicates(lines: readonly Line[]): { kept: Line[]; problems: HistoryProblem[] } {
  const groups = groupBy(
    lines,
    ({ record, period }) => `${nameKey(record)}\n${period.kind} ${period.start} ${period.end ?? ""}`,
  );
  const problems: HistoryProblem[] = [];
  const kept = new Set<Line>();
  for (const group of groups.values()) {
    const [first, ...others] = group;
    if (!first) continue;
    const isAlike = others.every((other) => contentOf(other) === contentOf(first));
    if (isAlike) kept.add(first);
    for (const other of others) {
      const what = `${first.address} and ${other.address} are both of “${first.record.metric}” for ${first.record.period}`;
      const then = isAlike
        ? "They say the same: delete one."
        : "They differ, so neither is used. Delete the wrong one.";
      problems.push({ code: "duplicate", row: other.row, address: other.address, sentence: `${what}. ${then}` });
    }
  }
  return { kept: lines.filter((line) => kept.has(line)), problems };
}

function contentOf({ record }: Line): string {
  const { value, target, status, computed, override, asOf } = record;
  return JSON.stringify([value.value, value.format, target.value, status, computed, override, asOf]);
}

/** Finds periods without a record between two periods of a metric that have one. */
function findGaps(lines: readonly Line[]): HistoryProblem[] {
  const problems: HistoryProblem[] = [];
  for (const group of groupBy(
    lines,
    ({ record, period }) =>
      `${nameKey(record)}\n${period.kind} ${"calendar" in period.span ? period.span.calendar : ""}`,
  ).values()) {
    const sorted = [...group].sort((a, b) => comparePeriods(a.period, b.period) ?? 0);
    sorted.forEach((line, index) => {
      const before = sorted[index - 1];
      const missing = before && nextPeriod(before.period);
      if (!before || !missing || isSamePeriod(missing, line.period) || (comparePeriods(missing, line.period) ?? 0) >= 0)
        return;
      const sentence = `“${line.record.metric}” has ${before.record.period} and then ${line.record.period}, and nothing from ${missing.text} on between them.`;
      problems.push({ code: "gap", row: line.row, address: line.address, sentence });
    });
  }
  return problems;
}
