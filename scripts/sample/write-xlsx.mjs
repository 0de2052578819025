// @ts-check
import { strToU8, zipSync } from "fflate";

/** @typedef {import("../../src/office-host/workbook/types").WorkbookData} WorkbookData */
/** @typedef {import("../../src/office-host/workbook/types").SheetData} SheetData */
/** @typedef {import("../../src/office-host/workbook/types").CellData} CellData */
/** @typedef {import("../../src/office-host/workbook/types").CellStyle} CellStyle */
/** @typedef {import("../../src/office-host/workbook/types").TableData} TableData */
/** @typedef {import("../../src/office-host/workbook/types").Area} Area */

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The same bytes at every making: the file's dates are fixed, and belong to no one's clock. */
const MADE = "2025-01-01T00:00:00Z";
/** fflate reads this as local time and writes it as local time, so the zone does not matter. */
const ZIP_TIME = "2025-01-01T00:00:00";

/** Number formats that Excel knows by number (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_FORMATS = new Map([
  ["General", 0],
  ["0", 1],
  ["0.00", 2],
  ["#,##0", 3],
  ["#,##0.00", 4],
]);
const FIRST_OWN_FORMAT = 164;

/** @param {string} text */
function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** 0 is "A", 26 is "AA". @param {number} column */
function columnLetters(column) {
  let letters = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
}

/** @param {number} row @param {number} column */
function addressOf(row, column) {
  return `${columnLetters(column)}${row + 1}`;
}

/** @param {Area} area */
function rangeOf({ row, column, rowCount, columnCount }) {
  return `${addressOf(row, column)}:${addressOf(row + rowCount - 1, column + columnCount - 1)}`;
}

/** A list in which each text stands once; `place` tells where. */
function makeList(/** @type {string[]} */ ...first) {
  const items = [...first];
  return {
    items,
    /** @param {string} text */
    place(text) {
      const at = items.indexOf(text);
      return at >= 0 ? at : items.push(text) - 1;
    },
  };
}

/** The default font of a new Excel workbook before 2023, which every Excel has. */
const FONT = { name: "Calibri", size: 11 };

/** @param {CellStyle} style */
function fontXml({ bold, italic, fontSize = FONT.size, color, fontName = FONT.name }) {
  const colour = color === undefined ? "" : `<color rgb="FF${color.slice(1)}"/>`;
  const face = `<sz val="${fontSize}"/>${colour}<name val="${escape(fontName)}"/><family val="2"/>`;
  return `<font>${bold ? "<b/>" : ""}${italic ? "<i/>" : ""}${face}</font>`;
}

/** @param {string | undefined} colour */
function fillXml(colour) {
  if (colour === undefined) return '<fill><patternFill patternType="none"/></fill>';
  const colours = `<fgColor rgb="FF${colour.slice(1)}"/><bgColor indexed="64"/>`;
  return `<fill><patternFill patternType="solid">${colours}</patternFill></fill>`;
}

/** @param {CellStyle} style */
function alignmentXml({ horizontal, vertical, wrap }) {
  const parts = [
    horizontal === undefined ? "" : ` horizontal="${horizontal.toLowerCase()}"`,
    // Bottom is what a cell has when nothing is said.
    vertical === undefined || vertical === "Bottom" ? "" : ` vertical="${vertical.toLowerCase()}"`,
    wrap ? ' wrapText="1"' : "",
  ].join("");
  return parts === "" ? "" : `<alignment${parts}/>`;
}

