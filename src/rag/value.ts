import { isPercentFormat, type CellContent } from "./cell";
import { findFigures, PERCENT, unitFromName, type Unit } from "./figure";

/** A value read from a cell, in full ("188.57" under a metric headed "£m" is 188,570,000), or why it could not be. */
export type ValueReading =
  | { kind: "number"; figure: number; unit: Unit | null; scale: number }
  | { kind: "empty" }
  | { kind: "error"; text: string }
  | { kind: "not-read"; text: string };

/** Reads a value as Excel holds it; the metric's name may give the unit and scale that the cell leaves out. */
export function readValue(cell: CellContent, metric = ""): ValueReading {
  if (cell.kind === "empty") return { kind: "empty" };
  if (cell.kind === "error") return { kind: "error", text: String(cell.value) };
  const named = unitFromName(metric);
  if (cell.kind === "number" && typeof cell.value === "number") {
    if (!Number.isFinite(cell.value)) return { kind: "not-read", text: String(cell.value) };
    if (isPercentFormat(cell.format)) {
      // Shifted as text, so that 0.886 becomes exactly 88.6.
      return { kind: "number", figure: Number(`${Number(cell.value.toPrecision(15))}e2`), unit: PERCENT, scale: 1 };
    }
    const figure = named.scale === 1 ? cell.value : cell.value * named.scale;
    return { kind: "number", figure: Number(figure.toPrecision(15)), unit: named.unit, scale: named.scale };
  }
  const text = String(cell.value).trim();
  const bracketed = /^(£?)\((.*)\)$/.exec(text);
  const [figure, ...others] = findFigures(bracketed ? `${bracketed[1]}${bracketed[2]}` : text);
  const length = bracketed ? text.length - 2 : text.length;
  if (!figure || others.length > 0 || figure.start !== 0 || figure.end !== length) return { kind: "not-read", text };
  const scale = figure.scale === 1 ? named.scale : figure.scale;
  const full = figure.scale === 1 ? Number((figure.figure * named.scale).toPrecision(15)) : figure.figure;
  return { kind: "number", figure: bracketed ? -full : full, unit: figure.unit ?? named.unit, scale };
}
