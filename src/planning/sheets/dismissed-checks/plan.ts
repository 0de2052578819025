import { findOwnLock } from "../../write-obstacles";
import { CHECK_WORDS } from "../../../kpi/checks/check-words";
import type { CellValue } from "../../../kpi/kpi-table";
import { TEXT_FORMAT } from "../../block-cells";
import {
  joinPlans,
  EMPTY_PLAN,
  type Block,
  type Edit,
  type Expectation,
  type Plan,
  type WrittenValue,
} from "../../plan";
import type { RunContext } from "../rag-log/describe";
import { done, refused, type Result } from "../../problem";
import { dismissalKey, findDismissalPlaces, keyInLine, writeKey, type Dismissable, type DismissalPlaces } from "./read";
import { DISMISSED_CHECKS, type DismissalColumn } from "./sheet";
import type { OwnSheetSnapshot } from "../../snapshot";
import { headingById, type OwnSheet } from "../declaration";
import { isNewer } from "../layout";
import { LONGEST_TEXT } from "../../../report/narratives/narrative";
import { growList, newList, newPlaces, planListMark, planNewSheet } from "../grow-list";

/** Lines of a new list that are formatted to wrap text. */
const LINES_READY = 200;

/** Where the columns of a new list are. An empty sheet of its name becomes one too. */
const NEW_PLACES: DismissalPlaces = newPlaces(DISMISSED_CHECKS);
const HEADINGS: Line = headingById(DISMISSED_CHECKS);

type Line = Record<DismissalColumn, string>;

/** Plans a line for a dismissed finding, on a new list if there is none. `held` is the sheet of the list's name. */
export function planDismissal(
  finding: Dismissable,
  reason: string,
  { now }: RunContext,
  held: OwnSheetSnapshot | null,
  sheet = DISMISSED_CHECKS,
): Result<Plan> {
  const given = reason.trim();
  // A person's words are never cut. A finding's sentence may be, because the check finds it again.
  if (given.length > LONGEST_TEXT)
    return refused({
      code: "text-too-long",
      texts: [{ name: finding.address, length: given.length }],
      most: LONGEST_TEXT,
    });
  const line: Line = {
    when: now,
    check: "check" in finding ? finding.check : CHECK_WORDS[finding.code],
    cell: finding.address,
    found: finding.sentence.slice(0, LONGEST_TEXT),
    reason: given,
    key: writeKey(finding),
  };
  if (!held) return done(planList(sheet, line));
  if (isNewer(sheet, held)) return refused({ code: "sheet-newer", sheet: held.name });
  const isBare = held.values.length === 0;
  const layout = isBare ? NEW_PLACES : findDismissalPlaces(held, sheet);
  if (!layout) return refused({ code: "sheet-not-ours", sheet: held.name });
  const lock = findOwnLock(held);
  if (lock) return refused(lock);
  if (isBare) {
    const lines = [planLine(held, NEW_PLACES, 0, HEADINGS), planLine(held, NEW_PLACES, 1, line)];
    return done({ ...joinPlans([planListMark(sheet, held), ...lines]), isWhole: true });
  }
  const row = findFreeRow(held, layout, finding);
  const grown = growList(sheet, held, layout, held.values[0]?.length ?? 0);
  const plan = joinPlans([grown.plan, planLine(held, grown, row, line)]);
  // The headings guard against moved columns, the line above against moved lines.
  const guards = [layout.row, row - 1].map((guarded) => rowAsHeld(held, layout, guarded));
  return done({ ...plan, expects: [...plan.expects, ...guards], isWhole: true });
}

/** Plans the emptying of a finding's lines, which brings it back. Only the add-in's own cells are emptied, and no formulas. */
export function planBringBack(key: string, held: OwnSheetSnapshot | null): Result<Plan> {
  const layout = held && findDismissalPlaces(held);
  if (!held || !layout) return done(EMPTY_PLAN);
  if (isNewer(DISMISSED_CHECKS, held)) return refused({ code: "sheet-newer", sheet: held.name });
  const rows = held.values.flatMap((_, row) => (row > layout.row && keyInLine(held, layout, row) === key ? [row] : []));
  if (rows.length === 0) return done(EMPTY_PLAN);
  const lock = findOwnLock(held);
  if (lock) return refused(lock);
  return done({ ...joinPlans(rows.map((row) => planLine(held, layout, row, null))), isWhole: true });
}

function planList(sheet: OwnSheet<DismissalColumn>, line: Line): Plan {
  const list = newList(sheet, [sheet.columns.map(({ id }) => line[id])], TEXT_FORMAT);
  const body = {
    at: { row: 1, column: 0, rowCount: LINES_READY, columnCount: sheet.columns.length },
    look: "body" as const,
  };
  return planNewSheet({ ...list, looks: [...list.looks, body] });
}

/**
 * The first gap between the list's lines, such as a finding that was brought back leaves; else the row below everything on the sheet.
 * It is below the lines that the finding has already, because its last line counts.
 */
function findFreeRow(held: OwnSheetSnapshot, layout: DismissalPlaces, finding: Dismissable): number {
  const keys = held.values.map((_, row) => (row > layout.row ? keyInLine(held, layout, row) : ""));
  const own = Math.max(layout.row, keys.lastIndexOf(dismissalKey(finding)));
  const last = keys.findLastIndex((key) => key !== "");
  const isEmptyRow = (row: number): boolean =>
    [...(held.values[row] ?? []), ...(held.formulas[row] ?? [])].every((cell) => cell === "");
  const gap = held.values.findIndex((_, row) => row > own && row < last && isEmptyRow(row));
  return gap >= 0 ? gap : held.values.length;
}

/** Writes the list's own cells of a row, or empties them (null). Cells between them belong to people. */
function planLine(held: OwnSheetSnapshot, layout: DismissalPlaces, row: number, line: Line | null): Plan {
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
  // Rows below those that were read still have the format of a new list.
  const formatBefore = (index: number): string => held.formats[row]?.[index] ?? TEXT_FORMAT;
  const isFormula = (index: number): boolean => (held.formulas[row]?.[index] ?? "") !== before(index);
  const changed = (read: (column: DismissalColumn, index: number) => WrittenValue): WrittenValue[][] =>
    each((column, index) =>
      isFormula(index) || before(index) === (line?.[column] ?? "") ? null : read(column, index),
    );
  const formats: Edit[] = line ? [{ kind: "number-format", at, format: each(() => TEXT_FORMAT) }] : [];
  const formatsBefore: Edit[] = line
    ? [{ kind: "number-format", at, format: each((_, index) => formatBefore(index)) }]
    : [];
  return {
    edits: [...formats, { kind: "values", at, values: changed((column) => line?.[column] ?? "") }],
    inverse: [{ kind: "values", at, values: changed((_, index) => before(index)) }, ...formatsBefore],
    expects: [expected],
  };
}

/** The values of a row from the first of the list's own columns to the last. */
function rowAsHeld(held: OwnSheetSnapshot, { columns }: DismissalPlaces, row: number): Expectation {
  const [left, right] = [Math.min(...columns.values()), Math.max(...columns.values())];
  const at: Block = {
    ...{ sheetId: held.id, row: held.firstRow + row, column: held.firstColumn + left },
    ...{ rowCount: 1, columnCount: right - left + 1 },
  };
  return {
    at,
    values: [Array.from({ length: at.columnCount }, (_, offset) => held.values[row]?.[left + offset] ?? "")],
  };
}
