import { cellAddress, sheetAddress } from "../../kpi/address";
import type { CellValue } from "../../kpi/kpi-table";
import { foldName } from "../../rag/fold-name";
import type { WordingClue } from "../../kpi/wording/wording-clue";
import type { ColumnUse } from "../../kpi/wording/column-use";
import { findColumnUses } from "../../kpi/wording/find-column-uses";
import { findShown, type Shown } from "../../kpi/wording/find-shown";
import type { Formula } from "../../kpi/wording/formula";
import { parseFormula } from "../../kpi/wording/parse-formula";
import type { BookPivot, BookReading } from "./book-reading";
import { locate, type WantedCells } from "./list-source";
import { columnOf, mayReferTo, type Places, type Target } from "./places";

/** A use of a status column that may be a clue, with the cells that must be looked up to know. */
export interface RawClue {
  by: WordingClue["by"];
  place: string;
  use: ColumnUse | { kind: Shown };
  wanted: WantedCells | null;
}

/** More clues about a column add nothing. */
export const MOST_CLUES = 300;
/** Formulas that just show a column's cells: each row may have one, and a few are enough to name. */
const MOST_SHOWN = 10;
/** Runs of such formulas that are followed further. */
const MOST_MIRRORS = 50;

/** A raw clue, with the cells to look up for it. */
export function rawClueOf(
  by: WordingClue["by"],
  place: string,
  use: ColumnUse,
  sheetId: string,
  places: Places,
): RawClue {
  return {
    by,
    place,
    use,
    wanted: use.kind === "cells" ? firstOf(locate(use.cells, sheetId, places), use.only) : null,
  };
}

/** Only the first column or row of the cells. */
function firstOf(wanted: WantedCells | null, only: "column" | "row" | undefined): WantedCells | null {
  if (wanted?.place.kind !== "area" || only === undefined) return wanted;
  return { ...wanted, place: { ...wanted.place, ...(only === "column" ? { columnCount: 1 } : { rowCount: 1 }) } };
}

/** A formula of a cell or of a colour rule. */
interface BookFormula {
  by: "formula" | "rule";
  text: string;
  sheetId: string;
  /** null for a colour rule. */
  cell: { row: number; column: number } | null;
}

function formulasOf(book: BookReading): BookFormula[] {
  const isFormula = (text: CellValue): text is string => typeof text === "string" && text.startsWith("=");
  const rules = book.rules.flatMap(({ sheetId, formula }): BookFormula[] =>
    isFormula(formula) ? [{ by: "rule", text: formula, sheetId, cell: null }] : [],
  );
  const formulas = book.formulas.flatMap(({ sheetId, row, column, formulas: lines }) =>
    lines.flatMap((line, r) =>
      line.flatMap((text, c): BookFormula[] =>
        isFormula(text) ? [{ by: "formula", text, sheetId, cell: { row: row + r, column: column + c } }] : [],
      ),
    ),
  );
  return [...rules, ...formulas];
}

/**
 * Adds clues from the formulas, colour rules and pivot tables of a workbook to those of each table. A use of cells that mirror a status
 * column counts as a use of the column. `own` are the ids of the add-in's own sheets.
 */
export function collectClues(
  book: BookReading,
  targets: readonly Target[],
  places: Places,
  own: ReadonlySet<string>,
  clues: ReadonlyMap<string, RawClue[]>,
): void {
  const formulas = formulasOf(book);
  const mirrors = mirrorTargets(collectFormulaClues(formulas, targets, places, own, clues), places);
  if (mirrors.length > 0) collectFormulaClues(formulas, mirrors, places, own, clues);
  collectPivotClues(book.pivots, targets, places, clues);
}

/** Cells that mirror a status column: their formulas just show its cells. */
interface Mirrors {
  target: Target;
  cells: { sheetId: string; row: number; column: number }[];
}

