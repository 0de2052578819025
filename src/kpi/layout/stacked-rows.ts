import type { ColumnMapping } from "../columns/column-mapping";
import type { ColumnKey, ColumnMap } from "../columns/columns";
import { keyOfHeading, matchColumns } from "../columns/match-headings";
import type { CellValue } from "../kpi-table";
import { withDates } from "./date-headings";
import { findHeadingPeriod, withYears } from "./heading-period";
import { periodsIn, type HeadingContext } from "./layout-context";
import type { PeriodColumns, SeriesHeadings } from "./period-columns";
import { splitRhythm } from "./rhythm";

/** An indicator over several rows: Target, Actual and RAG below each other. Rows count from the block's first. */
export interface StackedGroup {
  /** The row that stands for the indicator: that of its status, which is written, or its first where statuses have a column. */
  row: number;
  /** The row of each field. The name and what is constant stand in the first. */
  fields: Partial<Record<ColumnKey, number>>;
  first: number;
  section: string;
}

/** Rows with a field each under periods across. Rows and columns count from the first that was read. */
export interface StackedBlock {
  headingRow: number;
  firstRow: number;
  rowCount: number;
  headings: string[];
  /** The columns of names and of what is constant. */
  constant: ColumnMap;
  groups: StackedGroup[];
  /** Each period's column holds all of its fields. */
  series: SeriesHeadings;
}

/** The fields that may have a row of their own. */
const FIELDS: ReadonlySet<ColumnKey> = new Set<ColumnKey>(["target", "latestValue", "status", "benchmark", "trends"]);

/** Finds rows with a field each: under a row with two or more periods, beside a column of field names. */
export function findStacked(values: readonly (readonly CellValue[])[], context: HeadingContext): StackedBlock | null {
  const candidates = columnsWithFields(values);
  if (candidates.length === 0) return null;
  for (let row = 0; row < values.length; row += 1) {
    const headings = withDates(values[row] ?? []).map((value) => String(value).trim());
    const points = pointsIn(headings, context);
    if (points.length < 2) continue;
    const left = Math.min(...points.map(({ columns }) => columns.latestValue ?? 0));
    const status = statusColumn(headings, context.mapping);
    const fieldColumn = findFieldColumn(values, row, candidates, left);
    if (fieldColumn === undefined) continue;
    const block = readBlock(values, { row, headings, points, left, fieldColumn, status }, context.mapping);
    if (block.groups.length > 0) return block;
  }
  return null;
}

function pointsIn(headings: readonly string[], context: HeadingContext): PeriodColumns[] {
  const found = headings.flatMap((heading, column) => {
    const said = findHeadingPeriod(heading, periodsIn(context));
    return said?.rest === "" ? [{ ...said, heading, column }] : [];
  });
  return withYears(found, context.reporting).map(({ text, kind, period, saysYear, order, column }) => ({
    ...{ text, kind, period, saysYear, order },
    columns: { latestValue: column },
  }));
}

function fieldOf(value: CellValue | undefined): ColumnKey | null {
  const key = keyOfHeading(String(value ?? "").trim());
  return key !== null && FIELDS.has(key) ? key : null;
}

/** The column of statuses beside the periods, where the headings name one. */
function statusColumn(headings: readonly string[], mapping: ColumnMapping): number | undefined {
  const [only, other] = headings.flatMap((heading, column) =>
    keyOfHeading(heading, mapping) === "status" ? [column] : [],
  );
  return other === undefined ? only : undefined;
}

/** The columns that name a target and a value anywhere. Most sheets have none, and their periods are not read. */
function columnsWithFields(values: readonly (readonly CellValue[])[]): number[] {
  const named = new Map<number, Set<ColumnKey>>();
  for (const cells of values) {
    cells.forEach((value, column) => {
      const field = fieldOf(value);
      if (field !== null) named.set(column, (named.get(column) ?? new Set()).add(field));
    });
  }
  const complete = [...named].flatMap(([column, fields]) => (areComplete(fields) ? [column] : []));
  return complete.sort((a, b) => a - b);
}

function areComplete(fields: ReadonlySet<ColumnKey>): boolean {
  return fields.has("target") && fields.has("latestValue");
}

