import { SaxesParser, type SaxesTagPlain } from "saxes";
import { damaged, FileFault } from "../xlsx/file-fault";
import { escapeXml } from "./write-xml";

/** Hears what stands in an XML part, in order. Positions are those of letters in the text, from 0. */
export interface XmlListener {
  /** `start` is where its tag begins, `end` behind it. An element that is closed at once is closed by `close` all the same. */
  open(tag: SaxesTagPlain, start: number, end: number): void;
  /** `end` is behind the closing tag. */
  close(name: string, end: number): void;
  text(text: string): void;
}

/** Elements within each other; a workbook's parts have about ten. */
const DEEPEST = 200;
/** Elements of a part that is read into a tree, each of which takes some hundred bytes: 65,490 styles, Excel's own limit, are 200,000. */
const MOST_ELEMENTS = 1_000_000;

/**
 * Reads through an XML part. Comments and instructions are passed over, CDATA is text. Throws a FileFault where it is no
 * well-formed XML, and for a document type: what that declares could make a few letters into gigabytes.
 */
export function scanXml(text: string, part: string, listener: XmlListener): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on("error", () => {
    throw damaged(part);
  });
  parser.on("doctype", () => {
    throw new FileFault({ code: "file-not-supported", what: "doctype", part });
  });
  // No "<" stands in a tag but its first (XML 1.0, 3.1).
  parser.on("opentag", (tag) => {
    depth += 1;
    if (depth > DEEPEST) throw new FileFault({ code: "file-too-large", part });
    listener.open(tag, text.lastIndexOf("<", parser.position - 1), parser.position);
  });
  parser.on("closetag", (tag) => {
    depth -= 1;
    listener.close(tag.name, parser.position);
  });
  parser.on("text", (words) => listener.text(words));
  parser.on("cdata", (words) => listener.text(words));
  parser.write(text).close();
}

/** An element of a small part, and where it stands in the part's text. */
export interface XmlElement {
  /** As written, with its prefix. */
  name: string;
  /** Without the prefix of the part's own names: "sheet"; with it where it is another's: "x14:cfRule". */
  local: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** All text within. */
  text: string;
  start: number;
  /** Behind the opening tag. */
  openEnd: number;
  /** Before the closing tag; at its end where it is closed at once. */
  closeStart: number;
  end: number;
}

/** Reads an XML part, or a piece of one that has a single root, into elements. Throws a FileFault. */
export function parseXml(text: string, part: string, prefix = prefixOf(text)): XmlElement {
  const open: XmlElement[] = [];
  let count = 0;
  let root: XmlElement | null = null;
  scanXml(text, part, {
    open: ({ name, attributes, isSelfClosing }, start, openEnd) => {
      count += 1;
      if (count > MOST_ELEMENTS) throw new FileFault({ code: "file-too-large", part });
      const local = localName(name, prefix);
      const element: XmlElement = {
        name,
        local,
        attributes,
        children: [],
        text: "",
        start,
        openEnd,
        closeStart: isSelfClosing ? openEnd : -1,
        end: -1,
      };
      open.at(-1)?.children.push(element);
      root ??= element;
      open.push(element);
    },
    close: (_, end) => {
      const element = open.pop();
      if (!element) return;
      element.end = end;
      if (element.closeStart < 0) element.closeStart = text.lastIndexOf("<", end - 1);
      const parent = open.at(-1);
      if (parent) parent.text += element.text;
    },
    text: (words) => {
      const element = open.at(-1);
      if (element) element.text += words;
    },
  });
  if (!root) throw damaged(part);
  return root;
}

/** The prefix of a part's own names, with its colon: that of its first element. */
export function prefixOf(text: string): string {
  return (
    /<([\w.-]+:)?[\w.-]+[\s/>]/.exec(text.replace(/^\uFEFF?\s*(?:<\?[^>]*\?>|<!--[\s\S]*?-->|\s)*/, ""))?.[1] ?? ""
  );
}

export function localName(name: string, prefix: string): string {
  if (prefix === "") return name;
  return name.startsWith(prefix) ? name.slice(prefix.length) : `:${name}`;
}

export function childNamed(element: XmlElement, local: string): XmlElement | undefined {
  return element.children.find((child) => child.local === local);
}

export function childrenNamed(element: XmlElement, local: string): XmlElement[] {
  return element.children.filter((child) => child.local === local);
}

/** An element's name without its prefix, whichever that is: what came to the format after 2007 stands under prefixes of its own. */
export function bareName({ name }: XmlElement): string {
  return name.slice(name.lastIndexOf(":") + 1);
}

/** The children of this name, whatever their prefix. */
export function childrenCalled({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter((child) => bareName(child) === name);
}

/** An attribute that says true: "1" or "true". */
export function isOn(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** A change to a text: what stands from `start` to before `end` is replaced. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/** Makes changes that do not overlap; those at one place in the order given. */
export function spliceText(text: string, splices: readonly Splice[]): string {
  const sorted = splices
    .map((one, index) => ({ ...one, index }))
    .sort((a, b) => a.start - b.start || a.index - b.index);
  let made = "";
  let at = 0;
  for (const { start, end, text: put } of sorted) {
    made += text.slice(at, start) + put;
    at = end;
  }
  return made + text.slice(at);
}

const ATTRIBUTE = /\s+([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')/gy;

/** Sets an attribute in an opening tag, or takes it out where it is null; the rest of the tag stays as it is. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const nameEnd = /^<[^\s/>]+/.exec(tag)?.[0].length ?? 0;
  const put = value === null ? "" : ` ${name}="${escapeXml(value)}"`;
  ATTRIBUTE.lastIndex = nameEnd;
  let end = nameEnd;
  for (let match = ATTRIBUTE.exec(tag); match; match = ATTRIBUTE.exec(tag)) {
    if (match[1] === name) return tag.slice(0, match.index) + put + tag.slice(match.index + match[0].length);
    end = match.index + match[0].length;
  }
  return tag.slice(0, end) + put + tag.slice(end);
}

/** The change that sets an attribute of an element, or takes it out. */
export function attributeSplice(
  text: string,
  { start, openEnd }: XmlElement,
  name: string,
  value: string | null,
): Splice {
  return { start, end: openEnd, text: withAttribute(text.slice(start, openEnd), name, value) };
}

/** The change that puts something at the end of an element's contents, and sets attributes of it. */
export function appendSplices(
  text: string,
  element: XmlElement,
  put: string,
  attributes: Record<string, string> = {},
): Splice[] {
  let open = text.slice(element.start, element.openEnd);
  for (const [name, value] of Object.entries(attributes)) open = withAttribute(open, name, value);
  if (element.closeStart < element.end) {
    return [
      { start: element.start, end: element.openEnd, text: open },
      { start: element.closeStart, end: element.closeStart, text: put },
    ];
  }
  // It was closed at once.
  return [
    { start: element.start, end: element.end, text: `${open.replace(/(?<!\s)\s*\/>$/, ">")}${put}</${element.name}>` },
  ];
}
