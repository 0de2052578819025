import type { HistoryRecord } from "../../../kpi/history/record";
import type { RatedIndicator } from "../../../kpi/scorecard";
import type { CellContent } from "../../../rag/cell";
import { findValueCell } from "../../../rag/comparing/numerator-denominator";
import { readNumberFormat } from "../../../rag/reading/read-number-format";
import { findFigures, writeFigure, writeNumber } from "../../../rag/reading/figure";
import type { TargetReading } from "../../../rag/reading/targets/target-reading";
import { readAsColumnWrites } from "../../../rag/percent/settle-fractions";
import type { ComparedField } from "../../../rag/figure-columns";
import type { IndicatorCells } from "../../../rag/rating";
import { findShownFigure } from "../../../rag/reading/values/shown-figure";
import { CLOCK, convertible, type Unit } from "../../../rag/reading/units/unit";
import type { WrittenFigure } from "../text/read-figures";

/** The role of a figure of an indicator. */
export type FigureRole =
  "value" | "target" | "expected" | "previous" | "last-year" | "baseline" | "benchmark" | "history";

/** A figure of the workbook that a text may repeat. */
export interface KnownFigure {
  role: FigureRole;
  /** In full, exact and to the digits that its cell shows. */
  figure: number;
  shown: number;
  unit: Unit | null;
  scale: number;
  /** One unit of the last shown digit: 0.1 for 70.4, 10000 for £188.57m; 0 for a target, which is exact. */
  step: number;
  /** As written in a sentence: "70.4", "£188.57m". */
  written: string;
}

/** Every figure of an indicator in the workbook: value, target, earlier results, comparators. */
export function findKnownFigures({ cells, rating }: RatedIndicator, records: readonly HistoryRecord[]): KnownFigure[] {
  const { computed } = rating;
  const judged = computed.status === "not-rated" ? [] : [computed.comparison.low, computed.comparison.high];
  const comparison = computed.status === "not-rated" ? null : computed.comparison;
  const role: FigureRole =
    comparison?.against === "expected-to-date"
      ? "expected"
      : comparison?.against === "benchmark"
        ? "benchmark"
        : "target";
  return [
    ...ofCell("value", cells, "latestValue", findValueCell(cells, rating.target)),
    ...ofTarget(rating.target),
    ...judged.map((figure) => known(role, figure, comparison?.unit ?? null, comparison?.scale ?? 1)),
    ...(comparison?.profiled ? [known("target", comparison.profiled.target, comparison.unit, comparison.scale)] : []),
    ...ofCell("expected", cells, "expectedToDate"),
    ...ofCell("previous", cells, "previousValue"),
    ...ofCell("last-year", cells, "lastYear"),
    ...ofCell("baseline", cells, "baseline"),
    ...ofCell("benchmark", cells, "benchmark"),
    ...records.flatMap((record) => [
      ...ofCell("history", cells, "latestValue", record.value),
      ...ofCell("history", cells, "target", record.target),
    ]),
  ];
}

/** The figures of a target; for an unread one, every figure in its text. */
function ofTarget(target: TargetReading): KnownFigure[] {
  if (target.kind === "range")
    return [target.low, target.high].map((figure) => known("target", figure, target.unit, target.scale));
  const read =
    target.kind === "number" || (target.kind === "benchmark" && target.figure !== null) ? target.figure : null;
  const main =
    read === null || !("unit" in target)
      ? []
      : [known(target.kind === "benchmark" ? "benchmark" : "target", read, target.unit, target.scale)];
  return [...main, ...findFigures(target.text).map(({ figure, unit, scale }) => known("target", figure, unit, scale))];
}

function ofCell(
  role: FigureRole,
  cells: IndicatorCells,
  field: ComparedField,
  cell: CellContent = cells[field],
): KnownFigure[] {
  const reading = readAsColumnWrites(cells, field, cell);
  if (reading.kind !== "number") return [];
  const shown = findShownFigure(cell, reading) ?? reading.figure;
  const { decimals, percent, thousands } = readNumberFormat(cell.format);
  const scale = percent ? 1 : thousands > 0 ? 1000 ** thousands : reading.scale;
  const step = decimals === null ? stepOf(shown, reading.scale) : scale * 10 ** -decimals;
  return [
    {
      ...known(role, reading.figure, reading.unit, reading.scale),
      shown,
      step,
      written: writeFigure(shown, reading.unit, reading.scale),
    },
  ];
}

function known(role: FigureRole, figure: number, unit: Unit | null, scale: number): KnownFigure {
  return { role, figure, shown: figure, unit, scale, step: 0, written: writeFigure(figure, unit, scale) };
}

/** One unit of the last digit of a figure, as written in its scale. */
function stepOf(figure: number, scale: number): number {
  const [, fraction = ""] = writeNumber(figure / scale).split(".");
  return scale * 10 ** -fraction.length;
}

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
