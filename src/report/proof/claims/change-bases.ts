import type { Period } from "../../../rag/periods/period";
import { isSamePeriod } from "../../../rag/periods/step-period";
import { isReported, periodOfToken } from "../text/periods-in-text";
import type { ReadNarrative } from "../text/read-narrative";
import { wordsOf, type Token } from "../text/read-sentences";
import type { EarlierResult } from "./known-results";

/** What a claimed change is measured from, by the words of its sentence. */
export type Base =
  | { kind: "previous"; of: string }
  | { kind: "last-year" }
  | { kind: "period"; period: Period }
  /** Not stated: "has improved by 2 points". */
  | { kind: "unsaid" }
  /** A time that cannot be read with certainty: "since the pandemic". */
  | { kind: "other" }
  /** Not a time: a target, a comparator, a figure in the sentence. */
  | { kind: "none" };

const LAST_YEAR =
  /(?:^| )(?:last year|previous year|prior year|year before|preceding year|(?:a|one) year (?:ago|earlier|before)|year on year|yearonyear|yoy|y \/ y|this time last year|same (?:quarter|period|month|time) (?:a|one) year (?:ago|earlier))(?: |$)/;
/** The whole of last year, whose figure differs from that of the same quarter. */
const WHOLE_YEAR =
  /(?:last|previous|prior) (?:financial |academic )?years? (?:outturn|end|average|annual|total|final)|(?:outturn|year end|yearend|average|total)/;
const PREVIOUS =
  /(?:^| )(?:last|previous|prior|preceding) (?:reporting )?(quarters?|period|months?|report|weeks?|term|half)(?: |$)|(?:^| )(quarter|month) on (?:quarter|month)(?: |$)|(?:^| )(qoq|mom)(?: |$)|(?:^| )(quarter|month) (?:before|earlier|ago)(?: |$)/;
/** A base that is not a time: another body, a target. */
const NO_TIME =
  /^(?:points? )?(?:(?:above|below|over|under|higher|lower|better|worse|more|less|fewer|faster|slower|short|ahead|behind|off|away|from|than|on|to|of|against|compared|with) )*(?:the |our |its |both |all |an? )*(?:\p{L}+ )?(?:target|targets|budget|plan|profile|national|regional|england|english|average|neighbours?|statistical|benchmarks?|peers?|threshold|median|forecast|expected|planned)(?: |$)/u;
/** The earlier figure is in the sentence: "up 2.3 points from 68.1%". */
const FIGURE =
  /^(?:points? )?(?:\p{L}+ ){0,3}?,? ?(?:from|on|than|compared (?:with|to)|against|vs|versus) (?:the |a |an |just |around |about |over )?(?:\p{L}+ of )?#/u;
const OTHER =
  /(?:^| )(?:since|before|ago|earlier|pre|historic|historical|baseline|pandemic|covid|years|months|weeks|decade|over time|previously|peak|launch|start)(?: |$)/;
/** How many words after a change, and before it, are examined. */
const [AFTER, BEFORE] = [14, 20];
/** Ends a clause, and with it the scope of a time. */
const ENDS = /^(?:;|\.|!|\?|but|although|though|however|while|whilst|and)$/;

/** Finds what a claimed change, in the tokens from `from` to before `to`, is measured from. */
export function findBase(read: ReadNarrative, tokens: readonly Token[], from: number, to: number): Base {
  const after: Token[] = [];
  for (const token of tokens.slice(to, to + AFTER)) {
    if (ENDS.test(token.word)) break;
    after.push(token);
  }
  const before = tokens.slice(Math.max(0, from - BEFORE), from);
  const tail = wordsOf(after);
  if (NO_TIME.test(tail)) return { kind: "none" };
  if (FIGURE.test(tail) || isFromTo(before)) return { kind: "none" };
  const said = baseIn(read, after);
  if (said) return said;
  // "Since Q1, performance has improved by 8 points", "Compared with last year, …"
  const opening = before.findIndex(
    ({ word }) => word === "since" || word === "compared" || word === "against" || word === "from",
  );
  const lead = opening < 0 ? null : baseIn(read, before.slice(opening, opening + 10));
  if (lead && from - before.length + opening < 3) return lead;
  return OTHER.test(`${wordsOf(before.slice(-8))} ${tail}`) ? { kind: "other" } : { kind: "unsaid" };
}

