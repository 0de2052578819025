import { crc32, deflateSync, inflateSync } from "node:zlib";

/*
 * Makes an animated PNG (Portable Network Graphics specification, third edition, chunks acTL, fcTL and fdAT) from PNG files.
 */

const SIGNATURE_BYTES = 8;

interface Chunk {
  type: string;
  data: Buffer;
}

function readChunks(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE_BYTES; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

function writeChunk({ type, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** The data of a picture, compressed again: browsers compress screenshots for speed. */
function dataOf(chunks: readonly Chunk[]): Buffer {
  const parts = chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data);
  return deflateSync(inflateSync(Buffer.concat(parts)), { level: 9 });
}

/** The header that all pictures share. Throws where they are of different sizes or colour types. */
function sharedHeader(pictures: readonly Chunk[][]): Buffer {
  const headers = pictures.map((chunks) => chunks.find(({ type }) => type === "IHDR")?.data ?? Buffer.alloc(0));
  const [first = Buffer.alloc(0)] = headers;
  if (first.length === 0 || headers.some((header) => !header.equals(first))) {
    throw new Error("The frames of an animation have to be PNG files of one size and colour type.");
  }
  return first;
}

/** The control chunk of a frame that replaces the whole picture. */
function frameControl(sequence: number, header: Buffer, seconds: number): Chunk {
  const data = Buffer.alloc(26);
  data.writeUInt32BE(sequence, 0);
  header.copy(data, 4, 0, 8);
  data.writeUInt16BE(Math.round(seconds * 1000), 20);
  data.writeUInt16BE(1000, 22);
  return { type: "fcTL", data };
}

/**
 * Joins pictures into an animation that plays once and ends on its last frame.
 * @param still the picture for viewers that show no animations
 * @param frames the pictures in order, each with its duration in seconds
 */
export function writeApng(still: Buffer, frames: readonly { png: Buffer; seconds: number }[]): Buffer {
  const pictures = frames.map(({ png }) => readChunks(png));
  const stillChunks = readChunks(still);
  const header = sharedHeader([stillChunks, ...pictures]);
  const control = Buffer.alloc(8);
  control.writeUInt32BE(frames.length, 0);
  control.writeUInt32BE(1, 4);

  const animated = pictures.flatMap((chunks, index) => {
    const number = Buffer.alloc(4);
    number.writeUInt32BE(2 * index + 1);
    return [
      frameControl(2 * index, header, frames[index]?.seconds ?? 0),
      { type: "fdAT", data: Buffer.concat([number, dataOf(chunks)]) },
    ];
  });
  const all = [
    { type: "IHDR", data: header },
    { type: "acTL", data: control },
    { type: "IDAT", data: dataOf(stillChunks) },
    ...animated,
    { type: "IEND", data: Buffer.alloc(0) },
  ];
  return Buffer.concat([still.subarray(0, SIGNATURE_BYTES), ...all.map(writeChunk)]);
}
