import { escapeXml } from "./write-xml";
import type { XmlElement } from "./xml-tree";

/** A change to a text: the characters from `start` up to `end` are replaced. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** Applies splices that do not overlap. Those at the same place are applied in the order given. */
export function spliceText(text: string, splices: readonly Splice[]): string {
  const sorted = splices
    .map((one, index) => ({ ...one, index }))
    .sort((a, b) => a.start - b.start || a.index - b.index);
  let result = "";
  let at = 0;
  for (const { start, end, text: replacement } of sorted) {
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

/** The splice that adds a child to an element, before the first child whose name comes later in an order of names. */
export function insertSplice(parent: XmlElement, order: readonly string[], name: string, xml: string): Splice {
  const next = parent.children.find(({ local }) => order.indexOf(local) > order.indexOf(name));
  const at = next?.start ?? parent.closeStart;
  return { start: at, end: at, text: xml };
}

/** The text without some of its elements. */
export function removeElements(text: string, elements: readonly Pick<XmlElement, "start" | "end">[]): string {
  return spliceText(
    text,
    elements.map(({ start, end }) => ({ start, end, text: "" })),
  );
}

const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')/gy;

/** Sets an attribute in an opening tag, or removes it (null). The rest of the tag stays as it is written. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const nameEnd = /^<[^\s/>]+/.exec(tag)?.[0].length ?? 0;
  const written = value === null ? "" : ` ${name}="${escapeXml(value)}"`;
  ATTRIBUTE.lastIndex = nameEnd;
  let end = nameEnd;
  for (let match = ATTRIBUTE.exec(tag); match; match = ATTRIBUTE.exec(tag)) {
    if (match[1] === name) return tag.slice(0, match.index) + written + tag.slice(match.index + match[0].length);
    end = match.index + match[0].length;
  }
  return tag.slice(0, end) + written + tag.slice(end);
}

/** The tag of an element that gets content: an opening tag, also where it was self-closing. */
export function asOpeningTag(tag: string): string {
  return tag.replace(/(?<!\s)\s*\/>$/, ">");
}

/** The splice that sets an attribute of an element, or removes it (null). */
export function attributeSplice(
  text: string,
  { start, openEnd }: XmlElement,
  name: string,
  value: string | null,
): Splice {
  return { start, end: openEnd, text: withAttribute(text.slice(start, openEnd), name, value) };
}

/** The splices that add XML at the end of an element's content, and set some of its attributes. */
export function appendSplices(
  text: string,
  element: XmlElement,
  added: string,
  attributes: Record<string, string> = {},
): Splice[] {
  let open = text.slice(element.start, element.openEnd);
  for (const [name, value] of Object.entries(attributes)) open = withAttribute(open, name, value);
  const isSelfClosing = element.closeStart === element.end;
  if (isSelfClosing) {
    return [{ start: element.start, end: element.end, text: `${asOpeningTag(open)}${added}</${element.name}>` }];
  }
  return [
    { start: element.start, end: element.openEnd, text: open },
    { start: element.closeStart, end: element.closeStart, text: added },
  ];
}
