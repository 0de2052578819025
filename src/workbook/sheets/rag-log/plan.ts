import type { Ruleset } from "../../../rag/rules/ruleset";
import { wordFor } from "../../../rag/rules/ruleset";
import type { Status } from "../../../rag/status";
import type { RatedIndicator } from "../../../kpi/rated-indicator";
import type { KpiTable } from "../../../kpi/kpi-table";
import type { Block, CellCopy, NewSheet, Plan } from "../../plan";
import type { StatusChange } from "../../plan-statuses";
import type { HeadRequest, SheetHead, SheetOutline } from "../../snapshot";

/** What an action cannot know by itself. */
export interface RunContext {
  /** The time where the officer is: "2026-11-22 23:05". */
  now: string;
}

/** What wrote a status. */
export type LogKind = "run" | "undo" | "override";

/** A status that was written, and how it came about. null is no status. */
export interface LogEntry {
  sheetName: string;
  /** On its sheet: "I3". */
  address: string;
  kpi: string;
  metric: string;
  from: Status | null;
  to: Status | null;
  computed: Status;
  override: Status | null;
  overrideReason: string;
  /** Cells of a table that hold just the KPI's and the metric's texts. */
  sources?: Partial<Record<"kpi" | "metric", CellCopy["from"]>>;
}

/** Why nothing is logged: the sheet of that name is a person's own, or cannot be written to, or Excel adds no sheet. */
export interface LogTrouble {
  code: "not-ours" | "protected" | "not-added";
  sheet: string;
}

export const LOG_SHEET = "RAG Log";

export const LOG_HEADINGS = [
  ...["Time", "Sheet", "Cell", "KPI", "Metric", "From", "To", "Rules give"],
  ...["Override", "Override Reason", "Ruleset", "Version", "Kind"],
] as const;

const WIDTHS = [120, 110, 60, 220, 320, 80, 80, 80, 80, 240, 160, 70, 70];

/** Lines under the headings; a log that would grow beyond them goes on in another sheet. */
export const LOG_LINES = 100_000;

/** What is typed beside a log stays as typed, and what is logged stays text. */
const TEXT_FORMAT = "@";

/** How the sheets are asked for that may be the log, or that have its name. */
export function requestLogs({ sheets }: { sheets: readonly SheetOutline[] }): HeadRequest[] {
  return sheets.filter(({ name }) => numberOf(name) !== null).map(({ id }) => ({ sheetId: id, columnCount: LOG_HEADINGS.length }));
}

/** How the log is asked for, by its name, where nothing is known of the workbook: nearly always there is one of them. */
export function likelyLogs(): HeadRequest[] {
  return [{ sheetId: LOG_SHEET, columnCount: LOG_HEADINGS.length }];
}

/** True where the workbook has a log of the add-in's own. */
export function hasLog(logs: readonly SheetHead[]): boolean {
  return logs.some(isOurs);
}

/** An entry for each status that changes, of the indicators as they are rated. `tables` tell where their names stand. */
export function entriesOf(
  changes: readonly StatusChange[],
  rated: readonly RatedIndicator[],
  tables: readonly KpiTable[] = [],
): LogEntry[] {
  const byTable = new Map<string, Map<number, RatedIndicator>>();
  for (const indicator of rated) {
    const rows = byTable.get(indicator.tableId) ?? new Map<number, RatedIndicator>();
    byTable.set(indicator.tableId, rows.set(indicator.row, indicator));
  }
  const tableOf = new Map(tables.map((table) => [table.tableId, table]));
  const entries: LogEntry[] = [];
  for (const { tableId, row, sheetName, address, from, to } of changes) {
    const indicator = byTable.get(tableId)?.get(row);
    if (!indicator) continue;
    const { kpi, metric, rating } = indicator;
    const entry: LogEntry = {
      sheetName,
      address,
      kpi,
      metric,
      from,
      to,
      computed: rating.computed.status,
      override: rating.override?.status ?? null,
      overrideReason: rating.override?.reason ?? "",
    };
    const table = tableOf.get(tableId);
    if (table && !table.isRange) entry.sources = sourcesOf(indicator, table);
    entries.push(entry);
  }
  return entries;
}

