import type { CellValue } from "../../kpi/kpi-table";
import { numberList, type NumberList } from "./number-list";
import type { Area } from "./areas";
import type { CellContent } from "./cell-content";

/** The cells of a sheet as its part has them, with the position of each in the text. Rows and columns count from 0. */
export interface SheetCells {
  rows: {
    number: NumberList;
    start: NumberList;
    openEnd: NumberList;
    end: NumberList;
    /** The index of the row's first cell. */
    firstCell: NumberList;
    /** 0 for a row without a style of its own, else its style plus one. */
    style: NumberList;
  };
  cells: {
    column: NumberList;
    style: NumberList;
    /** An index into KINDS. */
    kind: NumberList;
    start: NumberList;
    end: NumberList;
  };
  values: CellValue[];
  /** By the index of the cell. */
  formulas: Map<number, FileFormula>;
  /** By row number. */
  hiddenRows: Set<number>;
  /** Cells filled by array formulas, spills and data tables that have not been calculated. */
  notKnown: Area[];
  /** True where rows or cells leave out their numbers, and follow the one before. */
  isImplied: boolean;
}

/** A formula as the file has it. */
export interface FileFormula {
  /** Without "="; empty where the cell shares the formula of another. */
  text: string;
  kind: "normal" | "shared" | "array" | "table";
  /** The id of the shared formula. */
  group: string | undefined;
  /** The cells that it fills, where there are several: "B2:B9". */
  ref: string | undefined;
  /** True for a dynamic array, which spills as far as it needs. */
  isDynamic: boolean;
}

/** The kinds of content by the number that a cell's kind is stored as. */
export const KINDS: readonly CellContent["kind"][] = ["empty", "number", "text", "boolean", "error"];

/** The index after the last cell of a row. */
export function cellsEnd({ rows: { firstCell }, cells }: SheetCells, rowIndex: number): number {
  return rowIndex + 1 < firstCell.length ? firstCell.at(rowIndex + 1) : cells.column.length;
}

/** A sheet without any cells. */
export function noCells(): SheetCells {
  const list = numberList;
  return {
    rows: { number: list(), start: list(), openEnd: list(), end: list(), firstCell: list(), style: list() },
    cells: { column: list(), style: list(), kind: list(), start: list(), end: list() },
    ...{ values: [], formulas: new Map(), hiddenRows: new Set(), notKnown: [], isImplied: false },
  };
}
