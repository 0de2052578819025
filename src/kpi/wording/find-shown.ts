import type { StatusColumn } from "./column-use";
import type { Formula } from "./formula";
import { holds, SAME, withNames } from "./holds-column";

/**
 * How a formula shows a status. `joined`: as a text or a part of one, in which a number would be seen as its digits:
 * `=G2&" status"`. `mirrored`: unchanged, `=G2`, or among other cells, `=FILTER(A2:G9,…)`: its cell gets the number
 * without the format that shows it as a word.
 */
export type Shown = "joined" | "mirrored";

/** How a formula shows a status of the column; null where it only tests, counts or calculates. */
export function findShown(formula: Formula, column: StatusColumn): Shown | null {
  switch (formula.is) {
    case "joined":
      return asText([formula.left, formula.right], column);
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

/** Functions that turn their first argument into a text. */
const TO_TEXT: ReadonlySet<string> = new Set(
  "TRIM UPPER LOWER PROPER CLEAN T LEFT RIGHT MID SUBSTITUTE REPLACE".split(" "),
);

/** How a text made of these formulas shows a status. */
function asText(given: readonly Formula[], column: StatusColumn): Shown | null {
  return given.some((one) => findShown(one, column) !== null) ? "joined" : null;
}

/** How the result of one of these formulas, whichever it is, shows a status: `joined` where any of them does. */
function strongest(given: readonly Formula[], column: StatusColumn): Shown | null {
  const shown = given.map((one) => findShown(one, column));
  return shown.find((one) => one === "joined") ?? shown.find((one) => one !== null) ?? null;
}

function shownByCall(name: string, given: readonly Formula[], column: StatusColumn): Shown | null {
  const [first, second, third] = given;
  if (first === undefined) return null;
  if (TO_TEXT.has(name)) return asText([first], column);
  switch (name) {
    case "CONCAT":
    case "CONCATENATE":
      return asText(given, column);
    case "TEXTJOIN":
      return asText(given.slice(2), column);
    case "TEXT":
      // "[=3]""Green""" is a format for numbers.
      return second?.is === "text" && second.text.includes("[") ? null : asText([first], column);
    case "HYPERLINK":
      return findShown(second ?? first, column);
    case "IF":
    case "CHOOSE":
      return strongest(given.slice(1), column);
    case "IFS":
      return strongest(
        given.filter((_, at) => at % 2 === 1),
        column,
      );
    case "SWITCH":
      // Pairs of a value and a result, then the result where no value fits.
      return strongest(
        given.filter((_, at) => at > 0 && (at % 2 === 0 || at === given.length - 1)),
        column,
      );
    case "IFERROR":
    case "IFNA":
      return strongest(given, column);
    case "LET":
      return findShown(given.at(-1) ?? first, withNames(given, column));
    case "INDEX":
      return isHeadingFound(third, column) && column.isAmong(first) ? "mirrored" : null;
    case "VLOOKUP":
      return isHeadingFound(third, column) && second && column.isAmong(second) ? "mirrored" : null;
    case "OFFSET":
      // It is unknown which column of a block the offset leads to.
      return null;
    case "XLOOKUP":
      return third ? findShown(third, column) : null;
    default:
      return SAME.has(name) ? findShown(first, column) : null;
  }
}

/** True for the position of the column by its own heading: MATCH("RAG Status",A1:G1,0). */
function isHeadingFound(formula: Formula | undefined, column: StatusColumn): boolean {
  if (formula?.is !== "call" || (formula.name !== "MATCH" && formula.name !== "XMATCH")) return false;
  const [wanted] = formula.given;
  return wanted?.is === "text" && column.isHeading(wanted.text);
}
