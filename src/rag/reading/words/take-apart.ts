import { CURRENCIES, isTimeUnit, type Unit } from "../units/unit";
import { clockTimeAt } from "./clock-time";
import { figureAt, measureAt } from "./figure-item";
import { footnoteLength, listNumberLength } from "./footnote";
import type { FoundItem } from "./found-item";
import type { Figure, Item, ItemBody } from "./item";
import { ageLength, isPhoneNumber, labelLength } from "./labels";
import { numberWordAt } from "./number-words";
import { PeriodFinder, type PeriodMatch } from "./period-in-text";
import { ScannedText, type Token } from "./scan";

/*
 * The second step of reading: tokens become items. A number takes its currency, scale and unit; periods and labels,
 * whose numbers are not figures, become one item each; the rest stay words and marks.
 */

/** Every item of the text, in order. */
export function takeApart(text: string): Item[] {
  return new Assembly(text).items();
}

class Assembly {
  private readonly source: ScannedText;
  private readonly tokens: readonly Token[];
  private readonly periods: PeriodFinder;
  private at = 0;
  private readonly found: Item[] = [];

  constructor(text: string) {
    this.source = new ScannedText(text);
    this.tokens = this.source.tokens;
    this.periods = new PeriodFinder(text, this.tokens);
  }

  items(): Item[] {
    while (this.at < this.tokens.length) this.take();
    return this.found;
  }

  private take(): void {
    const token = this.tokens[this.at];
    if (!token) return;
    const list = this.at === 0 ? listNumberLength(this.tokens) : 0;
    if (list > 0) return this.push(list, { kind: "label", word: "" });
    if (token.kind === "word") return this.takeWord(token);
    if (token.kind === "number" || token.kind === "oddity") return this.takeNumber(this.at, null, null);
    if (token.kind === "note") return this.push(1, { kind: "note", word: "" });
    const note = footnoteLength(this.tokens, this.at, this.source.text, this.found.at(-1));
    if (note > 0) return this.push(note, { kind: "note", word: "" });
    if (this.takeSigned()) return;
    this.push(1, { kind: "mark", word: token.text });
  }

  /** Adds an item that takes the next `length` tokens. */
  private push(length: number, item: ItemBody): void {
    const first = this.tokens[this.at];
    const last = this.tokens[this.at + length - 1];
    if (!first || !last) throw new RangeError("an item is made of tokens that are there");
    // Assigned rather than spread, for speed: a text has many items.
    const placed = item as Item;
    placed.start = first.start;
    placed.end = last.end;
    this.found.push(placed);
    this.at += length;
  }

  private pushFound({ item, end }: FoundItem): void {
    this.push(end - this.at, item);
  }

  private takeWord(token: Token): void {
    const period = this.periods.periodAt(this.at);
    if (period) return this.pushPeriod(period);
    const label = labelLength(this.tokens, this.at);
    if (label > 0) return this.push(label, { kind: "label", word: token.text });
    const number = numberWordAt(this.source.wordAt, this.at);
    if (number) return this.pushPlainFigure(String(number.figure), number.length);
    this.push(1, { kind: "word", word: token.text });
  }

  /** Takes a sign or a currency with the figure it belongs to. */
  private takeSigned(): boolean {
    let index = this.at;
    let sign: "+" | "-" | null = null;
    let currency: Unit | null = null;
    for (; index < this.at + 2; index += 1) {
      const token = this.tokens[index];
      if (token?.kind !== "mark") break;
      // A sign has to touch the figure it belongs to.
      if (index > this.at && token.spaced) break;
      const unit = CURRENCIES.get(token.text);
      if (unit && !currency) currency = unit;
      else if ((token.text === "-" || token.text === "+") && !sign && (currency || this.maySign())) sign = token.text;
      else break;
    }
    const number = this.tokens[index];
    if (index === this.at || number?.kind !== "number") return false;
    if (sign && number.spaced) return false;
    this.takeNumber(index, sign, currency);
    return true;
  }

  /** True where a dash can be a minus: at the start, in brackets, after a comparison or a word such as "to". */
  private maySign(): boolean {
    const before = this.tokens[this.at - 1];
    const sign = this.tokens[this.at];
    if (!before) return true;
    if (before.kind === "word")
      return (
        sign?.spaced === true &&
        /^(?:to|and|than|between|above|below|over|under|of|at|is|least|most|or)$/.test(before.text)
      );
    return before.kind === "mark" && /^(?:\(|:|<|>|<=|>=|=|±|;)$/.test(before.text);
  }

  /**
   * Adds the figure, period or label that the number at `index` belongs to. Its sign and currency, if any, come before
   * it.
   */
  private takeNumber(index: number, sign: "+" | "-" | null, currency: Unit | null): void {
    const token = this.tokens[index];
    if (!token) return;
    if (index === this.at) {
      const period = this.periods.periodAt(index);
      if (period) return this.takeNumericPeriod(period);
      const age = ageLength(this.tokens, index);
      if (age > 0) return this.push(age, { kind: "label", word: "" });
      // "95% of 999 calls": a telephone number, not a count.
      if (/^(?:999|101|111|112)$/.test(token.text) && isPhoneNumber(this.tokens, index))
        return this.push(1, { kind: "label", word: "" });
    }
    if (token.kind === "oddity")
      return this.pushFound({
        item: { kind: "oddity", readings: [this.source.written(index, index + 1)], word: "" },
        end: index + 1,
      });
    const time = currency ? null : clockTimeAt(this.source, { from: this.at, index, sign });
    if (time) return this.pushFound(time);
    const number = { from: this.at, index, sign, digits: token.text, currency, spelled: null };
    this.pushFound(figureAt(this.source, number));
  }

  /**
   * Adds a year or "24/25" as a period, unless what follows shows that it is a figure ("2024 visits" stays doubtful).
   */
  private takeNumericPeriod(period: PeriodMatch): void {
    const after = this.tokens[this.at + period.length];
    // "2004 kg" is not a year; "2024 visits" may be.
    const measured = measureAt(this.source, this.at + period.length)?.unit;
    const isMeasured = measured?.family === "measure" || (isTimeUnit(measured) && measured?.family !== "months");
    const isFigure =
      period.doubtful === "year" &&
      after &&
      (after.text === "%" || isMeasured || (!after.spaced && after.kind === "word"));
    if (!isFigure) return this.pushPeriod(period);
    this.pushPlainFigure(this.tokens[this.at]?.text ?? "", null);
  }

  private pushPeriod({ length, doubtful, number }: PeriodMatch): void {
    const token = number === null ? undefined : this.tokens[this.at + number];
    const figure: Figure | null = token
      ? {
          figure: Number(token.text),
          unit: null,
          scale: 1,
          start: token.start,
          end: token.end,
          sign: null,
          spelled: false,
        }
      : null;
    this.push(length, { kind: "period", doubtful: doubtful !== null, figure, word: "" });
  }

  /** Adds a figure without a sign or a currency, whose number is the next token or tokens. */
  private pushPlainFigure(digits: string, spelled: number | null): void {
    const number = { from: this.at, index: this.at, sign: null, digits, currency: null, spelled };
    this.pushFound(figureAt(this.source, number));
  }
}
