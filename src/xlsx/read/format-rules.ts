import { readAreas, type Area } from "../parts/areas";
import type { SheetPiece } from "./read-sheet";
import type { Sheet } from "../sheet";
import { bareName, childrenCalled, childrenNamed, parseXml, type XmlElement } from "../../office-package/xml/xml-tree";

/** A rule of conditional formats. */
export interface FormatRule {
  /** The piece of the sheet that it stands in. */
  piece: SheetPiece;
  element: XmlElement;
  areas: Area[];
  sqref: string;
  /** As a file calls its kind: "iconSet", "cellIs". */
  type: string;
  /** True for those of after 2007, which stand apart. */
  isLater: boolean;
}

/** A piece is never changed, but replaced: with a rule for each of many blocks, each is read once. */
const readPieces = new WeakMap<SheetPiece, readonly FormatRule[]>();

/** Every rule of the sheet, in the order of the part. */
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
  // Read once for all rules of the same cells.
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
