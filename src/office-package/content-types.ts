import type { Package } from "./package";
import { appendSplices, childrenNamed, parseXml, spliceText } from "./xml-tree";
import { writeElement } from "./write-xml";

const PART = "[Content_Types].xml";

/** What each part is, by its name; else by what its name ends with. */
export function readContentType(file: Package, part: string): string | null {
  const text = file.text(PART);
  if (text === null) return null;
  const root = parseXml(text, PART);
  const own = childrenNamed(root, "Override").find(({ attributes }) => isSamePart(attributes["PartName"], part));
  if (own) return own.attributes["ContentType"] ?? null;
  const extension = part.slice(part.lastIndexOf(".") + 1).toLowerCase();
  const general = childrenNamed(root, "Default").find(
    ({ attributes }) => attributes["Extension"]?.toLowerCase() === extension,
  );
  return general?.attributes["ContentType"] ?? null;
}

export function addContentType(file: Package, part: string, type: string): void {
  const text = file.text(PART) ?? "";
  const root = parseXml(text, PART);
  const prefix = root.name.slice(0, root.name.length - root.local.length);
  const override = writeElement(`${prefix}Override`, { PartName: `/${part}`, ContentType: type });
  file.set(PART, spliceText(text, appendSplices(text, root, override)));
}

export function removeContentType(file: Package, part: string): void {
  const text = file.text(PART) ?? "";
  const gone = childrenNamed(parseXml(text, PART), "Override").filter(({ attributes }) =>
    isSamePart(attributes["PartName"], part),
  );
  file.set(
    PART,
    spliceText(
      text,
      gone.map(({ start, end }) => ({ start, end, text: "" })),
    ),
  );
}

function isSamePart(name: string | undefined, part: string): boolean {
  return name?.replace(/^\/+/, "").toLowerCase() === part.toLowerCase();
}
