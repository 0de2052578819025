/** Control characters, halves of surrogate pairs, and what would be read as an escape. */
const UNWRITABLE =
  /[\0-\x08\x0b\x0c\r\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9a-f]{4}_)/gi;

/** Encodes the text of a cell or heading: what XML cannot hold is written "_x000B_" (ECMA-376 part 1, 22.9.2.19, ST_Xstring). */
export function encodeText(text: string): string {
  return text.replace(UNWRITABLE, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
}

/** Decodes the text of a cell or heading to what Excel shows. */
export function decodeText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
