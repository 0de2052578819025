import type { Kpi, Scorecard } from "../kpi/scorecard";
import { foldName } from "../rag/fold-name";
import { asSentence, joinWords } from "./words";

/** The most sections named in a sentence; with more, they are counted. */
const MOST_NAMED = 3;

/**
 * Warnings about KPI names, by KPI: one written in several ways, or one that also occurs in other sections. KPIs
 * without a warning are not in the map.
 */
export function findNameTroubles({ sections }: Pick<Scorecard, "sections">): Map<Kpi, string> {
  const places = new Map<string, string[]>();
  for (const { name, kpis } of sections) {
    for (const kpi of kpis) {
      const held = places.get(foldName(kpi.name));
      if (held) held.push(name);
      else places.set(foldName(kpi.name), [name]);
    }
  }
  const troubles = new Map<Kpi, string>();
  for (const { name, kpis } of sections) {
    for (const kpi of kpis) {
      const others = (places.get(foldName(kpi.name)) ?? []).filter((section) => section !== name);
      const sentences = [...describeSpellings(kpi), ...describeSections(others)];
      if (sentences.length > 0) troubles.set(kpi, sentences.join(" "));
    }
  }
  return troubles;
}

function describeSpellings({ indicators }: Kpi): string[] {
  const spellings = [...new Set(indicators.map(({ kpi }) => kpi))];
  if (spellings.length < 2) return [];
  const shown = joinWords(spellings.slice(0, MOST_NAMED).map((spelling) => `“${spelling}”`));
  const such = spellings.length > MOST_NAMED ? "such as " : "";
  return [`Its name is written in ${spellings.length} ways, ${such}${shown}; they were taken as one KPI.`];
}

function describeSections(others: readonly string[]): string[] {
  if (others.length === 0) return [];
  const named = others.map((section) => (section === "" ? "the rows without a section" : section));
  const shown = asSentence(named.length > MOST_NAMED ? `${named.length} other sections` : joinWords(named));
  if (others.length === 1) return [`${shown} has a KPI of the same name; the two are kept apart.`];
  return [`${shown} have KPIs of the same name; they are kept apart.`];
}
