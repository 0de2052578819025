import { Inflate } from "fflate";
import { crc32 } from "../../../office-package/crc32";
import { mostUnpacked } from "../../../office-package/proportion";
import { done, LARGEST_WORD_FILE, refused, type WordResult } from "../word-problem";

/** How much is ever inflated of a package that somebody sent. */
export interface PackageLimits {
  /** Bytes of one part. */
  part: number;
  /** Bytes of all parts that are read. */
  total: number;
  parts: number;
}

/** A report of 1,000 KPIs is 20 MB and 2,000 pictures; no office document comes near these. */
export const PACKAGE_LIMITS: PackageLimits = { part: 64 * 2 ** 20, total: LARGEST_WORD_FILE, parts: 20_000 };

/** A zip file whose directory was read. Nothing is inflated until it is asked for. */
export interface OpenPackage {
  /** Parts by path, "word/document.xml", in the order of the directory; folders are left out. */
  names: string[];
  has(name: string): boolean;
  /** A part, inflated and checked against its sum. */
  read(name: string): WordResult<Uint8Array>;
}

interface Entry {
  method: number;
  isEncrypted: boolean;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
/** A full comment may stand behind the end of the directory. */
const END_REACH = 22 + 0xffff;

/**
 * Opens a zip package that may be anything. The sizes that its directory states are checked before a byte is inflated, and
 * again while it is: inflating stops where a part turns out larger than stated. Neither spans nor 64-bit sizes are read.
 */
export function openPackage(bytes: Uint8Array, limits: PackageLimits = PACKAGE_LIMITS): WordResult<OpenPackage> {
  if (isCompoundFile(bytes)) return refused({ code: hasEncryptedPackage(bytes) ? "encrypted" : "old-format" });
  if (bytes.length < 22 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) return refused({ code: "not-word" });
  const entries = readDirectory(bytes, limits);
  if (!entries.ok) return entries;
  const most = Math.min(limits.total, mostUnpacked(bytes.length));
  let left = most;
  return done({
    names: [...entries.value.keys()],
    has: (name) => entries.value.has(name),
    read: (name) => {
      const entry = entries.value.get(name);
      if (!entry) return refused({ code: "corrupt", part: name });
      if (entry.isEncrypted) return refused({ code: "encrypted" });
      if (entry.size > limits.part) return refused({ code: "too-large", limit: limits.part });
      if (entry.size > left) return refused({ code: "too-large", limit: most });
      left -= entry.size;
      return readEntry(bytes, name, entry);
    },
  });
}

function readDirectory(bytes: Uint8Array, limits: PackageLimits): WordResult<Map<string, Entry>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const corrupt = refused({ code: "corrupt", part: null });
  const end = findEnd(view);
  if (end === null) return corrupt;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > limits.parts) return refused({ code: "too-large", limit: limits.parts });
  const entries = new Map<string, Entry>();
  const seen = new Set<string>();
  const text = new TextDecoder();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return corrupt;
    const [nameLength, extraLength, commentLength] = [
      view.getUint16(at + 28, true),
      view.getUint16(at + 30, true),
      view.getUint16(at + 32, true),
    ];
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > end) return corrupt;
    // Some writers begin a name with a slash, or use the other one; both are read as Word reads them.
    const name = text
      .decode(bytes.subarray(at + 46, at + 46 + nameLength))
      .replaceAll("\\", "/")
      .replace(/^\//, "");
    const entry: Entry = {
      method: view.getUint16(at + 10, true),
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    // Two parts of one name let a reader and a checker see different ones.
    if (seen.has(name.toLowerCase())) return corrupt;
    seen.add(name.toLowerCase());
    if (!name.endsWith("/")) entries.set(name, entry);
    at = next;
  }
  return done(entries);
}

function findEnd(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at > last - END_REACH; at -= 1) if (view.getUint32(at, true) === END) return at;
  return null;
}

function readEntry(bytes: Uint8Array, name: string, entry: Entry): WordResult<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const corrupt = refused({ code: "corrupt", part: name });
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) return corrupt;
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.packed > bytes.length) return corrupt;
  const packed = bytes.subarray(start, start + entry.packed);
  const whole = entry.method === 0 ? packed.slice() : entry.method === 8 ? inflate(packed, entry.size) : null;
  if (whole?.length !== entry.size || crc32(whole) !== entry.crc) return corrupt;
  return done(whole);
}

/** As much is handed over at a time: a bomb inflates to a thousand times that, and no more, before it is stopped. */
const SLICE = 16 * 1024;

/** Null where it is broken or inflates to another size. */
function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  const whole = new Uint8Array(size);
  let [filled, isTooLong, isEnded] = [0, false, false];
  const inflater = new Inflate((chunk, final) => {
    isTooLong ||= filled + chunk.length > size;
    if (!isTooLong) whole.set(chunk, filled);
    filled += chunk.length;
    isEnded ||= final;
  });
  try {
    for (let at = 0; at < packed.length && !isTooLong && !isEnded; at += SLICE) {
      inflater.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
    }
  } catch {
    return null;
  }
  return isTooLong || filled !== size ? null : whole;
}

/** Word 97 to 2003, and every Office file under a password, is a compound file ([MS-CFB] 2.2). */
function isCompoundFile(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, at) => bytes[at] === byte);
}

/** The stream that holds the file under a password, by its name in the directory ([MS-OFFCRYPTO] 2.3.4.4). */
function hasEncryptedPackage(bytes: Uint8Array): boolean {
  return new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length & ~1)).includes("EncryptedPackage");
}
