import { XMLParser } from "fast-xml-parser";

/** An XML element, with its children in the order of the document. */
export interface XmlElement {
  /** With its prefix, as written: "bt:Image". */
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
}

/** What fast-xml-parser gives under `preserveOrder`: one key named after the element, and ":@" for its attributes. */
type ParsedNode = Record<string, unknown>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
});

function readNode(name: string, children: ParsedNode[], attributes: Record<string, string>): XmlElement {
  const element: XmlElement = { name, attributes, children: [], text: "" };
  for (const { ":@": attributesOfChild, ...child } of children) {
    for (const [key, value] of Object.entries(child)) {
      if (key === "#text") element.text += String(value);
      else
        element.children.push(
          readNode(key, value as ParsedNode[], (attributesOfChild ?? {}) as Record<string, string>),
        );
    }
  }
  return element;
}

/** Reads a document and returns its root element. Throws when there is none. */
export function readXml(text: string): XmlElement {
  const [root] = readNode("", parser.parse(text) as ParsedNode[], {}).children;
  if (!root) throw new Error("The document has no root element.");
  return root;
}

export function childrenOf(element: XmlElement | undefined): XmlElement[] {
  return element?.children ?? [];
}

export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  return element?.attributes[name];
}

export function textOf(element: XmlElement): string {
  return element.text;
}

/** The element and all those inside it. */
export function everyElement(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}

/** Every element of a name, at any depth. */
export function elementsNamed(element: XmlElement, name: string): XmlElement[] {
  return everyElement(element).filter((each) => each.name === name);
}
