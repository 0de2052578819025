import { XML_HEAD } from "../../../office-package/xml/write-xml";
import { scanWordXml } from "../scan-word-xml";
import { WORD } from "../template/allowed";

/** A numbering part that has the report's list of bullets. */
export interface JoinedNumbering {
  xml: string;
  /** The id of the list of bullets. */
  list: number;
}

/** Adds a list of bullets, under ids that are free, to a template's numbering part, or (null) to a new one. Throws a WordFault. */
export function joinNumbering(path: string, own: string | null): JoinedNumbering {
  const xml = own ?? `${XML_HEAD}<w:numbering xmlns:w="${WORD}"></w:numbering>`;
  let [kind, list] = [0, 0];
  scanWordXml(xml, path, {
    open: ({ name, attributes }) => {
      if (name === "w:abstractNum") kind = Math.max(kind, Number(attributes.abstractNumId ?? 0) || 0);
      if (name === "w:num") list = Math.max(list, Number(attributes.numId ?? 0) || 0);
    },
  });
  [kind, list] = [kind + 1, list + 1];
  const levels = ["•", "–", "•"].map((mark, level) => {
    const indent = 357 * (level + 1);
    return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="${mark}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${indent}" w:hanging="357"/></w:pPr></w:lvl>`;
  });
  const abstract = `<w:abstractNum w:abstractNumId="${kind}"><w:multiLevelType w:val="hybridMultilevel"/>${levels.join("")}</w:abstractNum>`;
  const number = `<w:num w:numId="${list}"><w:abstractNumId w:val="${kind}"/></w:num>`;
  const opened = xml.replace(/<w:numbering\b([^<>]*)\/>\s*$/, "<w:numbering$1></w:numbering>");
  return { xml: insertList(opened, abstract, number), list };
}

/** Inserts a list at its place: definitions come before lists, and lists before the clean-up mark (ISO/IEC 29500-1, 17.9.17). */
function insertList(xml: string, abstract: string, number: string): string {
  const firstList = xml.search(/<w:num\s/);
  const end = xml.search(/<w:numIdMacAtCleanup\b|<\/w:numbering>\s*$/);
  const at = firstList < 0 ? end : firstList;
  return `${xml.slice(0, at)}${abstract}${xml.slice(at, end)}${number}${xml.slice(end)}`;
}
