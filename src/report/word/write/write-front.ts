import { shortLine } from "../../text/clean-text";
import type { ReportDocument } from "../../document/document";
import type { BodyWriter } from "./body-writer";
import { writeTable } from "./write-rows";

/** A heading, with the bookmark that the table of contents links to. */
export interface BodyHeading {
  level: 1 | 2;
  text: string;
  bookmark: string;
}

/** A longer table of contents lists sections only. */
const MOST_ENTRIES = 200;

/** The headings of a report in order: introduction, sections, and their KPIs. */
export function listHeadings(document: ReportDocument): BodyHeading[] {
  const headings: Omit<BodyHeading, "bookmark">[] = [
    { level: 1, text: "Introduction" },
    ...document.sections.flatMap((section) => [
      { level: 1 as const, text: section.heading },
      ...section.kpis.map((kpi) => ({ level: 2 as const, text: kpi.heading })),
    ]),
  ];
  return headings.map((heading, index) => ({ ...heading, bookmark: `_Toc${9_000_001 + index}` }));
}

/** Whether a heading begins a page is up to the template's style; the first one always does, after the contents. */
export function writeHeading(writer: BodyWriter, { level, text, bookmark }: BodyHeading, isFirst = false): string {
  const id = writer.nextId();
  // On one line, as in the table of contents and the navigation pane.
  const runs = `<w:bookmarkStart w:id="${id}" w:name="${bookmark}"/>${writer.run(shortLine(text, Infinity) || "Untitled")}<w:bookmarkEnd w:id="${id}"/>`;
  return writer.paragraph(level === 1 ? "heading1" : "heading2", runs, isFirst ? { pageBreakBefore: true } : {});
}

/** The title page: title, period, and how the report was made. */
export function writeTitlePage(writer: BodyWriter, { title, period, made, isPublic }: ReportDocument): string {
  const notice =
    "Public version: owners, due dates, internal notes and the private reasons for overrides are left out.";
  return [
    writer.paragraph("title", writer.run(shortLine(title, Infinity))),
    period ? writer.paragraph("subtitle", writer.run(period)) : "",
    isPublic ? writer.paragraph("cover", writer.run(notice)) : "",
    writer.paragraph("cover", writer.run(made)),
  ].join("");
}

/**
 * The table of contents as a field, without page numbers, which only Word knows. The field is not updated when the file is opened:
 * Word would first ask whether fields may refer to other files. An officer updates it when the narratives are in. Until then it has
 * no dot leaders, which would lead to nothing.
 */
export function writeContents(writer: BodyWriter, headings: readonly BodyHeading[]): string {
  const levels = headings.length > MOST_ENTRIES ? 1 : 2;
  const listed = headings.filter(({ level }) => level <= levels);
  const begin = `${field("begin")}<w:r><w:instrText xml:space="preserve"> TOC \\o "1-${levels}" \\h \\z \\u </w:instrText></w:r>${field("separate")}`;
  const tabs = `<w:tabs><w:tab w:val="right" w:pos="${writer.place.width}"/></w:tabs>`;
  const entries = listed.map(({ level, text, bookmark }, index) => {
    const page = `${field("begin")}<w:r><w:instrText xml:space="preserve"> PAGEREF ${bookmark} \\h </w:instrText></w:r>${field("separate")}${field("end")}`;
    const entry = `<w:hyperlink w:anchor="${bookmark}" w:history="1">${writer.run(shortLine(text, 200) || "Untitled")}<w:r><w:tab/></w:r>${page}</w:hyperlink>`;
    const style = writer.style(level === 1 ? "contents1" : "contents2");
    return `<w:p><w:pPr><w:pStyle w:val="${style}"/>${tabs}</w:pPr>${index === 0 ? begin : ""}${entry}</w:p>`;
  });
  const properties = `<w:sdtPr><w:id w:val="${1_000_000_000 + writer.nextId()}"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>`;
  const end = `<w:p>${field("end")}</w:p>`;
  return `<w:sdt>${properties}<w:sdtContent>${writer.paragraph("contentsHeading", writer.run("Contents"), { pageBreakBefore: true })}${entries.join("")}${end}</w:sdtContent></w:sdt>`;
}

function field(kind: "begin" | "separate" | "end"): string {
  return `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
}

/** The key: statuses with their symbols, words and meanings. */
export function writeKey(writer: BodyWriter, { key }: ReportDocument): string {
  if (key.length === 0) return "";
  const table = writeTable(writer, {
    title: "How statuses are shown",
    description: `The RAG statuses and what they mean: ${key.map(({ word, meaning }) => `${word}, ${meaning}`).join("; ")}.`,
    widths: [20, 80],
    headings: ["RAG status", "What it means"],
    rows: key.map(({ status, word, look, meaning }) => [
      { style: "tableText", runs: writer.run(`${look.symbol}\u00a0${word}`, status), fill: look.fill },
      { style: "tableText", runs: writer.run(meaning) },
    ]),
    keepsRowsWhole: true,
    keepsWithNext: false,
  });
  return `${writer.paragraph("caption", writer.run("How statuses are shown"))}${table}${writer.paragraph("tableText", "")}`;
}
