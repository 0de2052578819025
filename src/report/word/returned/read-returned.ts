import type { Package } from "../../../office-package/package";
import type { PackageLimits } from "../../../office-package/package-limits";
import { linkedPart, readRelationships } from "../../../office-package/relationships";
import { scanWordXml } from "../scan-word-xml";
import { findMainPart, openWordPackage, readPart, WORD_LIMITS } from "../word-package";
import { catchWordFaults, WordFault, type WordResult } from "../word-problem";
import { TextCollector } from "./collect-texts";
import { readListMarks } from "./list-marks";
import type { CollectedText } from "./text-holder";

/** What a returned document says for one narrative. */
export interface ReturnedNarrative {
  /** The narrative's id, which its content control carries. */
  id: string;
  /** The control's title: the KPI's name when the document was made. */
  title: string;
  /** As layOutText lays it out; "" while the placeholder shows. */
  text: string;
  /** The texts of further controls with the same id, where they differ. */
  others: string[];
}

/**
 * Reads the narratives of a returned document, in their order, from its content controls. Tracked insertions are included and
 * deletions left out; comments, headers and footnotes are not read. Never throws.
 */
export function readReturned(bytes: Uint8Array, limits: PackageLimits = WORD_LIMITS): WordResult<ReturnedNarrative[]> {
  return catchWordFaults(() => {
    const file = openWordPackage(bytes, limits);
    const { path } = findMainPart(file);
    const placeholders = readPlaceholders(file, linkedPart(readRelationships(file, path), "glossaryDocument"));
    const texts = readTexts(file, path, "w:sdt");
    if (texts.length === 0) throw new WordFault({ code: "no-narratives" });
    return mergeTexts(texts, placeholders);
  });
}

function readTexts(file: Package, path: string, holder: "w:sdt" | "w:docPart"): CollectedText[] {
  const collector = new TextCollector(holder, readListMarks(file, readRelationships(file, path)));
  scanWordXml(readPart(file, path), path, collector);
  return collector.texts;
}

/** The texts that controls show while they are empty, by the names of their glossary entries. */
function readPlaceholders(file: Package, path: string | null): Map<string, string> {
  if (path === null || !file.has(path)) return new Map();
  return new Map(readTexts(file, path, "w:docPart").map(({ id, text }) => [id, text]));
}

/**
 * Whether a control is empty. Programs without placeholders keep the flag when somebody types over one, or drop the flag and keep
 * the placeholder's text: where that text is known, it decides.
 */
function isEmpty(
  { placeholder, isShowingPlaceholder, text }: CollectedText,
  placeholders: ReadonlyMap<string, string>,
): boolean {
  const shown = placeholders.get(placeholder);
  return shown === undefined || shown === "" ? isShowingPlaceholder : haveSameWords(shown, text);
}

function haveSameWords(a: string, b: string): boolean {
  return a.replace(/\s+/g, " ").trim() === b.replace(/\s+/g, " ").trim();
}

/** Merges the texts of controls with the same id. */
function mergeTexts(texts: readonly CollectedText[], placeholders: ReadonlyMap<string, string>): ReturnedNarrative[] {
  const returned = new Map<string, ReturnedNarrative>();
  const others = new Map<string, Set<string>>();
  for (const collected of texts) {
    const text = isEmpty(collected, placeholders) ? "" : collected.text;
    const { id, title } = collected;
    const before = returned.get(id);
    if (!before) returned.set(id, { id, title, text, others: [] });
    // A control with a text replaces an empty one.
    else if (before.text === "") before.text = text;
    else if (text !== "" && text !== before.text) others.set(id, (others.get(id) ?? new Set()).add(text));
  }
  return [...returned.values()].map((one) => ({ ...one, others: [...(others.get(one.id) ?? [])] }));
}
