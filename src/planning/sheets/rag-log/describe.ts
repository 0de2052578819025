import { heldValues, type KpiTable } from "../../../kpi/kpi-table";
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
  /** The officer's local time: "2026-11-22 23:05". */
  now: string;
  /** The system's user on the command line. Excel does not give an add-in the user's name. */
  who?: string;
}

/** The kind of run that wrote a status. */
export type LogKind = "run" | "undo" | "override" | "close";

/** A status that was written, and why. null is no status. */
export interface LogEntry {
  sheetName: string;
  /** "I3". */
  address: string;
  kpi: string;
  metric: string;
  from: Status | null;
  to: Status | null;
  computed: Status;
  override: Status | null;
  overrideReason: string;
  /** The value and the target as the workbook showed them, and the rule that gave the status. */
  value: string;
  target: string;
  rule: string;
  /** Cells of a table that hold exactly the texts of `kpi` and `metric`, and can be copied. */
  sources?: Partial<Record<"kpi" | "metric", CellCopy["from"]>>;
}

/** An entry for each status that changes. `tables` give the cells that names can be copied from. */
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

/** The longest value or target in the log: a cell may hold a page of text, and a log has many lines. */
const LONGEST = 200;

/** The longest name in the log: many rows may share a long text. A cut name is still identified by its cell. */
const LONGEST_NAME = 1000;

function shortened(text: string, longest = LONGEST): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

/** Texts that are not copied: Excel may take them for a formula, an escape or an error. */
const NOT_COPIED = /^[=+\-@'#]/;

/** The cells that hold exactly an indicator's names. */
function sourcesOf(indicator: RatedIndicator, table: KpiTable): LogEntry["sources"] {
  const { sheetId, firstRow, firstColumn, columns } = table;
  const sources: NonNullable<LogEntry["sources"]> = {};
  for (const key of ["kpi", "metric"] as const) {
    const column = columns[key];
    const text = indicator[key];
    // A cell is copied whole, so a shortened name cannot be.
    if (column === undefined || text.length > LONGEST_NAME) continue;
    if (heldValues(table, key)?.[indicator.row] !== text || NOT_COPIED.test(text)) continue;
    sources[key] = { sheetId, row: firstRow + indicator.row, column: firstColumn + column };
  }
  return sources;
}

/** The entries of an undo: those of the run with `from` and `to` swapped, without cells that were left alone. */
export function undoneEntries(
  entries: readonly LogEntry[],
  left: readonly { sheetName: string; address: string }[],
): LogEntry[] {
  const leftAlone = new Set(left.map(({ sheetName, address }) => `${address} ${sheetName}`));
  return (
    entries
      .filter(({ sheetName, address }) => !leftAlone.has(`${address} ${sheetName}`))
      // The names may be in other cells by then.
      .map(({ sources: _, ...entry }) => ({ ...entry, from: entry.to, to: entry.from }))
  );
}

/** For fewer characters than this, sending them is faster than asking Excel for a copy. */
const WORTH_COPYING = 1500;

/** Finds runs of lines whose names are in neighbouring cells of a table, in the same order: Excel can copy them. */
export function copiesOf(entries: readonly LogEntry[]): CellCopy[] {
  return (["kpi", "metric"] as const).flatMap((key) => {
    const column = columnIndex(RAG_LOG, key);
    const copies: CellCopy[] = [];
    for (let row = 0; row < entries.length;) {
      const from = entries[row]?.sources?.[key];
      let end = row + 1;
      let length = entries[row]?.[key].length ?? 0;
      while (from && isNext(from, end - row, entries[end]?.sources?.[key])) {
        length += entries[end]?.[key].length ?? 0;
        end += 1;
      }
      if (from && length > WORTH_COPYING) copies.push({ row, column, rowCount: end - row, from });
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

/** The lines of the log for some entries. */
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
