import { planLayoutEdit } from "../edits/sheet-layout";
import { EMPTY_PLAN, joinPlans, type Block, type NewSheet, type Plan, type WrittenValue } from "../plan";
import type { SheetSnapshot } from "../snapshot";
import { headingsOf, type OwnColumn, type OwnSheet } from "./declaration";
import { newLayout, readLayout, SHEET_WIDTH, writeLayout } from "./layout";
import type { ListPlaces } from "./list";

/** The column positions of a new list. */
export function newPlaces<Id extends string>({ columns }: OwnSheet<Id>): ListPlaces<Id> {
  return { row: 0, columns: new Map(columns.map(({ id }, index) => [id, index])) };
}

/** Columns that later layouts added and the list does not have. A column of the list's own layout was deleted by someone: it is not added again. */
function missingColumns<Id extends string>(
  sheet: OwnSheet<Id>,
  mark: string | undefined,
  found: ReadonlyMap<Id, number>,
): OwnColumn<Id>[] {
  const layout = readLayout(mark);
  const had = ({ id, since = 1 }: OwnColumn<Id>): boolean => (layout ? layout.columns.includes(id) : since === 1);
  return sheet.columns.filter((column) => !found.has(column.id) && !had(column));
}

/** The layout mark of a list; null if it is too long. Its column order does not matter, because columns are found by their headings. */
function listMark(sheet: OwnSheet): string | null {
  return writeLayout(newLayout(sheet));
}

/** Marks an empty sheet that becomes a list. */
export function planListMark(sheet: OwnSheet, held: Pick<SheetSnapshot, "id" | "mark">): Plan {
  const mark = listMark(sheet);
  return mark === (held.mark ?? null) ? EMPTY_PLAN : planLayoutEdit(held, mark);
}

/** A list's columns in the current layout, and the plan that adds the missing ones. */
export interface GrownList<Id extends string> extends ListPlaces<Id> {
  plan: Plan;
}

/** Adds missing columns right of everything on the sheet, so that nothing moves. */
export function growList<Id extends string>(
  sheet: OwnSheet<Id>,
  held: Pick<SheetSnapshot, "id" | "firstRow" | "firstColumn" | "mark">,
  { row, columns }: ListPlaces<Id>,
  usedWidth: number,
): GrownList<Id> {
  const missing = missingColumns(sheet, held.mark, columns);
  const first = Math.max(usedWidth, ...[...columns.values()].map((column) => column + 1));
  // The list works without the column, which is added once there is room.
  const hasRoom = held.firstColumn + first + missing.length <= SHEET_WIDTH;
  if (missing.length === 0 || !hasRoom) return { row, columns, plan: EMPTY_PLAN };
  const at: Block = {
    ...{ sheetId: held.id, row: held.firstRow + row, column: held.firstColumn + first },
    ...{ rowCount: 1, columnCount: missing.length },
  };
  const empty = [missing.map(() => "")];
  const widths = missing.map(({ width }, index) => ({ column: at.column + index, pixels: width }));
  const headings: Plan = {
    edits: [{ kind: "values", at, values: [missing.map(({ heading }) => heading)] }],
    inverse: [{ kind: "values", at, values: empty }],
    expects: [{ at, values: empty }],
  };
  return {
    row,
    columns: new Map([...columns, ...missing.map(({ id }, index): [Id, number] => [id, first + index])]),
    plan: joinPlans([headings, planLayoutEdit(held, listMark(sheet), widths)]),
  };
}

/** A new list with these lines below its headings. */
export function newList(sheet: OwnSheet, lines: readonly (readonly WrittenValue[])[], format: string): NewSheet {
  const mark = listMark(sheet);
  return {
    name: sheet.name,
    cells: [headingsOf(sheet), ...lines.map((line) => [...line])],
    format,
    widths: sheet.columns.map(({ width }) => width),
    looks: [{ at: { row: 0, column: 0, rowCount: 1, columnCount: sheet.columns.length }, look: "heading" }],
    choices: [],
    frozenRows: 1,
    ...(mark === null ? {} : { mark }),
  };
}

/** Adds a sheet; the inverse removes it. */
export function planNewSheet(sheet: NewSheet): Plan {
  return { edits: [{ kind: "add-sheet", sheet }], inverse: [{ kind: "remove-sheet", name: sheet.name }], expects: [] };
}

/** Groups a list's columns into runs of neighbours, each of which can be written as one block. */
export function columnRuns<Id extends string>(columns: ReadonlyMap<Id, number>): { column: number; ids: Id[] }[] {
  const stretches: { column: number; ids: Id[] }[] = [];
  for (const [id, column] of [...columns].sort(([, a], [, b]) => a - b)) {
    const last = stretches.at(-1);
    if (last && last.column + last.ids.length === column) last.ids.push(id);
    else stretches.push({ column, ids: [id] });
  }
  return stretches;
}
