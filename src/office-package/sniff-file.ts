/**
 * What a file is by its first bytes. `package` is any zip file; `encrypted` an Office file with a password; `old-excel` an Excel
 * file from before 2007; `compound` any other compound file, such as a .doc.
 */
export type FileKind = "package" | "encrypted" | "old-excel" | "compound" | "text" | "unknown";

const ZIP = [0x50, 0x4b];
/** The signature of a compound file ([MS-CFB] 2.2). */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** The bytes that are searched for a zero, which no text has. */
const TEXT_SAMPLE = 4096;

/** Detects the kind of a file. */
export function sniffFile(bytes: Uint8Array): FileKind {
  const startsWith = (signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);
  if (startsWith(ZIP)) return "package";
  if (startsWith(COMPOUND)) {
    // The stream that holds the encrypted file ([MS-OFFCRYPTO] 2.3.4.4), and those that hold an old workbook ([MS-XLS] 2.1.2).
    if (hasStream(bytes, "EncryptedPackage")) return "encrypted";
    return hasStream(bytes, "Workbook") || hasStream(bytes, "Book") ? "old-excel" : "compound";
  }
  const sample = bytes.subarray(0, TEXT_SAMPLE);
  return sample.length > 0 && !sample.includes(0) ? "text" : "unknown";
}

/** True if a name occurs anywhere in a compound file, in UTF-16 as its directory writes it. */
function hasStream(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
