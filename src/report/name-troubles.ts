import type { Kpi, Scorecard } from "../kpi/scorecard";
import { sameName } from "../kpi/same-name";
import { joinWords } from "./words";

/** Sections that are named in a sentence; more are counted. */
const NAMED = 3;

/**
 * What a reader should know of KPIs' names, by KPI: one written in several ways, or one that other sections have too. KPIs
 * without such trouble are not in the map.
 */
export function findNameTroubles({ sections }: Pick<Scorecard, "sections">): Map<Kpi, string> {
  const places = new Map<string, string[]>();
  for (const { name, kpis } of sections) {
    for (const kpi of kpis) places.set(sameName(kpi.name), [...(places.get(sameName(kpi.name)) ?? []), name]);
  }
  const troubles = new Map<Kpi, string>();
  for (const { name, kpis } of sections) {
    for (const kpi of kpis) {
      const others = (places.get(sameName(kpi.name)) ?? []).filter((section) => section !== name);
      const sentences = [...describeSpellings(kpi), ...describeSections(others)];
      if (sentences.length > 0) troubles.set(kpi, sentences.join(" "));
    }
  }
  return troubles;
}

function describeSpellings({ indicators }: Kpi): string[] {
  const spellings = [...new Set(indicators.map(({ kpi }) => kpi))];
  if (spellings.length < 2) return [];
  const shown = joinWords(spellings.slice(0, NAMED).map((spelling) => `“${spelling}”`));
  return [`Its name is written in ${spellings.length} ways, ${spellings.length > NAMED ? "such as " : ""}${shown}; they were taken as one KPI.`];
}

function describeSections(others: readonly string[]): string[] {
  if (others.length === 0) return [];
  const named = others.map((section) => (section === "" ? "the rows without a section" : section));
  const shown = named.length > NAMED ? `${named.length} other sections` : joinWords(named);
  return [`${shown.charAt(0).toUpperCase()}${shown.slice(1)} ${others.length === 1 ? "has a KPI" : "have KPIs"} of the same name; ${others.length === 1 ? "the two" : "they"} are kept apart.`];
}
