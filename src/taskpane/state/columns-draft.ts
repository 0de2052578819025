import { ASKED_COLUMNS, COLUMN_KEYS, REQUIRED_COLUMNS, type ColumnKey } from "../../kpi/columns/columns";
import { choicesOf, clashesOf, repeatsOf, type ColumnChoices } from "../../kpi/finding/choose-columns";
import { foldName } from "../../rag/fold-name";
import { textsOf, type ColumnPlace, type ColumnsReading } from "../../planning/tables/columns-reading";

/** Which heading is chosen for which column, in one table or row of headings. */
export interface ColumnsDraft {
  placeId: string;
  choices: ColumnChoices;
}

/** The columns that the form shows at once, required ones first. */
export const FIRST_COLUMNS: readonly ColumnKey[] = [
  ...REQUIRED_COLUMNS,
  ...ASKED_COLUMNS.filter((key) => !REQUIRED_COLUMNS.includes(key)),
];
/** The columns that the form shows on request. */
export const OTHER_COLUMNS: readonly ColumnKey[] = COLUMN_KEYS.filter((key) => !FIRST_COLUMNS.includes(key));

/** The form as it opens for a place, with the headings that were matched there. */
export function openDraft(place: ColumnPlace, { mapping }: Pick<ColumnsReading, "mapping">): ColumnsDraft {
  return { placeId: place.id, choices: choicesOf(textsOf(place), mapping) };
}

/** The place of a draft in a new reading, and its choices; the first place where that of the draft has gone. */
export function followDraft(
  draft: ColumnsDraft,
  reading: ColumnsReading,
): { place: ColumnPlace; choices: ColumnChoices } | null {
  const place = reading.places.find(({ id }) => id === draft.placeId);
  if (place) return { place, choices: withoutGone(draft.choices, place) };
  const [first] = reading.places;
  return first ? { place: first, choices: openDraft(first, reading).choices } : null;
}

/** The choices without headings that the sheet no longer has. */
function withoutGone(choices: ColumnChoices, place: ColumnPlace): ColumnChoices {
  const names = new Set(textsOf(place).map(foldName));
  const held = Object.entries(choices).filter(([, heading]) => heading === null || names.has(foldName(heading)));
  return Object.fromEntries(held) as ColumnChoices;
}

/** What prevents saving: required columns without a heading, headings chosen twice, and headings that several columns have. */
export interface DraftLack {
  open: ColumnKey[];
  clashes: Map<ColumnKey, ColumnKey[]>;
  repeats: ReadonlySet<ColumnKey>;
}

export function lackOf(choices: ColumnChoices, place: ColumnPlace): DraftLack {
  const open = REQUIRED_COLUMNS.filter((key) => typeof choices[key] !== "string");
  return { open, clashes: clashesOf(choices), repeats: repeatsOf(textsOf(place), choices) };
}
