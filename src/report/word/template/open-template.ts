import { openPackage, PACKAGE_LIMITS, type OpenPackage, type PackageLimits } from "../package/open-package";
import { parseXml } from "../package/parse-xml";
import { findMainPart, kindOf, readContentTypes, readRelationships, type Relationship } from "../word-package";
import { done, refused, type WordResult } from "../word-problem";
import { OFFICE_RELATIONSHIPS, WORD } from "./allowed";
import { cleanParts } from "./clean-parts";
import { cleanTree } from "./clean-tree";
import { collectLeftOut, tellRelationship, type LeftOut, type TellLeftOut } from "./left-out";
import { buildTree, elementsIn, toElement, writeOpening, writeTree, type TreeElement } from "./xml-tree";

/** A Word file whose looks a report takes on: styles, headers, footers and logo, and nothing that runs or is fetched. */
export interface Template {
  /** Parts by path, inflated and cleaned, each with its relationships beside it. */
  parts: Map<string, Uint8Array>;
  /** What each part is, by path. */
  types: Map<string, string>;
  /** The path of its document. */
  main: string;
  /** The document's opening tag, with the namespaces that its last section's properties need. */
  opening: string;
  /** The properties of its last section: page, margins, headers, footers. "" where it has none. */
  sectionXml: string;
  /** Of its document, to parts that are kept. */
  relationships: Relationship[];
  /** What of it stays out. */
  leftOut: LeftOut[];
}

/** Opens an organisation's own .docx or .dotx as a template. One with macros is refused. Never throws. */
export function openTemplate(bytes: Uint8Array, limits: PackageLimits = PACKAGE_LIMITS): WordResult<Template> {
  const opened = openPackage(bytes, limits);
  if (!opened.ok) return opened;
  const found = findMainPart(opened.value);
  if (!found.ok) return found;
  const { path: main, contentType } = found.value;
  if (/macroEnabled/i.test(contentType) || opened.value.names.some((name) => /vbaProject\.bin$/i.test(name)))
    return refused({ code: "macros" });
  const types = readContentTypes(opened.value);
  if (!types.ok) return types;
  const frame = readFrame(opened.value, main);
  if (!frame.ok) return frame;
  const { tell, leftOut } = collectLeftOut();
  const ofPackage = tellPackage(opened.value, tell);
  if (!ofPackage.ok) return ofPackage;
  const { root, section } = frame.value;
  const used = new Set(section ? referencesIn(section) : []);
  const cleaned = cleanParts(opened.value, types.value, main, (id) => used.has(id), tell);
  if (!cleaned.ok) return cleaned;
  const { parts, types: kept, relationships } = cleaned.value;
  const named = new Set(relationships.filter((one) => ["header", "footer"].includes(kindOf(one))).map(({ id }) => id));
  const opening = writeFrameOpening(cleanTree(root, named, tell));
  if (opening === null) return refused({ code: "unsupported" });
  return done({
    parts,
    types: kept,
    main,
    opening,
    sectionXml: section ? writeTree(cleanTree(section, named, tell)) : "",
    relationships,
    leftOut,
  });
}

/** Of what belongs to the whole file nothing but the document is kept: a report has properties of its own. */
function tellPackage(opened: OpenPackage, tell: TellLeftOut): WordResult<null> {
  const found = readRelationships(opened, "");
  if (!found.ok) return found;
  for (const one of found.value) tellRelationship(tell, kindOf(one), one.isExternal ? one.target : "");
  return done(null);
}

function referencesIn(section: TreeElement): string[] {
  return elementsIn(section).flatMap(({ attributes }) =>
    attributes.filter(({ uri }) => uri === OFFICE_RELATIONSHIPS).map(({ value }) => value),
  );
}

interface Frame {
  /** The document without what is in it. */
  root: TreeElement;
  section: TreeElement | null;
}

/** The document's first element and its last section's properties, which stand last in the body (ISO/IEC 29500-1, 17.6.17). */
function readFrame(opened: OpenPackage, main: string): WordResult<Frame> {
  const bytes = opened.read(main);
  if (!bytes.ok) return bytes;
  const path: TreeElement[] = [];
  const found: { root: TreeElement | null; section: TreeElement | null } = { root: null, section: null };
  const building: ReturnType<typeof buildTree>[] = [];
  const parsed = parseXml(main, bytes.value, {
    open: (element) => {
      if (path.length === 2 && element.name === "w:sectPr") building.push(buildTree());
      building[0]?.open(element);
      path.push(toElement(element));
      found.root ??= path[0] ?? null;
    },
    close: (name) => {
      building[0]?.close(name);
      path.pop();
      const built = path.length === 2 ? building.pop()?.root() : null;
      if (built) found.section = withNamespacesOf(built, path[1]);
    },
    text: (text) => building[0]?.text(text),
  });
  if (!parsed.ok) return parsed;
  const { root, section } = found;
  return root ? done({ root, section }) : refused({ code: "corrupt", part: main });
}

/** A body may bind prefixes of its own, and it is not kept. */
function withNamespacesOf(section: TreeElement, body: TreeElement | undefined): TreeElement {
  if (body === undefined) return section;
  const own = new Set(section.attributes.map(({ name }) => name));
  return {
    ...section,
    attributes: [
      ...section.attributes,
      ...body.attributes.filter(({ name }) => name.startsWith("xmlns") && !own.has(name)),
    ],
  };
}

const NAMESPACES: Record<string, string> = {
  w: WORD,
  r: OFFICE_RELATIONSHIPS,
  wp: "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
};

/** The opening tag with the prefixes that a report is written in; null where one stands for something else, or the document is of another kind. */
function writeFrameOpening(root: TreeElement): string | null {
  if (root.name !== "w:document" || root.uri !== WORD) return null;
  const bound = new Map(root.attributes.map(({ name, value }) => [name, value]));
  const wanted = Object.entries(NAMESPACES).map(([prefix, uri]) => ({
    name: `xmlns:${prefix}`,
    local: prefix,
    uri: "http://www.w3.org/2000/xmlns/",
    value: uri,
  }));
  if (wanted.some(({ name, value }) => (bound.get(name) ?? value) !== value)) return null;
  return `<${writeOpening({ ...root, attributes: [...root.attributes, ...wanted.filter(({ name }) => !bound.has(name))] })}>`;
}

/** The width of a line on a template's page, in twentieths of a point; an upright A4 page's where it does not say. */
export function lineWidth({ sectionXml }: Pick<Template, "sectionXml">): number {
  const [size, margins, text] = [/<w:pgSz\b[^<>]*>/, /<w:pgMar\b[^<>]*>/, /<w:cols\b[^<>]*>/].map(
    (tag) => tag.exec(sectionXml)?.[0] ?? "",
  );
  const page = measure(/\bw:w="(-?\d+)/.exec(size ?? "")) ?? 11_906;
  const [left, right, gutter] = [/\bw:left="(-?\d+)/, /\bw:right="(-?\d+)/, /\bw:gutter="(-?\d+)/].map((side) =>
    measure(side.exec(margins ?? "")),
  );
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
