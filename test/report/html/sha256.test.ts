import { createHash } from "node:crypto";
import fc from "fast-check";
import { hashOf } from "../../../src/report/html/sha256";

const expected = (text: string): string => createHash("sha256").update(text, "utf8").digest("base64");

// A block is 64 bytes, of which the last 9 are not for the text: lengths on both sides of each end.
test.each([0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 10_000])("the hash of a text of %d letters", (length) => {
  expect(hashOf("a".repeat(length))).toBe(expected("a".repeat(length)));
});

test("the hash of any text is what Node makes of it", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => expect(hashOf(text)).toBe(expected(text))));
});
