import { reportingOf } from "../../../rag/rules/how-reported";
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
import type { HistoryRecord } from "../../../kpi/history/record";
import { isNewer } from "../layout";
import { findList, type ListCells, type ListPlaces } from "../list";
import { findGaps, removeDuplicates, type HistoryLine, type HistoryProblem } from "./check-lines";
import { KPI_HISTORY, NEEDED_OF_HISTORY, type HistoryColumn } from "./sheet";

/** The used cells of a sheet, or of a table and its headings. */
export interface HistoryCells {
  /** The sheet's name. */
  name: string;
  /** The layout mark stored with the sheet. */
  mark?: string | undefined;
  /** Where the first cell is, counted from 0. */
  firstRow: number;
  firstColumn: number;
  values: readonly (readonly CellValue[])[];
  /** Number formats in en-US form. */
  formats: readonly (readonly string[])[];
}

export interface HistoryReading {
  /** The usable lines, in the order of the sheet. */
  records: HistoryRecord[];
  problems: HistoryProblem[];
}

/** Reads a history with its columns in any order. Other columns are ignored. */
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
  const lines: HistoryLine[] = [];
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

/** Finds the heading row, counted from the first row that was read, and its columns; null if there is none. */
export function findHistoryHeadings(cells: ListCells, sheet = KPI_HISTORY): ListPlaces<HistoryColumn> | null {
  return findList(sheet, NEEDED_OF_HISTORY, cells);
}

/** A cell of a line; empty if the sheet has no such column. */
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

/** One line of the sheet. */
interface LineCells {
  /** The row number that Excel shows. */
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

/** Reads one line; null if it is empty. */
function readLine(
  cells: HistoryCells,
  columns: ListPlaces<HistoryColumn>["columns"],
  row: number,
  ruleset: Ruleset,
): { line: HistoryLine | null; problems: HistoryProblem[] } | null {
  const line = cellsOfLine(cells, columns, row);
  const { at, text, address, problem } = line;
  if ([...columns.keys()].every((column) => at(column).kind === "empty")) return null;
  if (text("metric") === "") {
    const sentence = `${address("metric")} names no metric, so the line is not used. Write its name there.`;
    return { line: null, problems: [problem("no-metric", "metric", sentence)] };
  }
  const period = readPeriodCell(at("period"), { reporting: reportingOf(ruleset) });
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
  const asOf = readPeriodCell(at("asOf"), { reporting: period.reporting });
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

/** Reads a status in the words of the current rules or the usual ones. */
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

/** The value, or the shown text if the value is missing. */
function readableValue(value: CellContent, shown: string): CellContent {
  return value.kind === "empty" ? textCell(shown) : value;
}

/** A cell as a person would write it: 0.886 under a percentage format is "88.6%". */
function showCell(cell: CellContent, metric: string): string {
  if (cell.kind !== "number") return String(cell.value).trim();
  const reading = readValue(cell, metric);
  return reading.kind === "number" ? writeFigure(reading.figure, reading.unit, reading.scale) : String(cell.value);
}