/** Gathers the styles and texts that the cells of all sheets share. */
function makeShared() {
  const fonts = makeList(fontXml({}));
  // Excel takes the first two fills for its own, whatever they say.
  const fills = makeList(fillXml(undefined), '<fill><patternFill patternType="gray125"/></fill>');
  const formats = makeList();
  const xfs = makeList('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
  const texts = makeList();

  /** @param {string} format */
  const formatId = (format) => BUILT_IN_FORMATS.get(format) ?? FIRST_OWN_FORMAT + formats.place(format);

  return {
    texts,
    /** The number of the cell's style. @param {CellData} cell */
    styleOf({ format = "General", style = {} }) {
      const font = fonts.place(fontXml(style));
      const fill = fills.place(fillXml(style.fill));
      const number = formatId(format);
      const alignment = alignmentXml(style);
      const applied = [
        number === 0 ? "" : ' applyNumberFormat="1"',
        font === 0 ? "" : ' applyFont="1"',
        fill === 0 ? "" : ' applyFill="1"',
        alignment === "" ? "" : ' applyAlignment="1"',
      ].join("");
      const open = `<xf numFmtId="${number}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0"${applied}`;
      return xfs.place(alignment === "" ? `${open}/>` : `${open}>${alignment}</xf>`);
    },
    stylesXml() {
      const own = formats.items.map(
        (code, i) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + i}" formatCode="${escape(code)}"/>`,
      );
      return [
        `${HEAD}<styleSheet xmlns="${MAIN}">`,
        own.length === 0 ? "" : `<numFmts count="${own.length}">${own.join("")}</numFmts>`,
        `<fonts count="${fonts.items.length}">${fonts.items.join("")}</fonts>`,
        `<fills count="${fills.items.length}">${fills.items.join("")}</fills>`,
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        `<cellXfs count="${xfs.items.length}">${xfs.items.join("")}</cellXfs>`,
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
        '<dxfs count="0"/>',
        "</styleSheet>",
      ].join("");
    },
    textsXml() {
      const items = texts.items.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`);
      return `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${items.length}">${items.join("")}</sst>`;
    },
  };
}

/** @typedef {ReturnType<typeof makeShared>} Shared */

/** @param {CellData | null | undefined} cell @param {string} address @param {Shared} shared */
function cellXml(cell, address, shared) {
  if (!cell) return "";
  if (cell.formula !== undefined || cell.error || cell.quotePrefix || typeof cell.value === "boolean") {
    throw new Error(`${address}: only numbers and plain texts can be written.`);
  }
  const open = `<c r="${address}" s="${shared.styleOf(cell)}"`;
  if (cell.value === "") return `${open}/>`;
  if (typeof cell.value === "number") return `${open}><v>${cell.value}</v></c>`;
  return `${open} t="s"><v>${shared.texts.place(cell.value)}</v></c>`;
}

/** @param {SheetData} sheet @param {number} index @param {Shared} shared */
function rowXml(sheet, index, shared) {
  const cells = (sheet.rows[index] ?? []).map((cell, column) => cellXml(cell, addressOf(index, column), shared));
  const pixels = sheet.rowHeights[index];
  // Without customHeight Excel opens the row at this height, and still fits it to its text when that is edited.
  const height = pixels === undefined ? "" : ` ht="${pixels * 0.75}"`;
  return `<row r="${index + 1}"${height}>${cells.join("")}</row>`;
}

/** @param {SheetData} sheet @param {WorkbookData} workbook */
function viewXml(sheet, workbook) {
  const front = sheet.id === workbook.activeSheetId;
  const { row, column } = front ? workbook.selection : { row: 0, column: 0 };
  const cell = addressOf(row, column);
  const frozen = sheet.frozenRows > 0;
  const top = addressOf(sheet.frozenRows, 0);
  const shown = `${sheet.showGridlines === false ? ' showGridLines="0"' : ""}${front ? ' tabSelected="1"' : ""}`;
  return [
    `<sheetViews><sheetView${shown} workbookViewId="0">`,
    frozen ? `<pane ySplit="${sheet.frozenRows}" topLeftCell="${top}" activePane="bottomLeft" state="frozen"/>` : "",
    `<selection${frozen ? ' pane="bottomLeft"' : ""} activeCell="${cell}" sqref="${cell}"/>`,
    "</sheetView></sheetViews>",
  ].join("");
}

/**
 * Excel keeps a width as a number of digits of its default font, which are 7 pixels wide in Calibri 11.
 * @param {SheetData} sheet
 */
function columnsXml(sheet) {
  const columns = Object.entries(sheet.columnWidths).map(([column, pixels]) => {
    const at = Number(column) + 1;
    return `<col min="${at}" max="${at}" width="${Math.trunc((pixels / 7) * 256) / 256}" customWidth="1"/>`;
  });
  return columns.length === 0 ? "" : `<cols>${columns.join("")}</cols>`;
}

/** @param {SheetData} sheet */
function validationsXml(sheet) {
  if (sheet.validations.length === 0) return "";
  const each = sheet.validations.map(({ area, source, errorAlert, prompt }) => {
    const alert = errorAlert ? ` errorTitle="${escape(errorAlert.title)}" error="${escape(errorAlert.message)}"` : "";
    const help = prompt ? ` promptTitle="${escape(prompt.title)}" prompt="${escape(prompt.message)}"` : "";
    const list = source.startsWith("=") ? source.slice(1) : `"${source}"`;
    return [
      `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1"${alert}${help}`,
      ` sqref="${rangeOf(area)}"><formula1>${escape(list)}</formula1></dataValidation>`,
    ].join("");
  });
  return `<dataValidations count="${each.length}">${each.join("")}</dataValidations>`;
}

