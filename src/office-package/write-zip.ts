import { Deflate } from "fflate";
import type { Codec } from "./codec";
import { crc32 } from "./crc32";
import { CENTRAL, CENTRAL_LENGTH, END, END_LENGTH, IS_UTF8, LOCAL, LOCAL_LENGTH, type ZipEntry } from "./zip-format";

/** 1 January 1980, the earliest date of a zip file: the same content gives the same bytes. */
const FIXED_TIME = 0x00210000;
/** Version 2.0 introduced DEFLATE. */
const VERSION = 20;

/** Compresses bytes as an entry. `replaced` is the entry whose name and date it takes over. */
export function packEntry(name: string, bytes: Uint8Array, codec: Codec, replaced?: ZipEntry): ZipEntry {
  const packed = codec.deflate(bytes);
  const isSmaller = packed.length < bytes.length;
  return {
    name,
    nameBytes: replaced?.nameBytes ?? new TextEncoder().encode(name),
    isUtf8: replaced?.isUtf8 ?? /[^\0-\x7f]/.test(name),
    method: isSmaller ? 8 : 0,
    crc: crc32(bytes),
    size: bytes.length,
    packed: isSmaller ? packed : bytes,
    time: replaced?.time ?? FIXED_TIME,
  };
}

/** A part to be packed: text in pieces, or bytes. */
export interface Part {
  name: string;
  content: readonly string[] | Uint8Array;
}

/** Bytes that are compressed between two pauses: some 20 ms of work. */
const SLICE = 256 * 1024;
/** Files that are compressed already are stored as they are. */
const IS_COMPRESSED = /\.(?:png|jpe?g|gif)$/i;

/** Packs parts into a zip file in their order, and yields to other work between slices. */
export async function packParts(parts: readonly Part[], pause: () => Promise<void>): Promise<Uint8Array> {
  const entries: ZipEntry[] = [];
  const text = new TextEncoder();
  let sincePause = 0;
  for (const { name, content } of parts) {
    const chunks: Uint8Array[] = [];
    const method = IS_COMPRESSED.test(name) ? 0 : 8;
    const deflater = new Deflate({ level: 6 }, (chunk) => chunks.push(chunk));
    let [crc, size] = [0, 0];
    for (const slice of slicesOf(content, text)) {
      crc = crc32(slice, crc);
      size += slice.length;
      if (method === 0) chunks.push(slice);
      else deflater.push(slice, false);
      sincePause += slice.length;
      if (sincePause < SLICE) continue;
      sincePause = 0;
      await pause();
    }
    if (method === 8) deflater.push(new Uint8Array(), true);
    const packed = joinBytes(chunks);
    entries.push({ name, nameBytes: text.encode(name), isUtf8: true, method, crc, size, packed, time: FIXED_TIME });
  }
  return writeZip(entries);
}

function* slicesOf(content: Part["content"], text: TextEncoder): Generator<Uint8Array> {
  const pieces = content instanceof Uint8Array ? [content] : joinPieces(content).map((joined) => text.encode(joined));
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; at += SLICE) yield piece.subarray(at, at + SLICE);
  }
}

/** Joins short pieces of text into longer ones, which are encoded faster. */
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

/** Joins chunks of bytes into one. */
export function joinBytes(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/**
 * Writes entries, compressed as they are, as a zip file. Sizes are written before each entry's bytes: LibreOffice does not open a file
 * with the sizes after a stored entry.
 */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const size = entries.reduce(
    (sum, { nameBytes, packed }) => sum + LOCAL_LENGTH + CENTRAL_LENGTH + 2 * nameBytes.length + packed.length,
    END_LENGTH,
  );
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const starts = entries.map((entry) => {
    const start = at;
    view.setUint32(at, LOCAL, true);
    writeHeader(view, at + 4, entry);
    bytes.set(entry.nameBytes, at + LOCAL_LENGTH);
    bytes.set(entry.packed, at + LOCAL_LENGTH + entry.nameBytes.length);
    at += LOCAL_LENGTH + entry.nameBytes.length + entry.packed.length;
    return start;
  });
  const directory = at;
  entries.forEach((entry, index) => {
    view.setUint32(at, CENTRAL, true);
    view.setUint16(at + 4, VERSION, true);
    writeHeader(view, at + 6, entry);
    view.setUint32(at + 42, starts[index] ?? 0, true);
    bytes.set(entry.nameBytes, at + CENTRAL_LENGTH);
    at += CENTRAL_LENGTH + entry.nameBytes.length;
  });
  view.setUint32(at, END, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}

/** The fields that an entry's local and central records share. */
function writeHeader(view: DataView, at: number, entry: ZipEntry): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, entry.isUtf8 ? IS_UTF8 : 0, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint32(at + 6, entry.time, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.packed.length, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, entry.nameBytes.length, true);
}
