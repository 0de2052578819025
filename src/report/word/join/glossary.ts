import { XML_HEAD } from "../../../office-package/xml/write-xml";
import { WORD } from "../template/allowed";
import type { Placeholder } from "../write/body-writer";
import { replacePieces } from "./replace-pieces";

const PREFIX = "KPI-";

/**
 * The name of the glossary entry that a narrative's empty control shows. It carries the narrative's id a second time: LibreOffice
 * (7.4) drops the tag of a control around paragraphs when it saves a .docx, and keeps this name.
 */
export function placeholderName(id: string): string {
  return `${PREFIX}${id}`;
}

/** The narrative's id in the name of a glossary entry; "" for an entry that the report did not add. */
export function idOfPlaceholder(name: string): string {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : "";
}

/**
 * Adds the texts that empty controls show to a template's glossary (null where it has none). Word takes a text from there when a
 * control is cleared, and a returned document's control is recognised as empty by it. A glossary whose XML cannot be added to is
 * replaced.
 */
export function joinGlossary(own: string | null, placeholders: readonly Placeholder[]): string {
  const entries = placeholders.map(({ name, xml }, index) => writeEntry(name, xml, index)).join("");
  const text = own === null ? "" : removeReportEntries(own);
  const close = text.lastIndexOf("</w:docParts>");
  return close < 0
    ? `${XML_HEAD}<w:glossaryDocument xmlns:w="${WORD}"><w:docParts>${entries}</w:docParts></w:glossaryDocument>`
    : `${text.slice(0, close)}${entries}${text.slice(close)}`;
}

/** A report may be used as the template of the next one, whose entries replace its own. */
function removeReportEntries(xml: string): string {
  return replacePieces(xml, "<w:docPart>", "</w:docPart>", (entry) => {
    const properties = entry.indexOf("<w:docPartPr>");
    const name = properties < 0 ? "" : (/<w:name w:val="([^"]*)"/.exec(entry.slice(properties))?.[1] ?? "");
    return idOfPlaceholder(name) === "" ? entry : "";
  });
}

function writeEntry(name: string, xml: string, index: number): string {
  // Unique within the file, and the same for the same report.
  const guid = `{4B504952-0000-4000-8000-${(index + 1).toString(16).toUpperCase().padStart(12, "0")}}`;
  return `<w:docPart><w:docPartPr><w:name w:val="${name}"/><w:category><w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category><w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors><w:behavior w:val="content"/></w:behaviors><w:guid w:val="${guid}"/></w:docPartPr><w:docPartBody>${xml}</w:docPartBody></w:docPart>`;
}
