import { sameName } from "../kpi/same-name";
import type { Outline, SheetOutline } from "./snapshot";

/** True if a person takes two names for the same sheet: case and stray spaces do not count. */
export function isSameSheetName(one: string, other: string): boolean {
  return sameName(one) === sameName(other);
}

/**
 * True if Excel takes two names for the same sheet: only case does not count. "RAG Log " may exist beside "RAG Log", and a look-up by
 * name finds only one of them.
 */
export function isOneNameToExcel(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Finds a sheet by its name as Excel does, or else as a person does. */
export function findSheetNamed<S extends { name: string }>(sheets: readonly S[], name: string): S | null {
  return (
    sheets.find((sheet) => isOneNameToExcel(sheet.name, name)) ??
    sheets.find((sheet) => isSameSheetName(sheet.name, name)) ??
    null
  );
}

/** Finds all sheets with one of these names, compared as a person does. */
export function sheetsNamed<S extends { name: string }>(sheets: readonly S[], names: readonly string[]): S[] {
  return sheets.filter((sheet) => names.some((name) => isSameSheetName(sheet.name, name)));
}

/** Finds a sheet by id. A sheet that a plan adds has no id before it exists, so its name stands for it, compared as Excel does. */
export function findSheetById<S extends { id: string; name: string }>(sheets: readonly S[], id: string): S | null {
  return sheets.find((sheet) => sheet.id === id || isOneNameToExcel(sheet.name, id)) ?? null;
}

/** Marks a sheet as filtered if one of its tables is. */
export function withTableFilters<S extends SheetOutline>(sheet: S, { tables }: Pick<Outline, "tables">): S {
  return tables.some(({ sheetId, filtered }) => sheetId === sheet.id && filtered)
    ? { ...sheet, filtered: true }
    : sheet;
}

/**
 * A name that a person cannot take for an existing one: "KPIs 2" where "KPIs" or "kpis " is taken. Excel would allow the latter, so
 * what is free to a person is free to Excel too.
 */
export function freeName(name: string, taken: readonly string[], joiner: string): string {
  const used = new Set(taken.map(sameName));
  let free = name;
  for (let number = 2; used.has(sameName(free)); number += 1) free = `${name}${joiner}${number}`;
  return free;
}
