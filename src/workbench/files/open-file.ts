import { done, type Result } from "../../planning/problem";
import { catchFaults } from "../../xlsx/file-fault";
import { openFile } from "../../xlsx/open-workbook-file";
import { readLooks } from "../../xlsx/parts/read-looks";
import { readThemeColours } from "../../xlsx/parts/theme-colours";
import type { WorkbookFile } from "../../xlsx/workbook-file";
import { PLAIN_CODEC } from "../../xlsx/package/codec";
import type { SheetData, WorkbookData } from "../../office-host/workbook/types";
import { readSheet, toCellStyle } from "./read-sheet-data";

/** A workbook file that is open in the workbench: what the model was made from, and the file with all that the model does not know. */
export interface OpenedFile {
  data: WorkbookData;
  file: WorkbookFile;
}

/**
 * Opens an .xlsx or .xlsm file as the workbench holds a workbook. Charts, pictures, macros and whatever else the workbench does
 * not know stay in the file. Refused where it is none, is damaged, takes a password, or has no sheet of cells.
 */
export function openForWorkbench(bytes: Uint8Array): Result<OpenedFile> {
  return catchFaults(() => {
    const opened = openFile(bytes, PLAIN_CODEC);
    if (!opened.ok) return opened;
    const file = opened.value;
    const looks = readLooks(file.styles.write(), "styles", readThemeColours(file.themeText, "theme"));
    const styles = looks.map((look) => toCellStyle(look, looks[0]));
    const sheets = file.sheets().map((entry) => readSheet(file, entry, styles));
    const front = sheets.find(isShown) ?? sheets[0];
    const data: WorkbookData = {
      sheets,
      activeSheetId: front?.id ?? "",
      selection: { row: 0, column: 0, rowCount: 1, columnCount: 1 },
      settings: {},
      ...readNames(file),
      ...(file.isDate1904 ? { date1904: true } : {}),
    };
    return done({ data, file });
  });
}

/** Names that stand for a block of cells, and those of a sheet that stand for a text. */
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

function isShown({ visibility }: SheetData): boolean {
  return visibility === "Visible";
}
