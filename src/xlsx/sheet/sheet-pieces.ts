import type { SheetPiece } from "./read-sheet-part";

/** The order of a worksheet's pieces, which Excel requires (ECMA-376 part 1, 18.3.1.99). */
const ORDER =
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst".split(
    " ",
  );

type Pieces = SheetPiece[];

/** The text of the first piece of a name; null where there is none. */
export function pieceNamed(pieces: readonly SheetPiece[], name: string): string | null {
  return pieces.find((piece) => piece.name === name)?.text ?? null;
}

/** Adds a piece where Excel expects it, after others of its name. */
export function addPiece(pieces: Pieces, name: string, text: string): void {
  addPieces(pieces, name, [text]);
}

/** Adds several pieces of one name. */
export function addPieces(pieces: Pieces, name: string, texts: readonly string[]): void {
  const place = ORDER.indexOf(name);
  const next = pieces.findIndex((piece) => ORDER.indexOf(piece.name) > place);
  const after = next < 0 ? [] : pieces.splice(next);
  for (const text of texts) pieces.push({ name, text });
  for (const piece of after) pieces.push(piece);
}

/** Replaces or adds the piece of a name, or (null) removes it. */
export function putPiece(pieces: Pieces, name: string, text: string | null): void {
  const at = pieces.findIndex((piece) => piece.name === name);
  if (at < 0) {
    if (text !== null) addPiece(pieces, name, text);
  } else if (text === null) pieces.splice(at, 1);
  else pieces[at] = { name, text };
}
