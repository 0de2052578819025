import { readAddress } from "../../kpi/address";
import { NOT_CALCULATED, type CellValue } from "../../kpi/kpi-table";
import type { Area } from "../parts/areas";
import type { CellContent } from "../parts/cell-content";
import { damaged, FileFault } from "../file-fault";
import { numberList, type NumberList } from "../number-list";
import { readIsoDate } from "../parts/iso-date";
import { areasNotKnown, doubtedFormulas, type Results } from "../parts/not-calculated";
import { scanXml } from "../../office-package/xml/scan-xml";
import { isOn, localName, prefixOf } from "../../office-package/xml/xml-tree";
import { decodeText } from "../parts/cell-text";

/** A piece of a sheet's part below its root: an element by its name, or what stands between two ("" then). */
export interface SheetPiece {
  name: string;
  text: string;
}

/** The cells of a sheet as its part has them, with where each stands in the text. Rows and columns count from 0. */
export interface SheetCells {
  rows: {
    number: NumberList;
    start: NumberList;
    openEnd: NumberList;
    end: NumberList;
    /** The index of its first cell. */
    firstCell: NumberList;
    /** 0 where the row has no look of its own, else its style and one. */
    style: NumberList;
  };
  cells: {
    column: NumberList;
    style: NumberList;
    kind: NumberList;
    start: NumberList;
    end: NumberList;
  };
  values: CellValue[];
  /** By the index of the cell. */
  formulas: Map<number, FileFormula>;
  /** By number. */
  hiddenRows: Set<number>;
  /** Cells that array formulas, spills and data tables fill, and that have not been calculated. */
  notKnown: Area[];
  /** True where rows or cells do not say which they are: they stand behind the one before. */
  isImplied: boolean;
}

/** A formula as the file has it. */
export interface FileFormula {
  /** Without "="; empty where the cell shares another's. */
  text: string;
  kind: "normal" | "shared" | "array" | "table";
  /** The number of the shared formula. */
  group: string | undefined;
  /** The cells that have it, where there are several: "B2:B9". */
  ref: string | undefined;
  /** True for an array that spills as far as it has to. */
  isDynamic: boolean;
}

/** A sheet's part, read. */
export interface SheetPart {
  text: string;
  prefix: string;
  /** What stands before the first piece: the root's opening tag. */
  head: string;
  pieces: SheetPiece[];
  /** What stands behind the last. */
  foot: string;
  cells: SheetCells;
  /** Where the rows begin and end in the text. */
  data: { start: number; openEnd: number; closeStart: number; end: number };
}

export const KINDS: readonly CellContent["kind"][] = ["empty", "number", "text", "boolean", "error"];
const [EMPTY, NUMBER, TEXT, BOOLEAN, ERROR] = [0, 1, 2, 3, 4];

export interface SheetReading {
  sharedStrings: () => readonly string[];
  isDate1904: boolean;
  results: Results;
}

const STRICT = /^http:\/\/purl\.oclc\.org\/ooxml\//;

