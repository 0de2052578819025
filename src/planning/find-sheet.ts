import { foldName } from "../rag/fold-name";
import type { Outline, SheetOutline } from "./snapshot";

/** True where two names are those of one sheet to a person: neither case nor stray spaces make another of it. */
export function isSameSheetName(one: string, other: string): boolean {
  return foldName(one) === foldName(other);
}

/**
 * True where Excel takes two names for one: but for case, every letter counts. "RAG Log " may stand beside "RAG Log", and only
 * one of them is opened by its name.
 */
export function isOneNameToExcel(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The sheet of that name: the one that Excel opens by it, or else one that a person takes for it. */
export function findSheetNamed<S extends { name: string }>(sheets: readonly S[], name: string): S | null {
  return (
    sheets.find((sheet) => isOneNameToExcel(sheet.name, name)) ??
    sheets.find((sheet) => isSameSheetName(sheet.name, name)) ??
    null
  );
}

/** The sheets that have one of these names, as a person takes them. */
export function sheetsNamed<S extends { name: string }>(sheets: readonly S[], names: readonly string[]): S[] {
  return sheets.filter((sheet) => names.some((name) => isSameSheetName(sheet.name, name)));
}

/** The sheet with this id. One that a plan adds has no id until it is there, and goes by its name, which is Excel's own to match. */
export function findSheetById<S extends { id: string; name: string }>(sheets: readonly S[], id: string): S | null {
  return sheets.find((sheet) => sheet.id === id || isOneNameToExcel(sheet.name, id)) ?? null;
}

/** A sheet that counts as filtered where one of its tables is. */
export function withTableFilters<S extends SheetOutline>(sheet: S, { tables }: Pick<Outline, "tables">): S {
  return tables.some(({ sheetId, filtered }) => sheetId === sheet.id && filtered)
    ? { ...sheet, filtered: true }
    : sheet;
}
