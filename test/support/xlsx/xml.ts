import { columnLetters } from "../../../src/office-host/workbook/a1-notation";
import type { Area } from "../../../src/office-host/workbook/types";

/** The namespaces of ECMA-376 that the parts of an .xlsx file use. */
export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Escapes a text between tags or quotes; characters that XML does not allow are left out. */
export function escapeXml(text: string): string {
  const known = text.replace(/\r\n?/g, "\n").replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
  return known.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Attributes with a space before each: undefined and false are left out, true is "1". */
export function attributes(given: Record<string, string | number | boolean | undefined>): string {
  return Object.entries(given)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]) => ` ${name}="${value === true ? "1" : escapeXml(String(value))}"`)
    .join("");
}

/** An element; without content it is self-closing. */
export function element(name: string, given: Parameters<typeof attributes>[0], contents = ""): string {
  const open = `<${name}${attributes(given)}`;
  return contents === "" ? `${open}/>` : `${open}>${contents}</${name}>`;
}

/** Elements within one that has their count; "" where there are none. */
export function counted(name: string, items: readonly string[]): string {
  return items.length === 0 ? "" : element(name, { count: items.length }, items.join(""));
}

export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** "A1:B2", and "A1:A1" for a single cell, as files have it. */
export function areaAddress({ row, column, rowCount, columnCount }: Area): string {
  return `${cellAddress(row, column)}:${cellAddress(row + rowCount - 1, column + columnCount - 1)}`;
}

/** A list without duplicates; `place` adds a text and returns its index. */
export function textList(...first: string[]): { items: string[]; place: (text: string) => number } {
  const items = [...first];
  const places = new Map(items.map((text, i) => [text, i]));
  return {
    items,
    place(text) {
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, items.length);
      return items.push(text) - 1;
    },
  };
}
