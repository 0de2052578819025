import type { Figure, Item } from "./words/item";
import { takeApart } from "./words/take-apart";
import { phraseAt } from "./words/phrase";
import { isTimeUnit } from "./units/unit";
import { CONDITION_WORDS, HARMLESS_PHRASES, isScaleLike, CRITICAL_WORDS } from "./targets/target-words";

/**
 * A text while it is read: its items, and which of them the reading has used. The rest is set aside, and has to be
 * harmless or the text is not read.
 */
export class Draft {
  readonly items: readonly Item[];
  /** Every figure of the text. */
  readonly figures: readonly Figure[];
  private readonly used: boolean[];

  constructor(readonly text: string) {
    this.items = takeApart(text);
    this.used = new Array<boolean>(this.items.length).fill(false);
    const figures: Figure[] = [];
    for (const item of this.items) if (item.kind === "figure") figures.push(item.figure);
    this.figures = figures;
  }

  wordAt(index: number): string {
    return this.items[index]?.word ?? "";
  }

  /** Marks the items from `from` to before `to` as used. */
  use(from: number, to = from + 1): void {
    this.used.fill(true, from, to);
  }

  /** Clears what an attempt used, so that another can start. */
  reset(): void {
    this.used.fill(false);
  }

  isUsed(index: number): boolean {
    return this.used[index] ?? false;
  }

  /** The text of the items from `from` to before `to`, as written. */
  written(from: number, to = from + 1): string {
    const first = this.items[from];
    const last = this.items[to - 1];
    return first && last ? this.text.slice(first.start, last.end) : "";
  }

  /**
   * Everything in the text that might be a figure, as written: figures, ratios and bare years; labels only where
   * nothing else is there.
   */
  candidates(): string[] {
    const found: string[] = [];
    for (const item of this.items) {
      if (item.kind === "figure") found.push(this.text.slice(item.figure.start, item.figure.end));
      else if (item.kind === "ratio" || (item.kind === "period" && item.doubtful))
        found.push(this.text.slice(item.start, item.end));
      else if (item.kind === "oddity") found.push(...item.readings);
    }
    // A few are enough in a long text.
    return [...new Set(found)].slice(0, 6);
  }

  /** The first period named in the text, as written and without brackets, or null. */
  period(): string | null {
    const item = this.items.find((candidate, index) => candidate.kind === "period" && !this.isUsed(index));
    return item ? this.text.slice(item.start, item.end) : null;
  }

  /**
   * True where the dash before the figure at `index` may be a minus: one that touches it, or that follows nothing or a
   * bound ("below - 2.4%"). After a period or an introducing word ("2024/25 - 85%") it is a separator where the figure
   * could not be negative; after a label ("Quartile 2 - 98.8") it always is.
   */
  mayBeMinus(index: number, isBound: boolean): boolean {
    const [before, dash, item] = [this.items[index - 2], this.items[index - 1], this.items[index]];
    const figure = item?.kind === "figure" || item?.kind === "period" ? item.figure : null;
    if (!figure || figure.sign !== null || dash?.word !== "-") return false;
    if (dash.end === item?.start || isBound || before === undefined) return true;
    switch (before.kind) {
      case "label":
        return false;
      case "period":
      case "word":
        return mayBeNegative(figure);
      case "mark":
        return before.word !== ")" || mayBeNegative(figure);
      case "figure":
      case "ratio":
      case "note":
      case "oddity":
        return true;
    }
  }

  /** True where a figure and the period after it are days: "3-5 March". `at` is the dash between them. */
  isDays(at: number): boolean {
    const [figure, dash, period] = [this.items[at - 1], this.items[at], this.items[at + 1]];
    if (figure?.kind !== "figure" || dash?.word !== "-" || period?.kind !== "period") return false;
    const isBareDay = figure.figure.unit === null && figure.figure.figure <= 31;
    return isBareDay && /^\d{1,2}(?:st|nd|rd|th)?[\s-]?[a-z]/i.test(this.written(at + 1));
  }

