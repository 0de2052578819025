import { isRead } from "../../kpi/periods/period";
import { readPeriod } from "../../kpi/periods/read-period";
import { comparePeriods } from "../../kpi/periods/step-period";
import { foldName } from "../../rag/fold-name";
import { hashText } from "../../kpi/hash-text";
import {
  readState,
  type HeldNarrative,
  type HeldNarratives,
  type HeldText,
  type NarrativeNews,
  type Subject,
} from "./held-narratives";
import { shareIndicators, matchSubjects } from "./match-subjects";
import { narrativeId } from "./narrative-id";
import { LONGEST_TEXT, NARRATIVE_KINDS, type Narrative, type NarrativeKind, type NarrativeState } from "./narrative";

/** The merged narratives of a workbook, and news for the officer about them. */
export interface MergedNarratives {
  /** The narratives of this report in its order, then those whose subject is gone, then archived ones. */
  narratives: Narrative[];
  news: NarrativeNews[];
}

/**
 * Merges the held narratives with what the workbook reports now. No text is lost: a change on one of the two sheets
 * wins; changes on both are kept one below the other, or in a row of their own where a cell cannot hold both; a
 * narrative whose KPI is gone is marked; a text of an earlier period is archived, and a new one awaited.
 */
export function mergeNarratives(
  subjects: readonly Subject[],
  { rows, texts }: HeldNarratives,
  period: string | null,
): MergedNarratives {
  const news: NarrativeNews[] = [];
  const known = new Set(rows.map(({ id }) => id));
  const strayTexts = [...texts].filter(([id]) => !known.has(id));
  const byId = new Map(
    strayTexts.length === 0
      ? []
      : [...subjects].reverse().map((subject) => [narrativeId(subject.kind, subject.section, subject.kpi), subject]),
  );
  const strays = strayTexts.map(([id, text]) => strayNarrative(id, text, byId.get(id)));
  const held = [...rows, ...strays];
  const withTexts = new Map(held.map((one) => [one.id, mergeTexts(one, texts.get(one.id), news)]));
  const { of, gone } = matchSubjects(subjects, held);
  const taken = new Set(held.map(({ id }) => id));
  const now: Narrative[] = [];
  const earlier: Narrative[] = held
    .filter(({ place }) => place === "earlier")
    .map((one) => toNarrative(one, textOf(withTexts, one), "earlier"));
  for (const subject of subjects) {
    const found = of.get(subject) ?? null;
    if (!found) {
      now.push(newNarrative(subject, period, taken));
      continue;
    }
    const { narrative, before } = updateNarrative(found, textOf(withTexts, found), subject, period, taken, news);
    now.push(narrative);
    if (before) earlier.push(before);
  }
  return {
    narratives: [
      ...now,
      ...gone.flatMap((one) => keepGone(one, textOf(withTexts, one), news)),
      ...earlier,
      ...held.flatMap((one) => keepApart(one, withTexts.get(one.id)?.apart ?? "", taken)),
    ],
    news,
  };
}

/** A narrative whose subject no longer exists; none where nothing was written, planned or named for it. */
function keepGone(one: HeldNarrative, text: MergedText, news: NarrativeNews[]): Narrative[] {
  const narrative = toNarrative(one, text, "gone");
  // An owner that came from the KPI rows disappears with them.
  if (
    narrative.text === "" &&
    narrative.due === "" &&
    narrative.typedState === undefined &&
    (narrative.owner === "" || !one.owner.isChanged)
  )
    return [];
  if (one.place === "now")
    news.push({
      code: "gone",
      narrative: nameOf(one),
      sentence: `“${nameOf(one)}” is no longer in the workbook. What was written of it stays on the Narratives sheet.`,
    });
  return [narrative];
}

/** A row of its own for a second text that does not fit into the narrative's cell. */
function keepApart(one: HeldNarrative, text: string, taken: Set<string>): Narrative[] {
  if (text === "") return [];
  const narrative = toNarrative(one, { text, isChanged: true }, "earlier");
  return [{ ...narrative, id: freeId(one.id, taken), owner: "", due: "", state: "draft", typedState: undefined }];
}

interface MergedText {
  text: string;
  isChanged: boolean;
  /** A second text that does not fit into the same cell. */
  apart?: string;
}

