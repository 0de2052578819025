import { escapeXml, shortLine } from "../../text/clean-text";
import type { ReportDocument } from "../../document/document";
import type { BodyReference, BodyWriter } from "../write/body-writer";
import { joinGlossary } from "./glossary";
import type { Part } from "../../../office-package/pack-parts";
import { replacePieces } from "./replace-pieces";
import { findTarget, relationshipsPath, targetFrom, writeRelationships, type Relationship } from "../word-package";
import { CONTENT_TYPES, OFFICE_RELATIONSHIPS, WORD, WORDML } from "../template/allowed";
import type { JoinedStyles } from "./join-styles";
import type { JoinedNumbering } from "./join-numbering";
import type { Template } from "../template/open-template";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A report's body and what is needed to join it to a template. */
export interface BodyParts {
  document: ReportDocument;
  /** The body as XML, in pieces. */
  pieces: readonly string[];
  writer: BodyWriter;
  styles: JoinedStyles;
  numbering: JoinedNumbering | null;
  /** "2025-03-31", or null where no day is to be named. */
  madeOn: string | null;
}

/** Parts of which a template may have its own. */
type OwnPart = "styles" | "numbering" | "settings" | "glossaryDocument";

/** The parts of the file: the template's and the report's. */
export function joinPackage(template: Template, body: BodyParts): Part[] {
  const files = new Map<string, Part["content"]>(template.parts);
  const types = new Map(template.types);
  const folder = template.main.slice(0, template.main.lastIndexOf("/") + 1);
  const find = (kind: OwnPart): string | null => findTarget(template.main, template.relationships, kind);
  const relationships = [...template.relationships];
  const taken = new Set(relationships.map(({ id }) => id));
  const refer = (kind: OwnPart, path: string): void => {
    let id = `rIdKpiPart${relationships.length}`;
    while (taken.has(id)) id += "x";
    taken.add(id);
    relationships.push({
      id,
      type: `${OFFICE_RELATIONSHIPS}/${kind}`,
      target: targetFrom(template.main, path),
      isExternal: false,
    });
  };
  /** Puts a part where the template has its own, or else where none is. */
  const put = (kind: OwnPart, content: Part["content"]): string => {
    const own = find(kind);
    const path = own ?? freePath(files, `${folder}${kind === "glossaryDocument" ? "glossary/document" : kind}`);
    if (own === null) refer(kind, path);
    files.set(path, content);
    types.set(path, CONTENT_TYPES[kind]);
    return path;
  };

  put("styles", [body.styles.xml]);
  if (body.numbering) put("numbering", [body.numbering.xml]);
  if (find("settings") === null) put("settings", [`${HEAD}<w:settings xmlns:w="${WORD}"/>`]);
  if (body.writer.placeholders.length > 0) {
    const own = find("glossaryDocument");
    const path = put("glossaryDocument", [
      joinGlossary(own === null ? null : (template.parts.get(own) ?? null), body.writer.placeholders),
    ]);
    if (own === null) addGlossaryStyles(files, types, path, body.styles.xml);
  }
  const media = freeFolder(files, `${folder}media/`);
  for (const reference of body.writer.references) {
    if (reference.kind === "image") files.set(`${media}${reference.name}`, reference.bytes);
    relationships.push(toRelationship(reference, targetFrom(template.main, media)));
  }
  files.set(template.main, [
    HEAD,
    template.opening,
    "<w:body>",
    ...body.pieces,
    template.sectionXml,
    "</w:body></w:document>",
  ]);
  types.set(template.main, `${WORDML}.document.main+xml`);
  files.set(relationshipsPath(template.main), [writeRelationships(relationships)]);
  const core = freePath(new Map(), "docProps/core");
  files.set(core, [writeCoreProperties(body.document, body.madeOn)]);
  types.set(core, "application/vnd.openxmlformats-package.core-properties+xml");
  const ofPackage = [
    { id: "rId1", type: `${OFFICE_RELATIONSHIPS}/officeDocument`, target: template.main, isExternal: false },
    { id: "rId2", type: `${PACKAGE}/relationships/metadata/core-properties`, target: core, isExternal: false },
  ];
  files.set("_rels/.rels", [writeRelationships(ofPackage)]);
  const parts = [...files].map(([name, content]) => ({ name, content }));
  return [{ name: "[Content_Types].xml", content: [writeContentTypes(types)] }, ...parts];
}

function toRelationship(reference: BodyReference, media: string): Relationship {
  const { id, kind } = reference;
  const target = kind === "image" ? `${media}${reference.name}` : reference.address;
  return { id, type: `${OFFICE_RELATIONSHIPS}/${kind}`, target, isExternal: kind === "hyperlink" };
}

function freePath(files: ReadonlyMap<string, unknown>, path: string): string {
  let name = `${path}.xml`;
  for (let count = 2; files.has(name); count += 1) name = `${path}-${count}.xml`;
  return name;
}

function freeFolder(files: ReadonlyMap<string, unknown>, folder: string): string {
  let path = `${folder}kpi/`;
  const names = [...files.keys()];
  while (names.some((name) => name.startsWith(path))) path = `${path.slice(0, -1)}x/`;
  return path;
}

/** A glossary finds its styles in a part of its own. */
function addGlossaryStyles(
  files: Map<string, Part["content"]>,
  types: Map<string, string>,
  glossary: string,
  styles: string,
): void {
  const path = freePath(files, `${glossary.slice(0, glossary.lastIndexOf("/"))}/styles`);
  // Lists are not in it: a style that names one would name none.
  files.set(path, [replacePieces(styles, "<w:numPr>", "</w:numPr>", () => "")]);
  types.set(path, CONTENT_TYPES.styles);
  files.set(relationshipsPath(glossary), [
    writeRelationships([
      {
        id: "rId1",
        type: `${OFFICE_RELATIONSHIPS}/styles`,
        target: path.slice(path.lastIndexOf("/") + 1),
        isExternal: false,
      },
    ]),
  ]);
}

function writeCoreProperties({ title, period }: ReportDocument, madeOn: string | null): string {
  const moment = madeOn === null ? "" : `${madeOn}T00:00:00Z`;
  const dates =
    moment === ""
      ? ""
      : `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified>`;
  const subject = period ? `<dc:subject>${escapeXml(shortLine(period, 250))}</dc:subject>` : "";
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(shortLine(title, 250))}</dc:title>${subject}<dc:creator>KPI Reporter</dc:creator><dc:language>en-GB</dc:language>${dates}</cp:coreProperties>`;
}

const OWN_TYPES = {
  png: "image/png",
  svg: "image/svg+xml",
  xml: "application/xml",
  rels: "application/vnd.openxmlformats-package.relationships+xml",
};

function writeContentTypes(types: ReadonlyMap<string, string>): string {
  const overrides = [...types].map(
    ([name, type]) => `<Override PartName="/${escapeXml(name)}" ContentType="${escapeXml(type)}"/>`,
  );
  const extensions = Object.entries(OWN_TYPES).map(
    ([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`,
  );
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">${extensions.join("")}${overrides.join("")}</Types>`;
}
