import type { SaxesTagPlain } from "saxes";
import { scanXml, type XmlListener } from "../../office-package/xml/scan-xml";
import { localName, prefixOf } from "../../office-package/xml/xml-tree";
import { NOT_CALCULATED } from "../../kpi/kpi-table";
import { FileFault } from "../file-fault";
import { damaged } from "../../office-package/package-error";
import { areasNotKnown, doubtedFormulas, type Results } from "../cells/missing-results";
import { CellReader, ERROR } from "../cells/cell-reader";
import type { SheetCells } from "../cells/sheet-cells";

/** A piece of a sheet's part directly below its root: an element by its local name, or ("") the text between two. */
export interface SheetPiece {
  name: string;
  text: string;
}

/** The content of a sheet's part. */
export interface SheetPart {
  text: string;
  prefix: string;
  /** Everything before the first piece: the root's opening tag. */
  head: string;
  pieces: SheetPiece[];
  /** Everything after the last piece. */
  foot: string;
  cells: SheetCells;
  /** Where the rows begin and end in the text. */
  data: { start: number; openEnd: number; closeStart: number; end: number };
}

/** What reading a sheet depends on in the workbook. */
export interface SheetReading {
  sharedStrings: () => readonly string[];
  isDate1904: boolean;
  results: Results;
}

const STRICT = /^http:\/\/purl\.oclc\.org\/ooxml\//;

/** Reads a worksheet's part. Throws a FileFault, also where rows or cells are out of order, which Excel does not open either. */
export function readSheetPart(text: string, part: string, reading: SheetReading): SheetPart {
  const reader = new SheetReader(text, part, reading);
  scanXml(text, part, reader);
  const { head, pieces, foot, data } = reader;
  if (data.end < 0) throw damaged(part);
  const { cells, values, formulas } = reader.cells.read;
  for (const index of doubtedFormulas(formulas, values, reading.results)) {
    cells.kind.set(index, ERROR);
    values[index] = NOT_CALCULATED;
  }
  const notKnown = areasNotKnown(formulas, values);
  return {
    ...{ text, prefix: reader.prefix, head, pieces, foot, data },
    cells: { ...reader.cells.read, notKnown },
  };
}

/** Divides a sheet's part into pieces, and passes its rows on to a CellReader. */
class SheetReader implements XmlListener<SaxesTagPlain> {
  readonly prefix: string;
  readonly pieces: SheetPiece[] = [];
  readonly data = { start: -1, openEnd: -1, closeStart: -1, end: -1 };
  readonly cells: CellReader;
  private readonly dataName: string;
  private depth = 0;
  private headEnd = 0;
  private pieceStart = 0;
  private pieceEnd = 0;
  private isInData = false;

  constructor(
    private readonly source: string,
    private readonly part: string,
    reading: SheetReading,
  ) {
    this.prefix = prefixOf(source);
    this.dataName = `${this.prefix}sheetData`;
    this.cells = new CellReader(part, this.prefix, reading);
  }

  get head(): string {
    return this.source.slice(0, this.headEnd);
  }

  get foot(): string {
    return this.source.slice(this.pieceEnd);
  }

  open(tag: SaxesTagPlain, start: number, end: number): void {
    this.depth += 1;
    if (this.isInData) this.cells.open(tag, this.depth, start, end);
    else if (this.depth === 1) {
      assertWorksheet(tag, this.prefix, this.part);
      this.headEnd = end;
      this.pieceEnd = end;
    } else if (this.depth === 2) this.openPiece(tag, start, end);
  }

  close({ name }: SaxesTagPlain, end: number): void {
    if (this.isInData) this.cells.close(name, this.depth, end);
    if (this.depth === 2) this.closePiece(name, end);
    this.depth -= 1;
  }

  text(text: string): void {
    if (this.isInData) this.cells.text(text);
  }

  private openPiece({ name, isSelfClosing }: SaxesTagPlain, start: number, end: number): void {
    if (start > this.pieceEnd) this.pieces.push({ name: "", text: this.source.slice(this.pieceEnd, start) });
    this.pieceStart = start;
    if (name !== this.dataName) return;
    if (this.data.start >= 0) throw damaged(this.part);
    this.isInData = true;
    Object.assign(this.data, { start, openEnd: end, closeStart: isSelfClosing ? end : -1 });
  }

  private closePiece(name: string, end: number): void {
    const isData = name === this.dataName;
    if (isData) {
      this.isInData = false;
      if (this.data.closeStart < 0) this.data.closeStart = this.source.lastIndexOf("<", end - 1);
      this.data.end = end;
    }
    const text = isData ? "" : this.source.slice(this.pieceStart, end);
    this.pieces.push({ name: localName(name, this.prefix), text });
    this.pieceEnd = end;
  }
}

function assertWorksheet({ name, attributes }: SaxesTagPlain, prefix: string, part: string): void {
  const namespace = attributes[prefix === "" ? "xmlns" : `xmlns:${prefix.slice(0, -1)}`];
  if (namespace !== undefined && STRICT.test(namespace))
    throw new FileFault({ code: "file-not-supported", what: "strict", part: null });
  if (localName(name, prefix) !== "worksheet") throw damaged(part);
}
