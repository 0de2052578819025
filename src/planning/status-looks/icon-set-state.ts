import { drawnBy } from "../../kpi/status-looks/icon-thresholds";
import type { IconRule } from "../../kpi/status-looks/looks";
import type { IconSetState } from "../snapshot";

/** An icon set of a status column: its id in the workbook, and its rule. */
export interface FoundIcons {
  id: string;
  rule: IconRule;
}

/** Sums up the icon sets that overlap a status column, the topmost first. */
export function iconSetState(found: readonly FoundIcons[], hasScale: boolean): IconSetState {
  const rules = found.map(({ rule }) => rule);
  const ids = found.map(({ id }) => id);
  const top = rules.find(({ isWhole }) => isWhole);
  const scaled = hasScale ? { isScaled: true as const } : {};
  if (rules.length === 0) return { covers: "none", ids, ...scaled };
  return { ...(top ? { covers: "all", drawn: drawnBy(top) } : { covers: "part" }), ids, rules, ...scaled };
}
