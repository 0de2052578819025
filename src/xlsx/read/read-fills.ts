import { patternFill } from "../../kpi/status-looks/fills";
import type { Area } from "../cells/areas";
import type { Sheet } from "../sheet/edited-sheet";
import type { Styles } from "../styles/cell-styles";
import { readColour, readThemeColours, type ThemeColours } from "../styles/theme-colours";
import type { WorkbookFile } from "../workbook/workbook-file";
import { childNamed, childrenNamed, parseXml, type XmlElement } from "../../office-package/xml/xml-tree";

/** Fills that were read, by their XML: a workbook has few of them and many cells. */
const READ = new WeakMap<Styles, { theme: ThemeColours; fills: Map<string, string | null> }>();

/** A cell's own fill: "#RRGGBB", or a pattern with its colours; null for no fill, or a colour that cannot be read. */
export function fillAt(file: WorkbookFile, sheet: Sheet, row: number, column: number): string | null {
  const { styles } = file;
  let known = READ.get(styles);
  if (!known) {
    // Looked up once: finding the theme reads a part of relationships.
    known = { theme: readThemeColours(file.themeText, "theme"), fills: new Map() };
    READ.set(styles, known);
  }
  const written = styles.fillText(sheet.styleAt(row, column));
  if (written === null) return null;
  const read = known.fills.get(written);
  if (read !== undefined) return read;
  const fill = readFill(written, styles.prefix, known.theme);
  known.fills.set(written, fill);
  return fill;
}

function readFill(text: string, prefix: string, theme: ThemeColours): string | null {
  const fill = parseXml(text, "styles", prefix);
  const gradient = childNamed(fill, "gradientFill");
  if (gradient) {
    const stops = childrenNamed(gradient, "stop").map((stop) => childNamed(stop, "color"));
    return patternFill("gradient", coloursIn(stops, theme));
  }
  const pattern = childNamed(fill, "patternFill");
  const type = pattern?.attributes["patternType"] ?? "none";
  if (!pattern || type === "none") return null;
  const [lines, behind] = [childNamed(pattern, "fgColor"), childNamed(pattern, "bgColor")];
  return type === "solid" ? (readColour(lines, theme) ?? null) : patternFill(type, coloursIn([lines, behind], theme));
}

/** The colours that can be read. A colour that is left out, or is the system's, is black or white. */
function coloursIn(elements: readonly (XmlElement | undefined)[], theme: ThemeColours): string[] {
  return elements.flatMap((element) => readColour(element, theme) ?? []);
}

/** The fill of each cell of a column; undefined where no cell has one. */
export function fillsOver(
  file: WorkbookFile,
  sheet: Sheet,
  { row, column, rowCount }: Area,
): (string | null)[] | undefined {
  const fills = Array.from({ length: rowCount }, (_, r) => fillAt(file, sheet, row + r, column));
  return fills.some((fill) => fill !== null) ? fills : undefined;
}
