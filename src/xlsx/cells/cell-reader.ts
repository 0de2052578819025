import type { SaxesTagPlain } from "saxes";
import { readAddress } from "../../kpi/address";
import { NOT_CALCULATED, type CellValue } from "../../kpi/kpi-table";
import { isOn, localName } from "../../office-package/xml/xml-tree";
import { damaged } from "../../office-package/package-error";
import { MAX_COLUMNS, MAX_ROWS } from "./areas";
import { decodeText } from "./cell-text";
import { noCells, type FileFormula, type SheetCells } from "./sheet-cells";

const [EMPTY, NUMBER, TEXT, BOOLEAN] = [0, 1, 2, 3];
/** The number of the kind "error" among KINDS. */
export const ERROR = 4;

/* The depths of a sheet's elements: worksheet, sheetData, row, c. */
const ROW_DEPTH = 3;
const CELL_DEPTH = 4;

/** What the values of cells depend on in the workbook. */
export interface ValueReading {
  sharedStrings: () => readonly string[];
  isDate1904: boolean;
}

/** Reads the rows of a sheet's part, tag by tag. Throws a FileFault. */
export class CellReader {
  readonly read: SheetCells = noCells();
  private readonly rowName: string;
  private readonly cellName: string;
  private row = -1;
  private column = -1;
  /* The cell that is open. */
  private type = "n";
  private isDynamic = false;
  private value = "";
  private inline = "";
  private formula: FileFormula | null = null;
  /** The text of the element that is open within the cell; null where its text is not read. */
  private openText: string | null = null;
  /** How many of the open elements are phonetic runs, which only give the pronunciation. */
  private phonetic = 0;

  constructor(
    private readonly part: string,
    private readonly prefix: string,
    private readonly reading: ValueReading,
  ) {
    this.rowName = `${prefix}row`;
    this.cellName = `${prefix}c`;
  }

  /** An opening tag below sheetData. */
  open({ name, attributes }: SaxesTagPlain, depth: number, start: number, end: number): void {
    if (name === this.cellName) {
      if (depth !== CELL_DEPTH) throw damaged(this.part);
      this.openCell(attributes, start);
    } else if (name === this.rowName) {
      if (depth !== ROW_DEPTH) throw damaged(this.part);
      this.openRow(attributes, start, end);
    } else this.openContent(localName(name, this.prefix), attributes);
  }

  /** A closing tag below sheetData. */
  close(name: string, depth: number, end: number): void {
    if (name === this.cellName) this.closeCell(end);
    else if (name === this.rowName) this.read.rows.end.set(this.read.rows.end.length - 1, end);
    else if (depth > CELL_DEPTH) this.closeContent(localName(name, this.prefix));
  }

  text(text: string): void {
    if (this.openText !== null) this.openText += text;
  }

  private openRow(attributes: Record<string, string>, start: number, end: number): void {
    const { rows, values, hiddenRows } = this.read;
    const number = attributes["r"];
    if (number === undefined) this.read.isImplied = true;
    const next = number === undefined ? this.row + 1 : readNumber(number) - 1;
    if (!Number.isInteger(next) || next <= this.row || next >= MAX_ROWS) throw damaged(this.part);
    this.row = next;
    this.column = -1;
    rows.number.push(next);
    rows.start.push(start);
    rows.openEnd.push(end);
    rows.end.push(end);
    rows.firstCell.push(values.length);
    rows.style.push(isOn(attributes["customFormat"]) ? Number(attributes["s"] ?? 0) + 1 : 0);
    if (isOn(attributes["hidden"])) hiddenRows.add(next);
  }

  private openCell(attributes: Record<string, string>, start: number): void {
    const { cells } = this.read;
    const address = attributes["r"];
    if (address === undefined) this.read.isImplied = true;
    const next = address === undefined ? this.column + 1 : columnOf(address);
    if (next <= this.column || next >= MAX_COLUMNS) throw damaged(this.part);
    this.column = next;
    this.type = attributes["t"] ?? "n";
    // Cell metadata (ECMA-376 part 1, 18.3.1.4) marks the formulas that are dynamic arrays.
    this.isDynamic = Number(attributes["cm"] ?? 0) > 0;
    this.value = "";
    this.inline = "";
    this.formula = null;
    cells.column.push(next);
    cells.style.push(Number(attributes["s"] ?? 0));
    cells.start.push(start);
  }

