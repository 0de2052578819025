import { classifyRow, fillNames, continuesBlock, textOf, type RowKind, type SkipReason } from "./block-rows";
import type { ColumnMap } from "../columns/columns";
import { findHeaders, type Header, type NearHeader } from "./header-rows";
import { nameBlock, placeHeaders, type Names, type Placed } from "./name-blocks";
import type { CellValue } from "../kpi-table";
import type { CellArea } from "../unwritable";
import { chooseAcross, type JudgedContext } from "../layout/chosen-period";
import { columnsAt, type SeriesHeadings } from "../layout/period-columns";
import { findIndicatorColumns, type IndicatorColumns } from "../layout/indicator-columns";
import { USUAL_LAYOUT, type LayoutContext } from "../layout/layout-context";
import { findStacked, type StackedBlock, type StackedGroup } from "../layout/stacked-rows";
import { contextOfSheet } from "../layout/sheet-year";

/** The values of a part of a sheet. Its first row and column are counted from 0. */
export interface SheetValues {
  /** The sheet's name, which may give the year of its headings. */
  name?: string;
  firstRow: number;
  firstColumn: number;
  values: CellValue[][];
  /** The sheet's merged cells, where they are known; counted as on the sheet. */
  merged?: readonly CellArea[];
}

/** KPI rows under their headings, in plain cells. Rows and columns of the sheet count from 0. */
export interface KpiBlock {
  /** The first row of the headings, the first row of data, and the left edge. */
  headingRow: number;
  firstRow: number;
  firstColumn: number;
  /** Up to the last KPI row; anything below is not part of the block. */
  rowCount: number;
  headings: string[];
  /** The headings of the last row, where they stand in several: those that an Excel table has. */
  lastHeadings?: string[];
  /** Column indexes from the left edge. */
  columns: ColumnMap;
  /** One per row; "" where there is none. */
  sections: string[];
  kpis: string[];
  /** Rows in between that are not KPI rows, counted from the first. */
  skippedRows: number[];
  unsure: Header["unsure"];
  /** Set where the block has periods across; `columns` are then those of the judged one. */
  series?: SeriesHeadings;
  /** Set where an indicator has a row for each field: `columns` has then one column for all of them. */
  stacked?: readonly StackedGroup[];
  /** Set where an indicator has columns of its own and a row for each period: what stands in one cell for all of them. */
  constants?: IndicatorColumns["constants"];
  /** Indicators beside this one that have no column for a status. Rows count from the sheet's first, columns from the left edge. */
  statusless?: { text: string; row: number; column: number }[];
  /** The column with the indicator's name, where it has columns of its own. */
  nameColumn?: number;
}

/** A row among KPI rows that is not one. */
export interface SkippedRow {
  row: number;
  column: number;
  why: SkipReason;
}

export interface BlockSearch {
  blocks: KpiBlock[];
  skipped: SkippedRow[];
  /** Rows that nearly are headings of KPI rows. */
  near: NearHeader[];
}

/**
 * Finds the KPI rows of a sheet: under each row of headings, down to the next headings, to two empty rows, or to an
 * empty row after which the block does not continue. Section and KPI come from their columns, or else from the lines
 * above the headings. Of several periods, the columns are those of the chosen one, or else of the newest.
 */
export function findBlocks(
  { name, firstRow, firstColumn, values, merged }: SheetValues,
  context: LayoutContext = USUAL_LAYOUT,
): BlockSearch {
  const known = contextOfSheet(name ?? "", values, context);
  const areas = merged?.map((area) => ({ ...area, row: area.row - firstRow, column: area.column - firstColumn }));
  const { headers, near } = findHeaders(values, known, areas);
  const stacked = headers.length === 0 ? findStacked(values, known) : null;
  if (stacked)
    return { blocks: [stackedBlock(stacked, values, { firstRow, firstColumn }, context)], skipped: [], near: [] };
  const side = headers.length === 0 ? findIndicatorColumns(values, known) : [];
  if (side.length > 0) {
    const blocks = side.map((one) => indicatorBlock(one, values, { firstRow, firstColumn }));
    return { blocks, skipped: [], near: [] };
  }
  const placed = placeHeaders(values, headers, context.reporting);
  const hasSeveral = placed.filter(({ lines }) => lines.length > 0).length > 1;
  const blocks: KpiBlock[] = [];
  const skipped: SkippedRow[] = [];
  const named = new Map<Placed, Names>();
  for (const one of placed) {
    const { header } = one;
    const rows = readRows(values, one);
    const above = nameBlock(one, named, hasSeveral);
    const names = fillNames(rows.cells, rows.kinds, header, above);
    named.set(one, {
      section: names.sections.findLast(Boolean) ?? above.section,
      kpi: names.kpis.findLast(Boolean) ?? above.kpi,
    });
    const dataRow = header.row + header.rowCount;
    rows.kinds.forEach((kind, index) => {
      if (isSkipped(kind))
        skipped.push({
          row: firstRow + dataRow + index,
          column: firstColumn + firstFilled(rows.cells[index] ?? [], header),
          why: kind,
        });
    });
    const last = rows.kinds.lastIndexOf("indicator");
    if (last < 0) continue;
    const kinds = rows.kinds.slice(0, last + 1);
    blocks.push({
      headingRow: firstRow + header.row,
      firstRow: firstRow + dataRow,
      firstColumn: firstColumn + header.left,
      rowCount: last + 1,
      headings: header.headings,
      ...(header.rowCount > 1
        ? { lastHeadings: (values[dataRow - 1] ?? []).slice(header.left, header.right + 1).map(textOf) }
        : {}),
      ...judgedColumns(header, rows.cells, kinds, context),
      sections: names.sections.slice(0, last + 1),
      kpis: names.kpis.slice(0, last + 1),
      skippedRows: kinds.flatMap((kind, index) => (kind === "indicator" ? [] : [index])),
      unsure: header.unsure,
    });
  }
  return {
    blocks,
    skipped,
    near: near.map((one) => ({ ...one, row: firstRow + one.row, column: firstColumn + one.column })),
  };
}

