import { NOT_CALCULATED } from "../../kpi/kpi-table";
import { readArea, type Area } from "./areas";
import type { CellContent } from "./cell-content";
import { isOn } from "../../office-package/xml/xml-tree";

/*
 * Formulas without a result in the file. A program that writes a workbook without calculating it leaves results out or writes zeros,
 * and asks Excel to calculate everything when the workbook is opened.
 */

/**
 * How reliable the results in a file are. `known`: all are. `maybe-zeros`: zeros may be placeholders. `old`: none are, because the
 * workbook was saved before its formulas were calculated.
 */
export type Results = "known" | "maybe-zeros" | "old";

/** The kind of a formula, and the cells that it fills. */
interface FilledBy {
  kind: string;
  ref: string | undefined;
}

/** How reliable results are, by the calculation settings (ECMA-376 part 1, 18.2.2). */
export function readResults(settings: Record<string, string> | undefined): Results {
  if (!settings) return "known";
  const completed = settings["calcCompleted"];
  if (completed !== undefined && !isOn(completed)) return "old";
  // The ids of Excel's calculation engines run from 125725 (2007) to 191029 (2019 and later). Other programs write none, a far higher
  // one, or 124519 (XlsxWriter, openpyxl). Where Excel saved the workbook, zeros are results, whoever edited it since.
  const id = Number(settings["calcId"] ?? 0);
  return isOn(settings["fullCalcOnLoad"]) && (id < 125_725 || id > 900_000) ? "maybe-zeros" : "known";
}

/** The content of a cell whose formula has not been calculated. */
export const NOT_KNOWN: CellContent = { kind: "error", value: NOT_CALCULATED };

/** True for a formula without a known result. */
export function isNotKnown({ value, formula }: CellContent): boolean {
  return formula !== undefined && value === NOT_CALCULATED;
}

/** The cells of formulas whose results are there but not reliable. */
export function doubtedFormulas(
  formulas: ReadonlyMap<number, unknown>,
  values: readonly unknown[],
  results: Results,
): number[] {
  if (results === "known") return [];
  const all = [...formulas.keys()];
  if (results === "old") return all;
  // A result other than zero shows that the program calculated.
  return all.every((index) => values[index] === 0 || values[index] === NOT_CALCULATED) ? all : [];
}

/** The areas that array formulas, spills and data tables without results fill. */
export function areasNotKnown(formulas: ReadonlyMap<number, FilledBy>, values: readonly unknown[]): Area[] {
  return [...formulas].flatMap(([index, { kind, ref }]) => {
    const isOfSeveral = (kind === "array" || kind === "table") && ref !== undefined;
    return isOfSeveral && values[index] === NOT_CALCULATED ? (readArea(ref) ?? []) : [];
  });
}
