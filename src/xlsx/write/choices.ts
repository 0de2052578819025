import { areaAddress, readAreas, subtractArea, type Area } from "../cells/areas";
import { pieceNamed, putPiece } from "../sheet/sheet-pieces";
import type { Sheet } from "../sheet/edited-sheet";
import { appendSplices, attributeSplice, spliceText } from "../../office-package/xml/splice-text";
import { childrenNamed, parseXml } from "../../office-package/xml/xml-tree";
import { escapeText, writeElement } from "../../office-package/xml/write-xml";

const PIECE = "dataValidations";

/** Adds a drop-down list to cells. Choices have no commas, and at most 255 characters together. */
export function addChoices(sheet: Sheet, area: Area, options: readonly string[]): void {
  const { prefix } = sheet.part;
  const given = {
    type: "list",
    allowBlank: true,
    showInputMessage: true,
    showErrorMessage: true,
    sqref: areaAddress(area),
  };
  const list = `"${options.join(",").replaceAll('"', '""')}"`;
  const written = writeElement(
    `${prefix}dataValidation`,
    given,
    `<${prefix}formula1>${escapeText(list)}</${prefix}formula1>`,
  );
  const known = pieceNamed(sheet.pieces, PIECE);
  if (known === null) {
    putPiece(sheet.pieces, PIECE, writeElement(`${prefix}${PIECE}`, { count: 1 }, written));
    return;
  }
  const root = parseXml(known, PIECE, prefix);
  const count = String(childrenNamed(root, "dataValidation").length + 1);
  putPiece(sheet.pieces, PIECE, spliceText(known, appendSplices(known, root, written, { count })));
}

/** Removes drop-down lists and all other data validation from cells. */
export function clearChoices(sheet: Sheet, area: Area): void {
  const { prefix } = sheet.part;
  const known = pieceNamed(sheet.pieces, PIECE);
  if (known === null) return;
  const root = parseXml(known, PIECE, prefix);
  const rules = childrenNamed(root, "dataValidation").map((element) => ({
    element,
    left: readAreas(element.attributes["sqref"] ?? "").flatMap((one) => subtractArea(one, area)),
  }));
  const kept = rules.filter(({ left }) => left.length > 0).length;
  if (kept === 0) {
    putPiece(sheet.pieces, PIECE, null);
    return;
  }
  const splices = rules.map(({ element, left }) => {
    if (left.length === 0) return { start: element.start, end: element.end, text: "" };
    return attributeSplice(known, element, "sqref", left.map(areaAddress).join(" "));
  });
  putPiece(sheet.pieces, PIECE, spliceText(known, [attributeSplice(known, root, "count", String(kept)), ...splices]));
}
