import type { ColumnRule, ColumnSpeech } from "../workbook/wording/book-reading";
import { isOverlapping, readAreas, type Area } from "./areas";
import type { SheetPiece } from "./read-sheet";
import type { Sheet } from "./sheet";
import { parseXml, type XmlElement } from "./xml";

/** A rule of conditional formats, as far as it goes by what cells say. */
export interface FileRule {
  areas: Area[];
  type: string;
  /** As Excel writes it: "equal"; left out where the kind of rule says it. */
  operator: string | undefined;
  formulas: string[];
  text: string | undefined;
}

/** A check of what is typed into cells. */
interface FileCheck {
  areas: Area[];
  type: string;
  formula: string;
}

interface ReadPiece {
  rules: readonly FileRule[];
  checks: readonly FileCheck[];
}

/** A piece is never changed, but replaced: with a column for each of many blocks, each is read once. */
const readPieces = new WeakMap<SheetPiece, ReadPiece>();

function piecesOf({ pieces, part }: Sheet): ReadPiece[] {
  return pieces.flatMap((piece) => {
    if (piece.name !== "conditionalFormatting" && piece.name !== "dataValidations" && piece.name !== "extLst") return [];
    let read = readPieces.get(piece);
    if (!read) {
      read = readPiece(parseXml(piece.text, piece.name, part.prefix));
      readPieces.set(piece, read);
    }
    return [read];
  });
}

/** Rules and checks of after 2007 stand apart, under other prefixes, and have their cells in an element of their own. */
function readPiece(root: XmlElement): ReadPiece {
  const rules: FileRule[] = [];
  const checks: FileCheck[] = [];
  const visit = (element: XmlElement): void => {
    const name = element.name.replace(/^.*:/, "");
    const areas = (): Area[] => readAreas(element.attributes["sqref"] ?? childWord(element, "sqref")?.text ?? "");
    if (name === "conditionalFormatting") {
      const on = areas();
      for (const rule of element.children.filter((child) => child.name.endsWith("cfRule"))) {
        rules.push({ areas: on, type: rule.attributes["type"] ?? "", operator: rule.attributes["operator"], formulas: rule.children.filter(isFormula).map(({ text }) => text.trim()), text: rule.attributes["text"] });
      }
    } else if (name === "dataValidation") {
      checks.push({ areas: areas(), type: element.attributes["type"] ?? "", formula: childWord(element, "formula1")?.text.trim() ?? "" });
    } else for (const child of element.children) visit(child);
  };
  visit(root);
  return { rules, checks };
}

function childWord(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name.replace(/^.*:/, "") === name);
}

/** "formula" of before 2010, "xm:f" since. */
function isFormula({ name }: XmlElement): boolean {
  return /^(?:.*:)?(?:formula|f)$/.test(name);
}

const TEXT_RULES = new Set(["containsText", "notContainsText", "beginsWith", "endsWith"]);

/** What a sheet says of one of its columns: the choices of its cells, and what its colour rules look for. */
export function readColumnSpeech(sheet: Sheet, cells: Area, column: number): ColumnSpeech {
  const read = piecesOf(sheet);
  const isOn = ({ areas }: { areas: Area[] }): boolean => areas.some((area) => isOverlapping(area, cells));
  const checks = read.flatMap((piece) => piece.checks).filter((check) => check.type === "list" && isOn(check));
  const rules = read.flatMap((piece) => piece.rules).filter(isOn).flatMap((rule): ColumnRule[] => {
    if (rule.type === "cellIs") return [{ by: "cell", formulas: rule.formulas.map((formula) => `=${formula}`) }];
    return TEXT_RULES.has(rule.type) && rule.text !== undefined ? [{ by: "text", text: rule.text }] : [];
  });
  return { column, lists: [...new Set(checks.map(({ formula }) => readSource(formula)))], rules };
}

/** A list that is written out stands in quotes: `"Red,Amber,Green"`. */
function readSource(formula: string): string {
  return /^".*"$/s.test(formula) ? formula.slice(1, -1).replaceAll('""', '"') : `=${formula}`;
}

/** The rules of a sheet that go by what cells say, for what has to show them all. */
export function readColourRules(sheet: Sheet): FileRule[] {
  return piecesOf(sheet).flatMap((piece) => piece.rules).filter(({ type }) => type === "cellIs" || type === "expression" || TEXT_RULES.has(type));
}

/** The lists of choices of a sheet: "Red,Amber,Green", or a formula with "=". */
export function readChoiceLists(sheet: Sheet): { areas: Area[]; source: string }[] {
  const lists = piecesOf(sheet).flatMap((piece) => piece.checks).filter(({ type }) => type === "list");
  return lists.map(({ areas, formula }) => ({ areas, source: readSource(formula) }));
}

/** The colour rules of a sheet that go by a formula. */
export function readFormulaRules(sheet: Sheet): string[] {
  const rules = piecesOf(sheet).flatMap((piece) => piece.rules).filter(({ type }) => type === "expression");
  return [...new Set(rules.flatMap(({ formulas }) => formulas.map((formula) => `=${formula}`)))];
}
