import { layoutNumber, namesOf, type OwnSheet } from "./declaration";

/**
 * The layout stored with one of the add-in's own sheets: its number, and which column is which. It is the text of a hidden, sheet-scoped
 * name, so it takes up no cell and moves with the sheet.
 */
export interface SheetLayout {
  number: number;
  /** Column ids from the first of the add-in's columns; "" is a column that a person added between them. */
  columns: string[];
  /** The format number of the rules that a RAG Rules sheet holds. */
  format?: number;
}

/** Columns of an Excel sheet. The last is XFD. */
export const SHEET_WIDTH = 16_384;

/** The hidden name, scoped to its sheet. */
export const LAYOUT_NAME = "_KPI_Reporter_layout";

/** The longest text in a formula ("Excel specifications and limits"). */
const LONGEST_MARK = 255;

/**
 * "2|section,kpi,,owner", or "1|name,green|3" with a format. A run of other columns is written as its length: "2|kpi,250,owner".
 * null if the text is too long for Excel: columns are then found by their headings, as if the name were lost.
 */
export function writeLayout({ number, columns, format }: SheetLayout): string | null {
  const mark = `${number}|${shortenGaps(columns).join(",")}${format === undefined ? "" : `|${format}`}`;
  return mark.length > LONGEST_MARK ? null : mark;
}

function shortenGaps(columns: readonly string[]): string[] {
  const parts: string[] = [];
  let gap = 0;
  for (const id of columns) {
    if (id === "") {
      gap += 1;
      continue;
    }
    if (gap > 0) parts.push(gap === 1 ? "" : String(gap));
    gap = 0;
    parts.push(id);
  }
  return parts;
}

/** Reads the text of a sheet's hidden name; null if it is missing or not a layout. */
export function readLayout(text: string | undefined): SheetLayout | null {
  const [, number, written = "", format] = /^(\d{1,6})\|([^|]*)(?:\|(\d{1,6}))?$/.exec(text ?? "") ?? [];
  if (number === undefined) return null;
  const parts = written === "" ? [] : written.split(",");
  const sizes = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : 1));
  if (sizes.reduce((sum, size) => sum + size, 0) > SHEET_WIDTH) return null;
  const columns = parts.flatMap((part, index) =>
    /^\d+$/.test(part) ? Array<string>(sizes[index] ?? 1).fill("") : [part],
  );
  const layout = { number: Number(number), columns };
  return format === undefined ? layout : { ...layout, format: Number(format) };
}

/** The layout of a sheet with its columns at these places, in the order of the declaration. */
export function layoutAt(sheet: OwnSheet, places: readonly number[]): SheetLayout {
  const width = Math.max(-1, ...places) + 1;
  const columns = Array.from({ length: width }, (_, place) => sheet.columns[places.indexOf(place)]?.id ?? "");
  return { number: layoutNumber(sheet), columns };
}

/** The layout of a new sheet. */
export function newLayout(sheet: OwnSheet): SheetLayout {
  return { number: layoutNumber(sheet), columns: sheet.columns.map(({ id }) => id) };
}

/** The mark assumed for 0.1.0 sheets, which have none. */
export function firstLayout({ columns }: OwnSheet): string | null {
  return writeLayout({ number: 1, columns: columns.filter(({ since = 1 }) => since === 1).map(({ id }) => id) });
}

/**
 * True for a sheet made by a later version: its layout number is higher, or equal with an id that this version does not know. In an
 * older layout an unknown id is a column that was removed since. An open or cached pane may meet a newer sheet after an update.
 */
export function isNewer(sheet: OwnSheet, { mark }: { mark?: string | undefined }): boolean {
  const layout = readLayout(mark);
  if (!layout) return false;
  const ours = layoutNumber(sheet);
  if (layout.number !== ours) return layout.number > ours;
  const known = new Set<string>(sheet.columns.map(({ id }) => id));
  return layout.columns.some((id) => id !== "" && !known.has(id));
}

/** The place of each declared column on an existing sheet, in the order of the declaration; null if the sheet does not have it yet. */
export type HeldPlaces = readonly (number | null)[];

/**
 * Finds the add-in's columns on its sheet by the layout mark. Without one, as in 0.1.0, tries each possible layout and takes the one with
 * the most unedited rows, which `agreeing` counts; among equals, the one that fits the heading rows best, because a person's column may
 * have one of our headings. `headings` are the texts of the heading rows, indexed by place.
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
  return judged.reduce((best, one) =>
    one.rows > best.rows || (one.rows === best.rows && one.fit > best.fit) ? one : best,
  ).places;
}

/**
 * The layouts that an unmarked sheet may have, the oldest first: each version's, and 0.1.0's with later columns to its right. Where two
 * columns have the same heading, both the first and the last are tried.
 */
function candidates(sheet: OwnSheet, headings: readonly (readonly string[])[]): HeldPlaces[] {
  const made = Array.from({ length: layoutNumber(sheet) }, (_, index) => {
    let place = 0;
    return sheet.columns.map(({ since = 1 }) => (since <= index + 1 ? place++ : null));
  });
  const [oldest = []] = made;
  const grown = (find: "findIndex" | "findLastIndex"): HeldPlaces =>
    sheet.columns.map((column, index) => {
      const at = headings
        .map((row) => row[find]((text) => isHeaded(text, namesOf(column))))
        .find((place) => place >= 0);
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
 * Chooses places for missing columns, counted from the one after the hidden column: right of everything on the sheet, so that nothing
 * moves. If there is no room before Excel's last column, uses empty columns right of our own.
 */
export function placeMissing(
  places: HeldPlaces,
  usedWidth: number,
  isEmpty: (place: number) => boolean = () => false,
): number[] {
  const end = Math.max(-1, ...places.map((place) => place ?? -1)) + 1;
  const missing = places.filter((place) => place === null).length;
  const hasRoom = Math.max(usedWidth, end) + missing < SHEET_WIDTH;
  let free = hasRoom ? Math.max(usedWidth, end) : end;
  const next = (): number => {
    while (!hasRoom && free < usedWidth && !isEmpty(free)) free += 1;
    return free++;
  };
  return places.map((place) => place ?? next());
}

/** Indexes of the declared columns in the order they have on the sheet, without missing ones. */
export function leftToRight(places: HeldPlaces): number[] {
  const there = places.flatMap((place, index) => (place === null ? [] : [{ place, index }]));
  return there.sort((a, b) => a.place - b.place).map(({ index }) => index);
}
