import fc from "fast-check";

const letter = fc
  .oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0x10ffff }))
  .map((point) => String.fromCodePoint(point));

/**
 * Any text at all, with control characters and lone surrogates. fast-check's own "binary" strings are the same, but list a million
 * characters first, which takes half a second for each arbitrary.
 */
export function anyText(constraints: { maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.array(letter, constraints).map((letters) => letters.join(""));
}
