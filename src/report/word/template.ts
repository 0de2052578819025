import { openPackage, PACKAGE_LIMITS, type PackageLimits } from "./open-package";
import { decode, parseXml } from "./parse-xml";
import { replacePieces } from "./replace-pieces";
import {
  findMainPart,
  kindOf,
  readContentTypes,
  readRelationships,
  resolveTarget,
  type ContentTypes,
  type Relationship,
} from "./relationships";
import { done, refused, type WordResult } from "./word-problem";

/** A Word file whose looks a report takes on: all of it but its body. */
export interface Template {
  /** Parts by path, inflated. */
  parts: Map<string, Uint8Array>;
  types: ContentTypes;
  /** The path of its document. */
  main: string;
  /** The document's opening tag, with the namespaces that its last section's properties need. */
  opening: string;
  /** The properties of its last section: page, margins, headers, footers. "" where it has none. */
  sectionXml: string;
  relationships: Relationship[];
  packageRelationships: Relationship[];
}

const WORD_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const NAMESPACES: Record<string, string> = {
  r: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  wp: "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
};

/** Opens an organisation's own .docx or .dotx as a template. Macros are refused: the report would carry them on. Never throws. */
export function openTemplate(bytes: Uint8Array, limits: PackageLimits = PACKAGE_LIMITS): WordResult<Template> {
  const opened = openPackage(bytes, limits);
  if (!opened.ok) return opened;
  const found = findMainPart(opened.value);
  if (!found.ok) return found;
  const { path: main, contentType } = found.value;
  if (/macroEnabled/i.test(contentType) || opened.value.names.some((name) => /vbaProject\.bin$/i.test(name))) return refused({ code: "macros" });
  const types = readContentTypes(opened.value);
  if (!types.ok) return types;
  const relationships = readRelationships(opened.value, main);
  if (!relationships.ok) return relationships;
  const packageRelationships = readRelationships(opened.value, "");
  if (!packageRelationships.ok) return packageRelationships;
  const parts = new Map<string, Uint8Array>();
  for (const name of opened.value.names) {
    const part = opened.value.read(name);
    if (!part.ok) return part;
    parts.set(name, part.value);
  }
  for (const relationship of relationships.value) {
    const path = resolveTarget(main, relationship);
    if (path === null || !isRead(kindOf(relationship))) continue;
    const checked = check(path, parts.get(path));
    if (!checked.ok) return checked;
  }
  const frame = readFrame(main, parts.get(main) ?? new Uint8Array());
  if (!frame.ok) return frame;
  return done({ parts, types: types.value, main, ...frame.value, relationships: relationships.value, packageRelationships: packageRelationships.value });
}

/** Parts that are edited or leaned on here. */
function isRead(kind: string): boolean {
  return ["styles", "numbering", "settings", "glossaryDocument", "header", "footer", "theme"].includes(kind);
}

function check(path: string, bytes: Uint8Array | undefined): WordResult<null> {
  const nothing = { open: () => undefined, close: () => undefined, text: () => undefined };
  return bytes ? parseXml(path, bytes, nothing) : refused({ code: "corrupt", part: path });
}

/** The document's first tag and its last section's properties, as they are written. */
function readFrame(main: string, bytes: Uint8Array): WordResult<Pick<Template, "opening" | "sectionXml">> {
  const parsed = check(main, bytes);
  if (!parsed.ok) return parsed;
  // Comments could hold what looks like a tag; they say nothing to Word.
  const xml = replacePieces(decode(bytes), "<!--", "-->", () => "");
  const opening = /<w:document\b[^<>]*>/.exec(xml)?.[0];
  if (!opening?.includes(`xmlns:w="${WORD_MAIN}"`)) return refused({ code: "unsupported" });
  const bound = Object.entries(NAMESPACES).filter(([prefix, address]) => !opening.includes(`xmlns:${prefix}="${address}"`));
  // A prefix that stands for something else cannot be bound a second time.
  if (bound.some(([prefix]) => opening.includes(`xmlns:${prefix}=`))) return refused({ code: "unsupported" });
  const added = bound.map(([prefix, address]) => ` xmlns:${prefix}="${address}"`).join("");
  return done({ opening: opening.replace(/\/?>$/, `${added}>`), sectionXml: readLastSection(xml) });
}

/** The last section's properties stand last in the body (ISO/IEC 29500-1, 17.6.17); a tracked change to them is left out. */
function readLastSection(xml: string): string {
  const plain = replacePieces(xml, "<w:sectPrChange", "</w:sectPrChange>", () => "");
  return /<w:sectPr\b(?:(?!<w:sectPr\b)[\s\S])*?(?:<\/w:sectPr>|\/>)(?=\s*<\/w:body>)/.exec(plain)?.[0] ?? "";
}

/** The width of a line on a template's page, in twentieths of a point; an upright A4 page's where it does not say. */
export function lineWidth({ sectionXml }: Pick<Template, "sectionXml">): number {
  const [size, margins, text] = [/<w:pgSz\b[^<>]*>/, /<w:pgMar\b[^<>]*>/, /<w:cols\b[^<>]*>/].map((tag) => tag.exec(sectionXml)?.[0] ?? "");
  const page = measure(/\bw:w="(-?\d+)/.exec(size ?? "")) ?? 11_906;
  const [left, right, gutter] = [/\bw:left="(-?\d+)/, /\bw:right="(-?\d+)/, /\bw:gutter="(-?\d+)/].map((side) => measure(side.exec(margins ?? "")));
  const width = page - (left ?? 1440) - (right ?? 1440) - (gutter ?? 0);
  const columns = measure(/\bw:num="(-?\d+)/.exec(text ?? "")) ?? 1;
  const space = measure(/\bw:space="(-?\d+)/.exec(text ?? "")) ?? 720;
  const own = columns > 1 ? Math.floor((width - (columns - 1) * space) / columns) : width;
  // Seven columns cannot be read on less; Word lets a table stand out into the margin.
  return Math.max(own, 5000);
}

function measure(found: RegExpExecArray | null): number | null {
  return found ? Number(found[1]) : null;
}
