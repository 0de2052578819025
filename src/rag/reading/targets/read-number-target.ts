import { Draft } from "../draft";
import { isTwoSided, sideWordOf } from "../side-words";
import { isTimeUnit } from "../units/unit";
import type { Figure, PlacedSideWord } from "../words/item";
import { nounAfter } from "../words/noun";
import { readRest } from "./after-figure/read-rest";
import { doubtDash, doubtFigure, findOddity } from "./find-doubt";
import { readCountedWord } from "./read-counted-word";
import { readLead, type Lead } from "./read-lead";
import { readPart } from "./read-part";
import { readBandTarget, readRange, readRangeTarget } from "./read-range";
import type { TargetReading, UnreadTarget } from "./target-reading";
import type { BoundWords } from "./target-words";
import { draftReading, unreadTarget } from "./unread-target";

/*
 * Targets of one figure, range or ratio, with the words that say which side of it is good. The target is the first
 * figure of the text, after words known to change nothing; what follows has to be harmless.
 */

/**
 * Reads a target that is one figure, range or ratio. `from` is the first item not yet explained; `implied` is the bound
 * where the text states none.
 */
export function readNumberTarget(draft: Draft, from = 0, implied: BoundWords | null = null): TargetReading {
  const oddity = findOddity(draft);
  if (oddity) return unreadTarget(draft, oddity);
  const lead = readLead(draft, from);
  const at = lead.end;
  const item = draft.items[at];
  if (item?.kind === "ratio") return readRatio(draft, at);
  if (item?.kind === "mark" && item.word === "±") return readBandTarget(draft, at);
  const counted = readCountedWord(draft, at);
  if (counted) return bearsBound(lead.bound) ? counted : unreadTarget(draft, { why: "other-words" });
  const figure = item?.kind === "figure" ? item.figure : lead.year;
  return figure ? readFigureTarget(draft, figure, lead, implied) : unreadWithoutFigure(draft);
}

/** False for a bound that makes no sense with "all" or "no": "fewer than all". */
function bearsBound(bound: BoundWords | null): boolean {
  return bound === null || (bound.bound === "at-least" && !bound.strict);
}

/** Reads a range or a single figure, whose first figure is where the lead ends. */
function readFigureTarget(draft: Draft, figure: Figure, lead: Lead, implied: BoundWords | null): TargetReading {
  const at = lead.end;
  const minus = doubtDash(draft, at, lead.bound !== null || lead.between);
  if (minus) return unreadTarget(draft, minus);
  const bound = lead.bound ?? implied;
  // Words within the measure's name do not describe the figure.
  const said = lead.named ? at : 0;
  const range = readRange(draft, at, figure, lead.between);
  if (range && "unread" in range) return unreadTarget(draft, range.unread);
  if (range) return readRangeTarget(draft, at, figure, range.found, { bound, said });
  if (lead.between) return unreadTarget(draft, { why: "other-words" });
  // "Provide 24 hour cover": a time, but not how long the work takes.
  if (lead.work && !bound && !lead.named && isTimeUnit(figure.unit)) return unreadTarget(draft, { why: "other-words" });
  const doubt = doubtFigure(draft, at, figure, bound);
  if (doubt) return unreadTarget(draft, doubt);
  const sideWord = sideWordOf(draft, at, figure, said);
  return sideWord ? unreadBesideSideWord(draft, at, sideWord) : readOneFigure(draft, at, figure, bound);
}

/** Reads a single figure with what follows it. */
function readOneFigure(draft: Draft, at: number, figure: Figure, bound: BoundWords | null): TargetReading {
  const part = readPart(draft, at, figure);
  if (part && "unread" in part) return unreadTarget(draft, part.unread);
  draft.use(at);
  const rest = readRest(draft, part === null ? at + 1 : part.found.end, figure, bound);
  if ("unread" in rest) return unreadTarget(draft, rest.unread);
  // "17 of 20 per month", "17 of 20 per 1,000": not a part of one whole.
  if (part && (rest.found.per || rest.found.rate)) return unreadTarget(draft, { why: "other-words" });
  const unit = rest.found.rate ?? figure.unit;
  const side = rest.found.bound ?? { bound: null, strict: false };
  return {
    kind: "number",
    ...draftReading(draft),
    figure: figure.figure,
    unit,
    scale: figure.scale,
    isFull: false,
    noun: unit === null ? nounAfter(draft.text, draft.items, at + 1) : "",
    bound: side.bound,
    strict: side.strict,
    per: rest.found.per,
    of: part === null ? null : part.found.of,
    whole: false,
  };
}

/** "£1m underspend", "5% ahead": a figure of what the metric measures, or of its opposite. */
function unreadBesideSideWord(draft: Draft, at: number, sideWord: PlacedSideWord): TargetReading {
  const candidates = isTwoSided(sideWord) ? [draft.written(at), `-${draft.written(at)}`] : draft.candidates();
  return { ...unreadTarget(draft, { why: "other-words", candidates }), ...withoutSideWord(draft, sideWord) };
}

/**
 * The target as it reads without its side word, where that gives a figure; the metric may show which side the word
 * means.
 */
function withoutSideWord({ text, items }: Draft, sideWord: PlacedSideWord): Pick<UnreadTarget, "withSideWord"> {
  const [first, last] = [items[sideWord.from], items[sideWord.to - 1]];
  if (!first || !last) return {};
  const rest = `${text.slice(0, first.start)}${text.slice(last.end)}`.replace(/[([]\s*[)\]]/, "").trim();
  const target = readNumberTarget(new Draft(rest));
  // A minus beside "underspend" would negate the figure twice.
  return target.kind === "number" && target.figure >= 0
    ? {
        withSideWord: {
          sideWord,
          target: { ...target, text, setAside: [...target.setAside, text.slice(first.start, last.end)] },
        },
      }
    : {};
}

/** A text without a figure where one is expected. Years and labels are given as candidates. */
function unreadWithoutFigure(draft: Draft): TargetReading {
  const count = draft.figures.length;
  if (count > 0) return unreadTarget(draft, { why: count > 1 ? "several-figures" : "other-words" });
  const doubtful = draft.candidates();
  if (doubtful.length > 0) return unreadTarget(draft, { why: "ambiguous" });
  const { items } = draft;
  const labels = items.flatMap((item, index) =>
    item.kind === "label" && /\d/.test(draft.written(index)) ? [draft.written(index)] : [],
  );
  if (labels.length > 0) return unreadTarget(draft, { why: "ambiguous", candidates: labels.slice(0, 6) });
  return unreadTarget(draft, { why: items.some((item) => item.kind === "period") ? "date" : "no-figure" });
}

function readRatio(draft: Draft, at: number): TargetReading {
  const item = draft.items[at];
  if (item?.kind !== "ratio") return unreadTarget(draft, { why: "other-words" });
  if (draft.figures.length > 0) return unreadTarget(draft, { why: "several-figures" });
  draft.use(at);
  for (let next = at + 1; next < draft.items.length; next += 1) {
    if (draft.isCritical(next)) return unreadTarget(draft, { why: "other-words" });
  }
  return { kind: "ratio", ...draftReading(draft), left: item.left, right: item.right };
}
