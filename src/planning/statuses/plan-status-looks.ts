import { isSkipped, type KpiTable } from "../../kpi/kpi-table";
import { nativeFormat, type StatusCell } from "../../kpi/status-looks/status-column";
import { drawsAsListed, statusIcons, USUAL_ICONS } from "../../kpi/status-looks/icon-thresholds";
import type { Ruleset } from "../../rag/rules/ruleset";
import { STATUSES, type Status } from "../../rag/status";
import type { Block } from "../plan";
import type { IconSetState } from "../snapshot";
import type { PlanPart, Stretch } from "./plan-values";
import { numbersOf } from "./status-cells";

/** A part without edits. */
export const NOTHING: PlanPart = { edits: [], inverse: [] };

/** Joins parts of a plan in order. */
export function joinParts(parts: readonly PlanPart[]): PlanPart {
  return { edits: parts.flatMap(({ edits }) => edits), inverse: parts.flatMap(({ inverse }) => inverse) };
}

/** The number format that each status cell should have; null leaves a cell's format as it is. */
export function wantedFormats(
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
    // The workbook may have several numbers for a status. The format would show another one as a different word.
    const isOther =
      cell.holds === "status" && !statuses.has(row) && status !== "not-rated" && cell.written !== numbers[status];
    return isOther ? null : formatOf[status];
  });
}

/** Plans the number formats of a run of status cells, if any differs. */
export function planFormats(
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

/** Plans the icon set of the status column, unless it is covered by one that may stay. */
export function planIcons(at: Block, icons: IconSetState, table: KpiTable, ruleset: Ruleset): PlanPart {
  if (icons.covers === "all" && isDrawn(icons, table, ruleset)) return NOTHING;
  const wanted = statusIcons(ruleset);
  const drawn = wanted === USUAL_ICONS ? {} : { icons: wanted };
  return {
    edits: [{ kind: "status-icons", at, others: icons.ids, ...drawn }],
    inverse: [{ kind: "remove-status-icons", at, ...drawn }],
  };
}

/**
 * True if the existing icons may stay. Icons of other rules would contradict the words, so ours go above them. An officer's own icons for
 * red, amber and green stay if they mean the same.
 */
function isDrawn({ drawn }: IconSetState, { icons }: KpiTable, ruleset: Ruleset): boolean {
  if (icons) return icons.is === "book";
  if (drawn === undefined || (drawn && drawsAsListed(drawn, ruleset))) return true;
  const isOfOtherRules = drawn !== null && drawn.from.length > USUAL_ICONS.from.length;
  return statusIcons(ruleset) === USUAL_ICONS && !isOfOtherRules;
}
