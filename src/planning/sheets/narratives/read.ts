import { cellAddress, sheetAddress } from "../../../kpi/address";
import type { HeldNarrative, HeldNarratives, HeldText } from "../../../report/narratives/held-narratives";
import { NARRATIVE_KINDS, type NarrativeKind } from "../../../report/narratives/narrative";
import { columnIndex, type OwnSheet } from "../declaration";
import { findOwn } from "../own-sheets";
import { REPORT_TABLES } from "../report-tables/sheet";
import { readHeldSheet, type HeldRow } from "../rows/held-sheet";
import { cellAt, placeOf } from "../rows/moved-columns";
import { readTyped } from "../rows/typed-text";
import type { OwnSheetSnapshot } from "../../snapshot";
import { HEADINGS_KEY, KIND_LABELS, PLACE_LOOKS, TEXT_KEY } from "./describe";
import { NARRATIVES, type NarrativeColumn } from "./sheet";

/** Reads the narratives on the sheets Narratives and Report Tables, with what people typed there. */
export function readNarratives(sheets: readonly OwnSheetSnapshot[]): HeldNarratives {
  const list = readSheet(sheets, NARRATIVES);
  const tables = readSheet(sheets, REPORT_TABLES);
  const shown = columnIndex(REPORT_TABLES, "narrative");
  const texts = new Map(
    tables.rows.flatMap(({ id, row }): [string, HeldText][] => {
      const text = readTypedAt(row, shown, tables.placeOf(shown));
      return text ? [[id, text]] : [];
    }),
  );
  return { rows: list.rows.flatMap((one) => readRow(one, list.placeOf, texts.get(one.id) ?? NOTHING) ?? []), texts };
}

const NOTHING: HeldText = { text: "", isChanged: false, hash: "" };

interface TextRow {
  id: string;
  row: HeldRow;
  place: HeldNarrative["place"];
}

interface TextSheet {
  sheet: OwnSheetSnapshot | null;
  rows: TextRow[];
  /** Where a column, by its index in the declaration, is now, counted from the one after the hidden column; null if it was deleted. */
  placeOf: (column: number) => number | null;
}

const PLACES = ["now", "gone", "earlier"] as const;

/** Our rows with a text. The second of two rows with the same key is a person's copy, and is theirs. */
function readSheet(sheets: readonly OwnSheetSnapshot[], declared: OwnSheet): TextSheet {
  const sheet = findOwn(sheets, declared);
  const held = sheet && readHeldSheet(sheet, declared);
  const found = new Map<string, TextRow>();
  const headed: HeldRow[] = [];
  for (const row of held?.rows ?? []) {
    const { key = "", look } = row.mark ?? {};
    const place = PLACES.find((one) => PLACE_LOOKS[one] === look) ?? "now";
    if (key.startsWith(TEXT_KEY) && !found.has(key)) found.set(key, { id: key.slice(TEXT_KEY.length), row, place });
    else if (key === HEADINGS_KEY || key.startsWith(`${HEADINGS_KEY}/`)) headed.push(row);
  }
  const rows = [...found.values()];
  const typed = rows.map(({ row }) => row);
  const places = declared.columns.map((_, column) => placeOf(declared, headed, typed, column, held?.places ?? []));
  return { sheet, rows, placeOf: (column) => places[column] ?? null };
}

function readTypedAt(row: HeldRow, column: number, place: number | null): HeldText | null {
  return place === null ? null : readTyped(row, column, cellAt(row, place));
}

/** Columns that people type in. */
const TYPED: readonly NarrativeColumn[] = ["owner", "due", "state", "text"];

/** `shown` is the text on Report Tables, in case the list's column of texts was deleted. */
function readRow({ id, row, place }: TextRow, placeIn: TextSheet["placeOf"], shown: HeldText): HeldNarrative | null {
  const { mark } = row;
  const indexOf = (id: NarrativeColumn): number => columnIndex(NARRATIVES, id);
  if (!TYPED.every((id) => mark?.typed.has(indexOf(id)))) return null;
  const typed = (id: NarrativeColumn, other = NOTHING): HeldText =>
    readTypedAt(row, indexOf(id), placeIn(indexOf(id))) ?? other;
  const own = (id: NarrativeColumn): string => {
    const at = placeIn(indexOf(id));
    return at === null ? "" : String(cellAt(row, at).value);
  };
  const label = own("kpi");
  const kind = kindOf(label);
  return {
    ...{ id, kind, section: own("section"), kpi: kind === "kpi" ? label : "" },
    metrics: own("indicators")
      .split("\n")
      .filter((metric) => metric !== ""),
    ...{
      owner: typed("owner"),
      due: typed("due"),
      state: typed("state"),
      text: typed("text", shown),
      period: own("period"),
      place,
    },
  };
}

/** The cell for each narrative's text, by the narrative's id: on Report Tables, or else on Narratives. */
export function findTextPlaces(sheets: readonly OwnSheetSnapshot[]): Map<string, TextPlace> {
  const places = new Map<string, TextPlace>();
  for (const [declared, column] of [
    [NARRATIVES, columnIndex(NARRATIVES, "text")],
    [REPORT_TABLES, columnIndex(REPORT_TABLES, "narrative")],
  ] as const) {
    const { sheet, rows, placeOf: placeIn } = readSheet(sheets, declared);
    const at = placeIn(column);
    if (!sheet || at === null) continue;
    // Plus one for the hidden column.
    for (const { id, row } of rows)
      places.set(id, {
        sheetId: sheet.id,
        row: row.row,
        column: at + 1,
        address: sheetAddress(sheet.name, cellAddress(row.row, at + 1)),
      });
  }
  return places;
}

/** A cell that a text is typed in. Rows and columns count from 0. The address includes the sheet. */
export interface TextPlace {
  sheetId: string;
  row: number;
  column: number;
  address: string;
}

function kindOf(label: string): NarrativeKind {
  return NARRATIVE_KINDS.find((kind) => kind !== "kpi" && KIND_LABELS[kind] === label) ?? "kpi";
}
