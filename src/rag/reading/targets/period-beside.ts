import type { Draft } from "../draft";
import { isClauseEnd } from "../side-words";
import { isWordedDate } from "../words/item";

/* Periods beside a figure, and the words that lead to them. */

/** True for a bare year or "24/25" that the words or marks around it show to be a period. */
export function isSurePeriod(draft: Draft, at: number): boolean {
  const { items, figures } = draft;
  const [before, after] = [items[at - 1], items[at + 1]];
  if (before?.word === "(" && (after === undefined || after.word === ")")) return true;
  // After "target" and "to" it may be the figure: "Target 2025", "to 2025".
  if (
    before?.kind === "word" &&
    /^(?:by|in|for|during|end|until|till|year|summer|spring|autumn|winter|start|from|starting|december|since)$/.test(
      before.word,
    )
  )
    return true;
  if (after?.word === ":" || after?.word === "target" || after?.word === "targets") return true;
  // Beside a figure that cannot be a year: "2025 85%", "2024 - 5.2".
  // "Q1 25, Q2 50" may be two figures; "Dec 24 95%" is one.
  const most = isWordedDate(items[at]) ? 0 : 1000;
  return (
    figures.length === 1 &&
    figures.every((figure) => figure.unit !== null || !Number.isInteger(figure.figure) || figure.figure < most)
  );
}

/** True for "95% over the year": a time span, not "more than". */
export function isOverTime(draft: Draft, at: number): boolean {
  const isTime =
    draft.wordAt(at) === "over" &&
    draft.wordAt(at + 1) === "the" &&
    /^(?:year|quarter|month)$/.test(draft.wordAt(at + 2));
  return isTime && isClauseEnd(draft.items[at + 3]);
}

/** True where a figure is a share of the result of the period at `at`: "of 2019/20", but not "end of 2019/20". */
export function isShareOfPeriod(draft: Draft, at: number): boolean {
  if (draft.wordAt(at - 1) !== "of") return false;
  return !/^(?:end|start|beginning|middle|quarter|half|part|rest|remainder|term|year|month|as)$/.test(
    draft.wordAt(at - 2),
  );
}

/** True where the words from `at` on lead to a period: "the end of 2024/25". */
export function leadsToPeriod(draft: Draft, at: number): boolean {
  let next = at;
  while (/^(?:the|to|end|start|of)$/.test(draft.wordAt(next))) next += 1;
  return draft.items[next]?.kind === "period";
}

/** The number of items in "starting from" and the like before a period; else 0. */
export function startLength(draft: Draft, at: number): number {
  if (!/^(?:starting|effective|commencing|applicable|applies|beginning)$/.test(draft.wordAt(at))) return 0;
  return draft.wordAt(at + 1) === "from" && draft.items[at + 2]?.kind === "period" ? 2 : 0;
}
