import { done, type Result } from "../../planning/problem";
import { catchFaults } from "../../xlsx/file-fault";
import { openFile } from "../../xlsx/open-workbook-file";
import { readLooks } from "../../xlsx/styles/read-file-looks";
import { readThemeColours } from "../../xlsx/styles/theme-colours";
import type { WorkbookFile } from "../../xlsx/workbook/workbook-file";
import { PLAIN_CODEC } from "../../office-package/codec";
import type { SheetData, WorkbookData } from "../../office-host/workbook/types";
import { toCellStyle } from "./read-cell-style";
import { readSheet } from "./read-sheet-data";

/** A workbook file that is open in the workbench: the model's data, and the file with everything that is not modelled. */
export interface OpenedFile {
  data: WorkbookData;
  file: WorkbookFile;
}

/**
 * Opens an .xlsx or .xlsm file as a workbook model. Charts, pictures, macros and everything else that is not modelled stay in the file.
 * Refused when it is not such a file, is damaged, needs a password, or has no worksheet.
 */
export function openForWorkbench(bytes: Uint8Array): Result<OpenedFile> {
  return catchFaults(() => {
    const opened = openFile(bytes, PLAIN_CODEC);
    if (!opened.ok) return opened;
    const file = opened.value;
    const looks = readLooks(file.styles.write(), "styles", readThemeColours(file.themeText, "theme"));
    const styles = looks.map((look) => toCellStyle(look, looks[0]));
    const sheets = file.sheets().map((entry) => readSheet(file, entry, styles));
    const active = sheets.find(isVisible) ?? sheets[0];
    const data: WorkbookData = {
      sheets,
      activeSheetId: active?.id ?? "",
      selection: { row: 0, column: 0, rowCount: 1, columnCount: 1 },
      settings: {},
      ...readNames(file),
      ...(file.isDate1904 ? { date1904: true } : {}),
    };
    return done({ data, file });
  });
}

/** Reads names of ranges, and names of text that belong to a sheet. */
function readNames(file: WorkbookFile): Pick<WorkbookData, "names"> {
  const names = file.names().flatMap(({ name, sheetId, area, text, isHidden }): NonNullable<WorkbookData["names"]> => {
    const own = { name, ...(sheetId === null ? {} : { scopeSheetId: sheetId }), ...(isHidden ? { isHidden } : {}) };
    if (area) return [{ ...own, sheetId: area.sheetId, area: area.area }];
    if (text === null || sheetId === null) return [];
    return [
      {
        ...own,
        sheetId,
        area: { row: 0, column: 0, rowCount: 1, columnCount: 1 },
        constant: { type: "String", value: text },
      },
    ];
  });
  return names.length > 0 ? { names } : {};
}

function isVisible({ visibility }: SheetData): boolean {
  return visibility === "Visible";
}
