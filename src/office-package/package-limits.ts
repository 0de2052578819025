/** How much of a package is ever unpacked. */
export interface PackageLimits {
  /** Bytes of one part. */
  part: number;
  /** Bytes of all parts that are read. */
  total: number;
  parts: number;
}

/** Any file may unpack to this many bytes, and a larger one to this many times its size. Sheets and documents compress to a tenth, sheets of similar rows to a fiftieth. */
const ANY_FILE = 20_000_000;
const USUAL_RATIO = 200;

/** The number of bytes that a file of this size may unpack to. A zip bomb claims gigabytes in a few thousand bytes. */
export function unpackLimit(packedBytes: number): number {
  return ANY_FILE + packedBytes * USUAL_RATIO;
}
