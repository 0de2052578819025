import { UnusableInput } from "../errors";

/** How the characters of a text file are stored. `ansi` is Windows-1252, which Excel calls “CSV” in Western Europe. */
export type TextEncoding = "utf-8" | "utf-16le" | "utf-16be" | "ansi";

/** A decoded text, with its byte order mark if it has one, so that encoding it again gives the same bytes. */
export interface DecodedText {
  text: string;
  encoding: TextEncoding;
}

/** The byte order mark of a decoded text. */
export const BOM = "\uFEFF";

const SAVE_AGAIN = "Open it in Excel, save it as “CSV UTF-8 (Comma delimited)”, then try again.";

/** Decodes a text file: UTF-16 by its mark, UTF-8 if all of it is valid UTF-8, ANSI otherwise. Throws UnusableInput if it is none of them. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = findUtf16(bytes);
  const decoded = marked ? decodeUtf16(bytes, marked) : (decodeUtf8(bytes) ?? decodeAnsi(bytes));
  // No text has a NUL.
  if (decoded.text.includes("\0")) throw new UnusableInput(`it is not a text file. ${SAVE_AGAIN}`);
  return decoded;
}

/** The encoding that a byte order mark of UTF-16 names; null without one. */
export function findUtf16([first, second]: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

function decodeUtf16(bytes: Uint8Array, encoding: "utf-16le" | "utf-16be"): DecodedText {
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), encoding };
  } catch {
    throw new UnusableInput(`it begins as Unicode text (UTF-16), and was not copied whole. ${SAVE_AGAIN}`);
  }
}

function decodeUtf8(bytes: Uint8Array): DecodedText | null {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return null;
  }
}

/** Where Windows-1252 differs from Latin-1: the characters of 0x80 to 0x9F. Five bytes have none. */
const FROM_0X80 = "€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ";
const NO_CHARACTER = "\uFFFD";

/** The UTF-8 of “£”, “–”, “é” and their like, as it looks when it is taken for ANSI. */
const UTF8_IN_ANSI = /Â[\u00a0-\u00bf]|Ã[\u00a0-\u00bf]|â€/;

// Node's own decoder takes Windows-1252 for Latin-1 in some versions (nodejs/node issue 56542), which loses “–” and “€”.
function decodeAnsi(bytes: Uint8Array): DecodedText {
  const text = Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\x80-\x9f]/g, (byte) => FROM_0X80.charAt(byte.charCodeAt(0) - 0x80));
  if (/[\0-\x08\x0e-\x19\x1b-\x1f]/.test(text)) throw new UnusableInput(`it is not a text file. ${SAVE_AGAIN}`);
  if (text.includes(NO_CHARACTER))
    throw new UnusableInput(`its letters are neither in UTF-8 nor in Windows' own encoding (ANSI). ${SAVE_AGAIN}`);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    throw new UnusableInput(`it begins as UTF-8, and some of its letters are not. ${SAVE_AGAIN}`);
  if (UTF8_IN_ANSI.test(text))
    throw new UnusableInput(`some of its letters are in UTF-8 and some in Windows' own encoding (ANSI). ${SAVE_AGAIN}`);
  return { text, encoding: "ansi" };
}

/** Encodes a text as it was decoded. Null if it has a character that the encoding lacks. */
export function encodeText({ text, encoding }: DecodedText): Uint8Array | null {
  switch (encoding) {
    case "utf-8":
      return Buffer.from(text, "utf8");
    case "utf-16le":
      return Buffer.from(text, "utf16le");
    case "utf-16be":
      return Buffer.from(text, "utf16le").swap16();
    case "ansi":
      return encodeAnsi(text);
  }
}

function encodeAnsi(text: string): Uint8Array | null {
  const latin = text.replace(/[^\0-\x7f\xa0-\xff]/g, (letter) => {
    const at = letter === NO_CHARACTER ? -1 : FROM_0X80.indexOf(letter);
    // What has no byte stays beyond Latin-1, and is found below.
    return at < 0 ? NO_CHARACTER : String.fromCharCode(0x80 + at);
  });
  return latin.includes(NO_CHARACTER) ? null : Buffer.from(latin, "latin1");
}
