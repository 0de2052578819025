import { Document, Paragraph, TextRun, type IContext } from "docx";
import type { TrendPicture } from "../../document/document";
import { escapeXml, shortLine } from "../../text/clean-text";
import { RawXml, splitText, writeElement } from "./docx-xml";
import type { StyleIds, StyleKey } from "./style-names";
import { drawTrendSvg, TREND_SIZE } from "../../picture/draw-trend";
import { drawTrendPng } from "./trend-images";

/** A picture or a link that the body refers to. */
export type BodyReference =
  { id: string; kind: "image"; name: string; bytes: Uint8Array } | { id: string; kind: "hyperlink"; address: string };

/** The text that an empty content control shows. Word takes it from the glossary when the control is cleared. */
export interface Placeholder {
  name: string;
  xml: string;
}

/** What a body needs to know of its file: styles, width, and free ids. */
export interface BodyPlace {
  ids: StyleIds;
  /** The width of a line, in twentieths of a point. */
  width: number;
  /** A prefix that no id of the file's relationships begins with. */
  idPrefix: string;
}

/** Ids are unique in the whole file; those in a template's headers and footers are far lower. */
const FIRST_ID = 90_001;
const BREAKS = new Map([
  ["\t", "<w:tab/>"],
  ["\n", "<w:br/>"],
]);
const EMU_PER_POINT = 12_700;

/** Writes the pieces of a body, and collects what they refer to. */
export class BodyWriter {
  readonly references: BodyReference[] = [];
  readonly placeholders: Placeholder[] = [];
  readonly place: BodyPlace;
  private readonly context: IContext;
  private readonly links = new Map<string, string>();
  private last = FIRST_ID - 1;

  constructor(place: BodyPlace) {
    this.place = place;
    const file = new Document({ sections: [] });
    this.context = { file, viewWrapper: file.Document, stack: [] };
  }

  nextId(): number {
    this.last += 1;
    return this.last;
  }

  write(element: Parameters<typeof writeElement>[0]): string {
    return writeElement(element, this.context);
  }

  style(key: StyleKey): string {
    return this.place.ids[key];
  }

  /** A paragraph around runs that are XML already. */
  paragraph(style: StyleKey, runs: string, more: { keepNext?: boolean; pageBreakBefore?: boolean } = {}): string {
    return this.write(
      new Paragraph({ ...(style === "normal" ? {} : { style: this.style(style) }), ...more, children: [rawRun(runs)] }),
    );
  }

  /** A run of text with its tabs and line breaks, in a character style or none. */
  run(text: string, style?: StyleKey): string {
    const pieces = splitText(text);
    if (pieces.length === 0) return "";
    // Not by the library, which turns the text "CURRENT" into the page number.
    const content = pieces
      .map((piece) => BREAKS.get(piece) ?? `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`)
      .join("");
    return this.write(new TextRun({ ...(style ? { style: this.style(style) } : {}), children: [rawRun(content)] }));
  }

  link(address: string, text: string): string {
    const id = this.links.get(address) ?? this.refer((made) => ({ id: made, kind: "hyperlink", address }));
    this.links.set(address, id);
    return `<w:hyperlink r:id="${id}" w:history="1">${this.run(text, "hyperlink")}</w:hyperlink>`;
  }

  /** A picture of a trend in line with the text: an SVG, with a PNG for programs that do not show it. */
  trend(picture: TrendPicture): string {
    const png = this.refer((id) => ({ id, kind: "image", name: `${id}.png`, bytes: drawTrendPng(picture) }));
    const svg = this.refer((id) => ({
      id,
      kind: "image",
      name: `${id}.svg`,
      bytes: new TextEncoder().encode(drawTrendSvg(picture)),
    }));
    const [id, size] = [
      this.nextId(),
      `cx="${TREND_SIZE.width * EMU_PER_POINT}" cy="${TREND_SIZE.height * EMU_PER_POINT}"`,
    ];
    const alternative = escapeXml(shortLine(picture.alternative, 1000));
    const blip = `<a:blip r:embed="${png}"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${svg}"/></a:ext></a:extLst></a:blip>`;
    return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr id="${id}" name="History ${id}" descr="${alternative}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${id}" name="History ${id}" descr="${alternative}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>${blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  }

  private refer(make: (id: string) => BodyReference): string {
    const id = `${this.place.idPrefix}${this.references.length + 1}`;
    this.references.push(make(id));
    return id;
  }
}

/** XML as a child of a paragraph or run of the library, whose types allow its own elements only. */
export function rawRun(xml: string): TextRun {
  return new RawXml(xml) as unknown as TextRun;
}
