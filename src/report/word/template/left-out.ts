/** The kinds of what a template contains and a report leaves out. */
export type LeftOutKind =
  /** A field that reads, runs or asks; by its name. */
  | "field"
  /** A picture outside of the file, or of a format that can contain more than a picture; by its address. */
  | "picture"
  /** A link; by its address. */
  | "link"
  /** An embedded object, a control, a video. */
  | "object"
  /** The template that it was made from; by its address. */
  | "attached-template"
  /** Other files that it shows: frames, pieces of HTML, subdocuments. */
  | "file"
  /** Data that it is filled from: mail merge, custom XML. */
  | "data"
  | "web-extension"
  /** References to macros: keys and buttons that start them. */
  | "macro"
  /** Protection against changes. */
  | "protection"
  | "properties"
  | "label"
  /** Anything unknown; by its name. */
  | "other";

/** Something that a report leaves out of its template. */
export interface LeftOut {
  kind: LeftOutKind;
  /** Its name or address; "" where that would say nothing. */
  name: string;
}

/** Records that something was left out. */
export type ReportLeftOut = (kind: LeftOutKind, name?: string) => void;

/** How a lost relationship is reported, by its kind; null (not reported) for what only the template's own text needed. */
const RELATIONSHIPS: ReadonlyMap<string, LeftOutKind | null> = new Map<string, LeftOutKind | null>([
  ...["image", "svg"].map((kind) => [kind, "picture"] as const),
  ["hyperlink", "link"],
  ...["oleObject", "package", "control", "activeXControlBinary", "video", "audio", "media", "ink", "slicer"].map(
    (kind) => [kind, "object"] as const,
  ),
  ["attachedTemplate", "attached-template"],
  ...["aFChunk", "subDocument", "frame"].map((kind) => [kind, "file"] as const),
  ...[
    "customXml",
    "customXmlProps",
    "mailMergeSource",
    "mailMergeHeaderSource",
    "recipientData",
    "transform",
    "xmlMaps",
    "externalLink",
  ].map((kind) => [kind, "data"] as const),
  ...["webextension", "webextensiontaskpanes", "taskpanes"].map((kind) => [kind, "web-extension"] as const),
  ...["vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars", "extensibility", "customUI"].map(
    (kind) => [kind, "macro"] as const,
  ),
  ["custom-properties", "properties"],
  ["classificationlabels", "label"],
  ...[
    "comments",
    "commentsExtended",
    "commentsIds",
    "commentsExtensible",
    "people",
    "header",
    "footer",
    "footnotes",
    "endnotes",
    "webSettings",
    "settings",
    "styles",
    "stylesWithEffects",
    "printerSettings",
    "core-properties",
    "extended-properties",
    "thumbnail",
    "officeDocument",
    "chart",
    "chartEx",
    "diagramData",
    "diagramLayout",
    "diagramQuickStyle",
    "diagramColors",
    "diagramDrawing",
    "bibliography",
  ].map((kind) => [kind, null] as const),
]);

/** Reports a relationship that is not kept. `target` is its address outside of the file, or "". */
export function reportRelationship(report: ReportLeftOut, kind: string, target: string): void {
  const reported = RELATIONSHIPS.get(kind);
  if (reported !== undefined && reported !== null) report(reported, target);
  // Unknown kinds, and all that leads out of the file, are reported by their kind.
  else if (reported === undefined || target !== "") report("other", kind);
}

/** The most names of a kind, and characters of a name, that are recorded: no sentence shows more. */
const MOST_OF_A_KIND = 50;
const LONGEST_NAME = 200;

/** A list without duplicates, and the function that adds to it. */
export function collectLeftOut(): { report: ReportLeftOut; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const report: ReportLeftOut = (kind, name = "") => {
    const short = name.slice(0, LONGEST_NAME);
    const ofKind = leftOut.filter((one) => one.kind === kind);
    if (ofKind.length < MOST_OF_A_KIND && !ofKind.some((one) => one.name === short))
      leftOut.push({ kind, name: short });
  };
  return { report, leftOut };
}
