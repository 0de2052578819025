import { done, type Result } from "../../planning/problem";
import { addEmptySheet, emptySheetText } from "../../xlsx/parts/empty-sheet";
import { addChoices, clearChoices } from "../../xlsx/read/choices";
import { withWidths } from "../../xlsx/parts/columns";
import { catchFaults } from "../../xlsx/file-fault";
import { addStatusIcons, removeIconSets } from "../../xlsx/read/icon-sets";
import { pieceNamed, putPiece } from "../../xlsx/pieces";
import type { SheetEntry, WorkbookFile } from "../../xlsx/workbook-file";
import type { IconSetFormat, SheetData, WorkbookData } from "../../office-host/workbook/types";
import type { OpenedFile } from "./open-file";
import { findUnsaved, numberIcons } from "./unsaved";
import { writeCells } from "./save-cells";
import { writeTables } from "./save-tables";

/** A workbook as a file. */
export interface SavedCopy {
  bytes: Uint8Array;
  /** What the file does not tell of the workbook, in sentences: none, as a rule. */
  notSaved: string[];
}

/**
 * The file that a workbook was opened from, with what is other by now. All else comes out as it went in. Sheets and tables of the
 * file are told by their ids, or where the workbook has others, by their names.
 */
export function saveCopy({ data, file: opened }: OpenedFile, now: WorkbookData): Result<SavedCopy> {
  return catchFaults(() => {
    const file = opened.copy();
    const entryOf = ({ id, name }: SheetData): SheetEntry | null => file.findSheet(id) ?? file.findSheet(name);
    const notSaved: string[] = [];
    for (const gone of data.sheets.filter(({ id }) => !now.sheets.some((sheet) => sheet.id === id))) {
      const entry = entryOf(gone);
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

/** The hidden names of a sheet that stand for texts: an add-in keeps there what nobody is to see. */
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

/** A sheet as it is before anything is on it. */
function blankSheet({ id, name, columnWidths, hiddenColumns, frozenRows, print, showGridlines }: SheetData): SheetData {
  return {
    ...{ id, name, columnWidths, hiddenColumns, frozenRows, print, showGridlines },
    ...{
      visibility: "Visible",
      rows: [],
      rowHeights: {},
      hiddenRows: [],
      frozenColumns: 0,
      merged: [],
      tables: [],
      conditionalFormats: [],
      validations: [],
      protected: false,
    },
  };
}

function addSheet(file: WorkbookFile, { name, columnWidths, hiddenColumns, frozenRows, print }: SheetData): SheetEntry {
  const count = Math.max(-1, ...Object.keys(columnWidths).map(Number)) + 1;
  const widths = Array.from({ length: count }, (_, column) => columnWidths[column] ?? STANDARD_WIDTH);
  // The add-in's own sheets of rows hide their first column, and are set up for print.
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
  if (titleRows > 0) file.addSheetName(entry, "_xlnm.Print_Titles", `'${name.replaceAll("'", "''")}'!$1:$${titleRows}`);
  return entry;
}

/** Pixels. */
const STANDARD_WIDTH = 64;

function writeSheet(file: WorkbookFile, entry: SheetEntry, before: SheetData, now: SheetData): void {
  const sheet = file.sheet(entry);
  writeCells(file, sheet, before.rows, now.rows);
  writeTables(file, entry, before, now);
  const changed = Object.keys({ ...before.columnWidths, ...now.columnWidths })
    .map(Number)
    .filter((column) => before.columnWidths[column] !== now.columnWidths[column]);
  if (changed.length > 0) {
    const widths = new Map(changed.map((column) => [column, now.columnWidths[column] ?? null]));
    putPiece(sheet.pieces, "cols", withWidths(pieceNamed(sheet.pieces, "cols"), sheet.part.prefix, widths));
  }
  const isLeft = isAmong(now.conditionalFormats);
  removeIconSets(
    sheet,
    before.conditionalFormats.filter((format) => !isLeft(format)).map(({ id }) => id),
  );
  const wasThere = isAmong(before.conditionalFormats);
  // The last that is added lies above the others, as the first of the list does.
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

/** Tells whether a list has this icon set, under its id or just like it. */
function isAmong(formats: readonly IconSetFormat[]): (format: IconSetFormat) => boolean {
  const keyOf = (format: IconSetFormat): string => JSON.stringify({ ...format, id: "" });
  const [ids, keys] = [new Set(formats.map(({ id }) => id)), new Set(formats.map(keyOf))];
  return (format) => ids.has(format.id) || keys.has(keyOf(format));
}
