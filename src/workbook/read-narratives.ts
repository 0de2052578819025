import type { HeldNarrative, HeldNarratives, HeldText } from "../report/narratives/held-narrative";
import { NARRATIVE_KINDS, type NarrativeKind } from "../report/narratives/narrative";
import { KIND_LABELS, NARRATIVE_COLUMNS, PLACE_LOOKS, TEXT_KEY } from "../report/narratives-sheet";
import { TEXT_COLUMN } from "../report/report-tables";
import { NARRATIVES_SHEET, REPORT_TABLES_SHEET } from "../report/sheet-names";
import { readHeldRows, type HeldRow } from "./own-sheet/held-sheet";
import { readTyped } from "./own-sheet/typed-text";
import type { OwnSheetSnapshot } from "./snapshot";

const WIDTHS: Record<string, number> = { [NARRATIVES_SHEET]: Object.keys(NARRATIVE_COLUMNS).length, [REPORT_TABLES_SHEET]: TEXT_COLUMN + 1 };

/** What the Narratives and the Report Tables sheets hold of narratives, with what people typed there. */
export function readNarratives(sheets: readonly OwnSheetSnapshot[]): HeldNarratives {
  return {
    rows: rowsOf(sheets, NARRATIVES_SHEET).flatMap(({ id, row, place }) => readRow(id, row, place) ?? []),
    texts: new Map(rowsOf(sheets, REPORT_TABLES_SHEET).flatMap(({ id, row }): [string, HeldText][] => {
      const text = readTyped(row, TEXT_COLUMN);
      return text ? [[id, text]] : [];
    })),
  };
}

interface TextRow {
  id: string;
  row: HeldRow;
  place: HeldNarrative["place"];
}

const PLACES = ["now", "gone", "earlier"] as const;

/** The rows of ours with a text; of two with one key, a person copied the second, and it is theirs. */
function rowsOf(sheets: readonly OwnSheetSnapshot[], name: string): TextRow[] {
  const sheet = sheets.find((candidate) => candidate.name.trim().toLowerCase() === name.toLowerCase());
  if (!sheet) return [];
  const found = new Map<string, TextRow>();
  for (const row of readHeldRows(sheet, WIDTHS[name] ?? 0)) {
    const key = row.mark?.key ?? "";
    const place = PLACES.find((one) => PLACE_LOOKS[one] === row.mark?.look) ?? "now";
    if (key.startsWith(TEXT_KEY) && !found.has(key)) found.set(key, { id: key.slice(TEXT_KEY.length), row, place });
  }
  return [...found.values()];
}

function readRow(id: string, row: HeldRow, place: HeldNarrative["place"]): HeldNarrative | null {
  const typed = (column: number): HeldText | null => readTyped(row, column);
  const [owner, due, state, text] = [NARRATIVE_COLUMNS.owner, NARRATIVE_COLUMNS.due, NARRATIVE_COLUMNS.state, NARRATIVE_COLUMNS.text].map(typed);
  if (!owner || !due || !state || !text) return null;
  const own = (column: number): string => String(row.own[column]?.value ?? "");
  const label = own(NARRATIVE_COLUMNS.kpi);
  const kind = kindOf(label);
  return {
    ...{ id, kind, section: own(NARRATIVE_COLUMNS.section), kpi: kind === "kpi" ? label : "" },
    metrics: own(NARRATIVE_COLUMNS.metrics).split("\n").filter((metric) => metric !== ""),
    ...{ owner, due, state, text, period: own(NARRATIVE_COLUMNS.period), place },
  };
}

function kindOf(label: string): NarrativeKind {
  return NARRATIVE_KINDS.find((kind) => kind !== "kpi" && KIND_LABELS[kind] === label) ?? "kpi";
}
