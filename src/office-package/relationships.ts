import type { Package } from "./package";
import { encodeName, nameKey, resolvePath } from "./part-names";
import { scanXml } from "./xml/scan-xml";
import { appendSplices, removeElements, spliceText } from "./xml/splice-text";
import { writeElement, XML_HEAD } from "./xml/write-xml";
import { childrenNamed, elementPrefix, localName, parseXml, prefixOf, type XmlElement } from "./xml/xml-tree";

/** A relationship of a part, as it is written (ECMA-376 part 2, 9.3). */
export interface WrittenRelationship {
  id: string;
  /** The whole address: ".../relationships/styles". */
  type: string;
  /** A path from the part's folder; any address where it is external. */
  target: string;
  /** True where it leads out of the package. */
  isExternal: boolean;
}

/** A relationship of a part, with the part that it leads to. */
export interface Relationship extends WrittenRelationship {
  /** The last word of its type: "styles". Strict and transitional files differ in the address before it. */
  kind: string;
  /** The name of the target part, spelled as the package spells it where it has such a part; null for an external target. */
  part: string | null;
}

/** The start of the types that Office gives its relationships. */
export const OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships";

/** The part that holds a part's relationships ("word/_rels/document.xml.rels"); those of the package where `part` is "". */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** Reads the relationships of a part, or of the package where `part` is "". Throws a PackageError. */
export function readRelationships(file: Package, part: string): Relationship[] {
  const name = relationshipsPart(part);
  const text = file.text(name);
  if (text === null) return [];
  const prefix = prefixOf(text);
  const found: Relationship[] = [];
  let depth = 0;
  scanXml(text, name, {
    open: ({ name: written, attributes }) => {
      depth += 1;
      if (depth !== 2 || localName(written, prefix) !== "Relationship") return;
      const { Id: id, Type: type, Target: target } = attributes;
      if (!id || !type || target === undefined) return;
      const isExternal = isOutside(attributes);
      const kind = type.slice(type.lastIndexOf("/") + 1);
      found.push({ id, type, target, isExternal, kind, part: isExternal ? null : findPart(file, part, target) });
    },
    close: () => {
      depth -= 1;
    },
    text: () => undefined,
  });
  return found;
}

/** The part that the first relationship of a kind leads to; null where there is none, or it is external. */
export function linkedPart(relationships: readonly Relationship[], kind: string): string | null {
  return relationships.find((relationship) => relationship.kind === kind)?.part ?? null;
}

/** Every mode but "Internal" leads out, so that a misspelled mode is never followed. */
function isOutside({ TargetMode: mode }: Record<string, string>): boolean {
  return mode !== undefined && mode !== "Internal";
}

/** Targets may be percent-encoded ("my%20sheet.xml") where the zip file has the plain name. */
function findPart(file: Package, part: string, target: string): string {
  const path = resolvePath(part, target);
  const found = file.nameOf(path);
  if (found !== null || !path.includes("%")) return found ?? path;
  try {
    return file.nameOf(decodeURIComponent(path)) ?? path;
  } catch {
    return path;
  }
}

/** Adds a relationship from one part to another, and returns its id. */
export function addRelationship(file: Package, part: string, kind: string, target: string): string {
  const name = relationshipsPart(part);
  const text = file.text(name) ?? writeRelationships([]);
  const root = parseXml(text, name);
  const taken = new Set(childrenNamed(root, "Relationship").map(({ attributes }) => attributes["Id"]?.toLowerCase()));
  let number = taken.size + 1;
  while (taken.has(`rid${number}`)) number += 1;
  const id = `rId${number}`;
  const link = { Id: id, Type: `${OFFICE_RELATIONSHIPS}/${kind}`, Target: `/${encodeName(target)}` };
  const element = writeElement(`${elementPrefix(root)}Relationship`, link);
  file.set(name, spliceText(text, appendSplices(text, root, element)));
  return id;
}

/** Removes the relationships from one part to another. */
export function removeRelationship(file: Package, part: string, target: string): void {
  const name = relationshipsPart(part);
  const text = file.text(name);
  if (text === null) return;
  const leadsTo = ({ attributes }: XmlElement): boolean =>
    !isOutside(attributes) && nameKey(findPart(file, part, attributes["Target"] ?? "")) === nameKey(target);
  file.set(name, removeElements(text, childrenNamed(parseXml(text, name), "Relationship").filter(leadsTo)));
}

/** Writes relationships as the text of the part that holds them. */
export function writeRelationships(relationships: readonly WrittenRelationship[]): string {
  const elements = relationships.map(({ id, type, target, isExternal }) =>
    writeElement("Relationship", {
      ...{ Id: id, Type: type, Target: target },
      TargetMode: isExternal ? "External" : undefined,
    }),
  );
  return XML_HEAD + writeElement("Relationships", { xmlns: NAMESPACE }, elements.join(""));
}
