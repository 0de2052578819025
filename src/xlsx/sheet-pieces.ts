import type { SheetPiece } from "./read/read-sheet";

/** The order of a worksheet's pieces, which Excel insists on (ECMA-376 part 1, 18.3.1.99). */
const ORDER =
  "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst".split(
    " ",
  );

type Pieces = SheetPiece[];

export function pieceNamed(pieces: readonly SheetPiece[], name: string): string | null {
  return pieces.find((piece) => piece.name === name)?.text ?? null;
}

/** Puts a piece behind others of its name, where Excel expects it. */
export function addPiece(pieces: Pieces, name: string, text: string): void {
  const place = ORDER.indexOf(name);
  const next = pieces.findIndex((piece) => ORDER.indexOf(piece.name) > place);
  pieces.splice(next < 0 ? pieces.length : next, 0, { name, text });
}

/** Replaces the piece of a name, adds it, or takes it away where it is null. */
export function putPiece(pieces: Pieces, name: string, text: string | null): void {
  const at = pieces.findIndex((piece) => piece.name === name);
  if (at < 0) {
    if (text !== null) addPiece(pieces, name, text);
  } else if (text === null) pieces.splice(at, 1);
  else pieces[at] = { name, text };
}