  /** What was left unused, as written, in runs. A run of marks alone is dropped. */
  setAside(): string[] {
    const runs: string[] = [];
    let from = 0;
    while (from < this.items.length) {
      if (this.isUsed(from)) {
        from += 1;
        continue;
      }
      let to = from;
      while (to < this.items.length && !this.isUsed(to)) to += 1;
      const run = this.written(from, to);
      if (this.items.slice(from, to).some(isWorthShowing)) runs.push(trimRun(run));
      from = to;
    }
    return runs;
  }

  /** The index after the bracket that opens at `index`, and whether it is closed. */
  bracketEnd(index: number): { end: number; closed: boolean } {
    let depth = 0;
    for (let at = index; at < this.items.length; at += 1) {
      const word = this.wordAt(at);
      if (word === "(") depth += 1;
      if (word === ")") depth -= 1;
      if (depth === 0) return { end: at + 1, closed: true };
    }
    return { end: this.items.length, closed: false };
  }

  /**
   * True when the word at `index` could change what a figure means. Phrases in which such a word is known to be
   * harmless are excepted.
   */
  isCritical(index: number): boolean {
    const item = this.items[index];
    if (item?.kind === "mark") return !QUIET_MARKS.has(item.word);
    return item !== undefined && ((item.kind === "word" && CRITICAL_WORDS.has(item.word)) || isScaleLike(item.word));
  }

  /** The number of items in a harmless phrase at `index`, or 0. */
  harmlessLength(index: number): number {
    return phraseAt(HARMLESS_PHRASES, this.items, index)?.words.length ?? 0;
  }

  /** The index of the figure in a condition that begins at `index` ("within 20 seconds"), or -1. */
  conditionFigure(index: number): number {
    const phrase = phraseAt(CONDITION_WORDS, this.items, index);
    if (!phrase) return -1;
    let at = index + phrase.words.length;
    while (
      /^(?:a|an|the|of|than|to|average|maximum|target|agreed)$/.test(this.wordAt(at)) ||
      /^[<>]=?$/.test(this.wordAt(at))
    )
      at += 1;
    const item = this.items[at];
    if (item?.kind === "oddity" && item.readings.length === 3) return at;
    const unit = item?.kind === "figure" ? item.figure.unit : null;
    // "100% over 4 years" is spread over years, not a waiting time.
    if (unit?.name === "years" && phrase.words[0] === "over") return -1;
    return isTimeUnit(unit) ? at : -1;
  }
}

/**
 * True for figures that can fall below zero: variances, margins and small changes. Times, large counts and most
 * percentages cannot.
 */
function mayBeNegative({ figure, unit }: Figure): boolean {
  if (isTimeUnit(unit)) return false;
  if (unit?.family === "currency" || unit?.family === "points") return true;
  return Math.abs(figure) < (unit?.family === "percent" ? 50 : 100);
}

/** Words without meaning of their own: a run of nothing else is not reported as set aside. */
const GRAMMAR = new Set(["to", "be", "is", "are", "the", "a", "an", "of"]);

function isWorthShowing(item: Item): boolean {
  return (item.kind !== "mark" && !GRAMMAR.has(item.word)) || item.word === "~";
}

/** Marks that only separate words. */
const QUIET_MARKS = new Set([".", ",", ";", ":", "-", "(", ")", "'", '"', "&", "/", "#", "%", "•", "·", "?", "!", "…"]);

/** Trims separators and joining words from both ends of a run; closed brackets stay. */
function trimRun(run: string): string {
  const trimmed = run.replace(/^[\s,;:.]+/, "").replace(/(?<![\s,;:])[\s,;:]+$/, "");
  return /^\([^()]*\)$/.test(trimmed) ? trimmed.slice(1, -1).trim() : trimmed;
}
