import { layOutText } from "../text/text-blocks";
import type { Narrative } from "./narrative";

/** A text that came back from elsewhere, by the identity of its narrative. */
export interface ReturnedText {
  id: string;
  /** What it was called there. */
  title: string;
  text: string;
  /** What else stood there under the same identity. */
  others: string[];
}

/**
 * What taking a text would do. "same": nothing; "new": nothing was written yet; "changed": another text was; "emptied": the
 * words that are written here came back as none; "unknown": no narrative has this identity.
 */
export type Difference = {
  kind: "same" | "new" | "changed" | "emptied" | "unknown";
  id: string;
  title: string;
  /** The narrative it is for; null where it is unknown. */
  narrative: Narrative | null;
  /** As written here; "" where nothing is. */
  was: string;
  /** As it came back. */
  now: string;
  /** Other texts that came back for it: which one is meant is for a person to say. */
  others: string[];
};

/**
 * Compares what came back with what is written, in the order it came back. Differences of layout alone (kinds of bullets,
 * empty lines) are none: a document does not keep them.
 */
export function compareReturned(returned: readonly ReturnedText[], narratives: readonly Narrative[]): Difference[] {
  const known = new Map(narratives.map((narrative) => [narrative.id, narrative]));
  return returned.map(({ id, title, text, others }) => {
    const narrative = known.get(id) ?? null;
    const was = narrative?.text ?? "";
    return { kind: kindOf(narrative, text), id, title, narrative, was, now: text, others };
  });
}

function kindOf(narrative: Narrative | null, text: string): Difference["kind"] {
  if (!narrative) return "unknown";
  const [was, now] = [layOutText(narrative.text), layOutText(text)];
  if (was === now) return "same";
  if (was === "") return "new";
  return now === "" ? "emptied" : "changed";
}
