import { compare, type Decimal } from "../../rag/decimal";
import { cellAddress, sheetAddress } from "../address";
import { MOST_COLUMNS, MOST_ROWS, type AttachedGrid, type AttachedProblem, type AttachedReading } from "./attached";
import { average, divide, isWithin, sum, writeDecimal } from "./arithmetic";
import { agreesWith, figureAt, findRatios, type Ratio } from "./find-ratio";
import { findWrongSums, type WrongSum } from "./find-sums";
import { readLayout, round, type AttachedFigure, type AttachedLayout, type AttachedRow } from "./attached-layout";

/** An error in an attached table, as a sentence that names the cell. */
export interface AttachedFault {
  code: "attached-not-read" | "attached-untidy" | "attached-total" | "attached-ratio";
  /** What was found, without addresses, so that it stays the same when cells move. */
  seen: string;
  /** The cell, relative to the grid's first; null for the cell that names the table. */
  at: { row: number; column: number } | null;
  /** The cell with its sheet: "Leavers!D7". */
  address: string;
  sentence: string;
  /**
   * For a wrong total, the total as the cell shows it, so that other cells with the same figure can be reported too.
   */
  total?: { shown: Decimal; decimals: number; isPercent: boolean; should: string };
}

/** The most cells listed of those without a heading or with an error. */
const MOST_LISTED = 3;

/** Finds all errors in the table that a KPI row names; none where it adds up. */
export function findFaults(reading: AttachedReading): AttachedFault[] {
  const { found, address, typed } = reading;
  if ("problem" in found) {
    const sentence = `${address} names “${typed}” as its attached table, ${describeProblem(found.problem)}`;
    return [{ code: "attached-not-read", seen: `${typed} ${found.problem.code}`, at: null, address, sentence }];
  }
  const known = FOUND.get(found.grid);
  if (known) return known;
  const faults = findGridFaults(found.grid);
  FOUND.set(found.grid, faults);
  return faults;
}

/** Cached, because several rows may name one table, and the report and the checks both ask. */
const FOUND = new WeakMap<AttachedGrid, AttachedFault[]>();

function findGridFaults(grid: AttachedGrid): AttachedFault[] {
  const layout = readLayout(grid);
  const ratios = findRatios(layout);
  const wrong = findWrongSums(layout, ratios);
  return [
    ...findUntidy(grid, layout),
    ...findWrongRatios(grid, layout, ratios, wrong),
    ...wrong.map((one) => describeSum(grid, layout, one)),
  ];
}

/** Describes a KPI of which two rows name different tables. */
export function describeSecond(first: AttachedReading, second: AttachedReading): string {
  return `${second.address} names “${second.typed}”, and ${first.address} of the same KPI “${first.typed}”. A KPI has one attached table: the first is shown. Clear the one that is not meant.`;
}

function describeProblem(problem: AttachedProblem): string {
  const name = `Name its cells (Formulas, Define Name) and write that name here, or write the address, such as Leavers!A1:D6.`;
  switch (problem.code) {
    case "not-found":
      return `but no table or name of this workbook is called that. ${name}`;
    case "no-sheet":
      return `but there is no sheet called “${problem.sheet}”. Write the sheet's name as its tab has it.`;
    case "other-workbook":
      return "which is in another workbook. Copy the table into this one, and name its cells here.";
    case "formula":
      return `which is a formula, not a block of cells. ${name}`;
    case "several-areas":
      return "which is several blocks of cells. Name one block, its headings in the first row.";
    case "whole-lines":
      return `which is whole columns or rows. Write where the table begins and ends, such as Leavers!A1:D6; it may have ${MOST_ROWS} rows and ${MOST_COLUMNS} columns.`;
    case "too-many":
      return `but the rows above it name ${problem.most} tables already, which is as many as a report takes. Clear those that are not needed.`;
    case "too-large":
      return `but ${problem.address} has ${sizeOf(problem)}; an attached table may have ${MOST_ROWS} rows and ${MOST_COLUMNS} columns, headings and total included. Name fewer cells, or make a smaller table of them.`;
    case "too-small":
      return `but ${problem.address} has fewer than the two rows and two columns that a table needs. Write where it begins and ends, such as Leavers!A1:D6.`;
    case "empty":
      return `but ${problem.address} is empty. Fill in the table, or clear this cell.`;
    case "not-read":
      return "but Excel did not return its cells. Check that the name still refers to a block of cells (Formulas, Name Manager), and try again.";
  }
}

function sizeOf({ rows, columns }: { rows: number; columns: number }): string {
  const count = (number: number, word: string): string =>
    `${number.toLocaleString("en-GB")} ${word}${number === 1 ? "" : "s"}`;
  return `${count(rows, "row")} and ${count(columns, "column")}`;
}

function addressIn(grid: AttachedGrid, at: { row: number; column: number }): string {
  return sheetAddress(grid.sheetName, cellAddress(grid.firstRow + at.row, grid.firstColumn + at.column));
}

