import { collectTexts, type HeldText } from "./collect-texts";
import { readListMarks, type ListMarks } from "./list-marks";
import { openPackage, PACKAGE_LIMITS, type OpenPackage, type PackageLimits } from "../package/open-package";
import { parseXml } from "../package/parse-xml";
import { findMainPart, findTarget, readRelationships, type Relationship } from "../word-package";
import { done, refused, type WordResult } from "../word-problem";

/** What stands in the place of one narrative in a document that came back. */
export interface ReturnedNarrative {
  /** The narrative's identity, as its content control bears it. */
  id: string;
  /** What the control is called: the KPI's name when the document was made. */
  title: string;
  /** As layOutText lays it out; "" while the placeholder shows. */
  text: string;
  /** What further controls of the same identity say, where it is something else. */
  others: string[];
}

/**
 * Reads the narratives of a document that came back, in their order, from its content controls. Of tracked changes the
 * insertions are taken and the deletions left out; comments, headers and notes at the foot are not read. Never throws.
 */
export function readReturned(
  bytes: Uint8Array,
  limits: PackageLimits = PACKAGE_LIMITS,
): WordResult<ReturnedNarrative[]> {
  const opened = openPackage(bytes, limits);
  if (!opened.ok) return opened;
  const main = findMainPart(opened.value);
  if (!main.ok) return main;
  const { path } = main.value;
  const relationships = readRelationships(opened.value, path);
  if (!relationships.ok) return relationships;
  const marks = readMarks(opened.value, path, relationships.value);
  if (!marks.ok) return marks;
  const placeholders = readPlaceholders(opened.value, findTarget(path, relationships.value, "glossaryDocument"));
  if (!placeholders.ok) return placeholders;
  const texts = readTexts(opened.value, path, "w:sdt", marks.value);
  if (!texts.ok) return texts;
  if (texts.value.length === 0) return refused({ code: "no-narratives" });
  return done(gather(texts.value, placeholders.value));
}

function readMarks(opened: OpenPackage, part: string, relationships: readonly Relationship[]): WordResult<ListMarks> {
  return readListMarks(opened, findTarget(part, relationships, "styles"), findTarget(part, relationships, "numbering"));
}

function readTexts(
  opened: OpenPackage,
  path: string,
  holder: "w:sdt" | "w:docPart",
  marks: ListMarks,
): WordResult<HeldText[]> {
  const bytes = opened.read(path);
  if (!bytes.ok) return bytes;
  const { handler, texts } = collectTexts(holder, marks);
  const parsed = parseXml(path, bytes.value, handler);
  return parsed.ok ? done(texts) : parsed;
}

/** The texts that controls show while they are empty, by name. */
function readPlaceholders(opened: OpenPackage, path: string | null): WordResult<Map<string, string>> {
  if (path === null || !opened.has(path)) return done(new Map());
  const relationships = readRelationships(opened, path);
  if (!relationships.ok) return relationships;
  const marks = readMarks(opened, path, relationships.value);
  if (!marks.ok) return marks;
  const texts = readTexts(opened, path, "w:docPart", marks.value);
  return texts.ok ? done(new Map(texts.value.map(({ id, text }) => [id, text]))) : texts;
}

/**
 * Whether a control is empty. Programs that do not know placeholders keep the mark when somebody types over one, or drop
 * the mark and keep the text: where the placeholder's text is known, it decides.
 */
function isEmpty(
  { placeholder, isShowingPlaceholder, text }: HeldText,
  placeholders: ReadonlyMap<string, string>,
): boolean {
  const shown = placeholders.get(placeholder);
  return shown === undefined || shown === "" ? isShowingPlaceholder : sameWords(shown, text);
}

function sameWords(a: string, b: string): boolean {
  return a.replace(/\s+/g, " ").trim() === b.replace(/\s+/g, " ").trim();
}

function gather(texts: readonly HeldText[], placeholders: ReadonlyMap<string, string>): ReturnedNarrative[] {
  const returned = new Map<string, ReturnedNarrative>();
  const others = new Map<string, Set<string>>();
  for (const held of texts) {
    const text = isEmpty(held, placeholders) ? "" : held.text;
    const before = returned.get(held.id);
    if (!before) returned.set(held.id, { id: held.id, title: held.title, text, others: [] });
    // Of two, one empty, the words are taken.
    else if (before.text === "") before.text = text;
    else if (text !== "" && text !== before.text) others.set(held.id, (others.get(held.id) ?? new Set()).add(text));
  }
  return [...returned.values()].map((one) => ({ ...one, others: [...(others.get(one.id) ?? [])] }));
}
