import { readArea, type Area } from "../cells/areas";
import type { SheetList } from "./sheet-list";

/** A defined name. */
export interface NameEntry {
  name: string;
  /** The sheet that it belongs to; null for a name of the workbook. */
  sheetId: string | null;
  /** The one block of cells that it refers to; null where it refers to something else. */
  area: { sheetId: string; area: Area } | null;
  /** The text that it is a constant for; null where it refers to something else. */
  text: string | null;
  /** What it refers to, as in a formula, without "=". */
  refersTo: string;
  isHidden: boolean;
}

/** The defined names that people gave; those that begin with _xlnm are Excel's own. */
export function readNames(list: SheetList): NameEntry[] {
  return list.workbook.names
    .filter(({ name }) => !/^_xlnm\./i.test(name))
    .map(({ name, sheetIndex, refersTo, isHidden }): NameEntry => {
      const { sheet, area } = readNameArea(refersTo);
      const entry = list.findNamed(sheet);
      return {
        ...{ name, refersTo, isHidden, text: readNameText(refersTo) },
        sheetId: sheetIndex === null ? null : list.idAt(sheetIndex),
        area: entry && area ? { sheetId: entry.id, area } : null,
      };
    });
}

/** The text of a name that is a constant ("a ""text""" in quotes); null for any other name. */
export function readNameText(refersTo: string): string | null {
  const [, text] = /^"((?:[^"]|"")*)"$/.exec(refersTo) ?? [];
  return text?.replaceAll('""', '"') ?? null;
}

/** Writes a text as a constant of a name. */
export function writeNameText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** The name of a sheet as formulas refer to it, always in quotes: "'Staff 2024'". */
export function quoteSheetName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

/** The sheet and area that a name refers to ("'Staff 2024'!$A$1:$D$6"); the area is null where it refers to something else. */
function readNameArea(refersTo: string): { sheet: string; area: Area | null } {
  const [, quoted, plain = "", ref = ""] = /^(?:'((?:[^']|'')+)'|([^'!,(]+))!([$A-Z\d:]+)$/i.exec(refersTo) ?? [];
  return { sheet: quoted?.replaceAll("''", "'") ?? plain, area: ref === "" ? null : readArea(ref) };
}
