import type { BorderLine, CellData, CellStyle } from "../../../src/office-host/workbook/types";
import { attributes, counted, element, escapeXml, HEAD, MAIN, textList } from "./xml";

/** Built-in number formats by id (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_FORMATS: Record<string, number> = {
  ...{ General: 0, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4, "0%": 9, "0.00%": 10, "m/d/yyyy": 14, "@": 49 },
};
const FIRST_OWN_FORMAT = 164;
const WEIGHTS = { Hairline: "hair", Thin: "thin", Medium: "medium", Thick: "thick" } as const;

/** Writes "#C6EFCE" as "FFC6EFCE", as files do. */
export function argb(colour: string): string {
  return `FF${colour.slice(1)}`;
}

function fontXml({ bold, italic, fontSize = 11, color, fontName = "Calibri" }: CellStyle): string {
  const colour = color === undefined ? "" : element("color", { rgb: argb(color) });
  const face = `${element("sz", { val: fontSize })}${colour}${element("name", { val: fontName })}${element("family", { val: 2 })}`;
  return `<font>${bold === true ? "<b/>" : ""}${italic === true ? "<i/>" : ""}${face}</font>`;
}

function fillXml({ fill: colour, pattern }: CellStyle): string {
  if (pattern) {
    const behind = colour === undefined ? { indexed: 64 } : { rgb: argb(colour) };
    const colours = `${element("fgColor", { rgb: argb(pattern.color) })}${element("bgColor", behind)}`;
    const patternType = `${pattern.name.charAt(0).toLowerCase()}${pattern.name.slice(1)}`;
    return `<fill>${element("patternFill", { patternType }, colours)}</fill>`;
  }
  if (colour === undefined) return '<fill><patternFill patternType="none"/></fill>';
  const colours = `${element("fgColor", { rgb: argb(colour) })}<bgColor indexed="64"/>`;
  return `<fill><patternFill patternType="solid">${colours}</patternFill></fill>`;
}

function borderXml(borders: CellStyle["borders"] = {}): string {
  const side = (name: string, line: BorderLine | undefined): string =>
    line ? element(name, { style: WEIGHTS[line.weight] }, element("color", { rgb: argb(line.color) })) : `<${name}/>`;
  const sides = [
    side("left", borders.left),
    side("right", borders.right),
    side("top", borders.top),
    side("bottom", borders.bottom),
  ];
  return `<border>${sides.join("")}<diagonal/></border>`;
}

function alignmentXml({ horizontal, vertical, wrap }: CellStyle): string {
  const given = attributes({
    horizontal: horizontal?.toLowerCase(),
    vertical: vertical?.toLowerCase(),
    wrapText: wrap,
  });
  return given === "" ? "" : `<alignment${given}/>`;
}

/** The styles of a workbook. */
export interface Styles {
  /** The number of a cell's style. */
  of(cell: CellData): number;
  /** Writes the styles part. */
  xml(): string;
}

/** Collects the styles that the cells of all sheets share. */
export function gatherStyles(): Styles {
  const fonts = textList(fontXml({}));
  // Excel reserves the first two fills.
  const fills = textList(fillXml({}), '<fill><patternFill patternType="gray125"/></fill>');
  const borders = textList(borderXml());
  const formats = textList();
  const xfs = textList('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
  return {
    of({ format = "General", style = {}, quotePrefix }) {
      const [fontId, fillId] = [fonts.place(fontXml(style)), fills.place(fillXml(style))];
      const borderId = borders.place(borderXml(style.borders));
      const numFmtId = BUILT_IN_FORMATS[format] ?? FIRST_OWN_FORMAT + formats.place(format);
      const alignment = alignmentXml(style);
      const applied = {
        ...{ applyNumberFormat: numFmtId > 0, applyFont: fontId > 0, applyFill: fillId > 0, applyBorder: borderId > 0 },
        ...{ applyAlignment: alignment !== "", applyProtection: style.locked === false },
      };
      const protection = style.locked === false ? '<protection locked="0"/>' : "";
      return xfs.place(
        element("xf", { numFmtId, fontId, fillId, borderId, xfId: 0, quotePrefix, ...applied }, alignment + protection),
      );
    },
    xml: () =>
      [
        `${HEAD}<styleSheet xmlns="${MAIN}">`,
        counted(
          "numFmts",
          formats.items.map(
            (code, i) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + i}" formatCode="${escapeXml(code)}"/>`,
          ),
        ),
        counted("fonts", fonts.items),
        counted("fills", fills.items),
        counted("borders", borders.items),
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
        counted("cellXfs", xfs.items),
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
        '<dxfs count="0"/></styleSheet>',
      ].join(""),
  };
}
