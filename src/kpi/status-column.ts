import { readStatus, STATUS_WORDS, type Status } from "../rag/status";
import { cellAt, type KpiTable } from "./kpi-table";

/**
 * The native form of a status: the numbers 3, 2, 1 shown as words by this number format, with an icon set beside them.
 * It sorts, filters and pivots, and reads without colour. "Not rated" is a text, so that it takes no icon.
 */
export const NATIVE_FORMAT = '[=3]"Green";[=2]"Amber";"Red"';

/** How a status column writes each status, and whether as numbers under the native format. */
export interface StatusForm {
  native: boolean;
  written: Record<Status, string | number>;
}

const NATIVE: StatusForm = { native: true, written: { exceeding: 4, green: 3, amber: 2, red: 1, "not-rated": STATUS_WORDS["not-rated"] } };

/** How columns that write their own words do it: by letters, by the published symbols, or in words. */
const VOCABULARIES: { uses: RegExp; words: Record<Status, string> }[] = [
  { uses: /^[gar]$/i, words: { exceeding: "B", green: "G", amber: "A", red: "R", "not-rated": STATUS_WORDS["not-rated"] } },
  { uses: /^[✓✔!✗✘×]$/, words: { exceeding: "★", green: "✓", amber: "!", red: "✗", "not-rated": STATUS_WORDS["not-rated"] } },
  { uses: /./, words: STATUS_WORDS },
];

/** What a row's status cell holds before a run. */
export type StatusCell =
  | { holds: "nothing"; status: null }
  | { holds: "status"; status: Status; written: string | number }
  /** A person's formula or words, which are never overwritten. */
  | { holds: "formula" | "other-text"; status: null; text: string };

/** What the status cell of a row holds. */
export function statusCellAt(table: KpiTable, row: number): StatusCell {
  const formula = table.cells.status?.formulas?.[row];
  const cell = cellAt(table, "status", row);
  if (typeof formula === "string" && formula.startsWith("=") && formula !== cell.value) {
    return { holds: "formula", status: null, text: formula };
  }
  if (cell.kind === "empty") return { holds: "nothing", status: null };
  const status = readStatus(String(cell.value));
  if (!status) return { holds: "other-text", status: null, text: String(cell.value) };
  return { holds: "status", status, written: typeof cell.value === "number" ? cell.value : String(cell.value) };
}

/**
 * The form a status column already has: a column that writes words, letters or symbols keeps its own, as first written
 * for each status; an empty one, or one of numbers, takes the native form.
 */
export function findStatusForm(cells: readonly StatusCell[]): StatusForm {
  const seen: Partial<Record<Status, string>> = {};
  for (const cell of cells) {
    if (cell.holds !== "status" || cell.status === "not-rated") continue;
    if (typeof cell.written === "number") return NATIVE;
    seen[cell.status] ??= cell.written;
  }
  const [sample] = Object.values(seen);
  if (sample === undefined) return NATIVE;
  const vocabulary = VOCABULARIES.find(({ uses }) => uses.test(sample.trim()));
  return { native: false, written: { ...(vocabulary?.words ?? STATUS_WORDS), ...seen } };
}
