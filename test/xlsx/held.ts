import { cellAddress } from "../../src/kpi/address";
import { areaAddress, readArea, type Area } from "../../src/xlsx/cells/areas";
import { linkedPart, readRelationships } from "../../src/office-package/relationships";
import { openWorkbookPackage } from "../../src/xlsx/open-workbook-file";
import { openWorkbookPart, type WorkbookFile } from "../../src/xlsx/workbook/workbook-file";
import { childNamed, parseXml, type XmlElement } from "../../src/office-package/xml/xml-tree";
import type { CellStyle } from "../../src/office-host/workbook/types";
import type { WorkbookModel } from "../../src/office-host/workbook/workbook-model";

/** What two workbooks are compared by. */
export interface Held {
  sheets: {
    name: string;
    /** By address: a cell's value, number format, formula and look. */
    cells: Record<string, [value: unknown, format: string, formula: string | null, look: string]>;
    /** How the sheet is shown and printed, apart from its cells. */
    page: Record<string, unknown>;
    /** "3Symbols2 over I2:I9" */
    icons: string[];
    /** By address, in the first rows: the icon set above the others. */
    shown: Record<string, string>;
    tables: { name: string; area: string; headings: string[] }[];
    /** "Green,Amber over J2:J9" */
    choices: string[];
  }[];
}

const STANDARD_WIDTH = 64;

function lookOf({
  bold = false,
  italic = false,
  fontSize = 11,
  color = "",
  fill = "",
  pattern,
  wrap = false,
  horizontal,
  vertical,
}: CellStyle = {}): string {
  return [
    bold ? "bold" : "",
    italic ? "italic" : "",
    fontSize,
    color,
    pattern ? `${pattern.name} ${pattern.color} ${fill}` : fill,
    wrap ? "wraps" : "",
    horizontal ?? "",
    vertical ?? "",
  ].join(" ");
}

const capital = (word: string | undefined): string =>
  word === undefined ? "" : word.charAt(0).toUpperCase() + word.slice(1);
const colourOf = (element: XmlElement | undefined): string =>
  element?.attributes["rgb"] === undefined ? "" : `#${element.attributes["rgb"].slice(2)}`;

function fillOf(element: XmlElement | undefined): Pick<CellStyle, "fill" | "pattern"> {
  const [first = "", second = ""] = ["fgColor", "bgColor"].map((name) =>
    colourOf(element && childNamed(element, name)),
  );
  const type = element?.attributes["patternType"];
  if (type === undefined || type === "none" || type === "solid") return { fill: first };
  return { fill: second, pattern: { name: capital(type), color: first } };
}

/** The looks of a styles part by number, as the model writes them. */
function readLooks(text: string): string[] {
  const root = parseXml(text, "styles");
  const list = (name: string): XmlElement[] => childNamed(root, name)?.children ?? [];
  return list("cellXfs").map(({ attributes, children }) => {
    const font = list("fonts")[Number(attributes["fontId"])];
    const fill = list("fills")[Number(attributes["fillId"])]?.children[0];
    const aligned = children.find(({ local }) => local === "alignment")?.attributes ?? {};
    return lookOf({
      bold: font !== undefined && childNamed(font, "b") !== undefined,
      italic: font !== undefined && childNamed(font, "i") !== undefined,
      fontSize: Number((font && childNamed(font, "sz"))?.attributes["val"] ?? 11),
      color: colourOf(font && childNamed(font, "color")),
      ...fillOf(fill),
      wrap: aligned["wrapText"] === "1",
      horizontal: capital(aligned["horizontal"]) as "Left",
      vertical: capital(aligned["vertical"]) as "Top",
    });
  });
}

