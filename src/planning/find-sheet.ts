import { foldName } from "../rag/fold-name";
import type { Outline, SheetOutline } from "./snapshot";

/** True if a person would take two names for the same sheet. Ignores case and stray spaces. */
export function isSameSheetName(one: string, other: string): boolean {
  return foldName(one) === foldName(other);
}

/**
 * True if Excel takes two names for the same sheet. Ignores only case: "RAG Log " may exist beside "RAG Log", and a look-up by name
 * finds one of them.
 */
export function isOneNameToExcel(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Finds a sheet by its name as Excel does, or else as a person would. */
export function findSheetNamed<S extends { name: string }>(sheets: readonly S[], name: string): S | null {
  return (
    sheets.find((sheet) => isOneNameToExcel(sheet.name, name)) ??
    sheets.find((sheet) => isSameSheetName(sheet.name, name)) ??
    null
  );
}

/** Finds all sheets with one of these names, compared as a person would. */
export function sheetsNamed<S extends { name: string }>(sheets: readonly S[], names: readonly string[]): S[] {
  return sheets.filter((sheet) => names.some((name) => isSameSheetName(sheet.name, name)));
}

/** Finds a sheet by id. A sheet that a plan adds has no id before it exists, so its name is used instead, compared as Excel does. */
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
 * A name that neither Excel nor a person would take for an existing one: "KPIs 2" if "KPIs" or "kpis " is taken.
 */
export function freeName(name: string, taken: readonly string[], joiner: string): string {
  const used = new Set(taken.map(foldName));
  let free = name;
  for (let number = 2; used.has(foldName(free)); number += 1) free = `${name}${joiner}${number}`;
  return free;
}