/** The first column left of the periods that names a target and a value in turn, below their headings. */
function findFieldColumn(
  values: readonly (readonly CellValue[])[],
  headingRow: number,
  candidates: readonly number[],
  left: number,
): number | undefined {
  const below = values.slice(headingRow + 1);
  return candidates.find((column) => {
    if (column >= left) return false;
    const filled = below.flatMap((row) => row[column] ?? []).filter((value) => String(value).trim() !== "");
    const known = filled.map(fieldOf).filter((field) => field !== null);
    return areComplete(new Set(known)) && known.length * 2 > filled.length;
  });
}

interface Found {
  row: number;
  headings: string[];
  points: PeriodColumns[];
  left: number;
  fieldColumn: number;
  /** A column for the statuses of all periods. */
  status: number | undefined;
}

function readBlock(values: readonly (readonly CellValue[])[], found: Found, mapping: ColumnMapping): StackedBlock {
  const { row: headingRow, headings, points, left, fieldColumn, status: statuses } = found;
  const names = constantColumns(headings.slice(0, left), fieldColumn, mapping);
  const firstRow = headingRow + 1;
  const groups: StackedGroup[] = [];
  const fieldAt = fieldsIn(values, firstRow, fieldColumn);
  let open: StackedGroup | null = null;
  // The name may stand beside a row of another field: "Last year".
  let named: number | null = null;
  let [name, section, rowCount] = ["", "", 0];
  for (let at = 0; firstRow + at < values.length; at += 1) {
    const cells = values[firstRow + at] ?? [];
    const field = fieldAt[at] ?? null;
    const own = String(cells[names.metric ?? 0] ?? "").trim();
    if (own !== "" && own !== name) open = null;
    if (field === null) {
      const isAlone = cells.filter((value) => String(value).trim() !== "").length === 1;
      if (isAlone && own !== "") [section, open, named] = [own, null, null];
      else if (own !== "" && own !== name) [name, named] = [own, at];
      continue;
    }
    if (own !== "" && own !== name) [name, named] = [own, null];
    if (!open || open.fields[field] !== undefined) {
      open = { row: at, fields: {}, first: named ?? at, section };
      groups.push(open);
      named = null;
    }
    open.fields[field] = at;
    rowCount = at + 1;
  }
  const hasStatus = (at: number): boolean => String(values[firstRow + at]?.[statuses ?? -1] ?? "").trim() !== "";
  // A status that somebody keeps in another row than the first shows where statuses go.
  const hasOthers = groups.some(
    ({ fields, first }) =>
      fields.status !== undefined || Object.values(fields).some((at) => at !== first && hasStatus(at)),
  );
  const constant = hasOthers || statuses === undefined ? names : { ...names, status: statuses };
  const complete = groups.flatMap((group) => {
    const { status, latestValue, target } = group.fields;
    const row = status ?? (constant.status === undefined ? undefined : group.first);
    return row === undefined || latestValue === undefined || target === undefined ? [] : [{ ...group, row }];
  });
  const series = { ...splitRhythm(points), targets: [], constant };
  return { headingRow, firstRow, rowCount, headings, constant, groups: complete, series };
}

/** The field of each row, without those of earlier years than another of the same field: "Actual 2024/25" over "Actual 2025/26". */
function fieldsIn(values: readonly (readonly CellValue[])[], firstRow: number, column: number): (ColumnKey | null)[] {
  const rows = values.slice(firstRow).map((cells) => {
    const field = fieldOf(cells[column]);
    const said = field === null ? null : findHeadingPeriod(String(cells[column]));
    return { field, year: said?.kind === "year" ? said.order : null };
  });
  const newest = new Map<ColumnKey, string>();
  for (const { field, year } of rows)
    if (field !== null && year !== null && year > (newest.get(field) ?? "")) newest.set(field, year);
  return rows.map(({ field, year }) =>
    field !== null && year !== null && year < (newest.get(field) ?? "") ? null : field,
  );
}

/** The columns of names and constants. The first one is the metric where no heading says so. */
function constantColumns(headings: readonly string[], fieldColumn: number, mapping: ColumnMapping): ColumnMap {
  const { columns } = matchColumns(
    headings.map((text, column) => (column === fieldColumn ? "" : text)),
    mapping,
  );
  if (columns.metric !== undefined) return columns;
  const taken = new Set(Object.values(columns));
  const free = headings.findIndex((_, column) => column !== fieldColumn && !taken.has(column));
  return { ...columns, metric: free < 0 ? (columns.kpi ?? 0) : free };
}
