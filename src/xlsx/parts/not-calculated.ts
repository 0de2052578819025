import { NOT_CALCULATED } from "../../kpi/kpi-table";
import { readArea, type Area } from "./areas";
import type { CellContent } from "./cell-content";
import { isOn } from "../../office-package/xml/xml-tree";

/*
 * Formulas of which the file does not say what they give. A program that writes a workbook calculates nothing: it leaves the result
 * out, or writes a nought in its place, and asks Excel to calculate all when the workbook is opened.
 */

/**
 * How far the results in a file can be relied on. `known`: each that is there. `maybe-noughts`: noughts may stand in for results.
 * `old`: the workbook was saved before its formulas had been calculated, so that none is sure.
 */
export type Results = "known" | "maybe-noughts" | "old";

/** As much of a formula as tells which cells it fills. */
interface FilledBy {
  kind: string;
  ref: string | undefined;
}

/** What the settings of calculation say of the results (ECMA-376 part 1, 18.2.2). */
export function readResults(settings: Record<string, string> | undefined): Results {
  if (!settings) return "known";
  const completed = settings["calcCompleted"];
  if (completed !== undefined && !isOn(completed)) return "old";
  // Excel has numbered its ways to calculate from 125725 (2007) to 191029 (2019 and later); programs give none, one far beyond, or
  // 124519, which XlsxWriter and openpyxl write. Where Excel saved the workbook its noughts are results, whoever edited it since.
  const id = Number(settings["calcId"] ?? 0);
  return isOn(settings["fullCalcOnLoad"]) && (id < 125_725 || id > 900_000) ? "maybe-noughts" : "known";
}

/** What is held for a cell whose formula was not calculated. */
export const NOT_KNOWN: CellContent = { kind: "error", value: NOT_CALCULATED };

/** True for a formula of which it is not known what it gives. */
export function isNotKnown({ value, formula }: CellContent): boolean {
  return formula !== undefined && value === NOT_CALCULATED;
}

/** The formulas, by their cells, whose results are not to be relied on besides those that are missing. */
export function doubtedFormulas(
  formulas: ReadonlyMap<number, unknown>,
  values: readonly unknown[],
  results: Results,
): number[] {
  if (results === "known") return [];
  const all = [...formulas.keys()];
  if (results === "old") return all;
  // Results other than noughts show that what wrote the sheet knew them.
  return all.every((index) => values[index] === 0 || values[index] === NOT_CALCULATED) ? all : [];
}

/** The cells that formulas without results fill besides their own: those of arrays, of spills and of data tables. */
export function areasNotKnown(formulas: ReadonlyMap<number, FilledBy>, values: readonly unknown[]): Area[] {
  return [...formulas].flatMap(([index, { kind, ref }]) => {
    const isOfSeveral = (kind === "array" || kind === "table") && ref !== undefined;
    return isOfSeveral && values[index] === NOT_CALCULATED ? (readArea(ref) ?? []) : [];
  });
}
