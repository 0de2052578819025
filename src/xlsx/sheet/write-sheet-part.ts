import { cellAddress } from "../../kpi/address";
import { areaAddress, joinAreas, readArea } from "../cells/areas";
import { NOTHING, type CellContent } from "../cells/cell-content";
import { isNotKnown } from "../cells/missing-results";
import { cellsEnd } from "../cells/sheet-cells";
import type { CellEdit, Sheet } from "./edited-sheet";
import { asOpeningTag, withAttribute } from "../../office-package/xml/splice-text";
import { parseXml } from "../../office-package/xml/xml-tree";
import { escapeText, writeAttributes, writeElement } from "../../office-package/xml/write-xml";
import { encodeText } from "../cells/cell-text";
import { growingText } from "./growing-text";

/** Gives the number by which a sheet's cells refer to a text; null for a short text, which is written in each cell. */
export type NumberText = (text: string, sheet: string) => number | null;

/** Receives the pieces of a part in their order. */
interface Written {
  push(piece: string): void;
  numberOf(text: string): number | null;
}

/** Writes the part of a sheet; what is unchanged is copied from the part as it was read. Throws a FileFault where it is too large. */
export function writeSheetPart(sheet: Sheet, name: string, numberOf: NumberText): string {
  const { part, pieces } = sheet;
  const text = growingText();
  const written: Written = {
    push: (piece) => text.push(piece, name),
    numberOf: (shared) => numberOf(shared, name),
  };
  written.push(part.head);
  for (const piece of pieces) {
    if (piece.name === "sheetData") writeRows(sheet, written);
    else written.push(piece.name === "dimension" ? writeDimension(sheet, piece.text) : piece.text);
  }
  written.push(part.foot);
  return text.text(name);
}

