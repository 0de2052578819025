import { FileFault } from "../file-fault";

/** Bytes of one part: more than any sheet that Excel itself holds in memory. */
export const MAX_PART_BYTES = 500_000_000;

/** A part's text, put together piece by piece and joined once: each joining takes as much memory as the whole part. */
export interface GrowingText {
  /** `sheet` is named where there is no more room. Throws a FileFault. */
  push(piece: string, sheet: string): void;
  text(sheet: string): string;
}

/** A letter takes at most so many bytes of UTF-8. */
const BYTES_OF_A_LETTER = 3;

/**
 * A text that is refused where it grows beyond what is read of a part again, which is less than JavaScript keeps in one text (2^29
 * letters in V8).
 */
export function growingText(most = MAX_PART_BYTES): GrowingText {
  const pieces: string[] = [];
  let letters = 0;
  const assertRoom = (size: number, sheet: string): void => {
    if (size > most) throw new FileFault({ code: "sheet-too-large", sheet });
  };
  return {
    push: (piece, sheet) => {
      letters += piece.length;
      assertRoom(letters, sheet);
      pieces.push(piece);
    },
    text: (sheet) => {
      const text = pieces.join("");
      if (letters * BYTES_OF_A_LETTER > most) assertRoom(bytesOf(text), sheet);
      return text;
    },
  };
}

/** The bytes of a text in UTF-8. Each half of a pair takes two. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) bytes += 1;
    else bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : BYTES_OF_A_LETTER;
  }
  return bytes;
}