/** @param {SheetData} sheet @param {WorkbookData} workbook @param {Shared} shared */
function sheetXml(sheet, workbook, shared) {
  const width = Math.max(...sheet.rows.map((row) => row?.length ?? 0));
  const area = { row: 0, column: 0, rowCount: sheet.rows.length, columnCount: width };
  const tables = sheet.tables.map((_, i) => `<tablePart r:id="rId${i + 1}"/>`);
  return [
    `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="${rangeOf(area)}"/>`,
    viewXml(sheet, workbook),
    '<sheetFormatPr defaultRowHeight="15"/>',
    columnsXml(sheet),
    `<sheetData>${sheet.rows.map((_, i) => rowXml(sheet, i, shared)).join("")}</sheetData>`,
    validationsXml(sheet),
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    // A3, landscape, one page wide and as many long as it takes.
    '<pageSetup paperSize="8" orientation="landscape" fitToHeight="0"/>',
    tables.length === 0 ? "" : `<tableParts count="${tables.length}">${tables.join("")}</tableParts>`,
    "</worksheet>",
  ].join("");
}

/** @param {SheetData} sheet @param {TableData} table @param {number} id */
function tableXml(sheet, table, id) {
  const { row, column, columnCount } = table.area;
  const names = (sheet.rows[row] ?? []).slice(column, column + columnCount).map((cell) => String(cell?.value ?? ""));
  const columns = names.map((name, i) => `<tableColumn id="${i + 1}" name="${escape(name)}"/>`);
  const name = escape(table.name);
  const range = rangeOf(table.area);
  const stripes = table.showBandedRows === false ? 0 : 1;
  return [
    `${HEAD}<table xmlns="${MAIN}" id="${id}" name="${name}" displayName="${name}" ref="${range}" totalsRowShown="0">`,
    `<autoFilter ref="${range}"/>`,
    `<tableColumns count="${columns.length}">${columns.join("")}</tableColumns>`,
    `<tableStyleInfo name="${table.style}" showFirstColumn="0" showLastColumn="0"`,
    ` showRowStripes="${stripes}" showColumnStripes="0"/>`,
    "</table>",
  ].join("");
}

