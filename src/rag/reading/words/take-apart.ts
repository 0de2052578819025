import { wordSet } from "./phrase";
import type { Figure, Item, ItemBody } from "./item";
import {
  CLOCK,
  CURRENCIES,
  gluedUnit,
  POUNDS,
  rateUnit,
  isCased,
  isTimeUnit,
  SCALES,
  unitAt,
  type Unit,
} from "../units/unit";
import { footnoteLength, listNumberLength } from "./footnote";
import { numberWordAt } from "./number-words";
import { PeriodFinder, type PeriodMatch } from "./period-in-text";
import { ageLength, isPhoneNumber, labelLength } from "./labels";
import { rateAt } from "./rate-words";
import { scan, wordOf, type Token } from "./scan";
import { compoundAt } from "./times-in-parts";

/*
 * The second step of reading: tokens become items. A number takes its currency, scale and unit; periods and labels,
 * whose numbers are not figures, become one item each; the rest stay words and marks.
 */

/** Words that an ordinal before them makes a point in time: "the 10th day". A first year or quarter is a period. */
const MOMENTS = wordSet("day week month birthday working calendar");

/** Every item of the text, in order. */
export function takeApart(text: string): Item[] {
  return new Assembly(text).items();
}

class Assembly {
  private readonly tokens: Token[];
  private readonly periods: PeriodFinder;
  private at = 0;
  private readonly found: Item[] = [];

  constructor(private readonly text: string) {
    this.tokens = scan(text);
    this.periods = new PeriodFinder(text, this.tokens);
  }

  items(): Item[] {
    while (this.at < this.tokens.length) this.take();
    return this.found;
  }

  private readonly wordAt = (index: number): string => wordOf(this.tokens, index);

