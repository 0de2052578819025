import { cellAddress } from "../../kpi/address";
import { areaAddress, joinAreas, readArea } from "../parts/areas";
import { NOTHING, type CellContent } from "../parts/cell-content";
import { isNotKnown } from "../parts/not-calculated";
import type { CellEdit, Sheet } from "../sheet";
import { withAttribute } from "../../office-package/xml/splice-text";
import { parseXml } from "../../office-package/xml/xml-tree";
import { escapeText, writeElement } from "../../office-package/xml/write-xml";
import { encodeText } from "../parts/cell-text";

/** Writes the part of a sheet. What was not changed stays letter by letter. */
export function writeSheetPart(sheet: Sheet): string {
  const { part, pieces } = sheet;
  // Joined once at the end: each join takes as much memory as the whole part.
  const written = [part.head];
  for (const { name, text } of pieces) {
    if (name === "sheetData") writeRows(sheet, written);
    else written.push(name === "dimension" ? writeDimension(sheet, text) : text);
  }
  written.push(part.foot);
  return written.join("");
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

/** Appends the rows to what is written. */
function writeRows(sheet: Sheet, written: string[]): void {
  const { part, edits, refitted } = sheet;
  const { text, data, prefix } = part;
  if (edits.size === 0 && refitted.size === 0) {
    written.push(text.slice(data.start, data.end));
    return;
  }
  const { rows, isImplied } = part.cells;
  const changed = [...new Set([...edits.keys(), ...refitted])].sort((a, b) => a - b);
  written.push(text.slice(data.start, data.openEnd).replace(/(?<!\s)\s*\/>$/, ">"));
  let from = data.openEnd;
  let next = 0;
  const writeNew = (before: number): void => {
    for (; next < changed.length && (changed[next] ?? 0) < before; next += 1)
      written.push(newRow(sheet, changed[next] ?? 0));
  };
  for (let at = 0; at < rows.number.length; at += 1) {
    const row = rows.number.at(at);
    const isChanged = next < changed.length && (changed[next] ?? Infinity) <= row;
    // Rows without a number would be counted on from those inserted before them.
    if (!isChanged && !isImplied) continue;
    written.push(text.slice(from, rows.start.at(at)));
    from = rows.start.at(at);
    writeNew(row);
    if (changed[next] === row) next += 1;
    else if (!isImplied) continue;
    written.push(changedRow(sheet, at));
    from = rows.end.at(at);
  }
  written.push(text.slice(from, data.closeStart));
  writeNew(Infinity);
  written.push(`</${prefix}sheetData>`);
}

function newRow(sheet: Sheet, row: number): string {
  const cells = cellsOf(sheet, row).map(([column, edit]) => writeCell(sheet, row, column, edit));
  return cells.join("") === "" ? "" : writeElement(`${sheet.part.prefix}row`, { r: row + 1 }, cells.join(""));
}

function cellsOf({ edits }: Sheet, row: number): [number, CellEdit][] {
  return [...(edits.get(row) ?? [])].sort(([a], [b]) => a - b);
}

function changedRow(sheet: Sheet, at: number): string {
  const { part, refitted } = sheet;
  const { text, prefix } = part;
  const { rows, cells, isImplied } = part.cells;
  const row = rows.number.at(at);
  let open = text.slice(rows.start.at(at), rows.openEnd.at(at)).replace(/(?<!\s)\s*\/>$/, ">");
  if (isImplied) open = withAttribute(open, "r", String(row + 1));
  if (refitted.has(row)) open = withAttribute(withAttribute(open, "ht", null), "customHeight", null);
  const edits = cellsOf(sheet, row);
  const firstCell = rows.firstCell.at(at);
  const end = at + 1 < rows.firstCell.length ? rows.firstCell.at(at + 1) : cells.column.length;
  const isWider = edits.some(
    ([column]) => firstCell === end || column < cells.column.at(firstCell) || column > cells.column.at(end - 1),
  );
  // The columns that a row spans are an optional hint.
  if (isWider) open = withAttribute(open, "spans", null);
  const written = [open];
  let from = rows.openEnd.at(at);
  let next = 0;
  for (let index = firstCell; index < end; index += 1) {
    const column = cells.column.at(index);
    written.push(text.slice(from, cells.start.at(index)));
    for (; next < edits.length; next += 1) {
      const [before, edit] = edits[next] ?? [Infinity, null];
      if (before >= column || edit === null) break;
      written.push(writeCell(sheet, row, before, edit));
    }
    const [place, edit] = edits[next] ?? [-1, null];
    if (place === column && edit) {
      written.push(writeCell(sheet, row, column, edit, text.slice(cells.start.at(index), cells.end.at(index))));
      next += 1;
    } else {
      const cell = text.slice(cells.start.at(index), cells.end.at(index));
      written.push(isImplied ? replaceTag(cell, (tag) => withAttribute(tag, "r", cellAddress(row, column))) : cell);
    }
    from = cells.end.at(index);
  }
  const isClosedAtOnce = rows.openEnd.at(at) === rows.end.at(at);
  written.push(isClosedAtOnce ? "" : text.slice(from, text.lastIndexOf("<", rows.end.at(at) - 1)));
  for (; next < edits.length; next += 1) {
    const [column, edit] = edits[next] ?? [0, null];
    if (edit) written.push(writeCell(sheet, row, column, edit));
  }
  written.push(`</${prefix}row>`);
  return written.join("");
}

/** Writes a changed cell. `source` is its XML in the part. */
function writeCell(sheet: Sheet, row: number, column: number, { style, content }: CellEdit, source?: string): string {
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
  const given = { r, s: style === 0 ? undefined : style, t: typeOf(kind, formula) };
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
