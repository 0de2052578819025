import { layoutNumber, namesOf, type OwnSheet } from "./declaration";

/**
 * What is stored with a sheet of the add-in's own: the number of its layout, and which column is which. It is the text of a
 * hidden name that belongs to the sheet, so that it stands in no cell, and goes where the sheet goes.
 */
export interface SheetLayout {
  number: number;
  /** The ids of the sheet's columns from its first own one on; "" for a person's between them. */
  columns: string[];
  /** The format number of the rules that a RAG Rules sheet holds. */
  format?: number;
}

/** Columns that a sheet of any workbook has. */
export const COLUMN_COUNT = 16_384;

/** The hidden name. It belongs to its sheet: each of the add-in's own has one. */
export const LAYOUT_NAME = "_KPI_Reporter_layout";

/** As many columns of a person's side by side are stored as their number: Excel takes 255 characters in a formula's text. */
const MANY = 4;

/** "2|section,kpi,,owner", and "1|name,green|3" with a format; "2|section,300,owner" with three hundred columns of a person's between. */
export function writeLayout({ number, columns, format }: SheetLayout): string {
  const ids: string[] = [];
  for (let index = 0; index < columns.length; ) {
    const next = columns.findIndex((id, other) => other >= index && id !== "");
    const others = (next < 0 ? columns.length : next) - index;
    if (others < MANY) ids.push(columns[index] ?? "");
    else ids.push(String(others));
    index += others < MANY ? 1 : others;
  }
  return `${number}|${ids.join(",")}${format === undefined ? "" : `|${format}`}`;
}

/** Reads the text of a sheet's hidden name; null where there is none, or somebody wrote something else. */
export function readLayout(text: string | undefined): SheetLayout | null {
  const [, number, columns = "", format] = /^(\d{1,6})\|([^|]*)(?:\|(\d{1,6}))?$/.exec(text ?? "") ?? [];
  if (number === undefined) return null;
  const layout = { number: Number(number), columns: columns === "" ? [] : columns.split(",").flatMap(readColumns) };
  return format === undefined ? layout : { ...layout, format: Number(format) };
}

/** A column's id, or as many columns of a person's as a number says: no sheet has more than 16,384. */
function readColumns(stored: string): string[] {
  return /^\d{1,5}$/.test(stored) ? Array.from({ length: Math.min(Number(stored), COLUMN_COUNT) }, () => "") : [stored];
}

/** The layout of a sheet whose own columns stand at these places, by their order in the declaration. */
export function layoutAt(sheet: OwnSheet, places: readonly number[]): SheetLayout {
  const width = Math.max(-1, ...places) + 1;
  const columns = Array.from({ length: width }, (_, place) => sheet.columns[places.indexOf(place)]?.id ?? "");
  return { number: layoutNumber(sheet), columns };
}

/** What would be stored with a sheet of the first layout: 0.1.0 stored nothing. */
export function firstLayout({ columns }: OwnSheet): string {
  return writeLayout({ number: 1, columns: columns.filter(({ since = 1 }) => since === 1).map(({ id }) => id) });
}

/**
 * True for a sheet that a later version made: its number is higher, or it has a column that this version does not know. A
 * pane that was kept open, or stored, while the add-in was brought up to date may meet one.
 */
export function isNewer(sheet: OwnSheet, { mark }: { mark?: string | undefined }): boolean {
  const layout = readLayout(mark);
  if (!layout) return false;
  const known = new Set<string>(sheet.columns.map(({ id }) => id));
  return layout.number > layoutNumber(sheet) || layout.columns.some((id) => id !== "" && !known.has(id));
}

/** Where each column of a declaration stands on a sheet that is held, in the declaration's order; null where it is not there yet. */
export type HeldPlaces = readonly (number | null)[];

/**
 * Finds a sheet's own columns: by what is stored with it, or where that was lost, as in a sheet of 0.1.0, by the layout with which
 * most rows hold what was written, which `agreeing` counts; of such, by which the rows of headings fit best, for somebody may have a
 * column of theirs with a heading of ours. `headings` are those rows' texts; places count as their cells do.
 */
export function findPlaces(
  sheet: OwnSheet,
  layout: SheetLayout | null,
  headings: readonly (readonly string[])[],
  agreeing: (places: HeldPlaces) => number = () => 0,
): HeldPlaces {
  if (layout) return sheet.columns.map(({ id }) => orNull(layout.columns.indexOf(id)));
  const fitIn = (row: readonly string[], places: HeldPlaces): number =>
    sheet.columns.filter((column, index) => isHeaded(row[places[index] ?? -1], namesOf(column))).length;
  const fit = (places: HeldPlaces): number => headings.reduce((sum, row) => sum + fitIn(row, places), 0);
  const all = candidates(sheet, headings);
  const [first = []] = all;
  if (all.length <= 1) return first;
  const judged = all.map((places) => ({ places, rows: agreeing(places), fit: fit(places) }));
  return judged.reduce((best, one) => (one.rows > best.rows || (one.rows === best.rows && one.fit > best.fit) ? one : best)).places;
}

/**
 * The layouts that a sheet may have: each number's as it is made, the oldest first; and 0.1.0's with later columns to its right, of
 * two headed alike the first or the last.
 */
function candidates(sheet: OwnSheet, headings: readonly (readonly string[])[]): HeldPlaces[] {
  const made = Array.from({ length: layoutNumber(sheet) }, (_, index) => {
    let place = 0;
    return sheet.columns.map(({ since = 1 }) => (since <= index + 1 ? place++ : null));
  });
  const [oldest = []] = made;
  const grown = (find: "findIndex" | "findLastIndex"): HeldPlaces =>
    sheet.columns.map((column, index) => {
      const at = headings.map((row) => row[find]((text) => isHeaded(text, namesOf(column)))).find((place) => place >= 0);
      return oldest[index] ?? (at === undefined || oldest.includes(at) ? null : at);
    });
  const all = [...made, grown("findIndex"), grown("findLastIndex")];
  return [...new Map(all.map((places) => [places.join(), places])).values()];
}

function isHeaded(text: string | undefined, names: readonly string[]): boolean {
  return text !== undefined && names.includes(text.trim());
}

function orNull(index: number): number | null {
  return index < 0 ? null : index;
}

/**
 * Where the columns are to stand: those that are missing go to the right of all that the sheet holds, so that nothing moves. null
 * where the sheet ends before them.
 */
export function placeMissing(places: HeldPlaces, usedWidth: number): number[] | null {
  let free = Math.max(usedWidth, ...places.map((place) => (place ?? -1) + 1));
  const placed = places.map((place) => place ?? free++);
  // The hidden column comes before them.
  return free < COLUMN_COUNT || !places.includes(null) ? placed : null;
}

/** The columns' order on the sheet from left to right, as indexes in the declaration; those that are not there are left out. */
export function leftToRight(places: HeldPlaces): number[] {
  const there = places.flatMap((place, index) => (place === null ? [] : [{ place, index }]));
  return there.sort((a, b) => a.place - b.place).map(({ index }) => index);
}
