import { asNamed, type Unit } from "./unit";

/** What a heading, a Unit cell or a metric's name says about bare figures. */
export interface NamedUnit {
  unit: Unit | null;
  scale: number;
  /** A unit that is not known, or named in two contradicting ways: its figures cannot be compared with others. */
  unknown: string | null;
  /** True where it says that figures are plain numbers: "Number of complaints". */
  isNumber: boolean;
}

/** Nothing is said about the figures. */
export const UNNAMED: NamedUnit = { unit: null, scale: 1, unknown: null, isNumber: false };

const MILLION = 1e6;
/** A hundred billion pounds, in millions: more than any public body has. */
const MOST_MILLIONS = 100_000;

/** True for a figure that is already in full, such as "£1,950,000" under "(£m)". */
function isSurelyFull(figure: number, scale: number): boolean {
  return scale >= MILLION && Math.abs(figure) >= MOST_MILLIONS;
}

/**
 * A figure in full; the named unit and scale apply where it has none itself. `isFull` marks a figure that its format
 * divides: the cell already holds it in full.
 */
export function inNamedUnit<T extends { figure: number; unit: Unit | null; scale: number }>(
  written: T,
  named: NamedUnit,
  isFull = false,
): T {
  const { figure, scale } = written;
  const unit = written.unit && named.unit ? asNamed(written.unit, named.unit) : written.unit;
  // A figure with a unit other than the named one takes no scale from it: "95%" under "Spend £m".
  const isAlike = unit === null || (named.unit === null ? unit.family === "currency" : unit.name === named.unit.name);
  if (!isAlike || (unit !== null && named.scale === 1)) return unit === written.unit ? written : { ...written, unit };
  if (isFull || scale !== 1 || named.scale === 1 || isSurelyFull(figure, named.scale))
    return { ...written, unit: unit ?? named.unit };
  return {
    ...written,
    figure: Number((figure * named.scale).toPrecision(15)),
    unit: unit ?? named.unit,
    scale: named.scale,
  };
}
