import type { Formula } from "./formula";

/** What a formula compares the cells of a status column with. */
export type ColumnUse =
  /** A whole word: COUNTIF(G:G,"Green"). */
  | { kind: "word"; text: string }
  /** A part of a word: LEFT(G2)="G", COUNTIF(G:G,"Gr*"). */
  | { kind: "part"; text: string }
  /**
   * A word that may be meant for other cells, COUNTIF(A:G,"Green"), or is one of many: it counts only if it is a
   * status.
   */
  | { kind: "perhaps"; text: string }
  /** A number, or an arithmetic use of the cells. */
  | { kind: "number" }
  /**
   * The content of other cells: COUNTIF(G:G,A2). `isCriterion`: read as a criterion, "<>Green". `only`: the first
   * column or row of them.
   */
  | { kind: "cells"; cells: Formula; isCriterion: boolean; only?: "column" | "row" };

/** Identifies the status column within a formula. */
export interface StatusColumn {
  /** True for cells, a table's column or a name that is the column or a part of it, and nothing else. */
  isIt(formula: Formula): boolean;
  /** True where the column is the given one of a range of columns, counted from 1. */
  isColumnOf(formula: Formula, column: number): boolean;
  /** True where the column is within a range of columns. */
  isAmong(formula: Formula): boolean;
  /** True for the column's heading. */
  isHeading(text: string): boolean;
}