function findUntidy(grid: AttachedGrid, { headings, headingRow }: AttachedLayout): AttachedFault[] {
  const bare = headings.flatMap((heading, column) =>
    heading === "" && column > 0 && isUsed(grid, column) ? [{ row: headingRow, column }] : [],
  );
  const errors = grid.cells.flatMap((line, row) =>
    line.flatMap(({ content }, column) => (content.kind === "error" ? [{ row, column }] : [])),
  );
  return [
    ...bare.slice(0, MOST_LISTED).map((at): AttachedFault => {
      const address = addressIn(grid, at);
      const sentence = `${address} has no heading. Give each column of the table one heading, all in one row; a merged cell counts for its first column only.`;
      return { code: "attached-untidy", seen: `heading ${at.column}`, at, address, sentence };
    }),
    ...errors.slice(0, MOST_LISTED).map((at): AttachedFault => {
      const address = addressIn(grid, at);
      const shown = grid.cells[at.row]?.[at.column]?.text ?? "";
      return {
        code: "attached-untidy",
        seen: `${shown} ${at.row} ${at.column}`,
        at,
        address,
        sentence: `${address} shows ${shown}, and so would the report. Correct its formula.`,
      };
    }),
  ];
}

function isUsed({ cells }: AttachedGrid, column: number): boolean {
  return cells.some((line) => (line[column]?.text.trim() ?? "") !== "");
}

function findWrongRatios(
  grid: AttachedGrid,
  layout: AttachedLayout,
  ratios: readonly Ratio[],
  wrong: readonly WrongSum[],
): AttachedFault[] {
  return ratios.flatMap((ratio) =>
    layout.rows.flatMap((held): AttachedFault[] => {
      // Where the total is wrong too, a percentage that fits the correct total is right.
      const row = withSums(held, wrong);
      const [figure, part, whole] = [ratio.column, ratio.part, ratio.whole].map((column) => figureAt(row, column));
      if (row.kind === "note" || !figure || !part || !whole || agreesWith(row, ratio) !== false) return [];
      const should = writeShown({ ...figure, shown: divide(part.held, whole.held, ratio.by, figure.decimals) });
      const [over, under] = [ratio.part, ratio.whole].map(
        (column) => layout.headings[column] || `column ${column + 1}`,
      );
      const at = { row: row.row, column: ratio.column };
      const address = addressIn(grid, at);
      const shown = writeShown(figure);
      const how = `${over} divided by ${under} (${writeShown(part)} / ${writeShown(whole)})`;
      const mistake = row.kind === "total" ? findMistake(layout, row, ratio.column, figure) : "";
      const sentence = `${address} (${nameOf(layout, row, ratio.column)}) shows ${shown}${mistake}; ${how} is ${should}. Correct the cell that is wrong.`;
      const total =
        row.kind === "total"
          ? { shown: figure.shown, decimals: figure.decimals, isPercent: figure.isPercent, should }
          : undefined;
      return [
        {
          code: "attached-ratio",
          seen: `${row.label} ${layout.headings[ratio.column] ?? ""} ${shown} ${should}`,
          at,
          address,
          sentence,
          ...(total ? { total } : {}),
        },
      ];
    }),
  );
}

function withSums(row: AttachedRow, wrong: readonly WrongSum[]): AttachedRow {
  const own = wrong.filter((one) => one.row === row);
  if (own.length === 0) return row;
  const summed = new Map(
    own.map(({ column, figure, expected }) => [
      column,
      { ...figure, held: expected, shown: round(expected, figure.decimals) },
    ]),
  );
  return { ...row, figures: row.figures.map((figure, column) => summed.get(column) ?? figure) };
}

/** The likely mistake behind the wrong total of a percentage column. */
function findMistake(layout: AttachedLayout, total: AttachedRow, column: number, figure: AttachedFigure): string {
  const figures = layout.rows.flatMap((row) =>
    row.kind === "plain" && row.row !== total.row ? (figureAt(row, column) ?? []) : [],
  );
  if (figures.length < 2) return "";
  const held = figures.map((one) => one.held);
  if (isWithin(sum(held), figure.shown, figures.length + 1, figure.decimals))
    return `, the sum of the ${figures.length} above it, which is not a total of ${figure.isPercent ? "percentages" : "quotients"}`;
  return compare(average(held, figure.decimals), figure.shown) === 0
    ? `, the average of the ${figures.length} above it, as if all were of one size`
    : "";
}

function describeSum(
  grid: AttachedGrid,
  layout: AttachedLayout,
  { row, column, figure, expected }: WrongSum,
): AttachedFault {
  const at = { row: row.row, column };
  const address = addressIn(grid, at);
  const [shown, should] = [writeShown(figure), writeShown({ ...figure, shown: expected })];
  const sentence = `${address} (${nameOf(layout, row, column)}) shows ${shown}; its rows add up to ${should}. Correct the one that is wrong.`;
  const total = { shown: figure.shown, decimals: figure.decimals, isPercent: false, should };
  return {
    code: "attached-total",
    seen: `${row.label} ${layout.headings[column] ?? ""} ${shown} ${should}`,
    at,
    address,
    sentence,
    total,
  };
}

function nameOf({ headings }: AttachedLayout, { label }: AttachedRow, column: number): string {
  return [label, headings[column] ?? ""].filter((name) => name !== "").join(", ");
}

function writeShown({ shown, decimals, isPercent }: Pick<AttachedFigure, "shown" | "decimals" | "isPercent">): string {
  return `${writeDecimal(shown, decimals)}${isPercent ? "%" : ""}`;
}
