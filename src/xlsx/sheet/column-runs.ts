import { MAX_COLUMNS } from "../cells/areas";
import { spliceText } from "../../office-package/xml/splice-text";
import { isOn, parseXml } from "../../office-package/xml/xml-tree";
import { writeElement, type Attributes } from "../../office-package/xml/write-xml";

/** Adjacent columns with a width or style of their own. Columns count from 1, as in the file. */
interface ColumnRun {
  min: number;
  max: number;
  attributes: Record<string, string>;
}

/** The width of a digit in Calibri 11, in which files measure columns (ECMA-376 part 1, 18.3.1.13). */
const PIXELS_PER_DIGIT = 7;

/** Converts a width in pixels to the unit of a file. */
export function fileWidth(pixels: number): number {
  return Math.trunc((pixels / PIXELS_PER_DIGIT) * 256) / 256;
}

function readRuns(xml: string | null, prefix: string): ColumnRun[] {
  if (xml === null) return [];
  return parseXml(xml, "cols", prefix).children.map(({ attributes }) => ({
    min: Number(attributes["min"]),
    max: Number(attributes["max"]),
    attributes,
  }));
}

/** Reads the styles of whole columns, which apply to cells that the file does not have. Returns the style of a column, from 0. */
export function readColumnStyles(xml: string | null, prefix: string): (column: number) => number {
  const styles = new Uint32Array(MAX_COLUMNS);
  // Each column counts once and in order, as in every file that Excel opens.
  let next = 0;
  for (const { min, max, attributes } of readRuns(xml, prefix)) {
    const [from, to] = [Math.max(next, min - 1), Math.min(max, MAX_COLUMNS)];
    if (!(from < to)) continue;
    styles.fill(Number(attributes["style"] ?? 0), from, to);
    next = to;
  }
  return (column) => styles[column] ?? 0;
}

/** Sets widths (in pixels by column from 0; null is the standard width) in a sheet's list of columns. Returns null for an empty list. */
export function withWidths(
  xml: string | null,
  prefix: string,
  widths: ReadonlyMap<number, number | null>,
): string | null {
  let runs = readRuns(xml, prefix);
  for (const [column, pixels] of widths) {
    const at = column + 1;
    const run = runs.find(({ min, max }) => at >= min && at <= max);
    const attributes = { ...run?.attributes };
    delete attributes["bestFit"];
    if (pixels === null) {
      delete attributes["customWidth"];
      attributes["width"] = String(STANDARD_WIDTH);
    } else Object.assign(attributes, { width: String(fileWidth(pixels)), customWidth: "1" });
    const isPlain =
      pixels === null &&
      attributes["style"] === undefined &&
      !isOn(attributes["hidden"]) &&
      attributes["outlineLevel"] === undefined;
    runs = [
      ...runs.filter((one) => one !== run),
      ...(run && run.min < at ? [{ ...run, max: at - 1 }] : []),
      ...(isPlain ? [] : [{ min: at, max: at, attributes }]),
      ...(run && run.max > at ? [{ ...run, min: at + 1 }] : []),
    ].sort((a, b) => a.min - b.min);
  }
  if (runs.length === 0) return null;
  const columns = runs.map(({ min, max, attributes }) =>
    writeElement(`${prefix}col`, { ...attributes, min, max } as Attributes),
  );
  if (xml === null) return `<${prefix}cols>${columns.join("")}</${prefix}cols>`;
  const root = parseXml(xml, "cols", prefix);
  return spliceText(xml, [{ start: root.openEnd, end: root.closeStart, text: columns.join("") }]);
}

/** Excel's standard width of a column: 8.43 digits, and the padding around them. */
const STANDARD_WIDTH = 9.140625;
