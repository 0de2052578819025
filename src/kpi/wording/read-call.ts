import type { ColumnUse, StatusColumn } from "./column-use";
import type { Formula } from "./formula";
import { holds } from "./holds-column";
import { asUncertain, readCompared, readCriterion, readKey } from "./read-compared";

/* What the functions of a formula say about a status column. */

const NUMBER: ColumnUse = { kind: "number" };

/** Where the ranges and criteria of a function are: from which argument on, and whether there is one pair of them. */
interface CriteriaPlace {
  from: number;
  isOnePair: boolean;
}

/** Functions that count or sum by criteria. */
const CRITERIA: Readonly<Record<string, CriteriaPlace>> = {
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

/** Finds what one call says about the column; what its arguments say on their own is found apart. */
export function readCall(name: string, given: readonly Formula[], column: StatusColumn): ColumnUse[] {
  const criteria = CRITERIA[name];
  if (criteria) return readCriteria(criteria, given, column);
  const [first, second, ...others] = given;
  if (first === undefined) return [];
  if (CALCULATING.has(name.split(".")[0] ?? "")) return given.some((one) => holds(one, column)) ? [NUMBER] : [];
  if (second === undefined) return name === "ISTEXT" && holds(first, column) ? [{ kind: "part", text: "" }] : [];
  return CALLS[name]?.([first, second, ...others], column) ?? [];
}

function readCriteria(
  { from, isOnePair }: CriteriaPlace,
  given: readonly Formula[],
  column: StatusColumn,
): ColumnUse[] {
  const said: ColumnUse[] = [];
  const end = isOnePair ? 2 : given.length;
  for (let at = from; at + 1 < end; at += 2) {
    const [range, criterion] = [given[at], given[at + 1]];
    if (!range || !criterion) continue;
    if (holds(range, column)) said.push(...readCriterion(criterion, column));
    else if (column.isAmong(range)) said.push(...asUncertain(readCriterion(criterion, column)));
  }
  const added = isOnePair ? given[2] : from === 1 ? given[0] : undefined;
  if (added && holds(added, column)) said.push(NUMBER);
  return said;
}

/** Reads a call with at least two arguments. */
type CallReader = (given: readonly [Formula, Formula, ...Formula[]], column: StatusColumn) => ColumnUse[];

/** Functions that compare, look up, search or choose. */
const CALLS: Readonly<Record<string, CallReader>> = {
  MATCH: compareFirstTwo,
  XMATCH: compareFirstTwo,
  XLOOKUP: compareFirstTwo,
  LOOKUP: compareFirstTwo,
  EXACT: compareFirstTwo,
  // The column is searched for a word, or its word is looked up in a table of words.
  VLOOKUP: ([wanted, table], column) => {
    if (column.isColumnOf(table, 1)) return readCompared(wanted, "whole", column);
    return holds(wanted, column) ? readKey(table, column, "column") : [];
  },
  HLOOKUP: ([wanted, table], column) => (holds(wanted, column) ? readKey(table, column, "row") : []),
  SEARCH: readPartSought,
  FIND: readPartSought,
  SUBSTITUTE: ([text, old], column) => (holds(text, column) ? readCompared(old, "part", column) : []),
  SWITCH: readSwitch,
  CHOOSE: ([index], column) => (holds(index, column) ? [NUMBER] : []),
  REPT: ([, times], column) => (holds(times, column) ? [NUMBER] : []),
  // [=3]"Green" shows a number as a word.
  TEXT: ([value, format], column) =>
    format.is === "text" && format.text.includes("[") && holds(value, column) ? [NUMBER] : [],
};

function compareFirstTwo([first, second]: readonly Formula[], column: StatusColumn): ColumnUse[] {
  return first && second ? [...compare(second, first, column), ...compare(first, second, column)] : [];
}

function readPartSought([sought, text]: readonly Formula[], column: StatusColumn): ColumnUse[] {
  return sought && text && holds(text, column) ? readCompared(sought, "part", column) : [];
}

/** SWITCH(value, case, result, case, result, …): the cases. */
function readSwitch([value, ...pairs]: readonly Formula[], column: StatusColumn): ColumnUse[] {
  if (!value || !holds(value, column)) return [];
  return pairs.flatMap((one, at) => (at % 2 === 0 && at + 1 < pairs.length ? readCompared(one, "whole", column) : []));
}

/** Reads the other side of a comparison, where the first holds the column's content. */
export function compare(side: Formula, other: Formula, column: StatusColumn): ColumnUse[] {
  const how = holds(side, column);
  return how ? readCompared(other, how, column) : [];
}
