import type { ColumnRule, ColumnSpeech } from "../../planning/wording/book-reading";
import { isOverlapping, readAreas, type Area } from "../parts/areas";
import { rulesOf, type FormatRule } from "./format-rules";
import type { SheetPiece } from "./read-sheet";
import type { Sheet } from "../sheet";
import { bareName, childrenCalled, parseXml, type XmlElement } from "../../office-package/xml/xml-tree";

/** A rule of conditional formats, as far as it goes by what cells say. */
export interface FileRule {
  areas: Area[];
  type: string;
  /** As Excel writes it: "equal"; left out where the kind of rule says it. */
  operator: string | undefined;
  formulas: string[];
  text: string | undefined;
}

/** A list of choices for cells. */
interface ChoiceList {
  areas: Area[];
  /** "Red,Amber,Green", or a formula with "=". */
  source: string;
}

function readRule({ areas, type, element: { attributes, children } }: FormatRule): FileRule {
  const formulas = children.filter(isFormula).map(({ text }) => text.trim());
  return { areas, type, operator: attributes["operator"], formulas, text: attributes["text"] };
}

/** A piece is never changed, but replaced: with a column for each of many blocks, each is read once. */
const readPieces = new WeakMap<SheetPiece, readonly ChoiceList[]>();

/** The lists of choices of a sheet. */
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

/** Lists of after 2007 stand apart, under other prefixes, and have their cells in an element of their own. */
function readLists(element: XmlElement): ChoiceList[] {
  if (bareName(element) !== "dataValidation") return element.children.flatMap(readLists);
  if (element.attributes["type"] !== "list") return [];
  const textOf = (name: string): string => childrenCalled(element, name)[0]?.text.trim() ?? "";
  return [{ areas: readAreas(element.attributes["sqref"] ?? textOf("sqref")), source: readSource(textOf("formula1")) }];
}

/** A list that is written out stands in quotes: `"Red,Amber,Green"`. */
function readSource(formula: string): string {
  return /^".*"$/s.test(formula) ? formula.slice(1, -1).replaceAll('""', '"') : `=${formula}`;
}

/** "formula" of before 2010, "xm:f" since. */
function isFormula(element: XmlElement): boolean {
  return ["formula", "f"].includes(bareName(element));
}

const TEXT_RULES = new Set(["containsText", "notContainsText", "beginsWith", "endsWith"]);

/** What a sheet says of one of its columns: the choices of its cells, and what its colour rules look for. */
export function readColumnSpeech(sheet: Sheet, cells: Area, column: number): ColumnSpeech {
  const isOn = ({ areas }: { areas: readonly Area[] }): boolean => areas.some((area) => isOverlapping(area, cells));
  const lists = readChoiceLists(sheet).filter(isOn);
  const rules = rulesOf(sheet)
    .filter(isOn)
    .map(readRule)
    .flatMap((rule): ColumnRule[] => {
      if (rule.type === "cellIs") return [{ by: "cell", formulas: rule.formulas.map((formula) => `=${formula}`) }];
      return TEXT_RULES.has(rule.type) && rule.text !== undefined ? [{ by: "text", text: rule.text }] : [];
    });
  return { column, lists: [...new Set(lists.map(({ source }) => source))], rules };
}

/** The rules of a sheet that go by what cells say, for what has to show them all. */
export function readColourRules(sheet: Sheet): FileRule[] {
  return rulesOf(sheet)
    .filter(({ type }) => type === "cellIs" || type === "expression" || TEXT_RULES.has(type))
    .map(readRule);
}

/** The colour rules of a sheet that go by a formula. */
export function readFormulaRules(sheet: Sheet): string[] {
  const rules = rulesOf(sheet)
    .filter(({ type }) => type === "expression")
    .map(readRule);
  return [...new Set(rules.flatMap(({ formulas }) => formulas.map((formula) => `=${formula}`)))];
}