/** Where a sheet may end, so that a place is one number: Excel has 16,384 columns and 1,048,576 rows. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

/** Reads a worksheet's part. Throws a FileFault: rows and cells have to be in order, as Excel insists too. */
export function readSheetPart(
  text: string,
  part: string,
  { sharedStrings, isDate1904, results }: SheetReading,
): SheetPart {
  const prefix = prefixOf(text);
  const [rowName, cellName, dataName] = [`${prefix}row`, `${prefix}c`, `${prefix}sheetData`];
  const pieces: SheetPiece[] = [];
  const rows = {
    number: numberList(),
    start: numberList(),
    openEnd: numberList(),
    end: numberList(),
    firstCell: numberList(),
    style: numberList(),
  };
  const cells = {
    column: numberList(),
    style: numberList(),
    kind: numberList(),
    start: numberList(),
    end: numberList(),
  };
  const values: CellValue[] = [];
  const formulas = new Map<number, FileFormula>();
  const hiddenRows = new Set<number>();
  const data = { start: -1, openEnd: -1, closeStart: -1, end: -1 };
  let isImplied = false;

  let depth = 0;
  let headEnd = 0;
  let pieceEnd = 0;
  let pieceStart = 0;
  let isInData = false;
  let row = -1;
  let column = -1;
  let type = "n";
  let isDynamic = false;
  let words: string | null = null;
  let value = "";
  let inline = "";
  let phonetic = 0;
  let formula: FileFormula | null = null;

  const openRow = (attributes: Record<string, string>, start: number, end: number): void => {
    const given = attributes["r"];
    if (given === undefined) isImplied = true;
    const next = given === undefined ? row + 1 : readNumber(given) - 1;
    if (!Number.isInteger(next) || next <= row || next >= MOST_ROWS) throw damaged(part);
    row = next;
    column = -1;
    rows.number.push(row);
    rows.start.push(start);
    rows.openEnd.push(end);
    rows.end.push(end);
    rows.firstCell.push(values.length);
    rows.style.push(isOn(attributes["customFormat"]) ? Number(attributes["s"] ?? 0) + 1 : 0);
    if (isOn(attributes["hidden"])) hiddenRows.add(row);
  };
  const openCell = (attributes: Record<string, string>, start: number): void => {
    const given = attributes["r"];
    if (given === undefined) isImplied = true;
    const next = given === undefined ? column + 1 : columnOf(given);
    if (next <= column || next >= MOST_COLUMNS) throw damaged(part);
    column = next;
    type = attributes["t"] ?? "n";
    // What is stored of cells (ECMA-376 part 1, 18.3.1.4): of formulas, that they are dynamic arrays.
    isDynamic = Number(attributes["cm"] ?? 0) > 0;
    value = "";
    inline = "";
    formula = null;
    cells.column.push(column);
    cells.style.push(Number(attributes["s"] ?? 0));
    cells.start.push(start);
  };
  const closeCell = (end: number): void => {
    const index = values.length;
    if (formula) formulas.set(index, formula);
    const [kind, content] = readContent(type, value, inline);
    // A formula that gives an empty text says so by its type; one without any result has not been calculated.
    const isUnknown = formula !== null && kind === EMPTY && type !== "str";
    cells.kind.push(isUnknown ? ERROR : kind);
    values.push(isUnknown ? NOT_CALCULATED : content);
    cells.end.push(end);
  };
  const readContent = (kind: string, text: string, inlineText: string): [number, CellValue] => {
    switch (kind) {
      case "inlineStr":
        return inlineText === "" ? [EMPTY, ""] : [TEXT, decodeText(inlineText)];
      case "s": {
        const shared = text === "" ? "" : sharedStrings()[readNumber(text)];
        if (shared === undefined) throw damaged(part);
        return shared === "" ? [EMPTY, ""] : [TEXT, shared];
      }
      case "str":
        return text === "" ? [EMPTY, ""] : [TEXT, decodeText(text)];
      case "b":
        return text === "" ? [EMPTY, ""] : [BOOLEAN, isOn(text.trim())];
      case "e":
        return text === "" ? [EMPTY, ""] : [ERROR, text];
      case "d": {
        const date = readIsoDate(text.trim(), isDate1904);
        return date === null ? [TEXT, text] : [NUMBER, date];
      }
      default: {
        if (text.trim() === "") return [EMPTY, ""];
        const number = readNumber(text);
        if (!Number.isFinite(number)) throw damaged(part);
        return [NUMBER, number];
      }
    }
  };

  scanXml(text, part, {
    open: ({ name, attributes, isSelfClosing }, start, end) => {
      depth += 1;
      if (isInData) {
        if (name === cellName) {
          if (depth !== 4) throw damaged(part);
          openCell(attributes, start);
        } else if (name === rowName) {
          if (depth !== 3) throw damaged(part);
          openRow(attributes, start, end);
        } else {
          const local = localName(name, prefix);
          if (local === "v" || (local === "t" && phonetic === 0)) words = "";
          else if (local === "rPh") phonetic += 1;
          else if (local === "f") {
            words = "";
            formula = {
              text: "",
              kind: formulaKind(attributes["t"]),
              group: attributes["si"],
              ref: attributes["ref"],
              isDynamic,
            };
          }
        }
        return;
      }
      if (depth === 1) {
        assertWorksheet(name, prefix, attributes, part);
        headEnd = end;
        pieceEnd = end;
      } else if (depth === 2) {
        if (start > pieceEnd) pieces.push({ name: "", text: text.slice(pieceEnd, start) });
        pieceStart = start;
        if (name === dataName) {
          if (data.start >= 0) throw damaged(part);
          isInData = true;
          Object.assign(data, { start, openEnd: end, closeStart: isSelfClosing ? end : -1 });
        }
      }
    },
    close: ({ name }, end) => {
      if (isInData) {
        if (name === cellName) closeCell(end);
        else if (name === rowName) rows.end.set(rows.end.length - 1, end);
        else if (depth > 4) {
          const local = localName(name, prefix);
          if (local === "v") value = words ?? "";
          else if (local === "t") inline += words ?? "";
          else if (local === "rPh") phonetic -= 1;
          else if (local === "f" && formula) formula.text = words ?? "";
          words = null;
        }
      }
      if (depth === 2) {
        if (name === dataName) {
          isInData = false;
          if (data.closeStart < 0) data.closeStart = text.lastIndexOf("<", end - 1);
          data.end = end;
        }
        pieces.push({ name: localName(name, prefix), text: name === dataName ? "" : text.slice(pieceStart, end) });
        pieceEnd = end;
      }
      depth -= 1;
    },
    text: (more) => {
      if (words !== null) words += more;
    },
  });
  if (data.end < 0) throw damaged(part);
  for (const index of doubtedFormulas(formulas, values, results)) {
    cells.kind.set(index, ERROR);
    values[index] = NOT_CALCULATED;
  }
  return {
    ...{ text, prefix, head: text.slice(0, headEnd), pieces, foot: text.slice(pieceEnd), data },
    cells: { rows, cells, values, formulas, hiddenRows, isImplied, notKnown: areasNotKnown(formulas, values) },
  };
}

/** As XML Schema writes numbers (part 2, 3.2.5): JavaScript would take "0x10" for 16. NaN for whatever is none. */
function readNumber(text: string): number {
  return /^\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(text) ? Number(text) : NaN;
}

function assertWorksheet(name: string, prefix: string, attributes: Record<string, string>, part: string): void {
  const namespace = attributes[prefix === "" ? "xmlns" : `xmlns:${prefix.slice(0, -1)}`];
  if (namespace !== undefined && STRICT.test(namespace))
    throw new FileFault({ code: "file-not-supported", what: "strict", part: null });
  if (localName(name, prefix) !== "worksheet") throw damaged(part);
}

/** The column of "AB12", from 0; -1 where that is no address. */
function columnOf(address: string): number {
  const first = address.charCodeAt(0) - 64;
  const second = address.charCodeAt(1);
  // Most are of one letter.
  if (first >= 1 && first <= 26 && second >= 48 && second <= 57) return first - 1;
  return readAddress(address)?.column ?? -1;
}

function formulaKind(type: string | undefined): FileFormula["kind"] {
  if (type === "shared" || type === "array") return type;
  return type === "dataTable" ? "table" : "normal";
}
