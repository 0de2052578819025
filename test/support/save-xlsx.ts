import { writeConstant } from "../../src/office-host/workbook/edits/edit-names";
import { PLAIN_CODEC } from "../../src/office-package/codec";
import { packEntry, writeZip } from "../../src/office-package/write-zip";
import { quoteSheetName } from "../../src/office-host/workbook/a1-notation";
import { columnNames, dataArea } from "../../src/office-host/workbook/table-cells";
import type { SheetData, TableData, WorkbookData } from "../../src/office-host/workbook/types";
import { asLibreOfficeShowsIt } from "./xlsx/libreoffice";
import { absolute, printNames } from "./xlsx/page-setup";
import { filterXml, sheetXml } from "./xlsx/sheet";
import { gatherStyles } from "./xlsx/styles";
import { areaAddress, counted, element, escapeXml, HEAD, MAIN, PACKAGE, RELATIONSHIPS } from "./xlsx/xml";

const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Options for writing an .xlsx file. */
export interface XlsxOptions {
  /** True to write out what Excel does by itself and LibreOffice does not: table styles, heights of wrapped rows. */
  forLibreOffice?: boolean;
  /** True to let Excel fit the height of a row when its text is edited; heights are fixed otherwise. */
  fitsRows?: boolean;
  /** The document's title. */
  title?: string;
}

/**
 * Writes a workbook of the model as the bytes of an .xlsx file (ECMA-376), for other programs to open: LibreOffice makes a PDF of it. The
 * same workbook gives the same bytes. The add-in's settings and passwords are left out; a filter that hides rows has a criterion that no
 * cell meets.
 */
export function xlsxOf(
  data: WorkbookData,
  { forLibreOffice = false, fitsRows = false, title }: XlsxOptions = {},
): Uint8Array {
  const sheets = forLibreOffice ? data.sheets.map(asLibreOfficeShowsIt) : data.sheets;
  const styles = gatherStyles();
  const parts = new Map<string, string>();
  let tableCount = 0;
  for (const [i, sheet] of sheets.entries()) {
    const links = sheet.tables.map((table) => {
      tableCount++;
      parts.set(`xl/tables/table${tableCount}.xml`, tableXml(sheet, table, tableCount));
      return { type: `${RELATIONSHIPS}/table`, target: `../tables/table${tableCount}.xml` };
    });
    const comments = (sheet.comments ?? []).map(({ id, area, content }) =>
      element("threadedComment", { ref: areaAddress(area).split(":")[0], id }, element("text", {}, escapeXml(content))),
    );
    if (comments.length > 0) {
      const name = `threadedComments/threadedComment${i + 1}.xml`;
      parts.set(
        `xl/${name}`,
        `${HEAD}<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">${comments.join("")}</ThreadedComments>`,
      );
      links.push({
        type: "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment",
        target: `../${name}`,
      });
    }
    const selected = sheet.id === data.activeSheetId ? data.selection : undefined;
    parts.set(
      `xl/worksheets/sheet${i + 1}.xml`,
      sheetXml(sheet, { styles, selected, fitsRows, tableLinks: sheet.tables.map((_, n) => `rId${n + 1}`) }),
    );
    if (links.length > 0) parts.set(`xl/worksheets/_rels/sheet${i + 1}.xml.rels`, linksXml(links));
  }
  parts.set("xl/workbook.xml", workbookXml(data));
  parts.set("xl/styles.xml", styles.xml());
  parts.set(
    "xl/_rels/workbook.xml.rels",
    linksXml([
      ...sheets.map((_, i) => ({ type: `${RELATIONSHIPS}/worksheet`, target: `worksheets/sheet${i + 1}.xml` })),
      { type: `${RELATIONSHIPS}/styles`, target: "styles.xml" },
    ]),
  );
  const ofPackage = [{ type: `${RELATIONSHIPS}/officeDocument`, target: "xl/workbook.xml" }];
  if (title !== undefined) {
    parts.set("docProps/core.xml", titleXml(title));
    ofPackage.push({ type: `${PACKAGE}/relationships/metadata/core-properties`, target: "docProps/core.xml" });
  }
  parts.set("_rels/.rels", linksXml(ofPackage));
  const files = [["[Content_Types].xml", contentTypesXml([...parts.keys()])] as const, ...parts];
  return writeZip(files.map(([name, text]) => packEntry(name, new TextEncoder().encode(text), PLAIN_CODEC)));
}

