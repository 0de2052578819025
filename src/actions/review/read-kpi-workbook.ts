import type { AttachedReading } from "../../kpi/attached/attached";
import type { ColumnKey } from "../../kpi/columns/columns";
import { NO_MAPPING, type ColumnMapping } from "../../kpi/columns/column-mapping";
import type { KpiTable } from "../../kpi/kpi-table";
import type { LayoutContext } from "../../kpi/layout/layout-context";
import type { RunPort } from "../../planning/port";
import { done, refused, type Problem, type Result } from "../../planning/problem";
import type { ChosenCells, ChosenStep, SnapshotStep } from "../../planning/read-steps";
import { requestDismissals } from "../../planning/sheets/dismissed-checks/read";
import { KPI_HISTORY } from "../../planning/sheets/kpi-history/sheet";
import { findOwn, isOwnSheet } from "../../planning/sheets/own-sheets";
import { requestLogs } from "../../planning/sheets/rag-log/find";
import { areRulesNewer, isForeignRules } from "../../planning/sheets/rag-rules/rules-origin";
import { readAnswers } from "../../planning/sheets/rag-rules/read-answers";
import { readColumnsBlock } from "../../planning/sheets/rag-rules/read-columns";
import { readPeriodJudged } from "../../planning/sheets/rag-rules/read-period-judged";
import { RAG_RULES } from "../../planning/sheets/rag-rules/sheet";
import type { Outline, ReadRequest, SheetSnapshot, Snapshot } from "../../planning/snapshot";
import { hasAttachedColumn } from "../../planning/tables/attached-column";
import type { AttachedChosen } from "../../planning/tables/attached-tables";
import { chooseSearch, chooseWhole } from "../../planning/tables/choose-search";
import { requestKpiRanges } from "../../planning/tables/kpi-ranges";
import { requestKpiTables } from "../../planning/tables/kpi-tables";
import { requestMerged } from "../../planning/tables/merged-cells";
import { hasClues, requestBook } from "../../planning/wording/book-reading";
import type { TableWording } from "../../planning/wording/describe-wording";
import { reportingOf } from "../../rag/rules/how-reported";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { SearchedWorkbook } from "./find-tables";

/** What an action reads besides the KPI rows, in the same trips. */
export interface MoreRead extends Pick<ReadRequest, "ownSheetIds"> {
  /** The columns that will be written to: their merged cells must be known. */
  willWrite?: readonly ColumnKey[];
  /** The columns whose formulas must be known. */
  formulasOf?: ReadonlySet<ColumnKey>;
}

/** A workbook as a review needs it. */
export interface KpiWorkbook extends SearchedWorkbook {
  /** The rules in use, by whose year periods were read; or why they cannot be read. */
  ruleset: Result<Ruleset>;
  attached: AttachedReading[];
  /** How the workbook words its statuses, once the ruleset is known. */
  ask: (tables: readonly KpiTable[], ruleset: Ruleset) => ReadonlyMap<string, TableWording> | undefined;
}

/**
 * Reads the KPI tables, the KPI rows in plain cells, and the sheets that say how to rate them. A rules sheet that cannot be
 * read is refused before anything else is read.
 */
export function readKpiWorkbook(
  port: RunPort,
  defaults: Ruleset,
  more: (outline: Outline) => MoreRead,
): Promise<Result<KpiWorkbook>> {
  return port.read(async ({ outline, readChosen }) => {
    const rules = outline.named ?? null;
    const said = await readWorkbookLines(rules);
    if (!said.ok) return said;
    const { mapping, answers } = said.value;
    prefetchReaders(outline);
    const ruleset = await readRuleset(rules, defaults);
    const reporting = reportingOf(ruleset.ok ? ruleset.value : defaults);
    const judged = port.judges !== undefined ? port.judges : rules && readPeriodJudged(rules, reporting);
    const context: LayoutContext = { mapping, reporting, chosen: judged };
    const wanted = more(outline);
    const chosen = await readSearched(await readChosen(requestReview(outline, context, wanted)), context);
    if (!chosen.ok) return chosen;
    const attached = await chooseAttachedTables(chosen.value, context);
    const rest = await readRest(chosen.value, { ...wanted, context }, attached);
    if (!rest.ok) return rest;
    const { snapshot } = rest.value;
    const ask = await readWordings(rest.value);
    return ask.ok
      ? done({ snapshot, context, answers, ruleset, attached: attached?.read(snapshot) ?? [], ask: ask.value })
      : ask;
  }, RAG_RULES.name);
}

/**
 * Reads the mapping of headings and the officer's answers from the rules sheet. Using only part of them could read the wrong rows, or rate
 * them wrongly.
 */
