import { areaAddress, holdsCell, readArea } from "../../xlsx/parts/areas";
import { readChoiceLists, readColourRules } from "../../xlsx/read/column-speech";
import type { FileLook } from "../../xlsx/parts/read-looks";
import { readCellNotes } from "../../xlsx/read/read-notes";
import { readIconRules } from "../../xlsx/read/icon-sets";
import { readRule, type SetIcon } from "../../xlsx/read/read-icon-rules";
import type { FileArray, Sheet } from "../../xlsx/sheet";
import type { SheetEntry, WorkbookFile } from "../../xlsx/workbook-file";
import { childNamed, childrenCalled, isOn, parseXml, type XmlElement } from "../../xlsx/package/xml";
import type {
  CellData,
  CellStyle,
  ColourRule,
  CommentData,
  IconSetFormat,
  ListValidation,
  SheetData,
  TableData,
} from "../../office-host/workbook/types";

/** The width of a digit of Calibri 11, by which a file measures columns (ECMA-376 part 1, 18.3.1.13). */
const PIXELS_PER_DIGIT = 7;
const LAST_COLUMN = 16_384;

/** A worksheet of a file as the workbench holds one. `looks` are the workbook's, by the number of the style. */
export function readSheet(file: WorkbookFile, entry: SheetEntry, looks: readonly CellStyle[]): SheetData {
  const sheet = file.sheet(entry);
  const pieces = (name: string): XmlElement[] =>
    sheet.pieces.filter((piece) => piece.name === name).map((piece) => parseXml(piece.text, name, sheet.part.prefix));
  const [view] = pieces("sheetViews").flatMap((views) => views.children);
  const pane = view && childNamed(view, "pane");
  const isFrozen = /^frozen/.test(pane?.attributes["state"] ?? "");
  const arrays = sheet.arrays().filter(({ area }) => area.rowCount * area.columnCount > 1);
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
    ...(filterArea ? { filter: { area: filterArea, filtered: file.isFiltered(entry) } } : {}),
    conditionalFormats: readIconSets(sheet),
    ...readRules(sheet),
    validations: readChoiceLists(sheet).flatMap(({ areas, source }) =>
      areas.map((area): ListValidation => ({ id: `choices:${areaAddress(area)}`, area, source })),
    ),
    ...readComments(file, entry),
    // Of an advanced filter a file says no more than that the sheet is filtered.
    ...(!filterArea && pieces("sheetPr").some(({ attributes }) => isOn(attributes["filterMode"]))
      ? { hasAdvancedFilter: true }
      : {}),
    protected: file.isProtected(entry),
    ...(file.protection(entry)?.allowsFormats === true ? { allowed: { allowFormatCells: true } } : {}),
    ...(view?.attributes["showGridLines"] === "0" ? { showGridlines: false } : {}),
    ...readPrint(pieces("pageSetup")[0], pieces("headerFooter")[0]),
  };
}

/** Comments, the first of each thread; the notes of before Office.js has no members for, and they stay in the file. */
function readComments(file: WorkbookFile, entry: SheetEntry): Pick<SheetData, "comments"> {
  const threads = new Map<string, CommentData>();
  for (const { kind, row, column, text, id } of readCellNotes(file, entry)) {
    const cell = `${row} ${column}`;
    if (kind === "comment" && !threads.has(cell))
      threads.set(cell, { id, area: { row, column, rowCount: 1, columnCount: 1 }, content: text });
  }
  return threads.size > 0 ? { comments: [...threads.values()] } : {};
}

/** The left, the middle and the right of a footer begin with codes. */
const [LEFT, CENTRE, RIGHT] = [/&L(.*?)(?=&[LCR]|$)/s, /&C(.*?)(?=&[LCR]|$)/s, /&R(.*?)(?=&[LCR]|$)/s];

/** How a sheet is printed, as far as the add-in sets it. */
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
    const array = arrays.find(({ area }) => holdsCell(area, row, column));
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
  // Each column once, as in every file that Excel opens.
  let next = 0;
  for (const { attributes } of columns) {
    const [first, last] = [
      Math.max(next, Number(attributes["min"]) - 1),
      Math.min(Number(attributes["max"]), LAST_COLUMN) - 1,
    ];
    // A width that goes on to the sheet's last column is that of columns nobody uses.
    for (let column = first; column <= (last === LAST_COLUMN - 1 ? first : last); column += 1) {
      if (isOn(attributes["hidden"])) hiddenColumns.push(column);
      else if (attributes["width"] !== undefined)
        columnWidths[column] = Math.round(Number(attributes["width"]) * PIXELS_PER_DIGIT);
    }
    if (last >= next) next = last + 1;
  }
  return { columnWidths, hiddenColumns };
}

