import type { Area, PrintSetup, SheetData } from "../../../src/office-host/workbook/types";
import { columnLetters, quoteSheetName } from "../../../src/office-host/workbook/a1-notation";
import { attributes, cellAddress, element, escapeXml } from "./xml";

/** Excel's paper sizes by their number in a file, from 1 (ECMA-376 part 1, 18.3.1.63). */
const PAPERS =
  "Letter LetterSmall Tabloid Ledger Legal Statement Executive A3 A4 A4Small A5 B4 B5 Folio Quatro Paper10x14 Paper11x17 Note".split(
    " ",
  );
const POINTS_PER_INCH = 72;

/** The elements for printing a sheet, from printOptions to headerFooter. */
export function printXml(print: PrintSetup = {}): string {
  const inches = (points: number | undefined, usual: number): number =>
    points === undefined ? usual : Number((points / POINTS_PER_INCH).toFixed(4));
  const options = attributes({
    horizontalCentered: print.centerHorizontally,
    verticalCentered: print.centerVertically,
    headings: print.printHeadings,
    gridLines: print.printGridlines,
  });
  const { zoom } = print;
  const fit = zoom && !("scale" in zoom) ? { fitToWidth: zoom.wide ?? 0, fitToHeight: zoom.high ?? 0 } : {};
  return [
    options === "" ? "" : `<printOptions${options}/>`,
    element("pageMargins", {
      left: inches(print.leftMargin, 0.7),
      right: inches(print.rightMargin, 0.7),
      top: inches(print.topMargin, 0.75),
      bottom: inches(print.bottomMargin, 0.75),
      header: inches(print.headerMargin, 0.3),
      footer: inches(print.footerMargin, 0.3),
    }),
    element("pageSetup", {
      paperSize: PAPERS.indexOf(print.paperSize ?? "A4") + 1,
      scale: zoom && "scale" in zoom ? zoom.scale : undefined,
      ...fit,
      orientation: (print.orientation ?? "Portrait").toLowerCase(),
      blackAndWhite: print.blackAndWhite,
      draft: print.draftMode,
    }),
    headerFooterXml(print),
  ].join("");
}

function headerFooterXml(print: PrintSetup): string {
  const part = (name: string, texts: readonly (string | undefined)[]): string => {
    const text = texts.map((each, i) => (each === undefined ? "" : `&${"LCR".charAt(i)}${each}`)).join("");
    return text === "" ? "" : element(name, {}, escapeXml(text));
  };
  const header = part("oddHeader", [print.leftHeader, print.centerHeader, print.rightHeader]);
  const footer = part("oddFooter", [print.leftFooter, print.centerFooter, print.rightFooter]);
  return header + footer === "" ? "" : element("headerFooter", {}, header + footer);
}

/** True when the sheet is scaled to a number of pages, which the file states in a separate element. */
export function isFitted(print: PrintSetup | undefined): boolean {
  return print?.zoom !== undefined && !("scale" in print.zoom);
}

/** The defined names for a sheet's printed areas, and for the rows and columns repeated on each page. */
export function printNames(sheet: SheetData, index: number): string[] {
  const { areas, titleRows, titleColumns } = sheet.print ?? {};
  const at = (cells: string): string => `${quoteSheetName(sheet.name)}!${cells}`;
  const name = (which: string, cells: readonly string[]): string =>
    cells.length === 0
      ? ""
      : element("definedName", { name: `_xlnm.${which}`, localSheetId: index }, escapeXml(cells.map(at).join(",")));
  const titles = [
    ...(titleColumns
      ? [`$${columnLetters(titleColumns.column)}:$${columnLetters(endOf(titleColumns, "column"))}`]
      : []),
    ...(titleRows ? [`$${titleRows.row + 1}:$${endOf(titleRows, "row") + 1}`] : []),
  ];
  return [name("Print_Area", (areas ?? []).map(absolute)), name("Print_Titles", titles)].filter((each) => each !== "");
}

function endOf(area: Area, axis: "row" | "column"): number {
  return axis === "row" ? area.row + area.rowCount - 1 : area.column + area.columnCount - 1;
}

/** "$A$1:$B$2" */
export function absolute(area: Area): string {
  const corner = (row: number, column: number): string =>
    cellAddress(row, column).replace(/^([A-Z]+)(\d+)$/, "$$$1$$$2");
  return `${corner(area.row, area.column)}:${corner(endOf(area, "row"), endOf(area, "column"))}`;
}
