import type { CellContent } from "../../rag/cell";
import { compareFigures } from "../../rag/decimal";
import { foldName } from "../../rag/fold-name";
import { isRead } from "../../rag/periods/period";
import type { Reporting } from "../../rag/periods/reporting";
import { readPeriod } from "../../rag/periods/read-period";
import type { KpiTable } from "../kpi-table";
import { nameKey } from "./match-names";
import type { HistoryRecord } from "./record";
import { isSameTarget } from "./same-target";
import { seriesRecords } from "./series-records";

/**
 * The results of earlier periods: the lines of KPI History, and what the tables hold themselves. Where both have one of the same name and
 * period, the table's counts. A line with its value and target says which status was reported for it.
 */
export function joinRecords(
  closed: readonly HistoryRecord[],
  tables: readonly KpiTable[],
  reporting: Reporting,
): HistoryRecord[] {
  const held = tables.flatMap(seriesRecords);
  if (held.length === 0) return [...closed];
  const keys = new Map<string, string>();
  const periodKey = (text: string): string => {
    const known = keys.get(text);
    if (known !== undefined) return known;
    const reading = readPeriod(text, { reporting });
    const key = isRead(reading) ? `${reading.kind} ${reading.start} ${reading.end ?? ""}` : foldName(text);
    keys.set(text, key);
    return key;
  };
  const keyOf = (record: HistoryRecord): string => `${nameKey(record)}\n${periodKey(record.asOf || record.period)}`;
  const heldKeys = new Set(held.map(keyOf));
  const lines = new Map<string, HistoryRecord>();
  const others: HistoryRecord[] = [];
  for (const record of closed) {
    const key = keyOf(record);
    // A line that was closed with a later period says what was reported then.
    const isOfIt = heldKeys.has(key) && (record.asOf === "" || periodKey(record.asOf) === periodKey(record.period));
    if (isOfIt) lines.set(key, record);
    else others.push(record);
  }
  return [...others, ...held.map((record) => withReported(record, lines.get(keyOf(record))))];
}

/** A table's record with the status that was reported, where the line of KPI History has the same value and target. */
function withReported(record: HistoryRecord, line: HistoryRecord | undefined): HistoryRecord {
  if (!line || !isSameValue(record.value, line.value) || !isSameTarget(record.target, line.target)) return record;
  const { figure, status, computed, override, overrideReason, ruleset, version } = line;
  return { ...record, figure, status, computed, override, overrideReason, ruleset, version };
}

function isSameValue(a: CellContent, b: CellContent): boolean {
  if (a.kind === "number" && b.kind === "number") return compareFigures(Number(a.value), Number(b.value)) === 0;
  return foldName(String(a.value)) === foldName(String(b.value));
}
