import type { StatusColumn } from "./column-use";
import type { Formula } from "./formula";
import { parseFormula } from "./parse-formula";

/** The column's content unchanged, a part of it, or null for something else. */
type Holds = "whole" | "part" | null;

/** Functions that return their first argument, apart from case and spaces. */
export const SAME: ReadonlySet<string> = new Set(
  "TRIM UPPER LOWER PROPER CLEAN T IFERROR IFNA INDEX OFFSET FILTER UNIQUE SORT SORTBY TAKE DROP TRANSPOSE TOCOL TOROW VSTACK HSTACK SINGLE ANCHORARRAY".split(
    " ",
  ),
);
const PARTS = new Set(["LEFT", "RIGHT", "MID"]);

/** How the value of a formula relates to the column's content. */
export function holds(formula: Formula, column: StatusColumn): Holds {
  if (column.isIt(formula)) return "whole";
  if (formula.is === "joined")
    return joinsNothing(formula.right)
      ? holds(formula.left, column)
      : joinsNothing(formula.left)
        ? holds(formula.right, column)
        : null;
  if (formula.is !== "call") return null;
  const { name, given } = formula;
  const [first, second, third] = given;
  if (first === undefined) return null;
  if (PARTS.has(name)) return holds(first, column) && "part";
  if (name === "INDEX" && third?.is === "number" && column.isColumnOf(first, third.figure)) return "whole";
  if (SAME.has(name)) return holds(first, column);
  switch (name) {
    case "INDIRECT": {
      const pointed = first.is === "text" ? parseFormula(first.text) : null;
      return pointed && column.isIt(pointed) ? "whole" : null;
    }
    case "IF":
    case "CHOOSE":
      return (
        given
          .slice(1)
          .map((one) => holds(one, column))
          .find((one) => one !== null) ?? null
      );
    case "XLOOKUP":
      return third ? holds(third, column) : null;
    case "LOOKUP":
      return holds(third ?? second ?? first, column);
    case "VLOOKUP":
      return second && third?.is === "number" && column.isColumnOf(second, third.figure) ? "whole" : null;
    default:
      return null;
  }
}

function joinsNothing(formula: Formula): boolean {
  return formula.is === "text" && formula.text === "";
}

/** The column as known inside LET(s, KPIs[RAG Status], …), with the names it is given there. */
export function withNames(given: readonly Formula[], column: StatusColumn): StatusColumn {
  const named = new Map<string, boolean>();
  const scoped: StatusColumn = {
    isIt: (formula) =>
      (formula.is === "name" && formula.sheet === null ? named.get(formula.name.toLowerCase()) : undefined) ??
      column.isIt(formula),
    isColumnOf: (formula, at) => column.isColumnOf(formula, at),
    isAmong: (formula) => column.isAmong(formula),
    isHeading: (text) => column.isHeading(text),
  };
  for (let at = 0; at + 2 < given.length; at += 2) {
    const [name, value] = [given[at], given[at + 1]];
    if (name?.is === "name" && value) named.set(name.name.toLowerCase(), holds(value, scoped) !== null);
  }
  return scoped;
}