/** An indicator with columns of its own as a block, with a row for each period. */
function indicatorBlock(
  { headingRow, firstRow, rowCount, nameColumn, columns, constants, skippedRows, statusless = [] }: IndicatorColumns,
  values: readonly (readonly CellValue[])[],
  at: Pick<SheetValues, "firstRow" | "firstColumn">,
): KpiBlock {
  const namesOf = (key: "section" | "kpi"): string[] => {
    const cell = constants[key];
    const name = cell ? textOf(values[firstRow + cell.row]?.[cell.column]) : "";
    return Array.from({ length: rowCount }, () => name);
  };
  return {
    ...{ headingRow: at.firstRow + headingRow, firstRow: at.firstRow + firstRow, firstColumn: at.firstColumn },
    ...{ rowCount, nameColumn, columns, constants, skippedRows, unsure: [] },
    statusless: statusless.map(({ row, column }) => ({
      ...{ text: textOf(values[row]?.[column]), row: at.firstRow + row, column },
    })),
    headings: (values[headingRow] ?? []).map(textOf),
    ...{ sections: namesOf("section"), kpis: namesOf("kpi") },
  };
}

/** Stacked rows as a block, in which each indicator stands in the row of its status. */
function stackedBlock(
  { headingRow, headings, constant, groups, series, ...block }: StackedBlock,
  values: readonly (readonly CellValue[])[],
  at: Pick<SheetValues, "firstRow" | "firstColumn">,
  context: JudgedContext,
): KpiBlock {
  const cellAt = (row: number, column: number | undefined): CellValue | undefined =>
    column === undefined ? undefined : values[block.firstRow + row]?.[column];
  const valuesIn = (column: number): (CellValue | undefined)[] =>
    groups.map(({ fields }) => cellAt(fields.latestValue ?? 0, column));
  const judged = chooseAcross(series.points, valuesIn, context);
  const column = (series.points[judged.at] ?? series.points[0])?.columns.latestValue ?? 0;
  const rows = new Map(groups.map((group) => [group.row, group]));
  const namesOf = (key: "section" | "kpi"): string[] =>
    Array.from({ length: block.rowCount }, (_, row) => {
      const group = rows.get(row);
      return group ? textOf(cellAt(group.first, constant[key])) || (key === "section" ? group.section : "") : "";
    });
  return {
    ...{ headingRow: at.firstRow + headingRow, firstRow: at.firstRow + block.firstRow, firstColumn: at.firstColumn },
    ...{ rowCount: block.rowCount, headings, series, stacked: groups, unsure: [] },
    columns: { ...constant, target: column, latestValue: column, status: constant.status ?? column },
    ...{ sections: namesOf("section"), kpis: namesOf("kpi") },
    skippedRows: Array.from({ length: block.rowCount }, (_, row) => row).filter((row) => !rows.has(row)),
  };
}

/** The columns of a block, and its periods where it has several. */
function judgedColumns(
  header: Header,
  cells: readonly (readonly CellValue[])[],
  kinds: readonly RowKind[],
  context: JudgedContext,
): Pick<KpiBlock, "columns" | "series"> {
  const { series, left } = header;
  if (!series) return { columns: header.columns };
  const rows = cells.filter((_, index) => kinds[index] === "indicator");
  const { at } = chooseAcross(series.points, (column) => rows.map((row) => row[left + column]), context);
  return { columns: columnsAt(series, series.points[at] ?? series.points[0] ?? null), series };
}

/** Reads the rows of a block, up to its end. */
function readRows(
  values: readonly (readonly CellValue[])[],
  { header, end }: Placed,
): { cells: (readonly CellValue[])[]; kinds: RowKind[] } {
  const cells: (readonly CellValue[])[] = [];
  const kinds: RowKind[] = [];
  for (let row = header.row + header.rowCount; row < end; row += 1) {
    const line = values[row] ?? [];
    const kind = classifyRow(line, header);
    if (kinds.at(-1) === "blank") {
      const next = values[row + 1];
      const isOverRows =
        (kind === "band" || kind === "note") && row + 1 < end && next !== undefined && continuesBlock(next, header);
      if (kind === "blank" || !(continuesBlock(line, header) || isOverRows)) break;
    }
    cells.push(line);
    kinds.push(kind);
  }
  return { cells, kinds };
}

function isSkipped(kind: RowKind): kind is SkipReason {
  return kind !== "indicator" && kind !== "blank" && kind !== "band";
}

function firstFilled(row: readonly CellValue[], { left, right }: Header): number {
  for (let column = left; column <= right; column += 1) if (textOf(row[column]) !== "") return column;
  return left;
}
