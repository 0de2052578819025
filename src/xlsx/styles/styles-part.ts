import { appendSplices, insertSplice, spliceText, type Splice } from "../../office-package/xml/splice-text";
import { writeAttributes, writeElement, XML_HEAD } from "../../office-package/xml/write-xml";
import { childNamed, parseXml, prefixOf, type XmlElement } from "../../office-package/xml/xml-tree";

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
export interface Xf {
  attributes: Record<string, string>;
  /** Its child elements as they are written, by name. */
  children: [name: string, xml: string][];
}

/** A list of XML items without duplicates. */
class ItemList {
  private readonly places: Map<string, number>;

  constructor(
    readonly items: string[],
    /** How many of the items are in the part already. */
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
export interface StylesPart {
  text: string;
  part: string;
  prefix: string;
  root: XmlElement;
  /** The ids of the number formats that it has. */
  formatIds: ReadonlySet<number>;
  xfCount: number;
}

/** The lists that new styles are added to. */
export interface StyleLists {
  /** Number formats by id. */
  formats: Map<number, string>;
  xfs: Xf[];
  fonts: ItemList;
  fills: ItemList;
  borders: ItemList;
}

/** Reads the styles part of a workbook. Throws a FileFault. */
export function readStylesPart(text: string, part: string): { part: StylesPart; lists: StyleLists } {
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
  return {
    part: { text, part, prefix, root, formatIds: new Set(formats.keys()), xfCount: xfs.length },
    lists: { formats, xfs, fonts: items("fonts"), fills: items("fills"), borders: items("borders") },
  };
}

/** Writes a cell format. */
export function writeXf({ attributes, children }: Xf, prefix: string): string {
  return writeElement(`${prefix}xf`, attributes, children.map(([, xml]) => xml).join(""));
}

/** Writes the part with what was added to its lists. */
export function writeStylesPart({ text, root, prefix, formatIds, xfCount }: StylesPart, lists: StyleLists): string {
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
