import type { TrendPicture } from "../document/document";

/** A place in a picture, from its top left corner. */
export interface Point {
  x: number;
  y: number;
}

/** Where a history's figures are in a picture of this size: runs of neighbours, broken where a figure is missing. */
export function placeTrend({ points }: TrendPicture, width: number, height: number, margin: number): Point[][] {
  const figures = points.flatMap(({ figure }) => figure ?? []);
  const [low, high] = [Math.min(...figures), Math.max(...figures)];
  // Halved, so that the distance of two figures of any size is a number.
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
