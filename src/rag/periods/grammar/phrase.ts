import { doubtAfter, type Doubt } from "./doubt";
import { isMark, isShort, nextWord, reportYear, type Part, type Written } from "./part";
import { yearAt, yearsAt } from "./year-parts";
import { codeAt, divisionAt } from "./year-divisions";

/** A period in running text: the lexemes from `from` to before `to`. */
export interface Phrase {
  from: number;
  to: number;
  parts: readonly Part[];
  /**
   * "year": a bare year; "short": two years that may be a part of a whole ("24/25", "2005-2007"); "worded": a month, quarter or
   * term with a number that may be its year, its day, or a figure ("Dec 24", "20 Mar-25"); null: certainly a period.
   */
  doubt: "year" | "short" | "worded" | null;
  /** In doubt, the lexeme that may be a figure; null where no single one may. */
  number: number | null;
}

/** A phrase that is certain, of the parts that are there. */
export function certain(...found: readonly (Part | null)[]): Phrase | null {
  const parts = found.filter((part) => part !== null);
  const [first, last] = [parts[0], parts.at(-1)];
  return first && last ? { from: first.from, to: last.to, parts, doubt: null, number: null } : null;
}

/** True for a part that counts in running text. */
export function isCertain(part: Part | null): part is Part & { certainty: "certain" } {
  return part?.certainty === "certain";
}

/** A phrase whose number may be a figure; null where there is none such. */
export function inDoubt(part: Part, doubt: Doubt | null): Phrase | null {
  if (!doubt) return null;
  const parts = doubt.part ? [part, doubt.part] : [part];
  return { from: part.from, to: doubt.to, parts, doubt: doubt.number === null ? null : "worded", number: doubt.number };
}

/** A phrase of one part that may be figures. */
export function doubtful(part: Part, doubt: Phrase["doubt"], number: number | null): Phrase {
  return { from: part.from, to: part.to, parts: [part], doubt, number };
}

/** A quarter after a year: "Q2", "- Q2", "quarter 2". */
export function quarterAfter(written: Written, from: number): Part | null {
  const { lexemes } = written;
  const direct = divisionAt(written, from);
  if (direct) return direct;
  return isMark(lexemes[from], "-", ",", ":") ? codeAt(written, from + 1) : null;
}

/** "2024/25". In running text "2005-10" may be a month or the span of a plan, and so is no period of which the days are known. */
export function yearsInText(written: Written, from: number): Part | null {
  const years = yearsAt(written, from);
  return years?.said.kind === "month" ? { ...years, said: { kind: "other" }, slots: [] } : years;
}

/** A year after a month, term or quarter: "2025", "2024/25", ", 2025"; with `shortToo` also "24/25". */
export function yearAfter(written: Written, from: number, shortToo = false): Part | null {
  const { lexemes } = written;
  const years = yearsInText(written, from);
  if (isCertain(years)) return years;
  const isParted = isMark(lexemes[from], ",", "-") && reportYear(lexemes[from + 1]) !== null;
  const at = isParted ? from + 1 : from;
  if (reportYear(lexemes[at]) !== null) return yearAt(written, at);
  if (!shortToo) return null;
  // In "Q1 25, Q2 50" and "March 25, June 50" the numbers are figures.
  const [one, joint, other] = lexemes.slice(from, from + 3);
  const isTwo = isShort(one) && isMark(joint, "/") && isShort(other) && Number(other.text) === Number(one.text) + 1;
  return isTwo ? years : null;
}

/** A part with the year that follows it. */
export function withYear(written: Written, part: Part, others: readonly Part[] = []): Phrase | null {
  const last = others.at(-1) ?? part;
  const next = nextWord(written.lexemes, last.to - 1);
  const year = yearAfter(written, next, true);
  if (year) return certain(part, ...others, year);
  const unsure = inDoubt(last, doubtAfter(written, next, false));
  return unsure
    ? { ...unsure, from: part.from, parts: [...(others.length > 0 ? [part] : []), ...unsure.parts] }
    : certain(part, ...others);
}
