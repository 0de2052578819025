const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A text between tags or quotes. What XML takes for something else in an attribute is written by number. */
export function escapeXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (letter) => ENTITIES[letter] ?? letter)
    .replace(/[\t\n\r]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** A text between tags, its lines as they are. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (letter) => ENTITIES[letter] ?? letter);
}

/** Control characters, halves of pairs, and what looks as if it were written so already. */
const UNWRITABLE =
  /[\0-\x08\x0b\x0c\r\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9a-f]{4}_)/gi;

/** A text of a cell or a heading: what XML cannot hold is written as "_x000B_" (ECMA-376 part 1, 22.9.2.19, ST_Xstring). */
export function encodeText(text: string): string {
  return text.replace(UNWRITABLE, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
}

/** A text of a cell as Excel shows it. */
export function decodeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

export type Attributes = Record<string, string | number | boolean | undefined>;

/** Attributes with a space before each; those that are undefined or false are left out, true is "1". */
export function writeAttributes(attributes: Attributes): string {
  let written = "";
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      written += ` ${name}="${value === true ? "1" : escapeXml(String(value))}"`;
  }
  return written;
}

/** An element; without contents it is closed at once. */
export function writeElement(name: string, attributes: Attributes = {}, contents = ""): string {
  const open = `<${name}${writeAttributes(attributes)}`;
  return contents === "" ? `${open}/>` : `${open}>${contents}</${name}>`;
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
