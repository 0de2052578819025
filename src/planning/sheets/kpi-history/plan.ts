import { findOwnLock } from "../../write-obstacles";
import { cellAddress } from "../../../kpi/address";
import { nameKey, type Named } from "../../../kpi/history/match-names";
import type { HistoryRecord } from "../../../kpi/history/record";
import type { CellValue } from "../../../kpi/kpi-table";
import { isRead } from "../../../rag/periods/period";
import { readPeriodCell } from "../../../kpi/periods/period-cell";
import { readPeriod } from "../../../rag/periods/read-period";
import { isSamePeriod } from "../../../rag/periods/step-period";
import type { CellContent } from "../../../rag/cell";
import type { Ruleset } from "../../../rag/rules/ruleset";
import { hasAny } from "../../block-cells";
import { joinPlans, EMPTY_PLAN, type Block, type Edit, type Plan, type WrittenValue } from "../../plan";
import { done, refused, type Result } from "../../problem";
import type { OwnSheetSnapshot, SheetSnapshot } from "../../snapshot";
import { headingsOf, type OwnSheet } from "../declaration";
import { isNewer } from "../layout";
import { growList, newList, newPlaces, planListMark, planNewSheet } from "../grow-list";
import type { ListPlaces } from "../list";
import { lineOf } from "./describe";
import { keepWords, type KeptWords } from "./keep-words";
import { cellOf, findHistoryHeadings } from "./read";
import { KPI_HISTORY, type HistoryColumn } from "./sheet";

/** How the records of a period come into the history. */
export interface HistoryPlan {
  plan: Plan;
  /** Records in lines of their own, and in the place of lines that the period had already. */
  added: number;
  replaced: number;
  /** Lines of the period that no record is for: they stay. */
  stayed: number;
  /** Cells of the period's lines that hold a person's formula and so were left: "F5". */
  formulas: { sheetName: string; address: string }[];
  /** Cells of the lines that are replaced whose words are kept beside them. */
  kept: KeptWords["cells"];
}

/** The sheet as it is held, with its formulas where these were read: a person's stay. */
export type HeldHistory = SheetSnapshot & Partial<Pick<OwnSheetSnapshot, "formulas">>;

type HistoryColumns = ListPlaces<HistoryColumn>["columns"];

type Line = Record<HistoryColumn, CellContent>;

/**
 * Plans a period's records: a line each below the others, or in the place of the line that the period has for the
 * indicator. Other people's columns and lines are left alone. All records are of one period. Planned again, nothing changes.
 */
export function planHistory(
  records: readonly HistoryRecord[],
  ruleset: Ruleset,
  held: HeldHistory | null,
  sheet = KPI_HISTORY,
): Result<HistoryPlan> {
  const lines = records.map((record) => lineOf(record, ruleset));
  const none = { added: 0, replaced: 0, stayed: 0, formulas: [], kept: [] };
  if (!held)
    return done({ ...none, plan: lines.length > 0 ? newHistory(sheet, lines) : EMPTY_PLAN, added: lines.length });
  if (isNewer(sheet, held)) return refused({ code: "sheet-newer", sheet: held.name });
  if (held.values.length === 0) return fillEmpty(sheet, lines, held);
  const headings = findHistoryHeadings(held, sheet);
  if (!headings) return refused({ code: "sheet-not-ours", sheet: held.name });
  const grown = growList(sheet, held, headings, held.values[0]?.length ?? 0);
  const { columns } = grown;
  const places = findPeriod(held, headings, records[0]?.period ?? "");
  const replaced = new Map<number, Line>();
  const added: Line[] = [];
  records.forEach((record, index) => {
    const line = lines[index];
    if (!line) return;
    // Rows that share their names have a line each, in their order.
    const row = places.get(keyIn(columns, record))?.shift();
    if (row === undefined) added.push(line);
    else replaced.set(row, line);
  });
  const formulas = findFormulas(held, columns, [...replaced.keys()]);
  const kept = keepWords(replaced, {
    ...{ held, ruleset, places: { row: headings.row, columns } },
    holdsFormula: (row, column) => holdsFormula(held, row, column),
  });
  if (!kept.ok) return kept;
  // First what keeps the words: a batch that ends here has replaced none yet.
  const written = joinPlans([kept.value.plan, replaceLines(held, columns, replaced), appendLines(held, grown, added)]);
  const plan = written.edits.length > 0 ? joinPlans([grown.plan, written]) : EMPTY_PLAN;
  const lock = plan.edits.length > 0 ? findOwnLock(held) : null;
  if (lock) return refused(lock);
  const stayed = [...places.values()].reduce((sum, rows) => sum + rows.length, 0);
  return done({ plan, added: added.length, replaced: replaced.size, stayed, formulas, kept: kept.value.cells });
}

