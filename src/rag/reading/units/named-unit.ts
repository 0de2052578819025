import { asNamed, type Unit } from "./unit";

/** What a heading, a Unit cell or a metric's name says of figures that do not say it themselves. */
export interface NamedUnit {
  unit: Unit | null;
  scale: number;
  /** A unit that it names and that is not known, or names in two ways: figures under it stand beside no others. */
  unknown: string | null;
  /** True where it says that figures are plain numbers: "Number of complaints". */
  isNumber: boolean;
}

/** Nothing is said of the figures. */
export const UNNAMED: NamedUnit = { unit: null, scale: 1, unknown: null, isNumber: false };

const MILLION = 1e6;
/** A hundred billion pounds, in millions: no public body has as much. */
const MOST_MILLIONS = 100_000;

/** "£1,950,000" under "(£m)" is in full already. */
function isSurelyFull(figure: number, scale: number): boolean {
  return scale >= MILLION && Math.abs(figure) >= MOST_MILLIONS;
}

/**
 * A figure in full, with the unit and scale that are named for it where it gives none itself. `isFull` is said of one that
 * its format divides: the cell holds it in full already.
 */
export function inNamedUnit<T extends { figure: number; unit: Unit | null; scale: number }>(
  written: T,
  named: NamedUnit,
  isFull = false,
): T {
  const { figure, scale } = written;
  const unit = written.unit && named.unit ? asNamed(written.unit, named.unit) : written.unit;
  // A unit that is not the one named takes no scale from it: "95%" under "Spend £m".
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
