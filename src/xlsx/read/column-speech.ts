import type { ColumnRule, ColumnHints } from "../../planning/wording/book-reading";
import { isOverlapping, readAreas, type Area } from "../cells/areas";
import { rulesOf, rulesOver, type FormatRule } from "../conditional-formats/format-rules";
import type { SheetPiece } from "../sheet/read-sheet-part";
import type { Sheet } from "../sheet/edited-sheet";
import { bareName, childrenCalled, parseXml, type XmlElement } from "../../office-package/xml/xml-tree";

/** A conditional format that depends on the text of cells. */
export interface FileRule {
  areas: Area[];
  type: string;
  /** The operator as files write it ("equal"); left out where the kind of rule implies it. */
  operator: string | undefined;
  formulas: string[];
  text: string | undefined;
}

/** A drop-down list. */
interface ChoiceList {
  areas: Area[];
  /** "Red,Amber,Green", or a formula with "=". */
  source: string;
}

function readRule({ areas, type, element: { attributes, children } }: FormatRule): FileRule {
  const formulas = children.filter(isFormula).map(({ text }) => text.trim());
  return { areas, type, operator: attributes["operator"], formulas, text: attributes["text"] };
}

/** Cached by piece, which is replaced and never changed: many columns may ask for it. */
const readPieces = new WeakMap<SheetPiece, readonly ChoiceList[]>();

/** The drop-down lists of a sheet. */
export function readChoiceLists({ pieces, part }: Sheet): ChoiceList[] {
  return pieces.flatMap((piece) => {
    if (piece.name !== "dataValidations" && (piece.name !== "extLst" || !piece.text.includes("dataValidation")))
      return [];
    let lists = readPieces.get(piece);
    if (!lists) {
      lists = readLists(parseXml(piece.text, piece.name, part.prefix));
      readPieces.set(piece, lists);
    }
    return lists;
  });
}

/** Lists of the kind added after 2007 are in the extension list, under other prefixes, with their cells in a child element. */
function readLists(element: XmlElement): ChoiceList[] {
  if (bareName(element) !== "dataValidation") return element.children.flatMap(readLists);
  if (element.attributes["type"] !== "list") return [];
  const textOf = (name: string): string => childrenCalled(element, name)[0]?.text.trim() ?? "";
  return [{ areas: readAreas(element.attributes["sqref"] ?? textOf("sqref")), source: readSource(textOf("formula1")) }];
}

/** A list of texts is in quotes: `"Red,Amber,Green"`. */
function readSource(formula: string): string {
  return /^".*"$/s.test(formula) ? formula.slice(1, -1).replaceAll('""', '"') : `=${formula}`;
}

/** The formula of a rule: in "formula" until 2007, in "xm:f" since. */
function isFormula(element: XmlElement): boolean {
  return ["formula", "f"].includes(bareName(element));
}

const TEXT_RULES = new Set(["containsText", "notContainsText", "beginsWith", "endsWith"]);

/** The words that a sheet uses for a column: those of its drop-down lists, and those its colour rules look for. */
export function readColumnSpeech(sheet: Sheet, cells: Area, column: number): ColumnHints {
  const isOn = ({ areas }: { areas: readonly Area[] }): boolean => areas.some((area) => isOverlapping(area, cells));
  const lists = readChoiceLists(sheet).filter(isOn);
  const rules = rulesOver(rulesOf(sheet), cells)
    .map(readRule)
    .flatMap((rule): ColumnRule[] => {
      if (rule.type === "cellIs") return [{ by: "cell", formulas: rule.formulas.map((formula) => `=${formula}`) }];
      return TEXT_RULES.has(rule.type) && rule.text !== undefined ? [{ by: "text", text: rule.text }] : [];
    });
  return { column, lists: [...new Set(lists.map(({ source }) => source))], rules };
}

/** The conditional formats of a sheet that depend on the text of cells, for the workbench, which shows them all. */
export function readColourRules(sheet: Sheet): FileRule[] {
  return rulesOf(sheet)
    .filter(({ type }) => type === "cellIs" || type === "expression" || TEXT_RULES.has(type))
    .map(readRule);
}

/** The formulas of a sheet's colour rules. */
export function readFormulaRules(sheet: Sheet): string[] {
  const rules = rulesOf(sheet)
    .filter(({ type }) => type === "expression")
    .map(readRule);
  return [...new Set(rules.flatMap(({ formulas }) => formulas.map((formula) => `=${formula}`)))];
}
