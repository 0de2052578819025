import { XmlComponent, type IContext, type IXmlableObject } from "docx";
import { cleanText, escapeXml } from "../../text/clean-text";

/** XML that is written unchanged among the library's elements. */
export class RawXml extends XmlComponent {
  constructor(private readonly xml: string) {
    super("raw");
  }

  override prepForXml(): IXmlableObject {
    return { [RAW]: this.xml };
  }
}

const RAW = "raw";

/**
 * Writes an element of the library as XML. The library writes a whole document at once, which would block the pane for seconds; here
 * elements are written one by one.
 */
export function writeElement(element: XmlComponent, context: IContext): string {
  const prepared = element.prepForXml(context);
  return prepared ? writeObject(prepared) : "";
}

function writeObject(object: IXmlableObject): string {
  return Object.entries(object)
    .map(([name, content]) => (name === RAW ? String(content) : writeNamed(name, content)))
    .join("");
}

function writeNamed(name: string, content: unknown): string {
  const [attributes, inner] = [[] as string[], [] as string[]];
  for (const item of Array.isArray(content) ? (content as unknown[]) : [content]) {
    if (isObject(item) && "_attr" in item) attributes.push(...writeAttributes(item._attr));
    else if (isObject(item)) inner.push(writeObject(item));
    else if (item !== undefined && item !== null) inner.push(escapeXml(String(item as string | number | boolean)));
  }
  const opening = [name, ...attributes].join(" ");
  return inner.length === 0 ? `<${opening}/>` : `<${opening}>${inner.join("")}</${name}>`;
}

function writeAttributes(attributes: unknown): string[] {
  if (!isObject(attributes)) return [];
  return Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}="${escapeXml(String(value)).replace(/\n/g, " ")}"`],
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Splits a text at tabs and line breaks, and keeps these as pieces of their own. */
export function splitText(text: string): string[] {
  return cleanText(text)
    .split(/([\n\t])/)
    .filter((piece) => piece !== "");
}
