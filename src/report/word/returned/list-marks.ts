import type { Package } from "../../../office-package/package";
import { linkedPart, type Relationship } from "../../../office-package/relationships";
import { scanWordXml } from "../scan-word-xml";

/** The list and level of a paragraph, from its properties or its style. */
export interface ListPlace {
  list: string;
  level: string;
}

/** What the list marks of a narrative's lines depend on in a document. */
export interface ListMarks {
  /** The place that a paragraph style gives. */
  ofStyle: Map<string, ListPlace>;
  /** The number format ("bullet", "decimal", "none") by list and level: "3/0". */
  formats: Map<string, string>;
}

/** Reads the lists from a part's styles and numbering, either of which may be missing. Throws a PackageError. */
export function readListMarks(file: Package, relationships: readonly Relationship[]): ListMarks {
  const marks: ListMarks = { ofStyle: new Map(), formats: new Map() };
  const read = (kind: string, readInto: (path: string, text: string, marks: ListMarks) => void): void => {
    const path = linkedPart(relationships, kind);
    const text = path === null ? null : file.text(path);
    if (path !== null && text !== null) readInto(path, text, marks);
  };
  read("styles", readStyles);
  read("numbering", readNumbering);
  return marks;
}

function readStyles(path: string, text: string, { ofStyle }: ListMarks): void {
  const basedOn = new Map<string, string>();
  let [style, list, level, isList] = ["", "", "0", false];
  scanWordXml(text, path, {
    open: ({ name, attributes }) => {
      const { val = "", styleId = "" } = attributes;
      if (name === "w:style") [style, list, level, isList] = [styleId, "", "0", false];
      else if (name === "w:basedOn") basedOn.set(style, val);
      else if (name === "w:numId") [list, isList] = [val, true];
      else if (name === "w:ilvl") level = val;
    },
    close: (name) => {
      if (name === "w:style" && isList) ofStyle.set(style, { list, level });
    },
  });
  // A style inherits the list of the style that it is based on.
  for (const [id] of basedOn) {
    let [from, steps] = [id, 0];
    while (!ofStyle.has(from) && basedOn.has(from) && steps < 20) [from, steps] = [basedOn.get(from) ?? "", steps + 1];
    const place = ofStyle.get(from);
    if (place) ofStyle.set(id, place);
  }
}

/** A list has nine levels (ISO/IEC 29500-1, 17.9.6). */
const MOST_LEVELS = 9;

function readNumbering(path: string, text: string, { formats }: ListMarks): void {
  /** Number formats by list definition and level. */
  const kinds = new Map<string, Map<string, string>>();
  const lists = new Map<string, string>();
  let [kind, list, level] = ["", "", "0"];
  scanWordXml(text, path, {
    open: ({ name, attributes: { val = "", abstractNumId = "", numId = "", ilvl = "0" } }) => {
      if (name === "w:abstractNum") kind = abstractNumId;
      else if (name === "w:num") list = numId;
      else if (name === "w:lvl") level = ilvl;
      else if (name === "w:numFmt" && list === "")
        kinds.set(kind, (kinds.get(kind) ?? new Map<string, string>()).set(level, val));
      else if (name === "w:abstractNumId") lists.set(list, val);
    },
  });
  for (const [id, of] of lists) {
    for (const [at, format] of [...(kinds.get(of) ?? [])].slice(0, MOST_LEVELS)) formats.set(`${id}/${at}`, format);
  }
}

/** The mark of the next paragraph: "- " in a bulleted list, "2. " in a numbered one, else "". Numbers are counted in `counts`. */
export function markOf(
  { place, style }: { place: Partial<ListPlace>; style: string },
  { ofStyle, formats }: ListMarks,
  counts: Map<string, number>,
): string {
  const { list, level = "0" } = place.list === undefined ? (ofStyle.get(style) ?? {}) : place;
  // List 0 removes a paragraph from its style's list (ISO/IEC 29500-1, 17.9.18).
  if (list === undefined || list === "0") return "";
  const key = `${list}/${level}`;
  const format = formats.get(key) ?? "bullet";
  if (format === "none") return "";
  if (format === "bullet") return "- ";
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return `${count}. `;
}
