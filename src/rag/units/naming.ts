import type { FigureField } from "../figure-columns";
import { writtenPolarity } from "../find-polarity";
import type { IndicatorCells } from "../rating";
import { unitFromName, UNNAMED, type NamedUnit } from "../reading/figure";
import { readNoun } from "../reading/words/noun";
import { readUnitText } from "../reading/units/unit-text";
import { readValue, type ValueReading } from "../reading/values/read-value";

/** The parts of a row that name the unit of its figures. */
export type Named = Pick<IndicatorCells, "metric" | "columns">;

/**
 * The unit named for the bare figures of a column: by its heading and the row's Unit cell, else by the metric's name.
 * Where these contradict each other, the unit is unknown. For a tolerance only its heading counts; without a unit
 * there, it is in the target's.
 */
export function namingOf({ metric, columns }: Named, field: FigureField): NamedUnit {
  const heading = columns?.by[field]?.named ?? null;
  if (field === "tolerance") return heading ?? UNNAMED;
  const byName = unitFromName(metric);
  const cell = columns === undefined || columns.unit === "" ? null : readUnitCell(columns.unit, metric);
  const column = heading && cell ? join(heading, cell) : (heading ?? cell);
  if (column === null) return byName;
  if (column.unknown !== null || column.isNumber)
    return column.unknown === MILLIONS_OR_METRES ? join(column, byName) : column;
  // "Actual (000s)", and a name that says thousands of what.
  if (column.unit === null) return byName.unit === null && byName.scale === 1 ? column : join(column, byName);
  return column.scale === 1 && column.unit.name === byName.unit?.name ? byName : column;
}

/** Reads a figure of a row as written, with the unit named for it. `isShare`: it is compared with a percentage. */
export function readAsWritten(cells: IndicatorCells, field: FigureField, isShare = false): ValueReading {
  return readValue(cells[field], cells.metric, {
    isShare,
    goodIs: writtenPolarity(cells),
    named: namingOf(cells, field),
  });
}

const MILLIONS_OR_METRES = "m";

/** Texts of a Unit cell that mean no unit. */
const NO_UNIT =
  /^\W*(?:(?:currency|money|financial|decimal|value|figure|rate|index|score|ratio|rating|average|text|date|yes ?\/ ?no|other|various|n\/?a|tbc|units?)\W*)?$/i;

function readUnitCell(text: string, metric: string): NamedUnit | null {
  const named = readUnitText(text);
  if (named || NO_UNIT.test(text)) return named;
  // "Applications" are what is counted, and "Housing" is a service: neither is a unit.
  const noun = readNoun(text, metric);
  if (unitFromName(metric).unit !== null) return null;
  return noun.is === "unknown" ? { ...UNNAMED, unknown: noun.word } : null;
}

/** Combines what two texts name; an unknown unit where they contradict each other. */
function join(a: NamedUnit, b: NamedUnit): NamedUnit {
  if (a.unknown === MILLIONS_OR_METRES && b.unit?.family === "currency" && b.scale === 1) return { ...b, scale: 1e6 };
  if (a.unknown === MILLIONS_OR_METRES && b.unit?.name === "metres") return b;
  if (b.unknown === MILLIONS_OR_METRES && a.unknown === null) return join(b, a);
  const contradict: NamedUnit = { ...UNNAMED, unknown: [describe(a), describe(b)].sort().join(" or ") };
  if (a.unknown !== null || b.unknown !== null) return a.unknown === b.unknown ? a : contradict;
  if (a.unit && b.unit && a.unit.name !== b.unit.name) return contradict;
  if (a.scale !== 1 && b.scale !== 1 && a.scale !== b.scale) return contradict;
  const [unit, isNumber] = [a.unit ?? b.unit, a.isNumber || b.isNumber];
  if (unit && isNumber) return contradict;
  return { unit, scale: a.scale === 1 ? b.scale : a.scale, unknown: null, isNumber };
}

function describe({ unit, scale, unknown }: NamedUnit): string {
  return unknown ?? `${scale === 1 ? "" : `${scale} `}${unit?.name ?? "number"}`;
}
