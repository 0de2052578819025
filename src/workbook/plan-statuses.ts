import { addressOf, cellAt, type KpiTable } from "../kpi/kpi-table";
import type { RatedIndicator } from "../kpi/scorecard";
import { drawsAsListed, statusIcons, USUAL_ICONS } from "../kpi/status-icons";
import { findStatusForm, nativeFormat, statusCellAt, type StatusCell, type StatusForm } from "../kpi/status-column";
import { readStatusIn, type Ruleset } from "../rag/rules/ruleset";
import { STATUSES, type Status } from "../rag/status";
import { EMPTY_PLAN, type Block, type Edit, type Plan, type WrittenValue } from "./plan";
import { blockOf, expectUnmoved, tellRows } from "./row-guards";
import type { IconSetState } from "./snapshot";

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
 * been calculated.
 */
export interface KeptCell {
  tableId: string;
  sheetName: string;
  row: number;
  /** On its sheet: "I3". */
  address: string;
  holds: "formula" | "other-text" | "no-good-is" | "not-calculated";
  text: string;
  /** True for a formula that gives another status than the rules. */
  isAtOdds?: true;
}

/** Where the cells are, for a message: with the sheet's name only where KPI tables stand on several sheets. */
export function placesOf(
  cells: readonly { sheetName: string; address: string }[],
  tables: readonly { sheetName: string }[],
): string[] {
  const sheets = new Set(tables.map(({ sheetName }) => sheetName));
  return cells.map(({ sheetName, address }) => (sheets.size > 1 ? `${sheetName}!${address}` : address));
}

export interface StatusPlan {
  plan: Plan;
  changes: StatusChange[];
  kept: KeptCell[];
}

/**
 * Plans the RAG Status column of one table: one block of values, one of number formats, one icon set, each only where
 * something would change. A second run plans nothing. `alike` are tables that tell how statuses are written where this
 * one holds none yet: the other blocks of one report.
 */
