import { writeElement, type Attributes } from "../../office-package/xml/write-xml";
import { isOn, parseXml } from "../../office-package/xml/xml-tree";
import { builtInFormat, builtInNumber, FIRST_OWN_FORMAT } from "./number-formats";
import { readStylesPart, writeStylesPart, writeXf, type StyleLists, type StylesPart, type Xf } from "./styles-part";
import { alignmentOf, withFont, withLines, writeFill, type LookChange } from "./write-look";

const DEFAULT_XF: Xf = {
  attributes: { numFmtId: "0", fontId: "0", fillId: "0", borderId: "0", xfId: "0" },
  children: [],
};

/** Reads the styles of a workbook. Throws a FileFault. */
export function readStyles(text: string, part: string): Styles {
  const read = readStylesPart(text, part);
  return new Styles(read.part, read.lists);
}

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
    return writeStylesPart(this.part, this.lists);
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
