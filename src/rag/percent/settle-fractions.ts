import { numberCell, type CellContent } from "../cell";
import { readAsWritten } from "../units/naming";
import type { IndicatorCells } from "../rating";
import { shiftPercent } from "../reading/read-number-format";
import { readTarget } from "../reading/targets/read-target";
import type { FigureTarget } from "../reading/targets/target-reading";
import { PERCENT } from "../reading/units/unit";
import type { ValueReading } from "../reading/values/read-value";
import { toleranceOfFractions } from "./tolerance-of-fractions";
import type { ComparedField } from "../figure-columns";
import { figureOf, isAmbiguous, isPercentRow, isPlainFigure, mayBeAmbiguous, PERCENT_FIELDS } from "./row-figures";

/** A row whose bare figures have been read as fractions or per cent, as far as its columns decide it. */
export interface SettledRow {
  cells: IndicatorCells;
  target: FigureTarget;
  /** The fields whose bare figure could be either, with nothing to decide it. */
  open: readonly ComparedField[];
}

/**
 * The internal format of a fraction that is read as a percentage with all its digits. It is never written to a
 * workbook.
 */
const AS_PERCENT = "General%";

const NONE: readonly ComparedField[] = [];

/**
 * Reads a row's bare figures as its columns write them: as fractions or in per cent. Most rows have no figure that
 * could be either.
 */
export function settleFractions(cells: IndicatorCells, target: FigureTarget): SettledRow {
  let settled: SettledRow | null = null;
  for (const field of PERCENT_FIELDS) {
    const isDecided = cells.columns?.by[field]?.percents === "fractions";
    if (!isDecided && !mayBeAmbiguous(cells[field])) continue;
    if (settled === null && !isPercentRow(cells)) break;
    settled ??= { cells, target, open: NONE };
    settled = settleField(settled, field);
  }
  return settled ?? { cells, target, open: NONE };
}

function settleField(row: SettledRow, field: ComparedField): SettledRow {
  const found = figureOf(field, row.cells[field]);
  if (found === null || found.isStated) return row;
  const writing = row.cells.columns?.by[field]?.percents;
  if (writing === "fractions") return asFraction(row, field) ?? { ...row, open: [...row.open, field] };
  return writing === undefined && isAmbiguous(found) ? { ...row, open: [...row.open, field] } : row;
}

/**
 * The row with one bare figure and its tolerance read as fractions; null for a text that holds more than the figure.
 */
function asFraction(row: SettledRow, field: ComparedField): SettledRow | null {
  const cell = asPercentCell(row.cells[field]);
  const tolerance = toleranceOfFractions(row.cells.tolerance);
  if (cell) {
    const cells = { ...row.cells, tolerance, [field]: cell };
    const target = field === "target" ? readTarget(cell) : row.target;
    return target.kind === "date" ? null : { ...row, cells, target };
  }
  const target = field === "target" ? asPercentTarget(row.target) : null;
  return target && { ...row, cells: { ...row.cells, tolerance }, target };
}

/** The row with every open figure read as a fraction; null where one of them cannot be. */
export function openAsFractions(row: SettledRow): SettledRow | null {
  return row.open.reduce<SettledRow | null>((so, field) => so && asFraction(so, field), { ...row, open: NONE });
}

function asPercentCell(cell: CellContent): CellContent | null {
  return isPlainFigure(cell) ? numberCell(Number(cell.value), AS_PERCENT) : null;
}

function asPercentTarget(target: FigureTarget): FigureTarget | null {
  switch (target.kind) {
    case "number":
      return { ...target, figure: shiftPercent(target.figure), unit: PERCENT };
    case "range":
      return { ...target, low: shiftPercent(target.low), high: shiftPercent(target.high), unit: PERCENT };
    case "benchmark":
      return { ...target, figure: target.figure === null ? null : shiftPercent(target.figure), unit: PERCENT };
    case "ratio":
    case "change":
    case "none":
    case "not-read":
      return null;
  }
}

/**
 * Reads a value of one of a row's columns, current or earlier, as the column writes it. An undecided figure gets no
 * unit: calling it per cent would be a guess.
 */
export function readAsColumnWrites(
  cells: IndicatorCells,
  field: ComparedField,
  cell: CellContent = cells[field],
): ValueReading {
  const writing = cells.columns?.by[field]?.percents;
  const reading = readAsWritten({ ...cells, [field]: cell }, field);
  if (writing === "per cents" || cells.columns === undefined || reading.kind !== "number") return reading;
  if (writing === undefined && !mayBeAmbiguous(cell)) return reading;
  const found = figureOf(field, cell);
  if (found === null || found.isStated || !isPercentRow(cells)) return reading;
  if (writing === undefined) return isAmbiguous(found) ? { ...reading, unit: null } : reading;
  const fraction = asPercentCell(cell);
  return fraction ? readAsWritten({ ...cells, [field]: fraction }, field) : { ...reading, unit: null };
}

/**
 * A row's value as the history keeps it. A fraction gets a percentage format, so that it no longer depends on its
 * column.
 */
export function asRecorded(cells: IndicatorCells): CellContent {
  const cell = cells.latestValue;
  if (cells.columns?.by.latestValue?.percents !== "fractions") return cell;
  const target = readTarget(cells.target, cells.reporting);
  if (target.kind === "date") return cell;
  const { cells: settled } = settleFractions(cells, target);
  if (settled.latestValue === cell) return cell;
  const [, decimals = ""] = String(shiftPercent(Number(settled.latestValue.value))).split(".");
  return numberCell(
    Number(settled.latestValue.value),
    decimals === "" ? "0%" : `0.${"0".repeat(Math.min(decimals.length, MOST_DECIMALS))}%`,
  );
}

/** The most decimals that a cell of usual width shows. */
const MOST_DECIMALS = 6;
