import { addContentType, removeContentType } from "../../office-package/content-types";
import type { Package } from "../../office-package/package";
import { damaged } from "../../office-package/package-error";
import {
  addRelationship,
  linkedPart,
  readRelationships,
  relationshipsPart,
  removeRelationship,
} from "../../office-package/relationships";
import { withTitle } from "./app-titles";
import { SPREADSHEETML } from "./save-workbook";
import type { SheetEntry, SheetList } from "./sheet-list";
import { withoutSheet, withSheet } from "./workbook-part";

/** The workbook's part, and the sheets that it lists. */
interface ListedIn {
  workbookPart: string;
  list: SheetList;
}

/** Adds the part of a sheet, and lists the sheet after all others. Returns the name of the part. Throws a FileFault. */
export function addSheetPart(
  file: Package,
  { workbookPart, list }: ListedIn,
  { name, text }: { name: string; text: string },
): string {
  const part = freePart(file, workbookPart, "worksheets/sheet");
  updateTitles(file, list, { added: name });
  file.set(part, text);
  addContentType(file, part, `${SPREADSHEETML}.worksheet+xml`);
  const link = addRelationship(file, workbookPart, "worksheet", part);
  const sheetId = list.workbook.sheets.reduce((highest, one) => Math.max(highest, one.sheetId), 0) + 1;
  file.set(workbookPart, withSheet(textOf(file, workbookPart), workbookPart, { name, sheetId, link }));
  return part;
}

/** Removes the part of a sheet with its tables, and its entry in the list. Throws a FileFault. */
export function removeSheetPart(file: Package, { workbookPart, list }: ListedIn, entry: SheetEntry): void {
  updateTitles(file, list, { removed: entry.name });
  for (const { kind, part } of readRelationships(file, entry.part)) {
    if (kind !== "table" || part === null) continue;
    removeContentType(file, part);
    file.remove(part);
  }
  file.set(workbookPart, withoutSheet(textOf(file, workbookPart), workbookPart, list.indexOf(entry)));
  removeRelationship(file, workbookPart, entry.part);
  removeContentType(file, entry.part);
  file.remove(relationshipsPart(entry.part));
  file.remove(entry.part);
}

/** Adds the part of a table to a sheet. Returns the id of the sheet's relationship to it. */
export function addTablePart(file: Package, workbookPart: string, sheetPart: string, text: string): string {
  const part = freePart(file, workbookPart, "tables/table");
  file.set(part, text);
  addContentType(file, part, `${SPREADSHEETML}.table+xml`);
  return addRelationship(file, sheetPart, "table", part);
}

/** The text of a part. Throws a FileFault where there is none. */
export function textOf(file: Package, part: string): string {
  const text = file.text(part);
  if (text === null) throw damaged(part);
  return text;
}

/** Updates the names of sheets in the document properties. */
function updateTitles(file: Package, list: SheetList, change: { added: string } | { removed: string }): void {
  const part = linkedPart(readRelationships(file, ""), "extended-properties");
  const text = part === null ? null : file.text(part);
  if (part !== null && text !== null) file.set(part, withTitle(text, part, list.entries.length, change));
}

/** An unused name with a number: "xl/worksheets/sheet4.xml". */
function freePart(file: Package, workbookPart: string, stem: string): string {
  const base = workbookPart.slice(0, workbookPart.lastIndexOf("/") + 1) + stem;
  let number = 1;
  while (file.has(`${base}${number}.xml`)) number += 1;
  return `${base}${number}.xml`;
}
