import type { ColumnRule, ColumnSpeech, SpeechLevel } from "../../planning/wording/book-reading";
import type { RangeRequest, TableRequest, TableSnapshot } from "../../planning/snapshot";
import { rangeOf, untracked } from "../blocks";
import { excelCodeOf, isTooLarge } from "../run-excel";

/** Refusals that asking for it can bring about. */
const OF_SPEECH: ReadonlySet<string> = new Set([
  ...[
    "AccessDenied",
    "InvalidArgument",
    "InvalidReference",
    "InvalidOperation",
    "UnsupportedOperation",
    "OperationCellsExceedLimit",
  ],
  ...["NotImplemented", "ApiNotFound", "ItemNotFound", "GeneralException"],
]);

/** Asks Excel for what is queued; where it refuses, again for less of what is said of status columns, and last for the rows alone. */
export async function syncAsking<T>(
  context: Excel.RequestContext,
  most: SpeechLevel,
  queue: (level: SpeechLevel) => T,
): Promise<T> {
  for (let level = most; ;) {
    const queued = queue(level);
    try {
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- asked again only where Excel refuses the whole batch
      await context.sync();
      return queued;
    } catch (error) {
      const less = lessSpeech(level, error);
      if (less === null) throw error;
      level = less;
    }
  }
}

/** How much is asked for after a refusal; null where it is not for this that Excel refused. */
export function lessSpeech(level: SpeechLevel, error: unknown): SpeechLevel | null {
  if (level === "none") return null;
  if (isTooLarge(error)) return "none";
  if (!OF_SPEECH.has(excelCodeOf(error) ?? "")) return null;
  return level === "all" ? "without-rules" : "none";
}

export interface QueuedSpeech {
  tableId: string;
  column: number;
  checks: Excel.DataValidation[];
  rules: Excel.ConditionalFormatCollection | null;
}

/** Queues the choices and the colour rules of the status columns of tables. */
export function queueSpeeches(
  context: Excel.RequestContext,
  tables: readonly TableRequest[],
  level: SpeechLevel,
): QueuedSpeech[] {
  return tables.flatMap(({ tableId, iconColumn }) => {
    if (iconColumn === null || level === "none") return [];
    const body = untracked(context.workbook.tables.getItem(tableId).getDataBodyRange());
    return [queueSpeech(untracked(body.getColumn(iconColumn)), tableId, iconColumn, level)];
  });
}

/** The same of rows in plain cells. */
export function queueRangeSpeeches(
  context: Excel.RequestContext,
  ranges: readonly RangeRequest[],
  level: SpeechLevel,
): QueuedSpeech[] {
  return ranges.flatMap(({ outline: { id, sheetId }, firstRow: row, firstColumn, rowCount, iconColumn }) => {
    if (iconColumn === null || level === "none") return [];
    return [
      queueSpeech(
        rangeOf(context, { sheetId, row, column: firstColumn + iconColumn, rowCount, columnCount: 1 }),
        id,
        iconColumn,
        level,
      ),
    ];
  });
}

/** The choices of the first and of the last cell: of cells with several lists Excel tells none, and a column has one as a rule. */
function queueSpeech(cells: Excel.Range, tableId: string, column: number, level: SpeechLevel): QueuedSpeech {
  const checked = [untracked(cells.getCell(0, 0)), untracked(cells.getLastCell())];
  return {
    ...{ tableId, column },
    checks: checked.map((range) => range.dataValidation.load("rule")),
    rules:
      level === "all"
        ? cells.conditionalFormats.load(
            "items/type,items/cellValueOrNullObject/rule,items/textComparisonOrNullObject/rule",
          )
        : null,
  };
}

/** Tables with what is said of their status columns. */
export function withSpeeches(tables: readonly TableSnapshot[], queued: readonly QueuedSpeech[]): TableSnapshot[] {
  const byTable = new Map(queued.map((one) => [one.tableId, one]));
  return tables.map((table) => {
    const own = byTable.get(table.id);
    return own ? { ...table, speech: readSpeech(own) } : table;
  });
}

function readSpeech({ column, checks, rules }: QueuedSpeech): ColumnSpeech {
  const sources = checks.flatMap(({ rule }) => {
    const told: Excel.DataValidationRule | null = rule;
    return typeof told?.list?.source === "string" ? [told.list.source] : [];
  });
  return { column, lists: [...new Set(sources)], rules: (rules?.items ?? []).flatMap(readRule) };
}

function readRule(format: Excel.ConditionalFormat): ColumnRule[] {
  if (format.type === "CellValue") {
    const { formula1, formula2 } = format.cellValueOrNullObject.rule;
    return [{ by: "cell", formulas: [formula1, formula2 ?? ""].filter((formula) => formula !== "") }];
  }
  return format.type === "ContainsText" ? [{ by: "text", text: format.textComparisonOrNullObject.rule.text }] : [];
}