/** Extends the area in use by the cells that were written outside of it. */
function writeDimension({ part, edits }: Sheet, text: string): string {
  if (edits.size === 0) return text;
  const ref = parseXml(text, "dimension", part.prefix).attributes["ref"];
  const area = ref === undefined ? null : readArea(ref);
  if (!area) return text;
  let grown = area;
  for (const [row, line] of edits) {
    for (const [column, { content }] of line) {
      if (content !== NOTHING) grown = joinAreas(grown, { row, column, rowCount: 1, columnCount: 1 });
    }
  }
  const isSame =
    grown.rowCount === area.rowCount &&
    grown.columnCount === area.columnCount &&
    grown.row === area.row &&
    grown.column === area.column;
  return isSame ? text : text.replace(/\sref\s*=\s*("[^"]*"|'[^']*')/, ` ref="${areaAddress(grown)}"`);
}

/** Writes the rows. */
function writeRows(sheet: Sheet, written: Written): void {
  const { part, edits, refitted } = sheet;
  const { text, data, prefix } = part;
  if (edits.size === 0 && refitted.size === 0) {
    written.push(text.slice(data.start, data.end));
    return;
  }
  const { rows, isImplied } = part.cells;
  const changed = [...new Set([...edits.keys(), ...refitted])].sort((a, b) => a - b);
  written.push(asOpeningTag(text.slice(data.start, data.openEnd)));
  let from = data.openEnd;
  let next = 0;
  const writeNew = (before: number): void => {
    for (; next < changed.length && (changed[next] ?? 0) < before; next += 1)
      writeNewRow(sheet, changed[next] ?? 0, written);
  };
  for (let at = 0; at < rows.number.length; at += 1) {
    const row = rows.number.at(at);
    const isChanged = next < changed.length && (changed[next] ?? Infinity) <= row;
    // A row without a number follows the one before it, which may now be an inserted one.
    if (!isChanged && !isImplied) continue;
    written.push(text.slice(from, rows.start.at(at)));
    from = rows.start.at(at);
    writeNew(row);
    if (changed[next] === row) next += 1;
    else if (!isImplied) continue;
    writeChangedRow(sheet, at, written);
    from = rows.end.at(at);
  }
  written.push(text.slice(from, data.closeStart));
  writeNew(Infinity);
  written.push(`</${prefix}sheetData>`);
}

function writeNewRow(sheet: Sheet, row: number, written: Written): void {
  const { prefix } = sheet.part;
  const { numberOf } = written;
  const cells = cellsOf(sheet, row).map(([column, edit]) => writeCell(sheet, row, column, edit, numberOf));
  if (cells.every((cell) => cell === "")) return;
  written.push(`<${prefix}row${writeAttributes({ r: row + 1 })}>`);
  for (const cell of cells) written.push(cell);
  written.push(`</${prefix}row>`);
}

function cellsOf({ edits }: Sheet, row: number): [number, CellEdit][] {
  return [...(edits.get(row) ?? [])].sort(([a], [b]) => a - b);
}

function writeChangedRow(sheet: Sheet, at: number, written: Written): void {
  const { part, refitted } = sheet;
  const { text, prefix } = part;
  const { rows, cells, isImplied } = part.cells;
  const row = rows.number.at(at);
  let open = asOpeningTag(text.slice(rows.start.at(at), rows.openEnd.at(at)));
  if (isImplied) open = withAttribute(open, "r", String(row + 1));
  if (refitted.has(row)) open = withAttribute(withAttribute(open, "ht", null), "customHeight", null);
  const edits = cellsOf(sheet, row);
  const firstCell = rows.firstCell.at(at);
  const end = cellsEnd(part.cells, at);
  const isWider = edits.some(
    ([column]) => firstCell === end || column < cells.column.at(firstCell) || column > cells.column.at(end - 1),
  );
  // The columns that a row spans are an optional hint.
  if (isWider) open = withAttribute(open, "spans", null);
  written.push(open);
  const { numberOf } = written;
  let from = rows.openEnd.at(at);
  let next = 0;
  for (let index = firstCell; index < end; index += 1) {
    const column = cells.column.at(index);
    written.push(text.slice(from, cells.start.at(index)));
    for (; next < edits.length; next += 1) {
      const [before, edit] = edits[next] ?? [Infinity, null];
      if (before >= column || edit === null) break;
      written.push(writeCell(sheet, row, before, edit, numberOf));
    }
    const source = text.slice(cells.start.at(index), cells.end.at(index));
    const [place, edit] = edits[next] ?? [-1, null];
    if (place === column && edit) {
      written.push(writeCell(sheet, row, column, edit, numberOf, source));
      next += 1;
    } else if (isImplied) {
      written.push(replaceTag(source, (tag) => withAttribute(tag, "r", cellAddress(row, column))));
    } else written.push(source);
    from = cells.end.at(index);
  }
  const isSelfClosing = rows.openEnd.at(at) === rows.end.at(at);
  written.push(isSelfClosing ? "" : text.slice(from, text.lastIndexOf("<", rows.end.at(at) - 1)));
  for (; next < edits.length; next += 1) {
    const [column, edit] = edits[next] ?? [0, null];
    if (edit) written.push(writeCell(sheet, row, column, edit, numberOf));
  }
  written.push(`</${prefix}row>`);
}

/** Writes a changed cell. `source` is its XML in the part. */
function writeCell(
  sheet: Sheet,
  row: number,
  column: number,
  { style, content }: CellEdit,
  numberOf: Written["numberOf"],
  source?: string,
): string {
  const { prefix } = sheet.part;
  const r = cellAddress(row, column);
  const emptyStyle = sheet.emptyStyleAt(row, column);
  if (content === undefined && source !== undefined) {
    return replaceTag(source, (tag) =>
      withAttribute(withAttribute(tag, "s", style === 0 ? null : String(style)), "r", r),
    );
  }
  const written = content ?? NOTHING;
  const { value, formula } = written;
  // A formula without a result is written without one: an empty result would make Excel call the file damaged.
  const kind = isNotKnown(written) ? "empty" : written.kind;
  if (kind === "empty" && formula === undefined && style === emptyStyle) return "";
  const s = style === 0 ? undefined : style;
  const shared = kind === "text" && formula === undefined ? numberOf(String(value)) : null;
  if (shared !== null) return writeElement(`${prefix}c`, { r, s, t: "s" }, `<${prefix}v>${shared}</${prefix}v>`);
  const given = { r, s, t: typeOf(kind, formula) };
  return writeElement(
    `${prefix}c`,
    given,
    writeContent(prefix, { kind, value, ...(formula === undefined ? {} : { formula }) }),
  );
}

function replaceTag(element: string, change: (tag: string) => string): string {
  const end = element.indexOf(">") + 1;
  return change(element.slice(0, end)) + element.slice(end);
}

function typeOf(kind: CellContent["kind"], formula: string | undefined): string | undefined {
  if (kind === "boolean") return "b";
  if (kind === "error") return "e";
  if (kind !== "text") return undefined;
  return formula === undefined ? "inlineStr" : "str";
}

function writeContent(prefix: string, { kind, value, formula }: CellContent): string {
  const calculated =
    formula === undefined ? "" : `<${prefix}f>${escapeText(encodeText(formula.slice(1)))}</${prefix}f>`;
  if (kind === "empty") return calculated;
  if (kind === "text" && formula === undefined) {
    const text = String(value);
    const space = /^\s|\s$|\n|\s{2}/.test(text) ? ' xml:space="preserve"' : "";
    return `<${prefix}is><${prefix}t${space}>${escapeText(encodeText(text))}</${prefix}t></${prefix}is>`;
  }
  const written = kind === "boolean" ? (value === true ? "1" : "0") : escapeText(encodeText(String(value)));
  return `${calculated}<${prefix}v>${written}</${prefix}v>`;
}
