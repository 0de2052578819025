import { cellAddress } from "../kpi/address";
import { sheetAddress } from "../kpi/checks/sheet-address";
import type { HeldNarrative, HeldNarratives, HeldText } from "../report/narratives/held-narrative";
import { NARRATIVE_KINDS, type NarrativeKind } from "../report/narratives/narrative";
import { KIND_LABELS, NARRATIVE_COLUMNS, NARRATIVE_HEADINGS, PLACE_LOOKS, TEXT_KEY } from "../report/narratives-sheet";
import { HEADINGS_KEY, TABLE_COLUMNS, TEXT_COLUMN } from "../report/report-tables";
import { NARRATIVES_SHEET, REPORT_TABLES_SHEET } from "../report/sheet-names";
import { findSheetNamed } from "./find-sheet";
import { readHeldRows, type HeldRow } from "./own-sheet/held-sheet";
import { cellAt, placeOf } from "./own-sheet/moved-columns";
import { readTyped } from "./own-sheet/typed-text";
import type { OwnSheetSnapshot } from "./snapshot";

/** What the Narratives and the Report Tables sheets hold of narratives, with what people typed there. */
export function readNarratives(sheets: readonly OwnSheetSnapshot[]): HeldNarratives {
  const list = readSheet(sheets, NARRATIVES_SHEET, NARRATIVE_HEADINGS);
  const tables = readSheet(sheets, REPORT_TABLES_SHEET, TABLE_COLUMNS);
  const texts = new Map(tables.rows.flatMap(({ id, row }): [string, HeldText][] => {
    const text = readTypedAt(row, TEXT_COLUMN, tables.placeOf(TEXT_COLUMN));
    return text ? [[id, text]] : [];
  }));
  return { rows: list.rows.flatMap((one) => readRow(one, list.placeOf, texts.get(one.id) ?? NOTHING) ?? []), texts };
}

const NOTHING: HeldText = { text: "", isChanged: false };

interface TextRow {
  id: string;
  row: HeldRow;
  place: HeldNarrative["place"];
}

interface TextSheet {
  sheet: OwnSheetSnapshot | null;
  rows: TextRow[];
  /** Where a column of ours stands by now, both counted from the one after the hidden column; null where it was taken away. */
  placeOf: (column: number) => number | null;
}

const PLACES = ["now", "gone", "earlier"] as const;

/** The rows of ours with a text; of two with one key, a person copied the second, and it is theirs. */
function readSheet(sheets: readonly OwnSheetSnapshot[], name: string, headings: readonly string[]): TextSheet {
  const sheet = findSheetNamed(sheets, name);
  const found = new Map<string, TextRow>();
  const headed: HeldRow[] = [];
  for (const row of sheet ? readHeldRows(sheet, headings.length) : []) {
    const { key = "", look } = row.mark ?? {};
    const place = PLACES.find((one) => PLACE_LOOKS[one] === look) ?? "now";
    if (key.startsWith(TEXT_KEY) && !found.has(key)) found.set(key, { id: key.slice(TEXT_KEY.length), row, place });
    else if (key === HEADINGS_KEY || key.startsWith(`${HEADINGS_KEY}/`)) headed.push(row);
  }
  const rows = [...found.values()];
  const typed = rows.map(({ row }) => row);
  const places = headings.map((_, column) => placeOf(headed, typed, headings, column));
  return { sheet, rows, placeOf: (column) => places[column] ?? null };
}

function readTypedAt(row: HeldRow, column: number, place: number | null): HeldText | null {
  return place === null ? null : readTyped(row, column, cellAt(row, place));
}

/** `shown` is the text on the Report Tables sheet, for a list whose column of texts was taken away. */
function readRow({ id, row, place }: TextRow, placeIn: TextSheet["placeOf"], shown: HeldText): HeldNarrative | null {
  const { mark } = row;
  const { owner, due, state, text, section, kpi, period, metrics } = NARRATIVE_COLUMNS;
  if (![owner, due, state, text].every((column) => mark?.typed.has(column))) return null;
  const typed = (column: number, other = NOTHING): HeldText => readTypedAt(row, column, placeIn(column)) ?? other;
  const own = (column: number): string => {
    const at = placeIn(column);
    return at === null ? "" : String(cellAt(row, at).value);
  };
  const label = own(kpi);
  const kind = kindOf(label);
  return {
    ...{ id, kind, section: own(section), kpi: kind === "kpi" ? label : "" },
    metrics: own(metrics).split("\n").filter((metric) => metric !== ""),
    ...{ owner: typed(owner), due: typed(due), state: typed(state), text: typed(text, shown), period: own(period), place },
  };
}

/** Where each narrative's text is typed, by the narrative's id: on Report Tables, or else on Narratives. */
export function findTextPlaces(sheets: readonly OwnSheetSnapshot[]): Map<string, TextPlace> {
  const places = new Map<string, TextPlace>();
  for (const [name, headings, column] of [
    [NARRATIVES_SHEET, NARRATIVE_HEADINGS, NARRATIVE_COLUMNS.text],
    [REPORT_TABLES_SHEET, TABLE_COLUMNS, TEXT_COLUMN],
  ] as const) {
    const { sheet, rows, placeOf: placeIn } = readSheet(sheets, name, headings);
    const at = placeIn(column);
    if (!sheet || at === null) continue;
    // The hidden column comes before ours.
    for (const { id, row } of rows) places.set(id, { sheetId: sheet.id, row: row.row, column: at + 1, address: sheetAddress(sheet.name, cellAddress(row.row, at + 1)) });
  }
  return places;
}

/** A cell that a text is typed in. Rows and columns count from 0; its address is with its sheet. */
export interface TextPlace {
  sheetId: string;
  row: number;
  column: number;
  address: string;
}

function kindOf(label: string): NarrativeKind {
  return NARRATIVE_KINDS.find((kind) => kind !== "kpi" && KIND_LABELS[kind] === label) ?? "kpi";
}
