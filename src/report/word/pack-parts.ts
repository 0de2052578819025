import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** A part of a package: text, in as many pieces as it was made in, or bytes. */
export interface Part {
  name: string;
  content: readonly string[] | Uint8Array;
}

/** Bytes that are packed before something else may go on: some 20 ms of work. */
const SLICE = 256 * 1024;
/** The first day that a zip file can name: the same report gives the same file. */
const DAY = new Date(1980, 0, 2);
const IS_PACKED = /\.(?:png|jpe?g|gif|emf\.gz|zip)$/i;

/** Packs parts into a zip file, in order, and lets other work go on between slices. */
export async function packParts(parts: readonly Part[], pause: () => Promise<void>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const text = new TextEncoder();
  let since = 0;
  for (const { name, content } of parts) {
    const file = IS_PACKED.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    file.mtime = DAY;
    zip.add(file);
    for (const piece of content instanceof Uint8Array ? [content] : joinPieces(content).map((joined) => text.encode(joined))) {
      for (let at = 0; at < piece.length; at += SLICE) {
        const slice = piece.subarray(at, at + SLICE);
        file.push(slice, false);
        since += slice.length;
        if (since < SLICE) continue;
        since = 0;
        await pause();
      }
    }
    file.push(new Uint8Array(), true);
  }
  zip.end();
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Short pieces as longer ones. */
function joinPieces(pieces: readonly string[]): string[] {
  const joined: string[] = [];
  let open: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    open.push(piece);
    length += piece.length;
    if (length < SLICE) continue;
    joined.push(open.join(""));
    [open, length] = [[], 0];
  }
  return [...joined, open.join("")];
}
