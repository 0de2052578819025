import { strFromU8, unzipSync } from "fflate";
import { attributeOf, childrenOf, elementsNamed, readXml, textOf, type XmlElement } from "../manifest/read-xml";

/** A cell of an .xlsx file, as far as a test needs it. */
export interface XlsxCell {
  value: string | number;
  format: string;
  fill: string | undefined;
  color: string | undefined;
  bold: boolean;
  wrap: boolean;
  horizontal: string | undefined;
  vertical: string | undefined;
}

export interface XlsxSheet {
  name: string;
  cells: XlsxCell[][];
  /** In pixels, by index. */
  columnWidths: Record<number, number>;
  rowHeights: Record<number, number>;
  frozenRows: number;
  tables: { name: string; style: string; headings: string[] }[];
  /** The choices of each drop-down list. */
  lists: string[];
}

/** The built-in formats that the sample uses, by number (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: Record<string, string> = {
  "0": "General",
  "1": "0",
  "2": "0.00",
  "3": "#,##0",
  "4": "#,##0.00",
  "9": "0%",
  "10": "0.00%",
};

function capital(word: string | undefined): string | undefined {
  return word === undefined ? undefined : word.charAt(0).toUpperCase() + word.slice(1);
}

/** "FF1F3864" becomes "#1F3864". */
function colourOf(element: XmlElement | undefined): string | undefined {
  const argb = attributeOf(element, "rgb");
  return argb === undefined ? undefined : `#${argb.slice(2)}`;
}

function only(element: XmlElement, name: string): XmlElement {
  const [found] = elementsNamed(element, name);
  if (!found) throw new Error(`There is no <${name}>.`);
  return found;
}

function readStyles(styles: XmlElement): Omit<XlsxCell, "value">[] {
  const formats = new Map(
    elementsNamed(styles, "numFmt").map((each) => [attributeOf(each, "numFmtId"), attributeOf(each, "formatCode")]),
  );
  const fonts = childrenOf(only(styles, "fonts"));
  const fills = childrenOf(only(styles, "fills"));
  return childrenOf(only(styles, "cellXfs")).map((xf) => {
    const number = attributeOf(xf, "numFmtId") ?? "0";
    const font = fonts[Number(attributeOf(xf, "fontId"))];
    const fill = fills[Number(attributeOf(xf, "fillId"))];
    const [alignment] = childrenOf(xf);
    return {
      format: formats.get(number) ?? BUILT_IN[number] ?? `unknown format ${number}`,
      fill: fill && colourOf(elementsNamed(fill, "fgColor")[0]),
      color: font && colourOf(elementsNamed(font, "color")[0]),
      bold: font !== undefined && elementsNamed(font, "b").length > 0,
      wrap: attributeOf(alignment, "wrapText") === "1",
      horizontal: capital(attributeOf(alignment, "horizontal")),
      vertical: capital(attributeOf(alignment, "vertical")),
    };
  });
}

/**
 * Reads what the sample needs of an .xlsx file. It shares no code with the script that writes the file, so that it checks
 * that script.
 */
export function readXlsx(file: Uint8Array): { title: string; sheets: XlsxSheet[] } {
  const parts = unzipSync(file);
  const part = (name: string): XmlElement => {
    const bytes = parts[name];
    if (!bytes) throw new Error(`The file has no ${name}.`);
    return readXml(strFromU8(bytes));
  };
  const linksOf = (folder: string, name: string): Map<string | undefined, string> =>
    parts[`${folder}/_rels/${name}.rels`] === undefined
      ? new Map()
      : new Map(
          childrenOf(part(`${folder}/_rels/${name}.rels`)).map((link) => [
            attributeOf(link, "Id"),
            new URL(attributeOf(link, "Target") ?? "", `file:///${folder}/`).pathname.slice(1),
          ]),
        );

  const styles = readStyles(part("xl/styles.xml"));
  const sheetFiles = linksOf("xl", "workbook.xml");

  const readCell = (cell: XmlElement): XlsxCell => {
    const style = styles[Number(attributeOf(cell, "s"))];
    if (!style) throw new Error(`${attributeOf(cell, "r")} has a style that is not there.`);
    if (attributeOf(cell, "t") === "inlineStr") return { value: textOf(only(cell, "t")), ...style };
    const [value] = elementsNamed(cell, "v").map(textOf);
    return { value: value === undefined ? "" : Number(value), ...style };
  };

  const readSheet = (entry: XmlElement): XlsxSheet => {
    const name = sheetFiles.get(attributeOf(entry, "r:id")) ?? "";
    const sheet = part(name);
    const links = linksOf("xl/worksheets", name.slice("xl/worksheets/".length));
    const sheetRows = elementsNamed(sheet, "row");
    return {
      name: attributeOf(entry, "name") ?? "",
      cells: sheetRows.map((row) => childrenOf(row).map(readCell)),
      columnWidths: Object.fromEntries(
        elementsNamed(sheet, "col").map((column) => [
          Number(attributeOf(column, "min")) - 1,
          Math.round(Number(attributeOf(column, "width")) * 7),
        ]),
      ),
      rowHeights: Object.fromEntries(sheetRows.map((row, i) => [i, Number(attributeOf(row, "ht")) / 0.75])),
      frozenRows: Number(attributeOf(elementsNamed(sheet, "pane")[0], "ySplit") ?? 0),
      tables: elementsNamed(sheet, "tablePart").map((link) => {
        const table = part(links.get(attributeOf(link, "r:id")) ?? "");
        return {
          name: attributeOf(table, "displayName") ?? "",
          style: attributeOf(only(table, "tableStyleInfo"), "name") ?? "",
          headings: elementsNamed(table, "tableColumn").map((column) => attributeOf(column, "name") ?? ""),
        };
      }),
      lists: elementsNamed(sheet, "formula1").map((formula) => textOf(formula).replaceAll('"', "")),
    };
  };

  return {
    title: textOf(only(part("docProps/core.xml"), "dc:title")),
    sheets: elementsNamed(part("xl/workbook.xml"), "sheet").map(readSheet),
  };
}
