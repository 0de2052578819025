import { readIndicators } from "../kpi/indicator";
import type { KpiTable } from "../kpi/kpi-table";
import { allIndicators, buildScorecard, type Scorecard } from "../kpi/scorecard";
import type { Ruleset } from "../rag/ruleset";
import { requestKpiTables, toKpiTables } from "../workbook/kpi-tables";
import type { Plan } from "../workbook/plan";
import { joinPlans, planStatuses, type KeptCell, type StatusChange } from "../workbook/plan-statuses";
import type { WorkbookPort } from "../workbook/port";
import { done, type Result } from "../workbook/problem";
import type { SheetSnapshot, TableOutline } from "../workbook/snapshot";

/** The workbook's indicators as the rules rate them now, and what writing that to the sheet would change. */
export interface Review {
  /** The rules in use, and the sheet of the workbook that holds them; null where they are the defaults. */
  ruleset: Ruleset;
  rulesSheet: SheetSnapshot | null;
  tables: KpiTable[];
  outlines: TableOutline[];
  scorecard: Scorecard;
  changes: StatusChange[];
  kept: KeptCell[];
  plan: Plan;
}

/** Reads and rates the workbook's KPI tables, and writes nothing. */
export async function review(port: WorkbookPort, ruleset: Ruleset): Promise<Result<Review>> {
  const read = await port.read((outline) => {
    const tables = requestKpiTables(outline);
    return tables.ok ? done({ tables: tables.value, sheetIds: [] }) : tables;
  });
  if (!read.ok) return read;
  const tables = toKpiTables(read.value);
  const scorecard = buildScorecard(tables.flatMap(readIndicators), ruleset);
  const rated = allIndicators(scorecard);
  const plans = tables.map((table, index) =>
    planStatuses(
      table,
      rated.filter((indicator) => indicator.tableId === table.tableId),
      read.value.tables[index]?.iconSet ?? { covers: "none", ids: [] },
    ),
  );
  return done({
    ruleset,
    rulesSheet: null,
    tables,
    outlines: read.value.tables,
    scorecard,
    changes: plans.flatMap((plan) => plan.changes),
    kept: plans.flatMap((plan) => plan.kept),
    plan: joinPlans(plans.map((plan) => plan.plan)),
  });
}
