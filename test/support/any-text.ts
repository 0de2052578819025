import fc from "fast-check";

const letter = fc
  .oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0x10ffff }))
  .map((point) => String.fromCodePoint(point));

/**
 * Any text at all: control letters, and halves of pairs by themselves. fast-check's own "binary" texts are such too, but begin by
 * listing a million letters, which takes half a second each time that one is declared.
 */
export function anyText(constraints: { maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.array(letter, constraints).map((letters) => letters.join(""));
}
