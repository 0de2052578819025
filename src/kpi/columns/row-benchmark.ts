import type { CellContent } from "../../rag/cell";
import { COMPARATOR_FIELDS, type ComparatorField, type FigureColumns } from "../../rag/figure-columns";
import type { IndicatorCells } from "../../rag/rating";
import { chooseComparator, type ComparatorColumn } from "../../rag/reading/benchmarks/choose-comparator";
import { readTarget } from "../../rag/reading/targets/read-target";
import { cellAt, type KpiTable } from "../kpi-table";
import { HEADINGS } from "./columns";
import { figureColumnsOf } from "./figure-headings";

/** The cells of a row that say what someone else's result is. */
export interface RowBenchmark extends Pick<IndicatorCells, "comparator"> {
  benchmark: CellContent;
  /** What is known about the row's figures, with the column that the benchmark was taken from as its Benchmark. */
  by: FigureColumns["by"];
}

interface NamedColumn extends ComparatorColumn {
  key: ComparatorField;
  by: FigureColumns["by"];
}

/** The columns of comparators of each table. */
const known = new WeakMap<KpiTable, readonly NamedColumn[]>();

/**
 * Finds a row's benchmark: the column of the comparator that the target names, else Benchmark itself. Where neither is
 * there, the result says why and which columns are.
 */
export function findRowBenchmark(table: KpiTable, row: number, target: CellContent): RowBenchmark {
  const plain: RowBenchmark = { benchmark: cellAt(table, "benchmark", row), by: figureColumnsOf(table) };
  const columns = comparatorsOf(table);
  const reading = columns.length === 0 ? null : readTarget(target);
  if (reading?.kind !== "benchmark") return plain;
  const choice = chooseComparator(reading, columns);
  const hasPlain = plain.benchmark.kind !== "empty";
  if ("column" in choice) {
    const { key, by } = choice.column;
    const benchmark = cellAt(table, key, row);
    if (!hasPlain || (choice.isNamed && benchmark.kind !== "empty"))
      return { benchmark, by, comparator: { from: key } };
  }
  if (hasPlain || "column" in choice) return plain;
  return { ...plain, comparator: { ...choice, there: columns.map(({ heading }) => heading) } };
}

function comparatorsOf(table: KpiTable): readonly NamedColumn[] {
  const found = known.get(table);
  if (found) return found;
  const columns = COMPARATOR_FIELDS.flatMap((key): NamedColumn[] => {
    const cells = table.cells[key];
    if (cells === undefined) return [];
    const heading = table.headings?.[key] ?? HEADINGS[key];
    const headings = { ...table.headings, benchmark: heading };
    const asBenchmark: KpiTable = { ...table, headings, cells: { ...table.cells, benchmark: cells } };
    return [{ key, heading, usual: HEADINGS[key], by: figureColumnsOf(asBenchmark) }];
  });
  known.set(table, columns);
  return columns;
}
