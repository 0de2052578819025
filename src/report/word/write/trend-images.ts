import { zlibSync } from "fflate";
import type { TrendPicture } from "../../document/document";
import { crc32 } from "../../../office-package/crc32";
import { joinBytes } from "../../../office-package/write-zip";
import { TREND_DOT, TREND_INK, TREND_LINE, TREND_MARGIN, TREND_SIZE } from "../../picture/draw-trend";
import { placeTrend, type Point } from "../../picture/trend-points";

/** Pixels per point: 288 to the inch, which is sharp in print. */
const SCALE = 4;

/** Draws a trend as a PNG, for versions of Word that show no SVG. */
export function drawTrendPng(picture: TrendPicture): Uint8Array {
  const [width, height] = [TREND_SIZE.width * SCALE, TREND_SIZE.height * SCALE];
  const cover = new Uint8Array(width * height);
  const runs = placeTrend(picture, width, height, TREND_MARGIN * SCALE);
  for (const run of runs) {
    run.forEach((point, index) => {
      drawStroke(cover, width, height, run[index - 1] ?? point, point, (TREND_LINE / 2) * SCALE);
    });
  }
  const last = runs.at(-1)?.at(-1);
  if (last) drawStroke(cover, width, height, last, last, TREND_DOT * SCALE);
  return writePng(cover, width, height);
}

/** Covers the pixels nearer than `radius` to a stroke; the edge is smoothed over one pixel. */
function drawStroke(cover: Uint8Array, width: number, height: number, from: Point, to: Point, radius: number): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const reach = radius + 1;
  const [top, bottom] = [Math.min(from.y, to.y) - reach, Math.max(from.y, to.y) + reach];
  const [left, right] = [Math.min(from.x, to.x) - reach, Math.max(from.x, to.x) + reach];
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y += 1) {
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, right); x += 1) {
      const [px, py] = [x + 0.5 - from.x, y + 0.5 - from.y];
      const along = length > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / length)) : 0;
      const distance = Math.hypot(px - along * dx, py - along * dy);
      const covered = Math.round(255 * Math.min(1, Math.max(0, radius + 0.5 - distance)));
      const at = y * width + x;
      if (covered > (cover[at] ?? 0)) cover[at] = covered;
    }
  }
}

/** Writes one colour on a transparent ground, as a palette of 256 opacities (PNG, ISO/IEC 15948, 11.2.3 and 11.3.2). */
function writePng(cover: Uint8Array, width: number, height: number): Uint8Array {
  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y += 1) rows.set(cover.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 3, 0, 0, 0], 8);
  const palette = Uint8Array.from({ length: 256 * 3 }, (_, index) => TREND_INK[index % 3] ?? 0);
  const strengths = Uint8Array.from({ length: 256 }, (_, index) => index);
  return joinBytes([
    Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10),
    writeChunk("IHDR", header),
    writeChunk("PLTE", palette),
    writeChunk("tRNS", strengths),
    writeChunk("IDAT", zlibSync(rows)),
    writeChunk("IEND", new Uint8Array()),
  ]);
}

function writeChunk(name: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(12 + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(new TextEncoder().encode(name), 4);
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)));
  return chunk;
}
