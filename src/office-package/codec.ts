import { deflateSync, inflateSync } from "fflate";

/** How bytes are packed and unpacked (RFC 1951). Node has a faster one of its own. */
export interface Codec {
  /** Unpacks bytes; where they give more than `limit` bytes, `limit` of them or an error. */
  inflate(packed: Uint8Array, limit: number): Uint8Array;
  deflate(bytes: Uint8Array): Uint8Array;
}

export const PLAIN_CODEC: Codec = {
  inflate: (packed, limit) => inflateSync(packed, { out: new Uint8Array(limit) }),
  deflate: (bytes) => deflateSync(bytes, { level: 6 }),
};
