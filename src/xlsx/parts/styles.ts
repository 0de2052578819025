import { builtInFormat, builtInNumber, FIRST_OWN_FORMAT } from "./number-formats";
import type { Side } from "./read-looks";
import { appendSplices, spliceText, type Splice } from "../../office-package/xml/splice-text";
import { childNamed, isOn, parseXml, prefixOf, type XmlElement } from "../../office-package/xml/xml-tree";
import { writeAttributes, writeElement, XML_HEAD, type Attributes } from "../../office-package/xml/write-xml";

/** What can be changed about how cells look; what is left out stays. Colours are "#RRGGBB". */
export interface LookChange {
  font?: { points?: number; bold?: boolean; italic?: boolean; colour?: string };
  /** null is no fill. */
  fill?: string | null;
  /** null is no line. */
  lines?: Partial<Record<Side, Line | null>>;
  wraps?: boolean;
  /** null is as Excel begins: texts at the left, numbers at the right, at the bottom of the cell. */
  horizontal?: "left" | "center" | "right" | null;
  vertical?: "top" | "center" | null;
}

/** A line along a side of a cell: "thin", "#8EA9DB". */
export interface Line {
  style: string;
  colour: string;
}

/** The looks that cells of a workbook share, by the number that cells give them. Styles are only ever added. */
export interface Styles {
  /** A style's number format in en-US form. */
  formatOf(style: number): string;
  /** How a style's fill is written in the part; null where it has none. */
  fillText(style: number): string | null;
  /** The prefix of the part's names. */
  readonly prefix: string;
  /** True where a text was entered behind an apostrophe. */
  isQuoted(style: number): boolean;
  /** True unless somebody unlocked such cells: on a protected sheet they are not written to. */
  isLocked(style: number): boolean;
  withFormat(style: number, format: string): number;
  withQuote(style: number, isQuoted: boolean): number;
  withLook(style: number, change: LookChange): number;
  copy(): Styles;
  /** The part's text, with what was added. */
  write(): string;
}

interface Xf {
  attributes: Record<string, string>;
  /** Its children as they are written, by name. */
  children: [name: string, xml: string][];
}

type List = "fonts" | "fills" | "borders" | "cellXfs";

/** The order of the lists in the part (ECMA-376 part 1, 18.8.39). */
const ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
];

