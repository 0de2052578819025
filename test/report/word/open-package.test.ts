import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { openWordPackage, readPart } from "../../../src/report/word/word-package";
import { catchWordFaults, type WordResult } from "../../../src/report/word/word-problem";

const LIMITS = { part: 100_000, total: 150_000, parts: 5 };
const read = (bytes: Uint8Array, ...names: string[]): WordResult<string[]> =>
  catchWordFaults(() => {
    const opened = openWordPackage(bytes, LIMITS);
    return names.map((name) => readPart(opened, name));
  });
const codeOf = (bytes: Uint8Array, name = "a"): string => {
  const result = read(bytes, name);
  return result.ok ? "read" : result.problem.code;
};
/** The bytes with a number of two or four bytes changed, at an offset from a signature. */
const change = (
  bytes: Uint8Array,
  signature: number,
  at: number,
  write: (view: DataView, at: number) => void,
): Uint8Array => {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let from = 0; from < copy.length - 4; from += 1) {
    if (view.getUint32(from, true) !== signature) continue;
    write(view, from + at);
    break;
  }
  return copy;
};
const CENTRAL = 0x02014b50;
const plain = zipSync({ a: strToU8("words ".repeat(100)), b: [strToU8("stored"), { level: 0 }] });

test("reads compressed and stored parts", () => {
  expect(openWordPackage(plain, LIMITS).names()).toEqual(["a", "b"]);
  expect(codeOf(plain, "a")).toBe("read");
  expect(codeOf(plain, "b")).toBe("read");
});

test.each<[string, Uint8Array, string]>([
  ["nothing", new Uint8Array(), "not-word"],
  ["a text", strToU8("no document at all, but long enough for one"), "not-word"],
  [
    "a file with a password",
    Uint8Array.of(
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...[..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]),
    ),
    "encrypted",
  ],
  ["a .doc", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0), "old-format"],
  ["cut short", plain.slice(0, plain.length - 30), "corrupt"],
  [
    "more parts than are read",
    zipSync(Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`p${index}`, strToU8("x")]))),
    "too-large",
  ],
  ["a part larger than is read", zipSync({ a: new Uint8Array(100_001) }), "too-large"],
  ["a bomb", zipSync({ a: new Uint8Array(50_000_000) }), "too-large"],
  [
    "a zip bomb that states a small size",
    change(zipSync({ a: new Uint8Array(5_000_000) }), CENTRAL, 24, (view, at) => view.setUint32(at, 1000, true)),
    "corrupt",
  ],
  ["another sum", change(plain, CENTRAL, 16, (view, at) => view.setUint32(at, 1, true)), "corrupt"],
  ["another compression method", change(plain, CENTRAL, 10, (view, at) => view.setUint16(at, 12, true)), "corrupt"],
  ["a part with a password", change(plain, CENTRAL, 8, (view, at) => view.setUint16(at, 1, true)), "encrypted"],
  [
    "a part that starts beyond the end",
    change(plain, CENTRAL, 42, (view, at) => view.setUint32(at, 0xfffffff0, true)),
    "corrupt",
  ],
  ["two parts with one name", zipSync({ a: strToU8("x"), A: strToU8("y") }), "corrupt"],
])("%s", (_, bytes, code) => {
  expect(codeOf(bytes)).toBe(code);
});

test("stops at the limit of all parts together", () => {
  const bytes = zipSync({ a: new Uint8Array(80_000), b: new Uint8Array(80_000) });
  expect(read(bytes, "a").ok).toBe(true);
  expect(read(bytes, "a", "b")).toEqual({ ok: false, problem: { code: "too-large", limit: 150_000 } });
});

test("never throws, whatever the bytes", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => typeof codeOf(bytes) === "string"));
  fc.assert(
    fc.property(fc.nat(plain.length - 1), fc.nat(255), (at, byte) => {
      const copy = plain.slice();
      copy[at] = byte;
      return typeof codeOf(copy) === "string";
    }),
  );
});
