import type { CellValue } from "../kpi/kpi-table";
import type { InverseEdit, WrittenValue } from "../workbook/plan";
import { asInput, forEveryCell, rangeOf, TEXT_FORMAT, untracked } from "./blocks";
import type { OwnWork } from "./own-work";
import { deleteIconSets } from "./status-icons";

/** The sheets and tables of a workbook, by which is known what an inverse edit can still find. */
export interface Present {
  sheets: readonly { id: string; name: string }[];
  tables: readonly { id: string; sheetId: string; headings: readonly string[] }[];
}

/** An inverse edit whose cells have been looked up, to be queued once they are loaded. */
export interface FoundInverse {
  /** False when what it takes back was not made, or not all of it, or is somebody else's. */
  isWhole(): boolean;
  queue(): void;
}

/** Nothing is there that could be taken back. */
const GONE: FoundInverse = { isWhole: () => false, queue: () => undefined };

/**
 * Looks up what an inverse edit changes. With `own` it leaves alone whatever is not the plan's own work, as after a
 * batch that failed; without, it does as it says, as when an officer undoes. `earlier` are those made before it.
 */
export function findInverse(
  context: Excel.RequestContext,
  edit: InverseEdit,
  earlier: readonly InverseEdit[],
  present: Present,
  own: OwnWork | null,
): FoundInverse {
  switch (edit.kind) {
    case "values":
      return hasSheet(present, edit.at.sheetId) ? findValues(context, edit, earlier, own) : GONE;
    case "number-format":
      return hasSheet(present, edit.at.sheetId) ? findFormats(context, edit, own) : GONE;
    case "remove-status-icons":
      return hasSheet(present, edit.at.sheetId) ? findIcons(context, edit) : GONE;
    case "remove-columns":
      return findColumns(context, edit, present, own);
    case "remove-sheet":
      return findSheet(context, edit, present, own);
  }
}

type Of<K extends InverseEdit["kind"]> = Extract<InverseEdit, { kind: K }>;

function hasSheet(present: Present, id: string): boolean {
  return present.sheets.some((sheet) => sheet.id === id);
}

function findValues(
  context: Excel.RequestContext,
  { at, values }: Of<"values">,
  earlier: readonly InverseEdit[],
  own: OwnWork | null,
): FoundInverse {
  const held = rangeOf(context, at).load("values,numberFormat");
  const holds = (r: number, c: number): CellValue => (held.values as CellValue[][])[r]?.[c] ?? "";
  const isOwn = (r: number, c: number): boolean => !own || own.isOwnValue(at.sheetId, at.row + r, at.column + c, holds(r, c));
  const isText = (r: number, c: number): boolean =>
    (formatGiven(earlier, at.sheetId, at.row + r, at.column + c) ?? (held.numberFormat as string[][])[r]?.[c]) === TEXT_FORMAT;
  return {
    isWhole: () => true,
    queue: () => {
      // A cell that holds the value already is left alone: it may have been entered in another way.
      const restored = values.map((row, r) =>
        row.map((value, c): WrittenValue => (isOwn(r, c) && value !== holds(r, c) ? asInput(value, isText(r, c)) : null)),
      );
      if (restored.flat().some((value) => value !== null)) rangeOf(context, at).values = restored;
    },
  };
}

/** The number format that the last of some inverse edits gives a cell; undefined where none does. */
export function formatGiven(edits: readonly InverseEdit[], sheetId: string, row: number, column: number): string | undefined {
  for (const edit of [...edits].reverse()) {
    if (edit.kind !== "number-format" || edit.at.sheetId !== sheetId) continue;
    const [r, c] = [row - edit.at.row, column - edit.at.column];
    if (r < 0 || c < 0 || r >= edit.at.rowCount || c >= edit.at.columnCount) continue;
    const format = typeof edit.format === "string" ? edit.format : edit.format[r]?.[c];
    if (format) return format;
  }
  return undefined;
}

function findFormats(context: Excel.RequestContext, { at, format }: Of<"number-format">, own: OwnWork | null): FoundInverse {
  const held = own ? rangeOf(context, at).load("numberFormat") : null;
  return {
    isWhole: () => true,
    queue: () => {
      if (!own || !held) {
        rangeOf(context, at).numberFormat = typeof format === "string" ? forEveryCell(format) : format;
        return;
      }
      const holds = (r: number, c: number): string => (held.numberFormat as string[][])[r]?.[c] ?? "";
      const isOwn = (r: number, c: number): boolean =>
        own.isOwnFormat(at.sheetId, at.row + r, at.column + c, holds(r, c));
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

function findIcons(context: Excel.RequestContext, { at, others }: Of<"remove-status-icons">): FoundInverse {
  const formats = rangeOf(context, at).conditionalFormats.load("items/id,items/type");
  return {
    isWhole: () => true,
    queue: () => {
      const icons = formats.items.filter(({ type, id }) => type === "IconSet" && !others.includes(id));
      deleteIconSets(rangeOf(context, at), icons.map(({ id }) => id));
    },
  };
}

function findColumns(
  context: Excel.RequestContext,
  { tableId, headings }: Of<"remove-columns">,
  present: Present,
  own: OwnWork | null,
): FoundInverse {
  const table = present.tables.find(({ id }) => id === tableId);
  if (!table) return GONE;
  const names = own ? lastColumns(table.headings, headings) : table.headings.filter((name) => headings.includes(name));
  const columns = names.map((name) => {
    const column = context.workbook.tables.getItem(tableId).columns.getItem(name);
    const body = untracked(column.getDataBodyRange());
    if (own) body.load("values,rowIndex,columnIndex");
    return { column, body };
  });
  const isOwn = (): boolean =>
    !own ||
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

function findSheet(
  context: Excel.RequestContext,
  { name }: Of<"remove-sheet">,
  present: Present,
  own: OwnWork | null,
): FoundInverse {
  const found = present.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  if (!found) return GONE;
  const sheet = context.workbook.worksheets.getItem(found.id);
  if (!own) return { isWhole: () => true, queue: () => sheet.delete() };
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
