import { done, type Result } from "../../planning/problem";
import { addEmptySheet, emptySheetText } from "../../xlsx/write/empty-sheet";
import { addChoices, clearChoices } from "../../xlsx/write/choices";
import { catchFaults } from "../../xlsx/file-fault";
import { addStatusIcons, removeIconSets } from "../../xlsx/conditional-formats/icon-sets";
import { setWidths } from "../../xlsx/write/write-cell";
import type { SheetEntry, WorkbookFile } from "../../xlsx/workbook/workbook-file";
import { emptySheet } from "../../office-host/workbook/sheet-names";
import type { IconSetFormat, SheetData, WorkbookData } from "../../office-host/workbook/types";
import type { OpenedFile } from "./open-file";
import { findUnsaved, numberIcons } from "./unsaved";
import { writeCells } from "./save-cells";
import { writeTables } from "./save-tables";

/** A copy of a workbook file. */
export interface SavedCopy {
  bytes: Uint8Array;
  /** Sentences about changes that the copy does not have. Usually none. */
  notSaved: string[];
}

/**
 * Saves a copy of the file that a workbook was opened from, with its changes. Everything else is written unchanged. Sheets and tables
 * are matched by id, or by name when the model has other ids (the sample).
 */
export function saveCopy({ data, file: opened }: OpenedFile, now: WorkbookData): Result<SavedCopy> {
  return catchFaults(() => {
    const file = opened.copy();
    const entryOf = ({ id, name }: SheetData): SheetEntry | null => file.findSheet(id) ?? file.findSheet(name);
    const notSaved: string[] = [];
    for (const deleted of data.sheets.filter(({ id }) => !now.sheets.some((sheet) => sheet.id === id))) {
      const entry = entryOf(deleted);
      if (entry) file.removeSheet(entry);
    }
    for (const sheet of now.sheets) {
      const before = data.sheets.find(({ id }) => id === sheet.id);
      const entry = before ? entryOf(before) : addSheet(file, sheet);
      if (!entry) continue;
      const own = before ?? blankSheet(sheet);
      writeSheet(file, entry, own, sheet);
      writeHiddenTexts(file, entry, textsOf(data, sheet), textsOf(now, sheet));
      notSaved.push(...findUnsaved(own, sheet, before === undefined));
    }
    return done({ bytes: file.save(), notSaved });
  });
}

/** The hidden names of text on a sheet, in which an add-in stores its own data. */
function textsOf({ names = [] }: WorkbookData, { id }: SheetData): Map<string, string> {
  const own = names.filter(({ scopeSheetId, isHidden }) => scopeSheetId === id && isHidden);
  return new Map(
    own.flatMap(({ name, constant }) => (typeof constant?.value === "string" ? [[name, constant.value] as const] : [])),
  );
}

function writeHiddenTexts(
  file: WorkbookFile,
  entry: SheetEntry,
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): void {
  for (const name of new Set([...before.keys(), ...now.keys()])) {
    const text = now.get(name) ?? null;
    if (text !== (before.get(name) ?? null)) file.setSheetText(entry, name, text);
  }
}

/** The sheet without contents, as `addSheet` writes it to the file. */
function blankSheet({ id, name, columnWidths, hiddenColumns, frozenRows, print, showGridlines }: SheetData): SheetData {
  return {
    ...emptySheet(id, name),
    ...{ columnWidths, hiddenColumns, frozenRows, print, showGridlines },
  };
}

function addSheet(file: WorkbookFile, { name, columnWidths, hiddenColumns, frozenRows, print }: SheetData): SheetEntry {
  const count = Math.max(-1, ...Object.keys(columnWidths).map(Number)) + 1;
  const widths = Array.from({ length: count }, (_, column) => columnWidths[column] ?? STANDARD_WIDTH);
  // Sheets of rows that the add-in creates hide their first column and have a page setup.
  const page = hiddenColumns.includes(0)
    ? {
        ...{ rows: [], columns: [], statusColumns: [] },
        print: {
          orientation: print?.orientation === "Portrait" ? ("portrait" as const) : ("landscape" as const),
          footer: (print?.leftFooter ?? "").replaceAll("&&", "&"),
        },
      }
    : undefined;
  const entry = addEmptySheet(file, name, emptySheetText({ widths, frozenRows, ...(page ? { page } : {}) }));
  const titleRows = print?.titleRows?.rowCount ?? 0;
  if (titleRows > 0) file.repeatInPrint(entry, titleRows);
  return entry;
}

/** The standard column width, in pixels. */
const STANDARD_WIDTH = 64;

function writeSheet(file: WorkbookFile, entry: SheetEntry, before: SheetData, now: SheetData): void {
  const sheet = file.sheet(entry);
  writeCells(file, sheet, before.rows, now.rows);
  writeTables(file, entry, before, now);
  const changed = Object.keys({ ...before.columnWidths, ...now.columnWidths })
    .map(Number)
    .filter((column) => before.columnWidths[column] !== now.columnWidths[column]);
  if (changed.length > 0) {
    setWidths(sheet, new Map(changed.map((column) => [column, now.columnWidths[column] ?? null])));
  }
  const isKept = isAmong(now.conditionalFormats);
  removeIconSets(
    sheet,
    before.conditionalFormats.filter((format) => !isKept(format)).map(({ id }) => id),
  );
  const wasThere = isAmong(before.conditionalFormats);
  // Each added set goes above the others, so add them from the last to the first.
  const added = now.conditionalFormats.filter((format) => !wasThere(format));
  for (const format of added.reverse()) {
    const icons = numberIcons(format);
    if (icons) addStatusIcons(sheet, format.area, icons);
  }
  const key = ({ area, source }: SheetData["validations"][number]): string => JSON.stringify([area, source]);
  const known = new Set(before.validations.map(key));
  const left = new Set(now.validations.map(key));
  for (const validation of before.validations) if (!left.has(key(validation))) clearChoices(sheet, validation.area);
  for (const validation of now.validations) {
    if (!known.has(key(validation)) && !validation.source.startsWith("="))
      addChoices(sheet, validation.area, validation.source.split(","));
  }
}

/** A test for icon sets that a list contains, by id or with the same content. */
function isAmong(formats: readonly IconSetFormat[]): (format: IconSetFormat) => boolean {
  const keyOf = (format: IconSetFormat): string => JSON.stringify({ ...format, id: "" });
  const [ids, keys] = [new Set(formats.map(({ id }) => id)), new Set(formats.map(keyOf))];
  return (format) => ids.has(format.id) || keys.has(keyOf(format));
}
