import { FileFault } from "../file-fault";

/** The most bytes of one part: more than any sheet that Excel itself can keep in memory. */
export const MAX_PART_BYTES = 500_000_000;

/** A part's text, collected in pieces and joined once: joining takes as much memory as the whole part. */
export interface GrowingText {
  /** Throws a FileFault that names the sheet where the text becomes too large. */
  push(piece: string, sheet: string): void;
  text(sheet: string): string;
}

/** The most bytes that a UTF-16 unit takes in UTF-8. */
const MAX_BYTES_PER_UNIT = 3;

/**
 * Starts a text that is refused where it becomes larger than the limit for reading a part. That is less than the longest string in
 * V8, which has 2^29 units.
 */
export function growingText(most = MAX_PART_BYTES): GrowingText {
  const pieces: string[] = [];
  let length = 0;
  const assertRoom = (size: number, sheet: string): void => {
    if (size > most) throw new FileFault({ code: "sheet-too-large", sheet });
  };
  return {
    push: (piece, sheet) => {
      length += piece.length;
      assertRoom(length, sheet);
      pieces.push(piece);
    },
    text: (sheet) => {
      const text = pieces.join("");
      if (length * MAX_BYTES_PER_UNIT > most) assertRoom(bytesOf(text), sheet);
      return text;
    },
  };
}

/** The size of a text in UTF-8. Each half of a surrogate pair counts as two bytes. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) bytes += 1;
    else bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : MAX_BYTES_PER_UNIT;
  }
  return bytes;
}
