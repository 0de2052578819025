import type { HistoryRecord } from "../../../kpi/history/record";
import { textCell, type CellContent } from "../../../rag/cell";
import { wordFor, type Ruleset } from "../../../rag/rules/ruleset";
import type { Status } from "../../../rag/status";
import type { HistoryColumn } from "./sheet";

/**
 * A record as a line of the sheet. The value and the target keep their number formats, without which 0.886 would no longer be 88.6%. A
 * text stays a text, whatever it begins with.
 */
export function lineOf(record: HistoryRecord, ruleset: Ruleset): Record<HistoryColumn, CellContent> {
  const word = (status: Status | null): CellContent => textCell(status === null ? "" : wordFor(ruleset, status));
  return {
    section: textCell(record.section),
    kpi: textCell(record.kpi),
    metric: textCell(record.metric),
    period: textCell(record.period),
    asOf: textCell(record.asOf),
    value: record.value,
    shownValue: textCell(record.shownValue),
    target: record.target,
    status: word(record.status),
    computed: word(record.computed),
    override: word(record.override),
    overrideReason: textCell(record.overrideReason),
    ruleset: textCell(record.ruleset),
    version: textCell(record.version),
  };
}
