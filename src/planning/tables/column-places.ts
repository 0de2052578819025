import { cellAddress } from "../../kpi/address";
import { COLUMN_KEYS, REQUIRED_COLUMNS } from "../../kpi/columns/columns";
import type { ColumnMapping } from "../../kpi/columns/column-mapping";
import { matchColumns } from "../../kpi/columns/match-headings";
import type { CellValue } from "../../kpi/kpi-table";
import type { LayoutContext } from "../../kpi/layout/layout-context";
import { matchHeadings } from "../../kpi/layout/series-headings";
import { periodIndexes, type SeriesHeadings } from "../../kpi/layout/period-columns";
import { contextOfSheet } from "../../kpi/layout/sheet-year";
import { matchTable } from "./kpi-tables";
import { foldName } from "../../rag/fold-name";
import { textsOf, type ColumnPlace, type PlaceHeading } from "./columns-reading";
import type { PossibleHeadings, RangeSearch } from "./kpi-ranges";
import type { SearchedSheet, Snapshot } from "../snapshot";

/** More or longer examples would not help to recognise a column. */
const EXAMPLES = 2;
const LONGEST_EXAMPLE = 24;
/** Rows in which examples are looked for. */
const EXAMPLE_ROWS = 20;

/** The places whose columns an officer may name: all tables, KPI rows in plain cells, and rows that look like headings. */
export function findColumnPlaces(
  { outline, tables }: Pick<Snapshot, "outline" | "tables">,
  found: RangeSearch,
  context: LayoutContext,
): ColumnPlace[] {
  const inTables = outline.tables.map((table): ColumnPlace => {
    const cells = tables.find(({ id }) => id === table.id)?.cells;
    const valuesAt = (index: number): readonly CellValue[] =>
      cells?.get(index)?.texts ?? cells?.get(index)?.values ?? [];
    const place = { id: table.id, at: table.name, sheetName: table.sheetName };
    return { ...place, ...readHeadings(table.headings, valuesAt, matchTable(table, context).series) };
  });
  const inCells = found.ranges.map(({ sheet, block }) =>
    toPlace(sheet, context, {
      row: block.headingRow,
      column: block.firstColumn,
      headings: block.headings,
      rowCount: block.firstRow - block.headingRow,
    }),
  );
  const possible = found.possible.map(({ sheet, ...at }) => toPlace(sheet, context, at));
  // The sheet of a table that is not a KPI table yet is searched too, which gives examples for the table.
  const named = inTables.map((place) => withExamples(place, possible));
  const others = possible.filter((place) => !inTables.some((table) => isTableOf(table, place)));
  const places = [...named, ...inCells, ...others].map((place) => ({ place, rank: rankOf(place, context.mapping) }));
  // Headings that are repeated on a sheet, as over each table of a report, are asked about once.
  const asked = new Set<string>();
  const isNew = ({ place }: { place: ColumnPlace }): boolean => {
    const key =
      typeof place.at === "string"
        ? place.id
        : `${place.sheetName}\n${place.headings.map(({ text }) => foldName(text)).join("\n")}`;
    return !asked.has(key) && Boolean(asked.add(key));
  };
  return places
    .filter(isNew)
    .sort((a, b) => a.rank - b.rank)
    .map(({ place }) => place);
}

function isTableOf(table: ColumnPlace, { sheetName, headings }: ColumnPlace): boolean {
  const names = new Set(headings.map(({ text }) => foldName(text)));
  return table.sheetName === sheetName && table.headings.every(({ text }) => names.has(foldName(text)));
}

function withExamples(table: ColumnPlace, places: readonly ColumnPlace[]): ColumnPlace {
  const same = places.find((place) => isTableOf(table, place));
  if (!same) return table;
  const examples = new Map(same.headings.map((heading) => [foldName(heading.text), heading.examples]));
  return {
    ...table,
    headings: table.headings.map(({ text }) => ({ text, examples: examples.get(foldName(text)) ?? [] })),
  };
}

