import type { SaxesTagNS } from "saxes";
import { scanNamespaces } from "../../office-package/xml/scan-xml";

/** The namespace of Word's elements, and its form in Strict Open XML (ISO/IEC 29500-1). */
const WORD = new Set([
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main",
]);

/** An element of a Word part, as a listener receives it. */
export interface WordElement {
  /** "w:p" for Word's own elements, whatever their prefix; "p" for all others. */
  name: string;
  /** By local name. */
  attributes: Record<string, string>;
  /** As the parser read it, with prefixes and namespaces. */
  source: SaxesTagNS;
}

/** Receives the content of a Word part in order. */
export interface WordListener {
  open(element: WordElement): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** A report of 1,000 KPIs with one row each has 240,000 elements. */
const MAX_ELEMENTS = 1_500_000;

/** Reads through the XML of a Word part. Throws a PackageError. */
export function scanWordXml(text: string, part: string, listener: WordListener): void {
  scanNamespaces(
    text,
    part,
    {
      open: (tag) =>
        listener.open({
          name: nameOf(tag),
          attributes: Object.fromEntries(Object.values(tag.attributes).map(({ local, value }) => [local, value])),
          source: tag,
        }),
      close: (tag) => listener.close?.(nameOf(tag)),
      text: (words) => listener.text?.(words),
    },
    MAX_ELEMENTS,
  );
}

function nameOf({ local, uri }: SaxesTagNS): string {
  return WORD.has(uri) ? `w:${local}` : local;
}
