import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from "docx";
import { cleanText, shortLine } from "../../text/clean-text";
import type { ReportDocument } from "../../document/document";

/** A portrait A4 page with side margins of 18 mm, in twentieths of a point. */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1247, right: 1021, bottom: 1134, left: 1021, header: 567, footer: 510 },
};
const LINE_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right;

/** Makes the template of a report without one: an empty Word file with page setup, header and footer. */
export async function makeShell({ title, period, isPublic }: ReportDocument): Promise<Uint8Array> {
  const tabStops = [{ type: "right" as const, position: LINE_WIDTH }];
  const text = (shown: string): TextRun => new TextRun(cleanText(shortLine(shown, 90)));
  const header = new Header({
    children: [
      new Paragraph({
        style: "Header",
        tabStops,
        children: [
          text(title),
          new TextRun("\t"),
          text([period ?? "", isPublic ? "Public version" : ""].filter((part) => part !== "").join(" · ")),
        ],
      }),
    ],
  });
  const footer = new Footer({
    children: [
      new Paragraph({
        style: "Footer",
        tabStops,
        children: [
          text(title),
          new TextRun({ children: ["\tPage ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
  const empty = new Paragraph("");
  const file = new Document({
    sections: [
      {
        properties: { titlePage: true, page: PAGE },
        headers: { default: header, first: new Header({ children: [empty] }) },
        footers: { default: footer, first: new Footer({ children: [empty] }) },
        children: [],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}
