import { arrayAt } from "../../../src/office-host/workbook/arrays";
import { usedArea } from "../../../src/office-host/workbook/cells";
import type {
  Area,
  ArrayData,
  CellData,
  IconSetFormat,
  ListValidation,
  SheetData,
} from "../../../src/office-host/workbook/types";
import { isFitted, printXml } from "./page-setup";
import { argb, type Styles } from "./styles";
import { areaAddress, attributes, cellAddress, counted, element, escapeXml, HEAD, MAIN, RELATIONSHIPS } from "./xml";

const POINTS_PER_PIXEL = 0.75;
/** The width of a digit of the default font, Calibri 11, the unit of column widths in a file. */
const PIXELS_PER_DIGIT = 7;
const STANDARD_COLUMN_PIXELS = 64;
/** Icon sets from after 2007, which a file has in an extension. */
const LATER_ICONS = ["ThreeStars", "ThreeTriangles", "FiveBoxes"];

/** What a sheet's part needs from the rest of the workbook. */
export interface SheetContext {
  styles: Styles;
  /** The workbook's selection, for the active sheet; undefined for others. */
  selected: { row: number; column: number } | undefined;
  /** The ids of the relationships to its tables. */
  tableLinks: readonly string[];
  /** True to let Excel fit rows to their text. */
  fitsRows: boolean;
}

/** Writes the part of a sheet. */
export function sheetXml(sheet: SheetData, { styles, selected, tableLinks, fitsRows }: SheetContext): string {
  const tab = sheet.tabColor === undefined ? "" : element("tabColor", { rgb: argb(sheet.tabColor) });
  const fit = isFitted(sheet.print) ? '<pageSetUpPr fitToPage="1"/>' : "";
  const used = usedArea(sheet, undefined, false) ?? { row: 0, column: 0, rowCount: 1, columnCount: 1 };
  return [
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">`,
    tab + fit === "" ? "" : element("sheetPr", {}, tab + fit),
    element("dimension", { ref: areaAddress(used) }),
    viewXml(sheet, selected),
    '<sheetFormatPr defaultRowHeight="15"/>',
    columnsXml(sheet, styles),
    `<sheetData>${rowsXml(sheet, styles, fitsRows)}</sheetData>`,
    sheet.protected
      ? element("sheetProtection", {
          sheet: "1",
          objects: "1",
          scenarios: "1",
          formatCells: sheet.allowed?.allowFormatCells ? "0" : undefined,
        })
      : "",
    sheet.filter ? filterXml(sheet.filter.area, sheet.filter.filtered) : "",
    counted(
      "mergeCells",
      sheet.merged.map((area) => element("mergeCell", { ref: areaAddress(area) })),
    ),
    ...sheet.conditionalFormats.map((format, index) => (isLater(format) ? "" : iconSetXml(format, index))),
    counted("dataValidations", sheet.validations.map(validationXml)),
    printXml(sheet.print),
    counted(
      "tableParts",
      tableLinks.map((id) => element("tablePart", { "r:id": id })),
    ),
    laterFormatsXml(
      sheet.conditionalFormats.map((format, index) => (isLater(format) ? laterIconSetXml(format, index) : "")).join(""),
    ),
    "</worksheet>",
  ].join("");
}

/** A filter, with a made-up criterion where it hides rows: the model has none. */
export function filterXml(area: Area, isFiltered: boolean): string {
  const criterion = isFiltered ? '<filterColumn colId="0"><filters><filter val="-"/></filters></filterColumn>' : "";
  return element("autoFilter", { ref: areaAddress(area) }, criterion);
}