function pageOf(workbookText: string, name: string, parsed: (piece: string) => XmlElement[]): Record<string, unknown> {
  const columns = parsed("cols").flatMap(({ children }) => children.map(({ attributes }) => attributes));
  const [view] = parsed("sheetViews").flatMap(({ children }) => children);
  const footer = parsed("headerFooter")[0]?.text ?? "";
  const [, left = "", right = ""] = /^&L(.*)&R(.*)$/.exec(footer) ?? [];
  const titles = new RegExp(
    `Print_Titles"[^>]*>(?:'?${name.replaceAll("'", "''").replaceAll("&", "&amp;")}'?)!\\$1:\\$(\\d+)<`,
  ).exec(workbookText);
  return {
    widths: Object.fromEntries(
      columns.flatMap(({ min = "", width = "", hidden }): [number, number][] => {
        const pixels = Math.round(Number(width) * 7);
        return hidden === "1" || pixels === STANDARD_WIDTH ? [] : [[Number(min) - 1, pixels]];
      }),
    ),
    hidden: columns.flatMap(({ min = "", hidden }) => (hidden === "1" ? [Number(min) - 1] : [])),
    frozen: Number((view && childNamed(view, "pane"))?.attributes["ySplit"] ?? 0),
    gridlines: view?.attributes["showGridLines"] !== "0",
    orientation: capital(parsed("pageSetup")[0]?.attributes["orientation"] ?? "portrait"),
    footer: `${left} ${right}`,
    titleRows: Number(titles?.[1] ?? 0),
    ...pagesOf(parsed),
  };
}

/** How many pages the sheet is fitted to, where it is: Excel takes one of either where a file says nothing, and 0 is any number. */
function pagesOf(parsed: (piece: string) => XmlElement[]): Record<string, unknown> {
  const isFitted = parsed("sheetPr").some(
    (element) => childNamed(element, "pageSetUpPr")?.attributes["fitToPage"] === "1",
  );
  const { fitToWidth = "1", fitToHeight = "1" } = parsed("pageSetup")[0]?.attributes ?? {};
  return isFitted ? { pages: pagesText(Number(fitToWidth), Number(fitToHeight)) } : {};
}

const pagesText = (wide = 0, high = 0): string => `${wide || "any number"} wide, ${high || "any number"} high`;

const NEAR_ROWS = 50;

function icons(sets: readonly { style: string; area: Area }[]): Pick<Held["sheets"][number], "icons" | "shown"> {
  const shown: Record<string, string> = {};
  for (const { style, area } of sets) {
    for (let r = area.row; r < Math.min(NEAR_ROWS, area.row + area.rowCount); r += 1) {
      for (let c = area.column; c < area.column + area.columnCount; c += 1) shown[cellAddress(r, c)] ??= style;
    }
  }
  return { icons: sets.map(({ style, area }) => `${style} over ${areaAddress(area)}`).sort(), shown };
}

/** A newly opened file, and the text of its workbook's part. */
export interface OpenedFile {
  file: WorkbookFile;
  workbookText: string;
}

/** Opens a file. Throws where it is refused. */
export function openFile(bytes: Uint8Array): OpenedFile {
  const parts = openWorkbookPackage(bytes);
  const workbook = linkedPart(readRelationships(parts, ""), "officeDocument") ?? "";
  return { file: openWorkbookPart(parts, workbook), workbookText: parts.text(workbook) ?? "" };
}