/** A part for a workbook that has none. */
export const EMPTY_STYLES = `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** False for a part that has nothing in it, which is as good as none. */
export function hasStyles(text: string): boolean {
  return /<(?:[\w.-]+:)?cellXfs[\s>]/.test(text);
}

/** Reads the styles part. Throws a FileFault. */
export function readStyles(text: string, part: string): Styles {
  const root = parseXml(text, part);
  const prefix = prefixOf(text);
  const slice = ({ start, end }: XmlElement): string => text.slice(start, end);
  const listed = (list: string): XmlElement[] => childNamed(root, list)?.children ?? [];
  const formats = new Map(
    listed("numFmts").map(({ attributes }) => [Number(attributes["numFmtId"]), attributes["formatCode"] ?? "General"]),
  );
  const xfs = listed("cellXfs").map((xf): Xf => ({
    attributes: { ...xf.attributes },
    children: xf.children.map((child) => [child.local, slice(child)]),
  }));
  const texts = {
    fonts: listed("fonts").map(slice),
    fills: listed("fills").map(slice),
    borders: listed("borders").map(slice),
  };
  return stylesOf({
    text,
    part,
    prefix,
    root,
    formats,
    known: new Set(formats.keys()),
    xfs,
    texts,
    counts: {
      cellXfs: xfs.length,
      fonts: texts.fonts.length,
      fills: texts.fills.length,
      borders: texts.borders.length,
    },
  });
}

interface StylesState {
  text: string;
  part: string;
  prefix: string;
  root: XmlElement;
  formats: Map<number, string>;
  /** The numbers of formats that the part has. */
  known: ReadonlySet<number>;
  xfs: Xf[];
  texts: Record<Exclude<List, "cellXfs">, string[]>;
  /** How many of each the part has. */
  counts: Record<List, number>;
}

function stylesOf(state: StylesState): Styles {
  const { formats, xfs, texts, prefix } = state;
  const places = new Map(xfs.map((xf, index): [string, number] => [writeXf(xf, prefix), index]).reverse());
  const changed = new Map<string, number>();
  const locked = new Map<number, boolean>();
  const xfAt = (style: number): Xf =>
    xfs[style] ?? { attributes: { numFmtId: "0", fontId: "0", fillId: "0", borderId: "0", xfId: "0" }, children: [] };
  const place = (xf: Xf): number => {
    const key = writeXf(xf, prefix);
    const known = places.get(key);
    if (known !== undefined) return known;
    if (xfs.length === 0) xfs.push(xfAt(0));
    places.set(key, xfs.length);
    return xfs.push(xf) - 1;
  };
  /** The same change is asked for of many cells. */
  const once = (key: string, make: () => number): number => {
    const known = changed.get(key);
    if (known !== undefined) return known;
    const made = make();
    changed.set(key, made);
    return made;
  };
  const placesOf = (list: Exclude<List, "cellXfs">): Map<string, number> =>
    new Map(texts[list].map((xml, index): [string, number] => [xml, index]).reverse());
  const placesOfTexts = { fonts: placesOf("fonts"), fills: placesOf("fills"), borders: placesOf("borders") };
  const placeText = (list: Exclude<List, "cellXfs">, xml: string): string => {
    const at = placesOfTexts[list].get(xml) ?? texts[list].push(xml) - 1;
    placesOfTexts[list].set(xml, at);
    return String(at);
  };
  const numbers = new Map([...formats].map(([id, code]): [string, number] => [code, id]).reverse());
  let lastNumber = [...formats.keys()].reduce((most, id) => Math.max(most, id), FIRST_OWN_FORMAT - 1);
  const formatNumber = (format: string): number => {
    const known = builtInNumber(format) ?? numbers.get(format);
    if (known !== undefined) return known;
    lastNumber += 1;
    formats.set(lastNumber, format);
    numbers.set(format, lastNumber);
    return lastNumber;
  };
  const formatOf = (style: number): string => {
    const id = Number(xfAt(style).attributes["numFmtId"] ?? 0);
    return formats.get(id) ?? builtInFormat(id) ?? "General";
  };
  const change = (xf: Xf, attributes: Record<string, string | null>, children = xf.children): number => {
    const merged = Object.entries({ ...xf.attributes, ...attributes }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] as const],
    );
    return place({ attributes: Object.fromEntries(merged), children });
  };
  return {
    formatOf,
    prefix,
    fillText: (style) => texts.fills[Number(xfAt(style).attributes["fillId"] ?? 0)] ?? null,
    isQuoted: (style) => isOn(xfAt(style).attributes["quotePrefix"]),
    isLocked: (style) => {
      let isLocked = locked.get(style);
      if (isLocked === undefined) {
        const [, protection] = xfAt(style).children.find(([name]) => name === "protection") ?? [];
        const given =
          protection === undefined ? undefined : parseXml(protection, state.part, prefix).attributes["locked"];
        isLocked = given === undefined || isOn(given);
        locked.set(style, isLocked);
      }
      return isLocked;
    },
    withFormat: (style, format) =>
      once(`${style} ${format}`, () => {
        if (formatOf(style) === format) return style;
        const id = formatNumber(format);
        return change(xfAt(style), { numFmtId: String(id), applyNumberFormat: id === 0 ? null : "1" });
      }),
    withQuote: (style, isQuoted) =>
      once(`${style} quote ${isQuoted}`, () => {
        const xf = xfAt(style);
        return isOn(xf.attributes["quotePrefix"]) === isQuoted
          ? style
          : change(xf, { quotePrefix: isQuoted ? "1" : null });
      }),
    withLook: (style, look) =>
      once(`${style} look ${JSON.stringify(look)}`, () => {
        const xf = xfAt(style);
        const attributes: Record<string, string | null> = {};
        if (look.font) {
          const font = texts.fonts[Number(xf.attributes["fontId"] ?? 0)] ?? `<${prefix}font/>`;
          attributes["fontId"] = placeText("fonts", withFont(font, state, look.font));
          attributes["applyFont"] = "1";
        }
        if (look.fill !== undefined) {
          attributes["fillId"] = look.fill === null ? "0" : placeText("fills", writeFill(look.fill, prefix));
          attributes["applyFill"] = look.fill === null ? null : "1";
        }
        if (look.lines !== undefined) {
          const border = texts.borders[Number(xf.attributes["borderId"] ?? 0)] ?? `<${prefix}border/>`;
          const id = placeText("borders", withLines(border, state, look.lines));
          attributes["borderId"] = id;
          attributes["applyBorder"] = id === "0" ? null : "1";
        }
        const aligned = alignmentOf(look);
        if (Object.keys(aligned).length === 0) return change(xf, attributes);
        const others = xf.children.filter(([name]) => name !== "alignment");
        const now = parsed(xf.children.find(([name]) => name === "alignment")?.[1], state)?.attributes ?? {};
        return change(xf, { ...attributes, applyAlignment: "1" }, [
          ["alignment", writeElement(`${prefix}alignment`, definedOf({ ...now, ...aligned }))],
          ...others,
        ]);
      }),
    copy: () =>
      stylesOf({
        ...state,
        formats: new Map(formats),
        xfs: [...xfs],
        texts: { fonts: [...texts.fonts], fills: [...texts.fills], borders: [...texts.borders] },
      }),
    write: () => writeStyles(state),
  };
}

function parsed(xml: string | undefined, { part, prefix }: StylesState): XmlElement | undefined {
  return xml === undefined ? undefined : parseXml(xml, part, prefix);
}

function definedOf(attributes: Record<string, string | undefined>): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}

function writeXf({ attributes, children }: Xf, prefix: string): string {
  return writeElement(`${prefix}xf`, attributes, children.map(([, xml]) => xml).join(""));
}

/** The order in which Excel writes what a font is made of. */
const FONT_ORDER = [
  "b",
  "i",
  "strike",
  "condense",
  "extend",
  "outline",
  "shadow",
  "u",
  "vertAlign",
  "sz",
  "color",
  "name",
  "family",
  "charset",
  "scheme",
];

function withFont(
  font: string,
  state: StylesState,
  { points, bold, italic, colour }: NonNullable<LookChange["font"]>,
): string {
  const { prefix } = state;
  const parts = new Map(
    parsed(font, state)?.children.map((child) => [child.local, font.slice(child.start, child.end)]),
  );
  const put = (name: string, xml: string | null): void =>
    void (xml === null ? parts.delete(name) : parts.set(name, xml));
  if (bold !== undefined) put("b", bold ? `<${prefix}b/>` : null);
  if (italic !== undefined) put("i", italic ? `<${prefix}i/>` : null);
  if (points !== undefined) put("sz", writeElement(`${prefix}sz`, { val: points }));
  if (colour !== undefined) put("color", writeElement(`${prefix}color`, { rgb: argb(colour) }));
  const sorted = [...parts].sort(([a], [b]) => FONT_ORDER.indexOf(a) - FONT_ORDER.indexOf(b));
  return writeElement(`${prefix}font`, {}, sorted.map(([, xml]) => xml).join(""));
}

function writeFill(colour: string, prefix: string): string {
  const colours = writeElement(`${prefix}fgColor`, { rgb: argb(colour) }) + `<${prefix}bgColor indexed="64"/>`;
  return `<${prefix}fill>${writeElement(`${prefix}patternFill`, { patternType: "solid" }, colours)}</${prefix}fill>`;
}

/** The order of a border's lines (ECMA-376 part 1, 18.8.4). */
const LINE_ORDER = ["start", "end", "left", "right", "top", "bottom", "diagonal", "vertical", "horizontal"];

function withLines(border: string, state: StylesState, lines: NonNullable<LookChange["lines"]>): string {
  const { prefix } = state;
  const root = parsed(border, state);
  const parts = new Map(root?.children.map((child) => [child.local, border.slice(child.start, child.end)]));
  for (const side of ["left", "right", "top", "bottom", "diagonal"])
    if (!parts.has(side)) parts.set(side, `<${prefix}${side}/>`);
  for (const [side, line] of Object.entries(lines)) {
    const colour = line && writeElement(`${prefix}color`, { rgb: argb(line.colour) });
    parts.set(
      side,
      line && colour ? writeElement(`${prefix}${side}`, { style: line.style }, colour) : `<${prefix}${side}/>`,
    );
  }
  const sorted = [...parts].sort(([a], [b]) => LINE_ORDER.indexOf(a) - LINE_ORDER.indexOf(b));
  return writeElement(`${prefix}border`, root?.attributes ?? {}, sorted.map(([, xml]) => xml).join(""));
}

function alignmentOf({ wraps, horizontal, vertical }: LookChange): Record<string, string | undefined> {
  return {
    ...(horizontal === undefined ? {} : { horizontal: horizontal ?? undefined }),
    ...(vertical === undefined ? {} : { vertical: vertical ?? undefined }),
    ...(wraps === undefined ? {} : { wrapText: wraps ? "1" : undefined }),
  };
}

/** "#C6EFCE" is "FFC6EFCE" in a file. */
export function argb(colour: string): string {
  return `FF${colour.slice(1)}`;
}

function writeStyles(state: StylesState): string {
  const { text, root, prefix, formats, known, xfs, texts, counts } = state;
  const splices: Splice[] = [];
  const append = (list: string, items: readonly string[], had: number): void => {
    if (items.length === 0) return;
    const element = childNamed(root, list);
    const count = String(had + items.length);
    if (element) {
      splices.push(...appendSplices(text, element, items.join(""), { count }));
      return;
    }
    const next = root.children.find((child) => ORDER.indexOf(child.local) > ORDER.indexOf(list));
    const at = next?.start ?? root.closeStart;
    splices.push({ start: at, end: at, text: writeElement(`${prefix}${list}`, { count }, items.join("")) });
  };
  const added = [...formats].filter(([id]) => !known.has(id));
  append(
    "numFmts",
    added.map(([numFmtId, formatCode]) => `<${prefix}numFmt${writeAttributes({ numFmtId, formatCode })}/>`),
    known.size,
  );
  for (const list of ["fonts", "fills", "borders"] as const)
    append(list, texts[list].slice(counts[list]), counts[list]);
  append(
    "cellXfs",
    xfs.slice(counts.cellXfs).map((xf) => writeXf(xf, prefix)),
    counts.cellXfs,
  );
  return splices.length === 0 ? text : spliceText(text, splices);
}
