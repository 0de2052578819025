import { numberCell, type CellContent } from "../cell";
import { readFigure } from "../naming";
import type { IndicatorCells } from "../rating";
import { shiftPercent } from "../reading/number-format";
import { readTarget } from "../reading/target";
import type { FigureTarget } from "../reading/target-reading";
import { PERCENT } from "../reading/unit";
import type { ValueReading } from "../reading/value";
import { toleranceOfFractions } from "./tolerance-of-fractions";
import { figureOf, isEither, isPercentRow, mayBeEither, PERCENT_FIELDS, type PercentField } from "./row-figures";

/** A row whose fractions are said to be fractions, as far as their columns decide it. */
export interface SettledRow {
  cells: IndicatorCells;
  target: FigureTarget;
  /** The fields whose bare figure could be a fraction or a percentage, and nothing decides. */
  open: readonly PercentField[];
}

/** The format of a fraction that is read as a percentage and shows all of its digits. No workbook is given it. */
const AS_PERCENT = "General%";

const NONE: readonly PercentField[] = [];

/** Reads a row's bare figures as its columns write them. Most rows have none that could be read in two ways. */
export function settle(cells: IndicatorCells, target: FigureTarget): SettledRow {
  let settled: SettledRow | null = null;
  for (const field of PERCENT_FIELDS) {
    const isDecided = cells.columns?.by[field]?.percents === "fractions";
    if (!isDecided && !mayBeEither(cells[field])) continue;
    if (settled === null && !isPercentRow(cells)) break;
    settled ??= { cells, target, open: NONE };
    settled = settleField(settled, field);
  }
  return settled ?? { cells, target, open: NONE };
}

function settleField(row: SettledRow, field: PercentField): SettledRow {
  const found = figureOf(field, row.cells[field]);
  if (found === null || found.isStated) return row;
  const writing = row.cells.columns?.by[field]?.percents;
  if (writing === "fractions") return asFraction(row, field) ?? { ...row, open: [...row.open, field] };
  return writing === undefined && isEither(found) ? { ...row, open: [...row.open, field] } : row;
}

/** The row with a bare figure read as a fraction, and its tolerance with it; null for a text whose words would be lost. */
function asFraction(row: SettledRow, field: PercentField): SettledRow | null {
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

/** The row as it would be if all that is open in it were fractions; null where one of them cannot be read as one. */
export function openAsFractions(row: SettledRow): SettledRow | null {
  return row.open.reduce<SettledRow | null>((so, field) => so && asFraction(so, field), { ...row, open: NONE });
}

function asPercentCell(cell: CellContent): CellContent | null {
  if (cell.kind === "number") return numberCell(Number(cell.value), AS_PERCENT);
  const text = String(cell.value).trim();
  return /^[-+]?(?:\d+(?:\.\d+)?|\.\d+)$/.test(text) ? numberCell(Number(text), AS_PERCENT) : null;
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
 * A value of one of a row's columns, read as the column writes it: the row's own, or an earlier one of the same column. A
 * figure that nothing decides has no unit: to call it per cent would be to guess.
 */
export function readPercentValue(cells: IndicatorCells, field: PercentField, cell: CellContent = cells[field]): ValueReading {
  const writing = cells.columns?.by[field]?.percents;
  const reading = readFigure({ ...cells, [field]: cell }, field);
  if (writing === "per cents" || cells.columns === undefined || reading.kind !== "number") return reading;
  if (writing === undefined && !mayBeEither(cell)) return reading;
  const found = figureOf(field, cell);
  if (found === null || found.isStated || !isPercentRow(cells)) return reading;
  if (writing === undefined) return isEither(found) ? { ...reading, unit: null } : reading;
  const fraction = asPercentCell(cell);
  return fraction ? readFigure({ ...cells, [field]: fraction }, field) : { ...reading, unit: null };
}

/** A row's value as a history keeps it: what its column makes a fraction is one by its own format, whatever becomes of the column. */
export function asRecorded(cells: IndicatorCells): CellContent {
  const cell = cells.latestValue;
  if (cells.columns?.by.latestValue?.percents !== "fractions") return cell;
  const target = readTarget(cells.target);
  if (target.kind === "date") return cell;
  const { cells: settled } = settle(cells, target);
  if (settled.latestValue === cell) return cell;
  const [, decimals = ""] = String(shiftPercent(Number(settled.latestValue.value))).split(".");
  return numberCell(Number(settled.latestValue.value), decimals === "" ? "0%" : `0.${"0".repeat(Math.min(decimals.length, MOST_DECIMALS))}%`);
}

/** As many as a cell of usual width shows. */
const MOST_DECIMALS = 6;
