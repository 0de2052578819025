import { decode, parseXml } from "../package/parse-xml";
import { done, type WordResult } from "../word-problem";
import { WORD } from "../template/allowed";

/** A numbering part with the list of the report's bullets in it. */
export interface JoinedNumbering {
  xml: string;
  /** The number of the bullets' list. */
  list: number;
}

/** Adds a list of bullets to a template's numbering, or (null) makes one, under numbers that are free. */
export function joinNumbering(path: string, bytes: Uint8Array | null): WordResult<JoinedNumbering> {
  const xml = bytes
    ? decode(bytes)
    : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering xmlns:w="${WORD}"></w:numbering>`;
  let [kind, list] = [0, 0];
  const parsed = parseXml(path, new TextEncoder().encode(xml), {
    open: ({ name, attributes }) => {
      if (name === "w:abstractNum") kind = Math.max(kind, Number(attributes.abstractNumId ?? 0) || 0);
      if (name === "w:num") list = Math.max(list, Number(attributes.numId ?? 0) || 0);
    },
    close: () => undefined,
    text: () => undefined,
  });
  if (!parsed.ok) return parsed;
  [kind, list] = [kind + 1, list + 1];
  const levels = ["•", "–", "•"].map((mark, level) => {
    const indent = 357 * (level + 1);
    return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="${mark}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${indent}" w:hanging="357"/></w:pPr></w:lvl>`;
  });
  const abstract = `<w:abstractNum w:abstractNumId="${kind}"><w:multiLevelType w:val="hybridMultilevel"/>${levels.join("")}</w:abstractNum>`;
  const number = `<w:num w:numId="${list}"><w:abstractNumId w:val="${kind}"/></w:num>`;
  return done({
    xml: insert(xml.replace(/<w:numbering\b([^<>]*)\/>\s*$/, "<w:numbering$1></w:numbering>"), abstract, number),
    list,
  });
}

/** Kinds of lists stand before lists, and these before the clean-up's mark (ISO/IEC 29500-1, 17.9.17). */
function insert(xml: string, abstract: string, number: string): string {
  const firstList = xml.search(/<w:num\s/);
  const end = xml.search(/<w:numIdMacAtCleanup\b|<\/w:numbering>\s*$/);
  const at = firstList < 0 ? end : firstList;
  return `${xml.slice(0, at)}${abstract}${xml.slice(at, end)}${number}${xml.slice(end)}`;
}
