import type { Formula } from "./formula";
import { parseFormula } from "./parse-formula";

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
  /** True for the heading that stands over the column. */
  isHeading(text: string): boolean;
}

/** Finds everything that a formula says about a status column. */
export function findColumnUses(formula: Formula, column: StatusColumn): ColumnUse[] {
  const said: ColumnUse[] = [];
  walk(formula, column, said);
  return said;
}

function walk(formula: Formula, column: StatusColumn, said: ColumnUse[]): void {
  switch (formula.is) {
    case "comparison":
      compare(formula.left, formula.right, column, said);
      compare(formula.right, formula.left, column, said);
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
      readCall(formula.name, formula.given, known, said);
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

/** How the value of a formula relates to the column's content: unchanged, a part of it, or null for something else. */
type Holds = "whole" | "part" | null;

/** Functions that return their first argument, apart from case and spaces. */
export const SAME: ReadonlySet<string> = new Set(
  "TRIM UPPER LOWER PROPER CLEAN T IFERROR IFNA INDEX OFFSET FILTER UNIQUE SORT SORTBY TAKE DROP TRANSPOSE TOCOL TOROW VSTACK HSTACK SINGLE ANCHORARRAY".split(
    " ",
  ),
);
const PARTS = new Set(["LEFT", "RIGHT", "MID"]);

/** How a formula holds what stands in the column. */
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

/** Reads the other side of a comparison with the column. */
function compare(side: Formula, other: Formula, column: StatusColumn, said: ColumnUse[]): void {
  const how = holds(side, column);
  if (how) said.push(...readOther(other, how, column));
}

function readOther(other: Formula, how: "whole" | "part", column: StatusColumn): ColumnUse[] {
  switch (other.is) {
    case "text":
      return other.text.trim() === "" ? [] : [{ kind: how === "whole" ? "word" : "part", text: other.text.trim() }];
    case "number":
      return [{ kind: "number" }];
    case "list":
      return other.members.flatMap((one) => readOther(one, how, column));
    case "cells":
    case "column":
    case "name":
      return how === "part" || holds(other, column) ? [] : [{ kind: "cells", cells: other, isCriterion: false }];
    case "call":
      return SAME.has(other.name) && other.given[0] ? readOther(other.given[0], how, column) : [];
    case "comparison":
    case "joined":
    case "sum":
    case "other":
      return [];
  }
}

/** Reads a criterion of COUNTIF and the like: a word, a sign and a word, or a pattern. */
function readCriterion(criterion: Formula, column: StatusColumn): ColumnUse[] {
  switch (criterion.is) {
    case "text":
      return readCriterionText(criterion.text);
    case "list":
      return criterion.members.flatMap((one) => readCriterion(one, column));
    case "joined": {
      const [left, right] = [criterion.left, criterion.right];
      // "="&A2 and A2&"" look for the content of the cell; "*"&A2&"*" for a part of a word.
      const cells = [left, right].find((one) => one.is !== "text");
      const text = left.is === "text" ? left.text : right.is === "text" ? right.text : null;
      if (left.is === "text" && right.is === "text") return readCriterionText(left.text + right.text);
      return cells && text !== null && /^[=<>]*$/.test(text) ? readCriterion(cells, column) : [];
    }
    case "cells":
    case "column":
    case "name":
      return holds(criterion, column) ? [] : [{ kind: "cells", cells: criterion, isCriterion: true }];
    case "number":
    case "call":
    case "comparison":
    case "sum":
    case "other":
      return readOther(criterion, "whole", column);
  }
}

/** Reads a criterion given as text. */
export function readCriterionText(criterion: string): ColumnUse[] {
  const wanted = criterion.replace(/^(?:<=|>=|<>|[=<>])/, "").trim();
  if (wanted === "") return [];
  if (Number.isFinite(Number(wanted))) return [{ kind: "number" }];
  if (!/[*?]/.test(wanted)) return [{ kind: "word", text: wanted }];
  const part = wanted.replace(/~?[*?]/g, "").trim();
  return part === "" ? [{ kind: "part", text: "" }] : [{ kind: "part", text: part }];
}

/** Of a comparison that includes other cells, only words can be meant for statuses; a letter may be anything. */
function asUncertain(said: readonly ColumnUse[]): ColumnUse[] {
  return said.flatMap((one): ColumnUse[] =>
    one.kind === "word" && [...one.text].length > 1 ? [{ kind: "perhaps", text: one.text }] : [],
  );
}

/** Reads the words of a lookup table in which the column's content is looked up: its first column or row. */
function readKey(key: Formula, column: StatusColumn, only: "column" | "row"): ColumnUse[] {
  if (key.is === "list") return asUncertain(readOther(key, "whole", column));
  return key.is === "cells" || key.is === "name" ? [{ kind: "cells", cells: key, isCriterion: false, only }] : [];
}

/** Functions that count or sum by criteria: the position of the first range and criterion, and the number of pairs. */
const CRITERIA: Record<string, { from: number; isOnePair: boolean }> = {
  COUNTIF: { from: 0, isOnePair: true },
  SUMIF: { from: 0, isOnePair: true },
  AVERAGEIF: { from: 0, isOnePair: true },
  COUNTIFS: { from: 0, isOnePair: false },
  SUMIFS: { from: 1, isOnePair: false },
  AVERAGEIFS: { from: 1, isOnePair: false },
  MAXIFS: { from: 1, isOnePair: false },
  MINIFS: { from: 1, isOnePair: false },
};

/** Functions that calculate with numbers. */
const CALCULATING = new Set(
  "- % SUM AVERAGE MIN MAX MEDIAN MODE LARGE SMALL RANK PRODUCT SUMPRODUCT STDEV VAR COUNT ROUND INT VALUE".split(" "),
);

function readCall(name: string, given: readonly Formula[], column: StatusColumn, said: ColumnUse[]): void {
  const [first, second] = given;
  const criteria = CRITERIA[name];
  if (criteria) {
    const end = criteria.isOnePair ? 2 : given.length;
    for (let at = criteria.from; at + 1 < end; at += 2) {
      const [range, criterion] = [given[at], given[at + 1]];
      if (!range || !criterion) continue;
      if (holds(range, column)) said.push(...readCriterion(criterion, column));
      else if (column.isAmong(range)) said.push(...asUncertain(readCriterion(criterion, column)));
    }
    const added = criteria.isOnePair ? given[2] : criteria.from === 1 ? first : undefined;
    if (added && holds(added, column)) said.push({ kind: "number" });
    return;
  }
  if (first === undefined) return;
  if (CALCULATING.has(name.split(".")[0] ?? "") && given.some((one) => holds(one, column)))
    said.push({ kind: "number" });
  if (second === undefined) {
    if (name === "ISTEXT" && holds(first, column)) said.push({ kind: "part", text: "" });
    return;
  }
  switch (name) {
    case "CHOOSE":
      if (holds(first, column)) said.push({ kind: "number" });
      return;
    case "MATCH":
    case "XMATCH":
    case "XLOOKUP":
    case "LOOKUP":
    case "EXACT":
      compare(second, first, column, said);
      compare(first, second, column, said);
      return;
    case "VLOOKUP":
      // The column is searched for a word, or its word is looked up in a table of words.
      if (column.isColumnOf(second, 1)) said.push(...readOther(first, "whole", column));
      else if (holds(first, column)) said.push(...readKey(second, column, "column"));
      return;
    case "HLOOKUP":
      if (holds(first, column)) said.push(...readKey(second, column, "row"));
      return;
    case "SEARCH":
    case "FIND":
      if (holds(second, column)) said.push(...readOther(first, "part", column));
      return;
    case "TEXT":
      // [=3]"Green" shows a number as a word.
      if (second.is === "text" && second.text.includes("[") && holds(first, column)) said.push({ kind: "number" });
      return;
    case "REPT":
      if (holds(second, column)) said.push({ kind: "number" });
      return;
    case "SUBSTITUTE":
      if (holds(first, column)) said.push(...readOther(second, "part", column));
      return;
    case "SWITCH":
      if (holds(first, column))
        for (let at = 1; at + 1 < given.length; at += 2)
          said.push(...(given[at] ? readOther(given[at] ?? first, "whole", column) : []));
      return;
    default:
      return;
  }
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