export function planStatuses(
  table: KpiTable,
  rated: readonly RatedIndicator[],
  icons: IconSetState,
  ruleset: Ruleset,
  alike: readonly KpiTable[] = [],
): StatusPlan {
  const column = table.columns.status;
  if (column === undefined || table.rowCount === 0) {
    return { plan: EMPTY_PLAN, changes: [], kept: [] };
  }
  const cells = statusCells(table, ruleset);
  const form = formOf(table, cells, alike, ruleset);
  const statuses = new Map(rated.map((indicator) => [indicator.row, indicator.rating.status]));
  const unsure = new Map(rated.map((indicator) => [indicator.row, whyUnsure(table, indicator)]));
  const changes: StatusChange[] = [];
  const kept: KeptCell[] = [];
  const { tableId, sheetName } = table;
  const values: WrittenValue[] = cells.map((cell, row) => {
    const to = statuses.get(row);
    if (to === undefined) return null;
    const address = addressOf(table, "status", row) ?? "";
    if (cell.holds === "formula" || cell.holds === "other-text") {
      const isAtOdds = cell.holds === "formula" && saysOther(table, row, to, ruleset);
      kept.push({ tableId, sheetName, row, address, holds: cell.holds, text: cell.text, ...(isAtOdds ? { isAtOdds } : {}) });
      return null;
    }
    const why = unsure.get(row) ?? null;
    if (why !== null && cell.holds === "status" && cell.status !== to) {
      kept.push({ tableId, sheetName, row, address, holds: why, text: String(cell.written) });
      return null;
    }
    if (cell.status !== to) changes.push({ tableId, sheetName, row, address, from: cell.status, to });
    return isWritten(cell, to, form) ? null : form.written[to];
  });
  const at = blockOf(table, column);
  const formats = form.native ? planFormats(at, cells, statuses, new Set(kept.map(({ row }) => row)), table, ruleset) : NOTHING;
  // Beside formulas and words of a person's alone, icons are nobody's wish.
  const isOurs = statuses.size === 0 || cells.some(({ holds }, row) => statuses.has(row) && holds !== "formula" && holds !== "other-text");
  const icon = form.native && isOurs ? planIcons(at, icons, ruleset) : NOTHING;
  const words = planValues(at, values, table);
  // Formats come before values, there and back: a number that is written to a cell of the Text format becomes a text.
  const edits = [...formats.edits, ...words.edits, ...icon.edits];
  if (edits.length === 0) return { plan: EMPTY_PLAN, changes, kept };
  const inverse = [...icon.inverse, ...formats.inverse, ...words.inverse];
  return { plan: { edits, inverse, expects: expectUnmoved(table, "status", values), rows: tellRows(table) }, changes, kept };
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

/** What stands in a row that is no KPI row is nobody's status: it tells nothing of how statuses are written. */
const UNREAD: StatusCell = { holds: "nothing", status: null };

function statusCells(table: KpiTable, ruleset: Ruleset): StatusCell[] {
  return Array.from({ length: table.rowCount }, (_, row) => (isSkipped(table, row) ? UNREAD : statusCellAt(table, row, ruleset)));
}

/** How a table writes its statuses; where it holds none yet, as the first of the others that does. */
function formOf(table: KpiTable, cells: readonly StatusCell[], alike: readonly KpiTable[], ruleset: Ruleset): StatusForm {
  if (!cells.some(tellsForm)) {
    for (const other of alike) {
      const others = statusCells(other, ruleset);
      if (others.some(tellsForm)) return findStatusForm(others, other.cells.status?.formats ?? [], ruleset);
    }
  }
  return findStatusForm(cells, table.cells.status?.formats ?? [], ruleset);
}

function tellsForm(cell: StatusCell): boolean {
  return cell.holds === "status" && cell.status !== "not-rated";
}

function isSkipped({ skippedRows }: KpiTable, row: number): boolean {
  return skippedRows?.includes(row) ?? false;
}

type Part = { edits: Edit[]; inverse: Edit[] };
const NOTHING: Part = { edits: [], inverse: [] };

/** True when the cell already says this status in this form: re-running must change nothing. */
function isWritten(cell: StatusCell, to: Status, form: StatusForm): boolean {
  if (cell.holds !== "status" || cell.status !== to) return false;
  if (!form.native) return true;
  return to === "not-rated" ? cell.written === form.written[to] : typeof cell.written === "number";
}

/** The values from the first to the last that change; null in between leaves a cell as it is. */
function planValues(at: Block, values: readonly WrittenValue[], table: KpiTable): Part {
  const first = values.findIndex((value) => value !== null);
  if (first < 0) return NOTHING;
  const last = values.findLastIndex((value) => value !== null);
  const block = { ...at, row: at.row + first, rowCount: last - first + 1 };
  const held = table.cells.status?.values ?? [];
  const written = values.slice(first, last + 1).map((value) => [value]);
  const before = written.map(([value], index) => [value === null ? null : (held[first + index] ?? "")]);
  return {
    edits: [{ kind: "values", at: block, values: written }],
    inverse: [{ kind: "values", at: block, values: before }],
  };
}

function planFormats(
  at: Block,
  cells: readonly StatusCell[],
  statuses: ReadonlyMap<number, Status>,
  keptRows: ReadonlySet<number>,
  table: KpiTable,
  ruleset: Ruleset,
): Part {
  const held = table.cells.status?.formats ?? [];
  const usual = nativeFormat(ruleset, "green");
  const formatOf = Object.fromEntries(STATUSES.map((status) => [status, nativeFormat(ruleset, status)])) as Record<Status, string>;
  const wanted = cells.map((cell, row) => {
    if (cell.holds === "formula" || cell.holds === "other-text" || keptRows.has(row) || isSkipped(table, row)) return null;
    return formatOf[statuses.get(row) ?? cell.status ?? "not-rated"];
  });
  if (wanted.every((format, row) => format === null || held[row] === format)) return NOTHING;
  const isUniform = wanted.every((format) => format === usual);
  const heldByAll = held.every((format) => format === held[0]) ? held[0] : undefined;
  const format = isUniform ? usual : wanted.map((one) => [one]);
  const before =
    isUniform && heldByAll !== undefined ? heldByAll : wanted.map((one, row) => [one === null ? null : (held[row] ?? "General")]);
  return {
    edits: [{ kind: "number-format", at, format }],
    inverse: [{ kind: "number-format", at, format: before }],
  };
}

function planIcons(at: Block, icons: IconSetState, ruleset: Ruleset): Part {
  if (icons.covers === "all" && isDrawn(icons, ruleset)) return NOTHING;
  const wanted = statusIcons(ruleset);
  const drawn = wanted === USUAL_ICONS ? {} : { icons: wanted };
  return {
    edits: [{ kind: "status-icons", at, others: icons.ids, ...drawn }],
    inverse: [{ kind: "remove-status-icons", at, ...drawn }],
  };
}

/**
 * True where the icons that are there may stay. Those of other rules would stand beside other words: ours come above them. Beside
 * red, amber and green an officer's own icons are left alone.
 */
function isDrawn({ drawn }: IconSetState, ruleset: Ruleset): boolean {
  if (drawn === undefined || (drawn && drawsAsListed(drawn, ruleset))) return true;
  const isOfOtherRules = drawn !== null && drawn.from.length > USUAL_ICONS.from.length;
  return statusIcons(ruleset) === USUAL_ICONS && !isOfOtherRules;
}
