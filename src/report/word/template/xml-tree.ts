import { parseXml, type XmlElement, type XmlHandler } from "../package/parse-xml";
import { done, refused, type WordResult } from "../word-problem";

export interface TreeAttribute {
  /** As written, with its prefix. */
  name: string;
  local: string;
  /** Of its namespace; "" where it has none. */
  uri: string;
  value: string;
}

/** An element as it stands in a part, its prefixes as they are written. */
export interface TreeElement {
  name: string;
  local: string;
  uri: string;
  attributes: TreeAttribute[];
  children: TreeNode[];
}

export type TreeNode = TreeElement | string;

/** Elements of all parts of a template. One that is a report of 1,000 KPIs has 18,000, most of them in its glossary. */
export const MOST_ELEMENTS = 300_000;

/**
 * Reads a part's XML as a tree, without its comments and processing instructions. `budget` is how many elements may still be
 * read, and is used up: a tree takes many times the bytes of its file.
 */
export function parseTree(part: string, bytes: Uint8Array, budget: { elements: number }): WordResult<TreeElement> {
  const builder = buildTree();
  const open = (element: XmlElement): void => {
    budget.elements -= 1;
    if (budget.elements < 0) throw new Error("too many elements");
    builder.open(element);
  };
  const parsed = parseXml(part, bytes, { ...builder, open });
  if (budget.elements < 0) return refused({ code: "too-large", limit: null });
  if (!parsed.ok) return parsed;
  const root = builder.root();
  return root ? done(root) : refused({ code: "corrupt", part });
}

/** A handler that builds a tree of what it is told; `root` is its first element, null before there is one. */
export function buildTree(): XmlHandler & { root: () => TreeElement | null } {
  let root: TreeElement | null = null;
  const path: TreeElement[] = [];
  return {
    root: () => root,
    open: (element) => {
      const made = toElement(element);
      path.at(-1)?.children.push(made);
      root ??= made;
      path.push(made);
    },
    close: () => {
      path.pop();
    },
    text: (text) => {
      path.at(-1)?.children.push(text);
    },
  };
}

/** An element without what is in it. */
export function toElement({ source }: XmlElement): TreeElement {
  const attributes = Object.values(source.attributes).map(({ name, local, uri, value }) => ({
    name,
    local,
    uri,
    value,
  }));
  return { name: source.name, local: source.local, uri: source.uri, attributes, children: [] };
}

/** The elements among an element's children. */
export function elementsIn({ children }: TreeElement): TreeElement[] {
  return children.filter((child) => typeof child !== "string");
}

/** The value of an attribute, by its local name. */
export function attributeOf({ attributes }: TreeElement, local: string): string {
  return attributes.find((attribute) => attribute.local === local)?.value ?? "";
}

/** A tree as XML. */
export function writeTree(node: TreeNode): string {
  if (typeof node === "string") return escape(node);
  const inner = node.children.map(writeTree).join("");
  const opening = writeOpening(node);
  return inner === "" ? `<${opening}/>` : `<${opening}>${inner}</${node.name}>`;
}

/** What stands between the brackets of an opening tag. */
export function writeOpening({ name, attributes }: TreeElement): string {
  return [name, ...attributes.map((attribute) => `${attribute.name}="${escape(attribute.value)}"`)].join(" ");
}

/** All characters that mark something, and the white space that an attribute would lose. */
function escape(text: string): string {
  return text.replace(/[&<>"\t\r\n]/g, (character) => ESCAPES[character] ?? `&#${character.charCodeAt(0)};`);
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
