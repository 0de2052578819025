import { childrenNamed, parseXml, spliceText, appendSplices } from "./xml-tree";
import { writeElement, XML_HEAD } from "./write-xml";
import type { Package } from "./package";

/** A link from one part to another (ECMA-376 part 2, 9.3). */
export interface Relationship {
  id: string;
  /** The last word of its type: "worksheet". */
  type: string;
  /** The name of the part; null where it is outside the file. */
  target: string | null;
}

const TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The part that holds a part's links; "" is the file as a whole. */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** A part's links. Throws a FileFault. */
export function readRelationships(file: Package, part: string): Relationship[] {
  const name = relationshipsPart(part);
  const text = file.text(name);
  if (text === null) return [];
  return childrenNamed(parseXml(text, name), "Relationship").map(({ attributes }) => ({
    id: attributes["Id"] ?? "",
    type: (attributes["Type"] ?? "").replace(/^.*\//, ""),
    target: attributes["TargetMode"] === "External" ? null : resolve(file, part, attributes["Target"] ?? ""),
  }));
}

/** Links are relative to their part, and may be written as parts of an address on the web: "my%20sheet.xml". */
function resolve(file: Package, part: string, target: string): string {
  const steps = target.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const step of target.replaceAll("\\", "/").split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  const name = steps.join("/");
  if (file.has(name) || !name.includes("%")) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Adds a link from a part to another, and gives its id. */
export function addRelationship(file: Package, part: string, type: string, target: string): string {
  const name = relationshipsPart(part);
  const taken = new Set(readRelationships(file, part).map(({ id }) => id.toLowerCase()));
  let number = taken.size + 1;
  while (taken.has(`rid${number}`)) number += 1;
  const id = `rId${number}`;
  const text = file.text(name);
  const link = { Id: id, Type: `${TYPES}/${type}`, Target: `/${target}` };
  if (text === null) {
    const links = writeElement(
      "Relationships",
      { xmlns: "http://schemas.openxmlformats.org/package/2006/relationships" },
      writeElement("Relationship", link),
    );
    file.set(name, XML_HEAD + links);
    return id;
  }
  const root = parseXml(text, name);
  const prefix = root.name.slice(0, root.name.length - root.local.length);
  file.set(name, spliceText(text, appendSplices(text, root, writeElement(`${prefix}Relationship`, link))));
  return id;
}

/** Takes a part's links to another away. */
export function removeRelationship(file: Package, part: string, target: string): void {
  const name = relationshipsPart(part);
  const text = file.text(name);
  if (text === null) return;
  const gone = childrenNamed(parseXml(text, name), "Relationship").filter(({ attributes }) => {
    return (
      attributes["TargetMode"] !== "External" &&
      resolve(file, part, attributes["Target"] ?? "").toLowerCase() === target.toLowerCase()
    );
  });
  file.set(
    name,
    spliceText(
      text,
      gone.map(({ start, end }) => ({ start, end, text: "" })),
    ),
  );
}
