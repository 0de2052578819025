import { addressOf, cellAt, isNotCalculated, type KpiTable } from "../../kpi/kpi-table";
import type { RatedIndicator } from "../../kpi/scorecard";
import { drawsAsListed, statusIcons, USUAL_ICONS } from "../../kpi/status-looks/status-icons";
import {
  bookNumbersOf,
  findStatusForm,
  nativeFormat,
  isNumeral,
  statusCellAt,
  type AskedForm,
  type StatusCell,
  type StatusForm,
  type StatusNumbers,
} from "../../kpi/status-looks/status-column";
import type { Contradiction } from "../../kpi/status-looks/looks";
import type { UnwritableWhy, Unwritten } from "../../kpi/unwritable";
import { readStatusIn, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { STATUS_NUMBERS, STATUSES, type Status } from "../../rag/status";
import { areaOf } from "../block-cells";
import { EMPTY_PLAN, type Block, type Plan, type WrittenValue } from "../plan";
import { ALL_WITHIN_REACH, planValues, type PlanPart, type Reach, type Stretch } from "./plan-values";
import { blockOf, expectUnmoved, tellRows } from "../row-guards";
import type { IconSetState } from "../snapshot";
import { refuseUnknownColumn } from "./unknown-column";
import type { TableWording } from "../wording/table-wording";

/** A status that a run changes: what the sheet says and what it will say. */
export interface StatusChange {
  tableId: string;
  sheetName: string;
  row: number;
  /** On its sheet: "I3". */
  address: string;
  from: Status | null;
  to: Status;
}

/**
 * A status cell that is left alone: it holds a person's own formula or words; or a status, where nothing better is known: the rows
 * have no Good Is column and the target does not say what is good either (`no-good-is`), or the row rests on a formula that has not
 * been calculated; or it cannot be written. `format-locked`: it is written, and in words, for on its protected sheet a number could
 * not be shown as one.
 */
export interface KeptCell {
  tableId: string;
  sheetName: string;
  row: number;
  /** On its sheet: "I3". */
  address: string;
  holds: "formula" | "other-text" | "no-good-is" | "not-calculated" | "format-locked" | UnwritableWhy;
  text: string;
  /** The block of cells that keeps it from being written: "I3:I5". */
  block?: string;
  /** The column where it is not RAG Status. */
  column?: "trends";
  /** Its word, where the rules could be taught which status that is. */
  word?: string;
  /** True for a formula that gives another status than the rules. */
  isAtOdds?: true;
  /** True for a formula of which it is not known what it gives. */
  isUncalculated?: true;
  /** Where it cannot be written: what is said of it and of all others that share the reason. */
  sentence?: string;
}

export interface StatusPlan {
  plan: Plan;
  changes: StatusChange[];
  kept: KeptCell[];
  /** Why no status of the table is written: its icons would contradict them. Left out where they are. */
  contradicts?: Contradiction;
  /** What is to be said of how they are written, a sentence each. */
  because?: string[];
  /** Why nothing is written, where something would be: it is not known in which words. */
  refusal?: string;
}

/** What bears on how a table's statuses are written, besides the table itself. */
export interface Circumstances {
  /** Tables that tell how statuses are written where this one holds none yet: the other blocks of one report. */
  alike?: readonly KpiTable[];
  /** Has to be given where some cells cannot be written. */
  reach?: Reach | undefined;
  /** True where the add-in's own icons may be put above those that contradict the statuses. */
  replaces?: boolean;
  /** How the workbook itself asks for them. */
  wording?: TableWording | undefined;
}

/**
 * Plans the RAG Status column of one table: one block of values, one of number formats, one icon set, each only where
 * something would change. A second run plans nothing. Where the icons of the column would contradict its statuses, none is written.
 * Without `icons` they are left as they are.
 */
export function planStatuses(
  table: KpiTable,
  rated: readonly RatedIndicator[],
  icons: IconSetState | null,
  ruleset: Ruleset,
  circumstances: Circumstances = {},
): StatusPlan {
  const { wording, reach } = circumstances;
  const planned = planInForm(table, rated, icons, ruleset, circumstances);
  // Where it is not known in which words, icons are not what to ask an officer about.
  const isList = wording?.asked?.isList === true || (wording?.refusal ?? null) !== null;
  if (!isList && (planned.plan.edits.length > 0 || planned.contradicts !== undefined)) {
    const refusal = refuseUnknownColumn(table, statusCells(table, ruleset, reach));
    if (refusal !== null) return { plan: EMPTY_PLAN, changes: [], kept: planned.kept, refusal };
  }
  if (!wording || (planned.plan.edits.length === 0 && planned.contradicts === undefined)) return planned;
  if (wording.refusal !== null) return { plan: EMPTY_PLAN, changes: [], kept: planned.kept, refusal: wording.refusal };
  if (planned.contradicts !== undefined) return planned;
  const isLeftEmpty = rated.some(({ rating }) => rating.status === "not-rated");
  return {
    ...planned,
    because: [wording.because, isLeftEmpty ? wording.whenEmpty : null].filter((one) => one !== null),
  };
}

function planInForm(
  table: KpiTable,
  rated: readonly RatedIndicator[],
  icons: IconSetState | null,
  ruleset: Ruleset,
  { alike = [], reach = ALL_WITHIN_REACH, replaces = false, wording }: Circumstances,
): StatusPlan {
  const column = table.columns.status;
  if (column === undefined || table.rowCount === 0) {
    return { plan: EMPTY_PLAN, changes: [], kept: [] };
  }
  const unwritten = reach.unwrittenIn(table, table.firstColumn + column);
  const cells = statusCells(table, ruleset, reach);
  const areFormatsLocked = table.unwritable?.areFormatsLocked === true;
  const statuses = new Map(rated.map((indicator) => [indicator.row, indicator.rating.status]));
  const unsure = new Map(rated.map((indicator) => [indicator.row, whyUnsure(table, indicator)]));
  const isReached = (row: number): boolean => statuses.has(row) && unwritten(row) === null;
  const isSomeReached = !table.unwritable || cells.some((_, row) => isReached(row));
  const found = formOf(table, cells, alike, ruleset, reach, wording?.asked ?? null);
  const contradiction = found.native && isSomeReached && table.icons?.is === "contradicting" ? table.icons.why : null;
  // Words take no icon. Where formats are locked they are all that can be written, and no number may stay beside them.
  const isForWords = contradiction !== null && areFormatsLocked;
  const stays = (cell: StatusCell, row: number): boolean =>
    isNumberAt(table, row) && (cell.holds !== "status" || !isReached(row) || unsure.get(row) !== null);
  if (contradiction !== null && !replaces && (!isForWords || cells.some(stays))) {
    return { plan: EMPTY_PLAN, changes: [], kept: [], contradicts: contradiction };
  }
  const form = isForWords ? findStatusForm(cells, [], ruleset, STATUS_NUMBERS, IN_WORDS) : found;
  const changes: StatusChange[] = [];
  const kept: KeptCell[] = [];
  const { tableId, sheetName } = table;
  const values: WrittenValue[] = cells.map((cell, row) => {
    const to = statuses.get(row);
    if (to === undefined) return null;
    const address = addressOf(table, "status", row) ?? "";
    const keep = (holds: KeptCell["holds"], text: string): void =>
      void kept.push({ tableId, sheetName, row, address, holds, text });
    const stopped = unwritten(row);
    if (stopped?.why === "array") {
      kept.push(unwrittenCell({ tableId, sheetName, row, address }, stopped));
      return null;
    }
    if (cell.holds === "formula" || cell.holds === "other-text") {
      const word = cell.word === undefined ? {} : { word: cell.word };
      const isAtOdds = cell.holds === "formula" && saysOther(table, row, to, ruleset);
      const isUncalculated = isNotCalculated(table, "status", row);
      const formula = { ...(isAtOdds ? { isAtOdds } : {}), ...(isUncalculated ? { isUncalculated } : {}) };
      kept.push({ tableId, sheetName, row, address, holds: cell.holds, text: cell.text, ...word, ...formula });
      return null;
    }
    const why = unsure.get(row) ?? null;
    if (why !== null && cell.holds === "status" && cell.status !== to) {
      keep(why, String(cell.written));
      return null;
    }
    // A cell that stays empty, for there is no word for "not rated", has changed nothing.
    if (cell.holds === "nothing" && form.written[to] === "") return null;
    // What a cell says already stays where its form cannot be changed. Of words no format is needed.
    if (isWritten(cell, to, form) || (areFormatsLocked && form.native && cell.status === to)) return null;
    if (stopped) {
      kept.push(unwrittenCell({ tableId, sheetName, row, address }, stopped));
      return null;
    }
    if (cell.status !== to) changes.push({ tableId, sheetName, row, address, from: cell.status, to });
    // A workbook that asks for numbers reads them without a format.
    const isShown =
      !areFormatsLocked ||
      wording?.asked?.isNative === true ||
      typeof form.written[to] === "string" ||
      table.cells.status?.formats?.[row] === nativeFormat(ruleset, to, numbersOf(table));
    if (isShown && !isForWords) return form.written[to];
    const word = isForWords ? form.written[to] : wordFor(ruleset, to);
    keep("format-locked", String(word));
    return word;
  });
  if (!isSomeReached) return { plan: EMPTY_PLAN, changes, kept };
  const at = blockOf(table, column);
  const stretches = reach.writableStretches(table, (row) => unwritten(row) !== null);
  const isFormatted = form.native && !areFormatsLocked;
  const wanted = isFormatted ? wantedFormats(cells, statuses, new Set(kept.map(({ row }) => row)), table, ruleset) : [];
  const formats = joinParts(stretches.map((stretch) => planFormats(at, wanted, stretch, table, ruleset)));
  // Beside formulas and words of a person's alone, icons are nobody's wish.
  const isOurs =
    statuses.size === 0 ||
    cells.some(({ holds }, row) => statuses.has(row) && holds !== "formula" && holds !== "other-text");
  const icon = isFormatted && isOurs && icons ? planIcons(at, icons, table, ruleset) : NOTHING;
  const words = planValues(at, values, table.cells.status?.values ?? [], stretches);
  // Formats come before values, there and back: a number that is written to a cell of the Text format becomes a text.
  const edits = [...formats.edits, ...words.edits, ...icon.edits];
  if (edits.length === 0) return { plan: EMPTY_PLAN, changes, kept };
  const inverse = [...icon.inverse, ...formats.inverse, ...words.inverse];
  return {
    plan: { edits, inverse, expects: expectUnmoved(table, "status", values), rows: tellRows(table) },
    changes,
    kept,
  };
}

/** Words, whatever the column holds. */
const IN_WORDS: AskedForm = { isNative: false, words: {}, isList: false };

function isNumberAt({ cells }: KpiTable, row: number): boolean {
  return typeof cells.status?.values[row] === "number";
}

/**
 * Why a row's status is not known, though what stands there may be right: no column says what is good, nor the target, and an
 * officer who judges by eye knows more than that; or a formula has not been calculated.
 */
function whyUnsure({ columns }: KpiTable, { rating }: RatedIndicator): "no-good-is" | "not-calculated" | null {
  const { computed, override } = rating;
  if (computed.status !== "not-rated" || override !== null) return null;
  const { code } = computed.reason;
  if (code === "not-calculated") return code;
  return code === "good-is-missing" && columns.goodIs === undefined ? "no-good-is" : null;
}

/** True where a formula in a status cell gives a status, and the rules another. */
function saysOther(table: KpiTable, row: number, to: Status, ruleset: Ruleset): boolean {
  const shown = cellAt(table, "status", row);
  if (shown.kind === "empty" || shown.kind === "not-calculated") return false;
  return readStatusIn(ruleset, String(shown.value)) !== to;
}

/** A cell that is left alone for it cannot be written. */
export function unwrittenCell(cell: Omit<KeptCell, "holds" | "text" | "block">, { why, at }: Unwritten): KeptCell {
  return { ...cell, holds: why, text: "", block: areaOf(at) };
}

/** What stands in a row that is no KPI row is nobody's status: it tells nothing of how statuses are written. */
const UNREAD: StatusCell = { holds: "nothing", status: null };

/** What the status cells of a table hold, row by row. */
export function statusCells(table: KpiTable, ruleset: Ruleset, reach: Reach = ALL_WITHIN_REACH): StatusCell[] {
  const unwritten = reach.unwrittenIn(table, table.firstColumn + (table.columns.status ?? 0));
  return Array.from({ length: table.rowCount }, (_, row): StatusCell => {
    if (isSkipped(table, row)) return UNREAD;
    // What a formula fills is the formula's, whatever it looks like by itself.
    if (unwritten(row)?.why === "array") return { holds: "formula", status: null, text: "" };
    return statusCellAt(table, row, ruleset);
  });
}

/** How a table writes its statuses; where it holds none yet, as the first of the others that does. */
function formOf(
  table: KpiTable,
  cells: readonly StatusCell[],
  alike: readonly KpiTable[],
  ruleset: Ruleset,
  reach: Reach,
  asked: AskedForm | null,
): StatusForm {
  if (!asked && !cells.some(tellsForm)) {
    for (const other of alike) {
      const others = statusCells(other, ruleset, reach);
      // By which numbers a block tells statuses, only its own icons say.
      if (others.some(tellsForm))
        return findStatusForm(others, other.cells.status?.formats ?? [], ruleset, numbersOf(table));
    }
  }
  return findStatusForm(cells, table.cells.status?.formats ?? [], ruleset, numbersOf(table), asked);
}

function numbersOf(table: KpiTable): StatusNumbers {
  return bookNumbersOf(table)?.written ?? STATUS_NUMBERS;
}

function tellsForm(cell: StatusCell): boolean {
  return cell.holds === "status" && cell.status !== "not-rated";
}

function isSkipped({ skippedRows }: KpiTable, row: number): boolean {
  return skippedRows?.includes(row) ?? false;
}

const NOTHING: PlanPart = { edits: [], inverse: [] };

function joinParts(parts: readonly PlanPart[]): PlanPart {
  return { edits: parts.flatMap(({ edits }) => edits), inverse: parts.flatMap(({ inverse }) => inverse) };
}

/** True when the cell already says this status in this form: re-running must change nothing. */
function isWritten(cell: StatusCell, to: Status, form: StatusForm): boolean {
  if (cell.holds !== "status" || cell.status !== to) return false;
  if (!form.native) return to === "not-rated" || !isNumeral(cell.written);
  if (cell.written === form.written[to]) return true;
  return to === "not-rated" && (form.taughtNotRated?.has(String(cell.written)) ?? false);
}

/** The format that each cell is to have; null leaves the one that it has. */
function wantedFormats(
  cells: readonly StatusCell[],
  statuses: ReadonlyMap<number, Status>,
  keptRows: ReadonlySet<number>,
  table: KpiTable,
  ruleset: Ruleset,
): (string | null)[] {
  const numbers = numbersOf(table);
  const formatOf = Object.fromEntries(
    STATUSES.map((status) => [status, nativeFormat(ruleset, status, numbers)]),
  ) as Record<Status, string>;
  return cells.map((cell, row) => {
    if (cell.holds === "formula" || cell.holds === "other-text" || keptRows.has(row) || isSkipped(table, row))
      return null;
    const status = statuses.get(row) ?? cell.status ?? "not-rated";
    // Another number of the workbook's own that says the same would be shown as another word.
    const isOther =
      cell.holds === "status" && !statuses.has(row) && status !== "not-rated" && cell.written !== numbers[status];
    return isOther ? null : formatOf[status];
  });
}

function planFormats(
  whole: Block,
  wantedByAll: readonly (string | null)[],
  { from, to }: Stretch,
  table: KpiTable,
  ruleset: Ruleset,
): PlanPart {
  const wanted = wantedByAll.slice(from, to);
  const held = (table.cells.status?.formats ?? []).slice(from, to);
  if (wanted.every((format, row) => format === null || held[row] === format)) return NOTHING;
  const at = { ...whole, row: whole.row + from, rowCount: to - from };
  const usual = nativeFormat(ruleset, "green", numbersOf(table));
  const isUniform = wanted.every((format) => format === usual);
  const heldByAll = held.every((format) => format === held[0]) ? held[0] : undefined;
  const format = isUniform ? usual : wanted.map((one) => [one]);
  const before =
    isUniform && heldByAll !== undefined
      ? heldByAll
      : wanted.map((one, row) => [one === null ? null : (held[row] ?? "General")]);
  return {
    edits: [{ kind: "number-format", at, format }],
    inverse: [{ kind: "number-format", at, format: before }],
  };
}

function planIcons(at: Block, icons: IconSetState, table: KpiTable, ruleset: Ruleset): PlanPart {
  if (icons.covers === "all" && isDrawn(icons, table, ruleset)) return NOTHING;
  const wanted = statusIcons(ruleset);
  const drawn = wanted === USUAL_ICONS ? {} : { icons: wanted };
  return {
    edits: [{ kind: "status-icons", at, others: icons.ids, ...drawn }],
    inverse: [{ kind: "remove-status-icons", at, ...drawn }],
  };
}

/**
 * True where the icons that are there may stay. Those of other rules would stand beside other words: ours come above them. Beside
 * red, amber and green an officer's own icons are left alone, where they say the same.
 */
function isDrawn({ drawn }: IconSetState, { icons }: KpiTable, ruleset: Ruleset): boolean {
  if (icons) return icons.is === "book";
  if (drawn === undefined || (drawn && drawsAsListed(drawn, ruleset))) return true;
  const isOfOtherRules = drawn !== null && drawn.from.length > USUAL_ICONS.from.length;
  return statusIcons(ruleset) === USUAL_ICONS && !isOfOtherRules;
}
