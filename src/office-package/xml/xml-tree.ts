import { damaged } from "../package-error";
import { scanXml } from "./scan-xml";

/** Elements of a part that is read as a tree, each of which takes some hundred bytes: 65,490 styles, Excel's own limit, are 200,000. */
const MAX_TREE_ELEMENTS = 1_000_000;

/** An element of a part, with its position in the part's text. */
export interface XmlElement {
  /** As written, with its prefix. */
  name: string;
  /** Without the prefix of the part's own vocabulary: "sheet"; an element of another vocabulary keeps its prefix: "x14:cfRule". */
  local: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** All text within, that of its descendants included. */
  text: string;
  start: number;
  /** Just after the opening tag. */
  openEnd: number;
  /** Where the closing tag begins; equal to `end` for a self-closing element. */
  closeStart: number;
  end: number;
}

/** Parses an XML part, or a piece of one that has a single root. Throws a PackageError. */
export function parseXml(text: string, part: string, prefix = prefixOf(text)): XmlElement {
  const open: XmlElement[] = [];
  const roots: XmlElement[] = [];
  scanXml(
    text,
    part,
    {
      open: ({ name, attributes, isSelfClosing }, start, openEnd) => {
        const element: XmlElement = {
          ...{ name, local: localName(name, prefix), attributes, children: [], text: "" },
          ...{ start, openEnd, closeStart: isSelfClosing ? openEnd : -1, end: -1 },
        };
        (open.at(-1)?.children ?? roots).push(element);
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
      text: (piece) => {
        const element = open.at(-1);
        if (element) element.text += piece;
      },
    },
    MAX_TREE_ELEMENTS,
  );
  const [root] = roots;
  if (!root) throw damaged(part);
  return root;
}

/** The prefix of a part's own vocabulary, with its colon: that of its first element. */
export function prefixOf(text: string): string {
  return (
    /<([\w.-]+:)?[\w.-]+[\s/>]/.exec(text.replace(/^\uFEFF?\s*(?:<\?[^>]*\?>|<!--[\s\S]*?-->|\s)*/, ""))?.[1] ?? ""
  );
}

/** A name without the part's own prefix. A name without that prefix is of another vocabulary, and is marked by a colon. */
export function localName(name: string, prefix: string): string {
  if (prefix === "") return name;
  return name.startsWith(prefix) ? name.slice(prefix.length) : `:${name}`;
}

/** The prefix that an element is written with, with its colon. */
export function elementPrefix({ name, local }: XmlElement): string {
  return name.slice(0, name.length - local.length);
}

/** The first child of this name in the part's own vocabulary. */
export function childNamed(element: XmlElement, local: string): XmlElement | undefined {
  return element.children.find((child) => child.local === local);
}

/** All children of this name in the part's own vocabulary. */
export function childrenNamed(element: XmlElement, local: string): XmlElement[] {
  return element.children.filter((child) => child.local === local);
}

/** An element's name without any prefix. What was added to the format after 2007 has prefixes of its own. */
export function bareName({ name }: Pick<XmlElement, "name">): string {
  return name.slice(name.lastIndexOf(":") + 1);
}

/** All children of this name, whatever their prefix. */
export function childrenCalled({ children }: XmlElement, name: string): XmlElement[] {
  return children.filter((child) => bareName(child) === name);
}

/** True for an attribute's value that means true: "1" or "true". */
export function isOn(value: string | undefined): boolean {
  return value === "1" || value === "true";
}
