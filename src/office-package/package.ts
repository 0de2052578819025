import { mostUnpacked } from "./limits";
import type { Codec } from "./codec";
import { damaged, FileFault } from "../xlsx/file-fault";
import { decodePart, encodePart, type PartText } from "./part-text";
import { MOST_PART_BYTES, packEntry, readZip, unpackEntry, writeZip, type ZipEntry } from "./zip";

/** The parts of a file by name. A copy shares what was read, and keeps its own changes. */
export interface Package {
  has(name: string): boolean;
  /** All names, as they are written. */
  names(): string[];
  /** An XML part's text; null where there is none. Throws a FileFault. */
  text(name: string): string | null;
  /** Replaces a part, or adds one. */
  set(name: string, text: string): void;
  remove(name: string): void;
  copy(): Package;
  /** The file's bytes: parts that were not replaced are as they were, packed as they were. */
  save(): Uint8Array;
}

/** Opens a zip file's parts. Throws a FileFault. */
export function openPackage(bytes: Uint8Array, codec: Codec): Package {
  const entries = new Map<string, ZipEntry>();
  for (const entry of readZip(bytes)) {
    const key = keyOf(entry.name);
    // Two parts of one name: which of them counts, programs do not agree on.
    if (entries.has(key)) throw damaged(entry.name);
    entries.set(key, entry);
  }
  const read = new Map<string, PartText>();
  let unpacked = 0;
  const mostBytes = Math.min(MOST_PART_BYTES, mostUnpacked(bytes.length));
  const readPart = (key: string): PartText | null => {
    const known = read.get(key);
    if (known) return known;
    const entry = entries.get(key);
    if (!entry) return null;
    unpacked += entry.size;
    if (unpacked > mostBytes) throw new FileFault({ code: "file-too-large", part: entry.name });
    const part = decodePart(unpackEntry(entry, codec), entry.name);
    read.set(key, part);
    return part;
  };
  return packageOf(entries, readPart, new Map(), codec);
}

/** A change to a part: its new text, or null where it goes. */
type Changes = Map<string, { name: string; text: string } | null>;

function packageOf(
  entries: ReadonlyMap<string, ZipEntry>,
  readPart: (key: string) => PartText | null,
  changes: Changes,
  codec: Codec,
): Package {
  const has = (name: string): boolean => {
    const change = changes.get(keyOf(name));
    return change === undefined ? entries.has(keyOf(name)) : change !== null;
  };
  return {
    has,
    names: () => [
      ...[...entries].flatMap(([key, { name }]) => (changes.get(key) === null ? [] : [name])),
      ...[...changes].flatMap(([key, change]) => (change && !entries.has(key) ? [change.name] : [])),
    ],
    text: (name) => {
      const change = changes.get(keyOf(name));
      if (change !== undefined) return change?.text ?? null;
      return readPart(keyOf(name))?.text ?? null;
    },
    set: (name, text) => void changes.set(keyOf(name), { name, text }),
    remove: (name) => void changes.set(keyOf(name), null),
    copy: () => packageOf(entries, readPart, new Map(changes), codec),
    save: () => {
      const pack = (key: string, name: string, text: string): ZipEntry => {
        const like = entries.get(key);
        const encoding = like ? (readPart(key)?.encoding ?? "utf-8") : "utf-8";
        return packEntry(like?.name ?? name, encodePart({ text, encoding }), codec, like);
      };
      const kept = [...entries].flatMap(([key, entry]) => {
        const change = changes.get(key);
        if (change === null) return [];
        if (change === undefined || change.text === readPart(key)?.text) return [entry];
        return [pack(key, entry.name, change.text)];
      });
      const added = [...changes].flatMap(([key, change]) =>
        change && !entries.has(key) ? [pack(key, change.name, change.text)] : [],
      );
      return writeZip([...kept, ...added]);
    },
  };
}

/** Part names are the same whatever their case (ECMA-376 part 2, 9.1.1); some writers begin them with a slash, or write backslashes. */
function keyOf(name: string): string {
  return name.replaceAll("\\", "/").replace(/^\/+/, "").toLowerCase();
}
