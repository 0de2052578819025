import { readIndicators } from "../kpi/indicator";
import type { KpiTable } from "../kpi/kpi-table";
import { groupScorecard, rateIndicators, type RatedIndicator, type Scorecard } from "../kpi/scorecard";
import type { Ruleset } from "../rag/rules/ruleset";
import { isFirstRun } from "../workbook/first-run";
import {
  chooseSearch,
  findKpiRanges,
  requestKpiRanges,
  toRangeTable,
  type RangeSearch,
  type SkippedPlace,
} from "../workbook/kpi-ranges";
import { findNearestTable, findUnsureColumns, requestKpiTables, toKpiTables } from "../workbook/kpi-tables";
import type { Plan } from "../workbook/plan";
import { hasLog, requestLogs } from "../workbook/plan-log";
import { joinPlans, planStatuses, type KeptCell, type StatusChange, type StatusPlan } from "../workbook/plan-statuses";
import type { WorkbookPort } from "../workbook/port";
import { done, refused, type Problem, type Result } from "../workbook/problem";
import { readRulesSheet } from "../workbook/read-rules-sheet";
import { RULES_SHEET } from "../workbook/rules-layout";
import type { Outline, ReadRequest, SheetHead, SheetSnapshot, Snapshot, TableOutline } from "../workbook/snapshot";

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
  /** What was left out of the reading: totals, notes, headings in doubt. */
  skipped: SkippedPlace[];
  plan: Plan;
  /** True where no status in the sheet is the add-in's own yet. */
  isFirstRun: boolean;
  /** The sheets that are, or are named as, the log; null where they have to be looked for again. */
  logs: SheetHead[] | null;
}

/**
 * Reads and rates the workbook's KPI tables, and the KPI rows in plain cells of its other sheets, and writes nothing. The rules are those of its RAG Rules sheet, or the
 * defaults where it has none; a sheet that cannot be read is refused, as colours by other rules would mislead.
 */
export async function review(port: WorkbookPort, defaults: Ruleset): Promise<Result<Review>> {
  const read = await port.read(requestReview, requestKpiRanges);
  if (!read.ok) return read;
  const found = findKpiRanges(read.value.searched);
  const tables = [...toKpiTables(read.value)];
  for (const range of found.ranges) {
    const snapshot = read.value.tables.find(({ id }) => id === range.id);
    const table = snapshot ? toRangeTable(range, snapshot) : null;
    if (!table) return refused({ code: "workbook-changed" });
    tables.push(table);
  }
  if (tables.length === 0) return refused(describeNone(read.value, found));
  const rulesSheet = read.value.sheets[0] ?? null;
  const rules = rulesSheet ? readRulesSheet(rulesSheet) : { ruleset: defaults };
  if ("faults" in rules) return refused({ code: "rules-not-read", sheet: rulesSheet?.name ?? RULES_SHEET, faults: rules.faults });
  const { ruleset } = rules;
  const byTable = await rateTables(port, tables, ruleset);
  const scorecard = groupScorecard([...byTable.values()].flat(), ruleset);
  const plans: StatusPlan[] = [];
  for (const table of tables) {
    if (table.rowCount > ROWS_AT_A_TIME) await port.breathe();
    plans.push(
      planStatuses(
        table,
        byTable.get(table.tableId) ?? [],
        read.value.tables.find(({ id }) => id === table.tableId)?.iconSet ?? { covers: "none", ids: [] },
        ruleset,
        table.isRange ? tables.filter((other) => other.isRange && other.sheetId === table.sheetId) : [],
      ),
    );
  }
  return done({
    ruleset,
    rulesSheet,
    tables,
    outlines: read.value.tables,
    scorecard,
    changes: plans.flatMap((plan) => plan.changes),
    kept: plans.flatMap((plan) => plan.kept),
    skipped: [...findDoubts(read.value), ...found.skipped],
    plan: joinPlans(plans.map((plan) => plan.plan)),
    isFirstRun: isFirstRun(tables, ruleset, hasLog(read.value.heads)),
    logs: read.value.heads,
  });
}

/** So many rows are rated in some 20 ms on a slow machine: nobody notices that the pane stands still meanwhile. */
const ROWS_AT_A_TIME = 1500;

/** Reads and rates the rows of tables, letting others have a turn now and then where there are many. */
async function rateTables(port: WorkbookPort, tables: readonly KpiTable[], ruleset: Ruleset): Promise<Map<string, RatedIndicator[]>> {
  const rated = new Map<string, RatedIndicator[]>();
  let since = 0;
  for (const table of tables) {
    const all: RatedIndicator[] = [];
    for (let from = 0; from < table.rowCount; from += ROWS_AT_A_TIME) {
      const to = Math.min(table.rowCount, from + ROWS_AT_A_TIME);
      since += to - from;
      if (since > ROWS_AT_A_TIME) {
        port.tell({ at: "rating" });
        await port.breathe();
        since = to - from;
      }
      for (const one of rateIndicators(readIndicators(table, from, to), ruleset)) all.push(one);
    }
    rated.set(table.tableId, all);
  }
  if (since > 0 && [...rated.values()].some((all) => all.length > ROWS_AT_A_TIME)) await port.breathe();
  return rated;
}

function requestReview(outline: Outline): Result<ReadRequest> {
  const tables = requestKpiTables(outline);
  const search = chooseSearch(outline, tables);
  const rules = outline.sheets.find((sheet) => sheet.name.trim().toLowerCase() === RULES_SHEET.toLowerCase());
  const sheetIds = rules ? [rules.id] : [];
  const heads = requestLogs(outline);
  return done(search.sheetIds.length > 0 ? { tables, sheetIds, heads, search } : { tables, sheetIds, heads });
}

/** There are no KPI rows: what comes nearest to some, and what was too large to be looked through. */
function describeNone({ outline, searched }: Snapshot, { nearest }: RangeSearch): Problem {
  const unseen = searched.filter(({ isWhole }) => !isWhole).map(({ name }) => name);
  const notSearched = unseen.length > 0 ? { notSearched: unseen } : {};
  return { code: "no-kpi-table", nearest: findNearestTable(outline) ?? nearest, ...notSearched };
}

function findDoubts({ outline }: Snapshot): SkippedPlace[] {
  return findUnsureColumns(outline).map(({ table, headings }) => ({
    ...{ sheetName: table.sheetName, address: table.name },
    ...{ why: "unsure-heading" as const, headings },
  }));
}
