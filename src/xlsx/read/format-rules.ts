import { readAreas, type Area } from "../parts/areas";
import type { SheetPiece } from "./read-sheet";
import type { Sheet } from "../sheet";
import { bareName, childrenCalled, childrenNamed, parseXml, type XmlElement } from "../../office-package/xml/xml-tree";

/** A conditional format. */
export interface FormatRule {
  /** The piece of the sheet that contains it. */
  piece: SheetPiece;
  element: XmlElement;
  areas: Area[];
  sqref: string;
  /** Its kind by its name in files: "iconSet", "cellIs". */
  type: string;
  /** True for the kinds added after 2007, which stand in the extension list. */
  isLater: boolean;
}

/** Cached by piece, which is replaced and never changed. */
const readPieces = new WeakMap<SheetPiece, readonly FormatRule[]>();

/** All conditional formats of a sheet, in the order of its part. */
export function rulesOf({ pieces, part }: Sheet): FormatRule[] {
  return pieces.flatMap((piece) => {
    let rules = readPieces.get(piece);
    if (!rules) {
      rules = readRules(piece, part.prefix);
      readPieces.set(piece, rules);
    }
    return rules;
  });
}

function readRules(piece: SheetPiece, prefix: string): FormatRule[] {
  // Parsed once for all rules of the same cells.
  const rulesOver = (sqref: string, elements: readonly XmlElement[], isLater: boolean): FormatRule[] => {
    const areas = readAreas(sqref);
    return elements.map((element) => ({
      ...{ piece, element, sqref, isLater, areas },
      type: element.attributes["type"] ?? "",
    }));
  };
  if (piece.name === "conditionalFormatting") {
    const root = parseXml(piece.text, piece.name, prefix);
    return rulesOver(root.attributes["sqref"] ?? "", childrenNamed(root, "cfRule"), false);
  }
  if (piece.name !== "extLst" || !piece.text.includes("cfRule")) return [];
  return laterFormats(parseXml(piece.text, piece.name, prefix)).flatMap((format) => {
    const [sqref] = childrenCalled(format, "sqref");
    return rulesOver(sqref?.text ?? "", childrenCalled(format, "cfRule"), true);
  });
}

function laterFormats(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) =>
    bareName(child) === "conditionalFormatting" ? [child] : laterFormats(child),
  );
}
