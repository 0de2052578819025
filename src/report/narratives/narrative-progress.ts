import { foldName } from "../../rag/fold-name";
import { readDay } from "../../rag/reading/dates/day";
import { textCell } from "../../rag/cell";
import { countWords } from "../words";
import type { Narrative, NarrativeState } from "./narrative";

/** The progress of a report's narratives. */
export interface NarrativeProgress {
  /** Of KPIs; introductions are not counted. */
  total: number;
  byState: Record<NarrativeState, number>;
  /** Awaited narratives by owner ("" for none), longest overdue first. */
  awaited: { owner: string; narratives: Narrative[] }[];
  /** Narratives above the word limit. */
  tooLong: { narrative: Narrative; words: number }[];
}

/** Most narratives of a report to a cabinet fit on about half a page. */
export const WORD_LIMIT = 250;

/** Summarises the progress of narratives. `today` is a day: "2025-01-10". */
export function findProgress(
  narratives: readonly Narrative[],
  today: string,
  wordLimit = WORD_LIMIT,
): NarrativeProgress {
  const ofKpis = narratives.filter(({ kind, place }) => kind === "kpi" && place === "now");
  const byState: NarrativeProgress["byState"] = { awaited: 0, draft: 0, "signed-off": 0 };
  // "jane smith" and "Jane Smith" are one owner; the first spelling is shown.
  const owners = new Map<string, { owner: string; narratives: Narrative[] }>();
  for (const narrative of ofKpis) {
    byState[narrative.state] += 1;
    if (narrative.state !== "awaited") continue;
    const key = foldName(narrative.owner);
    const known = owners.get(key);
    if (known) known.narratives.push(narrative);
    else owners.set(key, { owner: onOneLine(narrative.owner), narratives: [narrative] });
  }
  const dueDay = (narrative: Narrative): string => dayOf(narrative.due) ?? "9999-12-31";
  const awaited = [...owners.values()].map(({ owner, narratives: those }) => ({
    owner,
    narratives: those.sort((a, b) => dueDay(a).localeCompare(dueDay(b))),
  }));
  const first = ({ narratives: [one] }: (typeof awaited)[number]): string => (one ? dueDay(one) : "");
  awaited.sort(
    (a, b) =>
      Number(isOverdueGroup(b.narratives, today)) - Number(isOverdueGroup(a.narratives, today)) ||
      first(a).localeCompare(first(b)) ||
      a.owner.localeCompare(b.owner),
  );
  const tooLong = ofKpis
    .map((narrative) => ({ narrative, words: countWords(narrative.text) }))
    .filter(({ words }) => words > wordLimit);
  return { total: ofKpis.length, byState, awaited, tooLong };
}

function isOverdueGroup(narratives: readonly Narrative[], today: string): boolean {
  return narratives.some((narrative) => isOverdue(narrative, today));
}

/** True where an awaited narrative is past its due date. */
export function isOverdue({ due, state }: Narrative, today: string): boolean {
  const day = dayOf(due);
  return state === "awaited" && day !== null && day < today;
}

function dayOf(due: string): string | null {
  return due === "" ? null : readDay(textCell(due));
}

/** A list of who has to write what, as a text for an email: by owner, overdue first. "" where nothing is awaited. */
export function writeChaseList({ awaited }: NarrativeProgress, today: string, period: string | null): string {
  return awaited
    .map(({ owner, narratives }) => {
      const head = owner === "" ? "Nobody is named for:" : `${owner}:`;
      const lines = narratives.map((narrative) =>
        onOneLine(
          `- ${narrative.kpi}${narrative.section ? ` (${narrative.section})` : ""}${dueWords(narrative, today)}`,
        ),
      );
      return [head, ...lines].join("\n");
    })
    .map((block, index) => (index === 0 && period !== null ? `Narratives awaited for ${period}\n\n${block}` : block))
    .join("\n\n");
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function dueWords(narrative: Narrative, today: string): string {
  if (narrative.due === "") return "";
  return isOverdue(narrative, today) ? `, was due on ${narrative.due}` : `, due ${narrative.due}`;
}
