import { strToU8 } from "fflate";

/** The first 32 bits of the fractional parts of the roots of the first primes (FIPS 180-4, 4.2.2 and 5.3.3). */
const PRIMES = Array.from({ length: 312 }, (_, number) => number).filter((number) => {
  for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) return false;
  return number > 1;
});
const fraction = (root: number): number => ((root % 1) * 2 ** 32) | 0;
const ROUND_CONSTANTS = PRIMES.map((prime) => fraction(Math.cbrt(prime)));
const FIRST_STATE = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));

/**
 * The SHA-256 of a text in UTF-8, in base 64, as a Content-Security-Policy writes it (FIPS 180-4, 6.2). The browser's own gives
 * it only by and by, and to pages of a secure origin; a report is written in one go, in Node too.
 */
export function hashOf(text: string): string {
  const words = padded(strToU8(text));
  const state = Int32Array.from(FIRST_STATE);
  for (let at = 0; at < words.length; at += 16) addBlock(state, words.subarray(at, at + 16));
  const bytes = [...state].flatMap((word) => [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255]);
  return btoa(String.fromCharCode(...bytes));
}

/** The message in words of 32 bits, with a bit after its end, and its length in bits at the end of the last block of 16. */
function padded(bytes: Uint8Array): Int32Array {
  const words = new Int32Array(Math.ceil((bytes.length + 9) / 64) * 16);
  const put = (byte: number, at: number): void => void (words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - (at % 4) * 8)));
  bytes.forEach(put);
  put(0x80, bytes.length);
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
  words[words.length - 1] = bytes.length << 3;
  return words;
}

function addBlock(state: Int32Array, block: Int32Array): void {
  const schedule = new Int32Array(64);
  schedule.set(block);
  const at = (index: number): number => schedule[index] ?? 0;
  for (let index = 16; index < 64; index += 1) {
    schedule[index] = (smallSigma(at(index - 2), 17, 19, 10) + at(index - 7) + smallSigma(at(index - 15), 7, 18, 3) + at(index - 16)) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  ROUND_CONSTANTS.forEach((constant, index) => {
    const first = (h + bigSigma(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + constant + at(index)) | 0;
    const second = (bigSigma(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
  });
  [a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] = ((state[index] ?? 0) + word) | 0));
}

const rotated = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
const bigSigma = (word: number, a: number, b: number, c: number): number => rotated(word, a) ^ rotated(word, b) ^ rotated(word, c);
const smallSigma = (word: number, a: number, b: number, shift: number): number => rotated(word, a) ^ rotated(word, b) ^ (word >>> shift);