/** Adds clues from formulas, and returns the cells that mirror a column. */
function collectFormulaClues(
  formulas: readonly BookFormula[],
  targets: readonly Target[],
  places: Places,
  own: ReadonlySet<string>,
  clues: ReadonlyMap<string, RawClue[]>,
): Mirrors[] {
  const isHinted = mayReferTo(targets, places);
  const mirrors = new Map(targets.map((target): [Target, Mirrors] => [target, { target, cells: [] }]));
  for (const { by, text, sheetId, cell } of formulas) {
    if (!isHinted(text, sheetId)) continue;
    const formula = parseFormula(text);
    if (!formula) continue;
    const sheet = places.sheetNameOf(sheetId);
    const place = cell ? sheetAddress(sheet, cellAddress(cell.row, cell.column)) : sheet;
    for (const target of targets) {
      const of = clues.get(target.table.id) ?? [];
      const column = columnOf(target, places, sheetId);
      if (of.length < MOST_CLUES)
        for (const use of findColumnUses(formula, column)) of.push(rawClueOf(by, place, use, sheetId, places));
      if (cell === null || own.has(sheetId) || isWithin(cell, sheetId, target)) continue;
      const shown = findShown(formula, column);
      if (shown === null) continue;
      if (of.filter(({ use }) => use.kind === shown).length < MOST_SHOWN)
        of.push({ by, place, use: { kind: shown }, wanted: null });
      if (shown === "mirrored") mirrors.get(target)?.cells.push({ sheetId, ...cell });
    }
  }
  return [...mirrors.values()].filter(({ cells }) => cells.length > 0);
}

function isWithin({ row, column }: { row: number; column: number }, sheetId: string, { table, area }: Target): boolean {
  return sheetId === table.sheetId && column === area.column && row >= area.row && row < area.row + area.rowCount;
}

/** Runs of mirroring cells as status columns that may be used in turn. */
function mirrorTargets(mirrors: readonly Mirrors[], places: Places): Target[] {
  const found: Target[] = [];
  for (const { target, cells } of mirrors) {
    for (const { sheetId, row, column } of cells) {
      const last = found.at(-1);
      const isNext = last?.table.id === target.table.id && last.table.sheetId === sheetId;
      if (last && isNext && last.area.column === column && last.area.row + last.area.rowCount === row) {
        last.area.rowCount += 1;
        continue;
      }
      if (found.length === MOST_MIRRORS) return found;
      found.push({
        table: { ...target.table, sheetId, sheetName: places.sheetNameOf(sheetId), isRange: true },
        index: target.index,
        area: { row, column, rowCount: 1, columnCount: 1 },
      });
    }
  }
  return found;
}

function collectPivotClues(
  pivots: readonly BookPivot[],
  targets: readonly Target[],
  places: Places,
  clues: ReadonlyMap<string, RawClue[]>,
): void {
  for (const pivot of pivots) {
    const source = parseFormula(pivot.source);
    const place = sheetAddress(places.sheetNameOf(pivot.sheetId), pivot.address);
    for (const target of source ? targets : []) {
      if (!source || !columnOf(target, places, pivot.sheetId).isColumnOf(source, columnIn(source, target))) continue;
      const field = pivot.fields.find(
        ({ name }) => foldName(name) === foldName(target.table.headings[target.index] ?? ""),
      );
      if (field)
        clues
          .get(target.table.id)
          ?.push(...usesOfField(field.items).map((use): RawClue => ({ by: "pivot", place, use, wanted: null })));
    }
  }
}

/** A pivot table shows values without their number format, so one with words needs words. One with numbers is no clue. */
function usesOfField(items: readonly CellValue[]): ColumnUse[] {
  const words = items.filter((item) => typeof item === "string" && item.trim() !== "");
  if (words.length > 0) return words.map((text) => ({ kind: "word", text: String(text).trim() }));
  return items.some((item) => typeof item === "number") ? [] : [{ kind: "part", text: "" }];
}

/** The column, counted from 1, of a pivot table's source that would be the status column. */
function columnIn(source: Formula, { index, area }: Target): number {
  return source.is === "cells" ? area.column - source.area.column + 1 : index + 1;
}
