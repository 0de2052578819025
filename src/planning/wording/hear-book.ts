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
import { columnOf, hintsOf, type Places, type Target } from "./places";

/** Something said of a column, of which it may have to be looked up what it is. */
export interface Heard {
  by: WordingClue["by"];
  place: string;
  said: ColumnUse | { kind: Shown };
  wanted: WantedCells | null;
}

/** Sayings of one column beyond these add nothing. */
export const MOST_SAYINGS = 300;
/** Formulas that show the cells of a column as they are: each row may have one, and a few are enough to name. */
const MOST_SHOWN = 10;
/** Stretches of such formulas that are followed further. */
const MOST_MIRRORS = 50;

/** What was said, with the cells that have to be looked up for it. */
export function heardOf(by: WordingClue["by"], place: string, said: ColumnUse, sheetId: string, places: Places): Heard {
  return {
    by,
    place,
    said,
    wanted: said.kind === "cells" ? firstOf(locate(said.cells, sheetId, places), said.only) : null,
  };
}

/** The first column or row alone. */
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
 * Adds what the formulas, colour rules and pivot tables of a workbook say of its status columns, by table. What is said of cells that
 * show a column's as they are is said of the column. `own`: the add-in's own sheets, by id.
 */
export function hearBook(
  book: BookReading,
  targets: readonly Target[],
  places: Places,
  own: ReadonlySet<string>,
  heard: ReadonlyMap<string, Heard[]>,
): void {
  const formulas = formulasOf(book);
  const mirrors = mirrorTargets(hearAll(formulas, targets, places, own, heard), places);
  if (mirrors.length > 0) hearAll(formulas, mirrors, places, own, heard);
  hearPivots(book.pivots, targets, places, heard);
}

/** The cells that show those of a status column as they are. */
interface Mirrors {
  target: Target;
  cells: { sheetId: string; row: number; column: number }[];
}

/** Adds what formulas say of the columns, and returns the cells that show those of a column as they are. */
function hearAll(
  formulas: readonly BookFormula[],
  targets: readonly Target[],
  places: Places,
  own: ReadonlySet<string>,
  heard: ReadonlyMap<string, Heard[]>,
): Mirrors[] {
  const isHinted = hintsOf(targets, places);
  const mirrors = new Map(targets.map((target): [Target, Mirrors] => [target, { target, cells: [] }]));
  for (const { by, text, sheetId, cell } of formulas) {
    if (!isHinted(text, sheetId)) continue;
    const formula = parseFormula(text);
    if (!formula) continue;
    const sheet = places.sheetNameOf(sheetId);
    const place = cell ? sheetAddress(sheet, cellAddress(cell.row, cell.column)) : sheet;
    for (const target of targets) {
      const of = heard.get(target.table.id) ?? [];
      const column = columnOf(target, places, sheetId);
      if (of.length < MOST_SAYINGS)
        for (const said of findColumnUses(formula, column)) of.push(heardOf(by, place, said, sheetId, places));
      if (cell === null || own.has(sheetId) || isWithin(cell, sheetId, target)) continue;
      const shown = findShown(formula, column);
      if (shown === null) continue;
      if (of.filter(({ said }) => said.kind === shown).length < MOST_SHOWN)
        of.push({ by, place, said: { kind: shown }, wanted: null });
      if (shown === "mirrored") mirrors.get(target)?.cells.push({ sheetId, ...cell });
    }
  }
  return [...mirrors.values()].filter(({ cells }) => cells.length > 0);
}

function isWithin({ row, column }: { row: number; column: number }, sheetId: string, { table, area }: Target): boolean {
  return sheetId === table.sheetId && column === area.column && row >= area.row && row < area.row + area.rowCount;
}

/** Cells that show a column's, as columns of which something may be said in their turn: one for each stretch of them. */
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

function hearPivots(
  pivots: readonly BookPivot[],
  targets: readonly Target[],
  places: Places,
  heard: ReadonlyMap<string, Heard[]>,
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
        heard
          .get(target.table.id)
          ?.push(...saidByField(field.items).map((said): Heard => ({ by: "pivot", place, said, wanted: null })));
    }
  }
}

/** A pivot table shows what the cells hold, without their number format. One of numbers has no words to lose. */
function saidByField(items: readonly CellValue[]): ColumnUse[] {
  const words = items.filter((item) => typeof item === "string" && item.trim() !== "");
  if (words.length > 0) return words.map((text) => ({ kind: "word", text: String(text).trim() }));
  return items.some((item) => typeof item === "number") ? [] : [{ kind: "part", text: "" }];
}

/** Which column of what a pivot table is made from would be the status column. */
function columnIn(source: Formula, { index, area }: Target): number {
  return source.is === "cells" ? area.column - source.area.column + 1 : index + 1;
}
