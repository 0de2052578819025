import { addressOf, cellAt, isNotCalculated, type KpiTable } from "../../kpi/kpi-table";
import type { RatedIndicator } from "../../kpi/scorecard";
import {
  isNumeral,
  nativeFormat,
  type ExpectedForm,
  type StatusCell,
  type StatusForm,
} from "../../kpi/status-looks/status-column";
import type { Unwritten } from "../../kpi/unwritable";
import { readStatusIn, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import type { WrittenValue } from "../plan";
import type { Reach } from "./plan-values";
import { unwrittenCell, type KeptCell, type StatusChange } from "./status-changes";
import { numbersOf, statusCells } from "./status-cells";

/** The status column of a table before any cell is decided. */
export interface StatusColumn {
  table: KpiTable;
  ruleset: Ruleset;
  cells: readonly StatusCell[];
  /** The new status of each KPI row. */
  statuses: ReadonlyMap<number, Status>;
  unsure: ReadonlyMap<number, ReturnType<typeof whyUnsure>>;
  unwritten: (row: number) => Unwritten | null;
  areFormatsLocked: boolean;
  /** False if no status cell can be written. */
  isSomeReached: boolean;
  asked: ExpectedForm | null;
}

/** Reads the status column of a table. */
export function readColumn(
  table: KpiTable,
  column: number,
  rated: readonly RatedIndicator[],
  ruleset: Ruleset,
  reach: Reach,
  asked: ExpectedForm | null,
): StatusColumn {
  const unwritten = reach.unwrittenIn(table, table.firstColumn + column);
  const cells = statusCells(table, ruleset, reach);
  const statuses = new Map(rated.map((indicator) => [indicator.row, indicator.rating.status]));
  return {
    ...{ table, ruleset, cells, statuses, unwritten },
    unsure: new Map(rated.map((indicator) => [indicator.row, whyUnsure(table, indicator)])),
    areFormatsLocked: table.unwritable?.areFormatsLocked === true,
    isSomeReached: !table.unwritable || cells.some((_, row) => statuses.has(row) && unwritten(row) === null),
    asked,
  };
}

/** The form in which statuses are written. */
export interface ChosenForm {
  form: StatusForm;
  /** True if words are the only choice, because formats are locked and the icons would contradict numbers. */
  isForWords: boolean;
}

/** The decision about one status cell. */
export interface DecidedCell {
  /** null leaves the cell as it is. */
  value: WrittenValue;
  change?: StatusChange;
  kept?: KeptCell;
}

const LEFT_ALONE: DecidedCell = { value: null };

/** Decides what is written to one status cell. */
export function decideCell(column: StatusColumn, chosen: ChosenForm, cell: StatusCell, row: number): DecidedCell {
  const { table, statuses, unsure, areFormatsLocked } = column;
  const { form } = chosen;
  const to = statuses.get(row);
  if (to === undefined) return LEFT_ALONE;
  const place = placeOf(table, row);
  const stopped = column.unwritten(row);
  if (stopped?.why === "array") return { value: null, kept: unwrittenCell(place, stopped) };
  if (cell.holds === "formula" || cell.holds === "other-text")
    return { value: null, kept: keptPersonal(column, cell, row, to) };
  const why = unsure.get(row) ?? null;
  if (why !== null && cell.holds === "status" && cell.status !== to)
    return { value: null, kept: { ...place, holds: why, text: String(cell.written) } };
  // A cell that stays empty because there is no word for "not rated" has not changed.
  if (cell.holds === "nothing" && form.written[to] === "") return LEFT_ALONE;
  // A cell that shows the status already is left alone if its form cannot be changed. Words need no format.
  if (isWritten(cell, to, form) || (areFormatsLocked && form.native && cell.status === to)) return LEFT_ALONE;
  if (stopped) return { value: null, kept: unwrittenCell(place, stopped) };
  return writeCell(column, chosen, cell, row, to);
}

/** A cell that is left alone because it has a person's formula or words. */
function keptPersonal(
  { table, ruleset }: StatusColumn,
  cell: Extract<StatusCell, { holds: "formula" | "other-text" }>,
  row: number,
  to: Status,
): KeptCell {
  return {
    ...placeOf(table, row),
    ...{ holds: cell.holds, text: cell.text },
    ...(cell.word === undefined ? {} : { word: cell.word }),
    ...(cell.holds === "formula" && saysOther(table, row, to, ruleset) ? { isAtOdds: true } : {}),
    ...(isNotCalculated(table, "status", row) ? { isUncalculated: true } : {}),
  };
}

function writeCell(
  { table, ruleset, areFormatsLocked, asked }: StatusColumn,
  { form, isForWords }: ChosenForm,
  cell: StatusCell,
  row: number,
  to: Status,
): DecidedCell {
  const place = placeOf(table, row);
  const change = cell.status === to ? {} : { change: { ...place, from: cell.status, to } };
  // A workbook that asks for numbers reads them without a format.
  const isShown =
    !areFormatsLocked ||
    asked?.isNative === true ||
    typeof form.written[to] === "string" ||
    table.cells.status?.formats?.[row] === nativeFormat(ruleset, to, numbersOf(table));
  if (isShown && !isForWords) return { value: form.written[to], ...change };
  const word = isForWords ? form.written[to] : wordFor(ruleset, to);
  return { value: word, ...change, kept: { ...place, holds: "format-locked", text: String(word) } };
}

function placeOf(table: KpiTable, row: number): Pick<KeptCell, "tableId" | "sheetName" | "row" | "address"> {
  return { tableId: table.tableId, sheetName: table.sheetName, row, address: addressOf(table, "status", row) ?? "" };
}

/**
 * Why the rules know too little to replace the status that is there: nothing says what is good, which an officer who judges by eye may
 * know; or a formula has not been calculated. null if they do not know too little.
 */
function whyUnsure({ columns }: KpiTable, { rating }: RatedIndicator): "no-good-is" | "not-calculated" | null {
  const { computed, override } = rating;
  if (computed.status !== "not-rated" || override !== null) return null;
  const { code } = computed.reason;
  if (code === "not-calculated") return code;
  return code === "good-is-missing" && columns.goodIs === undefined ? "no-good-is" : null;
}

/** True if a formula in a status cell gives another status than the rules. */
function saysOther(table: KpiTable, row: number, to: Status, ruleset: Ruleset): boolean {
  const shown = cellAt(table, "status", row);
  if (shown.kind === "empty" || shown.kind === "not-calculated") return false;
  return readStatusIn(ruleset, String(shown.value)) !== to;
}

/** True if the cell already has this status in this form: running again must change nothing. */
function isWritten(cell: StatusCell, to: Status, form: StatusForm): boolean {
  if (cell.holds !== "status" || cell.status !== to) return false;
  if (!form.native) return to === "not-rated" || !isNumeral(cell.written);
  if (cell.written === form.written[to]) return true;
  return to === "not-rated" && (form.taughtNotRated?.has(String(cell.written)) ?? false);
}
