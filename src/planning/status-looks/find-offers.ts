import { addressOf, type KpiTable } from "../../kpi/kpi-table";
import type { RatedIndicator } from "../../kpi/scorecard";
import { statusIcons } from "../../kpi/status-looks/icon-thresholds";
import { hueOfFill, isPatternFill } from "../../kpi/status-looks/fills";
import { contradictsStatus } from "../../kpi/status-looks/hues";
import type { FillConflict, FillStays, IconRule } from "../../kpi/status-looks/looks";
import { placeOf, ruleOf, signsOf, type Sign } from "../../kpi/status-looks/signs";
import type { Ruleset } from "../../rag/rules/ruleset";
import { areaOf } from "../block-cells";
import { planStatuses, type Circumstances, type KeptCell, type StatusPlan } from "../statuses/plan-statuses";
import { ALL_WITHIN_REACH, type Reach } from "../statuses/plan-values";
import { blockOf } from "../row-guards";
import type { IconSetState } from "../snapshot";
import type { IconOffer, LookOffers, ScaledCells } from "./offers";

/** A table with the plan of its statuses. */
export interface PlannedTable {
  table: KpiTable;
  rated: readonly RatedIndicator[];
  icons: IconSetState;
  circumstances: Circumstances;
  planned: StatusPlan;
}

/** What to ask an officer about the looks of status columns. */
export function findOffers(tables: readonly PlannedTable[], ruleset: Ruleset): Omit<LookOffers, "sentences"> {
  const offers: Omit<LookOffers, "sentences"> = { icons: [], fills: [], scales: [] };
  for (const one of tables) {
    const icons = offerIcons(one, ruleset);
    if (icons) offers.icons.push(icons);
    // If no status can be written, a fill cannot contradict one.
    if (icons === null || icons.blockedBy === null)
      offers.fills.push(...findFills(one, icons?.plan ?? one.planned, ruleset));
    offers.scales.push(...findScales(one));
  }
  return offers;
}

function offerIcons({ table, rated, icons, circumstances, planned }: PlannedTable, ruleset: Ruleset): IconOffer | null {
  const { tableId, sheetName, columns } = table;
  if (!planned.contradicts || columns.status === undefined) return null;
  const plan = planStatuses(table, rated, icons, ruleset, { ...circumstances, replaces: true });
  const areFormatsLocked = table.unwritable?.areFormatsLocked === true;
  const area = areaOf(blockOf(table, columns.status));
  const blockedBy = areFormatsLocked
    ? area
    : (findBlocked(table, plan.kept, icons.rules ?? [], ruleset)?.address ?? null);
  return { tableId, sheetName, area, why: planned.contradicts, blockedBy, areFormatsLocked, plan };
}

/** Finds numeric status cells below a colour scale. Words take no colour of a scale. */
function findScales({ table, icons, planned }: PlannedTable): ScaledCells[] {
  const { tableId, sheetName, columns, cells } = table;
  const isNumbered =
    planned.plan.edits.some(({ kind }) => kind === "number-format") ||
    cells.status?.values.some((value) => typeof value === "number");
  if (!icons.isScaled || !isNumbered || columns.status === undefined) return [];
  return [{ tableId, sheetName, area: areaOf(blockOf(table, columns.status)) }];
}

/** The first number that stays in its cell and would get another sign. */
function findBlocked(
  table: KpiTable,
  kept: readonly KeptCell[],
  rules: readonly IconRule[],
  ruleset: Ruleset,
): KeptCell | undefined {
  const own = ruleOf(statusIcons(ruleset));
  return kept.find(({ row }) => {
    const value = table.cells.status?.values[row];
    return typeof value === "number" && rules.some((rule) => signBeside(rule, value) !== signBeside(own, value));
  });
}

/** The sign beside a number; null if it depends on other numbers of the column. */
function signBeside(rule: IconRule, number: number): Sign | null {
  if (rule.limits.slice(1).some(({ isNumber }) => !isNumber)) return null;
  return signsOf(rule)[placeOf(rule, number)] ?? null;
}

/** The cells whose manual fill contradicts their status after the run. */
function findFills(
  { table, rated, circumstances }: PlannedTable,
  { kept, changes, refusal }: StatusPlan,
  ruleset: Ruleset,
): FillConflict[] {
  const { fills, tableId, sheetName } = table;
  if (!fills || refusal !== undefined) return [];
  const whyStays = findStays(table, circumstances.reach);
  // With locked formats the status is still written, in words.
  const left = new Set(kept.flatMap(({ row, holds }) => (holds === "format-locked" ? [] : [row])));
  const changed = new Set(changes.map(({ row }) => row));
  return rated.flatMap(({ row, rating: { status } }): FillConflict[] => {
    const fill = fills[row] ?? null;
    const hue = fill === null ? null : hueOfFill(fill);
    if (fill === null || !hue || left.has(row) || !contradictsStatus(hue, status, ruleset)) return [];
    const address = addressOf(table, "status", row) ?? "";
    // A pattern can only be removed in Excel, whether or not the sheet is protected.
    const stays = isPatternFill(fill) ? "pattern" : whyStays(row);
    return [
      {
        tableId,
        sheetName,
        row,
        address,
        fill,
        name: hue.name,
        status,
        isSaid: !changed.has(row),
        ...(stays ? { stays } : {}),
      },
    ];
  });
}

/** Why the fill of a row's status cell cannot be removed; null if it can. */
function findStays(table: KpiTable, reach: Reach = ALL_WITHIN_REACH): (row: number) => FillStays | null {
  const unwritten = reach.unwrittenIn(table, table.firstColumn + (table.columns.status ?? 0));
  return (row) => {
    const why = unwritten(row)?.why;
    // A cell that is filled by an array formula is left alone, and its fill is not reported.
    if (why !== undefined && why !== "array") return why;
    return table.unwritable?.areFormatsLocked === true ? "locked" : null;
  };
}
