import { cellAddress } from "../../kpi/address";
import type { SheetOutline } from "../../planning/snapshot";
import type { BookName, BookReading, BookRequest, FormulaBlock, HintLevel } from "../../planning/wording/book-reading";
import { untracked } from "../blocks";
import { areReported } from "../cell-values";

export { lessHints, queueRangeHints, queueHints, syncAsking, withHints, type QueuedHints } from "./read-hints";

interface QueuedSheet {
  id: string;
  /** The cells with formulas. On a protected sheet Excel finds none, so its used cells are read instead. */
  formulas: Excel.RangeAreas | null;
  used: Excel.Range | null;
  names: Excel.NamedItemCollection;
  rules: Excel.ConditionalFormatCollection | null;
}

/** Queued formulas, colour rules and names of a workbook. */
export interface QueuedBook {
  names: Excel.NamedItemCollection;
  sheets: QueuedSheet[];
}

/** The maximum of cells read on all protected sheets together, with or without formulas. */
const PROTECTED_CELLS = 20_000;
const FEWEST_ROWS = 50;

/** Queues the formulas and colour rules of sheets, and the names of the workbook. */
export function queueBook(
  context: Excel.RequestContext,
  { sheetIds, rowLimit, columnLimit }: BookRequest,
  outlines: readonly SheetOutline[],
  level: HintLevel,
): QueuedBook {
  const isProtected = (id: string): boolean => outlines.some((sheet) => sheet.id === id && sheet.protected);
  const protectedCount = sheetIds.filter(isProtected).length;
  const fewRows = Math.max(FEWEST_ROWS, Math.floor(PROTECTED_CELLS / columnLimit / Math.max(1, protectedCount)));
  const sheets = sheetIds.map((id): QueuedSheet => {
    const sheet = context.workbook.worksheets.getItem(id);
    const within = (rowCount: number): Excel.Range =>
      untracked(sheet.getRange(`A1:${cellAddress(rowCount - 1, columnLimit - 1)}`));
    return {
      id,
      formulas: isProtected(id) ? null : queueFormulas(within(rowLimit)),
      used: isProtected(id)
        ? untracked(within(fewRows).getUsedRangeOrNullObject(true)).load("rowIndex,columnIndex,formulas")
        : null,
      names: sheet.names.load("items/name,items/formula"),
      rules:
        level === "all"
          ? untracked(sheet.getRange()).conditionalFormats.load("items/type,items/customOrNullObject/rule/formula")
          : null,
    };
  });
  return { names: context.workbook.names.load("items/name,items/formula"), sheets };
}

function queueFormulas(range: Excel.Range): Excel.RangeAreas {
  const cells = range.getSpecialCellsOrNullObject("Formulas");
  cells.untrack();
  return cells.load("areas/items/rowIndex,areas/items/columnIndex,areas/items/formulas");
}

/** Reads the formulas, colour rules and names once the batch has run. */
export function readBook({ names, sheets }: QueuedBook): BookReading {
  const rulesOf = ({ id, rules }: QueuedSheet): BookReading["rules"] => {
    const byFormula = (rules?.items ?? []).filter(({ type }) => type === "Custom");
    return byFormula.map((format) => ({ sheetId: id, formula: format.customOrNullObject.rule.formula }));
  };
  const rangesOf = ({ formulas, used }: QueuedSheet): Excel.Range[] => {
    return [
      ...(formulas && !formulas.isNullObject ? formulas.areas.items : []),
      ...(used && !used.isNullObject ? [used] : []),
    ];
  };
  return {
    formulas: sheets.flatMap((sheet) => rangesOf(sheet).flatMap((range) => readBlock(sheet.id, range))),
    rules: sheets.flatMap(rulesOf),
    names: [...readNames(names, null), ...sheets.flatMap((sheet) => readNames(sheet.names, sheet.id))],
    pivots: [],
  };
}

function readBlock(sheetId: string, { rowIndex, columnIndex, formulas }: Excel.Range): FormulaBlock[] {
  return areReported(formulas) ? [{ sheetId, row: rowIndex, column: columnIndex, formulas }] : [];
}

function readNames({ items }: Excel.NamedItemCollection, sheetId: string | null): BookName[] {
  return items.map(({ name, formula }) => ({ name, sheetId, formula: String(formula) }));
}
