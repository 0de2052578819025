import { SaxesParser, type SaxesTagNS } from "saxes";
import { done, refused, type WordResult } from "../word-problem";

const WORD = new Set([
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  // Strict Open XML (ISO/IEC 29500-1).
  "http://purl.oclc.org/ooxml/wordprocessingml/main",
]);

export interface XmlElement {
  /** "w:p" for Word's own elements, whatever their prefix; "p" for all others. */
  name: string;
  /** By local name. */
  attributes: Record<string, string>;
  /** As the parser gives it, with prefixes and namespaces. */
  source: SaxesTagNS;
}

export interface XmlHandler {
  open(element: XmlElement): void;
  close(name: string): void;
  text(text: string): void;
}

/** Elements within each other: tables within tables of a real document stay below 100, and every prefix is looked up through all of them. */
const DEEPEST = 200;
/** Elements of a part: a report of 1,000 KPIs with one row each has 240,000. */
const MOST_ELEMENTS = 1_500_000;

/**
 * Reads a part's XML. Refused where it is not well-formed, declares a document type (entities are never expanded), or has
 * elements in numbers or depths that only a file made to keep the reader busy has.
 */
export function parseXml(part: string, bytes: Uint8Array, handler: XmlHandler): WordResult<null> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  let hasDoctype = false;
  let isTooLarge = false;
  let [depth, count] = [0, 0];
  parser.on("doctype", () => {
    hasDoctype = true;
    throw new Error("a document type");
  });
  // Before a name is looked up: an element at the 201st level is never asked for its namespace.
  parser.on("opentagstart", () => {
    depth += 1;
    count += 1;
    isTooLarge = depth > DEEPEST || count > MOST_ELEMENTS;
    if (isTooLarge) throw new Error("too many elements");
  });
  parser.on("opentag", (tag: SaxesTagNS) => {
    handler.open({
      name: nameOf(tag),
      attributes: Object.fromEntries(Object.values(tag.attributes).map(({ local, value }) => [local, value])),
      source: tag,
    });
  });
  parser.on("closetag", (tag: SaxesTagNS) => {
    depth -= 1;
    handler.close(nameOf(tag));
  });
  parser.on("text", (text) => {
    handler.text(text);
  });
  parser.on("cdata", (text) => {
    handler.text(text);
  });
  try {
    parser.write(decode(bytes)).close();
  } catch {
    if (isTooLarge) return refused({ code: "too-large", limit: null });
    return refused(hasDoctype ? { code: "unsafe", part } : { code: "corrupt", part });
  }
  return done(null);
}

function nameOf({ local, uri }: SaxesTagNS): string {
  return WORD.has(uri) ? `w:${local}` : local;
}

/** XML of a package is UTF-8 or UTF-16 (ISO/IEC 29500-2, 6.2.5). Throws where it is neither. */
export function decode(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = !isUtf16 ? "utf-8" : bytes[0] === 0xff ? "utf-16le" : "utf-16be";
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}
