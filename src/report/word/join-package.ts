import { escapeXml, shortLine } from "../text/clean-text";
import type { ReportDocument } from "../document/document";
import type { BodyReference, BodyWriter } from "./body-writer";
import { joinGlossary } from "./glossary";
import type { Part } from "./pack-parts";
import { decode } from "./parse-xml";
import { replacePieces } from "./replace-pieces";
import { kindOf, relationshipsPath, resolveTarget, type Relationship } from "./relationships";
import type { JoinedStyles } from "./template-styles";
import type { JoinedNumbering } from "./template-numbering";
import type { Template } from "./template";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** What of a template's document stays: all that is not its text. */
const KEPT = new Set(["styles", "theme", "settings", "webSettings", "fontTable", "numbering", "footnotes", "endnotes", "glossaryDocument"]);
const KEPT_OF_PACKAGE = new Set(["officeDocument", "extended-properties", "custom-properties"]);

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

/** The parts of the file: the template's, without its text and what only that needed, and the report's. */
export function joinPackage(template: Template, body: BodyParts): Part[] {
  const files = new Map<string, Part["content"]>(template.parts);
  const types = new Map<string, string>();
  const folder = template.main.slice(0, template.main.lastIndexOf("/") + 1);
  const find = (kind: string): string | null => {
    const found = template.relationships.find((relationship) => kindOf(relationship) === kind);
    return found ? resolveTarget(template.main, found) : null;
  };
  const relationships = template.relationships.filter((relationship) => isKept(relationship, template.sectionXml));
  const taken = new Set(template.relationships.map(({ id }) => id));
  const refer = (kind: string, path: string): void => {
    let id = `rIdKpiPart${relationships.length}`;
    while (taken.has(id)) id += "x";
    taken.add(id);
    relationships.push({ id, type: `${OFFICE}/${kind}`, target: fromFolder(path, folder), isExternal: false });
  };
  /** Puts a part where the template has its own, or else where none is. */
  const put = (kind: string, content: Part["content"], type: string): string => {
    const own = find(kind);
    const path = own ?? freePath(files, `${folder}${kind === "glossaryDocument" ? "glossary/document" : kind}`);
    if (own === null) refer(kind, path);
    files.set(path, content);
    types.set(path.toLowerCase(), type);
    return path;
  };

  put("styles", [body.styles.xml], `${WORDML}.styles+xml`);
  if (body.numbering) put("numbering", [body.numbering.xml], `${WORDML}.numbering+xml`);
  const settings = find("settings");
  put("settings", [writeSettings(settings === null ? null : (template.parts.get(settings) ?? null))], `${WORDML}.settings+xml`);
  if (settings !== null) files.delete(relationshipsPath(settings));
  if (body.writer.placeholders.length > 0) {
    const own = find("glossaryDocument");
    const path = put("glossaryDocument", [joinGlossary(own === null ? null : (template.parts.get(own) ?? null), body.writer.placeholders)], `${WORDML}.document.glossary+xml`);
    if (own === null) addGlossaryStyles(files, types, path, body.styles.xml);
  }
  const media = freeFolder(files, `${folder}media/`);
  for (const reference of body.writer.references) {
    if (reference.kind === "image") files.set(`${media}${reference.name}`, reference.bytes);
    relationships.push(toRelationship(reference, fromFolder(media, folder)));
  }
  files.set(template.main, [HEAD, template.opening, "<w:body>", ...body.pieces, template.sectionXml, "</w:body></w:document>"]);
  types.set(template.main.toLowerCase(), `${WORDML}.document.main+xml`);
  files.set(relationshipsPath(template.main), [writeRelationships(relationships)]);
  const core = freePath(new Map(), "docProps/core");
  files.set(core, [writeCoreProperties(body.document, body.madeOn)]);
  types.set(core.toLowerCase(), "application/vnd.openxmlformats-package.core-properties+xml");
  const ofPackage = template.packageRelationships.filter((relationship) => KEPT_OF_PACKAGE.has(kindOf(relationship)));
  const coreId = freeId(ofPackage, "rIdKpiCore");
  ofPackage.push({ id: coreId, type: `${PACKAGE}/relationships/metadata/core-properties`, target: core, isExternal: false });
  files.set("_rels/.rels", [writeRelationships(ofPackage)]);
  files.delete("[Content_Types].xml");
  const reached = findReached(files, template.main);
  const parts = [...files].filter(([name]) => reached.has(name)).map(([name, content]) => ({ name, content }));
  return [{ name: "[Content_Types].xml", content: [writeContentTypes(template, types, parts)] }, ...parts];
}

/** Headers and footers stay where the last section names them. */
function isKept(relationship: Relationship, sectionXml: string): boolean {
  const kind = kindOf(relationship);
  if (relationship.isExternal) return false;
  return KEPT.has(kind) || sectionXml.includes(`"${relationship.id}"`);
}

