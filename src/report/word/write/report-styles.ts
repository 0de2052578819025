import type { StatusLooks } from "../../status-looks";
import { STYLE_NAMES, type StyleIds, type StyleKey } from "./style-names";

/** A style of a report. */
export interface StyleDefinition {
  key: StyleKey;
  type: "paragraph" | "character" | "table";
  /** Writes everything after the style's name, given the ids of the styles it refers to. */
  write: (ids: StyleIds) => string;
}

const INK = "1F3864";
const QUIET = "595959";
const RULE = "B4C3DC";

/** Space before and after in twentieths of a point, and the line height in 240ths of a line. */
function spacing(before: number, after: number, line = 264): string {
  return `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`;
}

/** Font properties; `size` is in half points. */
function fontProperties(size: number | null, colour: string | null, more = ""): string {
  const ink = colour ? `<w:color w:val="${colour}"/>` : "";
  const sized = size === null ? "" : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
  return `<w:rPr>${more}${ink}${sized}</w:rPr>`;
}

const BOLD = "<w:b/><w:bCs/>";

function paragraph(key: StyleKey, write: StyleDefinition["write"]): StyleDefinition {
  return { key, type: "paragraph", write };
}

/** The styles of a report, each added to a file that has none of its name. */
export function stylesOf(looks: StatusLooks): StyleDefinition[] {
  const statuses = [...looks].map(([key, { ink }]): StyleDefinition => ({
    key,
    type: "character",
    write: () => `<w:uiPriority w:val="99"/>${fontProperties(null, ink, BOLD)}`,
  }));
  return [...TEXT_STYLES, ...statuses, TABLE_STYLE];
}

const TEXT_STYLES: readonly StyleDefinition[] = [
  paragraph(
    "title",
    ({ normal }) =>
      `<w:basedOn w:val="${normal}"/><w:next w:val="${normal}"/><w:uiPriority w:val="10"/><w:qFormat/><w:pPr><w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="18" w:space="10" w:color="${INK}"/></w:pBdr>${spacing(3600, 240, 240)}</w:pPr>${fontProperties(64, INK, BOLD)}`,
  ),
  paragraph(
    "subtitle",
    ({ normal }) =>
      `<w:basedOn w:val="${normal}"/><w:next w:val="${normal}"/><w:uiPriority w:val="11"/><w:qFormat/><w:pPr>${spacing(0, 720)}</w:pPr>${fontProperties(32, QUIET)}`,
  ),
  paragraph(
    "cover",
    ({ normal }) =>
      `<w:basedOn w:val="${normal}"/><w:uiPriority w:val="99"/><w:pPr>${spacing(0, 120)}</w:pPr>${fontProperties(22, QUIET)}`,
  ),
  paragraph(
    "heading1",
    ({ normal }) =>
      `<w:basedOn w:val="${normal}"/><w:next w:val="${normal}"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:pageBreakBefore/>${spacing(0, 200, 240)}<w:outlineLvl w:val="0"/></w:pPr>${fontProperties(36, INK, BOLD)}`,
  ),
  paragraph(
    "heading2",
    ({ normal }) =>
      `<w:basedOn w:val="${normal}"/><w:next w:val="${normal}"/><w:uiPriority w:val="9"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>${spacing(400, 120, 240)}<w:outlineLvl w:val="1"/></w:pPr>${fontProperties(26, INK, BOLD)}`,
  ),
  paragraph(
    "contentsHeading",
    ({ normal }) =>
      `<w:basedOn w:val="${normal}"/><w:next w:val="${normal}"/><w:uiPriority w:val="39"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepNext/><w:pageBreakBefore/>${spacing(0, 200, 240)}</w:pPr>${fontProperties(36, INK, BOLD)}`,
  ),
  paragraph(
    "contents1",
    ({ normal }) =>
      `<w:basedOn w:val="${normal}"/><w:next w:val="${normal}"/><w:autoRedefine/><w:uiPriority w:val="39"/><w:unhideWhenUsed/><w:pPr>${spacing(140, 40, 240)}</w:pPr>${fontProperties(20, null, BOLD)}`,
  ),
  paragraph(
    "contents2",
    ({ normal }) =>
      `<w:basedOn w:val="${normal}"/><w:next w:val="${normal}"/><w:autoRedefine/><w:uiPriority w:val="39"/><w:unhideWhenUsed/><w:pPr>${spacing(0, 20, 240)}<w:ind w:left="284" w:right="567"/></w:pPr>${fontProperties(20, null)}`,
  ),
  paragraph(
    "header",
    ({ normal }) =>
      `<w:basedOn w:val="${normal}"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr>${spacing(0, 0, 240)}</w:pPr>${fontProperties(17, QUIET)}`,
  ),
  paragraph(
    "footer",
    ({ normal }) =>
      `<w:basedOn w:val="${normal}"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr>${spacing(0, 0, 240)}</w:pPr>${fontProperties(17, QUIET)}`,
  ),
  paragraph(
    "tableText",
    ({ normal }) =>
      `<w:basedOn w:val="${normal}"/><w:uiPriority w:val="99"/><w:qFormat/><w:pPr>${spacing(30, 30, 240)}</w:pPr>${fontProperties(18, null)}`,
  ),
  paragraph(
    "tableHeading",
    ({ tableText }) =>
      `<w:basedOn w:val="${tableText}"/><w:uiPriority w:val="99"/><w:qFormat/><w:pPr><w:keepNext/></w:pPr>${fontProperties(17, null, BOLD)}`,
  ),
  paragraph(
    "tableFigure",
    ({ tableText }) =>
      `<w:basedOn w:val="${tableText}"/><w:uiPriority w:val="99"/><w:qFormat/><w:pPr><w:jc w:val="right"/></w:pPr>`,
  ),
  paragraph(
    "caption",
    ({ normal }) =>
      `<w:basedOn w:val="${normal}"/><w:next w:val="${normal}"/><w:uiPriority w:val="99"/><w:qFormat/><w:pPr><w:keepNext/>${spacing(160, 80, 240)}</w:pPr>${fontProperties(20, INK, BOLD)}`,
  ),
  paragraph(
    "combined",
    ({ normal }) =>
      `<w:basedOn w:val="${normal}"/><w:next w:val="${normal}"/><w:uiPriority w:val="99"/><w:qFormat/><w:pPr><w:keepNext/>${spacing(120, 120)}</w:pPr>`,
  ),
  paragraph(
    "note",
    ({ normal }) =>
      `<w:basedOn w:val="${normal}"/><w:uiPriority w:val="99"/><w:qFormat/><w:pPr><w:keepNext/>${spacing(80, 80, 240)}</w:pPr>${fontProperties(18, QUIET, "<w:i/><w:iCs/>")}`,
  ),
  paragraph(
    "link",
    ({ normal }) =>
      `<w:basedOn w:val="${normal}"/><w:uiPriority w:val="99"/><w:qFormat/><w:pPr>${spacing(0, 120)}</w:pPr>`,
  ),
  {
    key: "placeholder",
    type: "character",
    write: () =>
      `<w:uiPriority w:val="99"/><w:semiHidden/><w:rPr><w:i/><w:iCs/><w:color w:val="${QUIET}"/><w:shd w:val="clear" w:color="auto" w:fill="EEF3FA"/></w:rPr>`,
  },
  {
    key: "hyperlink",
    type: "character",
    write: () =>
      `<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr><w:color w:val="0B4FA0"/><w:u w:val="single"/></w:rPr>`,
  },
  {
    key: "internal",
    type: "character",
    write: () => `<w:uiPriority w:val="99"/>${fontProperties(null, "6B0A14", BOLD)}`,
  },
  { key: "total", type: "character", write: () => `<w:uiPriority w:val="99"/>${fontProperties(null, null, BOLD)}` },
];

