import type { TrendPicture } from "../document/document";

/** A position in a picture, from its top left corner. */
export interface Point {
  x: number;
  y: number;
}

/** The lowest and the highest figure. */
export type Range = readonly [low: number, high: number];

/** The range of the figures of several lines, so that they share a scale. */
export function rangeOf(lines: readonly TrendPicture["points"][]): Range {
  const figures = lines.flat().flatMap(({ figure }) => figure ?? []);
  return [Math.min(...figures), Math.max(...figures)];
}

/**
 * The positions of a history's figures in a picture of this size, as unbroken runs: a missing figure starts a new one.
 */
export function placeTrend(
  { points }: Pick<TrendPicture, "points">,
  width: number,
  height: number,
  margin: number,
  [low, high]: Range = rangeOf([points]),
): Point[][] {
  // Halved, so that the difference of two very large figures stays finite.
  const reach = high / 2 - low / 2;
  const runs: Point[][] = [];
  let run: Point[] | null = null;
  points.forEach(({ figure }, index) => {
    if (figure === null) {
      run = null;
      return;
    }
    const share = reach > 0 ? (figure / 2 - low / 2) / reach : 0.5;
    const x = margin + (points.length > 1 ? index / (points.length - 1) : 0.5) * (width - 2 * margin);
    const point = { x, y: margin + (1 - share) * (height - 2 * margin) };
    if (run) run.push(point);
    else runs.push((run = [point]));
  });
  return runs;
}
