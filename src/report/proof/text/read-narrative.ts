import { reportingOf, type HowReported } from "../../../rag/rules/how-reported";
import type { StatusWords } from "../../../rag/rules/ruleset";
import { findOwnWords, isKnown, isOwn, type OwnWords } from "./own-words";
import { findPresentPeriods, type PresentPeriods } from "./periods-in-text";
import type { ProofedKpi } from "../proofed-kpi";
import { readNumbers, type WrittenFigure } from "./read-figures";
import { readSentences, type Sentence } from "./read-sentences";
import { HEDGES, OTHER_TIMES } from "./plain-words";

/** A parsed narrative, with everything that it is checked against. */
export interface ReadNarrative {
  kpi: ProofedKpi;
  text: string;
  ruleset: StatusWords;
  sentences: readonly {
    sentence: Sentence;
    figures: readonly WrittenFigure[];
    /** The figures, including those in words. */
    numbers: readonly WrittenFigure[];
  }[];
  own: OwnWords;
  now: PresentPeriods;
  /** True for a word that is compatible with a sentence about this KPI. */
  isKnown: (word: string) => boolean;
  /**
   * True for a word that makes a sentence a hope, a condition or past. The KPI's own name does not count ("support
   * needs").
   */
  isHedge: (word: string) => boolean;
}

/** Parses the narrative of a KPI; `period` is the report's as written. */
export function readNarrative(
  kpi: ProofedKpi,
  ruleset: StatusWords & HowReported,
  period: string | null,
): ReadNarrative {
  const { text } = kpi;
  const own = findOwnWords(kpi);
  const sentences = readSentences(text).map((sentence) => {
    const numbers = readNumbers(sentence, text);
    return { sentence, numbers, figures: numbers.filter(({ isSpelled }) => !isSpelled) };
  });
  const isHedge = (word: string): boolean => (HEDGES.has(word) || OTHER_TIMES.has(word)) && !isOwn(own, word);
  return {
    kpi,
    text,
    ruleset,
    sentences,
    own,
    now: findPresentPeriods(kpi.indicators, period, reportingOf(ruleset)),
    isKnown: (word) => isKnown(own, word),
    isHedge,
  };
}
