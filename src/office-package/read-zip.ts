import type { Codec } from "./codec";
import { crc32 } from "./crc32";
import type { PackageLimits } from "./package-limits";
import { damaged, PackageError } from "./package-error";
import {
  CENTRAL,
  CENTRAL_LENGTH,
  END,
  END_LENGTH,
  IS_ENCRYPTED,
  IS_UTF8,
  LOCAL,
  LOCAL_LENGTH,
  type ZipEntry,
} from "./zip-format";

/** A comment of this length may follow the last record. */
const LONGEST_COMMENT = 0xffff;
/** The value of a field of 32 or 16 bits whose number is in a zip64 record instead. */
const IN_ZIP64 = 0xffffffff;
const IN_ZIP64_SHORT = 0xffff;

/** Reads the directory of a zip file. Entries are decompressed only when they are asked for. Throws a PackageError. */
export function readZip(bytes: Uint8Array, limits: PackageLimits): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (at === IN_ZIP64 || count === IN_ZIP64_SHORT) throw notSupported("zip64");
  if (count > limits.parts) throw new PackageError({ code: "too-large", part: null, limit: limits.parts });
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL) throw damaged(null);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    ) as [number, number, number];
    const next = at + CENTRAL_LENGTH + nameLength + extraLength + commentLength;
    if (next > end) throw damaged(null);
    entries.push(readEntry(bytes, view, at, nameLength));
    at = next;
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
  if ([packedSize, size, local].includes(IN_ZIP64)) throw notSupported("zip64");
  const nameBytes = bytes.slice(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength);
  const name = new TextDecoder().decode(nameBytes);
  if (flags & IS_ENCRYPTED) throw new PackageError({ code: "encrypted" });
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

/** Where the last record begins: it may be followed by a comment. */
function findEnd(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw damaged(null);
}

function notSupported(what: "zip64" | "compression"): PackageError {
  return new PackageError({ code: "not-supported", what, part: null });
}

/** DEFLATE compresses to a 1032nd at best: an entry that claims more is a zip bomb. */
const BEST_RATIO = 1040;
/** Smaller entries do no harm, whatever they claim. */
const HARMLESS_SIZE = 1_000_000;

/** Decompresses an entry, and checks its size and checksum. Throws a PackageError. */
export function unpackEntry(entry: ZipEntry, codec: Codec): Uint8Array {
  const { name, size, packed, method } = entry;
  const isBomb = size > HARMLESS_SIZE && size > packed.length * BEST_RATIO;
  if (isBomb) throw new PackageError({ code: "too-large", part: name, limit: null });
  let bytes: Uint8Array;
  try {
    // With room for one byte more than stated, an entry that is longer is noticed.
    bytes = method === 0 ? packed : codec.inflate(packed, size + 1);
  } catch {
    throw damaged(name);
  }
  if (bytes.length !== size || crc32(bytes) !== entry.crc) throw damaged(name);
  return bytes;
}
