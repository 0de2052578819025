import type { KpiTable } from "../../kpi/kpi-table";
import { isUsualRule } from "../../kpi/status-looks/icon-thresholds";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { TableSnapshot } from "../../planning/snapshot";
import type { PlannedTable } from "../../planning/status-looks/find-offers";
import { NO_OFFERS, type LookOffers } from "../../planning/status-looks/offers";

/** Adds to tables what their icons and fills mean. The code is loaded on demand: most workbooks have only the add-in's own icons. */
export async function withLooks(
  tables: KpiTable[],
  snapshots: readonly TableSnapshot[],
  ruleset: Ruleset,
): Promise<KpiTable[]> {
  if (!snapshots.some(hasLooks)) return tables;
  const { judgeTables } = await import("../../planning/status-looks/judge-tables");
  return judgeTables(tables, snapshots, ruleset);
}

function hasLooks({ fills, iconSet: { rules = [] } }: TableSnapshot): boolean {
  return fills !== undefined || rules.some((rule) => !isUsualRule(rule));
}

/** Finds the icons and fills that need an officer's decision. */
export async function findLookOffers(tables: readonly PlannedTable[], ruleset: Ruleset): Promise<LookOffers> {
  if (!tables.some(({ table, planned, icons }) => planned.contradicts !== undefined || table.fills || icons.isScaled))
    return NO_OFFERS;
  const [{ findOffers }, { describeLooks }] = await Promise.all([
    import("../../planning/status-looks/find-offers"),
    import("../describe/describe-looks"),
  ]);
  return describeLooks(
    findOffers(tables, ruleset),
    tables.map(({ table }) => table),
    ruleset,
  );
}
