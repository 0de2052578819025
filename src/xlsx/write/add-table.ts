import type { Area } from "../cells/areas";
import { addPiece, pieceNamed, putPiece } from "../sheet/sheet-pieces";
import { writeTablePart } from "../workbook/table-part";
import type { SheetEntry, WorkbookFile } from "../workbook/workbook-file";
import { appendSplices, spliceText } from "../../office-package/xml/splice-text";
import { parseXml } from "../../office-package/xml/xml-tree";
import { writeElement } from "../../office-package/xml/write-xml";

/** Turns cells of a sheet into a table with its headings in the first row. */
export function addTable(
  file: WorkbookFile,
  entry: SheetEntry,
  { name, area, headings }: { name: string; area: Area; headings: readonly string[] },
): void {
  const sheet = file.sheet(entry);
  const { prefix } = sheet.part;
  const link = file.addTable(entry, (id) => writeTablePart({ id, name, area, headings }));
  const written = writeElement(`${prefix}tablePart`, { "r:id": link });
  const known = pieceNamed(sheet.pieces, "tableParts");
  if (known === null) {
    addPiece(sheet.pieces, "tableParts", writeElement(`${prefix}tableParts`, { count: 1 }, written));
    return;
  }
  const root = parseXml(known, "tableParts", prefix);
  putPiece(
    sheet.pieces,
    "tableParts",
    spliceText(known, appendSplices(known, root, written, { count: String(root.children.length + 1) })),
  );
}