/** What the model has, as a file writes it. */
export function heldByModel(model: WorkbookModel): Held {
  return {
    sheets: model.toData().sheets.map((sheet) => {
      const cells: Held["sheets"][number]["cells"] = {};
      sheet.rows.forEach((row, r) =>
        (row ?? []).forEach((cell, c) => {
          if (!cell || (cell.value === "" && cell.formula === undefined)) return;
          cells[cellAddress(r, c)] = [cell.value, cell.format ?? "General", cell.formula ?? null, lookOf(cell.style)];
        }),
      );
      return {
        name: sheet.name,
        cells,
        page: {
          widths: Object.fromEntries(
            Object.entries(sheet.columnWidths).filter(
              ([column, width]) => width !== STANDARD_WIDTH && !sheet.hiddenColumns.includes(Number(column)),
            ),
          ),
          hidden: [...sheet.hiddenColumns].sort((a, b) => a - b),
          frozen: sheet.frozenRows,
          gridlines: sheet.showGridlines ?? true,
          orientation: sheet.print?.orientation ?? "Portrait",
          footer: `${sheet.print?.leftFooter ?? ""} ${sheet.print?.rightFooter ?? ""}`,
          titleRows: sheet.print?.titleRows?.rowCount ?? 0,
          ...(sheet.print?.zoom && !("scale" in sheet.print.zoom)
            ? { pages: pagesText(sheet.print.zoom.wide, sheet.print.zoom.high) }
            : {}),
        },
        ...icons(
          sheet.conditionalFormats.map(({ style, area }) => ({
            style: style.replace(/^Three/, "3").replace(/^Five/, "5"),
            area,
          })),
        ),
        tables: sheet.tables.map((table) => ({
          name: table.name,
          area: areaAddress(table.area),
          headings: model.columnNames(table),
        })),
        choices: sheet.validations.map(({ source, area }) => `${source} over ${areaAddress(area)}`).sort(),
      };
    }),
  };
}

/** What a file has, for comparing. */
export function heldByFile({ file, workbookText }: OpenedFile): Held {
  const looks = readLooks(file.styles.write());
  return {
    sheets: file.sheets().map((entry) => {
      const sheet = file.sheet(entry);
      const cells: Held["sheets"][number]["cells"] = {};
      for (const [r, c] of sheet.places()) {
        const { kind, value, formula } = sheet.contentAt(r, c);
        if (kind === "empty" && formula === undefined) continue;
        cells[cellAddress(r, c)] = [
          value,
          file.styles.formatOf(sheet.styleAt(r, c)),
          formula ?? null,
          looks[sheet.styleAt(r, c)] ?? "",
        ];
      }
      const parsed = (name: string): ReturnType<typeof parseXml>[] =>
        sheet.pieces
          .filter((piece) => piece.name === name)
          .map((piece) => parseXml(piece.text, name, sheet.part.prefix));
      const rules = parsed("conditionalFormatting").flatMap((format) =>
        format.children.map((rule) => ({
          priority: Number(rule.attributes["priority"]),
          style: rule.children[0]?.attributes["iconSet"] ?? "",
          area: readArea(format.attributes["sqref"] ?? ""),
        })),
      );
      return {
        name: entry.name,
        cells,
        page: pageOf(workbookText, entry.name, parsed),
        ...icons(
          rules.sort((a, b) => a.priority - b.priority).flatMap(({ style, area }) => (area ? [{ style, area }] : [])),
        ),
        tables: file
          .tables()
          .filter(({ sheetId }) => sheetId === entry.id)
          .map(({ name, area, headings }) => ({ name, area: areaAddress(area), headings })),
        choices: parsed("dataValidations")
          .flatMap(({ children }) =>
            children.map(
              (one) =>
                `${one.text.replace(/^"|"$/g, "").replace(/^(?=\w+!)/, "=")} over ${(one.attributes["sqref"] ?? "").replace(/^([A-Z]+\d+):\1$/, "$1")}`,
            ),
          )
          .sort(),
      };
    }),
  };
}

/** The first difference between two workbooks: to print all of them would take minutes. */
export function differences(file: Held, model: Held): string[] {
  const found: string[] = [];
  const compare = (at: string, a: unknown, b: unknown): void => {
    if (found.length >= 12) return;
    const isObject = (one: unknown): one is Record<string, unknown> => typeof one === "object" && one !== null;
    if (isObject(a) && isObject(b))
      for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) compare(`${at} ${key}`, a[key], b[key]);
    else if (a !== b) found.push(`${at}: ${JSON.stringify(a)?.slice(0, 80)}, not ${JSON.stringify(b)?.slice(0, 80)}`);
  };
  compare("", file, model);
  return found;
}
