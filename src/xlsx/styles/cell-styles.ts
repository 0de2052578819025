import { appendSplices, insertSplice, spliceText, type Splice } from "../../office-package/xml/splice-text";
import { writeAttributes, writeElement, XML_HEAD, type Attributes } from "../../office-package/xml/write-xml";
import { childNamed, isOn, parseXml, prefixOf, type XmlElement } from "../../office-package/xml/xml-tree";
import { builtInFormat, builtInNumber, FIRST_OWN_FORMAT } from "./number-formats";
import { alignmentOf, withFont, withLines, writeFill, type LookChange } from "./write-look";

/** The order of the lists in the styles part (ECMA-376 part 1, 18.8.39). */
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

/** The part of a workbook without one. */
export const EMPTY_STYLES = `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** False for an empty part, which is treated as missing. */
export function hasStyles(text: string): boolean {
  return /<(?:[\w.-]+:)?cellXfs[\s>]/.test(text);
}

/** A cell format: an entry of the list that cells refer to by number. */
interface Xf {
  attributes: Record<string, string>;
  /** Its child elements as they are written, by name. */
  children: [name: string, xml: string][];
}

/** A list of XML items in which each stands once, found by its text. */
class ItemList {
  private readonly places: Map<string, number>;

  constructor(
    readonly items: string[],
    /** How many of the items the part has already. */
    readonly known: number,
  ) {
    // Of equal items the first counts.
    this.places = new Map(items.map((xml, index): [string, number] => [xml, index]).reverse());
  }

  /** The index of an item, which is added where it is missing. */
  place(xml: string): string {
    const at = this.places.get(xml) ?? this.items.push(xml) - 1;
    this.places.set(xml, at);
    return String(at);
  }

  get added(): readonly string[] {
    return this.items.slice(this.known);
  }

  copy(): ItemList {
    return new ItemList([...this.items], this.known);
  }
}

/** The styles part as it was read. */
interface StylesPart {
  text: string;
  part: string;
  prefix: string;
  root: XmlElement;
  /** The ids of the number formats that it has. */
  formatIds: ReadonlySet<number>;
  xfCount: number;
}

/** What is added to as styles are asked for. */
interface StyleLists {
  /** Number formats by id. */
  formats: Map<number, string>;
  xfs: Xf[];
  fonts: ItemList;
  fills: ItemList;
  borders: ItemList;
}

/** Reads the styles part. Throws a FileFault. */
export function readStyles(text: string, part: string): Styles {
  const root = parseXml(text, part);
  const prefix = prefixOf(text);
  const slice = ({ start, end }: XmlElement): string => text.slice(start, end);
  const listed = (list: string): XmlElement[] => childNamed(root, list)?.children ?? [];
  const items = (list: string): ItemList => new ItemList(listed(list).map(slice), listed(list).length);
  const formats = new Map(
    listed("numFmts").map(({ attributes }) => [Number(attributes["numFmtId"]), attributes["formatCode"] ?? "General"]),
  );
  const xfs = listed("cellXfs").map((xf): Xf => ({
    attributes: { ...xf.attributes },
    children: xf.children.map((child) => [child.local, slice(child)]),
  }));
  return new Styles(
    { text, part, prefix, root, formatIds: new Set(formats.keys()), xfCount: xfs.length },
    { formats, xfs, fonts: items("fonts"), fills: items("fills"), borders: items("borders") },
  );
}

const DEFAULT_XF: Xf = {
  attributes: { numFmtId: "0", fontId: "0", fillId: "0", borderId: "0", xfId: "0" },
  children: [],
};

/** The styles that cells of a workbook share, by the number that cells refer to. Styles are only ever added. */
export class Styles {
  /** The numbers of styles by their XML. */
  private readonly places: Map<string, number>;
  /** The ids of number formats by their code. */
  private readonly formatIds: Map<string, number>;
  private lastFormatId: number;
  /** Results of changes: the same change is made to many cells. */
  private readonly changed = new Map<string, number>();
  private readonly locked = new Map<number, boolean>();

  constructor(
    private readonly part: StylesPart,
    private readonly lists: StyleLists,
  ) {
    const { xfs, formats } = lists;
    this.places = new Map(xfs.map((xf, index): [string, number] => [writeXf(xf, part.prefix), index]).reverse());
    this.formatIds = new Map([...formats].map(([id, code]): [string, number] => [code, id]).reverse());
    this.lastFormatId = [...formats.keys()].reduce((highest, id) => Math.max(highest, id), FIRST_OWN_FORMAT - 1);
  }

  /** The prefix of the part's names. */
  get prefix(): string {
    return this.part.prefix;
  }

  /** A style's number format in en-US form. */
  formatOf(style: number): string {
    const id = Number(this.xfAt(style).attributes["numFmtId"] ?? 0);
    return this.lists.formats.get(id) ?? builtInFormat(id) ?? "General";
  }

  /** The XML of a style's fill; null where it has none. */
  fillText(style: number): string | null {
    return this.lists.fills.items[Number(this.xfAt(style).attributes["fillId"] ?? 0)] ?? null;
  }

  /** True where a text was entered with an apostrophe before it. */
  isQuoted(style: number): boolean {
    return isOn(this.xfAt(style).attributes["quotePrefix"]);
  }

  /** True unless cells of the style were unlocked: locked cells of a protected sheet cannot be written to. */
  isLocked(style: number): boolean {
    const known = this.locked.get(style);
    if (known !== undefined) return known;
    const locked = this.childAttributes(this.xfAt(style), "protection")["locked"];
    const isLocked = locked === undefined || isOn(locked);
    this.locked.set(style, isLocked);
    return isLocked;
  }

  /** The style with another number format. */
  withFormat(style: number, format: string): number {
    return this.once(`${style} ${format}`, () => {
      if (this.formatOf(style) === format) return style;
      const id = this.formatId(format);
      return this.change(this.xfAt(style), { numFmtId: String(id), applyNumberFormat: id === 0 ? null : "1" });
    });
  }

  /** The style with or without the apostrophe of a quoted text. */
  withQuote(style: number, isQuoted: boolean): number {
    return this.once(`${style} quote ${isQuoted}`, () =>
      this.isQuoted(style) === isQuoted ? style : this.change(this.xfAt(style), { quotePrefix: isQuoted ? "1" : null }),
    );
  }

  /** The style with another font, fill, border or alignment. */
  withLook(style: number, look: LookChange): number {
    return this.once(`${style} look ${JSON.stringify(look)}`, () => {
      const xf = this.xfAt(style);
      const attributes = { ...this.fontChange(xf, look), ...this.fillChange(look), ...this.borderChange(xf, look) };
      const aligned = alignmentOf(look);
      if (Object.keys(aligned).length === 0) return this.change(xf, attributes);
      const others = xf.children.filter(([name]) => name !== "alignment");
      const alignment = definedOf({ ...this.childAttributes(xf, "alignment"), ...aligned });
      return this.change(xf, { ...attributes, applyAlignment: "1" }, [
        ["alignment", writeElement(`${this.prefix}alignment`, alignment)],
        ...others,
      ]);
    });
  }

  copy(): Styles {
    const { formats, xfs, fonts, fills, borders } = this.lists;
    return new Styles(this.part, {
      ...{ formats: new Map(formats), xfs: [...xfs] },
      ...{ fonts: fonts.copy(), fills: fills.copy(), borders: borders.copy() },
    });
  }

  /** The part's text with the styles that were added. */
  write(): string {
    return writeStyles(this.part, this.lists);
  }

  private xfAt(style: number): Xf {
    return this.lists.xfs[style] ?? DEFAULT_XF;
  }

  private place(xf: Xf): number {
    const { xfs } = this.lists;
    const key = writeXf(xf, this.prefix);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    if (xfs.length === 0) xfs.push(DEFAULT_XF);
    this.places.set(key, xfs.length);
    return xfs.push(xf) - 1;
  }

  private once(key: string, make: () => number): number {
    const known = this.changed.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.changed.set(key, made);
    return made;
  }

  private formatId(format: string): number {
    const known = builtInNumber(format) ?? this.formatIds.get(format);
    if (known !== undefined) return known;
    this.lastFormatId += 1;
    this.lists.formats.set(this.lastFormatId, format);
    this.formatIds.set(format, this.lastFormatId);
    return this.lastFormatId;
  }

  private childAttributes({ children }: Xf, name: string): Record<string, string> {
    const [, xml] = children.find(([one]) => one === name) ?? [];
    return xml === undefined ? {} : parseXml(xml, this.part.part, this.prefix).attributes;
  }

  /** The style of changed attributes (null removes one) and children. */
  private change(xf: Xf, attributes: Record<string, string | null>, children = xf.children): number {
    const merged = Object.entries({ ...xf.attributes, ...attributes }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] as const],
    );
    return this.place({ attributes: Object.fromEntries(merged), children });
  }

  private fontChange({ attributes }: Xf, { font }: LookChange): Record<string, string | null> {
    if (!font) return {};
    const { fonts } = this.lists;
    const xml = fonts.items[Number(attributes["fontId"] ?? 0)] ?? `<${this.prefix}font/>`;
    return { fontId: fonts.place(withFont(xml, this.prefix, font)), applyFont: "1" };
  }

  private fillChange({ fill }: LookChange): Record<string, string | null> {
    if (fill === undefined) return {};
    if (fill === null) return { fillId: "0", applyFill: null };
    return { fillId: this.lists.fills.place(writeFill(fill, this.prefix)), applyFill: "1" };
  }

  private borderChange({ attributes }: Xf, { lines }: LookChange): Record<string, string | null> {
    if (lines === undefined) return {};
    const { borders } = this.lists;
    const xml = borders.items[Number(attributes["borderId"] ?? 0)] ?? `<${this.prefix}border/>`;
    const borderId = borders.place(withLines(xml, this.prefix, lines));
    return { borderId, applyBorder: borderId === "0" ? null : "1" };
  }
}

function definedOf(attributes: Record<string, string | undefined>): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}

function writeXf({ attributes, children }: Xf, prefix: string): string {
  return writeElement(`${prefix}xf`, attributes, children.map(([, xml]) => xml).join(""));
}

function writeStyles({ text, root, prefix, formatIds, xfCount }: StylesPart, lists: StyleLists): string {
  const splices: Splice[] = [];
  const append = (list: string, items: readonly string[], before: number): void => {
    if (items.length === 0) return;
    const element = childNamed(root, list);
    const count = String(before + items.length);
    if (element) splices.push(...appendSplices(text, element, items.join(""), { count }));
    else splices.push(insertSplice(root, ORDER, list, writeElement(`${prefix}${list}`, { count }, items.join(""))));
  };
  const formats = [...lists.formats].filter(([id]) => !formatIds.has(id));
  append(
    "numFmts",
    formats.map(([numFmtId, formatCode]) => `<${prefix}numFmt${writeAttributes({ numFmtId, formatCode })}/>`),
    formatIds.size,
  );
  for (const list of ["fonts", "fills", "borders"] as const) append(list, lists[list].added, lists[list].known);
  append(
    "cellXfs",
    lists.xfs.slice(xfCount).map((xf) => writeXf(xf, prefix)),
    xfCount,
  );
  return splices.length === 0 ? text : spliceText(text, splices);
}
