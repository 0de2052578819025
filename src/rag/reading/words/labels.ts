import { unitAt } from "../units/unit";
import { numberWordAt } from "./number-words";
import { wordSet } from "./phrase";
import { wordOf, type Token } from "./scan";

/* Labels: words with a number that is a name, an age or a telephone number, not a figure. */

/** Words followed by a number as a name: "Key Stage 2", "Year 5", "Attainment 8". */
const LABEL_WORDS = wordSet(
  "annex appendix article attainment band cat category class classification cohort grade group indicator key kpi level line lot",
  "fn footnote ni note objective outcome page part phase pi pillar priority progress quartile quintile ref reference regulation",
  "schedule section shift stage step strand table theme tier tranche type version ward wave year yr zone",
);

const AGE_WORDS = new Set(["aged", "age", "ages"]);

/**
 * The number of tokens in a label such as "KS2", "Covid-19", "Quartile 2", "Year 5", "aged 16 to 17" or "aged 65+"; 0
 * when there is none.
 */
export function labelLength(tokens: readonly Token[], at: number): number {
  const token = tokens[at];
  if (!token) return 0;
  if (/\d/.test(token.text)) return 1;
  const next = tokens[at + 1];
  if (isSpelledLabel(tokens, at)) return 2;
  if (next?.kind !== "number") return 0;
  if (AGE_WORDS.has(token.text)) {
    const joint = tokens[at + 2]?.text;
    const last = tokens[at + 3];
    if (joint === "+") return 3;
    return (joint === "-" || joint === "to") && last?.kind === "number" ? 4 : 2;
  }
  if (!LABEL_WORDS.has(token.text) || !/^\d{1,2}$/.test(next.text)) return 0;
  const after = tokens[at + 2];
  // "Year 5%" is not a label; "Grade 9-4" is one.
  if (after && !after.spaced && (after.text === "%" || after.kind === "word"))
    return after.text.length === 1 && after.kind === "word" ? 3 : 0;
  if (wordOf(tokens, at + 2) === "%" || wordOf(tokens, at + 2) === "per") return 0;
  // "Grade 9-4" and "Band 1 to 3" are one label; in "Quartile 2 - 98.8" and "Priority 1 - 4 hours" a figure follows.
  const joint = /^(?:-|to|&|and|\/)$/.test(after?.text ?? "");
  const last = tokens[at + 3];
  const isName =
    last?.kind === "number" && /^\d$/.test(last.text) && unitAt((index) => wordOf(tokens, index), at + 4) === null;
  return joint && isName ? 4 : 2;
}

/** Words for a part of the year, which have its number behind them: "Quarter two". */
const PARTS_OF_YEAR = wordSet("quarter qtr half term month period week");

/** True for "Quarter two", "Year two", "Phase one"; but not "per year two" and "Band two per cent". */
function isSpelledLabel(tokens: readonly Token[], at: number): boolean {
  const word = wordOf(tokens, at);
  if (!LABEL_WORDS.has(word) && !PARTS_OF_YEAR.has(word)) return false;
  const wordAt = (index: number): string => wordOf(tokens, index);
  const spelled = numberWordAt(wordAt, at + 1);
  if (spelled?.length !== 1 || spelled.figure < 1 || spelled.figure > 12) return false;
  if (/^(?:%|per|percent)$/.test(wordAt(at + 2))) return false;
  return tokens[at - 1]?.kind !== "number" && !/^(?:per|an?|each|every)$/.test(wordAt(at - 1));
}

/** The number of tokens in an age such as "16-17 year olds", "2 year old" or "16 to 64 years old", or 0. */
export function ageLength(tokens: readonly Token[], index: number): number {
  let last = index + 1;
  const joint = tokens[last]?.text;
  if ((joint === "-" || joint === "to" || joint === "and" || joint === "&") && tokens[last + 1]?.kind === "number")
    last += 2;
  if (!/^(?:years?|yrs?)$/.test(wordOf(tokens, last))) return 0;
  if (/^olds?$/.test(wordOf(tokens, last + 1))) return last + 2 - index;
  return 0;
}

/** True where "999" is the telephone number: "999 calls", but not "no more than 101 calls". */
export function isPhoneNumber(tokens: readonly Token[], index: number): boolean {
  if (!/^(?:calls?|emergency)$/.test(wordOf(tokens, index + 1))) return false;
  // "999 calls answered within 10 seconds"
  if (index === 0) return tokens.length > 2;
  const [first, before] = [tokens[index - 2], tokens[index - 1]];
  if (before?.text === "to") return first?.kind === "word" && first.text !== "up";
  return /^(?:of|for|all|from|answer|answering|ensure|that|\))$/.test(before?.text ?? "");
}
