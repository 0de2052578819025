import { CLOCK, convertible, type Unit } from "../../../rag/reading/units/unit";
import type { KnownFigure } from "./known-figures";
import type { WrittenFigure } from "../text/read-figures";

type Written = Pick<WrittenFigure, "figure" | "unit" | "scale" | "step" | "isRough">;

/** The margin for a figure with a word such as "around" or "over" before it, either way. */
const ROUGHLY = 0.2;
/** The margin for binary noise between equal figures. */
const NOISE = 1e-9;

/** True where two figures can be of the same thing: their units allow it, and neither is a difference. */
export function isAlike({ unit }: Pick<Written, "unit">, known: Pick<KnownFigure, "unit" | "figure">): boolean {
  if (unit?.family === "points" || known.unit?.name === CLOCK.name) return false;
  if (unit === null) return true;
  if (known.unit === null)
    return (
      unit.family === "rate" ||
      unit.family === "measure" ||
      (unit.family === "percent" && Math.abs(known.figure) <= 1000)
    );
  return convertible(unit, known.unit);
}

/**
 * True where the text's figure is the known one or a fair rounding of it, or the table shows a rounding of the text's.
 */
export function agrees(written: Written, known: KnownFigure): boolean {
  if (!isAlike(written, known)) return false;
  const factor = factorOf(written.unit, known.unit);
  // "188.57" of a figure in millions, and 0.886 for 88.6%.
  const factors = [
    factor,
    ...(written.scale === 1 && known.scale !== 1 ? [factor * known.scale] : []),
    ...(isShare(written, known) ? [0.01] : []),
  ];
  return factors.some((one) => {
    const [figure, step] = [written.figure * one, written.step * one];
    if (within(figure - known.figure, step / 2) || within(figure - known.shown, step / 2)) return true;
    if (within(figure - known.shown, known.step / 2)) return true;
    return written.isRough && Math.abs(figure - known.shown) <= Math.abs(known.shown) * ROUGHLY;
  });
}

function within(apart: number, half: number): boolean {
  return Math.abs(apart) <= half * (1 + 1e-6) + Math.abs(apart) * NOISE;
}

function isShare({ unit }: Written, known: KnownFigure): boolean {
  return unit?.family === "percent" && known.unit === null && Math.abs(known.figure) <= 1.5;
}

function factorOf(from: Unit | null, to: Unit | null): number {
  return from && to ? from.size / to.size : 1;
}
