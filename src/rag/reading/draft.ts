import type { Figure, Item } from "./words/item";
import { takeApart } from "./words/take-apart";
import { phraseAt } from "./words/phrase";
import { isTimeUnit } from "./units/unit";
import { CONDITION_WORDS, HARMLESS_PHRASES, isScaleLike, TELLING_WORDS } from "./targets/target-words";

/**
 * A text being read: its items, which of them the reading has used, and so what is set aside. What is not used has to
 * be harmless, or the text is not read.
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

  /** Marks the items from `from` up to but not including `to` as part of the reading. */
  use(from: number, to = from + 1): void {
    this.used.fill(true, from, to);
  }

  /** Forgets what an attempt at reading used, so that another can begin. */
  reset(): void {
    this.used.fill(false);
  }

  isUsed(index: number): boolean {
    return this.used[index] ?? false;
  }

  /** The text of the items from `from` up to but not including `to`, as written. */
  written(from: number, to = from + 1): string {
    const first = this.items[from];
    const last = this.items[to - 1];
    return first && last ? this.text.slice(first.start, last.end) : "";
  }

  /** Whatever in the text might be a figure, as written: figures, ratios, bare years, labels where nothing else is there. */
  candidates(): string[] {
    const found: string[] = [];
    for (const item of this.items) {
      if (item.kind === "figure") found.push(this.text.slice(item.figure.start, item.figure.end));
      else if (item.kind === "ratio" || (item.kind === "period" && item.doubtful))
        found.push(this.text.slice(item.start, item.end));
      else if (item.kind === "oddity") found.push(...item.readings);
    }
    // A long text names a few; the rest say nothing more.
    return [...new Set(found)].slice(0, 6);
  }

  /** The first period that the text names, as written and without its brackets, or null. */
  period(): string | null {
    const item = this.items.find((candidate, index) => candidate.kind === "period" && !this.isUsed(index));
    return item ? this.text.slice(item.start, item.end) : null;
  }

  /**
   * True where the dash before the figure at `index` may be its minus: one that touches it, or that follows nothing or a
   * bound ("below - 2.4%"). After a period or a word that only leads to the figure ("2024/25 - 85%") a dash parts the two
   * where nobody could mean a figure below zero; after a label ("Quartile 2 - 98.8") it always does.
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

  /** True where a figure and the period after it are days together: "3-5 March". `at` is the dash between the two. */
  isDays(at: number): boolean {
    const [figure, dash, period] = [this.items[at - 1], this.items[at], this.items[at + 1]];
    if (figure?.kind !== "figure" || dash?.word !== "-" || period?.kind !== "period") return false;
    const isBareDay = figure.figure.unit === null && figure.figure.figure <= 31;
    return isBareDay && /^\d{1,2}(?:st|nd|rd|th)?[\s-]?[a-z]/i.test(this.written(at + 1));
  }

  /** What was left out, as written, in runs. A run of nothing but marks is nothing. */
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

  /** The index after the bracket that opens at `index`, and whether it closes. */
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
   * True when the word at `index` could change what a figure means. Phrases in which such words are known to be
   * harmless are let through, with their length.
   */
  tells(index: number): boolean {
    const item = this.items[index];
    if (item?.kind === "mark") return !QUIET_MARKS.has(item.word);
    return item !== undefined && ((item.kind === "word" && TELLING_WORDS.has(item.word)) || isScaleLike(item.word));
  }

  /** The number of items that a harmless phrase at `index` takes, or 0. */
  harmlessLength(index: number): number {
    return phraseAt(HARMLESS_PHRASES, this.items, index)?.words.length ?? 0;
  }

  /** The index of the figure of a condition that begins at `index` ("within 20 seconds"), or -1. */
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
    // "100% over 4 years" is spread, not waited.
    if (unit?.name === "years" && phrase.words[0] === "over") return -1;
    return isTimeUnit(unit) ? at : -1;
  }
}

/** Variances, margins and small changes fall below zero; times, large counts and most percentages do not. */
function mayBeNegative({ figure, unit }: Figure): boolean {
  if (isTimeUnit(unit)) return false;
  if (unit?.family === "currency" || unit?.family === "points") return true;
  return Math.abs(figure) < (unit?.family === "percent" ? 50 : 100);
}

/** Words that alone say nothing, so that a run of them is nothing set aside. */
const GRAMMAR = new Set(["to", "be", "is", "are", "the", "a", "an", "of"]);

function isWorthShowing(item: Item): boolean {
  return (item.kind !== "mark" && !GRAMMAR.has(item.word)) || item.word === "~";
}

/** Marks that only part words. */
const QUIET_MARKS = new Set([".", ",", ";", ":", "-", "(", ")", "'", '"', "&", "/", "#", "%", "•", "·", "?", "!", "…"]);

/** Without the marks and joints at its ends, which belong to neither side; brackets that close stay. */
function trimRun(run: string): string {
  const trimmed = run.replace(/^[\s,;:.]+/, "").replace(/(?<![\s,;:])[\s,;:]+$/, "");
  return /^\([^()]*\)$/.test(trimmed) ? trimmed.slice(1, -1).trim() : trimmed;
}
