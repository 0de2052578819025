import { XML_HEAD } from "../../../office-package/xml/write-xml";
import { scanWordXml } from "../scan-word-xml";
import type { StatusLooks } from "../../status-looks";
import { findPiece } from "./replace-pieces";
import { STYLE_NAMES, type StyleIds, type StyleKey } from "../write/style-names";
import { BASE_STYLES, stylesOf, wrapStyle, writeBulletStyle, writeStyle } from "../write/report-styles";
import { WORD } from "../template/allowed";

const KEYS = Object.keys(STYLE_NAMES) as StyleKey[];

/** A template's styles part, with the report's styles that it lacked. */
export interface JoinedStyles {
  ids: StyleIds;
  xml: string;
  /** True where the report's own list of bullets is used: the template has no style "List Bullet". */
  needsBullets: boolean;
}

/**
 * Adds the report's styles to a template's styles part, or (null) to a new one. `list` is the id of the list of bullets, `looks` how
 * the report's statuses look. Throws a WordFault.
 */
export function joinStyles(path: string, own: string | null, list: number, looks: StatusLooks): JoinedStyles {
  const xml = own ?? `${XML_HEAD}<w:styles xmlns:w="${WORD}">${BASE_STYLES}</w:styles>`;
  const { byName, ids: taken } = readStyleNames(path, xml);
  const ids = Object.fromEntries(
    KEYS.map((key) => [key, byName.get(nameKey(STYLE_NAMES[key], typeOf(key))) ?? freeId(key, taken)]),
  ) as StyleIds;
  const isMissing = (key: StyleKey): boolean => !byName.has(nameKey(STYLE_NAMES[key], typeOf(key)));
  const added = stylesOf(looks)
    .filter(({ key }) => isMissing(key))
    .map((style) => writeStyle(style, ids));
  if (isMissing("bullet")) added.push(wrapStyle("bullet", "paragraph", ids, writeBulletStyle(ids, list)));
  // A file without "Normal" has no paragraph style that others could be based on.
  if (isMissing("normal"))
    added.unshift(
      wrapStyle("normal", "paragraph", ids, "<w:qFormat/>").replace("<w:style ", '<w:style w:default="1" '),
    );
  return { ids, xml: setLanguage(insertLast(xml, added.join(""))), needsBullets: isMissing("bullet") };
}

/** The type of each style except those of statuses, which are character styles. */
const TYPES = new Map(stylesOf(new Map()).map(({ key, type }) => [key, type]));

function typeOf(key: StyleKey): string {
  if (key === "bullet" || key === "normal") return "paragraph";
  return TYPES.get(key) ?? "character";
}

/** Word compares the names of styles of one type without regard to case. */
function nameKey(name: string, type: string): string {
  return `${type}/${name.toLowerCase()}`;
}

function readStyleNames(path: string, xml: string): { byName: Map<string, string>; ids: Set<string> } {
  const byName = new Map<string, string>();
  const ids = new Set<string>();
  let [id, type] = ["", ""];
  scanWordXml(xml, path, {
    open: ({ name, attributes }) => {
      if (name === "w:style") {
        [id, type] = [attributes.styleId ?? "", attributes.type ?? "paragraph"];
        ids.add(id.toLowerCase());
        // The default paragraph style is "Normal", whatever its name.
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
  });
  return { byName, ids };
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

/** Sets the default language to British English, in which reports are written. */
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
