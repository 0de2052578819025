import { agrees } from "../figures/known-figures";
import type { Mark } from "../proof-finding";
import type { ReadNarrative } from "../text/read-narrative";
import type { WrittenFigure } from "../text/read-figures";
import { placeOf, quote, wordsOf, type Sentence, type Token } from "../text/read-sentences";
import { isPercent } from "../sums/sum-sentence";
import { fractionAt } from "../sums/fractions";
import { NEGATIONS, OTHER_TIMES } from "../text/plain-words";

/** Words for a whole that is not a result: a target, a plan, a figure from elsewhere. */
const NO_RESULT =
  /(?:^| )(?:targets?|budget|budgets|plan|plans|planned|profile|forecast|standard|threshold|national|nationally|regional|england|average|benchmark|neighbours?|baseline|if|least|most|minimum|maximum|to|by|within|between|limit|example)(?: |$)/;
/** How many words before and after a share are examined. */
const [BEFORE, AFTER] = [6, 8];
/** The margin for a share in words, in points. */
const ROUND = 5;

/**
 * Checks shares such as "63% of savings" or "one in four residents" that no figure of the workbook's rows or of the
 * sentence gives.
 */
export function checkShareSources(read: ReadNarrative): Mark[] {
  return read.sentences.flatMap(({ sentence, figures }) =>
    sharesOf(sentence, figures).flatMap((share) => checkShare(read, sentence, share)),
  );
}

interface Share {
  percent: number;
  /** The percentage as written; null for a share in words. */
  figure: WrittenFigure | null;
  from: number;
  to: number;
}

function sharesOf({ tokens }: Sentence, figures: readonly WrittenFigure[]): Share[] {
  const isOf = (at: number): boolean => tokens[at]?.word === "of";
  const percents = figures.filter(
    (figure) => isPercent(figure) && isOf(figure.at + 1) && figure.figure > 0 && figure.figure < 100,
  );
  const inWords = tokens.flatMap((_, at): Share[] => {
    const fraction = fractionAt(tokens, at);
    if (!fraction || !(isOf(fraction.to) || tokens[at + 1]?.word === "in")) return [];
    return [
      {
        percent: fraction.share * 100,
        figure: null,
        from: fraction.from,
        to: fraction.to + (isOf(fraction.to) ? 1 : 0),
      },
    ];
  });
  return [
    ...percents.map((figure) => ({ percent: figure.figure, figure, from: figure.at, to: figure.at + 2 })),
    ...inWords,
  ];
}

function checkShare(read: ReadNarrative, { tokens }: Sentence, share: Share): Mark[] {
  const end = endOf(tokens, share.to);
  if (share.figure && end === share.to) return [];
  const around = tokens.slice(Math.max(0, share.from - BEFORE), share.to + AFTER);
  if (around.some(({ word }) => read.isHedge(word) || OTHER_TIMES.has(word) || NEGATIONS.has(word))) return [];
  if (NO_RESULT.test(wordsOf(around)) || hasFigures(tokens, share) || isKnownShare(read, share)) return [];
  const place = placeOf(tokens, share.from, end);
  const sentence = `“${quote(read, place)}” has no source in the workbook: no figure of this KPI gives it. Say where it is from, or take it out.`;
  return [{ ...place, code: "no-source", against: "share", sentence }];
}

/** The end of what the share is of, at most four words: "63% of savings", "one in four council tenants". */
function endOf(tokens: readonly Token[], from: number): number {
  let end = from;
  while (end < from + 4 && /^[\p{L}]/u.test(tokens[end]?.word ?? "") && !VERBS.test(tokens[end]?.word ?? "")) end += 1;
  return end;
}

const VERBS =
  /^(?:is|are|was|were|has|have|had|and|or|but|who|which|that|in|on|at|with|for|from|being|been|rated|replied|met)$/;

/**
 * True where the sentence does the sum: "86% of the 50 schools", "one in four of the 400", "63% of savings (£37m of
 * £59m)".
 */
function hasFigures(tokens: readonly Token[], { from, to }: Share): boolean {
  const [before, after] = [tokens.slice(Math.max(0, from - 8), from), tokens.slice(to, to + AFTER)];
  return before.some(({ word }) => word === "#") || after.some(({ word }) => word === "#");
}

/**
 * True for a share that is a figure of the KPI, or the remainder of one: "29.6% of bins were late" where 70.4% were on
 * time.
 */
function isKnownShare({ kpi }: ReadNarrative, { percent, figure }: Share): boolean {
  return kpi.indicators.some(({ figures }) =>
    figures.some((known) => {
      if (known.role === "target" || known.role === "expected") return false;
      if (known.unit !== null && known.unit.family !== "percent") return false;
      if (figure === null)
        return Math.abs(known.shown - percent) <= ROUND || Math.abs(100 - known.shown - percent) <= ROUND;
      const rest = { ...figure, figure: Number((100 - percent).toPrecision(12)) };
      return agrees(figure, known) || agrees(rest, known);
    }),
  );
}
