import { wordSet } from "./phrase";
import type { Figure, Item, ItemBody } from "./item";
import { CLOCK, CURRENCIES, gluedUnit, POUNDS, rateUnit, isCased, isTimeUnit, SCALES, unitAt, type Unit } from "../units/unit";
import { footnoteLength, listNumberLength } from "./footnote";
import { numberWordAt } from "./number-words";
import { periodAt, type PeriodMatch } from "./period";
import { scan, type Token } from "./scan";

/*
 * The second step of reading: tokens become the things that a target is made of. A number gathers its currency, scale
 * and unit; periods and labels, whose numbers are not figures, are recognised as wholes; the rest stay words and marks.
 */

/** Words whose number is a name: "Key Stage 2", "Year 5", "Attainment 8". */
const LABEL_WORDS = wordSet(
  "annex appendix article attainment band cat category class classification cohort grade group indicator key kpi level line lot",
  "fn footnote ni note objective outcome page part phase pi pillar priority progress quartile quintile ref reference regulation",
  "schedule section shift stage step strand table theme tier tranche type version ward wave year yr zone",
);

/** Words whose ordinal is a moment: "the 10th day". A first year or quarter is a period of its own. */
const MOMENTS = wordSet("day week month birthday working calendar");

const AGE_WORDS = new Set(["aged", "age", "ages"]);

/** Every item of the text, in order. */
export function takeApart(text: string): Item[] {
  return new Assembly(text).items();
}

class Assembly {
  private readonly tokens: Token[];
  private at = 0;
  private readonly found: Item[] = [];

  constructor(private readonly text: string) {
    this.tokens = scan(text);
  }

  items(): Item[] {
    while (this.at < this.tokens.length) this.take();
    return this.found;
  }

  private readonly wordAt = (index: number): string => {
    const token = this.tokens[index];
    return token && (token.kind === "word" || token.text === "%") ? token.text : "";
  };

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

  /** Adds an item made of the next `length` tokens. */
  private push(length: number, item: ItemBody): void {
    const first = this.tokens[this.at];
    const last = this.tokens[this.at + length - 1];
    if (!first || !last) throw new RangeError("an item is made of tokens that are there");
    // Set, not spread: a text is made of many items.
    const placed = item as Item;
    placed.start = first.start;
    placed.end = last.end;
    this.found.push(placed);
    this.at += length;
  }

