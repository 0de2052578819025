import type { Draft } from "../../draft";
import { rateUnit, isTimeUnit, type Unit } from "../../units/unit";
import type { Figure } from "../../words/item";
import { phraseAt } from "../../words/phrase";
import { isOverTime, isShareOfPeriod, isSurePeriod, startLength } from "../period-beside";
import type { Found, Unread } from "../target-reading";
import { BOUNDS_AFTER, WAY_WORDS, type BoundWords } from "../target-words";
import { findRefusal } from "./find-refusal";
import { readBracket } from "./read-bracket";
import { stretchAt } from "./read-stretch";

/*
 * What follows the target's figure. It may bound the figure, give its time span, or explain it. Anything that could be
 * another target, or is not known to be harmless, keeps the text from being read.
 */

/** What the text after a figure adds to it. */
export interface Rest {
  bound: BoundWords | null;
  per: string | null;
  /** The rate given after what is counted: "5 falls per 1,000 bed days". */
  rate: Unit | null;
}

/**
 * Reads what follows the figure, from the item `from` on: a bound, a time span, conditions, brackets, periods and words
 * that change nothing. `lead` is the bound before the figure.
 */
export function readRest(draft: Draft, from: number, main: Figure, lead: BoundWords | null): Found<Rest> {
  return new RestReader(draft, from, main, lead).read();
}

/** The index after a part that was read, why the text is not read, or null where the part is something else. */
type Step = number | Unread | null;

const OTHER_WORDS: Unread = { why: "other-words" };

class RestReader {
  private per: string | null = null;
  private rate: Unit | null = null;
  /** Words passed since the figure. "Or above" after more than one belongs to them: "at level 4 or above". */
  private nouns = 0;

  constructor(
    private readonly draft: Draft,
    private readonly from: number,
    private readonly main: Figure,
    private bound: BoundWords | null,
  ) {}

  read(): Found<Rest> {
    let at = this.from;
    while (at < this.draft.items.length) {
      const step = this.readAt(at);
      if (typeof step !== "number") return { unread: step };
      at = step;
    }
    return { found: { bound: this.bound, per: this.per, rate: this.rate } };
  }

  /** Reads the part at `at` in the first way that fits it. */
  private readAt(at: number): number | Unread {
    return (
      this.readBoundAfter(at) ??
      this.readWay(at) ??
      this.readStretch(at) ??
      this.readRate(at) ??
      this.readCondition(at) ??
      this.readBracketed(at) ??
      this.readHarmless(at) ??
      this.readPeriod(at) ??
      this.readTime(at) ??
      findRefusal(this.draft, at, { from: this.from, main: this.main, nouns: this.nouns }) ??
      this.pass(at)
    );
  }

  /** "90% or above", "12 complaints or fewer". */
  private readBoundAfter(at: number): Step {
    const after = phraseAt(BOUNDS_AFTER, this.draft.items, at);
    if (!after) return null;
    const end = at + after.words.length;
    const isOfFigure = this.nouns === 0 || (this.nouns === 1 && endsClause(this.draft, end));
    return isOfFigure ? this.takeBound(after.means, at, end) : null;
  }

  /** "Lower is better". */
  private readWay(at: number): Step {
    const way = phraseAt(WAY_WORDS, this.draft.items, at);
    return way && this.takeBound(way.means, at, at + way.words.length);
  }

  /** Takes the bound in the items from `at` to before `end`, unless it contradicts one already taken. */
  private takeBound(words: BoundWords, at: number, end: number): Step {
    const { bound } = this;
    if (bound?.bound && words.bound && bound.bound !== words.bound) return OTHER_WORDS;
    // ">90% or above": the more specific words decide.
    this.bound = bound && !words.strict ? { bound: words.bound ?? bound.bound, strict: false } : words;
    this.draft.use(at, end);
    return end;
  }

  /** "Per month". */
  private readStretch(at: number): Step {
    const stretch = stretchAt(this.draft, at);
    if (!stretch) return null;
    // "10% p.a." is a level in each year, or a yearly movement.
    if ((this.per && this.per !== stretch.per) || this.main.unit?.family === "percent") return OTHER_WORDS;
    this.per = stretch.per;
    return at + stretch.length;
  }

  /** "Falls per 1,000 bed days" after what is counted. */
  private readRate(at: number): Step {
    const base = this.draft.items[at + 1];
    if (this.rate !== null || this.main.unit !== null || this.nouns === 0 || this.nouns > 4) return null;
    if (this.draft.wordAt(at) !== "per" || base?.kind !== "figure") return null;
    const { figure, unit, sign } = base.figure;
    if (unit !== null || sign !== null || !/^10{2,6}$/.test(String(figure))) return null;
    this.rate = rateUnit(figure);
    this.draft.use(at, at + 2);
    return at + 2;
  }

  /** "Within 20 seconds", unless the target is a time itself. */
  private readCondition(at: number): Step {
    const condition = isTimeUnit(this.main.unit) ? -1 : this.draft.conditionFigure(at);
    if (condition < 0) return null;
    this.nouns += 1;
    return condition + 1 + conditionTail(this.draft, condition + 1);
  }

  private readBracketed(at: number): Step {
    if (this.draft.wordAt(at) !== "(") return null;
    const bracket = readBracket(this.draft, at, this.main);
    if ("unread" in bracket) return bracket.unread;
    const { bound, per, end } = bracket.found;
    if (bound) {
      // The bracket has marked its own items as used.
      const taken = this.takeBound(bound, at, at);
      if (typeof taken !== "number") return taken;
    }
    if (per) this.per = per;
    return end;
  }

  private readHarmless(at: number): Step {
    const harmless = this.draft.harmlessLength(at);
    if (harmless === 0) return null;
    this.nouns += 1;
    return at + harmless;
  }

  private readPeriod(at: number): Step {
    const item = this.draft.items[at];
    if (item?.kind !== "period") return null;
    if (item.doubtful && !isSurePeriod(this.draft, at)) return { why: "several-figures" };
    // "85% of 2019/20" is a share of another result.
    return isShareOfPeriod(this.draft, at) ? OTHER_WORDS : at + 1;
  }

  /** "Over the year", and "starting from" before a period. */
  private readTime(at: number): Step {
    if (isOverTime(this.draft, at)) return at + 3;
    const start = startLength(this.draft, at);
    return start > 0 ? at + start : null;
  }

  /** Passes a word or mark that changes nothing. */
  private pass(at: number): number {
    const kind = this.draft.items[at]?.kind;
    if (kind === "word") this.nouns += 1;
    // In "95% at grade 4 or above", "above" refers to the grade.
    if (kind === "label") this.nouns += 2;
    return at + 1;
  }
}

/**
 * The number of items that continue a condition: "over 12 months old", "in 8 minutes or less", "within 4 hours from
 * arrival".
 */
function conditionTail(draft: Draft, at: number): number {
  if (draft.wordAt(at) === "old") return 1;
  if (draft.wordAt(at) === "from" && draft.items[at + 1]?.kind === "word" && !draft.isCritical(at + 1)) return 1;
  return phraseAt(BOUNDS_AFTER, draft.items, at)?.words.length ?? 0;
}

function endsClause(draft: Draft, at: number): boolean {
  const item = draft.items[at];
  return (
    item === undefined || item.kind === "mark" || item.kind === "period" || item.word === "per" || item.word === "by"
  );
}
