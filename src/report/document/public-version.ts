import type { Narrative } from "../narratives/narrative";
import type { DocumentKpi, DocumentSection, NarrativePlace, ReportDocument } from "./document";

/** Shown in place of a narrative that has not been written. */
export const AWAITED_SENTENCE = "Commentary is awaited.";

/**
 * The report for publication: without owners, due dates, prompts, internal notes, private reasons of overrides and what
 * does not add up. Texts stay, signed off or not: an officer decides when to publish.
 */
export function toPublic(document: ReportDocument): ReportDocument {
  return {
    ...document,
    isPublic: true,
    introduction: publicPlace(document.introduction, ""),
    sections: document.sections.map(publicSection),
  };
}

function publicSection(section: DocumentSection): DocumentSection {
  return {
    ...section,
    introduction: section.introduction && publicPlace(section.introduction, ""),
    dashboardPlace: section.dashboardPlace && publicPlace(section.dashboardPlace, ""),
    kpis: section.kpis.map(publicKpi),
  };
}

function publicKpi(kpi: DocumentKpi): DocumentKpi {
  return {
    ...kpi,
    notes: kpi.notes.filter(({ isInternal }) => !isInternal),
    attached: kpi.attached && { ...kpi.attached, troubles: [] },
    narrative: publicPlace(kpi.narrative, AWAITED_SENTENCE),
  };
}

function publicPlace({ narrative }: NarrativePlace, prompt: string): NarrativePlace {
  const { id, kind, section, kpi, metrics, text, place } = narrative;
  const bare: Narrative = {
    id,
    kind,
    section,
    kpi,
    metrics,
    owner: "",
    due: "",
    state: text.trim() === "" ? "awaited" : "signed-off",
    text,
    period: "",
    place,
  };
  return { narrative: bare, prompt, facts: [] };
}
