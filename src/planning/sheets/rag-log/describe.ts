import type { KpiTable } from "../../../kpi/kpi-table";
import type { RatedIndicator } from "../../../kpi/rated-indicator";
import { wordFor, type Ruleset } from "../../../rag/rules/ruleset";
import type { Status } from "../../../rag/status";
import type { CellCopy } from "../../plan";
import type { StatusChange } from "../../statuses/plan-statuses";
import { columnIndex } from "../declaration";
import { nameRule } from "./brief-rule";
import { RAG_LOG, type LogColumn } from "./sheet";

/** What an action cannot know by itself. */
export interface RunContext {
  /** The time where the officer is: "2026-11-22 23:05". */
  now: string;
  /** Who writes, where that is known: the command line knows the system's user, Excel tells nobody's name. */
  who?: string;
}

/** What wrote a status. */
export type LogKind = "run" | "undo" | "override" | "close";

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
  /** The value and the target as the workbook showed them, and what rule gave the status. */
  value: string;
  target: string;
  rule: string;
  /** Cells of a table that hold just the KPI's and the metric's texts. */
  sources?: Partial<Record<"kpi" | "metric", CellCopy["from"]>>;
}

/** An entry for each status that changes, of the indicators as they are rated. `tables` tell where their names stand. */
export function entriesOf(
  changes: readonly StatusChange[],
  rated: readonly RatedIndicator[],
  ruleset: Ruleset,
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
      kpi: shortened(kpi, LONGEST_NAME),
      metric: shortened(metric, LONGEST_NAME),
      from,
      to,
      computed: rating.computed.status,
      override: rating.override?.status ?? null,
      overrideReason: rating.override?.reason ?? "",
      value: shortened(indicator.shownValue),
      target: shortened(indicator.shownTarget),
      rule: nameRule(rating.computed, ruleset),
    };
    const table = tableOf.get(tableId);
    if (table && !table.isRange) entry.sources = sourcesOf(indicator, table);
    entries.push(entry);
  }
  return entries;
}

/** A cell may hold a page of text, and a log has many lines. */
const LONGEST = 200;

/** A longer name is told by its beginning and its cell: many rows may share one text, and the log has it once for each. */
const LONGEST_NAME = 1000;

function shortened(text: string, longest = LONGEST): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
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
    // A cell is copied whole, and a name that was shortened is not.
    if (column === undefined || text.length > LONGEST_NAME) continue;
    if (cells[key]?.values[indicator.row] !== text || NOT_COPIED.test(text)) continue;
    sources[key] = { sheetId, row: firstRow + indicator.row, column: firstColumn + column };
  }
  return sources;
}

/** The entries of an undo: those of the run the other way round, without the cells that were left. */
export function undoneEntries(
  entries: readonly LogEntry[],
  left: readonly { sheetName: string; address: string }[],
): LogEntry[] {
  const stays = new Set(left.map(({ sheetName, address }) => `${address} ${sheetName}`));
  return (
    entries
      .filter(({ sheetName, address }) => !stays.has(`${address} ${sheetName}`))
      // By then the names may stand elsewhere.
      .map(({ sources: _, ...entry }) => ({ ...entry, from: entry.to, to: entry.from }))
  );
}

/** Fewer letters than this are sent sooner than a copy of them is asked for. */
const WORTH_COPYING = 1500;

/** The stretches of an entry's lines whose names stand below each other in a table too, in the same order. */
export function copiesOf(entries: readonly LogEntry[]): CellCopy[] {
  return (["kpi", "metric"] as const).flatMap((key) => {
    const column = columnIndex(RAG_LOG, key);
    const copies: CellCopy[] = [];
    for (let row = 0; row < entries.length;) {
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
  return (
    next !== undefined &&
    next.sheetId === first.sheetId &&
    next.column === first.column &&
    next.row === first.row + rows
  );
}

/** Entries as they are written, one line each. */
export function linesOf(
  entries: readonly LogEntry[],
  kind: LogKind,
  ruleset: Ruleset,
  { now, who = "" }: RunContext,
): string[][] {
  const word = (status: Status | null): string => (status === null ? "" : wordFor(ruleset, status));
  return entries.map((entry) => {
    const { kpi, metric, overrideReason, value, target, rule } = entry;
    const line: Record<LogColumn, string> = {
      ...{
        time: now,
        sheet: entry.sheetName,
        cell: entry.address,
        kpi,
        metric,
        from: word(entry.from),
        to: word(entry.to),
      },
      ...{
        computed: word(entry.computed),
        override: word(entry.override),
        overrideReason,
        ruleset: ruleset.name,
        version: ruleset.version,
        kind,
      },
      ...{ value, target, rule, who },
    };
    return RAG_LOG.columns.map(({ id }) => line[id]);
  });
}
