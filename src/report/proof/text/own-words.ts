import { takeApart } from "../../../rag/reading/words/take-apart";
import type { ProofedIndicator, ProofedKpi } from "../proofed-kpi";
import type { Token } from "./read-sentences";
import { isPlain, LITTLE_WORDS, stemOf } from "./plain-words";

/** The words in the names of a KPI and its indicators. */
export interface OwnWords {
  /** Stems of the words in the names of the KPI and its indicators. */
  all: ReadonlySet<string>;
  /** Figures in those names, which are not results: "within 2 days". */
  figures: readonly number[];
  /** For each indicator, the stems that no other of the KPI has. */
  distinctive: ReadonlyMap<ProofedIndicator, ReadonlySet<string>>;
}

/** Collects the words of a KPI's names. */
export function findOwnWords({ kpi, indicators }: Pick<ProofedKpi, "kpi" | "indicators">): OwnWords {
  const names = [kpi, ...indicators.map(({ metric }) => metric)].map(takeApart);
  const all = new Set<string>();
  const figures: number[] = [];
  for (const item of names.flat()) {
    if (item.kind === "figure") figures.push(item.figure.figure);
    else if (item.word !== "" && !LITTLE_WORDS.has(item.word)) all.add(stemOf(item.word));
  }
  return { all, figures, distinctive: findDistinctive(indicators) };
}

/** A name without what all names start and end with: for "…: alcohol %" and "…: opiates %", "alcohol" and "opiates". */
function findDistinctive(indicators: readonly ProofedIndicator[]): Map<ProofedIndicator, ReadonlySet<string>> {
  if (indicators.length < 2) return new Map(indicators.map((indicator) => [indicator, new Set<string>()]));
  const names = indicators.map(({ metric }) =>
    takeApart(metric).flatMap(({ word }) => (word === "" ? [] : [stemOf(word)])),
  );
  const [first = []] = names;
  let [lead, tail] = [0, 0];
  while (lead < first.length && names.every((name) => lead < name.length && name[lead] === first[lead])) lead += 1;
  while (
    tail < first.length - lead &&
    names.every((name) => tail < name.length - lead && name.at(-1 - tail) === first.at(-1 - tail))
  )
    tail += 1;
  const rests = names.map((name) => new Set(name.slice(lead, name.length - tail).filter((word) => word.length > 2)));
  const counts = new Map<string, number>();
  for (const rest of rests) for (const word of rest) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map(
    indicators.map((indicator, index) => [
      indicator,
      new Set([...(rests[index] ?? [])].filter((word) => counts.get(word) === 1)),
    ]),
  );
}

/** True for a word in the KPI's own name. */
export function isOwn(own: OwnWords, word: string): boolean {
  return own.all.has(stemOf(word));
}

/** True for a word that is compatible with a sentence about this KPI. */
export function isKnown(own: OwnWords, word: string): boolean {
  return isPlain(word) || isOwn(own, word);
}

/**
 * The indicators that some words are about: those whose distinctive words occur, or else all. Null where the words name
 * some of several, so that it is unclear which is meant.
 */
export function findSubjects(
  words: readonly Token[],
  own: OwnWords,
  indicators: readonly ProofedIndicator[],
): readonly ProofedIndicator[] | null {
  const stems = new Set(words.map(({ word }) => stemOf(word)));
  const named = indicators.filter((indicator) =>
    [...(own.distinctive.get(indicator) ?? [])].some((word) => stems.has(word)),
  );
  if (named.length === 0) return indicators;
  return named.length === 1 ? named : null;
}
