import { reportingOf } from "../../../rag/rules/how-reported";
import { cellAddress } from "../../../kpi/address";
import type { CellValue } from "../../../kpi/kpi-table";
import { isRead } from "../../../rag/periods/period";
import { readPeriodCell } from "../../../kpi/periods/period-cell";
import { foldName } from "../../../rag/fold-name";
import { textCell, type CellContent } from "../../../rag/cell";
import { readStatusIn, type Ruleset } from "../../../rag/rules/ruleset";
import { readStatus } from "../../../rag/status";
import { LONGEST_TEXT } from "../../../report/narratives/narrative";
import { EMPTY_PLAN, joinPlans, type Block, type Plan, type WrittenValue } from "../../plan";
import { done, refused, type Result } from "../../problem";
import type { SheetSnapshot } from "../../snapshot";
import type { ListPlaces } from "../list";
import { cellOf } from "./read";
import { EARLIER_WORDS, KPI_HISTORY, type HistoryColumn } from "./sheet";

/** The words in lines that are about to be replaced. */
export interface KeptWords {
  /** Writes them beside their lines. */
  plan: Plan;
  /** The cells they are in now. */
  cells: { sheetName: string; address: string }[];
}

/** The existing history and where its columns are. */
interface HeldList {
  held: SheetSnapshot;
  places: ListPlaces<HistoryColumn>;
  /** True for a cell with a person's formula, which is not replaced. */
  holdsFormula: (row: number, column: number) => boolean;
  ruleset: Ruleset;
}

/**
 * Plans a note beside each replaced line that has words which the new line does not. They are kept whether a person typed them or an
 * earlier closing wrote them, because they may be nowhere else by now. An undo leaves the note.
 */
export function keepWords(
  lines: ReadonlyMap<number, Record<HistoryColumn, CellContent>>,
  list: HeldList,
): Result<KeptWords> {
  const { held } = list;
  const found = [...lines].map(([row, line]) => ({ row, words: findWords(row, line, list) }));
  const kept = found.filter(({ words }) => words.length > 0);
  if (kept.length === 0) return done({ plan: EMPTY_PLAN, cells: [] });
  const { column, isNew } = findColumn(
    list,
    kept.map(({ row }) => row),
  );
  const notes = new Map<number, string>();
  for (const { row, words } of kept) {
    const before = String(held.values[row]?.[column] ?? "");
    const note = `${nameOf(row, list)}: ${words.map(({ heading, text }) => `${heading} was “${text}”`).join("; ")}.`;
    if (!before.includes(note)) notes.set(row, before === "" ? note : `${before}\n${note}`);
  }
  const tooLong = [...notes].filter(([, note]) => note.length > LONGEST_TEXT);
  if (tooLong.length > 0) {
    const texts = tooLong.map(([row, { length }]) => ({
      name: `${held.name}!${addressIn(held, row, column)}`,
      length,
    }));
    return refused({ code: "text-too-long", texts, most: LONGEST_TEXT });
  }
  const heading = isNew ? new Map([[list.places.row, EARLIER_WORDS]]) : new Map<number, string>();
  return done({
    plan: joinPlans([planNotes(held, column, heading), planNotes(held, column, notes)]),
    cells: kept.flatMap(({ row, words }) =>
      words.map((word) => ({ sheetName: held.name, address: addressIn(held, row, word.column) })),
    ),
  });
}

interface Word {
  heading: string;
  column: number;
  text: string;
}

function findWords(
  row: number,
  line: Record<HistoryColumn, CellContent>,
  { held, places: { columns }, holdsFormula, ruleset }: HeldList,
): Word[] {
  const after = new Set(Object.values(line).map(({ value }) => foldName(String(value))));
  const value = foldName(String(cellOf(held, columns, row, "value").value));
  const isAgain = (id: HistoryColumn, text: string): boolean => id === "shownValue" && foldName(text) === value;
  return KPI_HISTORY.columns.flatMap(({ id, heading }): Word[] => {
    const column = columns.get(id);
    const written = column === undefined ? "" : held.values[row]?.[column];
    if (column === undefined || typeof written !== "string" || holdsFormula(row, column)) return [];
    const text = written.trim();
    const isSaid = after.has(foldName(text)) || isAgain(id, text) || isOfItsKind(id, text, line[id], ruleset);
    return LETTER.test(text) && !isSaid ? [{ heading, column, text }] : [];
  });
}

