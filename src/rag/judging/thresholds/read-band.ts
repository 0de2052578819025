import { textCell } from "../../cell";
import type { ThresholdField } from "../../figure-columns";
import { isReason, notRated } from "../../not-rated";
import { isHundredth } from "../../percent/row-figures";
import type { Polarity } from "../../polarity";
import type { Comparison } from "../../comparison";
import type { IndicatorCells, NotRatedReason } from "../../rating";
import { readNumberFormat, shiftPercent } from "../../reading/read-number-format";
import type { Unit } from "../../reading/units/unit";
import { readValue, type ValueReading } from "../../reading/values/read-value";
import type { End } from "../../reading/values/read-bounds";
import { figureInFull } from "../../rules/edges/tolerance";
import { namingOf, readAsWritten } from "../../units/naming";
import { measureOf } from "../../units/settle-units";
import { convertEdges } from "../edge-units";
import { LONGEST_FORM } from "../../rules/ruleset-limits";

/** The results that have one colour: from the worst to the best of them, in the comparison's unit and in full. */
export interface Band {
  /** null where the cell does not say where the band ends on that side. */
  worst: End | null;
  best: End | null;
  /** True for a figure without a sign, under a heading without one: "95". */
  isBare: boolean;
}

/** What a threshold's cell says: a band; that the target is met; something in words; or nothing. */
export type BandReading = Band | "met" | "words" | null;

/** What the cells of a row are read beside. */
export interface BandPlace {
  cells: IndicatorCells;
  comparison: Comparison;
  /** The unit of the target as written, which bare figures are in. */
  given: Unit | null;
}

/** Reads the cell of one colour. Where High is good, the worst end of a band is its lower one. */
export function readBand(place: BandPlace, field: ThresholdField): BandReading | NotRatedReason {
  const { cells, comparison } = place;
  const cell = cells[field];
  if (cell.kind === "empty") return null;
  const reading = readAsWritten(cells, field);
  switch (reading.kind) {
    case "empty":
    case "none":
      return null;
    case "error":
      return notRated(cells, "value-error", field);
    case "number":
    case "bounds": {
      // "5 points" beside a percentage is a distance from the target.
      if (reading.unit?.family === "points" && comparison.unit?.family === "percent") return "words";
      const ends = toEnds(place, field, reading);
      return isReason(ends) ? ends : toBand(ends, field, comparison.polarity);
    }
    case "not-read":
      return readText(place, field, String(cell.value));
  }
}

const MET =
  /^(?:met|achieved|(?:the )?target|(?:met|achieved|meets|meeting|at|on|target met|target achieved)(?: or (?:above|below|better than|better|exceeded|exceeds|exceeding))?(?: (?:the )?target)?|target (?:met|achieved|or (?:above|below|better))|(?:>=|≥|<=|≤) ?(?:the )?target)$/i;

function readText(place: BandPlace, field: ThresholdField, text: string): BandReading | NotRatedReason {
  if (text.length > LONGEST_FORM) return "words";
  if (MET.test(text.trim())) return "met";
  const between = readTwoSides(place, field, text);
  if (between === null) return "words";
  return isReason(between) ? between : toBand(between, field, place.comparison.polarity);
}

interface Ends {
  low: End | null;
  high: End | null;
  /** The figure alone, without a sign. */
  bare: number | null;
}

const SIDE = /[<>≤≥]=?|\b(?:less than|more than|at least|at most|up to|below|under|above|over)\b/gi;
const JOINTS = new Set(["and", "to", "but", "or", "from", ",", "&", "–", "-"]);

/** Reads "≥80% and <90%" or "80% to less than 90%", whose second figure has a sign of its own; null for anything else. */
function readTwoSides(place: BandPlace, field: ThresholdField, text: string): Ends | NotRatedReason | null {
  const at = [...text.matchAll(SIDE)].at(-1)?.index ?? 0;
  if (at === 0) return null;
  const parts = [withoutJoints(text.slice(0, at)), text.slice(at)];
  const ends = parts.map((part) => {
    const context = { named: namingOf(place.cells, field) };
    const reading = readValue(textCell(part), place.cells.metric, context);
    return reading.kind === "number" || reading.kind === "bounds" ? toEnds(place, field, reading) : null;
  });
  const [first, second] = ends;
  if (!first || !second) return null;
  if (isReason(first)) return first;
  if (isReason(second)) return second;
  // "80% to <90%": the first is where it begins.
  const start = first.bare === null ? first : { low: { figure: first.bare, open: false }, high: null };
  const [low, high] = [start.low ?? second.low, start.high ?? second.high];
  const isOneSided = (start.low === null) === (second.low === null);
  return isOneSided || low === null || high === null || low.figure > high.figure ? null : { low, high, bare: null };
}

