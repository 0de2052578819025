import type { CellValue } from "../kpi/kpi-table";
import { TEXT_FORMAT } from "../workbook/new-sheet-cells";
import type { Edit, WrittenValue } from "../workbook/plan";
import type { FoundInverse } from "./found-inverse";
import { queueAddColumns } from "./edits/columns";
import { queueAddSheet } from "./edits/sheets";
import { asInput, rangeOf, untracked } from "./blocks";
import type { OwnWork } from "./own-work";
import { findRewrittenRows } from "./edits/rewrite-rows";
import { findLayout } from "./edits/sheet-layout";
import { addStatusIcons, deleteIconSets } from "./edits/status-icons";

/** The sheets and tables of a workbook, by which is known what an inverse edit can still find. */
export interface Present {
  sheets: readonly { id: string; name: string }[];
  tables: readonly { id: string; sheetId: string; headings: readonly string[] }[];
}

/** Nothing is there that could be taken back. */
const GONE: FoundInverse = { isWhole: () => false, queue: () => undefined };

/**
 * Looks up what an inverse edit changes after a batch that failed. Whatever is not the plan's own work it leaves alone.
 * `restored` is what all the inverse edits write: a text cell takes texts as they are.
 */
export function findInverse(
  context: Excel.RequestContext,
  edit: Edit,
  present: Present,
  own: OwnWork,
  restored: OwnWork,
): FoundInverse {
  switch (edit.kind) {
    case "values":
      return hasSheet(present, edit.at.sheetId) ? findValues(context, edit, own, restored) : GONE;
    case "number-format":
      return hasSheet(present, edit.at.sheetId) ? findFormats(context, edit, own) : GONE;
    case "remove-status-icons":
      return hasSheet(present, edit.at.sheetId) ? findIcons(context, edit, own) : GONE;
    case "remove-columns":
      return findColumns(context, edit, present, own);
    case "remove-sheet":
      return findSheet(context, edit, present, own);
    case "status-icons":
      return hasSheet(present, edit.at.sheetId) ? findRemovedIcons(context, edit, own) : GONE;
    case "add-columns":
      return findRemovedColumns(context, edit, present);
    case "add-sheet":
      return findRemovedSheet(context, edit, present);
    case "rewrite-rows":
      return hasSheet(present, edit.at.sheetId) ? findRewrittenRows(context, edit) : GONE;
    case "sheet-layout":
      return findLayout(context, edit, present.sheets);
  }
}

type Of<K extends Edit["kind"]> = Extract<Edit, { kind: K }>;

/** A sheet that a plan itself adds has no id yet, and goes by its name. */
function hasSheet(present: Present, id: string): boolean {
  return present.sheets.some((sheet) => sheet.id === id || sheet.name.toLowerCase() === id.toLowerCase());
}

function findValues(context: Excel.RequestContext, { at, values }: Of<"values">, own: OwnWork, restored: OwnWork): FoundInverse {
  const held = rangeOf(context, at).load("values,numberFormat");
  const holds = (r: number, c: number): CellValue => (held.values as CellValue[][])[r]?.[c] ?? "";
  const isOwn = (r: number, c: number): boolean =>
    own.isOwnValue(at.sheetId, at.row + r, at.column + c, holds(r, c));
  return {
    isWhole: () => true,
    queue: () => {
      const isText = (r: number, c: number): boolean =>
        (restored.formatOf(at.sheetId, at.row + r, at.column + c) ?? (held.numberFormat as string[][])[r]?.[c]) === TEXT_FORMAT;
      // A cell that holds the value already is left alone: it may have been entered in another way.
      const put = values.map((row, r) =>
        row.map((value, c): WrittenValue => (isOwn(r, c) && value !== holds(r, c) ? asInput(value, isText(r, c)) : null)),
      );
      if (put.flat().some((value) => value !== null)) rangeOf(context, at).values = put;
    },
  };
}

function findFormats(context: Excel.RequestContext, { at, format }: Of<"number-format">, own: OwnWork): FoundInverse {
  const held = rangeOf(context, at).load("numberFormat");
  return {
    isWhole: () => true,
    queue: () => {
      const holds = (r: number, c: number): string => (held.numberFormat as string[][])[r]?.[c] ?? "";
      const isOwn = (r: number, c: number): boolean => own.formatOf(at.sheetId, at.row + r, at.column + c) === holds(r, c);
      const restored = Array.from({ length: at.rowCount }, (_row, r) =>
        Array.from({ length: at.columnCount }, (_column, c) => {
          const before = typeof format === "string" ? format : (format[r]?.[c] ?? null);
          return isOwn(r, c) && before !== holds(r, c) ? before : null;
        }),
      );
      if (restored.flat().some((before) => before !== null)) rangeOf(context, at).numberFormat = restored;
    },
  };
}

