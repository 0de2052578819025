import type { PeriodContext } from "./no-span";
import { lex } from "./grammar/lexemes";
import type { Part, Written } from "./grammar/part";
import { partsFrom } from "./grammar/part-row";
import { isRead, type PeriodKind, type PeriodReading } from "./period";
import type { Phrase } from "./grammar/phrase";
import { phraseAt } from "./grammar/find-phrase";
import { readParts } from "./read-period";

/** A period among other words. */
export interface FoundPeriod {
  /** Its place in the text. */
  start: number;
  end: number;
  kind: FoundKind;
  /** The period, with the style in which it is written; or why it is not read, with what is missing. */
  reading: PeriodReading;
  /** Null where it certainly is a period; else why it may be a figure. */
  doubt: Phrase["doubt"];
  /** The place of the number that may be a figure. */
  figure: { start: number; end: number } | null;
}

/** "numbered": month 6 of the year; "rolling": the last 12 months, and other stretches that have no days of their own. */
export type FoundKind = PeriodKind | "numbered" | "rolling";

export interface FindOptions extends PeriodContext {
  /**
   * What the text is. In a heading, what stands for a period where there is nothing else ("P3", "YTD", "First half", "Jul-Sep")
   * does so beside a few other words too; in a sentence it may be a name or a figure.
   */
  in: "heading" | "sentence";
}

/** Finds the periods in a text, in order. */
export function findPeriods(text: string, options: FindOptions): FoundPeriod[] {
  const written = { text, lexemes: lex(text) };
  const found: FoundPeriod[] = [];
  for (let at = 0; at < written.lexemes.length;) {
    const phrase = longest(phraseAt(written, at), options.in === "heading" ? rowAt(written, at, options) : null);
    if (phrase) found.push(describe(written, phrase, options));
    at = phrase?.to ?? at + 1;
  }
  return found;
}

/** Of two that are as long, the first, which says whether it may be a figure. */
function longest(phrase: Phrase | null, row: Phrase | null): Phrase | null {
  return row && row.to > (phrase?.to ?? 0) ? row : phrase;
}

/** The parts in a row that begin with a lexeme, without what stands around them: "2024/25" in "2024/25 outturn". */
function rowAt(written: Written, from: number, { reporting }: PeriodContext): Phrase | null {
  const parts = partsFrom(written, from, reporting?.every ?? null);
  const [first] = parts;
  if (!first || isAside(first)) return null;
  const last = parts.findLastIndex((part) => !isAside(part));
  const said = parts.slice(0, last + 1);
  const to = said.at(-1)?.to ?? from;
  return { from, to, parts: said, doubt: null, number: null };
}

function isAside({ said }: Part): boolean {
  return said.kind === "aside" || said.kind === "filler";
}

function describe(written: Written, phrase: Phrase, context: PeriodContext): FoundPeriod {
  const { lexemes } = written;
  const place = { start: lexemes[phrase.from]?.start ?? 0, end: lexemes[phrase.to - 1]?.end ?? 0 };
  const reading = readParts(written, phrase.parts, place, context);
  const number = phrase.number === null ? undefined : lexemes[phrase.number];
  return {
    ...place,
    kind: kindOf(reading, phrase.parts),
    reading,
    doubt: phrase.doubt,
    figure: number ? { start: number.start, end: number.end } : null,
  };
}

/** What decides the kind of a period whose days are not known, the strongest first. */
const KINDS: readonly (readonly [said: Part["said"]["kind"], kind: FoundKind])[] = [
  ["other", "rolling"],
  ["to-date", "year-to-date"],
  ["numbered", "numbered"],
  ["commencing", "week"],
  ["month-number", "numbered"],
  ["quarter", "quarter"],
  ["half", "half"],
  ["term", "term"],
  ["season", "term"],
  ["yearless", "day"],
  ["day", "day"],
  ["month", "month"],
  ["range", "rolling"],
];

function kindOf(reading: PeriodReading, parts: readonly Part[]): FoundKind {
  if (isRead(reading)) return reading.kind;
  for (const { said } of parts) if (said.kind === "ending") return said.of;
  return KINDS.find(([kind]) => parts.some(({ said }) => said.kind === kind))?.[1] ?? "year";
}