/** An empty sheet of the name is as good as none: one that could not be finished is left like that. */
function fillEmpty(sheet: OwnSheet<HistoryColumn>, lines: readonly Line[], held: HeldHistory): Result<HistoryPlan> {
  if (held.protected && lines.length > 0) return refused({ code: "sheet-protected", sheet: held.name });
  const { columns } = newPlaces(sheet);
  const at: Block = { sheetId: held.id, row: 0, column: 0, rowCount: 1, columnCount: columns.size };
  const blank = [headingsOf(sheet).map(() => "")];
  const headings: Plan = {
    edits: [{ kind: "values", at, values: [headingsOf(sheet)] }],
    inverse: [{ kind: "values", at, values: blank }],
    expects: [{ at, values: blank }],
  };
  const below = { ...held, firstRow: 0, firstColumn: 0, values: blank };
  const plan =
    lines.length > 0
      ? joinPlans([headings, planListMark(sheet, held), appendLines(below, { columns }, lines)])
      : EMPTY_PLAN;
  return done({ plan, added: lines.length, replaced: 0, stayed: 0, formulas: [], kept: [] });
}

/** The lines of a period, by the names of their indicators; rows count from the first that was read. */
function findPeriod(
  held: SheetSnapshot,
  { row, columns }: { row: number; columns: HistoryColumns },
  written: string,
): Map<string, number[]> {
  const period = readPeriod(written);
  const places = new Map<string, number[]>();
  if (!isRead(period)) return places;
  for (let at = row + 1; at < held.values.length; at += 1) {
    const of = readPeriodCell(cellOf(held, columns, at, "period"));
    if (!isRead(of) || !isSamePeriod(of, period)) continue;
    const text = (column: HistoryColumn): string => String(cellOf(held, columns, at, column).value).trim();
    const key = keyIn(columns, {
      section: text("section"),
      kpi: text("kpi") || text("metric"),
      metric: text("metric"),
    });
    places.set(key, [...(places.get(key) ?? []), at]);
  }
  return places;
}

/** The one key of a line: by those of its names that the sheet has columns for. */
function keyIn(columns: HistoryColumns, { section, kpi, metric }: Named): string {
  return nameKey({ section: columns.has("section") ? section : "", kpi: columns.has("kpi") ? kpi : "", metric });
}

/** The cells of lines that hold formulas. */
function findFormulas(held: HeldHistory, columns: HistoryColumns, rows: readonly number[]): HistoryPlan["formulas"] {
  return rows.flatMap((row) =>
    [...columns.values()]
      .filter((column) => holdsFormula(held, row, column))
      .map((column) => ({
        sheetName: held.name,
        address: cellAddress(held.firstRow + row, held.firstColumn + column),
      })),
  );
}

function holdsFormula({ values, formulas }: HeldHistory, row: number, column: number): boolean {
  const formula = formulas?.[row]?.[column];
  // A text that begins with "=" reads the same as a formula, except that its value is itself.
  return typeof formula === "string" && formula.startsWith("=") && formula !== values[row]?.[column];
}

function newHistory(sheet: OwnSheet<HistoryColumn>, lines: readonly Line[]): Plan {
  const formats = sheet.columns.flatMap(({ id }, column) => {
    const stretches = stretchesOf(lines.map((line) => formatOf(line[id])));
    return stretches.map(({ first, count, format }) => ({ row: first + 1, column, rowCount: count, format }));
  });
  const cells = lines.map((line) => sheet.columns.map(({ id }) => valueOf(line[id])));
  return planNewSheet({ ...newList(sheet, cells, GENERAL), formats, isLong: true });
}

/** Stretches of cells that have one format other than General. */
function stretchesOf(formats: readonly string[]): { first: number; count: number; format: string }[] {
  const stretches: { first: number; count: number; format: string }[] = [];
  formats.forEach((format, row) => {
    if (format === GENERAL) return;
    const last = stretches.at(-1);
    if (last && last.format === format && last.first + last.count === row) last.count += 1;
    else stretches.push({ first: row, count: 1, format });
  });
  return stretches;
}

