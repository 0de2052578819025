import { CONTENT_TYPES, writeContentTypes } from "../../../office-package/content-types";
import { nameKey, targetFrom } from "../../../office-package/part-names";
import {
  linkedPart,
  OFFICE_RELATIONSHIPS,
  relationshipsPart,
  writeRelationships,
  type WrittenRelationship,
} from "../../../office-package/relationships";
import type { Part } from "../../../office-package/write-zip";
import { XML_HEAD } from "../../../office-package/xml/write-xml";
import type { ReportDocument } from "../../document/document";
import { cleanText, escapeXml, shortLine } from "../../text/clean-text";
import { PART_TYPES, WORD, WORDML } from "../template/allowed";
import type { Template } from "../template/open-template";
import type { BodyReference, BodyWriter } from "../write/body-writer";
import { joinGlossary } from "./glossary";
import type { JoinedNumbering } from "./join-numbering";
import type { JoinedStyles } from "./join-styles";
import { replacePieces } from "./replace-pieces";

/** A report's body, and what it needs in the file. */
export interface BodyParts {
  document: ReportDocument;
  /** The body as XML, in pieces. */
  pieces: readonly string[];
  writer: BodyWriter;
  styles: JoinedStyles;
  numbering: JoinedNumbering | null;
  /** The date of creation ("2025-03-31"); null for none. */
  madeOn: string | null;
}

/** Joins a report's body to a template: all parts of the Word file, in their order. */
export function joinPackage(template: Template, body: BodyParts): Part[] {
  return new PackageJoiner(template).join(body);
}

/** Parts that the report needs, and that a template may have already. */
type SharedPart = "styles" | "numbering" | "settings" | "glossaryDocument";

class PackageJoiner {
  private readonly files: Map<string, Part["content"]>;
  private readonly types: Map<string, string>;
  /** The relationships of the document. */
  private readonly relationships: WrittenRelationship[];
  /** The folder of the document, with its slash. */
  private readonly folder: string;

  constructor(private readonly template: Template) {
    const { parts, types, relationships, main } = template;
    const files = [...parts].map(([name, part]) => [name, typeof part === "string" ? [part] : part] as const);
    this.files = new Map(files);
    this.types = new Map(types);
    this.relationships = [...relationships];
    this.folder = main.slice(0, main.lastIndexOf("/") + 1);
  }

  join(body: BodyParts): Part[] {
    this.put("styles", body.styles.xml);
    if (body.numbering) this.put("numbering", body.numbering.xml);
    if (this.find("settings") === null) this.put("settings", `${XML_HEAD}<w:settings xmlns:w="${WORD}"/>`);
    if (body.writer.placeholders.length > 0) this.putGlossary(body);
    this.putReferences(body.writer.references);
    this.putDocument(body.pieces);
    this.putPackageParts(body);
    const parts = [...this.files].map(([name, content]) => ({ name, content }));
    return [{ name: CONTENT_TYPES, content: [writeContentTypes(DEFAULT_TYPES, this.types)] }, ...parts];
  }

  /** The template's part of a kind; null where it has none. */
  private find(kind: SharedPart): string | null {
    return linkedPart(this.template.relationships, kind);
  }

  /** Replaces the template's part of a kind, or adds one. Returns its name. */
  private put(kind: SharedPart, xml: string): string {
    const own = this.find(kind);
    const path = own ?? this.freePath(`${this.folder}${kind === "glossaryDocument" ? "glossary/document" : kind}`);
    if (own === null) this.refer(kind, path);
    this.files.set(path, [xml]);
    this.types.set(path, PART_TYPES[kind]);
    return path;
  }

  private refer(kind: SharedPart, path: string): void {
    const taken = new Set(this.relationships.map(({ id }) => id));
    let id = `rIdKpiPart${this.relationships.length}`;
    while (taken.has(id)) id += "x";
    this.relationships.push(internal(id, kind, targetFrom(this.template.main, path)));
  }

