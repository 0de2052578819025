import { USUAL_REPORTING } from "../../rag/periods/reporting";
import type { HeldNarrative, HeldNarratives, HeldText, Subject } from "./held-narratives";
import { matchSubjects } from "./match-subjects";
import { mergeTexts, type MergedText } from "./merge-texts";
import { newsOfGone, type NarrativeNews } from "./narrative-news";
import { freeId, narrativeId } from "./narrative-id";
import { NARRATIVE_KINDS, type Narrative, type NarrativeKind } from "./narrative";
import { toNarrative, updateNarrative, type Merging } from "./update-narrative";

/** The merged narratives of a workbook, and news for the officer about them. */
export interface MergedNarratives {
  /** The narratives of this report in its order, then those whose subject is gone, then archived ones. */
  narratives: Narrative[];
  news: NarrativeNews[];
}

/**
 * Merges the narratives on the sheets with what the workbook reports now. No text is lost: a change on one of the two
 * sheets wins; changes on both are kept one below the other, or in a row of their own where they do not fit into one cell;
 * a narrative whose KPI was removed is marked; a text of an earlier period is archived, and a new one awaited.
 */
export function mergeNarratives(
  subjects: readonly Subject[],
  { rows, texts }: HeldNarratives,
  period: string | null,
  reporting = USUAL_REPORTING,
): MergedNarratives {
  const held = [...rows, ...findStrays(rows, texts, subjects)];
  const merging: Merging = { period, reporting, taken: new Set(held.map(({ id }) => id)), news: [] };
  const { taken, news } = merging;
  const merged = new Map(held.map((one) => [one.id, mergeTexts(one, texts.get(one.id), news)]));
  const textOf = ({ id, text }: HeldNarrative): MergedText => merged.get(id) ?? text;
  const { of, gone } = matchSubjects(subjects, held);
  const now: Narrative[] = [];
  const earlier: Narrative[] = held
    .filter(({ place }) => place === "earlier")
    .map((one) => toNarrative(one, textOf(one), "earlier"));
  for (const subject of subjects) {
    const found = of.get(subject) ?? null;
    if (!found) {
      now.push(newNarrative(subject, merging));
      continue;
    }
    const { narrative, before } = updateNarrative(found, textOf(found), subject, merging);
    now.push(narrative);
    if (before) earlier.push(before);
  }
  return {
    narratives: [
      ...now,
      ...gone.flatMap((one) => keepGone(one, textOf(one), news)),
      ...earlier,
      ...held.flatMap((one) => keepApart(one, textOf(one), taken)),
    ],
    news,
  };
}

/** The texts of the Report Tables sheet that are missing from the Narratives sheet, where they may have been deleted. */
function findStrays(
  rows: readonly HeldNarrative[],
  texts: HeldNarratives["texts"],
  subjects: readonly Subject[],
): HeldNarrative[] {
  const known = new Set(rows.map(({ id }) => id));
  const missing = [...texts].filter(([id]) => !known.has(id));
  if (missing.length === 0) return [];
  // Of two subjects with the same id the first counts.
  const byId = new Map(
    [...subjects].reverse().map((subject) => [narrativeId(subject.kind, subject.section, subject.kpi), subject]),
  );
  return missing.map(([id, text]) => toStray(id, text, byId.get(id)));
}

function toStray(id: string, text: HeldText, subject: Subject | undefined): HeldNarrative {
  const kind: NarrativeKind = NARRATIVE_KINDS.find((one) => id.startsWith(`${one.slice(0, 5)}-`)) ?? "kpi";
  const nothing: HeldText = { text: "", isChanged: false, hash: "" };
  return {
    ...{ id, kind: subject?.kind ?? kind, section: subject?.section ?? "" },
    ...{ kpi: subject?.kpi ?? "", metrics: subject?.metrics ?? [] },
    ...{ owner: nothing, due: nothing, state: nothing, text, period: "", place: "now" },
  };
}

/** A narrative whose subject no longer exists; none where nothing was written, planned or named for it. */
function keepGone(one: HeldNarrative, text: MergedText, news: NarrativeNews[]): Narrative[] {
  const narrative = toNarrative(one, text, "gone");
  // An owner that came from the KPI rows disappears with them.
  const hasOwner = narrative.owner !== "" && one.owner.isChanged;
  const isEmpty = narrative.text === "" && narrative.due === "" && narrative.typedState === undefined;
  if (isEmpty && !hasOwner) return [];
  if (one.place === "now") news.push(newsOfGone(one));
  return [narrative];
}

/** A row of its own for a second text that does not fit into the narrative's cell. */
function keepApart(one: HeldNarrative, { apart = "" }: MergedText, taken: Set<string>): Narrative[] {
  if (apart === "") return [];
  const narrative = toNarrative(one, { text: apart, isChanged: true }, "earlier");
  return [{ ...narrative, id: freeId(one.id, taken), owner: "", due: "", state: "draft", typedState: undefined }];
}

function newNarrative({ kind, section, kpi, metrics, owner }: Subject, { period, taken }: Merging): Narrative {
  return {
    ...{ id: freeId(narrativeId(kind, section, kpi), taken), kind, section, kpi, metrics, owner, due: "" },
    ...{ state: "awaited", text: "", period: kind === "kpi" ? (period ?? "") : "", place: "now" },
  };
}