  private take(): void {
    const token = this.tokens[this.at];
    if (!token) return;
    const list = this.at === 0 ? listNumberLength(this.tokens) : 0;
    if (list > 0) return this.push(list, { kind: "label", word: "" });
    if (token.kind === "word") return this.takeWord(token);
    if (token.kind === "number" || token.kind === "oddity") return this.takeNumber(this.at, null, null);
    if (token.kind === "note") return this.push(1, { kind: "note", word: "" });
    const note = footnoteLength(this.tokens, this.at, this.text, this.found.at(-1));
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

  private takeWord(token: Token): void {
    const period = this.periods.periodAt(this.at);
    if (period) return this.pushPeriod(period);
    const label = labelLength(this.tokens, this.at);
    if (label > 0) return this.push(label, { kind: "label", word: token.text });
    const spelled = numberWordAt(this.wordAt, this.at);
    if (spelled)
      return this.pushFigure(this.at, spelled.length, {
        digits: String(spelled.figure),
        sign: null,
        currency: null,
        spelled: true,
      });
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
   * Adds the figure, period or label that the number at `index` belongs to; its sign and currency, if any, stand before
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
      return this.push(index + 1 - this.at, { kind: "oddity", readings: [this.written(index, index + 1)], word: "" });
    if (!currency && this.takeClock(index, sign)) return;
    const clock = currency ? null : compoundAt(this.tokens, index);
    if (clock) {
      const figure = this.figureOf(
        index + clock.length,
        Number(`${sign === "-" ? "-" : ""}${clock.seconds}`),
        CLOCK,
        1,
        sign,
        false,
      );
      return this.push(index + clock.length - this.at, { kind: "figure", figure, word: "" });
    }
    this.pushFigure(index, 1, { digits: token.text, sign, currency, spelled: false });
  }

  /**
   * Adds a year or "24/25" as a period, unless what follows shows that it is a figure ("2024 visits" stays doubtful).
   */
  private takeNumericPeriod(period: PeriodMatch): void {
    const after = this.tokens[this.at + period.length];
    // "2004 kg" is not a year; "2024 visits" may be.
    const measured = this.measureAt(this.at + period.length)?.unit;
    const isMeasured = measured?.family === "measure" || (isTimeUnit(measured) && measured?.family !== "months");
    const bare =
      period.doubtful === "year" &&
      after &&
      (after.text === "%" || isMeasured || (!after.spaced && after.kind === "word"));
    if (!bare) return this.pushPeriod(period);
    const digits = this.tokens[this.at]?.text ?? "";
    this.pushFigure(this.at, 1, { digits, sign: null, currency: null, spelled: false });
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

  /** Takes a clock time: "0:04:42", "4:42 minutes", "1:20". */
  private takeClock(index: number, sign: "+" | "-" | null): boolean {
    const parts = [this.tokens[index]];
    while (parts.length < 3) {
      const colon = this.tokens[index + parts.length * 2 - 1];
      const next = this.tokens[index + parts.length * 2];
      if (colon?.text !== ":" || colon.spaced || next?.kind !== "number" || next.spaced) break;
      parts.push(next);
    }
    if (parts.length === 1) return false;
    const length = parts.length * 2 - 1;
    const [a = 0, b = 0, c = 0] = parts.map((part) => Number(part?.text));
    const times = parts.slice(1).every((part) => /^\d\d(?:\.\d+)?$/.test(part?.text ?? "") && Number(part?.text) < 60);
    const whole = Number.isInteger(a) && Number.isInteger(b);
    const push = (seconds: number, taken: number): boolean => {
      const figure = this.figureOf(index + taken, sign === "-" ? -seconds : seconds, CLOCK, 1, sign, false);
      this.push(index + taken - this.at, { kind: "figure", figure, word: "" });
      return true;
    };
    const meridiem = /^(?:am|pm)$/.test(this.wordAt(index + length));
    if (parts.length === 3 && times && whole && !meridiem) {
      const hint = this.wordAt(index + length) === "" ? 0 : this.clockHint(index + length);
      return push(a * 3600 + b * 60 + c, length + hint);
    }
    if (parts.length === 2 && times && !meridiem) {
      const word = this.wordAt(index + length);
      if (/^(?:min|mins|minute|minutes)$/.test(word)) return push(a * 60 + b, length + 1);
      if (/^(?:hr|hrs|hour|hours)$/.test(word) && whole) return push(a * 3600 + b * 60, length + 1);
    }
    const written = this.text.slice(parts[0]?.start ?? 0, parts.at(-1)?.end ?? 0);
    if (parts.length === 2 && sign === null && (a === 1 || b === 1 || !times) && !meridiem) {
      this.push(index + length - this.at, { kind: "ratio", left: a, right: b, word: "" });
      return true;
    }
    const readings =
      parts.length === 2 && !meridiem
        ? [`${written} as a ratio`, `${written} as minutes and seconds`, `${written} as hours and minutes`]
        : [written];
    this.push(index + length - this.at, { kind: "oddity", readings, word: "" });
    return true;
  }

  /** The number of tokens after a clock time that only confirm it: "h:mm:ss", or a unit such as "minutes". */
  private clockHint(index: number): number {
    return /^(?:hrs?|hours?|mins?|minutes?)$/.test(this.wordAt(index)) ? 1 : 0;
  }

  /** Adds a figure whose number takes `length` tokens at `index`, with the scale, unit and rate that follow. */
  private pushFigure(
    index: number,
    length: number,
    number: { digits: string; sign: "+" | "-" | null; currency: Unit | null; spelled: boolean },
  ): void {
    let end = index + length;
    let exponent = 0;
    let unit = number.currency;
    const after = this.tokens[end];
    const glued = after !== undefined && !after.spaced;
    const measured = unit ? null : this.measureAt(end);
    if (measured && measured.words.length > 1) {
      // "5t CO2e"
      unit = measured.unit;
      end += measured.words.length;
    } else if (after?.kind === "word") {
      // "$6.06B"; without a currency a "b" is part of a reference.
      const scale = after.text === "b" && number.currency ? 9 : SCALES.get(after.text);
      // A single letter is a scale where it touches the figure, or where a currency stands before it.
      if (scale !== undefined && (after.text.length > 2 || glued || number.currency)) {
        exponent = scale;
        end += 1;
      } else if (glued && /^(?:st|nd|rd|th|s|x)$/.test(after.text) && gluedUnit(after.text) === null) {
        // "by the 12th week": a point in time, not a figure.
        if (after.text !== "s" && after.text !== "x" && MOMENTS.has(this.wordAt(end + 1)))
          return this.push(end + 2 - this.at, { kind: "label", word: this.wordAt(end + 1) });
        // "3rd", "3x"
        return this.push(end + 1 - this.at, { kind: "oddity", readings: [this.written(index, end + 1)], word: "" });
      } else if (glued && after.text === "s" && /^(?:over|under)$/.test(this.wordAt(index - 1))) {
        // "over 65s": people, or seconds?
        const readings = [`${number.digits} seconds`, `people of ${number.digits}`];
        return this.push(end + 1 - this.at, { kind: "oddity", readings, word: "" });
      } else if (glued && gluedUnit(after.text) && !number.currency) {
        unit = gluedUnit(after.text);
        end += 1;
      } else if ((glued || number.spelled) && (after.text === "p" || after.text === "pence") && !unit) {
        return this.pushPence(end + 1, number);
      } else if (after.text === "pence" && !unit) {
        return this.pushPence(end + 1, number);
      } else if (glued && !this.hyphenated(end) && measured === null) {
        // "2a", "16yrs2": a reference, not a figure.
        return this.push(end + 1 - this.at, { kind: "oddity", readings: [this.written(index, end + 1)], word: "" });
      }
    }
    if (this.isRaised(end, exponent > 0 || number.digits === "10")) {
      return this.push(end + 1 - this.at, { kind: "oddity", readings: [this.written(index, end + 1)], word: "" });
    }
    if (!unit) ({ unit, end } = this.unitAfter(end));
    const figure = Number(`${number.sign === "-" ? "-" : ""}${number.digits}e${exponent}`);
    const body = this.figureOf(end, figure, unit, 10 ** exponent, number.sign, number.spelled);
    this.push(end - this.at, { kind: "figure", figure: body, word: "" });
  }

  /** True for a power such as the superscript in "10⁶" and "500m²", which is not a footnote. */
  private isRaised(index: number, isPower: boolean): boolean {
    const token = this.tokens[index];
    return token?.kind === "note" && /[²³⁰⁴-⁹]/.test(token.text) && !token.spaced && isPower;
  }

  /** The unit or rate in words from `end` on, and the index after it. */
  private unitAfter(end: number): { unit: Unit | null; end: number } {
    const worded = this.measureAt(end);
    const unit = worded ? worded.unit : null;
    const after = worded ? end + worded.words.length : end;
    const rate = unit === null ? rateAt(this.tokens, after) : null;
    return rate ? { unit: rateUnit(rate.base), end: after + rate.length } : { unit, end: after };
  }

  /** The unit whose words begin at `index`; null where its case makes it another unit ("Mb" is bits). */
  private measureAt(index: number): ReturnType<typeof unitAt> {
    const worded = unitAt(this.wordAt, index);
    return worded && isCased(this.written(index, index + worded.words.length)) ? worded : null;
  }

  /** Adds an amount in pence: 29p is £0.29. */
  private pushPence(end: number, number: { digits: string; sign: "+" | "-" | null; spelled: boolean }): void {
    const figure = Number(`${number.sign === "-" ? "-" : ""}${number.digits}e-2`);
    const body = this.figureOf(end, figure, POUNDS, 1, number.sign, number.spelled);
    this.push(end - this.at, { kind: "figure", figure: body, word: "" });
  }

  /** True when a number and the word after it are joined by a hyphen: "12-month". */
  private hyphenated(index: number): boolean {
    const [before, word] = [this.tokens[index - 1], this.tokens[index]];
    return before !== undefined && word !== undefined && word.start > before.end;
  }

  private figureOf(
    end: number,
    figure: number,
    unit: Unit | null,
    scale: number,
    sign: "+" | "-" | null,
    spelled: boolean,
  ): Figure {
    const first = this.tokens[this.at];
    const last = this.tokens[end - 1];
    return { figure, unit, scale, start: first?.start ?? 0, end: last?.end ?? 0, sign, spelled };
  }

  private written(from: number, to: number): string {
    return this.text.slice(this.tokens[from]?.start ?? 0, this.tokens[to - 1]?.end ?? 0);
  }
}
