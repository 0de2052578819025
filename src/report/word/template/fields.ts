import { ALLOWED_FIELDS, WORD } from "./allowed";
import { attributeOf, elementsIn, type TreeElement } from "./element-tree";

/** How many characters of a code are searched for its name: the longest name has 14. */
const LONGEST_CODE = 200;

interface Field {
  /** The indexes of its begin and separate marks among the pieces of runs. */
  begin: number;
  separate: number | null;
  code: string;
  codePieces: TreeElement[];
  name: string;
  /** True once its code has something other than text: what follows could be part of its name. */
  isNameRead: boolean;
}

/** True for a field that shows what Word knows of the document itself. `code` is the field's instruction. */
export function isAllowedField(code: string): boolean {
  return ALLOWED_FIELDS.has(nameOfField(code));
}

/** The name in a field's instruction: "PAGE" of " PAGE  \\* MERGEFORMAT". */
export function nameOfField(code: string): string {
  return (/^\s*(=|[^\s"\\{}]+)/.exec(code)?.[1] ?? "").toUpperCase();
}

/**
 * Finds the pieces of runs that make up fields which are not allowed: their marks and all of their codes. What such a field
 * showed last stays as text. `report` is called with the name of each.
 */
export function findFieldPieces(root: TreeElement, report: (name: string) => void): Set<TreeElement> {
  const pieces = piecesOf(root);
  const removed = new Set<TreeElement>();
  // How many ranges to be removed begin (+1) or end (-1) at each piece: nested fields share theirs.
  const ranges = new Int32Array(pieces.length + 1);
  const remove = (from: number, to: number): void => {
    ranges[from] = (ranges[from] ?? 0) + 1;
    ranges[to + 1] = (ranges[to + 1] ?? 0) - 1;
  };
  const open: Field[] = [];
  const close = ({ begin, separate, name, code, codePieces }: Field, end: number | null): void => {
    if (end !== null && ALLOWED_FIELDS.has(name)) return;
    report(name || nameOfField(code));
    // Within another field's code all of it is removed: its result would be read as code.
    const upTo = open.at(-1)?.separate === null ? (end ?? separate) : (separate ?? end);
    remove(begin, upTo ?? begin);
    if (end !== null) remove(end, end);
    // Of a field without an end only marks and code are removed: what else follows may be no part of it.
    if (upTo === null) codePieces.forEach((piece) => removed.add(piece));
  };
  pieces.forEach((piece, at) => {
    const last = open.at(-1);
    const coded = last?.separate === null ? last : undefined;
    const mark = piece.local === "fldChar" ? attributeOf(piece, "fldCharType") : "";
    if (mark === "begin") {
      if (coded) endName(coded);
      open.push({ begin: at, separate: null, code: "", codePieces: [], name: "", isNameRead: false });
    } else if (mark === "separate" && coded) coded.separate = at;
    else if (mark === "end" && last) {
      open.pop();
      close(last, at);
    } else if (coded && (piece.local === "instrText" || piece.local === "t")) {
      coded.codePieces.push(piece);
      readName(coded, textOf(piece));
    } else if (piece.local === "fldChar" || piece.local === "instrText" || piece.local === "delInstrText")
      removed.add(piece);
    else if (coded) endName(coded);
  });
  for (let field = open.pop(); field; field = open.pop()) close(field, null);
  let depth = 0;
  pieces.forEach((piece, at) => {
    depth += ranges[at] ?? 0;
    if (depth > 0 && !isHolder(piece)) removed.add(piece);
  });
  return removed;
}

function readName(field: Field, text: string): void {
  if (field.code.length >= LONGEST_CODE) return;
  field.code += text.slice(0, LONGEST_CODE);
  if (!field.isNameRead) field.name = nameOfField(field.code);
  if (field.code.length >= LONGEST_CODE) endName(field);
}

/** Ends the reading of a name. A name that is continued by something else is unknown: "DAT" and the result of a nested field may be any name. */
function endName(field: Field): void {
  if (!field.isNameRead && !/^\s*(?:=|[^\s"\\{}]+[\s"\\])/.test(field.code)) field.name = "";
  field.isNameRead = true;
}

/** The pieces in the runs of a part in order, each after the elements around it that may hide it. */
function piecesOf(element: TreeElement, isRun = false): TreeElement[] {
  return elementsIn(element).flatMap((child) => {
    const inner = piecesOf(child, child.uri === WORD && child.local === "r");
    const isPiece = isRun ? child.local !== "rPr" : inner.length > 0 && isHolder(child);
    return isPiece ? [child, ...inner] : inner;
  });
}

/** True for an element around runs whose content some programs do not show: alternatives, tracked changes, controls. */
function isHolder({ local }: TreeElement): boolean {
  return HOLDERS.has(local);
}

const HOLDERS = new Set([
  "AlternateContent",
  "Choice",
  "Fallback",
  "del",
  "ins",
  "moveFrom",
  "moveTo",
  "sdt",
  "customXml",
  "smartTag",
  "hyperlink",
  "fldSimple",
  "txbxContent",
]);

function textOf({ children }: TreeElement): string {
  return children.map((child) => (typeof child === "string" ? child : "")).join("");
}