const TABLE_STYLE: StyleDefinition = {
  key: "table",
  type: "table",
  write: (): string => {
    const line = (edge: string): string => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="${RULE}"/>`;
    const borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map(line).join("");
    const margins = `<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>`;
    const first = `<w:tblStylePr w:type="firstRow"><w:rPr>${BOLD}<w:color w:val="${INK}"/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="${INK}"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="DDEBF7"/></w:tcPr></w:tblStylePr>`;
    return `<w:uiPriority w:val="99"/><w:tblPr><w:tblBorders>${borders}</w:tblBorders>${margins}</w:tblPr>${first}`;
  },
};

/** Writes the style of bullets for a file without a style "List Bullet". */
export function writeBulletStyle({ normal }: StyleIds, list: number): string {
  return `<w:basedOn w:val="${normal}"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:numPr><w:numId w:val="${list}"/></w:numPr>${spacing(0, 60)}<w:contextualSpacing/></w:pPr>`;
}

/** Writes a style as XML. */
export function writeStyle({ key, type, write }: StyleDefinition, ids: StyleIds): string {
  return wrapStyle(key, type, ids, write(ids));
}

/** Writes a style's element around its content. */
export function wrapStyle(key: StyleKey, type: StyleDefinition["type"], ids: StyleIds, content: string): string {
  const isOwn = STYLE_NAMES[key].startsWith("KPI ");
  return `<w:style w:type="${type}"${isOwn ? ' w:customStyle="1"' : ""} w:styleId="${ids[key]}"><w:name w:val="${STYLE_NAMES[key]}"/>${content}</w:style>`;
}

/** The default styles of a report without a template: language, font and paragraphs. */
export const BASE_STYLES = `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>${spacing(0, 120)}</w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>`;
