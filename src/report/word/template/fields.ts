import { ALLOWED_FIELDS, WORD } from "./allowed";
import { attributeOf, elementsIn, type TreeElement } from "./xml-tree";

/** As far as a code is read for its name: the longest is of 14 letters. */
const LONGEST_CODE = 200;

interface Field {
  /** Where its marks stand among the pieces of runs. */
  begin: number;
  separate: number | null;
  code: string;
  codePieces: TreeElement[];
  name: string;
  /** True once something other than text stands in its code: what comes behind it cannot be told to be no part of its name. */
  isNameRead: boolean;
}

/** True for a field that shows what Word knows of the document itself; `code` is its instruction. */
export function isAllowedField(code: string): boolean {
  return ALLOWED_FIELDS.has(nameOfField(code));
}

/** "PAGE" of " PAGE  \\* MERGEFORMAT". */
export function nameOfField(code: string): string {
  return (/^\s*(=|[^\s"\\{}]+)/.exec(code)?.[1] ?? "").toUpperCase();
}

/**
 * The pieces of runs that make up fields which are not allowed: their marks and all of their codes. What such a field
 * showed last stays as text. `tell` hears the name of each.
 */
export function findFieldPieces(root: TreeElement, tell: (name: string) => void): Set<TreeElement> {
  const pieces = piecesOf(root);
  const removed = new Set<TreeElement>();
  // How many stretches to be removed begin and end at each piece: fields within each other share theirs.
  const stretches = new Int32Array(pieces.length + 1);
  const remove = (from: number, to: number): void => {
    stretches[from] = (stretches[from] ?? 0) + 1;
    stretches[to + 1] = (stretches[to + 1] ?? 0) - 1;
  };
  const open: Field[] = [];
  const close = ({ begin, separate, name, code, codePieces }: Field, end: number | null): void => {
    if (end !== null && ALLOWED_FIELDS.has(name)) return;
    tell(name || nameOfField(code));
    // Within another's code all of it goes: what it showed would be read as code.
    const upTo = open.at(-1)?.separate === null ? (end ?? separate) : (separate ?? end);
    remove(begin, upTo ?? begin);
    if (end !== null) remove(end, end);
    // Of one that never ends, its marks and its code are taken out, for what else stands there may be no part of it.
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
    depth += stretches[at] ?? 0;
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

/** A name that goes straight on into something else is not known: "DAT" and what a field within gives may be any name. */
function endName(field: Field): void {
  if (!field.isNameRead && !/^\s*(?:=|[^\s"\\{}]+[\s"\\])/.test(field.code)) field.name = "";
  field.isNameRead = true;
}

/** What stands in the runs of a part, in order, and before it whatever holds runs and may hide them. */
function piecesOf(element: TreeElement, isRun = false): TreeElement[] {
  return elementsIn(element).flatMap((child) => {
    const inner = piecesOf(child, child.uri === WORD && child.local === "r");
    const isPiece = isRun ? child.local !== "rPr" : inner.length > 0 && isHolder(child);
    return isPiece ? [child, ...inner] : inner;
  });
}

/** What holds runs that not every program shows: alternatives, tracked changes, controls. Paragraphs and runs hold theirs for all. */
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
