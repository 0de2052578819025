import { columnLetters } from "../../kpi/address";
import { foldName } from "../../rag/fold-name";
import type { CellArea, Formula } from "../../kpi/wording/formula";
import type { StatusColumn } from "../../kpi/wording/column-use";
import { parseFormula } from "../../kpi/wording/parse-formula";
import { isOneNameToExcel } from "../find-sheet";
import type { Outline, TableSnapshot } from "../snapshot";
import type { BookName } from "./book-reading";

/** A status column that formulas of the workbook may use. */
export interface Target {
  table: TableSnapshot;
  /** By index from the table's left edge. */
  index: number;
  area: CellArea;
}

/** Resolves sheets and names in a workbook's formulas. */
export interface Places {
  outline: Outline;
  names: readonly BookName[];
  sheetNameOf(sheetId: string): string;
  /** The formula of a name that is valid on a sheet; null if there is none or it cannot be parsed. */
  findNamed(name: string, sheetId: string): NamedFormula | null;
}

export interface NamedFormula {
  formula: Formula;
  sheetId: string;
}

/** The most steps from a name through other names. */
const DEEPEST = 8;

/** Indexes the sheets and names of a workbook. */
export function openPlaces(outline: Outline, names: readonly BookName[]): Places {
  const byName = new Map<string, BookName[]>();
  for (const one of names)
    byName.set(one.name.toLowerCase(), [
      ...(byName.get(one.name.toLowerCase()) ?? []).slice(0, outline.sheets.length),
      one,
    ]);
  const known = new Map<string, NamedFormula | null>();
  const sheetNames = new Map(outline.sheets.map(({ id, name }) => [id, name]));
  const read = (name: string, sheetId: string): NamedFormula | null => {
    const named = byName.get(name) ?? [];
    const found = named.find((one) => one.sheetId === sheetId) ?? named.find((one) => one.sheetId === null);
    const formula = found ? parseFormula(found.formula) : null;
    return formula && { formula, sheetId: found?.sheetId ?? outline.sheets[0]?.id ?? "" };
  };
  return {
    ...{ outline, names },
    sheetNameOf: (sheetId) => sheetNames.get(sheetId) ?? "",
    findNamed: (name, sheetId) => {
      const key = `${sheetId}!${name.toLowerCase()}`;
      const named = known.get(key);
      if (named !== undefined) return named;
      const found = read(name.toLowerCase(), sheetId);
      known.set(key, found);
      return found;
    },
  };
}

/** The id of the sheet that a formula names, or of the formula's own sheet; null if there is none. */
export function sheetIdOf({ outline }: Places, sheet: string | null, ownSheetId: string): string | null {
  if (sheet === null) return ownSheetId;
  return outline.sheets.find(({ name }) => isOneNameToExcel(name, sheet))?.id ?? null;
}

/** Recognises a status column in formulas on a sheet. */
export function columnOf(target: Target, places: Places, sheetId: string): StatusColumn {
  const resolved = <T>(
    formula: Formula,
    at: string,
    depth: number,
    read: (formula: Formula, at: string) => T | null,
  ): T | null => {
    const own = read(formula, at);
    if (own !== null || formula.is !== "name" || depth >= DEEPEST) return own;
    const scope = sheetIdOf(places, formula.sheet, at);
    const named = scope === null ? null : places.findNamed(formula.name, scope);
    return named && resolved(named.formula, named.sheetId, depth + 1, read);
  };
  return {
    isIt: (formula) =>
      resolved(formula, sheetId, 0, (one, at) => (isColumn(one, at, target, places) ? true : null)) ?? false,
    isColumnOf: (formula, column) =>
      resolved(formula, sheetId, 0, (one, at) => (isWithin(one, column, at, target, places) ? true : null)) ?? false,
    isAmong: (formula) =>
      resolved(formula, sheetId, 0, (one, at) => (isAmong(one, at, target, places) ? true : null)) ?? false,
    isHeading: (text) => foldName(text) === foldName(target.table.headings[target.index] ?? ""),
  };
}

