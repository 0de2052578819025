import { difference } from "../../rag/decimal";
import type { Comparison } from "../../rag/comparison";
import { writeFigure } from "../../rag/reading/figure";
import { refuse } from "./earlier";
import type { NoTravel } from "./travel";

/** How far a figure is outside of a target or range. */
export function distanceTo({ low, high }: Pick<Comparison, "low" | "high">, figure: number): number {
  return figure < low ? difference(low, figure) : figure > high ? difference(figure, high) : 0;
}

/** Writes a target or range: "£192.365m", "8 to 10". */
export function writeTarget({ low, high, unit, scale }: Comparison): string {
  const top = writeFigure(high, unit, scale);
  return low === high ? top : `${writeFigure(low, unit, scale)} to ${top}`;
}

export function noTarget(): NoTravel {
  return refuse("no-target", "good is on the target, and there is no target to measure from.");
}
