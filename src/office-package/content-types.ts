import type { Package } from "./package";
import { encodeName, nameKey } from "./part-names";
import { appendSplices, removeElements, spliceText } from "./xml/splice-text";
import { writeElement, XML_HEAD } from "./xml/write-xml";
import { childrenNamed, elementPrefix, parseXml, type XmlElement } from "./xml/xml-tree";

/** The part that declares the content types of all parts (ECMA-376 part 2, 10.1.2). */
export const CONTENT_TYPES = "[Content_Types].xml";
const NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types";

/** Reads the content types: returns a function from a part's name to its type, null where none is declared. */
export function readContentTypes(file: Package): (part: string) => string | null {
  const text = file.text(CONTENT_TYPES);
  if (text === null) return () => null;
  const root = parseXml(text, CONTENT_TYPES);
  // Where one is named twice, the first counts.
  const read = (local: string, keyOf: (attributes: Record<string, string>) => string): Map<string, string> =>
    new Map(
      childrenNamed(root, local)
        .map(({ attributes }): [string, string] => [keyOf(attributes), attributes["ContentType"] ?? ""])
        .reverse(),
    );
  const overrides = read("Override", ({ PartName = "" }) => nameKey(PartName));
  const defaults = read("Default", ({ Extension = "" }) => Extension.toLowerCase());
  return (part) =>
    overrides.get(nameKey(part)) ??
    overrides.get(nameKey(encodeName(part))) ??
    defaults.get(part.slice(part.lastIndexOf(".") + 1).toLowerCase()) ??
    null;
}

/** Declares the content type of a part. */
export function addContentType(file: Package, part: string, type: string): void {
  const text = file.text(CONTENT_TYPES) ?? "";
  const root = parseXml(text, CONTENT_TYPES);
  const override = writeElement(`${elementPrefix(root)}Override`, {
    PartName: `/${encodeName(part)}`,
    ContentType: type,
  });
  file.set(CONTENT_TYPES, spliceText(text, appendSplices(text, root, override)));
}

/** Removes the declared content type of a part. */
export function removeContentType(file: Package, part: string): void {
  const text = file.text(CONTENT_TYPES) ?? "";
  const keys = [nameKey(part), nameKey(encodeName(part))];
  const isPart = ({ attributes }: XmlElement): boolean => keys.includes(nameKey(attributes["PartName"] ?? ""));
  file.set(
    CONTENT_TYPES,
    removeElements(text, childrenNamed(parseXml(text, CONTENT_TYPES), "Override").filter(isPart)),
  );
}

/** Writes the part: `defaults` by extension, `overrides` by a part's name. */
export function writeContentTypes(
  defaults: Readonly<Record<string, string>>,
  overrides: ReadonlyMap<string, string>,
): string {
  const extensions = Object.entries(defaults).map(([extension, type]) =>
    writeElement("Default", { Extension: extension, ContentType: type }),
  );
  const parts = [...overrides].map(([name, type]) =>
    writeElement("Override", { PartName: `/${encodeName(name)}`, ContentType: type }),
  );
  return XML_HEAD + writeElement("Types", { xmlns: NAMESPACE }, extensions.join("") + parts.join(""));
}
