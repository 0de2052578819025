import type { ColumnUse, StatusColumn } from "./column-use";
import type { Formula } from "./formula";
import { holds, withNames } from "./holds-column";
import { compare, readCall } from "./read-call";

/** Finds everything that a formula says about a status column. */
export function findColumnUses(formula: Formula, column: StatusColumn): ColumnUse[] {
  const said: ColumnUse[] = [];
  walk(formula, column, said);
  return said;
}

function walk(formula: Formula, column: StatusColumn, said: ColumnUse[]): void {
  switch (formula.is) {
    case "comparison":
      said.push(...compare(formula.left, formula.right, column), ...compare(formula.right, formula.left, column));
      walk(formula.left, column, said);
      walk(formula.right, column, said);
      return;
    case "sum":
      if (holds(formula.left, column) || holds(formula.right, column)) said.push({ kind: "number" });
      walk(formula.left, column, said);
      walk(formula.right, column, said);
      return;
    case "joined":
      walk(formula.left, column, said);
      walk(formula.right, column, said);
      return;
    case "call": {
      const known = formula.name === "LET" ? withNames(formula.given, column) : column;
      said.push(...readCall(formula.name, formula.given, known));
      for (const one of formula.given) walk(one, known, said);
      return;
    }
    case "list":
      for (const one of formula.members) walk(one, column, said);
      return;
    case "text":
    case "number":
    case "cells":
    case "column":
    case "name":
    case "other":
      return;
  }
}
