import { foldName } from "../../rag/fold-name";
import type { HeldNarrative, Subject } from "./held-narratives";
import { shareIndicators } from "./match-subjects";
import type { NarrativeKind } from "./narrative";

/** News for the officer about merged narratives. */
export interface NarrativeNews {
  code: "renamed" | "gone" | "back" | "both-changed" | "earlier" | "state-not-read" | "reopened";
  narrative: string;
  sentence: string;
}

type Named = Pick<Subject, "kind" | "section" | "kpi">;

const KIND_NAMES: Record<NarrativeKind, string> = {
  kpi: "A KPI",
  introduction: "The introduction",
  dashboard: "The dashboard's address",
  title: "The title",
};

function nameOf({ kind, section, kpi }: Named): string {
  return kpi || (section ? `${KIND_NAMES[kind]} of ${section}` : KIND_NAMES[kind]);
}

/** A narrative's KPI or section was removed. */
export function newsOfGone(one: Named): NarrativeNews {
  const name = nameOf(one);
  const sentence = `“${name}” is no longer in the workbook. What was written about it stays on the Narratives sheet.`;
  return { code: "gone", narrative: name, sentence };
}

/** Both sheets have a text of their own; `isTooLong` where the two do not fit into one cell. */
export function newsOfTwoTexts(one: Named, isTooLong: boolean): NarrativeNews {
  const name = nameOf(one);
  const written = `Two texts were written for “${name}”, on Narratives and on Report Tables.`;
  const kept = isTooLong
    ? "Together they are too long for one cell: that of Narratives is taken, and the other is kept in a row of its own at the foot of the Narratives sheet."
    : "Both are kept, one below the other: edit them into one text.";
  return { code: "both-changed", narrative: name, sentence: `${written} ${kept}` };
}

/** The text of an earlier period was archived; `period` is the present one. */
export function newsOfArchived(one: HeldNarrative, period: string): NarrativeNews {
  const name = nameOf(one);
  const sentence = `What was written about “${name}” for ${one.period} is kept on the Narratives sheet, and its text for ${period} is awaited.`;
  return { code: "earlier", narrative: name, sentence };
}

/** A word was typed as the state that is not one. */
export function newsOfUnreadState(one: HeldNarrative): NarrativeNews {
  const name = nameOf(one);
  const sentence = `“${one.state.text}” is not a state: “${name}” is taken for a draft. Write Awaited, Draft or Signed off.`;
  return { code: "state-not-read", narrative: name, sentence };
}

/** A text was changed after it was signed off. */
export function newsOfReopened(one: Named): NarrativeNews {
  const name = nameOf(one);
  const sentence = `“${name}” was signed off and has been changed since: it is a draft again.`;
  return { code: "reopened", narrative: name, sentence };
}

/** A KPI was renamed, moved to another section, or came back. None for other kinds of narratives, and where nothing moved. */
export function newsOfMove(found: HeldNarrative, subject: Subject): NarrativeNews[] {
  const { kind, section, kpi } = subject;
  if (kind !== "kpi") return [];
  const [was, is] = [nameOf(found), nameOf(subject)];
  const [from, to] = [found.section || "no section", section || "no section"];
  const isMoved = foldName(found.section) !== foldName(section);
  if (foldName(found.kpi) !== foldName(kpi)) {
    const sentence = `“${is}” is taken to be what was “${was}”${isMoved ? ` in ${from}` : ""} before, by its indicators: it keeps its narrative.`;
    return [{ code: "renamed", narrative: is, sentence }];
  }
  if (isMoved) {
    const sentence = shareIndicators(found, subject)
      ? `“${is}” has moved from ${from} to ${to}: it keeps its narrative.`
      : `“${is}” in ${to} is taken to be what was in ${from} before, by its name alone. Check that its narrative is about the same thing.`;
    return [{ code: "renamed", narrative: is, sentence }];
  }
  if (found.place !== "gone") return [];
  const sentence = `“${is}” is in the workbook again, with what was written about it.`;
  return [{ code: "back", narrative: is, sentence }];
}
