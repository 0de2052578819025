import type { Formula } from "./formula";
import { holds, SAME, withNames, type StatusColumn } from "./find-said";

/**
 * How a formula shows a status. `joined`: within a text, or as one, so that a number would stand there as its digits: `=G2&" status"`.
 * `mirrored`: as it is, `=G2`, or with others, `=FILTER(A2:G9,…)`: its cell has the number, and no format that shows it as a word.
 */
export type Shown = "joined" | "mirrored";

/** How a formula shows a status of the column; null where it only tests, counts or reckons. */
export function findShown(formula: Formula, column: StatusColumn): Shown | null {
  switch (formula.is) {
    case "joined":
      return showsAny([formula.left, formula.right], column) ? "joined" : null;
    case "call":
      return shownByCall(formula.name, formula.given, column) ?? (holds(formula, column) ? "mirrored" : null);
    case "cells":
    case "column":
    case "name":
      return column.isIt(formula) || column.isAmong(formula) ? "mirrored" : null;
    case "text":
    case "number":
    case "comparison":
    case "sum":
    case "list":
    case "other":
      return null;
  }
}

/** Functions that make a text of what they are given. */
const TO_TEXT = new Set("TRIM UPPER LOWER PROPER CLEAN T".split(" "));

function showsAny(given: readonly Formula[], column: StatusColumn): boolean {
  return given.some((one) => findShown(one, column) !== null);
}

/** The stronger of what some formulas show: any of them may be what the cell shows. */
function strongest(given: readonly Formula[], column: StatusColumn): Shown | null {
  const shown = given.map((one) => findShown(one, column));
  return shown.find((one) => one === "joined") ?? shown.find((one) => one !== null) ?? null;
}

function shownByCall(name: string, given: readonly Formula[], column: StatusColumn): Shown | null {
  const [first, second, third] = given;
  if (first === undefined) return null;
  switch (name) {
    case "CONCAT":
    case "CONCATENATE":
      return showsAny(given, column) ? "joined" : null;
    case "TEXTJOIN":
      return showsAny(given.slice(2), column) ? "joined" : null;
    case "TEXT":
      // "[=3]""Green""" is a format for numbers.
      return showsAny([first], column) && !(second?.is === "text" && second.text.includes("[")) ? "joined" : null;
    case "LEFT":
    case "RIGHT":
    case "MID":
    case "SUBSTITUTE":
    case "REPLACE":
      return showsAny([first], column) ? "joined" : null;
    case "HYPERLINK":
      return strongest([second ?? first], column);
    case "IF":
    case "CHOOSE":
      return strongest(given.slice(1), column);
    case "IFS":
      return strongest(
        given.filter((_, at) => at % 2 === 1),
        column,
      );
    case "SWITCH":
      // Pairs of a value and a result, and what is given where none fits.
      return strongest(
        given.filter((_, at) => at > 0 && (at % 2 === 0 || at === given.length - 1)),
        column,
      );
    case "IFERROR":
    case "IFNA":
      return strongest(given, column);
    case "LET":
      return strongest(given.slice(-1), withNames(given, column));
    case "INDEX":
    case "VLOOKUP":
      return isHeadingFound(third, column) && column.isAmong(name === "INDEX" ? first : (second ?? first))
        ? "mirrored"
        : null;
    case "OFFSET":
      // Which column of a block it comes to is not told.
      return null;
    case "XLOOKUP":
      return third ? findShown(third, column) : null;
    default:
      if (!SAME.has(name)) return null;
      return TO_TEXT.has(name) ? (showsAny([first], column) ? "joined" : null) : findShown(first, column);
  }
}

/** True for the place of the column's own heading: MATCH("RAG Status",A1:G1,0). */
function isHeadingFound(formula: Formula | undefined, column: StatusColumn): boolean {
  if (formula?.is !== "call" || (formula.name !== "MATCH" && formula.name !== "XMATCH")) return false;
  const [wanted] = formula.given;
  return wanted?.is === "text" && column.isHeading(wanted.text);
}
