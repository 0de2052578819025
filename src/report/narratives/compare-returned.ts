import { layOutText } from "../text/text-blocks";
import type { Narrative } from "./narrative";

/** A text that came back from elsewhere, with the id of its narrative. */
export interface ReturnedText {
  id: string;
  /** Its title there. */
  title: string;
  text: string;
  /** Other texts found there under the same id. */
  others: string[];
}

/**
 * What accepting a text would do. "same": nothing; "new": fill an empty narrative; "changed": replace a text;
 * "emptied": delete the words that are written here; "unknown": no narrative has this id.
 */
export type Difference = {
  kind: "same" | "new" | "changed" | "emptied" | "unknown";
  id: string;
  title: string;
  /** The narrative it is for; null where unknown. */
  narrative: Narrative | null;
  /** The text here; "" where there is none. */
  was: string;
  /** The text that came back. */
  now: string;
  /** Other texts that came back for it; a person has to choose. */
  others: string[];
};

/**
 * Compares returned texts with the present ones, in the order they came back. Differences in layout alone (kinds of
 * bullets, empty lines) are ignored, because a document does not preserve them.
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
