import { toDays1904 } from "../../kpi/date-system";
import { HEADINGS, type ColumnKey } from "../../kpi/columns/columns";
import { unwrittenIn, writableStretches } from "../../kpi/unwritable";
import { readIndicators } from "../../kpi/indicator";
import type { CellValue, KpiTable } from "../../kpi/kpi-table";
import type { RatedIndicator } from "../../kpi/rated-indicator";
import type { Contradiction } from "../../kpi/status-looks/looks";
import { daySerial } from "../../rag/reading/dates/day";
import { rate } from "../../rag/rate";
import { statusesOf, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import { joinPlans, type Block, type Edit, type NewColumn, type Plan } from "../plan";
import { planStatuses, type KeptCell, type StatusChange } from "./plan-statuses";
import { statusCells } from "./status-cells";
import type { IconSetState } from "../snapshot";
import type { TableWording } from "../wording/describe-wording";

/** A status that an officer chooses in place of the computed one. */
export interface GivenOverride {
  status: Status;
  /** Never empty. */
  reason: string;
  /** A day ("2025-03-31"), or null. */
  reviewBy: string | null;
}

type OverrideColumn = "override" | "overrideReason" | "reviewBy";
const COLUMNS: readonly OverrideColumn[] = ["override", "overrideReason", "reviewBy"];

const DAY_FORMAT = "dd/mm/yyyy";

/** The columns to add to a table that lacks them. Widths in pixels. */
const NEW_COLUMNS: Record<OverrideColumn, Omit<NewColumn, "heading">> = {
  override: { width: 110 },
  overrideReason: { width: 240 },
  reviewBy: { width: 130, format: DAY_FORMAT },
};

/** The plan of an override. */
export interface OverridePlan {
  plan: Plan;
  changes: StatusChange[];
  /** The row's status cell, if it is left alone. */
  kept: KeptCell[];
  /** The row as it will be rated. */
  rated: RatedIndicator[];
  /** Set if the row's status is not written because icons would contradict it. */
  contradicts?: Contradiction;
  /** Set if the row's status is not written because it is not known in which words. */
  refusal?: string;
}

/** What decides the form in which the row's status is written. */
interface RowForm {
  wording?: TableWording | undefined;
  /** The other blocks of its sheet. */
  alike?: readonly KpiTable[];
  /** The icon sets of the column, if the status icons must be put above them. */
  icons?: IconSetState | null;
}

/**
 * Plans an override and the row's status. null removes the override. Missing columns are added at the table's right edge. `width` is the
 * number of columns of the table.
 */
export function planOverride(
  table: KpiTable,
  width: number,
  row: number,
  given: GivenOverride | null,
  ruleset: Ruleset,
  { wording, alike = [], icons = null }: RowForm = {},
): OverridePlan {
  const cells: Record<OverrideColumn, CellValue> = {
    override: given ? wordFor(ruleset, given.status) : "",
    overrideReason: given?.reason.trim() ?? "",
    reviewBy: given?.reviewBy ? storedDay(table, given.reviewBy) : "",
  };
  const lacking = COLUMNS.filter((key) => table.columns[key] === undefined && cells[key] !== "");
  const changed = withCells(table, width, row, cells, lacking);
  const rated = readIndicators(changed)
    .filter((indicator) => indicator.row === row)
    .map((indicator) => ({ ...indicator, rating: rate(indicator.cells, ruleset) }));
  // Icons are there already or are added by the next recalculation.
  const reach = { unwrittenIn, writableStretches };
  const statuses = planStatuses(changed, rated, icons, ruleset, {
    reach,
    wording,
    alike,
  });
  const plan = joinPlans([
    planColumns(table, lacking, ruleset),
    ...COLUMNS.map((key) => planCell(table, changed, key, row, cells[key])),
    expectRow(table, row),
    withoutOverrideColumns(changed, statuses.plan),
  ]);
  const { changes, kept, contradicts, refusal } = statuses;
  const isPersons = ["formula", "other-text"].includes(statusCells(table, ruleset, reach)[row]?.holds ?? "");
  return {
    ...{ plan, changes, kept, rated },
    ...(contradicts === undefined || isPersons ? {} : { contradicts }),
    ...(refusal === undefined || isPersons ? {} : { refusal }),
  };
}

function storedDay({ isDate1904 }: KpiTable, day: string): CellValue {
  return isDate1904 ? toDays1904(daySerial(day), DAY_FORMAT) : daySerial(day);
}

/** The headings of columns that an override needs and the table lacks. */
export function lackingForOverride(table: KpiTable, given: GivenOverride | null): string[] {
  if (!given) return [];
  const needed: OverrideColumn[] = given.reviewBy
    ? ["override", "overrideReason", "reviewBy"]
    : ["override", "overrideReason"];
  return needed.filter((key) => table.columns[key] === undefined).map((key) => HEADINGS[key]);
}

/** The table with the override's cells as they will be. */
function withCells(
  table: KpiTable,
  width: number,
  row: number,
  written: Record<OverrideColumn, CellValue>,
  lacking: readonly OverrideColumn[],
): KpiTable {
  const columns = { ...table.columns };
  const cells = { ...table.cells };
  lacking.forEach((key, index) => (columns[key] = width + index));
  for (const key of COLUMNS) {
    if (columns[key] === undefined) continue;
    const held = table.cells[key];
    const replace = <T>(list: readonly T[] | undefined, value: T, empty: T): T[] =>
      Array.from({ length: table.rowCount }, (_, at) => (at === row ? value : (list?.[at] ?? empty)));
    cells[key] = {
      values: replace<CellValue>(held?.values, written[key], ""),
      formats: replace(held?.formats, key === "reviewBy" ? DAY_FORMAT : "General", "General"),
    };
  }
  return { ...table, columns, cells };
}

function planColumns(
  { sheetId, tableId }: Pick<KpiTable, "sheetId" | "tableId">,
  lacking: readonly OverrideColumn[],
  ruleset: Ruleset,
): Plan {
  if (lacking.length === 0) return { edits: [], inverse: [], expects: [] };
  const options = statusesOf(ruleset).map((status) => wordFor(ruleset, status));
  const columns = lacking.map((key): NewColumn => ({
    heading: HEADINGS[key],
    ...NEW_COLUMNS[key],
    ...(key === "override" ? { options } : {}),
  }));
  const headings = columns.map(({ heading }) => heading);
  return {
    edits: [{ kind: "add-columns", sheetId, tableId, columns }],
    inverse: [{ kind: "remove-columns", tableId, headings }],
    expects: [],
  };
}

function planCell(table: KpiTable, changed: KpiTable, key: OverrideColumn, row: number, value: CellValue): Plan {
  const column = changed.columns[key];
  const before = table.cells[key]?.values[row] ?? "";
  if (column === undefined || before === value) return { edits: [], inverse: [], expects: [] };
  const at = cellBlock(table, column, row);
  const edits: Edit[] = [{ kind: "values", at, values: [[value]] }];
  const isNew = table.columns[key] === undefined;
  const inverse: Edit[] = isNew ? [] : [{ kind: "values", at, values: [[before]] }];
  if (key === "reviewBy" && !isNew && value !== "") {
    edits.unshift({ kind: "number-format", at, format: DAY_FORMAT });
    inverse.push({ kind: "number-format", at, format: table.cells.reviewBy?.formats?.[row] ?? "General" });
  }
  return { edits, inverse, expects: isNew ? [] : [{ at, values: [[before]] }] };
}

/** Drops expectations of the override's own columns: they were made from the changed table, and `planCell` has the right ones. */
function withoutOverrideColumns({ columns, firstColumn }: KpiTable, plan: Plan): Plan {
  const own = COLUMNS.flatMap((key) => columns[key] ?? []);
  return { ...plan, expects: plan.expects.filter(({ at }) => !own.includes(at.column - firstColumn)) };
}

/** Expects that the row is still the same one. */
function expectRow(table: KpiTable, row: number): Plan {
  const expects = (["metric", "target"] as const satisfies ColumnKey[]).flatMap((key) => {
    const column = table.columns[key];
    const value = table.cells[key]?.values[row];
    return column === undefined || value === undefined
      ? []
      : [{ at: cellBlock(table, column, row), values: [[value]] }];
  });
  // A later undo checks them too, so that it does not restore another row's cells.
  return { edits: [], inverse: [], expects, rows: expects };
}

function cellBlock({ sheetId, firstRow, firstColumn }: KpiTable, column: number, row: number): Block {
  return { sheetId, row: firstRow + row, column: firstColumn + column, rowCount: 1, columnCount: 1 };
}
