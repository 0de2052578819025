import { decode, parseXml } from "../package/parse-xml";
import type { StatusLooks } from "../../status-looks";
import { findPiece } from "./replace-pieces";
import { STYLE_NAMES, type StyleIds, type StyleKey } from "../write/style-names";
import { BASE_STYLES, stylesOf, wrapStyle, writeBulletStyle, writeStyle } from "../write/styles";
import { done, type WordResult } from "../word-problem";
import { WORD } from "../template/allowed";

const KEYS = Object.keys(STYLE_NAMES) as StyleKey[];

/** A template's styles with those of the report's that it lacks. */
export interface JoinedStyles {
  ids: StyleIds;
  xml: string;
  /** True where the list of the report's bullets is needed: the template has no style "List Bullet". */
  needsBullets: boolean;
}

/**
 * Joins the report's styles to a template's, or (null) to the plain ones of a file that has none. `list` is the number of the
 * bullets' list, `looks` how the report's statuses look.
 */
export function joinStyles(
  path: string,
  bytes: Uint8Array | null,
  list: number,
  looks: StatusLooks,
): WordResult<JoinedStyles> {
  const xml = bytes
    ? decode(bytes)
    : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="${WORD}">${BASE_STYLES}</w:styles>`;
  const known = readStyleNames(path, new TextEncoder().encode(xml));
  if (!known.ok) return known;
  const { byName, ids: taken } = known.value;
  const ids = Object.fromEntries(
    KEYS.map((key) => [key, byName.get(nameKey(STYLE_NAMES[key], typeOf(key))) ?? freeId(key, taken)]),
  ) as StyleIds;
  const isMissing = (key: StyleKey): boolean => !byName.has(nameKey(STYLE_NAMES[key], typeOf(key)));
  const added = stylesOf(looks)
    .filter(({ key }) => isMissing(key))
    .map((style) => writeStyle(style, ids));
  if (isMissing("bullet")) added.push(wrapStyle("bullet", "paragraph", ids, writeBulletStyle(ids, list)));
  // A file without "Normal" has no paragraph style at all to base others on.
  if (isMissing("normal"))
    added.unshift(
      wrapStyle("normal", "paragraph", ids, "<w:qFormat/>").replace("<w:style ", '<w:style w:default="1" '),
    );
  return done({ ids, xml: setLanguage(insertLast(xml, added.join(""))), needsBullets: isMissing("bullet") });
}

/** The types of styles, which do not hang on how statuses look; those of statuses are of characters. */
const TYPES = new Map(stylesOf(new Map()).map(({ key, type }) => [key, type]));

function typeOf(key: StyleKey): string {
  if (key === "bullet" || key === "normal") return "paragraph";
  return TYPES.get(key) ?? "character";
}

/** Word compares the names of styles of one type without regard to case, and so do their makers. */
function nameKey(name: string, type: string): string {
  return `${type}/${name.toLowerCase()}`;
}

function readStyleNames(
  path: string,
  bytes: Uint8Array,
): WordResult<{ byName: Map<string, string>; ids: Set<string> }> {
  const byName = new Map<string, string>();
  const ids = new Set<string>();
  let [id, type] = ["", ""];
  const parsed = parseXml(path, bytes, {
    open: ({ name, attributes }) => {
      if (name === "w:style") {
        [id, type] = [attributes.styleId ?? "", attributes.type ?? "paragraph"];
        ids.add(id.toLowerCase());
        // The style that all paragraphs have is "Normal", whatever it is called.
        if (type === "paragraph" && /^(?:1|true|on)$/.test(attributes.default ?? ""))
          byName.set(nameKey("Normal", type), id);
      } else if (name === "w:name" && id !== "") {
        const key = nameKey(attributes.val ?? "", type);
        if (!byName.has(key)) byName.set(key, id);
      }
    },
    close: (name) => {
      if (name === "w:style") id = "";
    },
    text: () => undefined,
  });
  return parsed.ok ? done({ byName, ids }) : parsed;
}

function freeId(key: StyleKey, taken: ReadonlySet<string>): string {
  const plain = STYLE_NAMES[key].replace(/\b[a-z]/g, (letter) => letter.toUpperCase()).replace(/\W/g, "");
  let id = plain;
  for (let count = 2; taken.has(id.toLowerCase()); count += 1) id = `${plain}${count}`;
  return id;
}

function insertLast(xml: string, added: string): string {
  if (/<w:styles\b[^<>]*\/>\s*$/.test(xml)) return xml.replace(/\/>\s*$/, () => `>${added}</w:styles>`);
  return xml.replace(/<\/w:styles>\s*$/, () => `${added}</w:styles>`);
}

/** The report is in British English; a template made elsewhere may say otherwise. */
function setLanguage(xml: string): string {
  const language = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>';
  const defaults = findPiece(xml, "<w:rPrDefault>", "</w:rPrDefault>");
  if (defaults === undefined) {
    const docDefaults = `<w:docDefaults><w:rPrDefault><w:rPr>${language}</w:rPr></w:rPrDefault></w:docDefaults>`;
    if (/<w:docDefaults\s*\/>/.test(xml)) return xml.replace(/<w:docDefaults\s*\/>/, () => docDefaults);
    if (/<w:docDefaults>/.test(xml))
      return xml.replace(/<w:docDefaults>/, () => docDefaults.replace("</w:docDefaults>", ""));
    return xml.replace(/<w:styles\b[^<>]*>/, (root) => root + docDefaults);
  }
  if (/<w:lang\b/.test(defaults)) {
    return xml.replace(defaults, () =>
      defaults.replace(/<w:lang\b[^<>]*>/, (tag) =>
        tag.includes("w:val=") ? tag.replace(/w:val="[^"]*"/, 'w:val="en-GB"') : language,
      ),
    );
  }
  if (defaults.includes("</w:rPr>"))
    return xml.replace(defaults, () => defaults.replace("</w:rPr>", () => `${language}</w:rPr>`));
  return xml.replace(defaults, () => `<w:rPrDefault><w:rPr>${language}</w:rPr></w:rPrDefault>`);
}
