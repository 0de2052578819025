import { SaxesParser, type SaxesOptions, type SaxesTagNS, type SaxesTagPlain, type TagForOptions } from "saxes";
import { damaged, PackageError } from "../package-error";

/** Receives the content of an XML part in order. Positions are indexes in the text. */
export interface XmlListener<Tag> {
  /** `start` is where the tag begins, `end` just after it. A self-closing element is reported to `close` as well. */
  open(tag: Tag, start: number, end: number): void;
  /** `end` is just after the closing tag. */
  close(tag: Tag, end: number): void;
  text(text: string): void;
}

/** Nesting of elements. Tables within tables of real documents stay below 100, and a workbook's parts below 20. */
const MAX_DEPTH = 200;

/**
 * Reads through an XML part. Comments and processing instructions are skipped; CDATA is text. Throws a PackageError where the XML is
 * not well-formed, nests too deeply, or declares a document type: its entities could expand a few bytes into gigabytes.
 */
export function scanXml(
  text: string,
  part: string,
  listener: XmlListener<SaxesTagPlain>,
  maxElements = Infinity,
): void {
  run(new SaxesParser({ xmlns: false, position: false }), text, part, listener, maxElements);
}

/** The same, with the namespace of every element and attribute; it takes longer. */
export function scanNamespaces(
  text: string,
  part: string,
  listener: XmlListener<SaxesTagNS>,
  maxElements = Infinity,
): void {
  run(new SaxesParser({ xmlns: true, position: false }), text, part, listener, maxElements);
}

function run<O extends SaxesOptions>(
  parser: SaxesParser<O>,
  text: string,
  part: string,
  listener: XmlListener<TagForOptions<O>>,
  maxElements: number,
): void {
  let depth = 0;
  let count = 0;
  parser.on("error", () => {
    throw damaged(part);
  });
  parser.on("doctype", () => {
    throw new PackageError({ code: "not-supported", what: "doctype", part });
  });
  // At the start of the tag, before its namespaces are looked up: that takes longer the deeper the element is.
  parser.on("opentagstart", () => {
    depth += 1;
    count += 1;
    if (depth > MAX_DEPTH || count > maxElements) throw new PackageError({ code: "too-large", part, limit: null });
  });
  // The only "<" of a tag is its first character (XML 1.0, 3.1).
  parser.on("opentag", (tag) => listener.open(tag, text.lastIndexOf("<", parser.position - 1), parser.position));
  parser.on("closetag", (tag) => {
    depth -= 1;
    listener.close(tag, parser.position);
  });
  parser.on("text", (piece) => listener.text(piece));
  parser.on("cdata", (piece) => listener.text(piece));
  parser.write(text).close();
}