  private takeWord(token: Token): void {
    const period = periodAt(this.tokens, this.at);
    if (period) return this.pushPeriod(period);
    const label = this.labelLength(token);
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

  /** "KS2", "Covid-19", "Quartile 2", "Year 5", "aged 16 to 17", "aged 65+". 0 when it is no label. */
  private labelLength(token: Token): number {
    if (/\d/.test(token.text)) return 1;
    const next = this.tokens[this.at + 1];
    if (next?.kind !== "number") return 0;
    if (AGE_WORDS.has(token.text)) {
      const joint = this.tokens[this.at + 2]?.text;
      const last = this.tokens[this.at + 3];
      if (joint === "+") return 3;
      return (joint === "-" || joint === "to") && last?.kind === "number" ? 4 : 2;
    }
    if (!LABEL_WORDS.has(token.text) || !/^\d{1,2}$/.test(next.text)) return 0;
    const after = this.tokens[this.at + 2];
    // "Year 5%" is no label; "Grade 9-4" is one.
    if (after && !after.spaced && (after.text === "%" || after.kind === "word"))
      return after.text.length === 1 && after.kind === "word" ? 3 : 0;
    if (this.wordAt(this.at + 2) === "%" || this.wordAt(this.at + 2) === "per") return 0;
    // "Grade 9-4", "Band 1 to 3" are one label; in "Quartile 2 - 98.8" and "Priority 1 - 4 hours" the figure is another.
    const joint = /^(?:-|to|&|and|\/)$/.test(after?.text ?? "");
    const last = this.tokens[this.at + 3];
    const isName = last?.kind === "number" && /^\d$/.test(last.text) && unitAt(this.wordAt, this.at + 4) === null;
    return joint && isName ? 4 : 2;
  }

  /** A sign or a currency, with the figure that it belongs to. */
  private takeSigned(): boolean {
    let index = this.at;
    let sign: "+" | "-" | null = null;
    let currency: Unit | null = null;
    for (; index < this.at + 2; index += 1) {
      const token = this.tokens[index];
      if (token?.kind !== "mark") break;
      // A sign touches what it belongs to.
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

  /** True where a dash can be a minus: at the start, in a bracket, after a comparison or a word such as "to". */
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

  /** Adds what the number at `index` is part of; its sign and currency, if any, stand between here and it. */
  private takeNumber(index: number, sign: "+" | "-" | null, currency: Unit | null): void {
    const token = this.tokens[index];
    if (!token) return;
    if (index === this.at) {
      const period = periodAt(this.tokens, index);
      if (period) return this.takeNumericPeriod(period);
      const age = this.ageLength(index);
      if (age > 0) return this.push(age, { kind: "label", word: "" });
      // "95% of 999 calls": a number to ring, not how many.
      if (/^(?:999|101|111|112)$/.test(token.text) && this.isRung(index))
        return this.push(1, { kind: "label", word: "" });
    }
    if (token.kind === "oddity")
      return this.push(index + 1 - this.at, { kind: "oddity", readings: [this.written(index, index + 1)], word: "" });
    if (!currency && this.takeClock(index, sign)) return;
    const clock = currency ? null : this.compoundAt(index);
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

  /** A year or "24/25": a period, unless what follows shows a figure ("2024 visits" stays doubtful). */
  private takeNumericPeriod(period: PeriodMatch): void {
    const after = this.tokens[this.at + period.length];
    // "2004 kg" is no year; "2024 visits" may be.
    const measured = this.measureAt(this.at + period.length)?.unit;
    const isMeasured = measured?.family === "measure" || (isTimeUnit(measured) && measured?.family !== "months");
    const bare = period.doubtful === "year" && after && (after.text === "%" || isMeasured || (!after.spaced && after.kind === "word"));
    if (!bare) return this.pushPeriod(period);
    const digits = this.tokens[this.at]?.text ?? "";
    this.pushFigure(this.at, 1, { digits, sign: null, currency: null, spelled: false });
  }

  private pushPeriod({ length, doubtful, number }: PeriodMatch): void {
    const token = number === null ? undefined : this.tokens[this.at + number];
    const figure: Figure | null = token
      ? { figure: Number(token.text), unit: null, scale: 1, start: token.start, end: token.end, sign: null, spelled: false }
      : null;
    this.push(length, { kind: "period", doubtful: doubtful !== null, figure, word: "" });
  }

  /** True where "999 calls" follows words that do not count it, as "no more than 101 calls" does. */
  private isRung(index: number): boolean {
    if (!/^(?:calls?|emergency)$/.test(this.wordAt(index + 1))) return false;
    // "999 calls answered within 10 seconds"
    if (index === 0) return this.tokens.length > 2;
    const [first, before] = [this.tokens[index - 2], this.tokens[index - 1]];
    if (before?.text === "to") return first?.kind === "word" && first.text !== "up";
    return /^(?:of|for|all|from|answer|answering|ensure|that|\))$/.test(before?.text ?? "");
  }

  /** "16-17 year olds", "2 year old", "16 to 64 years old": how many tokens, or 0. */
  private ageLength(index: number): number {
    let last = index + 1;
    const joint = this.tokens[last]?.text;
    if (
      (joint === "-" || joint === "to" || joint === "and" || joint === "&") &&
      this.tokens[last + 1]?.kind === "number"
    )
      last += 2;
    if (!/^(?:years?|yrs?)$/.test(this.wordAt(last))) return 0;
    if (/^olds?$/.test(this.wordAt(last + 1))) return last + 2 - index;
    return 0;
  }

  /** "0:04:42", "4:42 minutes", "1:20". */
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

  /** "h:mm:ss" and the like after a clock time is only its form; a unit word such as "minutes" agrees with it. */
  private clockHint(index: number): number {
    return /^(?:hrs?|hours?|mins?|minutes?)$/.test(this.wordAt(index)) ? 1 : 0;
  }

  /** "4m 42s", "1 hour 30 minutes", "7m30s": two parts or more, each smaller than the one before. */
  private compoundAt(index: number): { length: number; seconds: string } | null {
    let at = index;
    let seconds = 0;
    let size = Infinity;
    let parts = 0;
    for (;;) {
      const number = this.tokens[at];
      const unit = this.tokens[at + 1];
      if (number?.kind !== "number" || unit?.kind !== "word") break;
      const next = COMPOUND_PARTS.get(unit.text);
      if (next === undefined || next >= size) break;
      // One letter touches its number.
      if (unit.text.length === 1 && unit.spaced) break;
      if (parts > 0 && (Number(number.text) >= size / next || (number.text.includes(".") && next !== 1))) break;
      seconds += Number(number.text) * next;
      size = next;
      parts += 1;
      at += 2;
      if (this.wordAt(at) === "and" && this.tokens[at + 1]?.kind === "number") {
        const unitAfter = COMPOUND_PARTS.get(this.tokens[at + 2]?.text ?? "");
        if (unitAfter === undefined || unitAfter >= size) break;
        at += 1;
      }
    }
    if (parts < 2 || size > 60) return null;
    return { length: at - index, seconds: String(Number(seconds.toPrecision(15))) };
  }

  /** Adds the figure whose number takes `length` tokens at `index`, with the scale, unit and rate that follow it. */
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
      // "$6.06B"; elsewhere a "b" is part of a reference.
      const scale = after.text === "b" && number.currency ? 9 : SCALES.get(after.text);
      // A lone letter is a scale where it touches the figure, or where a currency stands before it.
      if (scale !== undefined && (after.text.length > 2 || glued || number.currency)) {
        exponent = scale;
        end += 1;
      } else if (glued && /^(?:st|nd|rd|th|s|x)$/.test(after.text) && gluedUnit(after.text) === null) {
        // "by the 12th week": a moment, not a figure.
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
    // "10⁶" and "500m²": the small digit is no footnote.
    const raised = this.tokens[end];
    if (
      raised?.kind === "note" &&
      /[²³⁰⁴-⁹]/.test(raised.text) &&
      !raised.spaced &&
      (exponent > 0 || number.digits === "10")
    ) {
      return this.push(end + 1 - this.at, { kind: "oddity", readings: [this.written(index, end + 1)], word: "" });
    }
    if (!unit) {
      const worded = this.measureAt(end);
      if (worded) {
        unit = worded.unit;
        end += worded.words.length;
      }
      const rate = this.rateAt(end);
      if (rate && unit === null) {
        unit = rateUnit(rate.base);
        end += rate.length;
      }
    }
    const figure = Number(`${number.sign === "-" ? "-" : ""}${number.digits}e${exponent}`);
    const body = this.figureOf(end, figure, unit, 10 ** exponent, number.sign, number.spelled);
    this.push(end - this.at, { kind: "figure", figure: body, word: "" });
  }

  /** The unit whose words begin at `index`; null where its letters are in a case that makes another unit of it ("Mb" is bits). */
  private measureAt(index: number): ReturnType<typeof unitAt> {
    const worded = unitAt(this.wordAt, index);
    return worded && isCased(this.written(index, index + worded.words.length)) ? worded : null;
  }

  /** 29p is £0.29. */
  private pushPence(end: number, number: { digits: string; sign: "+" | "-" | null; spelled: boolean }): void {
    const figure = Number(`${number.sign === "-" ? "-" : ""}${number.digits}e-2`);
    const body = this.figureOf(end, figure, POUNDS, 1, number.sign, number.spelled);
    this.push(end - this.at, { kind: "figure", figure: body, word: "" });
  }

  /** True when only a hyphen stands between a number and the word after it: "12-month". */
  private hyphenated(index: number): boolean {
    const [before, word] = [this.tokens[index - 1], this.tokens[index]];
    return before !== undefined && word !== undefined && word.start > before.end;
  }

  /** "per 10,000", "per 100k", "per thousand", "/1,000", with the "population" and the like that may follow. */
  private rateAt(index: number): { base: number; length: number } | null {
    const per = this.tokens[index];
    if (per?.text === "‰") return { base: 1000, length: 1 };
    const number = this.tokens[index + 1];
    if (!per || !number || (per.text !== "per" && per.text !== "/")) return null;
    // "5.4/10,000" is a rate; "9,498 / 8,241" is a part of a whole.
    if (per.text === "/" && !/^10{3,}$/.test(number.text)) return null;
    if (per.text === "per" && /^(?:head|capita)$/.test(number.text)) return { base: 1, length: 2 };
    let base: number;
    let length = 2;
    if (number.kind === "number") {
      base = Number(number.text);
      const scale = this.tokens[index + 2];
      const exponent = scale?.kind === "word" ? SCALES.get(scale.text) : undefined;
      if (exponent !== undefined) {
        base *= 10 ** exponent;
        length += 1;
      }
    } else {
      const hundred = number.text === "hundred" ? 2 : undefined;
      const exponent = hundred ?? (number.text.length > 2 ? SCALES.get(number.text) : undefined);
      if (exponent === undefined) return null;
      base = 10 ** exponent;
    }
    return base >= 10 && Number.isInteger(base) && base <= 1e9 ? { base, length } : null;
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

/** Seconds in each part of a time written in parts. */
const COMPOUND_PARTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    d: 86400,
    day: 86400,
    days: 86400,
    h: 3600,
    hr: 3600,
    hrs: 3600,
    hour: 3600,
    hours: 3600,
    m: 60,
    min: 60,
    mins: 60,
    minute: 60,
    minutes: 60,
    s: 1,
    sec: 1,
    secs: 1,
    second: 1,
    seconds: 1,
  }),
);
