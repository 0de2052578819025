import type { ColumnMapping } from "../columns/column-mapping";
import type { ColumnKey, ColumnMap } from "../columns/columns";
import { matchColumns } from "../columns/match-headings";
import type { CellValue } from "../kpi-table";
import { withDates } from "./date-headings";
import { findHeadingPeriod } from "./heading-period";
import { periodsIn, type HeadingContext } from "./layout-context";

/** A cell that holds for all periods of an indicator. Rows count from the block's first; the name stands above it. */
export interface ConstantCell {
  row: number;
  column: number;
}

/** An indicator in a column, or a few beside each other, with a row for each period. Rows and columns count from the first that was read. */
export interface IndicatorColumns {
  /** The row with its name. */
  headingRow: number;
  /** The first row below the headings. */
  firstRow: number;
  rowCount: number;
  /** The column with its name. */
  nameColumn: number;
  /** Its columns: periods, value, status, and a target of each period where there is one. */
  columns: ColumnMap;
  constants: Partial<Record<ColumnKey, ConstantCell>>;
  /** Indicators beside these, under their names, that have a target and no column for a status. Only the first lists them. */
  statusless?: ConstantCell[];
  /** Rows that hold no period: targets and directions above or below, empty rows. */
  skippedRows: number[];
}

type Grid = readonly (readonly CellValue[])[];

const text = (value: CellValue | undefined): string => String(value ?? "").trim();

/** Finds indicators side by side: beside a column of two or more periods, under a row of names. */
export function findIndicatorColumns(values: Grid, context: HeadingContext): IndicatorColumns[] {
  const width = Math.max(0, ...values.map((row) => row.length));
  for (let column = 0; column < Math.min(width, 3); column += 1) {
    const periods = periodRows(values, column, context);
    const [first] = periods;
    if (first === undefined || periods.length < 2) continue;
    const found = readIndicators(values, { column, periods, first }, context.mapping);
    if (found.length > 0) return found;
  }
  return [];
}

/** The rows of a column that name a period, all of one kind and different. */
function periodRows(values: Grid, column: number, context: HeadingContext): number[] {
  const cells = withDates(["Period", ...values.map((row) => row[column] ?? "")]).slice(1);
  const said = cells.flatMap((value, row) => {
    const period = text(value) === "" ? null : findHeadingPeriod(text(value), periodsIn(context));
    return period?.rest === "" ? [{ row, kind: period.kind, order: period.order }] : [];
  });
  const [first] = said;
  const rows = said.filter(({ kind }) => kind === first?.kind);
  return new Set(rows.map(({ order }) => order)).size === rows.length ? rows.map(({ row }) => row) : [];
}

interface PeriodColumn {
  column: number;
  periods: readonly number[];
  first: number;
}

function readIndicators(values: Grid, at: PeriodColumn, mapping: ColumnMapping): IndicatorColumns[] {
  const { column, periods, first } = at;
  const last = periods.at(-1) ?? first;
  const labels = labelRows(values, at, mapping);
  const top = Math.min(first, ...[...labels.values()].filter((row) => row < first));
  const heads = headingRows(values, column, top, mapping);
  if (!heads) return [];
  const firstRow = Math.max(heads.names, heads.fields ?? 0) + 1;
  const end = Math.max(last, ...labels.values());
  const isPeriod = new Set(periods);
  const rowCount = end - firstRow + 1;
  const skippedRows = Array.from({ length: rowCount }, (_, row) => row).filter((row) => !isPeriod.has(firstRow + row));
  const statusless: ConstantCell[] = [];
  const found = groupColumns(values, column, heads, mapping).flatMap(({ nameColumn, columns }) => {
    const value = columns.latestValue;
    const constants: IndicatorColumns["constants"] = { metric: { row: heads.names - firstRow, column: nameColumn } };
    for (const [key, row] of labels) {
      if (value !== undefined) constants[key] = { row: row - firstRow, column: value };
    }
    const hasTarget = columns.target !== undefined || constants.target !== undefined;
    const ownTarget = value === undefined ? undefined : values[labels.get("target") ?? -1]?.[value];
    if (columns.status === undefined && (columns.target !== undefined || text(ownTarget) !== ""))
      statusless.push({ row: heads.names, column: nameColumn });
    if (value === undefined || columns.status === undefined || !hasTarget) return [];
    return [
      {
        ...{ headingRow: heads.names, firstRow, rowCount, nameColumn, skippedRows, constants },
        columns: { ...columns, asOf: column },
      },
    ];
  });
  const [firstFound, ...others] = found;
  return firstFound && statusless.length > 0 ? [{ ...firstFound, statusless }, ...others] : found;
}