function toRelationship(reference: BodyReference, media: string): Relationship {
  const { id, kind } = reference;
  const target = kind === "image" ? `${media}${reference.name}` : reference.address;
  return { id, type: `${OFFICE}/${kind}`, target, isExternal: kind === "hyperlink" };
}

/** A path as seen from a folder: LibreOffice loses parts of a glossary that are named from the top. */
function fromFolder(path: string, folder: string): string {
  return folder !== "" && path.startsWith(folder) ? path.slice(folder.length) : `/${path}`;
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

function freeId(relationships: readonly Relationship[], wanted: string): string {
  let id = wanted;
  while (relationships.some((relationship) => relationship.id === id)) id += "x";
  return id;
}

/**
 * A template's settings without its wish to update all fields, which Word asks about when the file is opened. The template
 * that it was itself made from is not named on: it may be anywhere, and hold macros.
 */
function writeSettings(own: Uint8Array | null): string {
  const xml = own ? decode(own) : `${HEAD}<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:settings>`;
  return replacePieces(xml, "<w:mailMerge", "</w:mailMerge>", () => "")
    .replace(/<w:attachedTemplate\b[^<>]*\/>/g, "")
    .replace(/<w:updateFields\b[^<>]*\/>/g, "");
}

/** A glossary finds its styles in a part of its own. */
function addGlossaryStyles(files: Map<string, Part["content"]>, types: Map<string, string>, glossary: string, styles: string): void {
  const path = freePath(files, `${glossary.slice(0, glossary.lastIndexOf("/"))}/styles`);
  // Lists are not in it: a style that names one would name none.
  files.set(path, [replacePieces(styles, "<w:numPr>", "</w:numPr>", () => "")]);
  types.set(path.toLowerCase(), `${WORDML}.styles+xml`);
  files.set(relationshipsPath(glossary), [writeRelationships([{ id: "rId1", type: `${OFFICE}/styles`, target: path.slice(path.lastIndexOf("/") + 1), isExternal: false }])]);
}

function writeRelationships(relationships: readonly Relationship[]): string {
  const lines = relationships.map(
    ({ id, type, target, isExternal }) => `<Relationship Id="${escapeXml(id)}" Type="${escapeXml(type)}" Target="${escapeXml(target)}"${isExternal ? ' TargetMode="External"' : ""}/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join("")}</Relationships>`;
}

function writeCoreProperties({ title, period }: ReportDocument, madeOn: string | null): string {
  const moment = madeOn === null ? "" : `${madeOn}T00:00:00Z`;
  const dates = moment === "" ? "" : `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified>`;
  const subject = period ? `<dc:subject>${escapeXml(shortLine(period, 250))}</dc:subject>` : "";
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(shortLine(title, 250))}</dc:title>${subject}<dc:creator>KPI Reporter</dc:creator><dc:language>en-GB</dc:language>${dates}</cp:coreProperties>`;
}

/** What can be reached from the package's relationships: the rest belonged to the template's text alone. */
function findReached(files: ReadonlyMap<string, Part["content"]>, main: string): Set<string> {
  const reached = new Set<string>(["_rels/.rels"]);
  const left = [""];
  for (let part = left.pop(); part !== undefined; part = left.pop()) {
    const path = part === "" ? "_rels/.rels" : relationshipsPath(part);
    const content = files.get(path);
    if (content === undefined) continue;
    reached.add(path);
    const xml = content instanceof Uint8Array ? decode(content) : content.join("");
    for (const [tag] of xml.matchAll(/<(?:\w+:)?Relationship\b[^<>]*>/g)) {
      const target = unescape(/\bTarget="([^"]*)"/.exec(tag)?.[1] ?? /\bTarget='([^']*)'/.exec(tag)?.[1] ?? "");
      const next = resolveTarget(part, { id: "", type: "", target, isExternal: /TargetMode=["']External/.test(tag) });
      if (next === null || reached.has(next) || !files.has(next)) continue;
      reached.add(next);
      left.push(next);
    }
  }
  return reached.add(main);
}

function unescape(text: string): string {
  return text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, "&");
}

const OWN_TYPES = { png: "image/png", svg: "image/svg+xml", xml: "application/xml", rels: "application/vnd.openxmlformats-package.relationships+xml" };

function writeContentTypes({ types }: Template, own: ReadonlyMap<string, string>, parts: readonly Part[]): string {
  const defaults = new Map([...types.defaults, ...Object.entries(OWN_TYPES)]);
  const overrides = parts.flatMap(({ name }) => {
    const type = own.get(name.toLowerCase()) ?? types.overrides.get(`/${name.toLowerCase()}`);
    return type === undefined ? [] : [`<Override PartName="/${escapeXml(name)}" ContentType="${escapeXml(type)}"/>`];
  });
  const extensions = [...defaults].map(([extension, type]) => `<Default Extension="${escapeXml(extension)}" ContentType="${escapeXml(type)}"/>`);
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">${extensions.join("")}${overrides.join("")}</Types>`;
}