function viewXml({ frozenRows, frozenColumns, showGridlines }: SheetData, selected: SheetContext["selected"]): string {
  const cell = cellAddress(selected?.row ?? 0, selected?.column ?? 0);
  const pane = `${frozenRows > 0 ? "bottom" : "top"}${frozenColumns > 0 ? "Right" : "Left"}`;
  const isFrozen = frozenRows > 0 || frozenColumns > 0;
  const split = {
    xSplit: frozenColumns > 0 ? frozenColumns : undefined,
    ySplit: frozenRows > 0 ? frozenRows : undefined,
    topLeftCell: cellAddress(frozenRows, frozenColumns),
    activePane: pane,
    state: "frozen",
  };
  const shown = attributes({
    showGridLines: showGridlines === false ? "0" : undefined,
    tabSelected: selected !== undefined,
  });
  return [
    `<sheetViews><sheetView${shown} workbookViewId="0">`,
    isFrozen ? element("pane", split) : "",
    element("selection", { pane: isFrozen ? pane : undefined, activeCell: cell, sqref: cell }),
    "</sheetView></sheetViews>",
  ].join("");
}

function columnsXml({ columnWidths, hiddenColumns, columnStyles = {} }: SheetData, styles: Styles): string {
  const listed = new Set([...Object.keys(columnWidths), ...Object.keys(columnStyles), ...hiddenColumns].map(Number));
  const columns = [...listed]
    .sort((a, b) => a - b)
    .map((column) => {
      const width = Math.trunc(((columnWidths[column] ?? STANDARD_COLUMN_PIXELS) / PIXELS_PER_DIGIT) * 256) / 256;
      const [min, max] = [column + 1, column + 1];
      const look = columnStyles[column];
      const style = look && styles.of({ value: "", style: look });
      return element("col", { min, max, width, style, hidden: hiddenColumns.includes(column), customWidth: true });
    });
  return columns.length === 0 ? "" : `<cols>${columns.join("")}</cols>`;
}

function rowsXml(sheet: SheetData, styles: Styles, fitsRows: boolean): string {
  const hidden = new Set(sheet.hiddenRows);
  const last = Math.max(sheet.rows.length - 1, ...hidden, ...Object.keys(sheet.rowHeights).map(Number));
  const rows: string[] = [];
  for (let row = 0; row <= last; row++) {
    const pixels = sheet.rowHeights[row];
    const cells = (sheet.rows[row] ?? []).map((cell, column) =>
      cell ? cellXml(cell, cellAddress(row, column), styles, arrayAt(sheet, row, column)) : "",
    );
    const size = pixels === undefined ? {} : { ht: pixels * POINTS_PER_PIXEL, customHeight: !fitsRows };
    if (cells.join("") === "" && pixels === undefined && !hidden.has(row)) continue;
    rows.push(element("row", { r: row + 1, ...size, hidden: hidden.has(row) }, cells.join("")));
  }
  return rows.join("");
}

const ARRAYS = { spill: "array", array: "array", "data-table": "dataTable" };

function cellXml(cell: CellData, r: string, styles: Styles, array: ArrayData | undefined): string {
  const s = styles.of(cell);
  const { value } = cell;
  // In a file only the first cell of an array has the formula.
  const isOther = array !== undefined && cellAddress(array.area.row, array.area.column) !== r;
  const filled = array ? { t: ARRAYS[array.kind], ref: areaAddress(array.area) } : {};
  const formula =
    cell.formula === undefined || isOther ? "" : element("f", filled, escapeXml(cell.formula.replace(/^=/, "")));
  if (array?.kind === "spill" && !isOther)
    return element("c", { r, s, cm: "1", t: "str" }, `${formula}<v>${escapeXml(String(value))}</v>`);
  if (value === "" && formula === "") return element("c", { r, s });
  if (cell.error === true) return element("c", { r, s, t: "e" }, `${formula}<v>${escapeXml(String(value))}</v>`);
  if (typeof value === "boolean") return element("c", { r, s, t: "b" }, `${formula}<v>${value ? 1 : 0}</v>`);
  if (typeof value === "number") return element("c", { r, s }, `${formula}<v>${value}</v>`);
  if (formula !== "") return element("c", { r, s, t: "str" }, `${formula}<v>${escapeXml(value)}</v>`);
  return element("c", { r, s, t: "inlineStr" }, `<is><t xml:space="preserve">${escapeXml(value)}</t></is>`);
}

