import { Deflate } from "fflate";
import { crc32 } from "./crc32";

/** A part of a package: text, in as many pieces as it was made in, or bytes. */
export interface Part {
  name: string;
  content: readonly string[] | Uint8Array;
}

/** Bytes that are packed before something else may go on: some 20 ms of work. */
const SLICE = 256 * 1024;
const IS_PACKED = /\.(?:png|jpe?g|gif)$/i;

interface PackedPart {
  name: Uint8Array;
  method: 0 | 8;
  crc: number;
  size: number;
  packed: Uint8Array;
}

/**
 * Packs parts into a zip file, in order, and lets other work go on between slices. Sizes stand before each part, not behind
 * it: LibreOffice does not open a file where they stand behind a part that is stored as it is.
 */
export async function packParts(parts: readonly Part[], pause: () => Promise<void>): Promise<Uint8Array> {
  const packed: PackedPart[] = [];
  const text = new TextEncoder();
  let since = 0;
  for (const { name, content } of parts) {
    const chunks: Uint8Array[] = [];
    const method = IS_PACKED.test(name) ? 0 : 8;
    const deflater = new Deflate({ level: 6 }, (chunk) => chunks.push(chunk));
    let [crc, size] = [0, 0];
    for (const piece of content instanceof Uint8Array
      ? [content]
      : joinPieces(content).map((joined) => text.encode(joined))) {
      for (let at = 0; at < piece.length; at += SLICE) {
        const slice = piece.subarray(at, at + SLICE);
        crc = crc32(slice, crc);
        size += slice.length;
        if (method === 0) chunks.push(slice);
        else deflater.push(slice, false);
        since += slice.length;
        if (since < SLICE) continue;
        since = 0;
        await pause();
      }
    }
    if (method === 8) deflater.push(new Uint8Array(), true);
    packed.push({ name: text.encode(name), method, crc, size, packed: join(chunks) });
  }
  return writeZip(packed);
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

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** 1 January 1980, the first day that a zip file can name: the same report gives the same file. */
const DAY = 0x21;
/** Names are UTF-8 (APPNOTE.TXT 4.4.4, bit 11). */
const UTF_8 = 0x800;

/** As APPNOTE.TXT 4.3 has it: each part behind its header, then the directory, then its end. */
function writeZip(parts: readonly PackedPart[]): Uint8Array {
  const [local, central] = [[] as Uint8Array[], [] as Uint8Array[]];
  let [offset, length] = [0, 0];
  for (const { name, method, crc, size, packed } of parts) {
    const shared = [20, 0, UTF_8, UTF_8 >>> 8].map((byte) => byte & 255);
    const sums = [
      ...twoBytes(method),
      0,
      0,
      ...twoBytes(DAY),
      ...fourBytes(crc),
      ...fourBytes(packed.length),
      ...fourBytes(size),
      ...twoBytes(name.length),
      0,
      0,
    ];
    local.push(Uint8Array.of(0x50, 0x4b, 3, 4, ...shared, ...sums), name, packed);
    central.push(
      Uint8Array.of(0x50, 0x4b, 1, 2, 20, 0, ...shared, ...sums, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...fourBytes(offset)),
      name,
    );
    offset += 30 + name.length + packed.length;
    length += 46 + name.length;
  }
  const count = twoBytes(parts.length);
  const end = Uint8Array.of(
    0x50,
    0x4b,
    5,
    6,
    0,
    0,
    0,
    0,
    ...count,
    ...count,
    ...fourBytes(length),
    ...fourBytes(offset),
    0,
    0,
  );
  return join([...local, ...central, end]);
}

function twoBytes(value: number): number[] {
  return [value & 255, (value >>> 8) & 255];
}

function fourBytes(value: number): number[] {
  return [...twoBytes(value), ...twoBytes(value >>> 16)];
}
