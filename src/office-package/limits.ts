/** What any file may unpack to, and how many times its size a larger one: sheets and documents pack to a tenth, of like rows to a fiftieth. */
const ANY_FILE = 20_000_000;
const USUAL_PACKING = 200;

/** The most bytes that a file of so many is unpacked to: a few thousand can say that they are gigabytes. */
export function mostUnpacked(packedBytes: number): number {
  return ANY_FILE + packedBytes * USUAL_PACKING;
}