/** True for a block of columns or a table that contains the status column. */
function isAmong(formula: Formula, sheetId: string, target: Target, places: Places): boolean {
  if (formula.is === "cells")
    return isWithin(formula, target.area.column - formula.area.column + 1, sheetId, target, places);
  return formula.is === "name" && isWithin(formula, target.index + 1, sheetId, target, places);
}

function isColumn(formula: Formula, sheetId: string, target: Target, places: Places): boolean {
  if (formula.is === "cells") return formula.area.columnCount === 1 && isWithin(formula, 1, sheetId, target, places);
  return formula.is === "column" && formula.headings.length === 1 && isWithin(formula, 1, sheetId, target, places);
}

/** True if the status column is this column, counted from 1, of the cells that a formula refers to. */
function isWithin(
  formula: Formula,
  column: number,
  sheetId: string,
  { table, index, area }: Target,
  places: Places,
): boolean {
  switch (formula.is) {
    case "cells": {
      const { area: cells } = formula;
      if (
        sheetIdOf(places, formula.sheet, sheetId) !== table.sheetId ||
        column > cells.columnCount ||
        cells.column + column - 1 !== area.column
      )
        return false;
      return cells.row < area.row + area.rowCount && area.row < cells.row + cells.rowCount;
    }
    case "column": {
      if (
        table.isRange ||
        !(formula.table === null ? sheetId === table.sheetId : isOneNameToExcel(formula.table, table.name))
      )
        return false;
      const [first = ""] = formula.headings;
      return table.headings.findIndex((heading) => foldName(heading) === foldName(first)) + column - 1 === index;
    }
    case "name":
      return (
        !table.isRange && formula.sheet === null && isOneNameToExcel(formula.name, table.name) && column - 1 === index
      );
    case "text":
    case "number":
    case "call":
    case "comparison":
    case "joined":
    case "sum":
    case "list":
    case "other":
      return false;
  }
}

/** With more names than this every formula is parsed, because looking for each name would take longer. */
const MANY_NAMES = 100;

/** Quickly tells by its text whether a formula may use a status column. Most do not and need not be parsed. */
export function mayReferTo(
  targets: readonly Target[],
  { names }: Places,
): (formula: string, sheetId: string) => boolean {
  const ownColumns = new Map<string, Set<string>>();
  for (const { table, area } of targets)
    ownColumns.set(
      table.sheetId,
      (ownColumns.get(table.sheetId) ?? new Set()).add(columnLetters(area.column).toLowerCase()),
    );
  const known = new Set(
    targets.flatMap(({ table }) =>
      [...(table.isRange ? [] : [table.name]), table.sheetName.replaceAll("'", "''")].map((one) => one.toLowerCase()),
    ),
  );
  const isHinted = (text: string): boolean => known.size > MANY_NAMES || [...known].some((one) => text.includes(one));
  // The second round finds names that refer to names of the first.
  for (let round = 0; round < 2; round += 1) {
    for (const { name, formula } of names) if (isHinted(formula.toLowerCase())) known.add(name.toLowerCase());
  }
  return (formula, sheetId) => {
    const text = formula.toLowerCase();
    const isOfTable =
      text.includes("[") || text.includes("lookup(") || text.includes("index(") || text.includes("indirect(");
    return (
      isHinted(text) || [...(ownColumns.get(sheetId) ?? [])].some((letters) => isOfTable || mentions(text, letters))
    );
  };
}

/** True if a formula's text may refer to cells of a column: "G2", "$G:$G". */
function mentions(text: string, letters: string): boolean {
  for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, at + 1)) {
    if (!/[a-z0-9_.]/.test(text.charAt(at - 1)) && /[\d$:)]/.test(text.charAt(at + letters.length))) return true;
  }
  return false;
}
