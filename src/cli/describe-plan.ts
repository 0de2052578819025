import { cellAddress } from "../kpi/address";
import type { CellValue } from "../kpi/kpi-table";
import { countOf, joinWords } from "../report/words";
import type { Block, Edit, Plan, WrittenValue } from "../workbook/plan";

/** A cell that a plan writes to: what it held, where the plan knows it, and what it will hold. */
export interface PlannedCell {
  sheet: string;
  /** "I7" */
  address: string;
  from: CellValue;
  to: CellValue;
}

/** Something that a plan does to a sheet as a whole, in a sentence without the sheet's name. */
export interface PlannedSheet {
  sheet: string;
  does: string;
}

export interface PlannedChanges {
  cells: PlannedCell[];
  sheets: PlannedSheet[];
}

/** What plans write, for somebody to read before they are carried out. `names` are those of the sheets, by id. */
export function describePlans(plans: readonly Plan[], names: ReadonlyMap<string, string>): PlannedChanges {
  const cells: PlannedCell[] = [];
  const sheets: PlannedSheet[] = [];
  const nameOf = ({ sheetId }: Pick<Block, "sheetId">): string => names.get(sheetId) ?? sheetId;
  const say = (sheet: string, does: string): void => {
    if (!sheets.some((one) => one.sheet === sheet && one.does === does)) sheets.push({ sheet, does });
  };
  for (const plan of plans) {
    for (const edit of plan.edits) {
      switch (edit.kind) {
        case "values":
          if (edit.isAppended) say(nameOf(edit.at), `${countOf(edit.at.rowCount, "line is", "lines are")} added below the others`);
          else cells.push(...changedCells(edit, plan, nameOf(edit.at)));
          break;
        case "add-sheet": {
          const rows = (edit.sheet.page?.rows ?? edit.sheet.cells).length;
          say(edit.sheet.name, `is added, with ${countOf(rows, "row")}`);
          break;
        }
        case "rewrite-rows":
          say(nameOf(edit.at), describeRows(edit));
          break;
        case "add-columns":
          say(sheetOfTable(edit.tableId, plan, names), `the ${edit.columns.length === 1 ? "column" : "columns"} ${joinWords(edit.columns.map(({ heading }) => heading))} ${edit.columns.length === 1 ? "is" : "are"} added to the table`);
          break;
        case "remove-sheet":
          say(edit.name, "is removed");
          break;
        case "status-icons":
          say(nameOf(edit.at), `${areaOf(edit.at)} shows status icons`);
          break;
        case "number-format":
          if (!edit.isAppended) say(nameOf(edit.at), `${areaOf(edit.at)} gets a number format`);
          break;
        case "remove-columns":
        case "remove-status-icons":
          break;
      }
    }
  }
  return { cells, sheets };
}

function changedCells({ at, values }: Extract<Edit, { kind: "values" }>, plan: Plan, sheet: string): PlannedCell[] {
  const before = plan.inverse.find((one): one is Extract<Edit, { kind: "values" }> => one.kind === "values" && isSame(one.at, at));
  return values.flatMap((row, r) =>
    row.flatMap((to, c): PlannedCell[] => {
      const from: WrittenValue = before?.values[r]?.[c] ?? "";
      return to === null || to === from ? [] : [{ sheet, address: cellAddress(at.row + r, at.column + c), from, to }];
    }),
  );
}

function isSame(a: Block, b: Block): boolean {
  return a.sheetId === b.sheetId && a.row === b.row && a.column === b.column && a.rowCount === b.rowCount && a.columnCount === b.columnCount;
}

/** Rows are compared by what they hold; those that only move are rewritten too. */
function describeRows({ at, rows, before }: Extract<Edit, { kind: "rewrite-rows" }>): string {
  const added = rows.length - before.length;
  const differ = Math.min(rows.length, before.length);
  const first = at.row + 1;
  const where = rows.length > 1 ? `rows ${first} to ${first + rows.length - 1}` : `row ${first}`;
  if (added > 0 && differ === 0) return `${countOf(added, "row is", "rows are")} added`;
  return `${where} ${rows.length > 1 ? "are" : "is"} written anew${added > 0 ? `, ${added} of them new` : added < 0 ? `, and ${countOf(-added, "row goes", "rows go")}` : ""}`;
}

function sheetOfTable(tableId: string, { expects }: Plan, names: ReadonlyMap<string, string>): string {
  const sheetId = expects[0]?.at.sheetId;
  return (sheetId && names.get(sheetId)) ?? tableId;
}

/** "I2:I50" */
function areaOf({ row, column, rowCount, columnCount }: Block): string {
  const [first, last] = [cellAddress(row, column), cellAddress(row + rowCount - 1, column + columnCount - 1)];
  return first === last ? first : `${first}:${last}`;
}

/** More of a text than this is not shown. */
const LONGEST = 80;

/** What a cell holds, in a sentence: 95, “a text”, empty. */
export function showValue(value: CellValue): string {
  if (typeof value === "number") return String(Number(value.toPrecision(12)));
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value === "") return "empty";
  return `“${value.length > LONGEST ? `${value.slice(0, LONGEST).trimEnd()}…` : value}”`;
}
