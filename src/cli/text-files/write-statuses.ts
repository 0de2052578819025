import type { Review } from "../../actions/review";
import { HEADINGS } from "../../kpi/columns/columns";
import { readIndicators } from "../../kpi/indicator";
import { groupBy } from "../../kpi/history/match-names";
import type { KpiTable } from "../../kpi/kpi-table";
import { allIndicators, rateIndicators, type RatedIndicator } from "../../kpi/scorecard";
import type { Edit } from "../../planning/plan";
import { planStatuses, type KeptCell } from "../../planning/statuses/plan-statuses";
import type { TableWording } from "../../planning/wording/describe-wording";
import type { Ruleset } from "../../rag/rules/ruleset";
import { UnusableInput } from "../errors";
import type { TextFile } from "./open-text-file";
import { encodeText } from "./text-encoding";
import { findCells, type Separator } from "./split-rows";

/** A status to write, by its place in the file. Rows and columns count from 0. */
export interface StatusWord {
  row: number;
  column: number;
  word: string;
}

/** What is written to the status columns of a text file, and what is left alone. */
export interface TextStatuses {
  words: StatusWord[];
  kept: KeptCell[];
  /** Why no status of a table is written, a sentence each. */
  refusals: string[];
}

/** Nothing but words says what a status is in a text file. */
const IN_WORDS: TableWording = {
  asked: { isNative: false, words: {}, isList: false },
  because: null,
  whenEmpty: null,
  refusal: null,
};

/** True for rows with a status column of the file's own. */
export function hasOwnStatus(
  { columns, firstColumn }: Pick<KpiTable, "columns" | "firstColumn">,
  { addedColumn }: Pick<TextFile, "addedColumn">,
): boolean {
  return columns.status !== undefined && firstColumn + columns.status !== addedColumn;
}

/** Plans the statuses of a text file, in the words that its columns have already or else in those of the rules. */
export function planStatusWords(
  { tables, ruleset: read, scorecard }: Pick<Review, "tables" | "ruleset" | "scorecard">,
  ruleset: Ruleset,
  file: Pick<TextFile, "addedColumn">,
): TextStatuses {
  const rated = groupBy(ruleset === read ? allIndicators(scorecard) : [], ({ tableId }) => tableId);
  const ratedIn = (table: KpiTable): RatedIndicator[] =>
    ruleset === read ? (rated.get(table.tableId) ?? []) : rateIndicators(readIndicators(table), ruleset);
  const planned: TextStatuses = { words: [], kept: [], refusals: [] };
  const isSomeWritten = tables.some((table) => hasOwnStatus(table, file));
  for (const table of tables) {
    if (!hasOwnStatus(table, file)) {
      if (isSomeWritten) planned.refusals.push(describeWithout(table));
      continue;
    }
    const { plan, kept, refusal } = planStatuses(table, ratedIn(table), null, ruleset, {
      alike: tables,
      wording: IN_WORDS,
    });
    for (const cell of kept) planned.kept.push(cell);
    if (refusal !== undefined) planned.refusals.push(refusal);
    for (const word of plan.edits.flatMap(wordsOf)) planned.words.push(word);
  }
  return planned;
}

function describeWithout({ firstRow }: KpiTable): string {
  return `The headings above row ${firstRow + 1} have no ${HEADINGS.status}: no statuses are written below them.`;
}

function wordsOf(edit: Edit): StatusWord[] {
  if (edit.kind !== "values") return [];
  const { at, values } = edit;
  return values.flatMap((row, r) =>
    row.flatMap((value, c) =>
      value === null ? [] : [{ row: at.row + r, column: at.column + c, word: String(value) }],
    ),
  );
}

/** The file with these statuses. All other cells, and all that is between them, stay as they are. Null if its encoding lacks a letter. */
export function writeStatusWords(file: TextFile, words: readonly StatusWord[]): Uint8Array | null {
  const bytes = Buffer.from(file.body, "utf8");
  const pieces: Uint8Array[] = [];
  let at = 0;
  const inOrder = [...words].sort((a, b) => a.row - b.row || a.column - b.column);
  for (const ofRow of groupBy(inOrder, ({ row }) => String(row)).values()) {
    const row = ofRow[0]?.row ?? 0;
    const [start, end] = [file.ends[row - 1] ?? 0, file.ends[row] ?? bytes.length];
    pieces.push(bytes.subarray(at, start), ...writeRow(bytes.subarray(start, end), ofRow, file.separator));
    at = end;
  }
  const body = Buffer.concat([...pieces, bytes.subarray(at)]).toString("utf8");
  return encodeText({ text: file.before + body, encoding: file.encoding });
}

/** One row with its statuses, in pieces. A row that ends before a status column gets the separators that it lacks. */
function writeRow(row: Buffer, words: readonly StatusWord[], separator: Separator): Uint8Array[] {
  const cells = findCells(row, separator);
  const end = cells.at(-1)?.end ?? 0;
  const pieces: Uint8Array[] = [];
  let [at, width] = [0, cells.length];
  for (const { column, word } of words) {
    const cell = cells[column];
    const start = cell?.start ?? end;
    const before = cell ? "" : separator.repeat(column - width + 1);
    pieces.push(row.subarray(at, start), Buffer.from(before + writeCell(word, cell?.isQuoted ?? false, separator)));
    at = cell?.end ?? end;
    width = Math.max(width, column + 1);
  }
  return [...pieces, row.subarray(at)];
}

/** A word as a cell. Excel would run one that begins as a formula does, and nothing in a text file says that it is none. */
function writeCell(word: string, isQuoted: boolean, separator: Separator): string {
  if (/^[=+@-]./.test(word))
    throw new UnusableInput(
      `the word “${word}” for a status begins as a formula does, and Excel would run it. Give the status another word.`,
    );
  const needsQuotes = isQuoted || word.includes(separator) || /["\r\n]/.test(word);
  return needsQuotes ? `"${word.replace(/"/g, '""')}"` : word;
}
