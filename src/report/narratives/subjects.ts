import type { Kpi, RatedIndicator, Scorecard } from "../../kpi/scorecard";
import type { Subject } from "./held-narratives";

/**
 * Everything in a report that is written about, in order. `ownerOf` returns who is responsible for an indicator; "" for
 * no one.
 */
export function subjectsOf(
  { sections }: Pick<Scorecard, "sections">,
  ownerOf: (indicator: RatedIndicator) => string,
): Subject[] {
  const about = (kind: Subject["kind"], section = ""): Subject => ({ kind, section, kpi: "", metrics: [], owner: "" });
  return [
    about("title"),
    about("introduction"),
    ...sections.flatMap(({ name, kpis }) => [
      // A workbook without sections has only the report's own introduction.
      ...(name.trim() === "" ? [] : [about("introduction", name), about("dashboard", name)]),
      ...kpis.map((kpi): Subject => ({
        kind: "kpi",
        section: name,
        kpi: kpi.name,
        metrics: kpi.indicators.map(({ metric }) => metric),
        owner: ownersOf(kpi, ownerOf),
      })),
    ]),
  ];
}

function ownersOf({ indicators }: Kpi, ownerOf: (indicator: RatedIndicator) => string): string {
  return [...new Set(indicators.map((indicator) => ownerOf(indicator).trim()).filter((owner) => owner !== ""))].join(
    ", ",
  );
}
