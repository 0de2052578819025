import { isOn, parseXml, type XmlElement } from "../../office-package/xml/xml-tree";
import { pieceNamed } from "./sheet-pieces";
import type { Sheet } from "./edited-sheet";

/** What a protected sheet still allows. */
export interface Protection {
  allowsFormats: boolean;
}

/** Reads a sheet's protection; null where it is not protected. */
export function readProtection(sheet: Sheet): Protection | null {
  const { sheet: isSheet, formatCells = "1" } = readPiece(sheet, "sheetProtection")?.attributes ?? {};
  // "1" forbids, and is the default (ECMA-376 part 1, 18.3.1.85).
  return isOn(isSheet) ? { allowsFormats: !isOn(formatCells) } : null;
}

/** True where the sheet's own filter hides rows. */
export function isSheetFiltered(sheet: Sheet): boolean {
  return hasCriteria(readPiece(sheet, "autoFilter")?.children ?? []);
}

/** True for a filter that has a criterion. A column without one is listed only because its button is hidden. */
export function hasCriteria(columns: readonly Pick<XmlElement, "local" | "children">[]): boolean {
  return columns.some(({ local, children }) => local === "filterColumn" && children.length > 0);
}

function readPiece({ pieces, part }: Sheet, name: string): XmlElement | null {
  const piece = pieceNamed(pieces, name);
  return piece === null ? null : parseXml(piece, name, part.prefix);
}
