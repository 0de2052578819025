import { foldName } from "../../rag/fold-name";
import { hashText, longHashText } from "../../kpi/hash-text";
import type { Narrative, NarrativeKind } from "./narrative";

/** Characters of the name in an id, so that a person can recognise it. */
const SHOWN_LETTERS = 10;

/**
 * The id of a narrative, by its subject: "kpi-rent-colle-1k2j3h-zz91ab". Names that differ only in case or spacing have
 * the same id. At most 40 letters, digits and hyphens.
 */
export function narrativeId(kind: NarrativeKind, section: string, kpi: string): string {
  const name = foldName(kpi || section)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, SHOWN_LETTERS)
    .replace(/^-|-$/g, "");
  const sum = longHashText([kind, foldName(section), foldName(kpi)].join("\n"));
  return [kind.slice(0, 5), name, sum].filter((part) => part !== "").join("-");
}

const LONGEST_ID = 40;
/** The length of a hyphen and a hash. */
const HASH_LENGTH = 8;

/** An id that is not in use, which it then is: a KPI may have the name that another had before. */
export function freeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count += 1) free = withHash(id, `${id} ${count}`);
  taken.add(free);
  return free;
}

/** An id for the archived text of an earlier period. */
export function archivedId(id: string, period: string, taken: Set<string>): string {
  return freeId(withHash(id, period), taken);
}

function withHash(id: string, text: string): string {
  return `${id.slice(0, LONGEST_ID - HASH_LENGTH)}-${hashText(text)}`;
}

/** A narrative without a text. */
export function emptyNarrative(
  kind: NarrativeKind,
  section: string,
  kpi = "",
  metrics: readonly string[] = [],
): Narrative {
  return {
    ...{ id: narrativeId(kind, section, kpi), kind, section, kpi, metrics: [...metrics], owner: "", due: "" },
    ...{ state: "awaited" as const, text: "", period: "", place: "now" as const },
  };
}
