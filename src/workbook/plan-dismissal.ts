import { CHECK_WORDS } from "../kpi/checks/check-words";
import type { CellValue } from "../kpi/kpi-table";
import { EMPTY_PLAN, joinPlans, type Block, type Edit, type Expectation, type NewSheet, type Plan, type WrittenValue } from "./plan";
import type { RunContext } from "./plan-log";
import { done, refused, type Result } from "./problem";
import {
  DISMISSAL_COLUMNS,
  DISMISSAL_HEADINGS,
  DISMISSED_SHEET,
  dismissalKey,
  findDismissalLayout,
  keyInLine,
  writeKey,
  type Dismissable,
  type DismissalColumn,
  type DismissalLayout,
} from "./read-dismissals";
import type { OwnSheetSnapshot } from "./snapshot";

const WIDTHS: Record<DismissalColumn, number> = { when: 130, check: 160, cell: 110, found: 420, reason: 320, key: 520 };

/** What the list says stays text. */
const TEXT_FORMAT = "@";

/** Lines of a new list that wrap their sentences, and keep what is typed there as it is typed. */
const LINES_READY = 200;

/** A cell takes 32,767 characters. */
const MOST = 32_000;

/** Where the columns of a new list are. A sheet of its name that holds nothing at all becomes one. */
const NEW_LAYOUT: DismissalLayout = { row: 0, columns: new Map(DISMISSAL_COLUMNS.map((column, index) => [column, index])) };

type Line = Record<DismissalColumn, string>;

/** Plans a line for a finding that is dismissed: in a list of its own where there is none yet. `held` is the sheet of its name. */
export function planDismissal(finding: Dismissable, reason: string, { now }: RunContext, held: OwnSheetSnapshot | null): Result<Plan> {
  const line: Line = {
    when: now,
    check: "check" in finding ? finding.check : CHECK_WORDS[finding.code],
    cell: finding.address,
    found: finding.sentence.slice(0, MOST),
    reason: reason.trim().slice(0, MOST),
    key: writeKey(finding),
  };
  if (!held) return done(planList(line));
  const isBare = held.values.length === 0;
  const layout = isBare ? NEW_LAYOUT : findDismissalLayout(held);
  if (!layout) return refused({ code: "sheet-not-ours", sheet: held.name });
  if (held.protected) return refused({ code: "sheet-protected", sheet: held.name });
  if (isBare) return done({ ...joinPlans([planLine(held, NEW_LAYOUT, 0, DISMISSAL_HEADINGS), planLine(held, NEW_LAYOUT, 1, line)]), isWhole: true });
  const row = findFreeRow(held, layout, finding);
  const plan = planLine(held, layout, row, line);
  // Columns that moved are told by the headings, lines that moved by the one above.
  const guards = [layout.row, row - 1].map((guarded) => rowAsHeld(held, layout, guarded));
  return done({ ...plan, expects: [...plan.expects, ...guards], isWhole: true });
}

/** Plans the emptying of a finding's lines, which brings it back: the add-in's own cells alone, and of these no formula. */
export function planBringBack(key: string, held: OwnSheetSnapshot | null): Result<Plan> {
  const layout = held && findDismissalLayout(held);
  if (!held || !layout) return done(EMPTY_PLAN);
  const rows = held.values.flatMap((_, row) => (row > layout.row && keyInLine(held, layout, row) === key ? [row] : []));
  if (rows.length === 0) return done(EMPTY_PLAN);
  if (held.protected) return refused({ code: "sheet-protected", sheet: held.name });
  return done({ ...joinPlans(rows.map((row) => planLine(held, layout, row, null))), isWhole: true });
}