function customIcon(icon: SetIcon | null | undefined): Pick<IconSetFormat["criteria"][number], "customIcon"> {
  return icon ? { customIcon: { set: icon.set, index: icon.place } } : {};
}

const CRITERIA: Record<string, IconSetFormat["criteria"][number]["type"]> = {
  num: "Number",
  percent: "Percent",
  percentile: "Percentile",
  formula: "Formula",
};

/** Icon sets, the one above the others first. One over several areas is drawn over the first of them. */
function readIconSets(sheet: Sheet): IconSetFormat[] {
  return readIconRules(sheet)
    .sort((a, b) => a.priority - b.priority)
    .flatMap(({ id, areas: [area], element }): IconSetFormat[] => {
      const [set] = childrenCalled(element, "iconSet");
      if (!area || !set) return [];
      const { style, isReversed, chosen } = readRule({ element });
      return [
        {
          id,
          area,
          type: "IconSet",
          style,
          showIconOnly: set.attributes["showValue"] === "0",
          reverseIconOrder: isReversed,
          criteria: childrenCalled(set, "cfvo").map(({ attributes, children }, index) => ({
            type: index === 0 ? "Invalid" : (CRITERIA[attributes["type"] ?? ""] ?? "Percent"),
            operator: index === 0 ? "Invalid" : attributes["gte"] === "0" ? "GreaterThan" : "GreaterThanOrEqual",
            formula: `=${attributes["val"] ?? children[0]?.text ?? "0"}`,
            ...customIcon(chosen?.[index]),
          })),
        },
      ];
    });
}

const RULE_TYPES: Record<string, ColourRule["type"]> = { cellIs: "CellValue", expression: "Custom" };

/** "equal" as Office.js has it: "EqualTo". */
const OPERATORS: Record<string, string> = {
  equal: "EqualTo",
  notEqual: "NotEqualTo",
  lessThanOrEqual: "LessThanOrEqual",
  greaterThanOrEqual: "GreaterThanOrEqual",
};
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Colour rules, one for each of their areas. What they paint is the file's alone. */
function readRules(sheet: Sheet): Pick<SheetData, "colourRules"> {
  const rules = readColourRules(sheet).flatMap(({ areas, type, operator, formulas, text }, rule) =>
    areas.map((area, index): ColourRule => ({
      ...{
        id: `rule:${rule}:${index}`,
        area,
        type: RULE_TYPES[type] ?? "ContainsText",
        formulas: formulas.map((formula) => `=${formula}`),
      },
      operator: OPERATORS[operator ?? type] ?? capital((operator ?? type).replace("Text", "")),
      ...(text === undefined ? {} : { text }),
    })),
  );
  return rules.length > 0 ? { colourRules: rules } : {};
}

const WEIGHTS: Record<string, "Hairline" | "Thin" | "Medium" | "Thick"> = {
  hair: "Hairline",
  medium: "Medium",
  thick: "Thick",
};

/** A look of the file as the workbench holds one; without what cells have by themselves. `plain` is the look of a cell that has none. */
export function toCellStyle(look: FileLook, plain: FileLook | undefined): CellStyle {
  const horizontal = HORIZONTALS[look.horizontal ?? ""];
  const vertical = VERTICALS[look.vertical ?? ""];
  const borders = Object.fromEntries(
    Object.entries(look.lines).map(([side, { style, colour }]) => [
      side,
      { color: colour, weight: WEIGHTS[style] ?? "Thin" },
    ]),
  );
  return {
    ...(look.fill ? { fill: look.fill } : {}),
    ...(look.colour && look.colour !== (plain?.colour ?? "#000000") ? { color: look.colour } : {}),
    ...(look.bold ? { bold: true } : {}),
    ...(look.italic ? { italic: true } : {}),
    ...(look.fontName && look.fontName !== plain?.fontName ? { fontName: look.fontName } : {}),
    ...(look.fontSize && look.fontSize !== plain?.fontSize ? { fontSize: look.fontSize } : {}),
    ...(look.wraps ? { wrap: true } : {}),
    ...(horizontal ? { horizontal } : {}),
    ...(vertical ? { vertical } : {}),
    ...(Object.keys(borders).length > 0 ? { borders } : {}),
    ...(look.isLocked ? {} : { locked: false }),
  };
}

const HORIZONTALS: Record<string, CellStyle["horizontal"]> = {
  left: "Left",
  center: "Center",
  centerContinuous: "Center",
  right: "Right",
};
const VERTICALS: Record<string, CellStyle["vertical"]> = { top: "Top", center: "Center" };
