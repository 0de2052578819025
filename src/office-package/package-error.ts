/** Why a package, or a part of it, cannot be read. `part` is null where the package as a whole is meant. */
export type PackageFault =
  /** Truncated or altered: sizes, checksums or XML do not agree. */
  | { code: "damaged"; part: string | null }
  /** Opens with a password only. */
  | { code: "encrypted" }
  /** Larger than any genuine file. `limit` is in bytes or a count of parts; null where the XML is too deep or has too many elements. */
  | { code: "too-large"; part: string | null; limit: number | null }
  /** A form of zip or XML that is not read. */
  | { code: "not-supported"; what: "zip64" | "compression" | "encoding" | "doctype"; part: string | null };

/** Thrown by everything in this folder. Each side (Excel, Word) catches it and turns the fault into a problem of its own. */
export class PackageError extends Error {
  constructor(readonly fault: PackageFault) {
    super(fault.code);
  }
}

/** The error for a part, or (null) a whole package, that is truncated, altered, or contradicts itself or other parts. */
export function damaged(part: string | null): PackageError {
  return new PackageError({ code: "damaged", part });
}
