import type { OpenPackage } from "../package/open-package";
import { parseXml } from "../package/parse-xml";
import { done, type WordResult } from "../word-problem";

/** Which list a paragraph is in, and how deep, as its properties or its style say. */
export interface ListPlace {
  list: string;
  level: string;
}

/** What Word knows of lists in a document, as far as a narrative's lines need it. */
export interface ListMarks {
  /** The place that a paragraph style gives. */
  ofStyle: Map<string, ListPlace>;
  /** "bullet", "decimal", "none": by list and level, "3/0". */
  formats: Map<string, string>;
}

/** Reads styles and numbering; either may be missing (null). */
export function readListMarks(
  opened: OpenPackage,
  styles: string | null,
  numbering: string | null,
): WordResult<ListMarks> {
  const marks: ListMarks = { ofStyle: new Map(), formats: new Map() };
  for (const [path, read] of [
    [styles, readStyles],
    [numbering, readNumbering],
  ] as const) {
    if (path === null || !opened.has(path)) continue;
    const bytes = opened.read(path);
    if (!bytes.ok) return bytes;
    const parsed = read(path, bytes.value, marks);
    if (!parsed.ok) return parsed;
  }
  return done(marks);
}

function readStyles(path: string, bytes: Uint8Array, { ofStyle }: ListMarks): WordResult<null> {
  const basedOn = new Map<string, string>();
  let [style, list, level, isList] = ["", "", "0", false];
  const parsed = parseXml(path, bytes, {
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
    text: () => undefined,
  });
  // A style takes its list from the one it is based on.
  for (const [id] of basedOn) {
    let [from, steps] = [id, 0];
    while (!ofStyle.has(from) && basedOn.has(from) && steps < 20) [from, steps] = [basedOn.get(from) ?? "", steps + 1];
    const place = ofStyle.get(from);
    if (place) ofStyle.set(id, place);
  }
  return parsed;
}

/** A list has nine levels (ISO/IEC 29500-1, 17.9.6). */
const MOST_LEVELS = 9;

function readNumbering(path: string, bytes: Uint8Array, { formats }: ListMarks): WordResult<null> {
  /** By kind of list, and level. */
  const kinds = new Map<string, Map<string, string>>();
  const lists = new Map<string, string>();
  let [kind, list, level] = ["", "", "0"];
  const parsed = parseXml(path, bytes, {
    open: ({ name, attributes: { val = "", abstractNumId = "", numId = "", ilvl = "0" } }) => {
      if (name === "w:abstractNum") kind = abstractNumId;
      else if (name === "w:num") list = numId;
      else if (name === "w:lvl") level = ilvl;
      else if (name === "w:numFmt" && list === "")
        kinds.set(kind, (kinds.get(kind) ?? new Map<string, string>()).set(level, val));
      else if (name === "w:abstractNumId") lists.set(list, val);
    },
    close: () => undefined,
    text: () => undefined,
  });
  for (const [id, of] of lists) {
    for (const [at, format] of [...(kinds.get(of) ?? [])].slice(0, MOST_LEVELS)) formats.set(`${id}/${at}`, format);
  }
  return parsed;
}
