import { addressOf, type KpiTable } from "../kpi/kpi-table";
import type { RatedIndicator } from "../kpi/scorecard";
import { drawsAsListed, statusIcons, USUAL_ICONS } from "../kpi/status-icons";
import { findStatusForm, isNumeral, nativeFormat, statusCellAt, type AskedForm, type StatusCell, type StatusForm } from "../kpi/status-column";
import type { Ruleset } from "../rag/rules/ruleset";
import { STATUSES, type Status } from "../rag/status";
import { EMPTY_PLAN, type Block, type Edit, type Plan, type WrittenValue } from "./plan";
import { blockOf, expectUnmoved, tellRows } from "./row-guards";
import type { IconSetState } from "./snapshot";
import type { TableWording } from "./wording/table-wording";

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
 * A status cell that is left alone: it holds a person's own formula or words; or a status, where the rows have no Good Is
 * column and the target does not say what is good either, so that nothing better is known (`no-good-is`).
 */
export interface KeptCell {
  tableId: string;
  sheetName: string;
  row: number;
  /** On its sheet: "I3". */
  address: string;
  holds: "formula" | "other-text" | "no-good-is";
  text: string;
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
  /** What is to be said of how they are written, a sentence each. */
  because?: string[];
  /** Why nothing is written, where something would be: it is not known in which words. */
  refusal?: string;
}

/**
 * Plans the RAG Status column of one table: one block of values, one of number formats, one icon set, each only where
 * something would change. A second run plans nothing. `alike` are tables that tell how statuses are written where this
 * one holds none yet: the other blocks of one report. `wording` is how the workbook asks for them.
 */
export function planStatuses(
  table: KpiTable,
  rated: readonly RatedIndicator[],
  icons: IconSetState,
  ruleset: Ruleset,
  alike: readonly KpiTable[] = [],
  wording?: TableWording,
): StatusPlan {
  const planned = planInForm(table, rated, icons, ruleset, alike, wording?.asked ?? null);
  if (!wording) return planned;
  if (planned.plan.edits.length === 0) return planned;
  if (wording.refusal !== null) return { plan: EMPTY_PLAN, changes: [], kept: planned.kept, refusal: wording.refusal };
  const isLeftEmpty = rated.some(({ rating }) => rating.status === "not-rated");
  return { ...planned, because: [wording.because, isLeftEmpty ? wording.whenEmpty : null].filter((one) => one !== null) };
}

function planInForm(
  table: KpiTable,
  rated: readonly RatedIndicator[],
  icons: IconSetState,
  ruleset: Ruleset,
  alike: readonly KpiTable[],
  asked: AskedForm | null,
): StatusPlan {
  const column = table.columns.status;
  if (column === undefined || table.rowCount === 0) {
    return { plan: EMPTY_PLAN, changes: [], kept: [] };
  }
  const cells = statusCells(table, ruleset);
  const form = formOf(table, cells, alike, ruleset, asked);
  const statuses = new Map(rated.map((indicator) => [indicator.row, indicator.rating.status]));
  const undirected = new Set(rated.filter((indicator) => isUndirected(table, indicator)).map(({ row }) => row));
  const changes: StatusChange[] = [];
  const kept: KeptCell[] = [];
  const { tableId, sheetName } = table;
  const values: WrittenValue[] = cells.map((cell, row) => {
    const to = statuses.get(row);
    if (to === undefined) return null;
    const address = addressOf(table, "status", row) ?? "";
    if (cell.holds === "formula" || cell.holds === "other-text") {
      kept.push({ tableId, sheetName, row, address, holds: cell.holds, text: cell.text });
      return null;
    }
    if (undirected.has(row) && cell.holds === "status" && cell.status !== to) {
      kept.push({ tableId, sheetName, row, address, holds: "no-good-is", text: String(cell.written) });
      return null;
    }
    // A cell that stays empty, for there is no word for "not rated", has changed nothing.
    if (cell.holds === "nothing" && form.written[to] === "") return null;
    if (cell.status !== to) changes.push({ tableId, sheetName, row, address, from: cell.status, to });
    return isWritten(cell, to, form) ? null : form.written[to];
  });
  const at = blockOf(table, column);
  const formats = form.native ? planFormats(at, cells, statuses, new Set(kept.map(({ row }) => row)), table, ruleset) : NOTHING;
  const icon = form.native ? planIcons(at, icons, ruleset) : NOTHING;
  const words = planValues(at, values, table);
  // Formats come before values, there and back: a number that is written to a cell of the Text format becomes a text.
  const edits = [...formats.edits, ...words.edits, ...icon.edits];
  if (edits.length === 0) return { plan: EMPTY_PLAN, changes, kept };
  const inverse = [...icon.inverse, ...formats.inverse, ...words.inverse];
  return { plan: { edits, inverse, expects: expectUnmoved(table, "status", values), rows: tellRows(table) }, changes, kept };
}

/** True where no column says what is good, nor the target: an officer who judges by eye knows more than that. */
function isUndirected({ columns }: KpiTable, { rating }: RatedIndicator): boolean {
  const { computed, override } = rating;
  const isMissing = computed.status === "not-rated" && computed.reason.code === "good-is-missing";
  return columns.goodIs === undefined && override === null && isMissing;
}

/** What stands in a row that is no KPI row is nobody's status: it tells nothing of how statuses are written. */
const UNREAD: StatusCell = { holds: "nothing", status: null };

/** What the status cells of a table hold, row by row. */
export function statusCells(table: KpiTable, ruleset: Ruleset): StatusCell[] {
  return Array.from({ length: table.rowCount }, (_, row) => (isSkipped(table, row) ? UNREAD : statusCellAt(table, row, ruleset)));
}

/** How a table writes its statuses; where it holds none yet, as the first of the others that does. */
function formOf(table: KpiTable, cells: readonly StatusCell[], alike: readonly KpiTable[], ruleset: Ruleset, asked: AskedForm | null): StatusForm {
  if (!asked && !cells.some(tellsForm)) {
    for (const other of alike) {
      const others = statusCells(other, ruleset);
      if (others.some(tellsForm)) return findStatusForm(others, other.cells.status?.formats ?? [], ruleset);
    }
  }
  return findStatusForm(cells, table.cells.status?.formats ?? [], ruleset, asked);
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
  if (!form.native) return to === "not-rated" || !isNumeral(cell.written);
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
