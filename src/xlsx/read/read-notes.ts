import { readAddress } from "../../kpi/address";
import type { NotesReading, Place } from "../../planning/port";
import type { SheetEntry, WorkbookFile } from "../workbook/workbook-file";
import { childNamed, parseXml, type XmlElement } from "../../office-package/xml/xml-tree";

/** A note or a comment on a cell. Rows and columns count from 0. */
export interface CellNote {
  /** A thread is a comment; its text is repeated as a note, for programs without threads. */
  kind: "note" | "comment";
  /** The id of a comment; "" for a note. */
  id: string;
  row: number;
  column: number;
  text: string;
}

/** Finds the cells of these sheets that have a note or a comment with a text. */
export function readNotes(file: WorkbookFile, sheetIds: readonly string[]): NotesReading {
  const cells = sheetIds.flatMap((sheetId): Place[] => {
    const entry = file.findSheet(sheetId);
    if (!entry) return [];
    const notes = readCellNotes(file, entry).filter(({ text }) => text.trim() !== "");
    // Each cell once, however many notes it has.
    return [...new Map(notes.map(({ row, column }) => [`${row} ${column}`, { sheetId, row, column }])).values()];
  });
  return { cells, coverage: "notes-and-comments" };
}

/**
 * Reads a sheet's notes (ECMA-376 part 1, 18.7), and its threaded comments ([MS-XLSX], CT_ThreadedComments) with their replies.
 * Throws a FileFault.
 */
export function readCellNotes(file: WorkbookFile, entry: SheetEntry): CellNote[] {
  return [
    ...file
      .linkedParts(entry, "comments")
      .flatMap(({ part, text }) => readList(parseXml(text, part), "commentList", "note")),
    ...file
      .linkedParts(entry, "threadedComment")
      .flatMap(({ part, text }) => readList(parseXml(text, part), null, "comment")),
  ];
}

function readList(root: XmlElement, list: string | null, kind: CellNote["kind"]): CellNote[] {
  const elements = (list === null ? root : childNamed(root, list))?.children ?? [];
  return elements.flatMap((element): CellNote[] => {
    const at = readAddress(element.attributes["ref"] ?? "");
    const text = childNamed(element, "text")?.text ?? "";
    return at ? [{ kind, id: element.attributes["id"] ?? "", row: at.row, column: at.column, text }] : [];
  });
}