function planList(line: Line): Plan {
  const sheet: NewSheet = {
    name: DISMISSED_SHEET,
    cells: [DISMISSAL_COLUMNS.map((column) => DISMISSAL_HEADINGS[column]), DISMISSAL_COLUMNS.map((column) => line[column])],
    format: TEXT_FORMAT,
    widths: DISMISSAL_COLUMNS.map((column) => WIDTHS[column]),
    looks: [
      { at: { row: 0, column: 0, rowCount: 1, columnCount: DISMISSAL_COLUMNS.length }, look: "heading" },
      { at: { row: 1, column: 0, rowCount: LINES_READY, columnCount: DISMISSAL_COLUMNS.length }, look: "body" },
    ],
    choices: [],
    frozenRows: 1,
  };
  return { edits: [{ kind: "add-sheet", sheet }], inverse: [{ kind: "remove-sheet", name: sheet.name }], expects: [] };
}

/**
 * A gap between the list's lines, as one that was brought back leaves; else the row below all that the sheet holds. It is below
 * the lines that the finding has already, as the last of them tells why.
 */
function findFreeRow(held: OwnSheetSnapshot, layout: DismissalLayout, finding: Dismissable): number {
  const keys = held.values.map((_, row) => (row > layout.row ? keyInLine(held, layout, row) : ""));
  const own = Math.max(layout.row, keys.lastIndexOf(dismissalKey(finding)));
  const last = keys.findLastIndex((key) => key !== "");
  const isEmptyRow = (row: number): boolean => [...(held.values[row] ?? []), ...(held.formulas[row] ?? [])].every((cell) => cell === "");
  const gap = held.values.findIndex((_, row) => row > own && row < last && isEmptyRow(row));
  return gap >= 0 ? gap : held.values.length;
}

/** Writes the list's own cells of a row, or empties them (null); what stands between them is a person's. */
function planLine(held: OwnSheetSnapshot, layout: DismissalLayout, row: number, line: Line | null): Plan {
  const { columns } = layout;
  const left = Math.min(...columns.values());
  const expected = rowAsHeld(held, layout, row);
  const { at } = expected;
  const byIndex = new Map([...columns].map(([column, index]) => [index, column]));
  const each = <T>(read: (column: DismissalColumn, index: number) => T | null): (T | null)[][] => [
    Array.from({ length: at.columnCount }, (_, offset) => {
      const column = byIndex.get(left + offset);
      return column === undefined ? null : read(column, left + offset);
    }),
  ];
  const before = (index: number): CellValue => held.values[row]?.[index] ?? "";
  // Below what was read the list is as it was made.
  const formatBefore = (index: number): string => held.formats[row]?.[index] ?? TEXT_FORMAT;
  const isFormula = (index: number): boolean => (held.formulas[row]?.[index] ?? "") !== before(index);
  const changed = (read: (column: DismissalColumn, index: number) => WrittenValue): WrittenValue[][] =>
    each((column, index) => (isFormula(index) || before(index) === (line?.[column] ?? "") ? null : read(column, index)));
  const formats: Edit[] = line ? [{ kind: "number-format", at, format: each(() => TEXT_FORMAT) }] : [];
  const formatsBefore: Edit[] = line ? [{ kind: "number-format", at, format: each((_, index) => formatBefore(index)) }] : [];
  return {
    edits: [...formats, { kind: "values", at, values: changed((column) => line?.[column] ?? "") }],
    inverse: [{ kind: "values", at, values: changed((_, index) => before(index)) }, ...formatsBefore],
    expects: [expected],
  };
}

/** What a row holds from the first of the list's own columns to the last. */
function rowAsHeld(held: OwnSheetSnapshot, { columns }: DismissalLayout, row: number): Expectation {
  const [left, right] = [Math.min(...columns.values()), Math.max(...columns.values())];
  const at: Block = {
    ...{ sheetId: held.id, row: held.firstRow + row, column: held.firstColumn + left },
    ...{ rowCount: 1, columnCount: right - left + 1 },
  };
  return { at, values: [Array.from({ length: at.columnCount }, (_, offset) => held.values[row]?.[left + offset] ?? "")] };
}