/** A part of a text without the words that join it to others: "80% to", "from 80%", "80% -". */
function withoutJoints(text: string): string {
  const words = text.trim().split(/\s+/);
  while (JOINTS.has(words.at(-1)?.toLowerCase() ?? "")) words.pop();
  if (JOINTS.has(words[0]?.toLowerCase() ?? "")) words.shift();
  const rest = words.join(" ");
  return /[,–-]$/.test(rest) ? rest.slice(0, -1) : rest;
}

type Read = Extract<ValueReading, { kind: "number" | "bounds" }>;

function toEnds(place: BandPlace, field: ThresholdField, reading: Read): Ends | NotRatedReason {
  const { cells, comparison } = place;
  const { unknown } = measureOf(cells, field, reading.unit, reading.kind === "number" ? reading.noun : "");
  if (unknown !== comparison.unknown) return notRated(cells, "threshold-not-read", field);
  const inFull = (figure: number): number | NotRatedReason => toComparison(place, field, { ...reading, figure });
  if (reading.kind === "number") {
    const figure = inFull(reading.figure);
    if (isReason(figure)) return figure;
    const side = sideOfHeading(cells.columns?.by[field]?.heading ?? "");
    if (side === null) return { low: null, high: null, bare: figure };
    const end = { figure, open: side.open };
    return side.is === "low" ? { low: end, high: null, bare: null } : { low: null, high: end, bare: null };
  }
  const ends: Ends = { low: null, high: null, bare: null };
  for (const side of ["low", "high"] as const) {
    const end = reading[side];
    if (end === null) continue;
    const figure = inFull(end.figure);
    if (isReason(figure)) return figure;
    ends[side] = { figure, open: end.open };
  }
  return ends;
}

/** What a heading says of the figures under it: "Green from", "Amber threshold (≥)", "Red below". */
function sideOfHeading(heading: string): { is: "low" | "high"; open: boolean } | null {
  if (/[≥]|>=|\b(?:from|at least|min|minimum|lower|(?:at or|or) (?:above|over|more))\b/i.test(heading))
    return { is: "low", open: false };
  if (/[≤]|<=|\b(?:to|up to|at most|max|maximum|upper|(?:at or|or) (?:below|under|less))\b/i.test(heading))
    return { is: "high", open: false };
  if (/>|\b(?:above|over|more than|greater than)\b/i.test(heading)) return { is: "low", open: true };
  return /<|\b(?:below|under|less than)\b/i.test(heading) ? { is: "high", open: true } : null;
}

/** A figure of a threshold in the comparison's unit, in full. */
function toComparison(
  { cells, comparison, given }: BandPlace,
  field: ThresholdField,
  { figure, unit, scale }: { figure: number; unit: Unit | null; scale: number },
): number | NotRatedReason {
  const written = settleFraction(cells, field, figure, comparison);
  if (written === null) return notRated(cells, "threshold-unclear", field);
  const edge = { kind: "at", figure: written, unit, scale, strict: false } as const;
  const edges = convertEdges({ amber: edge }, { cells, comparison, given, heading: null, field });
  if (isReason(edges)) return edges;
  const { amber } = edges;
  return figureInFull(amber, comparison.scale);
}

/** A bare figure that could be a fraction, as its columns write percentages; null where nothing says which it is. */
function settleFraction(
  cells: IndicatorCells,
  field: ThresholdField,
  figure: number,
  { unit, low, high }: Comparison,
): number | null {
  const { kind, value, format } = cells[field];
  const isStated = kind === "number" ? readNumberFormat(format).percent : String(value).includes("%");
  const size = Math.abs(figure);
  if (unit?.family !== "percent" || isStated || size === 0 || size > LARGEST_FRACTION) return figure;
  const { target, latestValue } = cells.columns?.by ?? {};
  if (target?.percents === "fractions" || latestValue?.percents === "fractions") return shiftPercent(figure);
  return isHundredth(size, Math.max(Math.abs(low), Math.abs(high))) ? null : figure;
}

const LARGEST_FRACTION = 1.5;

function toBand(written: Ends, field: ThresholdField, polarity: Polarity): Band {
  const { low, high, bare } = written;
  const band: Band =
    polarity === "low" ? { worst: high, best: low, isBare: false } : { worst: low, best: high, isBare: false };
  if (bare === null) return band;
  const end = { figure: bare, open: false };
  return { ...band, ...(field === "redThreshold" ? { best: end } : { worst: end }), isBare: true };
}