  private putGlossary({ writer, styles }: BodyParts): void {
    const own = this.find("glossaryDocument");
    const xml = own === null ? null : this.template.parts.get(own);
    const path = this.put("glossaryDocument", joinGlossary(typeof xml === "string" ? xml : null, writer.placeholders));
    if (own !== null) return;
    // A glossary has a styles part of its own. It has no lists, so styles must not refer to one.
    const stylesPath = this.freePath(`${path.slice(0, path.lastIndexOf("/"))}/styles`);
    this.files.set(stylesPath, [replacePieces(styles.xml, "<w:numPr>", "</w:numPr>", () => "")]);
    this.types.set(stylesPath, PART_TYPES.styles);
    const link = internal("rId1", "styles", targetFrom(path, stylesPath));
    this.files.set(relationshipsPart(path), [writeRelationships([link])]);
  }

  private putReferences(references: readonly BodyReference[]): void {
    const media = this.freeFolder(`${this.folder}media/`);
    for (const reference of references) {
      switch (reference.kind) {
        case "image":
          this.files.set(`${media}${reference.name}`, reference.bytes);
          this.relationships.push(
            internal(reference.id, "image", targetFrom(this.template.main, `${media}${reference.name}`)),
          );
          break;
        case "hyperlink":
          this.relationships.push({
            ...internal(reference.id, "hyperlink", cleanText(reference.address)),
            isExternal: true,
          });
          break;
      }
    }
  }

  private putDocument(pieces: readonly string[]): void {
    const { main, opening, sectionXml } = this.template;
    const end = `${sectionXml}</w:body></w:document>`;
    this.files.set(main, [XML_HEAD, opening, "<w:body>", ...pieces, end]);
    this.types.set(main, `${WORDML}.document.main+xml`);
    this.files.set(relationshipsPart(main), [writeRelationships(this.relationships)]);
  }

  /** Adds the document properties and the relationships of the package. */
  private putPackageParts({ document, madeOn }: BodyParts): void {
    const core = "docProps/core.xml";
    this.files.set(core, [writeCoreProperties(document, madeOn)]);
    this.types.set(core, "application/vnd.openxmlformats-package.core-properties+xml");
    const properties = { id: "rId2", type: `${PACKAGE}/relationships/metadata/core-properties`, target: core };
    this.files.set(relationshipsPart(""), [
      writeRelationships([
        internal("rId1", "officeDocument", targetFrom("", this.template.main).slice(1)),
        { ...properties, isExternal: false },
      ]),
    ]);
  }

  private freePath(path: string): string {
    const taken = new Set([...this.files.keys()].map(nameKey));
    let name = `${path}.xml`;
    for (let count = 2; taken.has(nameKey(name)); count += 1) name = `${path}-${count}.xml`;
    return name;
  }

  private freeFolder(folder: string): string {
    const names = [...this.files.keys()].map(nameKey);
    let path = `${folder}kpi/`;
    while (names.some((name) => name.startsWith(nameKey(path)))) path = `${path.slice(0, -1)}x/`;
    return path;
  }
}

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** The content types by extension of what a report adds. */
const DEFAULT_TYPES = {
  png: "image/png",
  svg: "image/svg+xml",
  xml: "application/xml",
  rels: "application/vnd.openxmlformats-package.relationships+xml",
};

function internal(id: string, kind: string, target: string): WrittenRelationship {
  return { id, type: `${OFFICE_RELATIONSHIPS}/${kind}`, target, isExternal: false };
}

function writeCoreProperties({ title, period }: ReportDocument, madeOn: string | null): string {
  const moment = madeOn === null ? "" : `${madeOn}T00:00:00Z`;
  const dates =
    moment === ""
      ? ""
      : `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified>`;
  const subject = period ? `<dc:subject>${escapeXml(shortLine(period, 250))}</dc:subject>` : "";
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(shortLine(title, 250))}</dc:title>${subject}<dc:creator>KPI Reporter</dc:creator><dc:language>en-GB</dc:language>${dates}</cp:coreProperties>`;
}