/** True for "From 60 to 48, a fall of 12": both ends are before the change. */
function isFromTo(before: readonly Token[]): boolean {
  const words = wordsOf(before);
  const from = /(?:^| )from (?:\p{L}+ )?#/u.exec(words);
  return (from !== null && / to (?:\p{L}+ )?#/u.test(words.slice(from.index + from[0].length))) || isCompared(words);
}

/**
 * True for "48 compared with 60, a fall of": the comparison is in one clause, and punctuation separates it from the
 * change.
 */
function isCompared(words: string): boolean {
  const mark = Math.max(words.lastIndexOf(","), words.lastIndexOf("("), words.lastIndexOf("-"));
  const first = words.indexOf("#");
  if (mark < 0 || first < 0 || !/^(?: \p{L}+){0,4}$/u.test(words.slice(mark + 1))) return false;
  const clause = Math.max(words.lastIndexOf(".", mark), words.lastIndexOf(";", mark));
  return [
    ...words.slice(0, mark).matchAll(/ (?:from|compared (?:with|to)|against|versus|vs) (?:the |a |just )?#/g),
  ].some(({ index, 0: { length } }) => {
    const end = index + length;
    return index > first && (end === mark || (words[end] === " " && end > clause));
  });
}

function baseIn(read: ReadNarrative, tokens: readonly Token[]): Base | null {
  const words = wordsOf(tokens);
  const at = tokens.findIndex((token, index) => token.word === "@" && !isNowAt(read, token, tokens[index - 1]));
  const named = periodOfToken(tokens[at], read.text, read.now);
  const previous = PREVIOUS.exec(words);
  if (LAST_YEAR.test(words)) {
    if (WHOLE_YEAR.test(words) || previous) return { kind: "other" };
    return named ? { kind: "period", period: named } : { kind: "last-year" };
  }
  if (at >= 0) return named ? { kind: "period", period: named } : { kind: "other" };
  if (previous)
    return { kind: "previous", of: (previous[1] ?? previous[2] ?? previous[3] ?? previous[4] ?? "").replace(/s$/, "") };
  return null;
}

/** True for the reported period, which is not a base: "in Q2, up 3 points". */
function isNowAt(read: ReadNarrative, token: Token, before: Token | undefined): boolean {
  const period = periodOfToken(token, read.text, read.now);
  return period !== null && isReported(period, read.now, before?.word ?? "");
}

const QUARTERS: ReadonlySet<string> = new Set(["quarter", "qoq"]);
const MONTHS: ReadonlySet<string> = new Set(["month", "mom"]);

/** The earlier results that a base may refer to; none where they are not in the workbook. */
export function resultsAt(base: Base, earlier: readonly EarlierResult[], now: Period | null): readonly EarlierResult[] {
  switch (base.kind) {
    case "previous": {
      const { kind } = now ?? { kind: null };
      const isOther =
        (QUARTERS.has(base.of) && (kind === "month" || kind === "year")) ||
        (MONTHS.has(base.of) && (kind === "quarter" || kind === "year"));
      return isOther ? [] : earlier.filter((result) => result.base === "previous");
    }
    case "last-year":
      return earlier.filter(
        (result) => result.base === "last-year" || (result.base === "previous" && now?.kind === "year"),
      );
    case "period":
      return earlier.filter(
        ({ period }) =>
          period !== null &&
          (isSamePeriod(period, base.period) || (period.end === base.period.end && period.end !== null)),
      );
    case "unsaid":
    case "other":
      return earlier;
    case "none":
      return [];
  }
}
