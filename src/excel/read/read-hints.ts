import type { ColumnRule, ColumnHints, HintLevel } from "../../planning/wording/book-reading";
import type { RangeRequest, TableRequest, TableSnapshot } from "../../planning/snapshot";
import { rangeOf, untracked } from "../blocks";
import { excelCodeOf, isTooLarge } from "../run-excel";

/** Error codes that reading hints can cause. */
const HINT_ERRORS: ReadonlySet<string> = new Set([
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

/** Syncs what is queued. After each refusal it asks for fewer hints, and in the end for the rows alone. */
export async function syncAsking<T>(
  context: Excel.RequestContext,
  most: HintLevel,
  queue: (level: HintLevel) => T,
): Promise<T> {
  for (let level = most; ;) {
    const queued = queue(level);
    try {
      // eslint-disable-next-line office-addins/no-context-sync-in-loop -- asked again only if Excel refuses the whole batch
      await context.sync();
      return queued;
    } catch (error) {
      const less = lessHints(level, error);
      if (less === null) throw error;
      level = less;
    }
  }
}

/** The level to ask for after an error; null if hints did not cause it. */
export function lessHints(level: HintLevel, error: unknown): HintLevel | null {
  if (level === "none") return null;
  if (isTooLarge(error)) return "none";
  if (!HINT_ERRORS.has(excelCodeOf(error) ?? "")) return null;
  return level === "all" ? "without-rules" : "none";
}

/** The queued drop-down lists and colour rules of a status column. */
export interface QueuedHints {
  tableId: string;
  column: number;
  checks: Excel.DataValidation[];
  rules: Excel.ConditionalFormatCollection | null;
}

/** Queues the drop-down lists and colour rules of the status columns of tables. */
export function queueHints(
  context: Excel.RequestContext,
  tables: readonly TableRequest[],
  level: HintLevel,
): QueuedHints[] {
  return tables.flatMap(({ tableId, iconColumn }) => {
    if (iconColumn === null || level === "none") return [];
    const body = untracked(context.workbook.tables.getItem(tableId).getDataBodyRange());
    return [queueColumnHints(untracked(body.getColumn(iconColumn)), tableId, iconColumn, level)];
  });
}

/** Queues the same for rows in plain cells. */
export function queueRangeHints(
  context: Excel.RequestContext,
  ranges: readonly RangeRequest[],
  level: HintLevel,
): QueuedHints[] {
  return ranges.flatMap(({ outline: { id, sheetId }, firstRow: row, firstColumn, rowCount, iconColumn }) => {
    if (iconColumn === null || level === "none") return [];
    return [
      queueColumnHints(
        rangeOf(context, { sheetId, row, column: firstColumn + iconColumn, rowCount, columnCount: 1 }),
        id,
        iconColumn,
        level,
      ),
    ];
  });
}

/** Queues the lists of the first and the last cell: Excel returns none for cells with several, and a column usually has one. */
function queueColumnHints(cells: Excel.Range, tableId: string, column: number, level: HintLevel): QueuedHints {
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

/** Adds the hints about status columns to tables. */
export function withHints(tables: readonly TableSnapshot[], queued: readonly QueuedHints[]): TableSnapshot[] {
  const byTable = new Map(queued.map((one) => [one.tableId, one]));
  return tables.map((table) => {
    const own = byTable.get(table.id);
    return own ? { ...table, hints: readColumnHints(own) } : table;
  });
}

function readColumnHints({ column, checks, rules }: QueuedHints): ColumnHints {
  const sources = checks.flatMap(({ rule }) => {
    const reported: Excel.DataValidationRule | null = rule;
    return typeof reported?.list?.source === "string" ? [reported.list.source] : [];
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
