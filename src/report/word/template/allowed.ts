/*
 * What a report takes over from a template: styles, headers, footers and logo. These lists say what is allowed; everything else
 * is left out.
 */

/** The namespace of Word's elements. */
export const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/** The start of the content types of Word's parts. */
export const WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** The kinds of parts that are kept, as relationships name them. */
export type PartKind =
  | "styles"
  | "theme"
  | "settings"
  | "fontTable"
  | "numbering"
  | "footnotes"
  | "endnotes"
  | "glossaryDocument"
  | "header"
  | "footer"
  | "image"
  | "font";

/** The content type of each kind; null for pictures, which have one of the types below. */
export const PART_TYPES = {
  styles: `${WORDML}.styles+xml`,
  theme: "application/vnd.openxmlformats-officedocument.theme+xml",
  settings: `${WORDML}.settings+xml`,
  fontTable: `${WORDML}.fontTable+xml`,
  numbering: `${WORDML}.numbering+xml`,
  footnotes: `${WORDML}.footnotes+xml`,
  endnotes: `${WORDML}.endnotes+xml`,
  glossaryDocument: `${WORDML}.document.glossary+xml`,
  header: `${WORDML}.header+xml`,
  footer: `${WORDML}.footer+xml`,
  image: null,
  font: "application/vnd.openxmlformats-officedocument.obfuscatedFont",
} satisfies Record<PartKind, string | null>;

/** Formats that contain nothing but a picture. An SVG can contain scripts and addresses; Word keeps a PNG beside each. */
export const IMAGE_TYPES: ReadonlySet<string> = new Set([
  "image/png",
  "image/jpeg",
  "image/jpg",
  "image/gif",
  "image/bmp",
  "image/tiff",
  "image/x-emf",
  "image/emf",
  "image/x-wmf",
  "image/wmf",
]);

/** The kinds of parts that a part may lead to. A glossary's settings are left out: it does not need them, and they may name a template. */
export const ALLOWED_PARTS: Record<"document" | PartKind, readonly PartKind[]> = {
  document: [
    "styles",
    "theme",
    "settings",
    "fontTable",
    "numbering",
    "footnotes",
    "endnotes",
    "glossaryDocument",
    "header",
    "footer",
  ],
  glossaryDocument: ["styles", "theme", "fontTable", "numbering", "image"],
  header: ["image"],
  footer: ["image"],
  footnotes: ["image"],
  endnotes: ["image"],
  numbering: ["image"],
  theme: ["image"],
  fontTable: ["font"],
  styles: [],
  settings: [],
  image: [],
  font: [],
};

/** Fields that show what Word knows of the document itself. All others read files, run something, ask, or are filled from outside. */
export const ALLOWED_FIELDS: ReadonlySet<string> = new Set([
  ...["PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "PAGEREF", "SEQ", "=", "IF"],
  ...["DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "TITLE", "SUBJECT", "AUTHOR", "FILENAME"],
]);

/** Settings of page, language and layout. */
export const ALLOWED_SETTINGS: ReadonlySet<string> = new Set([
  "view",
  "zoom",
  "displayBackgroundShape",
  "embedTrueTypeFonts",
  "embedSystemFonts",
  "saveSubsetFonts",
  "mirrorMargins",
  "alignBordersAndEdges",
  "bordersDoNotSurroundHeader",
  "bordersDoNotSurroundFooter",
  "gutterAtTop",
  "hideSpellingErrors",
  "hideGrammaticalErrors",
  "stylePaneFormatFilter",
  "trackRevisions",
  "defaultTabStop",
  "autoHyphenation",
  "consecutiveHyphenLimit",
  "hyphenationZone",
  "doNotHyphenateCaps",
  "defaultTableStyle",
  "evenAndOddHeaders",
  "bookFoldRevPrinting",
  "bookFoldPrinting",
  "bookFoldPrintingSheets",
  "drawingGridHorizontalSpacing",
  "drawingGridVerticalSpacing",
  "displayHorizontalDrawingGridEvery",
  "displayVerticalDrawingGridEvery",
  "characterSpacingControl",
  "noLineBreaksAfter",
  "noLineBreaksBefore",
  "hdrShapeDefaults",
  "footnotePr",
  "endnotePr",
  "compat",
  "rsids",
  "mathPr",
  "themeFontLang",
  "clrSchemeMapping",
  "shapeDefaults",
  "decimalSymbol",
  "listSeparator",
]);

/** True for the namespaces that kept parts are written in: text, drawings, and the older form of drawings. */
export function isKnownNamespace(uri: string): boolean {
  return KNOWN_NAMESPACES.some((known) => known.test(uri));
}

const KNOWN_NAMESPACES = [
  /^http:\/\/schemas\.openxmlformats\.org\/(?:wordprocessingml\/2006\/main|markup-compatibility\/2006|officeDocument\/2006\/math)$/,
  /^http:\/\/schemas\.openxmlformats\.org\/drawingml\/2006\/(?:main|picture|wordprocessingDrawing)$/,
  /^http:\/\/schemas\.microsoft\.com\/office\/(?:word|drawing|thememl)\/[\w/]{4,60}$/,
  /^urn:schemas-microsoft-com:(?:vml|office:office|office:word)$/,
];

/** Elements that run, embed or fetch something, by local name, each with the kind that it is reported as; null is not reported. */
export const REMOVED_ELEMENTS: ReadonlyMap<string, "object" | "file" | "data" | "web-extension" | null> = new Map([
  ...["object", "control", "OLEObject", "contentPart", "webVideoPr"].map((name) => [name, "object"] as const),
  ...["altChunk", "subDoc"].map((name) => [name, "file"] as const),
  ["dataBinding", "data"],
  ...["webExtensionLinked", "webExtensionCreated"].map((name) => [name, "web-extension"] as const),
  ...[
    "ffData",
    "fldData",
    "customXmlPr",
    "smartTagPr",
    "hlinkClick",
    "hlinkHover",
    "hlinkMouseOver",
    "sectPrChange",
    "printerSettings",
  ].map((name) => [name, null] as const),
]);

/** Elements that are replaced by their content. */
export const UNWRAPPED_ELEMENTS: ReadonlySet<string> = new Set(["hyperlink", "customXml", "smartTag"]);