/** Rows that say something of every indicator: "Target", "Good Is". */
function labelRows(values: Grid, { column, periods }: PeriodColumn, mapping: ColumnMapping): Map<ColumnKey, number> {
  const isPeriod = new Set(periods);
  const rows = new Map<ColumnKey, number>();
  values.forEach((cells, row) => {
    if (isPeriod.has(row)) return;
    const key = keyOf(text(cells[column]), mapping);
    if (key !== null && OF_AN_INDICATOR.has(key) && isFilledBeside(cells, column) && !rows.has(key)) rows.set(key, row);
  });
  return rows;
}

const OF_AN_INDICATOR: ReadonlySet<ColumnKey> = new Set<ColumnKey>([
  ...(["target", "goodIs", "unit", "tolerance", "baseline", "benchmark", "section", "kpi"] as const),
]);

function keyOf(heading: string, mapping: ColumnMapping): ColumnKey | null {
  const [key] = heading === "" ? [] : (Object.keys(matchColumns([heading], mapping).columns) as ColumnKey[]);
  return key ?? null;
}

/** The row of names, and a row below it with a field for each column, where there is one. */
function headingRows(
  values: Grid,
  column: number,
  top: number,
  mapping: ColumnMapping,
): { names: number; fields: number | null } | null {
  const above = [top - 1, top - 2].filter((row) => row >= 0 && isFilledBeside(values[row] ?? [], column));
  const [near, next] = above;
  if (near === undefined) return null;
  const beside = (values[near] ?? [])
    .slice(column + 1)
    .map(text)
    .filter(Boolean);
  const isFields = beside.every((heading) => isField(keyOf(heading, mapping)));
  if (!isFields) return { names: near, fields: null };
  return next === undefined ? null : { names: next, fields: near };
}

function isFilledBeside(cells: readonly CellValue[], column: number): boolean {
  return cells.some((value, at) => at > column && text(value) !== "");
}

function isField(key: ColumnKey | null): key is "latestValue" | "target" | "status" | "trends" {
  return key === "latestValue" || key === "target" || key === "status" || key === "trends";
}

/** The columns of each indicator. A column without a name belongs to the name left of it. */
function groupColumns(
  values: Grid,
  column: number,
  { names, fields }: { names: number; fields: number | null },
  mapping: ColumnMapping,
): { nameColumn: number; columns: ColumnMap }[] {
  const groups: { nameColumn: number; columns: ColumnMap }[] = [];
  const width = Math.max(values[names]?.length ?? 0, fields === null ? 0 : (values[fields]?.length ?? 0));
  for (let at = column + 1; at < width; at += 1) {
    const name = text(values[names]?.[at]);
    const said = keyOf(fields === null ? name : text(values[fields]?.[at]), mapping);
    const field = isField(said) ? said : null;
    const startsGroup = fields === null ? field === null && name !== "" : name !== "";
    if (startsGroup) groups.push({ nameColumn: at, columns: fields === null ? { latestValue: at } : {} });
    const group = groups.at(-1);
    if (group && field !== null && group.columns[field] === undefined) group.columns[field] = at;
  }
  return groups;
}
