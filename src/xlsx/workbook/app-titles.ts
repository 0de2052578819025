import { spliceText, type Splice } from "../../office-package/xml/splice-text";
import { childNamed, parseXml, type XmlElement } from "../../office-package/xml/xml-tree";
import { escapeText } from "../../office-package/xml/write-xml";

/**
 * Adds a sheet to the names that the document properties list, or removes one. A part with another structure than Excel's is
 * returned unchanged: nothing depends on it.
 */
export function withTitle(
  text: string,
  part: string,
  sheetCount: number,
  change: { added: string } | { removed: string },
): string {
  const root = parseXml(text, part);
  const pairs = vectorIn(childNamed(root, "HeadingPairs"));
  const titles = vectorIn(childNamed(root, "TitlesOfParts"));
  if (!pairs || !titles) return text;
  // Pairs of a kind's name and its count; the titles of each kind follow in the same order.
  const counts = pairs.children.filter((_, index) => index % 2 === 1).map((variant) => variant.children[0]);
  const at = counts.findIndex((count) => Number(count?.text) === sheetCount);
  const count = counts[at];
  if (!count) return text;
  const first = counts.slice(0, at).reduce((sum, one) => sum + Number(one?.text), 0);
  const sheets = titles.children.slice(first, first + sheetCount);
  const last = sheets.at(-1);
  if (!last || sheets.length !== sheetCount) return text;
  const by = "added" in change ? 1 : -1;
  const sized = (vector: XmlElement): Splice => {
    const tag = text.slice(vector.start, vector.openEnd);
    return {
      start: vector.start,
      end: vector.openEnd,
      text: tag.replace(/\ssize="\d+"/, ` size="${titles.children.length + by}"`),
    };
  };
  const splices: Splice[] = [
    { start: count.openEnd, end: count.closeStart, text: String(sheetCount + by) },
    sized(titles),
  ];
  if ("added" in change)
    splices.push({ start: last.end, end: last.end, text: `<${last.name}>${escapeText(change.added)}</${last.name}>` });
  else {
    const gone = sheets.find((title) => title.text === change.removed);
    if (!gone) return text;
    splices.push({ start: gone.start, end: gone.end, text: "" });
  }
  return spliceText(text, splices);
}

function vectorIn(element: XmlElement | undefined): XmlElement | undefined {
  return element?.children.find(({ name }) => name.endsWith("vector"));
}
