import { addressOf, holdsFormula, isSkipped, type KpiTable } from "../../kpi/kpi-table";
import { isTrendsCell } from "../../kpi/travel/trends-cell";
import { EMPTY_PLAN, type Plan, type WrittenValue } from "../plan";
import { unwrittenCell, type KeptCell } from "./status-changes";
import { ALL_WITHIN_REACH, planValues, type Reach } from "./plan-values";
import { blockOf, expectUnmoved, identifyingCells } from "../row-guards";

/** What a run writes into the Trends column of one table. */
export interface TrendsPlan {
  plan: Plan;
  /** How many cells change. */
  changed: number;
  /** Cells that would change but cannot be written. */
  kept: KeptCell[];
}

/**
 * Plans the Trends column: these words by row, in cells that are empty or hold the add-in's own words. A person's words and formulas
 * stay. A second run plans nothing.
 */
export function planTrends(
  table: KpiTable,
  words: ReadonlyMap<number, string>,
  reach: Reach = ALL_WITHIN_REACH,
): TrendsPlan {
  const column = table.columns.trends;
  const held = table.cells.trends?.values;
  if (column === undefined || !held) return { plan: EMPTY_PLAN, changed: 0, kept: [] };
  const unwritten = reach.unwrittenIn(table, table.firstColumn + column);
  const kept: KeptCell[] = [];
  const { tableId, sheetName } = table;
  const wanted = held.map((value, row): WrittenValue => {
    const text = words.get(row);
    if (text === undefined || text === value || isSkipped(table, row)) return null;
    if (holdsFormula(table, "trends", row)) return null;
    if (value !== "" && !(typeof value === "string" && isTrendsCell(value))) return null;
    const stopped = unwritten(row);
    if (!stopped) return text;
    kept.push(
      unwrittenCell(
        { tableId, sheetName, row, address: addressOf(table, "trends", row) ?? "", column: "trends" },
        stopped,
      ),
    );
    return null;
  });
  const changed = wanted.filter((value) => value !== null).length;
  if (changed === 0) return { plan: EMPTY_PLAN, changed, kept };
  const stretches = reach.writableStretches(table, (row) => unwritten(row) !== null);
  const written = planValues(blockOf(table, column), wanted, held, stretches);
  return {
    plan: { ...written, expects: expectUnmoved(table, "trends", wanted), rows: identifyingCells(table) },
    changed,
    kept,
  };
}
