import { deflateSync, inflateSync } from "fflate";

/** Compresses and decompresses (DEFLATE, RFC 1951). Node passes in its own, which is faster. */
export interface Codec {
  /** Decompresses. Where the result is longer than `limit` bytes, it is cut at `limit` or an error is thrown. */
  inflate(packed: Uint8Array, limit: number): Uint8Array;
  deflate(bytes: Uint8Array): Uint8Array;
}

/** The codec for browsers, in JavaScript. */
export const PLAIN_CODEC: Codec = {
  inflate: (packed, limit) => inflateSync(packed, { out: new Uint8Array(limit) }),
  deflate: (bytes) => deflateSync(bytes, { level: 6 }),
};
