import { findSheetNamed } from "../../planning/find-sheet";
import type { Block } from "../../planning/plan";
import { done, type Result } from "../../planning/problem";
import type { Outline, SheetOutline, TableOutline } from "../../planning/snapshot";
import { untracked } from "../blocks";
import { queueLayout } from "../edits/sheet-layout";
import { excelCodeOf, mayAskLess } from "../run-excel";
import { readLaterRows } from "./sheets/later-rows";
import { queueSheet, readSheet, WHOLE_SHEET, wholeSheet } from "./sheets/read-sheets";

const SHEETS = "items/id,items/name,items/visibility,items/protection/protected,items/protection/options";

const TABLES =
  "items/id,items/name,items/columns/items/name,items/worksheet/id,items/worksheet/name," +
  "items/worksheet/protection/protected,items/autoFilter/isDataFiltered,items/rows/count,items/showTotals";

/** The outline of a workbook, with more that only the port over Excel needs. */
export interface OutlineRead {
  outline: Outline;
  /** The number of data rows of each table, by id. */
  rowsOf: Map<string, number>;
  /** The protected sheets that allow formats to be changed, by id. */
  formatsAllowed: Set<string>;
  /** Whether Excel has calculated. */
  application: Excel.Application;
  /** The used cells of the sheet that the officer sees; null if it has none, or if they are not known. */
  active: Block | null;
}

/** What is asked besides the sheets and tables. */
interface Asked {
  active: boolean;
  byName: boolean;
}

/**
 * Reads the outline, the extent of the active sheet, and one sheet by name. A missing sheet is a null object, and so is its used range; if
 * Excel throws ItemNotFound instead, it is asked again without the name.
 */
export async function readOutline(
  context: Excel.RequestContext,
  sheetName: string | null,
  bytes: number,
  asked: Asked = { active: true, byName: sheetName !== null },
): Promise<Result<OutlineRead>> {
  const sheets = context.workbook.worksheets.load(SHEETS);
  const tables = context.workbook.tables.load(TABLES);
  const application = context.workbook.application.load("calculationMode,calculationState");
  const active = asked.active ? queueActive(context) : null;
  const known = asked.byName ? context.workbook.worksheets.getItemOrNullObject(sheetName ?? "").load("id") : null;
  const used = known && untracked(known.getUsedRangeOrNullObject(true)).load(WHOLE_SHEET);
  const layout = known && queueLayout(known);
  try {
    await context.sync();
  } catch (error) {
    const less = askLess(asked, error);
    if (less === null) throw error;
    return readOutline(context, sheetName, bytes, less);
  }
  const outline: Outline = { sheets: sheets.items.map(readSheetOutline), tables: tables.items.map(readTableOutline) };
  const rowsOf = new Map(tables.items.map((table) => [table.id, table.rows.count]));
  const formatsAllowed = new Set(
    sheets.items.flatMap(({ id, protection }) =>
      protection.protected && protection.options.allowFormatCells === true ? [id] : [],
    ),
  );
  const read = { rowsOf, formatsAllowed, application, active: active && readActive(active) };
  if (sheetName === null) return done({ outline, ...read });
  // Excel finds a sheet by its exact name; a name with one space too many is the same sheet to a person.
  const sheet = findSheetNamed(outline.sheets, sheetName);
  if (!sheet) return done({ outline: { ...outline, named: null }, ...read });
  const isRead = used !== null && layout !== null && !known?.isNullObject;
  const queued = isRead ? wholeSheet(sheet.id, used, layout) : queueSheet(context, sheet.id, "plain");
  if (!isRead) {
    await context.sync();
    await readLaterRows(context, [queued], bytes);
  }
  const named = readSheet(queued, outline.sheets);
  return named.ok ? done({ outline: { ...outline, named: named.value }, ...read }) : named;
}

function queueActive({ workbook }: Excel.RequestContext): Excel.Range {
  const used = untracked(workbook.worksheets.getActiveWorksheet().getUsedRangeOrNullObject(true));
  return used.load("rowIndex,columnIndex,rowCount,columnCount,worksheet/id");
}

function readActive(used: Excel.Range): Block | null {
  if (used.isNullObject) return null;
  const { rowIndex: row, columnIndex: column, rowCount, columnCount } = used;
  return { sheetId: used.worksheet.id, row, column, rowCount, columnCount };
}

/**
 * What to ask for after an error; null if none of it is to blame. Excel throws if a chart sheet is active (office-js issue 2444), and may
 * do so while the officer is in another workbook (issue 6365).
 */
function askLess({ active, byName }: Asked, error: unknown): Asked | null {
  if (active && mayAskLess(error)) return { active: false, byName };
  return byName && excelCodeOf(error) === "ItemNotFound" ? { active: false, byName: false } : null;
}

function readSheetOutline(sheet: Excel.Worksheet): SheetOutline {
  const outline = { id: sheet.id, name: sheet.name, protected: sheet.protection.protected };
  if (sheet.visibility === "Visible") return outline;
  return { ...outline, hidden: sheet.visibility === "VeryHidden" ? "very-hidden" : "hidden" };
}

function readTableOutline(table: Excel.Table): TableOutline {
  return {
    id: table.id,
    name: table.name,
    sheetId: table.worksheet.id,
    sheetName: table.worksheet.name,
    headings: table.columns.items.map((column) => column.name),
    protected: table.worksheet.protection.protected,
    filtered: table.autoFilter.isDataFiltered,
    ...(table.showTotals ? { rowsAboveTotals: table.rows.count } : {}),
  };
}
