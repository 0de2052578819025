import { damaged, PackageError } from "./package-error";

/** The encodings that every XML processor reads, and in which a part is written back. */
type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** A part's text and the encoding that it was read in. */
export interface PartText {
  text: string;
  encoding: Encoding;
}

const DECLARATION = /^\uFEFF?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/;

/** Decodes an XML part; a byte order mark stays in the text. Throws a PackageError for an encoding that is neither UTF-8 nor UTF-16. */
export function decodePart(bytes: Uint8Array, part: string): PartText {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw isUtf8(declaredEncoding(bytes)) ? damaged(part) : wrongEncoding(part);
  }
  const declared = DECLARATION.exec(text)?.[1];
  if (encoding === "utf-8" && !isUtf8(declared) && /[^\0-\x7f]/.test(text)) throw wrongEncoding(part);
  return { text, encoding };
}

/** Encodes a part in the encoding that it was read in. */
export function encodePart({ text, encoding }: PartText): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(2 * at, text.charCodeAt(at), encoding === "utf-16le");
  return bytes;
}

/** Detects the encoding by the first two bytes (XML 1.0, appendix F). */
function encodingOf([first, second]: Uint8Array): Encoding {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return "utf-8";
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  return DECLARATION.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 200)))?.[1];
}

/** ASCII is a subset of UTF-8, which is what XML without a declaration is in. */
function isUtf8(declared: string | undefined): boolean {
  return declared === undefined || /^(?:utf-?8|us-ascii|ascii)$/i.test(declared);
}

function wrongEncoding(part: string): PackageError {
  return new PackageError({ code: "not-supported", what: "encoding", part });
}