function findIcons(context: Excel.RequestContext, { at }: Of<"remove-status-icons">, own: OwnWork): FoundInverse {
  const formats = rangeOf(context, at).conditionalFormats.load("items/id,items/type");
  return {
    isWhole: () => true,
    queue: () => {
      const kept = own.iconsBefore(at);
      const icons = formats.items.filter(({ type, id }) => type === "IconSet" && !kept.includes(id));
      deleteIconSets(rangeOf(context, at), icons.map(({ id }) => id));
    },
  };
}

function findColumns(
  context: Excel.RequestContext,
  { tableId, headings }: Of<"remove-columns">,
  present: Present,
  own: OwnWork,
): FoundInverse {
  const table = present.tables.find(({ id }) => id === tableId);
  if (!table) return GONE;
  const names = lastColumns(table.headings, headings);
  const columns = names.map((name) => {
    const column = context.workbook.tables.getItem(tableId).columns.getItem(name);
    const body = untracked(column.getDataBodyRange());
    body.load("values,rowIndex,columnIndex");
    return { column, body };
  });
  const isOwn = (): boolean =>
    columns.every(({ body }) =>
      (body.values as CellValue[][]).every(
        ([value = ""], r) => value === "" || own.isOwnValue(table.sheetId, body.rowIndex + r, body.columnIndex, value),
      ),
    );
  return {
    isWhole: () => columns.length === headings.length && isOwn(),
    queue: () => {
      if (!isOwn()) return;
      for (const { column } of columns.reverse()) {
        // How wide the sheet's column was before is not known any more; an empty one beside a table has seldom a width.
        untracked(column.getDataBodyRange()).format.useStandardWidth = true;
        column.delete();
      }
    },
  };
}

/** The headings of columns that were added before a batch failed: they are the table's last, in the plan's order. */
function lastColumns(held: readonly string[], planned: readonly string[]): string[] {
  for (let count = planned.length; count > 0; count -= 1) {
    const added = planned.slice(0, count);
    if (added.every((name, index) => held[held.length - count + index] === name)) return added;
  }
  return [];
}

/** Icons that a failed undo had already taken away. */
function findRemovedIcons(context: Excel.RequestContext, { at }: Of<"status-icons">, own: OwnWork): FoundInverse {
  // On the whole sheet, for their rows may have moved.
  const formats = untracked(context.workbook.worksheets.getItem(at.sheetId).getRange()).conditionalFormats.load("items/id");
  return {
    isWhole: () => true,
    queue: () => {
      if (!formats.items.some(({ id }) => own.iconsRemoved.includes(id))) addStatusIcons(rangeOf(context, at));
    },
  };
}

/** Columns that a failed undo had already removed, the last of them first. */
function findRemovedColumns(context: Excel.RequestContext, { tableId, columns }: Of<"add-columns">, present: Present): FoundInverse {
  const table = present.tables.find(({ id }) => id === tableId);
  if (!table) return GONE;
  const missing = columns.filter(({ heading }) => !table.headings.includes(heading));
  return {
    isWhole: () => true,
    queue: () => {
      if (missing.length > 0) queueAddColumns(context, { tableId, columns: missing });
    },
  };
}

function findRemovedSheet(context: Excel.RequestContext, { sheet }: Of<"add-sheet">, present: Present): FoundInverse {
  const isThere = present.sheets.some(({ name }) => name.toLowerCase() === sheet.name.toLowerCase());
  return {
    isWhole: () => true,
    queue: () => {
      if (!isThere) queueAddSheet(context, { sheet });
    },
  };
}

function findSheet(
  context: Excel.RequestContext,
  { name }: Of<"remove-sheet">,
  present: Present,
  own: OwnWork,
): FoundInverse {
  const found = present.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  if (!found) return GONE;
  const sheet = context.workbook.worksheets.getItem(found.id);
  const used = untracked(sheet.getUsedRangeOrNullObject(true)).load("values,rowIndex,columnIndex");
  const isOwn = (): boolean =>
    used.isNullObject || own.isOwnSheet(name, used.rowIndex, used.columnIndex, used.values as CellValue[][]);
  return {
    isWhole: isOwn,
    queue: () => {
      if (isOwn()) sheet.delete();
    },
  };
}
