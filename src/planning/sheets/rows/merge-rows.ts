import type { CellValue } from "../../../kpi/kpi-table";
import { hashText } from "../../../kpi/hash-text";
import type { Ruleset } from "../../../rag/rules/ruleset";
import type { RowLook } from "../../edits/own-rows";
import type { ContentRow, SheetContent } from "../content";
import { leftToRight } from "../layout";
import { hashOwn, isEmptyHeld, type HeldCell, type HeldRow } from "./held-sheet";
import { moveFormula } from "./move-formula";
import { SHEET_KEY, writeMarks, type RowMark } from "./row-key";
import { typedText } from "./typed-text";
import { cellText, writeCells, type OwnCell } from "./written-rows";

/** A row of an own sheet as it will be written. */
export interface MergedRow {
  /** The text of its hidden cell; "" for a person's row and for the title. */
  mark: string;
  /** null for a person's row that has not moved: it keeps its formatting. */
  look: RowLook | null;
  /** In the order of the declaration. */
  own: (OwnCell | HeldCell)[];
  beside: HeldCell[];
  /** The row that it was in; null for a new row. */
  from: number | null;
}

export interface Merge {
  rows: MergedRow[];
  /** How many of our rows someone had edited. What they held is kept at the foot. */
  overtyped: number;
}

const KEPT = "kept";
const KEPT_SPACE = "kept-space";
const FOOT: readonly string[] = [KEPT_SPACE, KEPT];

/**
 * Merges new content with an existing sheet. What is beside a row moves with it. A person's row stays below the row it followed. What was
 * typed over one of our rows, or is beside one that is gone, is kept at the foot. `places` are the columns' new places.
 */
export function mergeRows(
  content: SheetContent,
  held: readonly HeldRow[],
  places: readonly number[],
  ruleset: Ruleset,
): Merge {
  const width = content.sheet.columns.length;
  const order = leftToRight(places);
  const fresh = new Map(content.rows.map((row) => [row.key, row]));
  const { byKey, followers, kept, overtyped } = sortHeld(held, fresh);
  const rows: MergedRow[] = [];
  let title: RowMark | null = null;
  const add = (row: ContentRow, at: HeldRow | undefined): void => {
    const typed = typedHashes(row);
    const across = (cells: ContentRow["cells"]): ContentRow["cells"] =>
      order.map((_, index) => cells[order.indexOf(index)] ?? null);
    const written = writeCells(row.isAcross ? { ...row, cells: across(row.cells) } : row, width, ruleset);
    const mark: RowMark = {
      look: row.look,
      hash: hashOwn(written, typed, order),
      typed: byOrder(typed, order),
      key: row.key,
    };
    // A1 stays empty: the mark of the title is stored with the next row's.
    const isTitle = row.key === SHEET_KEY && content.rows.length > 1;
    const marked = isTitle ? "" : writeMarks(mark, title);
    title = isTitle ? mark : null;
    // Keep a typed number, date or formula as it is while its text is unchanged.
    const own = written.map((cell, column) => {
      const held = typed.has(column) ? at?.own[column] : undefined;
      return held && typedText(held) === cell.value ? held : cell;
    });
    rows.push({ mark: marked, look: row.look, own, beside: at?.beside ?? [], from: at?.row ?? null });
    rows.push(...(followers.get(row.key) ?? []).map(toForeign));
  };
  rows.push(...(followers.get("") ?? []).map(toForeign));
  for (const row of content.rows) add(row, byKey.get(row.key));
  // Someone may have deleted the foot's own rows but not what is below or beside them.
  const isFootUsed = FOOT.some(
    (key) => followers.has(key) || byKey.get(key)?.beside.some((cell) => !isEmptyHeld(cell)),
  );
  if (kept.length > 0 || isFootUsed) {
    add({ key: KEPT_SPACE, look: "blank", cells: [] }, byKey.get(KEPT_SPACE));
    add(
      { key: KEPT, look: "block", cells: ["Kept: typed over this sheet, or beside a row that is no longer on it"] },
      byKey.get(KEPT),
    );
    rows.push(...kept.map((row): MergedRow => ({ ...toForeign(row), from: null, look: "body" })));
  }
  return { rows: withFormulas(rows), overtyped };
}

interface SortedHeld {
  byKey: Map<string, HeldRow>;
  /** A person's rows by the key of the row they follow; "" for those above all of ours. */
  followers: Map<string, HeldRow[]>;
  /** Our rows that someone typed over, and rows that are gone but have something beside them. */
  kept: HeldRow[];
  overtyped: number;
}

function sortHeld(held: readonly HeldRow[], fresh: ReadonlyMap<string, ContentRow>): SortedHeld {
  const sorted: SortedHeld = { byKey: new Map(), followers: new Map(), kept: [], overtyped: 0 };
  let anchor = "";
  for (const row of held) {
    const key = row.mark?.key;
    if (key === undefined || sorted.byKey.has(key)) {
      if ([...row.own, ...row.beside].every(isEmptyHeld)) continue;
      sorted.followers.set(anchor, [...(sorted.followers.get(anchor) ?? []), row]);
      continue;
    }
    sorted.byKey.set(key, row);
    const stays = fresh.has(key) || FOOT.includes(key);
    if (stays) anchor = key;
    if (row.isOvertyped) {
      sorted.overtyped += 1;
      // Only the row's own cells are kept at the foot: what is beside it stays there.
      sorted.kept.push(stays ? { ...row, beside: [] } : row);
    } else if (!stays && !row.beside.every(isEmptyHeld)) sorted.kept.push(row);
  }
  return sorted;
}

/** The hash of the last known text of each typed cell, by column. */
function typedHashes({ cells }: ContentRow): RowMark["typed"] {
  return new Map(
    cells.flatMap((cell, column) =>
      cell !== null && typeof cell === "object" && "typed" in cell
        ? [[column, hashText(cellText(cell.known ?? cell.typed))]]
        : [],
    ),
  );
}

function toForeign({ row, own, beside }: HeldRow): MergedRow {
  return { mark: "", look: null, own, beside, from: row };
}

/** Typed cells as the hidden column stores them: by position among our columns, from left to right. */
function byOrder(typed: RowMark["typed"], order: readonly number[]): RowMark["typed"] {
  if (typed.size === 0) return typed;
  return new Map(
    order.flatMap((column, at): [number, string][] => (typed.has(column) ? [[at, typed.get(column) ?? ""]] : [])),
  );
}

/** Updates people's formulas that refer to rows that moved. */
function withFormulas(rows: readonly MergedRow[]): MergedRow[] {
  const moves = rows.flatMap(({ from }, row): [number, number][] =>
    from !== null && from !== row ? [[from, row]] : [],
  );
  if (moves.length === 0) return [...rows];
  const rowAfter = new Map(moves);
  const moved = <T extends OwnCell | HeldCell>(cell: T): T =>
    "formula" in cell && cell.formula !== null ? { ...cell, formula: moveFormula(cell.formula, rowAfter) } : cell;
  return rows.map((row, index) => ({
    ...row,
    look: row.look ?? (row.from === index ? null : "body"),
    own: row.own.map(moved),
    beside: row.beside.map(moved),
  }));
}

/** The value or formula to write into a merged cell. */
export function holdOf(cell: OwnCell | HeldCell): CellValue {
  return "formula" in cell && cell.formula !== null ? cell.formula : cell.value;
}
