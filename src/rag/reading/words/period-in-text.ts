import { lex } from "../../periods/grammar/lexemes";
import type { Written } from "../../periods/grammar/part";
import type { Phrase } from "../../periods/grammar/phrase";
import { mayBegin, phraseAt } from "../../periods/grammar/find-phrase";
import type { Token } from "./scan";

/** A period among the tokens of a text: how many it takes, and whether a number in it may be a figure. */
export interface PeriodMatch {
  length: number;
  doubtful: Phrase["doubt"];
  /** In a doubtful period, the token that may be a figure, counted from its first; null where no single one may. */
  number: number | null;
}

/**
 * Finds the periods that begin with a token of a text: "2024/25", "Q2", "31 March 2025", "the last 12 months". A number inside one
 * is never a target. The tokens are asked about from first to last.
 */
export class PeriodFinder {
  private written: Written | null = null;
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
  ) {}

  /** The longest period that begins with the token at `index`. */
  periodAt(index: number): PeriodMatch | null {
    const token = this.tokens[index];
    if (!token || !mayBegin(token.text, this.tokens[index + 1]?.text ?? "")) return null;
    this.written ??= { text: this.text, lexemes: lex(this.text) };
    const { lexemes } = this.written;
    while ((lexemes[this.at]?.start ?? Infinity) < token.start) this.at += 1;
    const phrase = lexemes[this.at]?.start === token.start ? phraseAt(this.written, this.at) : null;
    if (!phrase) return null;
    const end = lexemes[phrase.to - 1]?.end ?? token.end;
    const number = phrase.number === null ? null : this.tokenAt(lexemes[phrase.number]?.start ?? 0, index);
    return { length: this.tokenAt(end, index), doubtful: phrase.doubt, number };
  }

  /** How many tokens after the one at `index` the first token stands that does not begin before a place in the text. */
  private tokenAt(place: number, index: number): number {
    let at = index;
    while ((this.tokens[at]?.start ?? Infinity) < place) at += 1;
    return at - index;
  }
}
