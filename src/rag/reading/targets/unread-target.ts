import type { Draft } from "../draft";
import type { TargetReading, Unread } from "./target-reading";

/** A text that is not read, with its figures as candidates where no others are given. */
export function unreadTarget(draft: Draft, { why, candidates }: Unread): TargetReading {
  return {
    kind: "not-read",
    text: draft.text,
    period: draft.period(),
    setAside: [],
    why,
    candidates: candidates ?? draft.candidates(),
  };
}

/** The fields shared by every reading of a text. */
export function draftReading(draft: Draft): { text: string; period: string | null; setAside: string[] } {
  return { text: draft.text, period: draft.period(), setAside: draft.setAside() };
}