  private openContent(local: string, { t, si, ref }: Record<string, string>): void {
    if (local === "v" || (local === "t" && this.phonetic === 0)) this.openText = "";
    else if (local === "rPh") this.phonetic += 1;
    else if (local === "f") {
      this.openText = "";
      this.formula = { text: "", kind: formulaKind(t), group: si, ref, isDynamic: this.isDynamic };
    }
  }

  private closeContent(local: string): void {
    const text = this.openText ?? "";
    if (local === "v") this.value = text;
    else if (local === "t") this.inline += text;
    else if (local === "rPh") this.phonetic -= 1;
    else if (local === "f" && this.formula) this.formula.text = text;
    this.openText = null;
  }

  private closeCell(end: number): void {
    const { cells, values, formulas } = this.read;
    if (this.formula) formulas.set(values.length, this.formula);
    const [kind, content] = this.readContent();
    // A formula whose result is an empty text has the type "str"; one without any result has not been calculated.
    const isNotCalculated = this.formula !== null && kind === EMPTY && this.type !== "str";
    cells.kind.push(isNotCalculated ? ERROR : kind);
    values.push(isNotCalculated ? NOT_CALCULATED : content);
    cells.end.push(end);
  }

  /** The kind and value of the open cell, by its type (ECMA-376 part 1, 18.18.11). */
  private readContent(): [kind: number, value: CellValue] {
    const { type, value } = this;
    if (type === "inlineStr") return this.inline === "" ? [EMPTY, ""] : [TEXT, decodeText(this.inline)];
    if (type === "s") return this.readShared(value);
    if (type === "d") {
      const date = readIsoDate(value.trim(), this.reading.isDate1904);
      return date === null ? [TEXT, value] : [NUMBER, date];
    }
    if (type !== "str" && type !== "b" && type !== "e") return this.readNumberCell(value);
    if (value === "") return [EMPTY, ""];
    if (type === "b") return [BOOLEAN, isOn(value.trim())];
    return type === "e" ? [ERROR, value] : [TEXT, decodeText(value)];
  }

  private readShared(index: string): [kind: number, value: CellValue] {
    const text = index === "" ? "" : this.reading.sharedStrings()[readNumber(index)];
    if (text === undefined) throw damaged(this.part);
    return text === "" ? [EMPTY, ""] : [TEXT, text];
  }

  private readNumberCell(text: string): [kind: number, value: CellValue] {
    if (text.trim() === "") return [EMPTY, ""];
    const number = readNumber(text);
    if (!Number.isFinite(number)) throw damaged(this.part);
    return [NUMBER, number];
  }
}

/** A number as XML Schema writes it (part 2, 3.2.5), else NaN: JavaScript would read "0x10" as 16. */
function readNumber(text: string): number {
  return /^\s*[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?\s*$/i.test(text) ? Number(text) : NaN;
}

/** The column of an address such as "AB12", from 0; -1 for anything else. */
function columnOf(address: string): number {
  const first = address.charCodeAt(0) - 64;
  const second = address.charCodeAt(1);
  // The fast path: most addresses have one letter.
  if (first >= 1 && first <= 26 && second >= 48 && second <= 57) return first - 1;
  return readAddress(address)?.column ?? -1;
}

function formulaKind(type: string | undefined): FileFormula["kind"] {
  if (type === "shared" || type === "array") return type;
  return type === "dataTable" ? "table" : "normal";
}

const MS_PER_DAY = 86_400_000;

/** A date in ISO form ("2025-06-30T12:00:00") as Excel counts days; null for anything else. */
function readIsoDate(text: string, isDate1904: boolean): number | null {
  const [date, time] = text.includes("T") || /^\d{4}-/.test(text) ? text.split("T") : [undefined, text];
  const clock = time === undefined ? null : /^(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?Z?$/.exec(time);
  if (time !== undefined && !clock) return null;
  const share = clock ? (Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0)) / 86_400 : 0;
  if (date === undefined) return share;
  const day = /^(\d{4})-(\d\d)-(\d\d)Z?$/.exec(date);
  if (!day) return null;
  const first = isDate1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return (Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])) - first) / MS_PER_DAY + share;
}
