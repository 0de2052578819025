import { ASKED_COLUMNS, COLUMN_KEYS, REQUIRED_COLUMNS, type ColumnKey } from "../../kpi/columns/columns";
import { choicesOf, clashesOf, repeatsOf, type ColumnChoices } from "../../kpi/finding/choose-columns";
import { foldName } from "../../rag/fold-name";
import { textsOf, type ColumnPlace, type ColumnsReading } from "../../planning/tables/columns-reading";

/** The heading chosen for each column, in one table or row of headings. */
export interface ColumnsDraft {
  placeId: string;
  choices: ColumnChoices;
}

/** The columns that the form shows first: required ones, then others that it asks for. */
export const FIRST_COLUMNS: readonly ColumnKey[] = [
  ...REQUIRED_COLUMNS,
  ...ASKED_COLUMNS.filter((key) => !REQUIRED_COLUMNS.includes(key)),
];
/** The columns that the form shows when asked. */
export const OTHER_COLUMNS: readonly ColumnKey[] = COLUMN_KEYS.filter((key) => !FIRST_COLUMNS.includes(key));

/** The form as it opens for a place, filled with the headings that are recognised there. */
export function openDraft(place: ColumnPlace, { mapping }: Pick<ColumnsReading, "mapping">): ColumnsDraft {
  return { placeId: place.id, choices: choicesOf(textsOf(place), mapping) };
}

/** Finds a draft's place in a new reading, with its choices; the first place if the draft's is gone. */
export function followDraft(
  draft: ColumnsDraft,
  reading: ColumnsReading,
): { place: ColumnPlace; choices: ColumnChoices } | null {
  const place = reading.places.find(({ id }) => id === draft.placeId);
  if (place) return { place, choices: keepPresent(draft.choices, place) };
  const [first] = reading.places;
  return first ? { place: first, choices: openDraft(first, reading).choices } : null;
}

/** Drops headings that the sheet no longer has. */
function keepPresent(choices: ColumnChoices, place: ColumnPlace): ColumnChoices {
  const names = new Set(textsOf(place).map(foldName));
  const kept = Object.entries(choices).filter(([, heading]) => heading === null || names.has(foldName(heading)));
  return Object.fromEntries(kept) as ColumnChoices;
}

/** What prevents saving: required columns without a heading, headings chosen twice, and headings that the sheet repeats. */
export interface DraftFaults {
  open: ColumnKey[];
  clashes: Map<ColumnKey, ColumnKey[]>;
  repeats: ReadonlySet<ColumnKey>;
}

/** Finds what prevents a draft from being saved. */
export function findDraftFaults(choices: ColumnChoices, place: ColumnPlace): DraftFaults {
  const open = REQUIRED_COLUMNS.filter(
    (key) => typeof choices[key] !== "string" && !place.periods?.fields.includes(key),
  );
  return { open, clashes: clashesOf(choices), repeats: repeatsOf(textsOf(place), choices) };
}
