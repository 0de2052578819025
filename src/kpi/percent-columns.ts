import type { FigureColumns, PercentWriting } from "../rag/figure-columns";
import { figureOf, isEither, isHundredth, isPercentRow, isPlainFigure, mayBeEither, PERCENT_FIELDS, type PercentField, type PercentFigure } from "../rag/percent/row-figures";
import type { IndicatorCells } from "../rag/rating";
import { EMPTY_CELL } from "../rag/cell";
import { cellAt, textAt, type KpiTable } from "./kpi-table";

/*
 * Whether the bare figures of a column of percentages are fractions (0.95) or per cents (95) is decided by the column, not
 * row by row. docs/decisions/0017 tells how, and what is left open.
 */

/** What the rows of a column say of how its bare percentages are written. */
interface Evidence {
  /** Figures that are no fraction: above 10, or near the figure beside them as they stand. */
  large: number;
  /** Fractions under a percentage format. */
  formatted: number;
  /** Figures a hundred times smaller than the one beside them. */
  hundredths: number;
  /** Figures of the size of the one beside them, as they stand; and those that fit neither way. */
  near: number;
  doubtful: number;
}

/** A bare figure beyond this is a percentage: 1,000% is hardly ever a result, and 10% a common one. */
const SURELY_PERCENT = 10;
/** As many rows that agree leave no doubt of what an officer means; a percentage format in the column does so with fewer. */
const ENOUGH = 3;
/** A slip among so many that are plain decides nothing. */
const SLIPS = 5;

/** How each column of a table writes its bare percentages; a column that nothing decides is left out. */
export function decidePercents(table: KpiTable, headed: FigureColumns["by"]): Partial<Record<PercentField, PercentWriting>> {
  const fields = PERCENT_FIELDS.filter((field) => table.cells[field] !== undefined);
  const evidence = new Map(fields.map((field) => [field, { large: 0, formatted: 0, hundredths: 0, near: 0, doubtful: 0 }]));
  for (let row = 0; row < table.rowCount; row += 1) {
    if (!table.skippedRows?.includes(row)) gather(evidence, cellsOf(table, row, headed));
  }
  const decided: Partial<Record<PercentField, PercentWriting>> = {};
  for (const [field, found] of evidence) {
    const writing = decide(found);
    if (writing) decided[field] = writing;
  }
  return withNeighbours(decided, evidence);
}

/** The cells of a row that say whether its figures are percentages, and their size. */
function cellsOf(table: KpiTable, row: number, headed: FigureColumns["by"]): IndicatorCells {
  return {
    ...{ section: "", kpi: "", metric: textAt(table, "metric", row) },
    ...{ target: cellAt(table, "target", row), latestValue: cellAt(table, "latestValue", row) },
    ...{ previousValue: cellAt(table, "previousValue", row), lastYear: cellAt(table, "lastYear", row) },
    ...{ benchmark: cellAt(table, "benchmark", row), expectedToDate: cellAt(table, "expectedToDate", row) },
    ...{ goodIs: EMPTY_CELL, asOf: EMPTY_CELL, tolerance: EMPTY_CELL, override: EMPTY_CELL, overrideReason: EMPTY_CELL, reviewBy: EMPTY_CELL },
    columns: { by: headed, unit: textAt(table, "unit", row) },
  };
}

function gather(evidence: ReadonlyMap<PercentField, Evidence>, cells: IndicatorCells): void {
  // Asked first, as whether a row is one of percentages takes longest.
  const telling = [...evidence].filter(([field]) => isPlainFigure(cells[field]) || mayBeEither(cells[field]));
  if (telling.length === 0 || !isPercentRow(cells)) return;
  for (const [field, found] of telling) {
    const figure = figureOf(field, cells[field]);
    if (figure?.isFormatted) found.formatted += 1;
    if (figure && !figure.isStated && figure.figure !== 0) weigh(found, Math.abs(figure.figure), isEither(figure), besides(cells, field));
  }
}

/** What a bare figure says of its column, beside those of its row that are surely in per cent. */
function weigh(found: Evidence, size: number, isSmall: boolean, beside: () => readonly number[]): void {
  if (size > SURELY_PERCENT) {
    found.large += 1;
    return;
  }
  const others = beside();
  if (others.some((other) => isHundredth(size, other))) found.hundredths += 1;
  else if (others.some((other) => size >= other / 3 && size <= other * 3)) found[isSmall ? "near" : "large"] += 1;
  else if (others.some((other) => size < other)) found.doubtful += 1;
}

/** The figures of a row that are surely in per cent, in all columns but one. */
function besides(cells: IndicatorCells, field: PercentField): () => readonly number[] {
  return () =>
    PERCENT_FIELDS.flatMap((other) => {
      const figure: PercentFigure | null = other === field || cells[other].kind === "empty" ? null : figureOf(other, cells[other]);
      return figure === null || figure.figure === 0 || isEither(figure) ? [] : Math.abs(figure.figure);
    });
}

function decide({ large, formatted, hundredths, near, doubtful }: Evidence): PercentWriting | null {
  if (large > 0) return formatted === 0 && hundredths * SLIPS <= large ? "per cents" : null;
  if (near > 0 || doubtful > 0) return null;
  return hundredths >= ENOUGH || (hundredths > 0 && formatted >= ENOUGH) ? "fractions" : null;
}

/** A column that says nothing itself is written as the values are, by the same hand; unless a row of it speaks against that. */
function withNeighbours(
  decided: Partial<Record<PercentField, PercentWriting>>,
  evidence: ReadonlyMap<PercentField, Evidence>,
): Partial<Record<PercentField, PercentWriting>> {
  if (decided.latestValue !== "per cents") return decided;
  const all = { ...decided };
  for (const [field, { hundredths, doubtful, formatted }] of evidence) {
    if (hundredths === 0 && doubtful === 0 && formatted === 0) all[field] ??= "per cents";
  }
  return all;
}