/** Excel would read more than letters into these, or holds an error that only looks like a text: they are not copied. */
const NOT_COPIED = /^[=+\-@'#]/;

/** Where an indicator's names stand, letter by letter. Plain cells may be merged with others, and are left out. */
function sourcesOf(indicator: RatedIndicator, table: KpiTable): LogEntry["sources"] {
  const { sheetId, firstRow, firstColumn, columns, cells } = table;
  const sources: NonNullable<LogEntry["sources"]> = {};
  for (const key of ["kpi", "metric"] as const) {
    const column = columns[key];
    const text = indicator[key];
    if (column === undefined || cells[key]?.values[indicator.row] !== text || NOT_COPIED.test(text)) continue;
    sources[key] = { sheetId, row: firstRow + indicator.row, column: firstColumn + column };
  }
  return sources;
}

/** The entries of an undo: those of the run the other way round, without the cells that were left. */
export function undoneEntries(entries: readonly LogEntry[], left: readonly { sheetName: string; address: string }[]): LogEntry[] {
  const stays = new Set(left.map(({ sheetName, address }) => `${address} ${sheetName}`));
  return entries
    .filter(({ sheetName, address }) => !stays.has(`${address} ${sheetName}`))
    // By then the names may stand elsewhere.
    .map(({ sources: _, ...entry }) => ({ ...entry, from: entry.to, to: entry.from }));
}

/** Fewer letters than this are sent sooner than a copy of them is asked for. */
const WORTH_COPYING = 1500;

/** The stretches of an entry's lines whose names stand below each other in a table too, in the same order. */
export function copiesOf(entries: readonly LogEntry[]): CellCopy[] {
  return (["kpi", "metric"] as const).flatMap((key) => {
    const column = LOG_HEADINGS.indexOf(key === "kpi" ? "KPI" : "Metric");
    const copies: CellCopy[] = [];
    for (let row = 0; row < entries.length; ) {
      const from = entries[row]?.sources?.[key];
      let end = row + 1;
      let letters = entries[row]?.[key].length ?? 0;
      while (from && isNext(from, end - row, entries[end]?.sources?.[key])) {
        letters += entries[end]?.[key].length ?? 0;
        end += 1;
      }
      if (from && letters > WORTH_COPYING) copies.push({ row, column, rowCount: end - row, from });
      row = end;
    }
    return copies;
  });
}

function isNext(first: CellCopy["from"], rows: number, next: CellCopy["from"] | undefined): boolean {
  return next !== undefined && next.sheetId === first.sheetId && next.column === first.column && next.row === first.row + rows;
}

/** Entries as they are written, one line each. */
export function linesOf(entries: readonly LogEntry[], kind: LogKind, ruleset: Ruleset, { now }: RunContext): string[][] {
  const word = (status: Status | null): string => (status === null ? "" : wordFor(ruleset, status));
  return entries.map((entry) => [
    ...[now, entry.sheetName, entry.address, entry.kpi, entry.metric, word(entry.from), word(entry.to), word(entry.computed)],
    ...[word(entry.override), entry.overrideReason, ruleset.name, ruleset.version, kind],
  ]);
}

/** What is to be done to log lines: a plan, or why not. With no lines there is nothing to do. */
export interface LogPlan {
  plan: Plan | null;
  trouble: LogTrouble | null;
  /** The log sheets as they will be; null where one is added, which has no id yet. */
  after: SheetHead[] | null;
}

/** Plans the lines below the log's last one; a log that is missing, or is full, is begun on a sheet of its own. */
export function planLog(logs: readonly SheetHead[], lines: readonly (readonly string[])[], copies: readonly CellCopy[] = []): LogPlan {
  if (lines.length === 0) return { plan: null, trouble: null, after: [...logs] };
  const ours = logs.filter(isOurs).sort((a, b) => (numberOf(a.name) ?? 0) - (numberOf(b.name) ?? 0));
  const last = ours.at(-1);
  if (!last) {
    const other = logs.find(({ name }) => numberOf(name) === 1);
    return other ? untouched(logs, "not-ours", other.name) : addLog(logs, 1, lines, copies);
  }
  if (last.rowCount - 1 + lines.length > LOG_LINES) return addLog(logs, (numberOf(last.name) ?? 1) + 1, lines, copies);
  if (last.protected) return untouched(logs, "protected", last.name);
  const after = logs.map((log) => (log === last ? { ...log, rowCount: log.rowCount + lines.length } : log));
  return { plan: append(last, lines, copies), trouble: null, after };
}

function untouched(logs: readonly SheetHead[], code: LogTrouble["code"], sheet: string): LogPlan {
  return { plan: null, trouble: { code, sheet }, after: [...logs] };
}

function append(log: SheetHead, lines: readonly (readonly string[])[], copies: readonly CellCopy[]): Plan {
  const at: Block = { sheetId: log.id, row: log.rowCount, column: 0, rowCount: lines.length, columnCount: LOG_HEADINGS.length };
  const empty = lines.map((line) => line.map(() => ""));
  return {
    edits: [
      { kind: "number-format", at, format: TEXT_FORMAT, isAppended: true },
      { kind: "values", at, values: lines.map((line) => [...line]), isAppended: true, ...(copies.length > 0 ? { copies: [...copies] } : {}) },
    ],
    inverse: [
      { kind: "values", at, values: empty },
      { kind: "number-format", at, format: "General" },
    ],
    // Its end has not moved; all the lines need not be read for that.
    expects: [
      { at: { ...at, row: 0, rowCount: 1 }, values: [[...log.firstRow]] },
      { at: { ...at, rowCount: 1 }, values: empty.slice(0, 1) },
    ],
  };
}

/** A new log, under the first name that is free from this number on. */
function addLog(
  logs: readonly SheetHead[],
  from: number,
  lines: readonly (readonly string[])[],
  copies: readonly CellCopy[],
): LogPlan {
  const taken = new Set(logs.map(({ name }) => numberOf(name)));
  let number = from;
  while (taken.has(number)) number += 1;
  const sheet: NewSheet = {
    name: number === 1 ? LOG_SHEET : `${LOG_SHEET} ${number}`,
    cells: [[...LOG_HEADINGS], ...lines.map((line) => [...line])],
    format: TEXT_FORMAT,
    widths: WIDTHS,
    looks: [{ at: { row: 0, column: 0, rowCount: 1, columnCount: LOG_HEADINGS.length }, look: "heading" }],
    choices: [],
    frozenRows: 1,
    isLong: true,
    ...(copies.length > 0 ? { copies: copies.map((copy) => ({ ...copy, row: copy.row + 1 })) } : {}),
  };
  const plan: Plan = { edits: [{ kind: "add-sheet", sheet }], inverse: [{ kind: "remove-sheet", name: sheet.name }], expects: [] };
  return { plan, trouble: null, after: null };
}

/** "RAG Log" is 1, "RAG Log 2" is 2; null is another sheet. Excel takes names in capitals and in small letters as one. */
function numberOf(name: string): number | null {
  const match = /^rag log(?: ([1-9]\d{0,5}))?$/i.exec(name.trim());
  return match ? Number(match[1] ?? 1) : null;
}

function isOurs({ firstRow }: SheetHead): boolean {
  return LOG_HEADINGS.every((heading, column) => firstRow[column] === heading);
}
