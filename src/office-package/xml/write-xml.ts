/** The first line of every part. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Escapes the characters that are markup, between tags as well as between quotes. White space stays as it is. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** Escapes a text for an attribute: markup, and the white space that XML would turn into spaces. */
export function escapeXml(text: string): string {
  return escapeMarkup(text).replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Escapes a text between tags. */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? character);
}

/** Attributes by name: undefined and false are left out, true is written "1". */
export type Attributes = Record<string, string | number | boolean | undefined>;

/** Writes attributes, each with a space before it. */
export function writeAttributes(attributes: Attributes): string {
  let written = "";
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false)
      written += ` ${name}="${value === true ? "1" : escapeXml(String(value))}"`;
  }
  return written;
}

/** Writes an element around content that is XML already; without content it is self-closing. */
export function writeElement(name: string, attributes: Attributes = {}, content = ""): string {
  const open = `<${name}${writeAttributes(attributes)}`;
  return content === "" ? `${open}/>` : `${open}>${content}</${name}>`;
}