async function readWorkbookLines(
  sheet: SheetSnapshot | null,
): Promise<Result<{ mapping: ColumnMapping; answers: SearchedWorkbook["answers"] }>> {
  if (!sheet) return done({ mapping: NO_MAPPING, answers: [] });
  if (areRulesNewer(sheet)) return refused({ code: "sheet-newer", sheet: sheet.name });
  if (isForeignRules(sheet)) return refused({ code: "sheet-not-ours", sheet: sheet.name });
  const { mapping, faults } = readColumnsBlock(sheet);
  const said = readAnswers(sheet);
  if (faults.length + said.faults.length > 0) return refused(await describeFaults(sheet));
  return done({ mapping, answers: said.answers });
}

/** The rules on the workbook's sheet, or the defaults if it has none. */
async function readRuleset(sheet: SheetSnapshot | null, defaults: Ruleset): Promise<Result<Ruleset>> {
  if (!sheet) return done(defaults);
  const rules = (await import("../../planning/sheets/rag-rules/read")).readRulesSheet(sheet);
  return "faults" in rules
    ? refused({ code: "rules-not-read", sheet: sheet.name, faults: rules.faults })
    : done(rules.ruleset);
}

/** All faults of a RAG Rules sheet, not only those of its columns. */
async function describeFaults(sheet: SheetSnapshot): Promise<Problem> {
  const rules = (await import("../../planning/sheets/rag-rules/read")).readRulesSheet(sheet);
  return { code: "rules-not-read", sheet: sheet.name, faults: "faults" in rules ? rules.faults : [] };
}

/** Starts loading what will be needed once the sheets are read. A failure shows when it is awaited. */
function prefetchReaders({ named, sheets }: Outline): void {
  void Promise.allSettled([
    import("./find-tables"),
    import("./plan-review"),
    named && import("../../planning/sheets/rag-rules/read"),
    findOwn(sheets, KPI_HISTORY) && import("../../planning/sheets/kpi-history/read"),
  ]);
}

function requestReview(
  outline: Outline,
  context: LayoutContext,
  { formulasOf, ownSheetIds = [] }: MoreRead,
): ReadRequest {
  const tables = requestKpiTables(outline, context, formulasOf);
  const search = chooseSearch(outline, tables, context);
  const history = findOwn(outline.sheets, KPI_HISTORY);
  const hasRows = tables.length > 0 || search.sheetIds.length > 0;
  return {
    tables,
    sheetIds: history && !ownSheetIds.includes(history.id) ? [history.id] : [],
    heads: requestLogs(outline),
    ...(hasRows ? { book: requestBook(outline.sheets) } : {}),
    ...(search.sheetIds.length > 0 ? { search } : {}),
    ownSheetIds: [...requestDismissals(outline), ...ownSheetIds],
  };
}

/** Reads sheets to their end where KPI rows were found in their beginning. */
async function readSearched(chosen: Result<ChosenStep>, context: LayoutContext): Promise<Result<ChosenStep>> {
  if (!chosen.ok) return chosen;
  const request = chooseWhole(chosen.value.searched, context);
  return request.sheetIds.length > 0 ? chosen.value.readWhole(request) : chosen;
}

/** The tables that KPI rows name, and how to read them from the snapshot. */
interface ChosenAttached extends AttachedChosen {
  read(snapshot: Snapshot): AttachedReading[];
}

/** Finds which tables KPI rows name. Most workbooks have no such column, and do not load the code for it. */
async function chooseAttachedTables(chosen: ChosenCells, context: LayoutContext): Promise<ChosenAttached | null> {
  if (!hasAttachedColumn(chosen, context)) return null;
  const { chooseAttached, readAttachedTables } = await import("../../planning/tables/attached-tables");
  const attached = chooseAttached(chosen, context);
  return { ...attached, read: (snapshot) => readAttachedTables(attached, snapshot) };
}

function readRest(
  chosen: ChosenStep,
  { context, formulasOf, willWrite = [] }: MoreRead & { context: LayoutContext },
  attached: ChosenAttached | null,
): Promise<Result<SnapshotStep>> {
  const ranges = requestKpiRanges(chosen.searched, context, formulasOf);
  const merged = requestMerged(chosen.searched, willWrite, context);
  return chosen.readRest({ ranges, attached: attached?.requests ?? [], ...(merged.length > 0 ? { merged } : {}) });
}

/** Reads the clues about status columns, and looks up the cells that they refer to. */
async function readWordings({ snapshot, lookUp }: SnapshotStep): Promise<Result<KpiWorkbook["ask"]>> {
  const hints = snapshot.tables.map(({ hints }) => hints);
  if (!hasClues(snapshot.book, hints)) return done(() => undefined);
  const { openWordings } = await import("../../planning/statuses/ask-forms");
  const wordings = openWordings(snapshot, isOwnSheet);
  const lookedUp = await lookUp(wordings.requests);
  return lookedUp.ok ? done((tables, ruleset) => wordings.ask(lookedUp.value, tables, ruleset)) : lookedUp;
}
