import { addContentType, removeContentType } from "../../office-package/content-types";
import type { Package } from "../../office-package/package";
import { addRelationship, linkedPart, readRelationships, removeRelationship } from "../../office-package/relationships";
import { EMPTY_STYLES } from "../styles/styles-part";
import { withFullCalculation } from "./workbook-part";
import type { Sheet } from "../sheet/edited-sheet";
import { collectTexts } from "./shared-texts";
import { writeSheetPart } from "../sheet/write-sheet-part";

/** The start of the content types of a workbook's parts. */
export const SPREADSHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** What is written into a workbook's package when it is saved. */
export interface SavedWorkbook {
  workbookPart: string;
  stylesPart: string | null;
  stylesText: string;
  /** The part of shared strings, and how many it has. */
  strings: { part: string | null; count: () => number };
  /** The names of sheets, by part. */
  names: ReadonlyMap<string, string>;
  /** The sheets that were read or changed, by part. */
  sheets: ReadonlyMap<string, Sheet>;
  /** True where formulas changed in sheets since replaced by copies. */
  hasOtherFormulas: boolean;
  /** True where any sheet has a formula. */
  hasFormulas: () => boolean;
}

/** Writes what was changed into a copy of the package, and returns the file's bytes. Throws a FileFault for a sheet that is too large. */
export function saveWorkbook(file: Package, saved: SavedWorkbook): Uint8Array {
  const { workbookPart, sheets, stylesText, stylesPart, hasFormulas } = saved;
  const copy = file.copy();
  let { hasOtherFormulas } = saved;
  let isEdited = false;
  const texts = collectTexts(copy, { workbookPart, ...saved.strings });
  for (const [part, sheet] of sheets) {
    const text = writeSheetPart(sheet, saved.names.get(part) ?? part, texts.numberOf);
    if (text === file.text(part)) continue;
    copy.set(part, text);
    isEdited = true;
    hasOtherFormulas ||= sheet.hasOtherFormulas;
  }
  texts.save();
  saveStyles(copy, { workbookPart, stylesPart, text: stylesText });
  if (hasOtherFormulas) removeCalcChain(copy, workbookPart);
  if (isEdited && hasFormulas())
    copy.set(workbookPart, withFullCalculation(file.text(workbookPart) ?? "", workbookPart));
  return copy.save();
}

function saveStyles(
  file: Package,
  { workbookPart, stylesPart, text }: { workbookPart: string; stylesPart: string | null; text: string },
): void {
  if (text === EMPTY_STYLES) return;
  if (stylesPart !== null && file.has(stylesPart)) {
    if (text !== file.text(stylesPart)) file.set(stylesPart, text);
    return;
  }
  const part = stylesPart ?? "xl/styles.xml";
  file.set(part, text);
  addContentType(file, part, `${SPREADSHEETML}.styles+xml`);
  if (stylesPart === null) addRelationship(file, workbookPart, "styles", part);
}

/** Removes the order of calculation: Excel makes a new one where it is missing, and calls the file damaged where it is wrong. */
function removeCalcChain(file: Package, workbookPart: string): void {
  const part = linkedPart(readRelationships(file, workbookPart), "calcChain");
  if (!part) return;
  removeRelationship(file, workbookPart, part);
  removeContentType(file, part);
  file.remove(part);
}