function toPlace(
  sheet: SearchedSheet,
  context: LayoutContext,
  { row, column, headings, rowCount }: Omit<PossibleHeadings, "sheet" | "rowCount"> & { rowCount: number },
): ColumnPlace {
  const valuesAt = (index: number): CellValue[] => {
    const first = row + rowCount - sheet.firstRow;
    return sheet.values
      .slice(first, first + EXAMPLE_ROWS)
      .map((cells) => cells[column + index - sheet.firstColumn] ?? "");
  };
  const known = contextOfSheet(sheet.name, sheet.values, context);
  return {
    id: `${sheet.id}:${cellAddress(row, column)}`,
    at: row + 1,
    sheetName: sheet.name,
    ...readHeadings(headings, valuesAt, matchHeadings(headings, known).series),
  };
}

/** The headings that may be named, and the periods among them. */
function readHeadings(
  headings: readonly string[],
  valuesAt: (index: number) => readonly CellValue[],
  series: SeriesHeadings | undefined,
): Pick<ColumnPlace, "headings" | "periods"> {
  const points = series?.points ?? [];
  const [first, last] = [points.at(0), points.at(-1)];
  if (!series || !first || !last) return { headings: toHeadings(headings, valuesAt) };
  const isOfPeriod = new Set(periodIndexes(series));
  const fields = COLUMN_KEYS.filter((key) => points.some(({ columns }) => columns[key] !== undefined));
  return {
    headings: toHeadings(
      headings.map((text, index) => (isOfPeriod.has(index) ? "" : text)),
      valuesAt,
    ),
    periods: { text: `${first.text} to ${last.text}`, fields },
  };
}

function toHeadings(headings: readonly string[], valuesAt: (index: number) => readonly CellValue[]): PlaceHeading[] {
  const byName = new Map<string, PlaceHeading>();
  const setWidth = widthOfSet(headings);
  headings.slice(0, setWidth).forEach((text, index) => {
    const name = foldName(text);
    if (name === "") return;
    const known = byName.get(name);
    byName.set(name, known ? { ...known, isRepeated: true } : { text, examples: examplesOf(valuesAt(index)) });
  });
  return [...byName.values()];
}

/** The number of columns in one set of headings: the same headings may be repeated beside each other. */
function widthOfSet(headings: readonly string[]): number {
  const names = headings.map(foldName);
  const starts = names.flatMap((name, index) => (name !== "" && name === names.find(Boolean) ? [index] : []));
  const sets = starts.map((start, index) =>
    names
      .slice(start, starts[index + 1])
      .filter(Boolean)
      .join("\n"),
  );
  return sets.length > 1 && sets.every((set) => set === sets[0]) ? (starts[1] ?? names.length) : names.length;
}

function examplesOf(values: readonly CellValue[]): string[] {
  const texts = values
    .slice(0, EXAMPLE_ROWS)
    .map((value) =>
      typeof value === "number" ? String(Number(value.toPrecision(6))) : String(value).replace(/\s+/g, " ").trim(),
    );
  return [...new Set(texts.filter((text) => text !== ""))]
    .slice(0, EXAMPLES)
    .map((text) => (text.length > LONGEST_EXAMPLE ? `${text.slice(0, LONGEST_EXAMPLE - 1)}…` : text));
}

/** Places with an ambiguous column come first, then those that lack a column, those that are read, and those without any KPI column. */
function rankOf(place: ColumnPlace, mapping: ColumnMapping): number {
  const { missing: lacking, unsure } = matchColumns(textsOf(place), mapping);
  const missing = lacking.filter((key) => !place.periods?.fields.includes(key));
  if (missing.length === 0) return unsure.length > 0 ? 0 : 2;
  return missing.length < REQUIRED_COLUMNS.length ? 1 : 3;
}
