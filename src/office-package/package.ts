import { PLAIN_CODEC, type Codec } from "./codec";
import { unpackLimit, type PackageLimits } from "./package-limits";
import { damaged, PackageError } from "./package-error";
import { nameKey, plainName } from "./part-names";
import { decodePart, encodePart, type PartText } from "./part-text";
import { readZip, unpackEntry } from "./read-zip";
import { packEntry, writeZip } from "./write-zip";
import type { ZipEntry } from "./zip-format";

/** Options for opening a package. */
export interface PackageOptions {
  limits: PackageLimits;
  codec?: Codec;
}

/** Opens a package from the bytes of its zip file. Nothing is decompressed until it is asked for. Throws a PackageError. */
export function openPackage(bytes: Uint8Array, { limits, codec = PLAIN_CODEC }: PackageOptions): Package {
  const entries = new Map<string, ZipEntry>();
  for (const entry of readZip(bytes, limits)) {
    const key = nameKey(entry.name);
    // Programs do not agree on which of two parts of one name counts: a checker could see one, and Office the other.
    if (entries.has(key)) throw damaged(entry.name);
    entries.set(key, entry);
  }
  const total = Math.min(limits.total, unpackLimit(bytes.length));
  return new Package(new PackedParts(entries, { part: limits.part, total }, codec), new Map());
}

/** The parts of a package as they were opened; copies of a package share them. */
class PackedParts {
  private readonly texts = new Map<string, PartText>();
  private unpacked = 0;

  constructor(
    readonly entries: ReadonlyMap<string, ZipEntry>,
    private readonly limits: { part: number; total: number },
    readonly codec: Codec,
  ) {}

  /** Decompresses a part; counts towards the limit each time. */
  bytes(key: string): Uint8Array | null {
    const entry = this.entries.get(key);
    if (!entry) return null;
    const { part, total } = this.limits;
    if (entry.size > part) throw new PackageError({ code: "too-large", part: entry.name, limit: part });
    this.unpacked += entry.size;
    if (this.unpacked > total) throw new PackageError({ code: "too-large", part: entry.name, limit: total });
    return unpackEntry(entry, this.codec);
  }

  /** Decompresses and decodes a part, once. */
  text(key: string): PartText | null {
    const known = this.texts.get(key);
    if (known) return known;
    const bytes = this.bytes(key);
    if (!bytes) return null;
    const text = decodePart(bytes, this.entries.get(key)?.name ?? key);
    this.texts.set(key, text);
    return text;
  }
}

/** A change to a part: its new text, or null where it is removed. */
type Change = { name: string; text: string } | null;

/** The parts of a package by name, compared without regard to case. A copy shares what was read and keeps its own changes. */
export class Package {
  constructor(
    private readonly packed: PackedParts,
    private readonly changes: Map<string, Change>,
  ) {}

  /** The name of a part as the package spells it; null where there is no such part. */
  nameOf(name: string): string | null {
    const change = this.changes.get(nameKey(name));
    if (change === null) return null;
    const entry = this.packed.entries.get(nameKey(name));
    return entry ? plainName(entry.name) : (change?.name ?? null);
  }

  has(name: string): boolean {
    return this.nameOf(name) !== null;
  }

  /** All names in the order of the file; folders are left out. */
  names(): string[] {
    const keys = [...this.packed.entries.keys(), ...this.changes.keys()];
    return [...new Set(keys)].flatMap((key) => (key.endsWith("/") ? [] : (this.nameOf(key) ?? [])));
  }

  /** The text of an XML part; null where there is no such part. Throws a PackageError. */
  text(name: string): string | null {
    const change = this.changes.get(nameKey(name));
    if (change !== undefined) return change?.text ?? null;
    return this.packed.text(nameKey(name))?.text ?? null;
  }

  /** The bytes of a part as it was opened; null where there is no such part. Throws a PackageError. */
  bytes(name: string): Uint8Array | null {
    return this.packed.bytes(nameKey(name));
  }

  /** Replaces a part, or adds one. */
  set(name: string, text: string): void {
    this.changes.set(nameKey(name), { name, text });
  }

  remove(name: string): void {
    this.changes.set(nameKey(name), null);
  }

  copy(): Package {
    return new Package(this.packed, new Map(this.changes));
  }

  /** The package as a zip file. Parts that were not replaced keep their bytes, compressed as they were. */
  save(): Uint8Array {
    const { entries } = this.packed;
    const kept = [...entries].flatMap(([key, entry]) => {
      const change = this.changes.get(key);
      if (change === null) return [];
      if (change === undefined || change.text === this.packed.text(key)?.text) return [entry];
      return [this.pack(key, entry.name, change.text)];
    });
    const added = [...this.changes].flatMap(([key, change]) =>
      change && !entries.has(key) ? [this.pack(key, change.name, change.text)] : [],
    );
    return writeZip([...kept, ...added]);
  }

  private pack(key: string, name: string, text: string): ZipEntry {
    const replaced = this.packed.entries.get(key);
    const encoding = this.packed.text(key)?.encoding ?? "utf-8";
    return packEntry(replaced?.name ?? name, encodePart({ text, encoding }), this.packed.codec, replaced);
  }
}
