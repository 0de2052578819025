import { readArea, areaAddress, type Area } from "../cells/areas";
import { damaged } from "../../office-package/package-error";
import { appendSplices, attributeSplice, spliceText, type Splice } from "../../office-package/xml/splice-text";
import { childNamed, childrenNamed, parseXml } from "../../office-package/xml/xml-tree";
import { writeElement, XML_HEAD } from "../../office-package/xml/write-xml";
import { decodeText, encodeText } from "../cells/cell-text";
import { hasCriteria } from "../sheet/protection-and-filter";

/** The content of a table's part. */
export interface TablePart {
  name: string;
  /** Headings and totals included. */
  area: Area;
  /** The rows of data. */
  body: Area;
  headings: string[];
  /** True when a filter hides some of its rows. */
  isFiltered: boolean;
  /** The name of its style; "" where it has none. */
  style: string;
}

/** Reads a table's part. Throws a FileFault. */
export function readTablePart(text: string, part: string): TablePart {
  const root = parseXml(text, part);
  const { attributes } = root;
  const area = readArea(attributes["ref"] ?? "");
  if (!area || root.local !== "table") throw damaged(part);
  const above = Number(attributes["headerRowCount"] ?? 1);
  const below = Number(attributes["totalsRowCount"] ?? 0);
  const filter = childNamed(root, "autoFilter");
  return {
    name: attributes["displayName"] ?? attributes["name"] ?? "",
    area,
    body: { ...area, row: area.row + above, rowCount: Math.max(0, area.rowCount - above - below) },
    headings: childrenNamed(childNamed(root, "tableColumns") ?? root, "tableColumn").map(({ attributes: column }) =>
      decodeText(column["name"] ?? ""),
    ),
    isFiltered: filter ? hasCriteria(filter.children) : false,
    style: childNamed(root, "tableStyleInfo")?.attributes["name"] ?? "",
  };
}

/** Adds columns at the right edge. */
export function withColumns(text: string, part: string, headings: readonly string[]): string {
  const root = parseXml(text, part);
  const columns = childNamed(root, "tableColumns");
  if (!columns) throw damaged(part);
  const all = childrenNamed(columns, "tableColumn");
  const lastId = all.reduce((most, { attributes }) => Math.max(most, Number(attributes["id"])), 0);
  const name = all[0]?.name ?? `${columns.name.replace(/tableColumns$/, "")}tableColumn`;
  const added = headings.map((heading, index) =>
    writeElement(name, { id: lastId + 1 + index, name: encodeHeading(heading) }),
  );
  const count = String(all.length + headings.length);
  return spliceText(text, [
    ...resized(text, part, headings.length),
    ...appendSplices(text, columns, added.join(""), { count }),
  ]);
}

/** Removes the last columns. */
export function withoutColumns(text: string, part: string, count: number): string {
  const columns = childNamed(parseXml(text, part), "tableColumns");
  if (!columns) throw damaged(part);
  const all = childrenNamed(columns, "tableColumn");
  const gone = all.slice(all.length - count).map(({ start, end }): Splice => ({ start, end, text: "" }));
  return spliceText(text, [
    ...resized(text, part, -count),
    attributeSplice(text, columns, "count", String(all.length - count)),
    ...gone,
  ]);
}

/** Adds a number of rows to the table's area; a negative number removes rows. */
export function withRows(text: string, part: string, by: number): string {
  return spliceText(text, resized(text, part, 0, by));
}

/** Renames the columns whose headings differ from these. */
export function withHeadings(text: string, part: string, headings: readonly string[]): string {
  const columns = childNamed(parseXml(text, part), "tableColumns");
  if (!columns) throw damaged(part);
  const splices = childrenNamed(columns, "tableColumn").flatMap((column, index): Splice[] => {
    const heading = headings[index];
    if (heading === undefined || decodeText(column.attributes["name"] ?? "") === heading) return [];
    return [attributeSplice(text, column, "name", encodeHeading(heading))];
  });
  return splices.length === 0 ? text : spliceText(text, splices);
}

/** The splices that add columns and rows to the areas of a table and its filter. */
function resized(text: string, part: string, columns: number, rows = 0): Splice[] {
  const root = parseXml(text, part);
  return [root, childNamed(root, "autoFilter")].flatMap((element) => {
    const area = element && readArea(element.attributes["ref"] ?? "");
    if (!element || !area) return [];
    return [
      attributeSplice(
        text,
        element,
        "ref",
        areaAddress({ ...area, columnCount: area.columnCount + columns, rowCount: area.rowCount + rows }),
      ),
    ];
  });
}

/** Writes the part of a new table in Excel's default style. */
export function writeTablePart({
  id,
  name,
  area,
  headings,
}: {
  id: number;
  name: string;
  area: Area;
  headings: readonly string[];
}): string {
  const ref = areaAddress(area);
  const columns = headings.map((heading, index) =>
    writeElement("tableColumn", { id: index + 1, name: encodeHeading(heading) }),
  );
  const look = {
    name: "TableStyleMedium2",
    showFirstColumn: "0",
    showLastColumn: "0",
    showRowStripes: "1",
    showColumnStripes: "0",
  };
  const given = {
    xmlns: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    id,
    name,
    displayName: name,
    ref,
    totalsRowShown: "0",
  };
  return (
    XML_HEAD +
    writeElement(
      "table",
      given,
      writeElement("autoFilter", { ref }) +
        writeElement("tableColumns", { count: headings.length }, columns.join("")) +
        writeElement("tableStyleInfo", look),
    )
  );
}

/** The number of a table, which is unique in the workbook. */
export function readTableNumber(text: string, part: string): number {
  return Number(parseXml(text, part).attributes["id"] ?? 0);
}

/** Encodes a heading: Excel writes a line break in the attribute as a code. */
function encodeHeading(heading: string): string {
  return encodeText(heading).replace(/[\n\t]/g, (letter) => `_x${letter.charCodeAt(0).toString(16).padStart(4, "0")}_`);
}