function textOf(texts: ReadonlyMap<string, MergedText>, { id, text }: HeldNarrative): MergedText {
  return texts.get(id) ?? text;
}

/**
 * Merges the texts of two sheets. A change on one replaces the text of the other only where both were last written with
 * the same text: after only one of them was undone, the other may hold the only copy of someone's words.
 */
function mergeTexts(one: HeldNarrative, other: HeldText | undefined, news: NarrativeNews[]): MergedText {
  const own = one.text;
  if (!other || other.text.trim() === own.text.trim())
    return { text: own.text.trim() === "" ? "" : own.text, isChanged: own.isChanged || other?.isChanged === true };
  const isOneText = own.hash === other.hash;
  if (isOneText && !other.isChanged) return own;
  if (isOneText && !own.isChanged) return other;
  // Emptied on one side and changed on the other: the changed text is kept.
  const both = [own.text, other.text].filter((text) => text.trim() !== "");
  if (both.length < 2) return { text: both.join(""), isChanged: own.isChanged || other.isChanged };
  const written = `Two texts were written for “${nameOf(one)}”, on Narratives and on Report Tables.`;
  const text = both.join("\n\n");
  if (text.length > LONGEST_TEXT) {
    news.push({
      code: "both-changed",
      narrative: nameOf(one),
      sentence: `${written} Together they are too long for one cell: that of Narratives is taken, and the other is kept in a row of its own at the foot of the Narratives sheet.`,
    });
    return { text: own.text, isChanged: true, apart: other.text };
  }
  news.push({
    code: "both-changed",
    narrative: nameOf(one),
    sentence: `${written} Both are kept, one below the other: make one of them.`,
  });
  return { text, isChanged: true };
}

/** A text of the Report Tables sheet that is missing from the Narratives sheet, where it may have been deleted. */
function strayNarrative(id: string, text: HeldText, subject: Subject | undefined): HeldNarrative {
  const kind: NarrativeKind = NARRATIVE_KINDS.find((one) => id.startsWith(`${one.slice(0, 5)}-`)) ?? "kpi";
  const nothing: HeldText = { text: "", isChanged: false, hash: "" };
  return {
    ...{
      id,
      kind: subject?.kind ?? kind,
      section: subject?.section ?? "",
      kpi: subject?.kpi ?? "",
      metrics: subject?.metrics ?? [],
    },
    ...{ owner: nothing, due: nothing, state: nothing, text, period: "", place: "now" },
  };
}

function newNarrative(
  { kind, section, kpi, metrics, owner }: Subject,
  period: string | null,
  taken: Set<string>,
): Narrative {
  return {
    ...{ id: freeId(narrativeId(kind, section, kpi), taken), kind, section, kpi, metrics, owner, due: "" },
    ...{ state: "awaited", text: "", period: kind === "kpi" ? (period ?? "") : "", place: "now" },
  };
}

/** An unused id: a KPI may have the name that another had before. */
function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count += 1)
    free = `${id.slice(0, LONGEST_ID - HASH_LENGTH)}-${hashText(`${id} ${count}`)}`;
  taken.add(free);
  return free;
}

const LONGEST_ID = 40;
/** The length of a hyphen and a hash. */
const HASH_LENGTH = 8;

/** Updates a held narrative to the present workbook. Also returns the text of an earlier period, where that is over. */
function updateNarrative(
  found: HeldNarrative,
  { text, isChanged }: MergedText,
  subject: Subject,
  period: string | null,
  taken: Set<string>,
  news: NarrativeNews[],
): { narrative: Narrative; before: Narrative | null } {
  reportMoves(found, subject, news);
  const { kind, section, kpi, metrics } = subject;
  const held: Narrative = {
    ...toNarrative(found, { text, isChanged }, "now", news),
    kind,
    section,
    kpi,
    metrics,
    owner: ownerOf(found, subject),
  };
  if (kind !== "kpi" || period === null) return { narrative: held, before: null };
  // A text edited since then is about the current period.
  const isOver = !isChanged && isLater(period, found.period);
  if (!isOver)
    return {
      narrative: {
        ...held,
        period: isChanged || found.period === "" || isLater(period, found.period) ? period : found.period,
      },
      before: null,
    };
  const awaited: Narrative = {
    ...held,
    text: "",
    state: "awaited",
    typedState: undefined,
    due: found.due.isChanged ? held.due : "",
    period,
  };
  // Words typed beside a text that was never written are archived too.
  if (text === "" && held.due === awaited.due && held.typedState === undefined)
    return { narrative: awaited, before: null };
  if (text !== "")
    news.push({
      code: "earlier",
      narrative: nameOf(found),
      sentence: `What was written of “${nameOf(found)}” for ${found.period} is kept on the Narratives sheet, and its text for ${period} is awaited.`,
    });
  return {
    narrative: awaited,
    before: {
      ...held,
      id: freeId(`${found.id.slice(0, LONGEST_ID - HASH_LENGTH)}-${hashText(found.period)}`, taken),
      period: found.period,
      place: "earlier",
    },
  };
}

