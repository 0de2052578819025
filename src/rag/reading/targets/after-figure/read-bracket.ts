import type { Draft } from "../../draft";
import { isClauseEnd } from "../../side-words";
import { isTimeUnit, type Unit } from "../../units/unit";
import type { Figure, Item } from "../../words/item";
import { phraseAt, wordSet } from "../../words/phrase";
import { isPartOfWhole } from "../read-part";
import type { Found } from "../target-reading";
import { BOUNDS_AFTER, BOUNDS_BEFORE, NO_RESULT, WAY_WORDS, type BoundWords } from "../target-words";
import { stretchAt } from "./read-stretch";

/** Words in brackets that show that the figure inside is not the target: where it comes from, what it was. */
const OTHER_FIGURE = wordSet(
  "baseline was currently current last previous actual outturn equates equivalent equivalents ie approx tolerance",
  "forecast projected projection",
);

/** What a bracket adds to the figure before it, and the index after it. */
interface Bracket {
  bound: BoundWords | null;
  per: string | null;
  end: number;
}

/** Reads a bracket: an aside, a bound, a time span, or another target. */
export function readBracket(draft: Draft, at: number, main: Figure): Found<Bracket> {
  const { items } = draft;
  const { end, closed } = draft.bracketEnd(at);
  if (!closed) return { unread: { why: "other-words" } };
  const last = end - 1;
  const aside = (says: Partial<Bracket> = {}): Found<Bracket> => ({ found: { bound: null, per: null, end, ...says } });
  const inside = items.slice(at + 1, last);
  const figures = inside.flatMap((item) => (item.kind === "figure" ? [item.figure] : []));
  if (inside.some((item) => item.kind === "ratio" || item.kind === "oddity"))
    return { unread: { why: "several-figures" } };
  if (figures.length === 0) {
    for (const table of [WAY_WORDS, BOUNDS_AFTER, BOUNDS_BEFORE]) {
      const words = phraseAt(table, items, at + 1);
      if (words && words.words.length === inside.length) {
        draft.use(at, end);
        return aside({ bound: words.means.strict ? null : words.means });
      }
    }
    const stretch = stretchAt(draft, at + 1);
    if (stretch && stretch.length === inside.length) return aside({ per: stretch.per });
    // "(national average)" and "(2023/24 baseline)" explain; "(reduction)" and "(TBC)" make the figure uncertain.
    if (isExplanation(draft, at + 1, last)) return aside();
    // "£5m (behind)", "5 days (late)"
    const isPlaced = main.unit?.family === "currency" || isTimeUnit(main.unit);
    const isOfSchedule = (item: Item, offset: number): boolean =>
      /^(?:behind|ahead|late|early)$/.test(item.word) && isClauseEnd(items[at + 2 + offset]);
    if (isPlaced && inside.some(isOfSchedule)) return { unread: { why: "other-words" } };
    // "£5m (estimated)"
    const isNoResult = inside.some(
      (item, offset) => NO_RESULT.has(item.word) && isClauseEnd(draft.items[at + 2 + offset]),
    );
    if (isNoResult) return { unread: { why: "other-words" } };
    for (let inner = at + 1; inner < last; inner += 1) {
      const harmless = draft.harmlessLength(inner);
      if (harmless > 0) inner += harmless - 1;
      else if (draft.isCritical(inner)) return { unread: { why: "other-words" } };
    }
    return aside();
  }
  if (inside.some((item) => OTHER_FIGURE.has(item.word))) return aside();
  const [first] = figures;
  const conditions =
    figures.length === 1 &&
    !isTimeUnit(main.unit) &&
    inside.some((_, offset) => draft.conditionFigure(at + 1 + offset) >= 0);
  if (conditions) return aside();
  // "120 sites (10% of all sites)", "66% (120 sites)": the same figure in another unit, with words for what it is of.
  const spoken = draft.items[at - 1]?.kind === "word" || inside.some((item) => item.kind === "word");
  const differs = figures.length === 1 && first !== undefined && spoken && !sameKind(first.unit, main.unit);
  if (
    differs &&
    !inside.some((item, offset) => item.kind === "word" && item.word !== "of" && draft.isCritical(at + 1 + offset))
  )
    return aside();
  // "90% (45/50)", "90% (45 of 50)": numerator and denominator.
  if (main.unit?.family === "percent" && isPartOfWhole(draft, at + 1, last)) return aside();
  return { unread: { why: "several-figures" } };
}

function isExplanation(draft: Draft, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const item = draft.items[at];
    if (item?.kind === "period" || item?.kind === "label") continue;
    if (
      !/^(?:national|regional|england|english|statistical|stat|neighbour|neighbours|average|mean|median|baseline|as|of|the|at|in|for|by|end|target|local|top|quartile|set|nationally|last|previous|year|years|outturn|result)$/.test(
        item?.word ?? "",
      )
    ) {
      return false;
    }
  }
  return true;
}

function sameKind(a: Unit | null, b: Unit | null): boolean {
  if (a === null || b === null) return a === b;
  return a.family === b.family;
}
