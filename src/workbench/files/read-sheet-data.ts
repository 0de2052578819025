import { areaAddress, containsCell, MAX_COLUMNS, readArea } from "../../xlsx/cells/areas";
import { readChoiceLists } from "../../xlsx/read/column-speech";
import { readCellNotes } from "../../xlsx/read/read-notes";
import { readColourRulesOf, readIconSets } from "./read-conditional-formats";
import { isSheetFiltered, readProtection } from "../../xlsx/sheet/protection-and-filter";
import type { FileArray } from "../../xlsx/sheet/sheet-areas";
import type { Sheet } from "../../xlsx/sheet/edited-sheet";
import type { SheetEntry, WorkbookFile } from "../../xlsx/workbook/workbook-file";
import { childNamed, isOn, parseXml, type XmlElement } from "../../office-package/xml/xml-tree";
import type {
  CellData,
  CellStyle,
  CommentData,
  ListValidation,
  SheetData,
  TableData,
} from "../../office-host/workbook/types";

/** The width of a digit of Calibri 11, the unit of column widths in a file (ECMA-376 part 1, 18.3.1.13). */
const PIXELS_PER_DIGIT = 7;

/** Reads a worksheet of a file as a sheet of the model. `looks` has the workbook's styles by index. */
export function readSheet(file: WorkbookFile, entry: SheetEntry, looks: readonly CellStyle[]): SheetData {
  const sheet = file.sheet(entry);
  const pieces = (name: string): XmlElement[] =>
    sheet.pieces.filter((piece) => piece.name === name).map((piece) => parseXml(piece.text, name, sheet.part.prefix));
  const [view] = pieces("sheetViews").flatMap((views) => views.children);
  const pane = view && childNamed(view, "pane");
  const isFrozen = /^frozen/.test(pane?.attributes["state"] ?? "");
  const arrays = sheet.areas.arrays().filter(({ area }) => area.rowCount * area.columnCount > 1);
  const protection = readProtection(sheet);
  const filterArea = readArea(pieces("autoFilter")[0]?.attributes["ref"] ?? "");
  return {
    id: entry.id,
    name: entry.name,
    visibility: entry.hidden === null ? "Visible" : entry.hidden === "hidden" ? "Hidden" : "VeryHidden",
    rows: readRows(file, sheet, looks, arrays),
    ...readColumns(pieces("cols").flatMap(({ children }) => children)),
    rowHeights: {},
    hiddenRows: [...sheet.part.cells.hiddenRows].sort((a, b) => a - b),
    frozenRows: isFrozen ? Number(pane?.attributes["ySplit"] ?? 0) : 0,
    frozenColumns: isFrozen ? Number(pane?.attributes["xSplit"] ?? 0) : 0,
    merged: pieces("mergeCells").flatMap(({ children }) =>
      children.flatMap(({ attributes }) => readArea(attributes["ref"] ?? "") ?? []),
    ),
    ...(arrays.length > 0 ? { arrays } : {}),
    tables: file
      .tables()
      .filter(({ sheetId }) => sheetId === entry.id)
      .map((table): TableData => ({
        ...{ id: table.id, name: table.name, area: table.area, filtered: table.isFiltered },
        showTotals: table.body.row + table.body.rowCount < table.area.row + table.area.rowCount,
        style: table.style,
      })),
    ...(filterArea ? { filter: { area: filterArea, filtered: isSheetFiltered(sheet) } } : {}),
    conditionalFormats: readIconSets(sheet),
    ...readColourRulesOf(sheet),
    validations: readChoiceLists(sheet).flatMap(({ areas, source }) =>
      areas.map((area): ListValidation => ({ id: `choices:${areaAddress(area)}`, area, source })),
    ),
    ...readComments(file, entry),
    // An advanced filter is only visible as a filtered sheet without a filter area.
    ...(!filterArea && pieces("sheetPr").some(({ attributes }) => isOn(attributes["filterMode"]))
      ? { hasAdvancedFilter: true }
      : {}),
    protected: protection !== null,
    ...(protection?.allowsFormats === true ? { allowed: { allowFormatCells: true } } : {}),
    ...(view?.attributes["showGridLines"] === "0" ? { showGridlines: false } : {}),
    ...readPrint(pieces("pageSetup")[0], pieces("headerFooter")[0]),
  };
}

