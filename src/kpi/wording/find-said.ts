import type { Formula } from "./formula";
import { parseFormula } from "./parse-formula";

/** What a formula says of a status column: what it compares its cells with. */
export type Said =
  /** With a word as a whole: COUNTIF(G:G,"Green"). */
  | { kind: "word"; text: string }
  /** With a part of one: LEFT(G2)="G", COUNTIF(G:G,"Gr*"). */
  | { kind: "part"; text: string }
  /** With a word that other cells may hold as well, COUNTIF(A:G,"Green"), or that is one of many: it says something where it is a status. */
  | { kind: "perhaps"; text: string }
  /** With a number, or it reckons with the cells. */
  | { kind: "number" }
  /** With what these cells hold: COUNTIF(G:G,A2). `isCriterion`: as a criterion is read, "<>Green". `only`: those of the first column or row. */
  | { kind: "cells"; cells: Formula; isCriterion: boolean; only?: "column" | "row" };

/** What of a formula is the status column. */
export interface StatusColumn {
  /** True for cells, a table's column or a name that are the column, or cells of it, and nothing beside it. */
  isIt(formula: Formula): boolean;
  /** True where the column is that one of a block of columns, counted from 1. */
  isColumnOf(formula: Formula, column: number): boolean;
  /** True where the column is one of a block of columns. */
  isAmong(formula: Formula): boolean;
  /** True for the heading that stands over the column. */
  isHeading(text: string): boolean;
}

/** All that a formula says of a status column. */
export function findSaid(formula: Formula, column: StatusColumn): Said[] {
  const said: Said[] = [];
  walk(formula, column, said);
  return said;
}

function walk(formula: Formula, column: StatusColumn, said: Said[]): void {
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

/** How a formula holds what stands in the column: as it is, or a part of it; null where it is something else. */
type Holds = "whole" | "part" | null;

/** Functions that give back what their first argument holds, letter case and spaces apart. */
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

/** What stands on the other side of a comparison with the column. */
function compare(side: Formula, other: Formula, column: StatusColumn, said: Said[]): void {
  const how = holds(side, column);
  if (how) said.push(...readOther(other, how, column));
}

function readOther(other: Formula, how: "whole" | "part", column: StatusColumn): Said[] {
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

/** A criterion of COUNTIF and its like: a word, or a sign and a word, or a pattern. */
function readCriterion(criterion: Formula, column: StatusColumn): Said[] {
  switch (criterion.is) {
    case "text":
      return readCriterionText(criterion.text);
    case "list":
      return criterion.members.flatMap((one) => readCriterion(one, column));
    case "joined": {
      const [left, right] = [criterion.left, criterion.right];
      // "="&A2 and A2&"" ask for what the cell holds; "*"&A2&"*" for a part of a word.
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

/** What a criterion that is written out asks for. */
export function readCriterionText(criterion: string): Said[] {
  const wanted = criterion.replace(/^(?:<=|>=|<>|[=<>])/, "").trim();
  if (wanted === "") return [];
  if (Number.isFinite(Number(wanted))) return [{ kind: "number" }];
  if (!/[*?]/.test(wanted)) return [{ kind: "word", text: wanted }];
  const part = wanted.replace(/~?[*?]/g, "").trim();
  return part === "" ? [{ kind: "part", text: "" }] : [{ kind: "part", text: part }];
}

/** Of what is compared with other cells too, only words can be told to be meant for statuses; a letter may be anything. */
function perhaps(said: readonly Said[]): Said[] {
  return said.flatMap((one): Said[] =>
    one.kind === "word" && [...one.text].length > 1 ? [{ kind: "perhaps", text: one.text }] : [],
  );
}

/** The words of a key in which what the column holds is looked up: its first column or row. */
function readKey(key: Formula, column: StatusColumn, only: "column" | "row"): Said[] {
  if (key.is === "list") return perhaps(readOther(key, "whole", column));
  return key.is === "cells" || key.is === "name" ? [{ kind: "cells", cells: key, isCriterion: false, only }] : [];
}

/** Functions that count or sum by criteria: where the first pair of a range and its criterion stands, and how many pairs there are. */
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

/** Functions that reckon with numbers. */
const RECKONING = new Set(
  "- % SUM AVERAGE MIN MAX MEDIAN MODE LARGE SMALL RANK PRODUCT SUMPRODUCT STDEV VAR COUNT ROUND INT VALUE".split(" "),
);

function readCall(name: string, given: readonly Formula[], column: StatusColumn, said: Said[]): void {
  const [first, second] = given;
  const criteria = CRITERIA[name];
  if (criteria) {
    const end = criteria.isOnePair ? 2 : given.length;
    for (let at = criteria.from; at + 1 < end; at += 2) {
      const [range, criterion] = [given[at], given[at + 1]];
      if (!range || !criterion) continue;
      if (holds(range, column)) said.push(...readCriterion(criterion, column));
      else if (column.isAmong(range)) said.push(...perhaps(readCriterion(criterion, column)));
    }
    const reckoned = criteria.isOnePair ? given[2] : criteria.from === 1 ? first : undefined;
    if (reckoned && holds(reckoned, column)) said.push({ kind: "number" });
    return;
  }
  if (first === undefined) return;
  if (RECKONING.has(name.split(".")[0] ?? "") && given.some((one) => holds(one, column))) said.push({ kind: "number" });
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
      // The column is looked up by a word, or its word in a key of words.
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

/** The column as it is known within LET(s, KPIs[RAG Status], …): by the names that it is given there too. */
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
