import type { CellValue } from "../../kpi/kpi-table";
import { foldName } from "../../rag/fold-name";
import { namesOf, type OwnColumn, type OwnSheet } from "./declaration";

/*
 * Some of the add-in's own sheets are lists: a heading row with lines below it. Columns are found by their headings in any order;
 * all others belong to people.
 */

/** Where a list's columns are. Rows and columns count from the first that was read. */
export interface ListPlaces<Id extends string> {
  /** The row of the headings. */
  row: number;
  columns: ReadonlyMap<Id, number>;
}

/** A list's cells, from the first row that was read. */
export interface ListCells {
  values: readonly (readonly CellValue[])[];
}

/** Rows that are searched for headings: a title or a note may be above them. */
const HEADING_ROWS = 20;

/** Finds the first row that has all needed headings; null if there is none, so the sheet is not ours. */
export function findList<Id extends string>(
  sheet: OwnSheet<Id>,
  needed: readonly Id[],
  { values }: ListCells,
): ListPlaces<Id> | null {
  for (const [row, cells] of values.slice(0, HEADING_ROWS).entries()) {
    const texts = cells.map((cell) => foldName(String(cell)));
    const taken = new Set<number>();
    const columns = new Map<Id, number>();
    // Current headings take precedence over earlier ones, and the first of two equal cells over the second.
    for (const find of [(column: OwnColumn<Id>) => [column.heading], namesOf]) {
      for (const column of sheet.columns) {
        const at = texts.findIndex(
          (text, index) => !taken.has(index) && find(column).some((name) => foldName(name) === text),
        );
        if (columns.has(column.id) || at < 0) continue;
        columns.set(column.id, at);
        taken.add(at);
      }
    }
    if (needed.every((id) => columns.has(id))) return { row, columns };
  }
  return null;
}
