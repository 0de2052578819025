import { decode } from "../package/parse-xml";
import type { Placeholder } from "../write/body-writer";
import { idOfPlaceholder } from "../placeholder-name";
import { replacePieces } from "./replace-pieces";

const OPENING =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:glossaryDocument xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docParts>';

/**
 * The texts that empty controls show, as entries of the glossary: from there Word takes them when a control is cleared, and
 * by them a control that nobody wrote in is known again. They are added to a template's own (null where it has
 * none); a glossary that is written in a way that cannot be added to is replaced.
 */
export function joinGlossary(own: Uint8Array | null, placeholders: readonly Placeholder[]): string {
  const entries = placeholders.map(({ name, xml }, index) => writeEntry(name, xml, index)).join("");
  const text = own ? dropOurs(decode(own)) : "";
  const close = text.lastIndexOf("</w:docParts>");
  return close < 0
    ? `${OPENING}${entries}</w:docParts></w:glossaryDocument>`
    : `${text.slice(0, close)}${entries}${text.slice(close)}`;
}

/** A report can be the next one's template: its entries are not that one's. */
function dropOurs(xml: string): string {
  return replacePieces(xml, "<w:docPart>", "</w:docPart>", (entry) => {
    const properties = entry.indexOf("<w:docPartPr>");
    const name = properties < 0 ? "" : (/<w:name w:val="([^"]*)"/.exec(entry.slice(properties))?.[1] ?? "");
    return idOfPlaceholder(name) === "" ? entry : "";
  });
}

function writeEntry(name: string, xml: string, index: number): string {
  // Any will do that is nobody else's; the same report gives the same file.
  const guid = `{4B504952-0000-4000-8000-${(index + 1).toString(16).toUpperCase().padStart(12, "0")}}`;
  return `<w:docPart><w:docPartPr><w:name w:val="${name}"/><w:category><w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category><w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors><w:behavior w:val="content"/></w:behaviors><w:guid w:val="${guid}"/></w:docPartPr><w:docPartBody>${xml}</w:docPartBody></w:docPart>`;
}
