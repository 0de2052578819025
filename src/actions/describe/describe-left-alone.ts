import { sheetAddress } from "../../kpi/address";
import { groupBy } from "../../kpi/history/match-names";
import { GET_NEWER, MADE_BY_NEWER } from "../../rag/rules/newer-version";
import { by, countOf, joinWords, listSome } from "../../report/words";
import { nameRuns, placesOf } from "../../planning/statuses/places-of";
import type { KeptCell } from "../../planning/statuses/plan-statuses";
import { findUnknownWords, type UnknownWord } from "../../planning/statuses/unknown-words";
import { describeStatusPlace } from "./describe-status-place";
import type { SkippedPlace } from "../../planning/tables/kpi-ranges";
import type { Review } from "../review";

const quote = (text: string): string => `“${text}”`;

/** Describes the status cells that are left alone, a sentence for each reason. */
export function describeKept(kept: readonly KeptCell[], tables: Review["tables"]): string[] {
  const holding = (what: KeptCell["holds"]): KeptCell[] => kept.filter(({ holds }) => holds === what);
  const [words, undirected] = [
    holding("other-text").filter(({ word }) => word === undefined),
    holding("no-good-is").length,
  ];
  // Statuses that depend on formulas without a result have a sentence of their own.
  const formulas = [...groupBy(holding("formula"), ({ tableId }) => tableId).values()].map((cells) =>
    describeFormulas(cells, tables),
  );
  const sentences = [...formulas, ...describeUnknownWords(findUnknownWords(kept, tables))];
  if (words.length > 0) {
    const [holds, are] = [by(words.length, "holds", "hold"), by(words.length, "is", "are")];
    sentences.push(`${listSome(placesOf(words, tables))} in RAG Status ${holds} other words and ${are} left alone.`);
  }
  if (undirected > 0) {
    const theirs = by(undirected, "its status is", "their statuses are");
    sentences.push(
      `${countOf(undirected, "row does", "rows do")} not say whether high or low is good, and ${theirs} left alone. Add a Good Is column.`,
    );
  }
  return [...sentences, ...new Set(kept.flatMap(({ sentence }) => sentence ?? []))];
}

/** How many words a sentence names. */
const NAMED_WORDS = 4;

/** Describes words that the rules do not know. The door adds how to teach them. */
function describeUnknownWords(words: readonly UnknownWord[]): string[] {
  if (words.length === 0) return [];
  const some = listSome(
    words.map(
      ({ word, count, places: [first = ""] }) =>
        `${quote(word)} (${count === 1 ? first : `${count.toLocaleString("en-GB")} cells`})`,
    ),
    NAMED_WORDS,
  );
  const [is, it] = [by(words.length, "is no status", "are no statuses"), by(words.length, "it is", "each is")];
  return [`${some} in RAG Status ${is} of the rules, and left alone until they say once which status ${it}.`];
}

/** Describes status cells with formulas: how many, where, and how many of them differ from the rules. */
function describeFormulas(cells: readonly KeptCell[], tables: Review["tables"]): string {
  const hold = by(
    cells.length,
    "cell of RAG Status holds a formula and is",
    "cells of RAG Status hold formulas and are",
  );
  const odd = cells.filter(({ isAtOdds }) => isAtOdds).length;
  const other =
    odd === 0
      ? "."
      : `; ${odd === cells.length ? by(odd, "it says", "all say") : countOf(odd, "says", "say")} something else than the rules.`;
  const left = `${countOf(cells.length, hold, hold)} left alone (${listSome(nameRuns(cells, tables))})${other}`;
  // Formulas that are not calculated have a sentence of their own, which says not to type over them.
  if (cells.some(({ isUncalculated }) => isUncalculated)) return left;
  return `${left} To have statuses written there, ${by(cells.length, "clear it", "clear them")} and recalculate.`;
}

/** Describes what was not read, a sentence for each reason. `canNameColumns`: true if the door offers to choose which column is which. */
export function describeSkipped(
  { skipped, tables }: Pick<Review, "skipped" | "tables">,
  { canNameColumns }: { canNameColumns: boolean },
): string[] {
  const rename = canNameColumns ? "Rename one, or say which it is." : "Rename one.";
  const rows: typeof skipped = [];
  const doubts = new Map<string, string>();
  const unread: string[] = [];
  const locked = new Set<string>();
  const newer: string[] = [];
  const statusless: string[] = [];
  for (const place of skipped) {
    switch (place.why) {
      case "total":
      case "note":
      case "no-metric":
        rows.push(place);
        break;
      case "unsure-heading":
        doubts.set(
          (place.headings ?? []).join("\n"),
          `${describeUnsure(place)} could be the same column, and neither is used. ${rename}`,
        );
        break;
      case "not-searched":
        unread.push(`${place.sheetName} is too large to be read from ${place.address} on: rows below are left out.`);
        break;
      case "protected":
        locked.add(place.sheetName);
        break;
      case "no-status":
        statusless.push(
          `Rows on ${place.sheetName} lack only a RAG column, and are not judged: one can be added ${describeStatusPlace(place)}.`,
        );
        break;
      case "newer":
        newer.push(`${place.sheetName} was ${MADE_BY_NEWER}, and is not used. ${GET_NEWER}.`);
        break;
      default:
        place.why satisfies never;
    }
  }
  // Rows of a sheet without a KPI table are named with their sheet.
  const places = placesOf(rows, [...tables, ...rows]);
  const leftOut = `${countOf(rows.length, "total or note row is", "total and note rows are")} left out: ${listSome(places)}.`;
  const isLocked = `${joinWords([...locked])} ${by(locked.size, "is protected, and its", "are protected, and their")} rows are left out.`;
  return [
    ...(rows.length > 0 ? [leftOut] : []),
    ...doubts.values(),
    ...statusless,
    ...(locked.size > 0 ? [isLocked] : []),
    ...unread,
    ...newer,
  ];
}

/** Headings that fit one column, each with its cell where that is known. */
function describeUnsure({ sheetName, headings = [], cells = [] }: SkippedPlace): string {
  const isAt = (at: number): string => {
    const cell = cells[at];
    return cell === undefined ? "" : ` (${at === 0 ? sheetAddress(sheetName, cell) : cell})`;
  };
  return joinWords(headings.map((heading, at) => `${quote(heading.replace(/\s+/g, " "))}${isAt(at)}`));
}
