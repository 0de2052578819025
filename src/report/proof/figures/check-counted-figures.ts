import { wordSet } from "../../../rag/reading/words/phrase";
import { agrees, isAlike } from "./known-figures";
import { findOwnClause } from "../text/clauses";
import { isOtherPeriod, valuesOf, writeFigures } from "./figure-words";
import type { Mark } from "../proof-finding";
import { isOwn } from "../text/own-words";
import type { ReadNarrative } from "../text/read-narrative";
import type { WrittenFigure } from "../text/read-figures";
import { quote, type Sentence } from "../text/read-sentences";
import { NEGATIONS } from "../text/plain-words";

/** Words before a figure that make it a part or something else: "a further 12 sites". */
const OF_OTHERS: ReadonlySet<string> = wordSet(
  "further additional another extra more other remaining these those of first than all some by all both least",
  "most under over up just another's each every nearly only",
);
/**
 * How many of the KPI's own words have to follow a figure for it to be the KPI's: "11 complaints upheld by the
 * Ombudsman".
 */
const FEWEST = 2;
/** A count this many times larger or smaller is of a part, or of another time. */
const TIMES = 1.5;

/**
 * Checks a figure of what the KPI counts, in its own words: "78 sites surveyed", "99.1% of parents who get a place".
 */
export function checkCounted(read: ReadNarrative, { tokens }: Sentence, figure: WrittenFigure): Mark[] {
  const clause = findOwnClause(tokens, figure.at, figure.at + 1, read.own);
  if (!clause || figure.isRough || clause.lead.some(({ word }) => OF_OTHERS.has(word) || word === "#")) return [];
  const isPercent = figure.unit?.family === "percent";
  const tail = isPercent && clause.tail[0]?.word === "of" ? clause.tail.slice(1) : clause.tail;
  if ((isPercent && tail.length === clause.tail.length) || (figure.unit !== null && !isPercent)) return [];
  const words = [...clause.lead, ...tail];
  if (
    words.some(
      (token, index) =>
        read.isHedge(token.word) ||
        NEGATIONS.has(token.word) ||
        isOtherPeriod(token, index, words, read) ||
        token.word === "#",
    )
  )
    return [];
  const own = new Set(tail.filter(({ word }) => isOwn(read.own, word)).map(({ word }) => word));
  // The next word is what is counted.
  const next = tail.find(({ word }) => !/^(?:the|our|all)$/.test(word))?.word ?? "";
  if (own.size < FEWEST || !isOwn(read.own, next)) return [];
  const values = valuesOf(read.kpi.indicators).filter(
    (known) => isAlike(figure, known) && (isPercent || known.unit === null),
  );
  const isNear = values.some(
    ({ figure: known }) => known > 0 && figure.figure * TIMES >= known && figure.figure <= known * TIMES,
  );
  if (!isNear || read.kpi.indicators.some(({ figures }) => figures.some((known) => agrees(figure, known)))) return [];
  const sentence = `The text says ${quote(read, figure)}; the table says ${writeFigures(values)}. Correct the one that is wrong, or say what the figure counts.`;
  return [
    {
      code: "figure-disagrees",
      start: figure.start,
      end: figure.end,
      against: values.map(({ written }) => written).join(" "),
      sentence,
    },
  ];
}
