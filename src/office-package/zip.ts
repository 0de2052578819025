import type { Codec } from "./codec";
import { crc32 } from "./crc32";
import { damaged, FileFault } from "../xlsx/file-fault";

/** An entry of a zip file, as it is packed there. */
export interface ZipEntry {
  name: string;
  /** The name as it is written; other than UTF-8 in old files. */
  nameBytes: Uint8Array;
  /** True where the name is said to be UTF-8. */
  isUtf8: boolean;
  /** 0 is stored, 8 is deflated (APPNOTE 4.4.5). */
  method: 0 | 8;
  crc: number;
  /** Bytes once it is unpacked. */
  size: number;
  packed: Uint8Array;
  /** The date and time of MS-DOS, as they stand. */
  time: number;
}

/* Signatures and lengths of the records of a zip file (PKWARE APPNOTE 6.3, chapter 4.3). */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const IS_ENCRYPTED = 1;
const IS_UTF8 = 0x800;
/** What a field of 32 or 16 bits holds when the number stands in a zip64 record. */
const ELSEWHERE = 0xffffffff;
const ELSEWHERE_SHORT = 0xffff;

/** The entries of a zip file in their order, unpacked only when they are asked for. Throws a FileFault. */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (at === ELSEWHERE || count === ELSEWHERE_SHORT) throw notSupported("zip64");
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL) throw damaged(null);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    ) as [number, number, number];
    entries.push(readEntry(bytes, view, at, nameLength));
    at += CENTRAL_LENGTH + nameLength + extraLength + commentLength;
  }
  return entries;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, nameLength: number): ZipEntry {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const [packedSize, size, local] = [20, 24, 42].map((offset) => view.getUint32(at + offset, true)) as [
    number,
    number,
    number,
  ];
  if ([packedSize, size, local].includes(ELSEWHERE)) throw notSupported("zip64");
  const nameBytes = bytes.slice(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength);
  const name = new TextDecoder().decode(nameBytes);
  if (flags & IS_ENCRYPTED) throw new FileFault({ code: "file-encrypted" });
  if (method !== 0 && method !== 8) throw notSupported("compression");
  if (local + LOCAL_LENGTH > bytes.length || view.getUint32(local, true) !== LOCAL) throw damaged(name);
  const start = local + LOCAL_LENGTH + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedSize > bytes.length) throw damaged(name);
  return {
    ...{ name, nameBytes, method, size },
    isUtf8: (flags & IS_UTF8) !== 0,
    crc: view.getUint32(at + 16, true),
    packed: bytes.subarray(start, start + packedSize),
    time: view.getUint32(at + 12, true),
  };
}

/** Where the last record begins: before a comment of unknown length. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw damaged(null);
}

function notSupported(what: "zip64" | "compression"): FileFault {
  return new FileFault({ code: "file-not-supported", what, part: null });
}

/** The most bytes that one part, and all that are unpacked, may have: more than any sheet that Excel itself can hold in memory. */
export const MOST_PART_BYTES = 500_000_000;
/** Deflate cannot pack tighter than 1032 to 1: what says it does is made up. */
const TIGHTEST = 1040;
const WORTH_CHECKING = 1_000_000;

/** Unpacks an entry, and checks that it is just what was packed. Throws a FileFault. */
export function unpackEntry(entry: ZipEntry, codec: Codec): Uint8Array {
  const { name, size, packed, method } = entry;
  const isBomb = size > WORTH_CHECKING && size > packed.length * TIGHTEST;
  if (size > MOST_PART_BYTES || isBomb) throw new FileFault({ code: "file-too-large", part: name });
  let bytes: Uint8Array;
  try {
    // One byte more than it should be tells where there are too many.
    bytes = method === 0 ? packed : codec.inflate(packed, size + 1);
  } catch {
    throw damaged(name);
  }
  if (bytes.length !== size || crc32(bytes) !== entry.crc) throw damaged(name);
  return bytes;
}

/** An entry of these bytes; `like` is the one that it replaces. */
export function packEntry(name: string, bytes: Uint8Array, codec: Codec, like?: ZipEntry): ZipEntry {
  const packed = codec.deflate(bytes);
  const isSmaller = packed.length < bytes.length;
  return {
    name,
    nameBytes: like?.nameBytes ?? new TextEncoder().encode(name),
    isUtf8: like?.isUtf8 ?? /[^\0-\x7f]/.test(name),
    method: isSmaller ? 8 : 0,
    crc: crc32(bytes),
    size: bytes.length,
    packed: isSmaller ? packed : bytes,
    time: like?.time ?? FIRST_DAY,
  };
}

/** 1 January 1980: what was written when is nobody's business. */
const FIRST_DAY = 0x00210000;
/** Version 2.0 knows deflate. */
const VERSION = 20;

/** The bytes of a zip file of these entries, as they are packed. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const size = entries.reduce(
    (sum, { nameBytes, packed }) => sum + LOCAL_LENGTH + CENTRAL_LENGTH + 2 * nameBytes.length + packed.length,
    END_LENGTH,
  );
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const writeHead = (entry: ZipEntry): void => {
    view.setUint16(at, VERSION, true);
    view.setUint16(at + 2, entry.isUtf8 ? IS_UTF8 : 0, true);
    view.setUint16(at + 4, entry.method, true);
    view.setUint32(at + 6, entry.time, true);
    view.setUint32(at + 10, entry.crc, true);
    view.setUint32(at + 14, entry.packed.length, true);
    view.setUint32(at + 18, entry.size, true);
    view.setUint16(at + 22, entry.nameBytes.length, true);
  };
  const starts = entries.map((entry) => {
    const start = at;
    view.setUint32(at, LOCAL, true);
    at += 4;
    writeHead(entry);
    bytes.set(entry.nameBytes, start + LOCAL_LENGTH);
    bytes.set(entry.packed, start + LOCAL_LENGTH + entry.nameBytes.length);
    at = start + LOCAL_LENGTH + entry.nameBytes.length + entry.packed.length;
    return start;
  });
  const directory = at;
  entries.forEach((entry, index) => {
    const start = at;
    view.setUint32(at, CENTRAL, true);
    view.setUint16(at + 4, VERSION, true);
    at += 6;
    writeHead(entry);
    view.setUint32(start + 42, starts[index] ?? 0, true);
    bytes.set(entry.nameBytes, start + CENTRAL_LENGTH);
    at = start + CENTRAL_LENGTH + entry.nameBytes.length;
  });
  view.setUint32(at, END, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}
