/** Tables for four bytes at a time: the first for a single byte, each of the others for one more byte after it. */
const TABLES = Array.from({ length: 4 }, () => new Uint32Array(256)) as [
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
];
for (let byte = 0; byte < 256; byte += 1) {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  TABLES[0][byte] = crc;
}
for (let byte = 0; byte < 256; byte += 1) {
  let crc = TABLES[0][byte] as number;
  for (const table of TABLES.slice(1)) {
    crc = (TABLES[0][crc & 0xff] as number) ^ (crc >>> 8);
    table[byte] = crc;
  }
}

/** The checksum of zip and PNG files (ISO 3309). `before` is the checksum of the bytes that came before these. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [first, second, third, fourth] = TABLES;
  const words = bytes.length - (bytes.length % 4);
  let crc = ~before;
  let at = 0;
  for (; at < words; at += 4) {
    crc ^=
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    crc =
      (fourth[crc & 0xff] as number) ^
      (third[(crc >>> 8) & 0xff] as number) ^
      (second[(crc >>> 16) & 0xff] as number) ^
      (first[crc >>> 24] as number);
  }
  for (; at < bytes.length; at += 1) crc = (first[(crc ^ (bytes[at] as number)) & 0xff] as number) ^ (crc >>> 8);
  return ~crc >>> 0;
}
