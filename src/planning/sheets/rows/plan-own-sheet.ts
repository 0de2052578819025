import type { Ruleset } from "../../../rag/rules/ruleset";
import { planLayoutEdit } from "../../edits/sheet-layout";
import { EMPTY_PLAN, joinPlans, type NewSheet, type Plan, type SheetPage } from "../../plan";
import { done, refused, type Result } from "../../problem";
import type { OwnSheetSnapshot } from "../../snapshot";
import { findOwnLock } from "../../write-obstacles";
import type { SheetContent } from "../content";
import { pageColumnsOf, type OwnSheet } from "../declaration";
import { planNewSheet } from "../grow-list";
import { firstLayout, isNewer, layoutAt, newLayout, placeMissing, writeLayout, type HeldPlaces } from "../layout";
import { EMPTY_HELD, isEmptyHeld, readHeldSheet, type HeldRow, type HeldSheet } from "./held-sheet";
import { mergeRows } from "./merge-rows";
import { areColumnsMoved } from "./moved-columns";
import { mergedToOwnRow } from "./own-row";
import { planRewrite } from "./plan-rewrite";
import { SHEET_KEY, shortenKey } from "./row-key";
import { writeCells } from "./written-rows";

/** The plan that brings one of the add-in's own sheets up to date. */
export interface OwnSheetPlan {
  plan: Plan;
  /** True if the sheet is added. */
  isNew: boolean;
  /** How many of our rows someone had typed over. What they typed is kept at the foot of the sheet. */
  overtyped: number;
}

/** Width of the hidden column in pixels, in case someone unhides it. */
const MARK_WIDTH = 120;

/**
 * Plans one of the add-in's own sheets: a new one, or the rows of an existing one that differ. A sheet with an earlier layout gets the
 * columns that it lacks. Refuses a person's sheet of that name, a sheet whose columns were moved, and one that a later version made.
 */
export function planOwnSheet(
  content: SheetContent,
  held: OwnSheetSnapshot | null,
  ruleset: Ruleset,
): Result<OwnSheetPlan> {
  const named = withHeldKeys(content);
  if (!held) {
    return done({ plan: planNewSheet(newSheet(named, ruleset)), isNew: true, overtyped: 0 });
  }
  if (isNewer(content.sheet, held)) return refused({ code: "sheet-newer", sheet: held.name });
  const before = withKnownTitle(readHeldSheet(held, content.sheet), named, ruleset);
  if (!before.isOurs) return refused({ code: "sheet-not-ours", sheet: held.name });
  const places = placeMissing(before.places, before.width, (place) =>
    before.rows.every(({ cells }) => isEmptyHeld(cells[place] ?? EMPTY_HELD)),
  );
  const merge = mergeRows(named, before.rows, places, ruleset);
  if (areColumnsMoved(named, before)) return refused({ code: "sheet-rearranged", sheet: held.name });
  const marked = before.rows.filter(({ mark }) => mark !== null).length;
  if (merge.overtyped >= FEW && merge.overtyped > marked / 2)
    return refused({ code: "sheet-rearranged", sheet: held.name });
  const rewritten = planRewrite(content, held, before, merge.rows, places);
  const plan =
    rewritten === EMPTY_PLAN
      ? rewritten
      : joinPlans([rewritten, planLayout(content.sheet, held, before.places, places)]);
  const lock = plan === EMPTY_PLAN ? null : findOwnLock(held);
  if (lock) return refused(lock);
  return done({ plan, isNew: false, overtyped: merge.overtyped });
}

/** Finds the title by its text if someone deleted the row that stored its mark. */
function withKnownTitle(held: HeldSheet, { rows: [title], sheet }: SheetContent, ruleset: Ruleset): HeldSheet {
  if (!title || held.rows.some(({ mark }) => mark?.key === SHEET_KEY)) return held;
  const written = writeCells(title, sheet.columns.length, ruleset);
  const says = ({ own }: HeldRow): boolean =>
    own.every(({ value, formula }, index) => formula === null && value === written[index]?.value);
  const first = held.rows.findIndex(({ mark }) => mark !== null);
  const found = held.rows.slice(0, Math.max(0, first)).find((row) => row.marked === "" && says(row));
  const mark = { look: title.look, hash: "0", typed: new Map<number, string>(), key: title.key };
  return { ...held, rows: held.rows.map((row) => (row === found ? { ...row, mark } : row)) };
}

/** Stores the sheet's new layout, and sets the width of added columns. A sheet without a mark has layout 1. */
function planLayout(sheet: OwnSheet, held: OwnSheetSnapshot, before: HeldPlaces, places: readonly number[]): Plan {
  const added = places.filter((_, index) => before[index] === null);
  const mark = writeLayout(layoutAt(sheet, places));
  const stored = held.mark ?? (mark === null ? null : firstLayout(sheet));
  if (added.length === 0 && mark === stored) return EMPTY_PLAN;
  // The hidden column comes before them.
  return planLayoutEdit(
    held,
    mark,
    added.map((place) => ({ column: place + 1, pixels: sheet.columns[places.indexOf(place)]?.width ?? null })),
  );
}

/** If at least this many rows, and most of them, were edited, assume that columns moved. */
const FEW = 3;

/** Keys as the hidden column stores them. The first row of every sheet has the same key. */
function withHeldKeys(content: SheetContent): SheetContent {
  return {
    ...content,
    rows: content.rows.map((row, index) => ({ ...row, key: index === 0 ? SHEET_KEY : shortenKey(row.key) })),
  };
}

/** Rows below those of a new sheet that get its drop-down lists too, for rows that are added later. */
const LINES_TO_COME = 100;

function newSheet(content: SheetContent, ruleset: Ruleset): NewSheet {
  const places = content.sheet.columns.map((_, index) => index);
  const mark = writeLayout(newLayout(content.sheet));
  const { rows } = mergeRows(content, [], places, ruleset);
  const own = rows.map((row) => mergedToOwnRow(row, { places, besidePlaces: [], width: places.length }));
  const page: SheetPage = {
    rows: own,
    columns: pageColumnsOf(content.sheet).map(({ align, wraps }) => ({ align, wraps })),
    statusColumns: statusColumns(content),
    print: content.print,
  };
  return {
    name: content.sheet.name,
    cells: own.map(({ cells }) => cells.map(({ value }) => value)),
    format: "General",
    widths: [MARK_WIDTH, ...content.sheet.columns.map(({ width }) => width)],
    looks: [],
    choices: (content.choices ?? []).map(({ column, options }) => ({
      at: {
        row: content.frozenRows,
        column: column + 1,
        rowCount: own.length - content.frozenRows + LINES_TO_COME,
        columnCount: 1,
      },
      options,
    })),
    frozenRows: content.frozenRows,
    isLong: true,
    page,
    ...(mark === null ? {} : { mark }),
  };
}

/** Columns, counted from the hidden one, whose only figures are statuses: the icon set goes by the numbers. */
function statusColumns({ rows, sheet }: SheetContent): number[] {
  return sheet.columns.flatMap((_, column) => {
    const cells = rows
      .map((row) => row.cells[column] ?? null)
      .filter((cell) => cell !== null && typeof cell !== "string");
    return cells.length > 0 && cells.every((cell) => "status" in cell) ? [column + 1] : [];
  });
}
