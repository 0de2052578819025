/** What of a template does not come into a report. */
export type LeftOutKind =
  /** A field that reads, runs or asks; by its name. */
  | "field"
  /** A picture that is elsewhere, or of a kind that can hold more than a picture; by its address. */
  | "picture"
  /** A link; by its address. */
  | "link"
  /** An embedded object, a control, a video. */
  | "object"
  /** The template it was itself made from; by its address. */
  | "attached-template"
  /** Other files that are shown within it: frames, pieces of HTML, subdocuments. */
  | "file"
  /** Data it is filled from: mail merge, custom XML. */
  | "data"
  | "web-extension"
  /** Macros that are named, keys and buttons that start them. */
  | "macro"
  /** A mark that it may only be read, or only with a password. */
  | "protection"
  | "properties"
  | "label"
  /** Anything else that is not known here; by its name. */
  | "other";

export interface LeftOut {
  kind: LeftOutKind;
  /** What it is called, or where it leads; "" where that says nothing. */
  name: string;
}

export type TellLeftOut = (kind: LeftOutKind, name?: string) => void;

/** What a relationship that is not kept is told as, by the last word of its type; null for what only the template's own text needed. */
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
  ].map((kind) => [kind, null] as const),
  ...[
    "styles",
    "stylesWithEffects",
    "printerSettings",
    "core-properties",
    "extended-properties",
    "thumbnail",
    "officeDocument",
  ].map((kind) => [kind, null] as const),
  ...[
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

/** Tells of a relationship that is not kept. `target` is where it leads, where that is out of the file. */
export function tellRelationship(tell: TellLeftOut, kind: string, target: string): void {
  const told = RELATIONSHIPS.get(kind);
  if (told !== undefined && told !== null) tell(told, target);
  // Whatever leads out of the file is told, and so is what is not known.
  else if (told === undefined || target !== "") tell("other", kind);
}

/** Names of one kind, and letters of a name, that are kept: more is said by no sentence. */
const MOST_OF_A_KIND = 50;
const LONGEST_NAME = 200;

/** Keeps what it is told, each once. */
export function collectLeftOut(): { tell: TellLeftOut; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const tell: TellLeftOut = (kind, name = "") => {
    const short = name.slice(0, LONGEST_NAME);
    const ofKind = leftOut.filter((one) => one.kind === kind);
    if (ofKind.length < MOST_OF_A_KIND && !ofKind.some((one) => one.name === short))
      leftOut.push({ kind, name: short });
  };
  return { tell, leftOut };
}
