import type { SheetPage } from "../../planning/new-sheet-cells";
import { fileWidth } from "../sheet/column-runs";
import { FileFault } from "../file-fault";
import type { SheetEntry, WorkbookFile } from "../workbook/workbook-file";
import { escapeText, writeElement, XML_HEAD } from "../../office-package/xml/write-xml";

/** The number of A4 among Excel's paper sizes (ECMA-376 part 1, 18.3.1.63). */
const A4 = 9;
/** Excel's default margins, in inches. */
const MARGINS = { left: 0.7, right: 0.7, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 };

/** Adds a sheet with this part. Throws a FileFault where its name is taken, or the workbook's structure is locked. */
export function addEmptySheet(file: WorkbookFile, name: string, text: string): SheetEntry {
  if (file.findSheet(name)) throw new FileFault({ code: "name-taken", sheet: name });
  if (file.isStructureLocked) throw new FileFault({ code: "write-refused", sheet: "" });
  return file.addSheet(name, text);
}

/** Writes the part of a sheet without cells. Widths are in pixels. */
export function emptySheetText({
  widths,
  frozenRows,
  page,
}: {
  widths: readonly number[];
  frozenRows: number;
  page?: SheetPage;
}): string {
  const columns = widths.map((pixels, index) =>
    writeElement("col", {
      min: index + 1,
      max: index + 1,
      width: fileWidth(pixels),
      hidden: page !== undefined && index === 0,
      customWidth: true,
    }),
  );
  const hidden =
    page && widths.length === 0
      ? writeElement("col", { min: 1, max: 1, width: 0, hidden: true, customWidth: true })
      : "";
  const pane = { ySplit: frozenRows, topLeftCell: `A${frozenRows + 1}`, activePane: "bottomLeft", state: "frozen" };
  const frozen = frozenRows > 0 ? writeElement("pane", pane) + writeElement("selection", { pane: "bottomLeft" }) : "";
  const view = writeElement("sheetView", { showGridLines: page ? "0" : undefined, workbookViewId: 0 }, frozen);
  return [
    `${XML_HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`,
    page ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : "",
    '<dimension ref="A1"/>',
    `<sheetViews>${view}</sheetViews><sheetFormatPr defaultRowHeight="15"/>`,
    columns.length > 0 || hidden !== "" ? `<cols>${columns.join("")}${hidden}</cols>` : "",
    "<sheetData></sheetData>",
    writeElement("pageMargins", MARGINS),
    page ? printText(page) : "",
    "</worksheet>",
  ].join("");
}

function printText({ print }: SheetPage): string {
  // "&" begins a code in a footer; "&&" is an ampersand.
  const footer = `&L${print.footer.replace(/&/g, "&&")}&RPage &P of &N`;
  return (
    // One page wide, and as many pages long as needed.
    writeElement("pageSetup", { paperSize: A4, orientation: print.orientation, fitToHeight: "0" }) +
    `<headerFooter><oddFooter>${escapeText(footer)}</oddFooter></headerFooter>`
  );
}