/** @param {{ type: string, target: string }[]} links */
function linksXml(links) {
  const each = links.map(({ type, target }, i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

/** @param {WorkbookData} workbook */
function workbookXml(workbook) {
  const sheets = workbook.sheets.map(
    (sheet, i) => `<sheet name="${escape(sheet.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  const front = workbook.sheets.findIndex((sheet) => sheet.id === workbook.activeSheetId);
  // The heading row is printed on every page.
  const titles = workbook.sheets.map((sheet, i) => {
    if (sheet.frozenRows === 0) return "";
    const rows = `'${escape(sheet.name.replaceAll("'", "''"))}'!$1:$${sheet.frozenRows}`;
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${rows}</definedName>`;
  });
  const names = [...titles, ...(workbook.names ?? []).map((name) => nameXml(workbook, name))];
  return [
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">`,
    `<bookViews><workbookView activeTab="${front}"/></bookViews>`,
    `<sheets>${sheets.join("")}</sheets>`,
    names.join("") === "" ? "" : `<definedNames>${names.join("")}</definedNames>`,
    '<calcPr calcId="191029"/>',
    "</workbook>",
  ].join("");
}

/** Throws for a name that stands for no range. @param {WorkbookData} workbook @param {import("../../src/office-host/workbook/types").NameData} name */
function nameXml(workbook, { name, sheetId, area, scopeSheetId, constant }) {
  const indexOf = (/** @type {string} */ id) => workbook.sheets.findIndex((sheet) => sheet.id === id);
  const sheet = workbook.sheets[indexOf(sheetId)];
  if (!sheet || constant) throw new Error(`The name "${name}" cannot be written.`);
  const scope = scopeSheetId === undefined ? "" : ` localSheetId="${indexOf(scopeSheetId)}"`;
  const range = rangeOf(area).replace(/([A-Z]+)(\d+)/g, "$$$1$$$2");
  return `<definedName name="${escape(name)}"${scope}>'${escape(sheet.name.replaceAll("'", "''"))}'!${range}</definedName>`;
}

/** @param {string} title */
function titleXml(title) {
  return [
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties"`,
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escape(title)}</dc:title><dc:creator>KPI Reporter</dc:creator><dc:language>en-GB</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${MADE}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${MADE}</dcterms:modified>`,
    "</cp:coreProperties>",
  ].join("");
}

/** @param {string[]} names part names, without the leading slash */
function contentTypesXml(names) {
  /** @type {[RegExp, string][]} */
  const types = [
    [/^xl\/workbook\.xml$/, `${CONTENT}.sheet.main+xml`],
    [/^xl\/worksheets\/[^/]+\.xml$/, `${CONTENT}.worksheet+xml`],
    [/^xl\/tables\/[^/]+\.xml$/, `${CONTENT}.table+xml`],
    [/^xl\/styles\.xml$/, `${CONTENT}.styles+xml`],
    [/^xl\/sharedStrings\.xml$/, `${CONTENT}.sharedStrings+xml`],
    [/^docProps\/core\.xml$/, "application/vnd.openxmlformats-package.core-properties+xml"],
  ];
  const overrides = names.flatMap((name) => {
    const type = types.find(([pattern]) => pattern.test(name))?.[1];
    return type === undefined ? [] : [`<Override PartName="/${name}" ContentType="${type}"/>`];
  });
  return [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...overrides,
    "</Types>",
  ].join("");
}

/** Throws for anything in a sheet that this writer would lose. @param {SheetData} sheet */
function assertWritable(sheet) {
  const lost =
    sheet.merged.length +
    sheet.conditionalFormats.length +
    sheet.hiddenRows.length +
    sheet.hiddenColumns.length +
    sheet.frozenColumns;
  if (lost > 0 || sheet.protected || sheet.visibility !== "Visible" || sheet.tables.some((table) => table.showTotals)) {
    throw new Error(`Sheet "${sheet.name}" holds something that cannot be written.`);
  }
}

/**
 * An .xlsx file of the workbook (ECMA-376): the cells, their appearance, tables and drop-down lists. The same data
 * gives the same bytes. Throws for what it cannot write: formulas, merged cells, conditional formats, protection,
 * settings.
 * @param {WorkbookData} workbook
 * @param {string} title the document's title
 * @returns {Uint8Array}
 */
export function writeXlsx(workbook, title) {
  if (Object.keys(workbook.settings).length > 0) throw new Error("Settings cannot be written.");
  const shared = makeShared();
  /** @type {Map<string, string>} */
  const parts = new Map();
  let tableCount = 0;
  workbook.sheets.forEach((sheet, i) => {
    assertWritable(sheet);
    const tables = sheet.tables.map((table) => {
      tableCount += 1;
      parts.set(`xl/tables/table${tableCount}.xml`, tableXml(sheet, table, tableCount));
      return { type: `${RELATIONSHIPS}/table`, target: `../tables/table${tableCount}.xml` };
    });
    parts.set(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, workbook, shared));
    if (tables.length > 0) parts.set(`xl/worksheets/_rels/sheet${i + 1}.xml.rels`, linksXml(tables));
  });
  parts.set("xl/workbook.xml", workbookXml(workbook));
  parts.set(
    "xl/_rels/workbook.xml.rels",
    linksXml([
      ...workbook.sheets.map((_, i) => ({
        type: `${RELATIONSHIPS}/worksheet`,
        target: `worksheets/sheet${i + 1}.xml`,
      })),
      { type: `${RELATIONSHIPS}/styles`, target: "styles.xml" },
      { type: `${RELATIONSHIPS}/sharedStrings`, target: "sharedStrings.xml" },
    ]),
  );
  parts.set("xl/styles.xml", shared.stylesXml());
  parts.set("xl/sharedStrings.xml", shared.textsXml());
  parts.set("docProps/core.xml", titleXml(title));
  parts.set(
    "_rels/.rels",
    linksXml([
      { type: `${RELATIONSHIPS}/officeDocument`, target: "xl/workbook.xml" },
      { type: `${PACKAGE}/relationships/metadata/core-properties`, target: "docProps/core.xml" },
    ]),
  );
  const files = [["[Content_Types].xml", contentTypesXml([...parts.keys()])], ...parts];
  return zipSync(Object.fromEntries(files.map(([name, text]) => [name, strToU8(text ?? "")])), {
    level: 9,
    mtime: ZIP_TIME,
  });
}