const LETTER = /\p{L}/u;

/** True for text that need not be kept: a status, a period, or a figure with the same words as the one that replaces it ("5 days"). */
function isOfItsKind(id: HistoryColumn, value: string, after: CellContent, ruleset: Ruleset): boolean {
  switch (id) {
    case "status":
    case "computed":
    case "override":
      return (readStatusIn(ruleset, value) ?? readStatus(value)) !== null;
    case "period":
    case "asOf":
      return isRead(readPeriodCell(textCell(value), { reporting: reportingOf(ruleset) }));
    case "value":
    case "shownValue":
    case "target":
      return isFigure(value) && lettersOf(value) === lettersOf(String(after.value));
    case "section":
    case "kpi":
    case "metric":
    case "overrideReason":
    case "ruleset":
    case "version":
      return false;
  }
}

/** True if a digit comes before any letter. */
function isFigure(text: string): boolean {
  const digit = text.search(/\d/);
  const letter = text.search(LETTER);
  return digit >= 0 && (letter < 0 || digit < letter);
}

function lettersOf(text: string): string {
  return text.replace(/\P{L}/gu, "").toLowerCase();
}

/** What the line is about, so that the note makes sense even if the lines are sorted: "Rent collected, 2024/25 Q2". */
function nameOf(row: number, { held, ruleset, places: { columns } }: HeldList): string {
  return (["metric", "period"] as const)
    .map((id) => {
      const cell = cellOf(held, columns, row, id);
      const period = id === "period" ? readPeriodCell(cell, { reporting: reportingOf(ruleset) }) : null;
      return period && isRead(period) ? period.text : String(cell.value).trim();
    })
    .join(", ");
}

/** The column for these notes: a new one, right of everything on the sheet, if there is none or a note's cell has a formula. */
function findColumn(
  { held, places, holdsFormula }: HeldList,
  rows: readonly number[],
): { column: number; isNew: boolean } {
  const ours = new Set(places.columns.values());
  const column = (held.values[places.row] ?? []).findIndex(
    (cell, index) => !ours.has(index) && foldName(String(cell)) === foldName(EARLIER_WORDS),
  );
  if (column >= 0 && !rows.some((row) => holdsFormula(row, column))) return { column, isNew: false };
  const width = Math.max(held.values[0]?.length ?? 0, ...[...ours].map((index) => index + 1));
  return { column: width, isNew: true };
}

/** Writes the notes as one block from the first cell to the last. */
function planNotes(held: SheetSnapshot, column: number, notes: ReadonlyMap<number, string>): Plan {
  if (notes.size === 0) return EMPTY_PLAN;
  const [first, last] = [Math.min(...notes.keys()), Math.max(...notes.keys())];
  const at: Block = {
    ...{ sheetId: held.id, row: held.firstRow + first, column: held.firstColumn + column },
    ...{ rowCount: last - first + 1, columnCount: 1 },
  };
  const before = (row: number): CellValue => held.values[row]?.[column] ?? "";
  const each = <T>(read: (row: number) => T): T[][] =>
    Array.from({ length: at.rowCount }, (_, index) => [read(first + index)]);
  return {
    edits: [{ kind: "values", at, values: each((row): WrittenValue => notes.get(row) ?? null), staysOnUndo: true }],
    inverse: [{ kind: "values", at, values: each((row): WrittenValue => (notes.has(row) ? before(row) : null)) }],
    expects: [{ at, values: each(before) }],
  };
}

function addressIn({ firstRow, firstColumn }: SheetSnapshot, row: number, column: number): string {
  return cellAddress(firstRow + row, firstColumn + column);
}
