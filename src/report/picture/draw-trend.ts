import { escapeXml } from "../text/clean-text";
import type { TrendPicture } from "../document/document";
import { placeTrend, type Point } from "./trend-points";

/* The size of a trend's picture, its margin, the width of its line and the radius of its dot, in points. */
export const TREND_SIZE = { width: 60, height: 18 } as const;
export const TREND_MARGIN = 3;
export const TREND_LINE = 1.5;
export const TREND_DOT = 2.4;
/** The colour of a trend's picture: red, green and blue. */
export const TREND_INK = [31, 56, 100] as const;

/**
 * Draws the history of an indicator as a line with a dot at its last figure, interrupted where a figure is missing,
 * with a text alternative.
 */
export function drawTrendSvg(picture: TrendPicture): string {
  const { width, height } = TREND_SIZE;
  const runs = placeTrend(picture, width, height, TREND_MARGIN);
  const last = runs.at(-1)?.at(-1);
  const at = ({ x, y }: Point): string => `${round(x)},${round(y)}`;
  const ink = `rgb(${TREND_INK.join(",")})`;
  const lines = runs
    .map((run) => `<polyline points="${(run.length > 1 ? run : run.concat(run)).map(at).join(" ")}"/>`)
    .join("");
  const dot = last
    ? `<circle cx="${round(last.x)}" cy="${round(last.y)}" r="${TREND_DOT}" fill="${ink}" stroke="none"/>`
    : "";
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}" role="img"><title>${escapeXml(picture.alternative)}</title><g fill="none" stroke="${ink}" stroke-width="${TREND_LINE}" stroke-linecap="round" stroke-linejoin="round">${lines}${dot}</g></svg>`;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
