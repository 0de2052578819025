import { damaged, PackageError } from "../../../office-package/package-error";
import { OFFICE_RELATIONSHIPS } from "../../../office-package/relationships";
import { escapeXml } from "../../../office-package/xml/write-xml";
import { scanWordXml, type WordElement, type WordListener } from "../scan-word-xml";

/** An attribute of a part's element. */
export interface TreeAttribute {
  /** As written, with its prefix. */
  name: string;
  local: string;
  /** The address of its namespace; "" where it has none. */
  uri: string;
  value: string;
}

/** An element of a part. Its prefixes are kept as they are written. */
export interface TreeElement {
  name: string;
  local: string;
  uri: string;
  attributes: TreeAttribute[];
  children: TreeNode[];
}

/** An element or a piece of text. */
export type TreeNode = TreeElement | string;

/** The namespace of attributes that declare namespaces. */
export const XMLNS = "http://www.w3.org/2000/xmlns/";

/** Elements of all parts of a template together. A report of 1,000 KPIs as a template has 18,000, most of them in its glossary. */
export const MAX_TEMPLATE_ELEMENTS = 300_000;

/**
 * Parses a part's XML into a tree, without its comments and processing instructions. `budget` counts down the elements that may
 * still be read: a tree takes many times the bytes of its file. Throws a PackageError.
 */
export function parseTree(text: string, part: string, budget: { elements: number }): TreeElement {
  const builder = new TreeBuilder();
  scanWordXml(text, part, {
    open: (element) => {
      budget.elements -= 1;
      if (budget.elements < 0) throw new PackageError({ code: "too-large", part, limit: null });
      builder.open(element);
    },
    close: () => builder.close(),
    text: (text) => builder.text(text),
  });
  if (!builder.root) throw damaged(part);
  return builder.root;
}

/** A listener that builds a tree of what it receives. */
export class TreeBuilder implements Required<WordListener> {
  /** The first element; null before there is one. */
  root: TreeElement | null = null;
  private readonly path: TreeElement[] = [];

  open(element: WordElement): void {
    const made = toElement(element);
    this.path.at(-1)?.children.push(made);
    this.root ??= made;
    this.path.push(made);
  }

  close(): void {
    this.path.pop();
  }

  text(text: string): void {
    this.path.at(-1)?.children.push(text);
  }
}

/** The tree's form of an element, without content. */
export function toElement({ source }: WordElement): TreeElement {
  const attributes = Object.values(source.attributes).map(({ name, local, uri, value }) => ({
    ...{ name, local, uri, value },
  }));
  return { name: source.name, local: source.local, uri: source.uri, attributes, children: [] };
}

/** The children of an element that are elements. */
export function elementsIn({ children }: TreeElement): TreeElement[] {
  return children.filter((child) => typeof child !== "string");
}

/** The value of an attribute, by its local name. */
export function attributeOf({ attributes }: TreeElement, local: string): string {
  return attributes.find((attribute) => attribute.local === local)?.value ?? "";
}

/** The attributes that refer to relationships of the part, by their ids. */
export function referencesOf({ attributes }: TreeElement): TreeAttribute[] {
  return attributes.filter(({ uri }) => uri === OFFICE_RELATIONSHIPS);
}

/** Writes a tree as XML. */
export function writeTree(node: TreeNode): string {
  if (typeof node === "string") return escapeXml(node);
  const inner = node.children.map(writeTree).join("");
  const opening = writeOpening(node);
  return inner === "" ? `<${opening}/>` : `<${opening}>${inner}</${node.name}>`;
}

/** Writes the inside of an opening tag: "w:p w:rsidR=..." */
export function writeOpening({ name, attributes }: TreeElement): string {
  return [name, ...attributes.map((attribute) => `${attribute.name}="${escapeXml(attribute.value)}"`)].join(" ");
}