/** A fixed date, so that the same workbook gives the same bytes. */
const MADE = "2025-01-01T00:00:00Z";

function titleXml(title: string): string {
  const date = (name: string): string => element(`dcterms:${name}`, { "xsi:type": "dcterms:W3CDTF" }, MADE);
  const namespaces = {
    "xmlns:cp": `${PACKAGE}/metadata/core-properties`,
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
  };
  const properties = [
    element("dc:title", {}, escapeXml(title)),
    element("dc:creator", {}, "KPI Reporter"),
    element("dc:language", {}, "en-GB"),
    date("created"),
    date("modified"),
  ];
  return HEAD + element("cp:coreProperties", namespaces, properties.join(""));
}

function tableXml(sheet: SheetData, table: TableData, id: number): string {
  const { area, name, showTotals } = table;
  const filtered = { ...area, rowCount: dataArea(table).rowCount + 1 };
  const columns = columnNames(sheet, table).map((column, i) =>
    element("tableColumn", { id: i + 1, name: column.replaceAll("\n", "_x000a_") }),
  );
  const look = { name: table.style, showFirstColumn: "0", showLastColumn: "0" };
  const stripes = { showRowStripes: table.showBandedRows === false ? "0" : "1", showColumnStripes: "0" };
  const totals = showTotals ? { totalsRowCount: 1 } : { totalsRowShown: "0" };
  return (
    HEAD +
    element(
      "table",
      { xmlns: MAIN, id, name, displayName: name, ref: areaAddress(area), ...totals },
      filterXml(filtered, table.filtered) +
        counted("tableColumns", columns) +
        (table.style === "" ? "" : element("tableStyleInfo", { ...look, ...stripes })),
    )
  );
}

function workbookXml(data: WorkbookData): string {
  const states = { Visible: undefined, Hidden: "hidden", VeryHidden: "veryHidden" } as const;
  const sheets = data.sheets.map(({ name, visibility }, i) =>
    element("sheet", { name, sheetId: i + 1, state: states[visibility], "r:id": `rId${i + 1}` }),
  );
  const placeOf = (sheetId: string | undefined): number => data.sheets.findIndex((sheet) => sheet.id === sheetId);
  const own = (data.names ?? []).flatMap(({ name, sheetId, area, scopeSheetId, constant, isHidden }) => {
    const sheet = data.sheets[placeOf(sheetId)];
    const localSheetId = scopeSheetId === undefined ? undefined : placeOf(scopeSheetId);
    const refersTo = constant
      ? writeConstant(constant).slice(1)
      : sheet && `${quoteSheetName(sheet.name)}!${absolute(area)}`;
    return refersTo
      ? [element("definedName", { name, localSheetId, hidden: isHidden ? 1 : undefined }, escapeXml(refersTo))]
      : [];
  });
  const names = [...data.sheets.flatMap(printNames), ...own].join("");
  return [
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}">`,
    data.date1904 === true ? '<workbookPr date1904="1"/>' : "",
    `<bookViews>${element("workbookView", { activeTab: placeOf(data.activeSheetId) })}</bookViews>`,
    `<sheets>${sheets.join("")}</sheets>`,
    names === "" ? "" : `<definedNames>${names}</definedNames>`,
    '<calcPr calcId="191029"/></workbook>',
  ].join("");
}

function linksXml(links: readonly { type: string; target: string }[]): string {
  const each = links.map(({ type, target }, i) =>
    element("Relationship", { Id: `rId${i + 1}`, Type: type, Target: target }),
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

const TYPES: readonly [RegExp, string][] = [
  [/^xl\/workbook\.xml$/, `${CONTENT}.sheet.main+xml`],
  [/^xl\/worksheets\/[^/]+\.xml$/, `${CONTENT}.worksheet+xml`],
  [/^xl\/tables\/[^/]+\.xml$/, `${CONTENT}.table+xml`],
  [/^xl\/styles\.xml$/, `${CONTENT}.styles+xml`],
  [/^docProps\/core\.xml$/, "application/vnd.openxmlformats-package.core-properties+xml"],
];

function contentTypesXml(names: readonly string[]): string {
  const overrides = names.flatMap((name) => {
    const type = TYPES.find(([pattern]) => pattern.test(name))?.[1];
    return type === undefined ? [] : [element("Override", { PartName: `/${name}`, ContentType: type })];
  });
  return [
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...overrides,
    "</Types>",
  ].join("");
}
