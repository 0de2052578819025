import { damaged, FileFault } from "../xlsx/file-fault";

/** The encodings that every XML processor reads, and in which a part is written back as it was. */
type Encoding = "utf-8" | "utf-16le" | "utf-16be";

export interface PartText {
  text: string;
  encoding: Encoding;
}

const DECLARED = /^\uFEFF?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/;

/** The text of an XML part, with its byte order mark where it has one. Throws a FileFault for another encoding. */
export function decodePart(bytes: Uint8Array, part: string): PartText {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw isPlain(declaredOf(bytes)) ? damaged(part) : wrongEncoding(part);
  }
  const declared = DECLARED.exec(text)?.[1];
  if (encoding === "utf-8" && !isPlain(declared) && /[^\0-\x7f]/.test(text)) throw wrongEncoding(part);
  return { text, encoding };
}

/** A part's bytes, in the encoding that it had. */
export function encodePart({ text, encoding }: PartText): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  const bytes = new Uint8Array(2 * text.length);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(2 * at, text.charCodeAt(at), encoding === "utf-16le");
  return bytes;
}

/** By its first bytes (XML 1.0, appendix F). */
function encodingOf([first, second]: Uint8Array): Encoding {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  return "utf-8";
}

function declaredOf(bytes: Uint8Array): string | undefined {
  return DECLARED.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 200)))?.[1];
}

/** ASCII is part of UTF-8. */
function isPlain(declared: string | undefined): boolean {
  return declared === undefined || /^(?:utf-?8|us-ascii|ascii)$/i.test(declared);
}

function wrongEncoding(part: string): FileFault {
  return new FileFault({ code: "file-not-supported", what: "encoding", part });
}
