import { indexRows, type RowIndex } from "../../planning/row-index";
import { isOverlapping, readAreas, type Area } from "../cells/areas";
import type { SheetPiece } from "../sheet/read-sheet-part";
import type { Sheet } from "../sheet/edited-sheet";
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
  /** True for the kinds added after 2007, which are in the extension list. */
  isLater: boolean;
}

/** Cached by piece, which is replaced and never changed. */
const readPieces = new WeakMap<SheetPiece, readonly FormatRule[]>();

/** Cached by sheet while its pieces are the same: many tables may ask for them. */
const readSheets = new WeakMap<
  readonly SheetPiece[],
  { pieces: readonly SheetPiece[]; rules: readonly FormatRule[] }
>();

/** All conditional formats of a sheet, in the order of its part: the same list until one of its pieces is replaced. */
export function rulesOf({ pieces, part }: Sheet): readonly FormatRule[] {
  const known = readSheets.get(pieces);
  if (known?.pieces.length === pieces.length && pieces.every((piece, at) => piece === known.pieces[at]))
    return known.rules;
  const rules = rulesIn(pieces, part.prefix);
  readSheets.set(pieces, { pieces: [...pieces], rules });
  return rules;
}

/** Rules indexed by row. Rules over the same cells share a list of areas, which may be long, and are indexed as one group. */
interface PlacedRules {
  areas: RowIndex<{ area: Area; group: number }>;
  /** For each group, the positions of its rules in the list. */
  groups: number[][];
}

const placed = new WeakMap<readonly FormatRule[], PlacedRules>();

/** The rules that overlap an area, in their order. The list is indexed once and must not be changed. */
export function rulesOver<R extends FormatRule>(rules: readonly R[], area: Area): R[] {
  const known = placed.get(rules) ?? placeRules(rules);
  placed.set(rules, known);
  const found = new Set<number>();
  for (const one of known.areas.over(area)) if (isOverlapping(one.area, area)) found.add(one.group);
  return [...found]
    .flatMap((group) => known.groups[group] ?? [])
    .sort((a, b) => a - b)
    .flatMap((at) => rules[at] ?? []);
}

function placeRules(rules: readonly FormatRule[]): PlacedRules {
  const areas: PlacedRules["areas"] = indexRows();
  const groups = new Map<readonly Area[], number[]>();
  rules.forEach((rule, at) => {
    const same = groups.get(rule.areas);
    if (same) same.push(at);
    else {
      const group = groups.size;
      groups.set(rule.areas, [at]);
      for (const area of rule.areas) areas.add(area, { area, group });
    }
  });
  return { areas, groups: [...groups.values()] };
}

function rulesIn(pieces: readonly SheetPiece[], prefix: string): FormatRule[] {
  return pieces.flatMap((piece) => {
    let rules = readPieces.get(piece);
    if (!rules) {
      rules = readRules(piece, prefix);
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