/** Below the last used row, each cell under its heading. */
function appendLines(held: SheetSnapshot, { columns }: { columns: HistoryColumns }, lines: readonly Line[]): Plan {
  if (lines.length === 0) return EMPTY_PLAN;
  const rows = lines.map((_, index) => held.values.length + index);
  // Empty cells were not read, and a person may have given the whole column a format: 5 under 0% would be 500%.
  const plan = writeLines(
    held,
    columns,
    new Map(lines.map((line, index) => [rows[index] ?? 0, line])),
    () => "",
    () => null,
  );
  return {
    ...plan,
    edits: plan.edits.map((edit) => (edit.kind === "values" ? { ...edit, isAppended: true } : edit)),
    // Its end has not moved; all the lines need not be read for that.
    expects: plan.expects.map(({ at, values }) => ({ at: { ...at, rowCount: 1 }, values: values.slice(0, 1) })),
  };
}

function replaceLines(held: HeldHistory, columns: HistoryColumns, lines: ReadonlyMap<number, Line>): Plan {
  if (lines.size === 0) return EMPTY_PLAN;
  return writeLines(
    held,
    columns,
    lines,
    (row, column) => held.values[row]?.[column] ?? "",
    (row, column) => held.formats[row]?.[column] ?? GENERAL,
  );
}

const GENERAL = "General";

/**
 * One block from the first of the lines to the last, and the cells of these lines in it that change. Unknown format (null): always
 * write ours (numbers only), undo to General.
 */
function writeLines(
  held: HeldHistory,
  columns: HistoryColumns,
  lines: ReadonlyMap<number, Line>,
  valueBefore: (row: number, column: number) => CellValue,
  formatBefore: (row: number, column: number) => string | null,
): Plan {
  const [first, last] = [Math.min(...lines.keys()), Math.max(...lines.keys())];
  const left = Math.min(...columns.values());
  const byColumn = new Map([...columns].map(([column, index]) => [index, column]));
  const at: Block = {
    ...{ sheetId: held.id, row: held.firstRow + first, column: held.firstColumn + left },
    ...{ rowCount: last - first + 1, columnCount: Math.max(...columns.values()) - left + 1 },
  };
  const grid = <T>(read: (cell: CellContent, row: number, column: number) => T | null): (T | null)[][] =>
    Array.from({ length: at.rowCount }, (_, r) =>
      Array.from({ length: at.columnCount }, (__, c) => {
        const [row, column] = [first + r, left + c];
        const key = byColumn.get(column);
        const line = lines.get(row);
        return key && line && !holdsFormula(held, row, column) ? read(line[key], row, column) : null;
      }),
    );
  const differs = (cell: CellContent, row: number, column: number): boolean =>
    valueOf(cell) !== valueBefore(row, column);
  const values = grid((cell, row, column): WrittenValue => (differs(cell, row, column) ? valueOf(cell) : null));
  const reformats = (cell: CellContent, row: number, column: number): boolean => {
    const before = formatBefore(row, column);
    return before === null ? cell.kind === "number" : cell.kind !== "empty" && formatOf(cell) !== before;
  };
  const formats = grid((cell, row, column) => (reformats(cell, row, column) ? formatOf(cell) : null));
  if (!hasAny(values) && !hasAny(formats)) return EMPTY_PLAN;
  const edits: Edit[] = [];
  const inverse: Edit[] = [];
  if (hasAny(formats)) {
    const before = grid((cell, row, column) =>
      reformats(cell, row, column) ? (formatBefore(row, column) ?? GENERAL) : null,
    );
    edits.push({ kind: "number-format", at, format: formats });
    inverse.push({ kind: "number-format", at, format: before });
  }
  if (hasAny(values)) {
    edits.push({ kind: "values", at, values });
    inverse.push({
      kind: "values",
      at,
      values: grid((cell, row, column): WrittenValue => (differs(cell, row, column) ? valueBefore(row, column) : null)),
    });
  }
  const before = Array.from({ length: at.rowCount }, (_, r) =>
    Array.from({ length: at.columnCount }, (__, c) => valueBefore(first + r, left + c)),
  );
  return { edits, inverse, expects: [{ at, values: before }] };
}

/** The format of a text says nothing, and one of dates would make a date of it. */
function formatOf({ kind, format }: CellContent): string {
  return kind === "number" ? format : GENERAL;
}

function valueOf({ kind, value }: CellContent): CellValue {
  return kind === "empty" ? "" : value;
}
