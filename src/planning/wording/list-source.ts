import { foldName } from "../../rag/fold-name";
import type { CellValue } from "../../kpi/kpi-table";
import type { CellArea, Formula } from "../../kpi/wording/formula";
import { parseFormula } from "../../kpi/wording/parse-formula";
import { isOneNameToExcel } from "../find-sheet";
import type { AttachedPlace, AttachedSnapshot } from "../snapshot";
import { sheetIdOf, type Places } from "./places";

/** Cells whose values are needed. */
export interface WantedCells {
  place: AttachedPlace;
  /** The only column that is wanted of a table; null for all cells. */
  heading: string | null;
  /** True if the list ends at the first empty cell. */
  isOpen: boolean;
}

/** Lists are short. The first cells of a whole column are enough. */
export const MOST_CELLS = { rows: 200, columns: 20 };

/** The choices of a list that is written out ("Red,Amber,Green"); null for one in cells. */
export function writtenChoices(source: string): string[] | null {
  if (source.startsWith("=")) return null;
  const mark = source.includes(",") ? "," : ";";
  return source.split(mark).map((choice) => choice.trim());
}

/** Finds the cells of a list: a range, a name, a table's column by INDIRECT, or a range that grows. */
export function findListCells(source: string, sheetId: string, places: Places): WantedCells | null {
  const formula = parseFormula(source);
  return formula && locate(formula, sheetId, places, 0);
}

/** The most steps from a name or INDIRECT to cells. */
const DEEPEST = 8;

/** Finds the cells that a formula refers to; null if only Excel could work that out. */
export function locate(formula: Formula, sheetId: string, places: Places, depth = 0): WantedCells | null {
  if (depth > DEEPEST) return null;
  switch (formula.is) {
    case "cells": {
      const on = sheetIdOf(places, formula.sheet, sheetId);
      return on === null
        ? null
        : { place: { kind: "area", sheetId: on, ...shorten(formula.area) }, heading: null, isOpen: false };
    }
    case "column": {
      const table = places.outline.tables.find(
        ({ name }) => formula.table !== null && isOneNameToExcel(name, formula.table),
      );
      const [heading] = formula.headings;
      return table && heading !== undefined && formula.headings.length === 1
        ? { place: { kind: "table", tableId: table.id }, heading, isOpen: false }
        : null;
    }
    case "name": {
      const scope = sheetIdOf(places, formula.sheet, sheetId);
      const named = scope === null ? null : places.findNamed(formula.name, scope);
      return named && locate(named.formula, named.sheetId, places, depth + 1);
    }
    case "call":
      return locateCall(formula.name, formula.given, sheetId, places, depth);
    case "text":
    case "number":
    case "comparison":
    case "joined":
    case "sum":
    case "list":
    case "other":
      return null;
  }
}

function locateCall(
  name: string,
  given: readonly Formula[],
  sheetId: string,
  places: Places,
  depth: number,
): WantedCells | null {
  const [first, down, right] = given;
  if (!first) return null;
  if (name === "INDIRECT") {
    const pointed = first.is === "text" ? parseFormula(first.text) : null;
    return pointed && locate(pointed, sheetId, places, depth + 1);
  }
  if (name === "SORT" || name === "UNIQUE" || name === "ANCHORARRAY") return locate(first, sheetId, places, depth + 1);
  // OFFSET(A2,0,0,COUNTA(A:A)-1) and A2:INDEX(A:A,COUNTA(A:A)) are lists that grow.
  const isStill = (by: Formula | undefined): boolean =>
    by === undefined || by.is === "other" || (by.is === "number" && by.figure === 0);
  const isGrowing = (name === "OFFSET" && isStill(down) && isStill(right)) || (name === ":" && down?.is === "call");
  if (!isGrowing) return null;
  const start = locate(first, sheetId, places, depth + 1);
  if (start?.place.kind !== "area") return null;
  return { place: { ...start.place, rowCount: MOST_CELLS.rows, columnCount: 1 }, heading: null, isOpen: true };
}

function shorten({ row, column, rowCount, columnCount }: CellArea): CellArea {
  return {
    row,
    column,
    rowCount: Math.min(rowCount, MOST_CELLS.rows),
    columnCount: Math.min(columnCount, MOST_CELLS.columns),
  };
}

/** The values of cells, row by row; null if they could not be read. */
export function valuesIn({ heading, isOpen }: WantedCells, found: AttachedSnapshot | undefined): CellValue[] | null {
  if (found === undefined || typeof found === "string" || found.used === null) return null;
  const { used, row } = found;
  const column =
    heading === null ? -1 : (used.values[0] ?? []).findIndex((one) => foldName(String(one)) === foldName(heading));
  if (heading !== null) return column < 0 ? null : used.values.slice(1).map((line) => line[column] ?? "");
  if (!isOpen) return used.values.flat();
  // Cells that begin further down are another list.
  if (used.row !== row) return [];
  const end = used.values.findIndex(([one]) => one === "");
  return used.values.slice(0, end < 0 ? used.values.length : end).map(([one]) => one ?? "");
}
