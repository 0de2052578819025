import { readContentTypes } from "../../../office-package/content-types";
import type { PackageLimits } from "../../../office-package/package-limits";
import { damaged } from "../../../office-package/package-error";
import type { Package } from "../../../office-package/package";
import { OFFICE_RELATIONSHIPS, readRelationships } from "../../../office-package/relationships";
import { scanWordXml } from "../scan-word-xml";
import { findMainPart, openWordPackage, readPart, WORD_LIMITS } from "../word-package";
import { catchWordFaults, WordFault, type WordResult } from "../word-problem";
import { WORD } from "./allowed";
import { cleanParts, externalAddress, type CleanParts } from "./clean-parts";
import { cleanTree } from "./clean-tree";
import { collectLeftOut, reportRelationship, type LeftOut } from "./left-out";
import {
  elementsIn,
  referencesOf,
  toElement,
  TreeBuilder,
  writeOpening,
  writeTree,
  XMLNS,
  type TreeElement,
} from "./element-tree";

/** A Word file whose appearance a report takes over: styles, headers, footers and logo, and nothing that runs or is fetched. */
export interface Template extends CleanParts {
  /** The name of its document's part. */
  main: string;
  /** The document's opening tag, with the namespaces that its last section's properties need. */
  opening: string;
  /** The properties of its last section: page, margins, headers, footers. "" where it has none. */
  sectionXml: string;
  /** What the report leaves out of it. */
  leftOut: LeftOut[];
}

/** Opens an organisation's own .docx or .dotx as a template. One with macros is refused. Never throws. */
export function openTemplate(bytes: Uint8Array, limits: PackageLimits = WORD_LIMITS): WordResult<Template> {
  return catchWordFaults(() => readTemplate(bytes, limits));
}

/** The same; throws a WordFault. */
export function readTemplate(bytes: Uint8Array, limits?: PackageLimits): Template {
  const file = openWordPackage(bytes, limits);
  const { path: main, contentType } = findMainPart(file);
  if (/macroEnabled/i.test(contentType) || file.names().some((name) => /vbaProject\.bin$/i.test(name)))
    throw new WordFault({ code: "macros" });
  const { root, section } = readFrame(file, main);
  const { report, leftOut } = collectLeftOut();
  // Of the package's own relationships only the document is kept: a report has document properties of its own.
  for (const one of readRelationships(file, "")) reportRelationship(report, one.kind, externalAddress(one));
  const used = new Set(
    section
      ? elementsIn(section)
          .flatMap(referencesOf)
          .map(({ value }) => value)
      : [],
  );
  const isUsed = (id: string): boolean => used.has(id);
  const cleaned = cleanParts(file, { typeOf: readContentTypes(file), main, isUsed, report });
  const framed = cleaned.relationships.filter(({ kind }) => kind === "header" || kind === "footer");
  const ids = new Set(framed.map(({ id }) => id));
  const opening = writeFrameOpening(cleanTree(root, ids, report));
  if (opening === null) throw new WordFault({ code: "unsupported" });
  return {
    ...cleaned,
    main,
    opening,
    sectionXml: section ? writeTree(cleanTree(section, ids, report)) : "",
    leftOut,
  };
}

interface Frame {
  /** The document element, without content. */
  root: TreeElement;
  /** The properties of the last section. */
  section: TreeElement | null;
}

/** Reads the document element and the last section's properties, which are at the end of the body (ISO/IEC 29500-1, 17.6.17). */
function readFrame(file: Package, main: string): Frame {
  const path: TreeElement[] = [];
  const found: { root: TreeElement | null; section: TreeElement | null } = { root: null, section: null };
  const building: TreeBuilder[] = [];
  scanWordXml(readPart(file, main), main, {
    open: (element) => {
      if (path.length === 2 && element.name === "w:sectPr") building.push(new TreeBuilder());
      building[0]?.open(element);
      path.push(toElement(element));
      found.root ??= path[0] ?? null;
    },
    close: () => {
      building[0]?.close();
      path.pop();
      const built = path.length === 2 ? building.pop()?.root : null;
      if (built) found.section = withNamespacesOf(built, path[1]);
    },
    text: (text) => building[0]?.text(text),
  });
  const { root, section } = found;
  if (!root) throw damaged(main);
  return { root, section };
}

/** Adds the namespaces that the body declares: the body itself is not kept. */
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

/** The opening tag with the prefixes that a report uses; null where the template binds one of them otherwise, or is not a plain document. */
function writeFrameOpening(root: TreeElement): string | null {
  if (root.name !== "w:document" || root.uri !== WORD) return null;
  const bound = new Map(root.attributes.map(({ name, value }) => [name, value]));
  const wanted = Object.entries(NAMESPACES).map(([prefix, uri]) => ({
    name: `xmlns:${prefix}`,
    local: prefix,
    uri: XMLNS,
    value: uri,
  }));
  if (wanted.some(({ name, value }) => (bound.get(name) ?? value) !== value)) return null;
  return `<${writeOpening({ ...root, attributes: [...root.attributes, ...wanted.filter(({ name }) => !bound.has(name))] })}>`;
}

/** The width of a line on a template's page in twentieths of a point; that of a portrait A4 page where none is stated. */
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
  // Seven columns are illegible on less; Word lets a table extend into the margin.
  return Math.max(own, 5000);
}

function measure(found: RegExpExecArray | null): number | null {
  return found ? Number(found[1]) : null;
}