/** Reads the first comment of each thread. Notes stay in the file: the 2022 Office.js has no members for them. */
function readComments(file: WorkbookFile, entry: SheetEntry): Pick<SheetData, "comments"> {
  const threads = new Map<string, CommentData>();
  for (const { kind, row, column, text, id } of readCellNotes(file, entry)) {
    const cell = `${row} ${column}`;
    if (kind === "comment" && !threads.has(cell))
      threads.set(cell, { id, area: { row, column, rowCount: 1, columnCount: 1 }, content: text });
  }
  return threads.size > 0 ? { comments: [...threads.values()] } : {};
}

/** The codes with which the left, centre and right parts of a footer begin. */
const [LEFT, CENTRE, RIGHT] = [/&L(.*?)(?=&[LCR]|$)/s, /&C(.*?)(?=&[LCR]|$)/s, /&R(.*?)(?=&[LCR]|$)/s];

/** Reads the parts of a sheet's page setup that the add-in sets. */
function readPrint(setup: XmlElement | undefined, texts: XmlElement | undefined): Pick<SheetData, "print"> {
  const footer = (texts && childNamed(texts, "oddFooter"))?.text ?? "";
  const [left, centre, right] = [LEFT, CENTRE, RIGHT].map((part) => part.exec(footer)?.[1] ?? "");
  const print = {
    ...(setup?.attributes["orientation"] === "landscape" ? { orientation: "Landscape" as const } : {}),
    ...(left ? { leftFooter: left } : {}),
    ...(centre ? { centerFooter: centre } : {}),
    ...(right ? { rightFooter: right } : {}),
  };
  return Object.keys(print).length > 0 ? { print } : {};
}

function readRows(
  { styles }: WorkbookFile,
  sheet: Sheet,
  looks: readonly CellStyle[],
  arrays: readonly FileArray[],
): SheetData["rows"] {
  const rows: (CellData | undefined)[][] = [];
  for (const [row, column] of sheet.places()) {
    const { kind, value, formula: own } = sheet.contentAt(row, column);
    const array = arrays.find(({ area }) => containsCell(area, row, column));
    const formula = array ? sheet.contentAt(array.area.row, array.area.column).formula : own;
    const style = sheet.styleAt(row, column);
    const format = styles.formatOf(style);
    const look = looks[style] ?? {};
    const hasLook = Object.keys(look).length > 0;
    if (kind === "empty" && formula === undefined && !hasLook && format === "General") continue;
    (rows[row] ??= [])[column] = {
      value,
      ...(formula === undefined ? {} : { formula }),
      ...(kind === "error" ? { error: true } : {}),
      ...(format === "General" ? {} : { format }),
      ...(styles.isQuoted(style) ? { quotePrefix: true } : {}),
      ...(hasLook ? { style: look } : {}),
    };
  }
  return rows;
}

function readColumns(columns: readonly XmlElement[]): Pick<SheetData, "columnWidths" | "hiddenColumns"> {
  const columnWidths: Record<number, number> = {};
  const hiddenColumns: number[] = [];
  // Skip columns that an earlier entry has covered.
  let next = 0;
  for (const { attributes } of columns) {
    const [first, last] = [
      Math.max(next, Number(attributes["min"]) - 1),
      Math.min(Number(attributes["max"]), MAX_COLUMNS) - 1,
    ];
    // An entry up to the sheet's last column is for unused columns: read only its first.
    for (let column = first; column <= (last === MAX_COLUMNS - 1 ? first : last); column += 1) {
      if (isOn(attributes["hidden"])) hiddenColumns.push(column);
      else if (attributes["width"] !== undefined)
        columnWidths[column] = Math.round(Number(attributes["width"]) * PIXELS_PER_DIGIT);
    }
    if (last >= next) next = last + 1;
  }
  return { columnWidths, hiddenColumns };
}
