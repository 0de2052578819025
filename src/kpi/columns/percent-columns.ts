import type { ComparedField, FigureColumns, PercentWriting } from "../../rag/figure-columns";
import {
  figureOf,
  isAmbiguous,
  isHundredth,
  isPercentRow,
  isPlainFigure,
  mayBeAmbiguous,
  PERCENT_FIELDS,
} from "../../rag/percent/row-figures";
import type { IndicatorCells } from "../../rag/rating";
import { textCell } from "../../rag/cell";
import { NO_CELLS } from "../../rag/no-cells";
import { readNumberFormat } from "../../rag/reading/read-number-format";
import { cellAt, isSkipped, textAt, type KpiTable } from "../kpi-table";

/*
 * Decides for a whole column, not row by row, whether its bare percentages are fractions (0.95) or per cents (95).
 * docs/decisions/0022 says how, and what is left open.
 */

/** What the rows of a column show about how its bare percentages are written. */
interface Evidence {
  /** Figures that cannot be fractions: above 10, or near the figure beside them. */
  large: number;
  /** Fractions under a percentage format. */
  formatted: number;
  /** Figures a hundred times smaller than the one beside them. */
  hundredths: number;
  /** Figures as large as the one beside them; and figures that fit neither way. */
  near: number;
  doubtful: number;
}

/** A bare figure above this is a percentage: a result of 1,000% is very rare, and one of 10% common. */
const SURELY_PERCENT = 10;
/** This many agreeing rows settle the matter; with a percentage format in the column, fewer do. */
const ENOUGH = 3;
/** One contrary row among this many is a slip and decides nothing. */
const SLIPS = 5;

/** Decides how each column of a table writes its bare percentages. A column without enough evidence is left out. */
export function decidePercents(
  table: KpiTable,
  headed: FigureColumns["by"],
): Partial<Record<ComparedField, PercentWriting>> {
  const fields = PERCENT_FIELDS.filter((field) => table.cells[field] !== undefined);
  const decided: Partial<Record<ComparedField, PercentWriting>> = {};
  const evidence = new Map<ComparedField, Evidence>();
  for (const field of fields) {
    const found = gather(table, field, headed);
    evidence.set(field, found);
    const writing = decide(found);
    if (writing) decided[field] = writing;
  }
  return withNeighbours(decided, evidence);
}

/** Collects the evidence of a column. Large figures are many, so counting stops once there are enough. */
function gather(table: KpiTable, field: ComparedField, headed: FigureColumns["by"]): Evidence {
  const found: Evidence = { large: 0, formatted: 0, hundredths: 0, near: 0, doubtful: 0 };
  const { values = [], formats } = table.cells[field] ?? {};
  const large: number[] = [];
  values.forEach((value, row) => {
    if (value === "" || typeof value === "boolean" || isSkipped(table, row)) return;
    if (typeof value === "number" && readNumberFormat(formats?.[row] ?? "General", value).percent) {
      found.formatted += 1;
      return;
    }
    const size = typeof value === "number" ? Math.abs(value) : sizeOfText(value);
    if (size === null || size > SURELY_PERCENT) {
      if (size !== null) large.push(row);
      return;
    }
    const cells = cellsOf(table, row, headed);
    if (!isPercentRow(cells)) return;
    const figure = figureOf(field, cells[field]);
    if (figure && !figure.isStated && figure.figure !== 0)
      weigh(found, Math.abs(figure.figure), isAmbiguous(figure), certainPercents(cells, field));
  });
  const enough = Math.max(1, found.hundredths * SLIPS);
  for (const row of large) {
    if (found.large >= enough) break;
    const cells = cellsOf(table, row, headed);
    const figure = figureOf(field, cells[field]);
    if (figure && !figure.isStated && isPercentRow(cells)) found.large += 1;
  }
  return found;
}

/** The size of a text that is a figure; for a text that may contain a small one, a small size; null for others. */
function sizeOfText(text: string): number | null {
  const cell = textCell(text);
  if (isPlainFigure(cell)) return Math.abs(Number(text));
  return mayBeAmbiguous(cell) ? 1 : null;
}

/** The cells of a row that show whether its figures are percentages, and their size. */
function cellsOf(table: KpiTable, row: number, headed: FigureColumns["by"]): IndicatorCells {
  return {
    ...NO_CELLS,
    metric: textAt(table, "metric", row),
    target: cellAt(table, "target", row),
    latestValue: cellAt(table, "latestValue", row),
    previousValue: cellAt(table, "previousValue", row),
    lastYear: cellAt(table, "lastYear", row),
    baseline: cellAt(table, "baseline", row),
    benchmark: cellAt(table, "benchmark", row),
    expectedToDate: cellAt(table, "expectedToDate", row),
    columns: { by: headed, unit: textAt(table, "unit", row) },
  };
}

/** Adds the evidence of one bare figure, beside the figures of its row that are certainly in per cent. */
function weigh(found: Evidence, size: number, isSmall: boolean, others: readonly number[]): void {
  if (others.some((other) => isHundredth(size, other))) found.hundredths += 1;
  else if (others.some((other) => size >= other / 3 && size <= other * 3)) found[isSmall ? "near" : "large"] += 1;
  else if (others.some((other) => size < other)) found.doubtful += 1;
}

/** The figures of a row that are certainly in per cent, in all columns but one. */
function certainPercents(cells: IndicatorCells, field: ComparedField): number[] {
  return PERCENT_FIELDS.flatMap((other) => {
    const figure = other === field ? null : figureOf(other, cells[other]);
    return figure === null || figure.figure === 0 || isAmbiguous(figure) ? [] : Math.abs(figure.figure);
  });
}

function decide({ large, formatted, hundredths, near, doubtful }: Evidence): PercentWriting | null {
  if (large > 0) return formatted === 0 && hundredths * SLIPS <= large ? "per cents" : null;
  if (near > 0 || doubtful > 0) return null;
  return hundredths >= ENOUGH || (hundredths > 0 && formatted >= ENOUGH) ? "fractions" : null;
}

/**
 * A column without evidence of its own is taken to be written like the values, unless one of its rows contradicts that.
 */
function withNeighbours(
  decided: Partial<Record<ComparedField, PercentWriting>>,
  evidence: ReadonlyMap<ComparedField, Evidence>,
): Partial<Record<ComparedField, PercentWriting>> {
  if (decided.latestValue !== "per cents") return decided;
  const all = { ...decided };
  for (const [field, { hundredths, doubtful, formatted }] of evidence) {
    if (hundredths === 0 && doubtful === 0 && formatted === 0) all[field] ??= "per cents";
  }
  return all;
}
