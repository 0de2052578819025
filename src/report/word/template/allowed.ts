/*
 * What of a template comes into a report: styles, headers, footers and logo. These are lists of what is allowed; what is not
 * on them stays out, known or not.
 */

export const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const OFFICE_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/** Kinds of parts that are kept, as their relationships name them. */
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

/** What a kept part of each kind is; null for pictures, which are of the kinds below. */
export const CONTENT_TYPES = {
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

/** Pictures that hold nothing but a picture. An SVG can hold scripts and addresses; Word keeps a PNG beside each. */
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

/** Which parts a part may lead to. The glossary's own settings are not needed, and may name a template as any settings may. */
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

/** Fields that show what Word knows of the document itself. All others read files, run something, ask, or are filled from elsewhere. */
export const ALLOWED_FIELDS: ReadonlySet<string> = new Set([
  ...["PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "PAGEREF", "SEQ", "=", "IF"],
  ...["DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "TITLE", "SUBJECT", "AUTHOR", "FILENAME"],
]);

/** Settings of page, language and layout. */
export const ALLOWED_SETTINGS: ReadonlySet<string> = new Set([
  ...[
    "view",
    "zoom",
    "displayBackgroundShape",
    "embedTrueTypeFonts",
    "embedSystemFonts",
    "saveSubsetFonts",
    "mirrorMargins",
    "alignBordersAndEdges",
  ],
  ...[
    "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter",
    "gutterAtTop",
    "hideSpellingErrors",
    "hideGrammaticalErrors",
    "stylePaneFormatFilter",
  ],
  ...[
    "trackRevisions",
    "defaultTabStop",
    "autoHyphenation",
    "consecutiveHyphenLimit",
    "hyphenationZone",
    "doNotHyphenateCaps",
    "defaultTableStyle",
  ],
  ...[
    "evenAndOddHeaders",
    "bookFoldRevPrinting",
    "bookFoldPrinting",
    "bookFoldPrintingSheets",
    "drawingGridHorizontalSpacing",
  ],
  ...[
    "drawingGridVerticalSpacing",
    "displayHorizontalDrawingGridEvery",
    "displayVerticalDrawingGridEvery",
    "characterSpacingControl",
  ],
  ...[
    "noLineBreaksAfter",
    "noLineBreaksBefore",
    "hdrShapeDefaults",
    "footnotePr",
    "endnotePr",
    "compat",
    "rsids",
    "mathPr",
    "themeFontLang",
  ],
  ...["clrSchemeMapping", "shapeDefaults", "decimalSymbol", "listSeparator"],
]);

/** The vocabularies that a kept part is written in: text, drawings, and the older form of drawings. */
export function isKnownNamespace(uri: string): boolean {
  return KNOWN_NAMESPACES.some((known) => known.test(uri));
}

const KNOWN_NAMESPACES = [
  /^http:\/\/schemas\.openxmlformats\.org\/(?:wordprocessingml\/2006\/main|markup-compatibility\/2006|officeDocument\/2006\/math)$/,
  /^http:\/\/schemas\.openxmlformats\.org\/drawingml\/2006\/(?:main|picture|wordprocessingDrawing)$/,
  /^http:\/\/schemas\.microsoft\.com\/office\/(?:word|drawing|thememl)\/[\w/]{4,60}$/,
  /^urn:schemas-microsoft-com:(?:vml|office:office|office:word)$/,
];

/** Elements that run, embed or fetch something, by their local names; each with what it is told as, null where it is only an addition. */
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

/** Elements of which only what is in them stays. */
export const UNWRAPPED_ELEMENTS: ReadonlySet<string> = new Set(["hyperlink", "customXml", "smartTag"]);