function reportMoves(found: HeldNarrative, subject: Subject, news: NarrativeNews[]): void {
  const { kind, section, kpi } = subject;
  if (kind !== "kpi") return;
  const [was, is] = [nameOf(found), nameOf(subject)];
  const [from, to] = [found.section || "no section", section || "no section"];
  const isMoved = foldName(found.section) !== foldName(section);
  if (foldName(found.kpi) !== foldName(kpi)) {
    news.push({
      code: "renamed",
      narrative: is,
      sentence: `“${is}” is taken to be what was “${was}”${isMoved ? ` in ${from}` : ""} before, by its indicators: it keeps its narrative.`,
    });
  } else if (isMoved) {
    const sentence = shareIndicators(found, subject)
      ? `“${is}” has moved from ${from} to ${to}: it keeps its narrative.`
      : `“${is}” in ${to} is taken to be what was in ${from} before, by its name alone. Look whether its narrative is about the same.`;
    news.push({ code: "renamed", narrative: is, sentence });
  } else if (found.place === "gone")
    news.push({
      code: "back",
      narrative: is,
      sentence: `“${is}” is in the workbook again, with what was written of it.`,
    });
}

/** The owner named on the Narratives sheet, or else the one in the KPI rows. */
function ownerOf({ owner }: HeldNarrative, subject: Subject): string {
  return owner.isChanged ? owner.text.trim() : subject.owner;
}

function toNarrative(
  one: HeldNarrative,
  { text, isChanged }: MergedText,
  place: Narrative["place"],
  news: NarrativeNews[] = [],
): Narrative {
  const { id, kind, section, kpi, metrics, owner, due, period } = one;
  const typedState = readState(one.state.text) === null ? { typedState: one.state.text } : {};
  return {
    id,
    kind,
    section,
    kpi,
    metrics,
    owner: owner.text.trim(),
    due: due.text.trim(),
    state: stateOf(one, text, isChanged, news),
    ...typedState,
    text,
    period,
    place,
  };
}

/**
 * The state of a narrative: a written text is at least a draft, and one that changed after it was signed off is a draft
 * again.
 */
function stateOf(one: HeldNarrative, text: string, isChanged: boolean, news: NarrativeNews[]): NarrativeState {
  if (text === "") return "awaited";
  const read = readState(one.state.text);
  if (read === null) {
    news.push({
      code: "state-not-read",
      narrative: nameOf(one),
      sentence: `“${one.state.text}” is not a state: “${nameOf(one)}” is taken for a draft. Write Awaited, Draft or Signed off.`,
    });
    return "draft";
  }
  if (read === "signed-off" && isChanged && !one.state.isChanged) {
    news.push({
      code: "reopened",
      narrative: nameOf(one),
      sentence: `“${nameOf(one)}” was signed off and has been changed since: it is a draft again.`,
    });
    return "draft";
  }
  return read === "awaited" ? "draft" : read;
}

function isLater(period: string, than: string): boolean {
  const [now, then] = [readPeriod(period), readPeriod(than)];
  return isRead(now) && isRead(then) && (comparePeriods(now, then) ?? 0) > 0;
}

const KIND_NAMES: Record<NarrativeKind, string> = {
  kpi: "A KPI",
  introduction: "The introduction",
  dashboard: "The dashboard's address",
  title: "The title",
};

function nameOf({ kind, section, kpi }: Pick<HeldNarrative, "kind" | "section" | "kpi">): string {
  return kpi || (section ? `${KIND_NAMES[kind]} of ${section}` : KIND_NAMES[kind]);
}