const NUMBERS: Record<string, string> = { Three: "3", Four: "4", Five: "5" };
const CRITERIA: Record<string, string> = {
  Number: "num",
  Percent: "percent",
  Percentile: "percentile",
  Formula: "formula",
};

function iconSetXml(format: IconSetFormat, index: number): string {
  const iconSet = fileName(format.style);
  const criteria = format.criteria.map(({ type, operator, formula }) =>
    element("cfvo", {
      type: CRITERIA[type] ?? "num",
      val: formula.replace(/^=/, ""),
      gte: operator === "GreaterThan" ? "0" : undefined,
    }),
  );
  const given = { iconSet, showValue: format.showIconOnly ? "0" : undefined, reverse: format.reverseIconOrder };
  const rule = element(
    "cfRule",
    { type: "iconSet", priority: index + 1, stopIfTrue: format.stopIfTrue },
    element("iconSet", given, criteria.join("")),
  );
  return element("conditionalFormatting", { sqref: areaAddress(format.area) }, rule);
}

const fileName = (style: string): string => style.replace(/^(Three|Four|Five)/, (number) => NUMBERS[number] ?? number);

const isLater = ({ style, criteria }: IconSetFormat): boolean =>
  LATER_ICONS.includes(style) || criteria.some(({ customIcon }) => customIcon);

/** An icon set from after 2007 as Excel writes it: thresholds as elements, and each icon named where some were chosen. */
function laterIconSetXml(format: IconSetFormat, index: number): string {
  const isCustom = format.criteria.some(({ customIcon }) => customIcon);
  const criteria = format.criteria.map(({ type, operator, formula }) =>
    element(
      "x14:cfvo",
      { type: CRITERIA[type] ?? "num", gte: operator === "GreaterThan" ? "0" : undefined },
      element("xm:f", {}, escapeXml(formula.replace(/^=/, ""))),
    ),
  );
  const icons = format.criteria.map(({ customIcon }, place) =>
    element("x14:cfIcon", { iconSet: fileName(customIcon?.set ?? format.style), iconId: customIcon?.index ?? place }),
  );
  const given = {
    iconSet: fileName(format.style),
    showValue: format.showIconOnly ? "0" : undefined,
    reverse: format.reverseIconOrder,
    custom: isCustom,
  };
  const rule = element(
    "x14:cfRule",
    { type: "iconSet", priority: index + 1, id: `{00000000-0000-4000-8000-00000000000${index}}` },
    element("x14:iconSet", given, [...criteria, ...(isCustom ? icons : [])].join("")),
  );
  return element(
    "x14:conditionalFormatting",
    { "xmlns:xm": "http://schemas.microsoft.com/office/excel/2006/main" },
    rule + element("xm:sqref", {}, areaAddress(format.area)),
  );
}

function laterFormatsXml(formats: string): string {
  if (formats === "") return "";
  const given = {
    uri: "{78C0D931-6437-407d-A8EE-F0AAD7539E65}",
    "xmlns:x14": "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
  };
  return element("extLst", {}, element("ext", given, element("x14:conditionalFormattings", {}, formats)));
}

function validationXml({ area, source, prompt, errorAlert }: ListValidation): string {
  const list = source.startsWith("=") ? source.slice(1) : `"${source.replaceAll('"', '""')}"`;
  const given = {
    ...{ type: "list", allowBlank: true, showInputMessage: true, showErrorMessage: true },
    ...(errorAlert ? { errorTitle: errorAlert.title, error: errorAlert.message } : {}),
    ...(prompt ? { promptTitle: prompt.title, prompt: prompt.message } : {}),
    sqref: areaAddress(area),
  };
  return element("dataValidation", given, element("formula1", {}, escapeXml(list)));
}
