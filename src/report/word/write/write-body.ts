import type { DocumentSection, ReportDocument } from "../../document/document";
import type { BodyWriter } from "./body-writer";
import { listHeadings, writeContents, writeHeading, writeKey, writeTitlePage, type BodyHeading } from "./write-front";
import { writeKpi } from "./write-kpi";
import { writeNarrative } from "./write-narrative";

/** Called after each KPI, to report progress and yield to other work. */
export type AfterKpi = (done: number, total: number) => Promise<void>;

/** Writes a report's body as XML, in pieces. */
export async function writeBody(writer: BodyWriter, document: ReportDocument, afterKpi: AfterKpi): Promise<string[]> {
  const headings = listHeadings(document);
  const total = document.sections.reduce((sum, { kpis }) => sum + kpis.length, 0);
  const next = headings.values();
  const heading = (isFirst = false): string => writeNext(writer, next, isFirst);
  const isLocked = !document.isPublic;
  const parts = [
    writeTitlePage(writer, document),
    writeContents(writer, headings),
    heading(true),
    writeNarrative(writer, document.introduction, { title: "Introduction of the report", style: "normal", isLocked }),
    writeKey(writer, document),
  ];
  let written = 0;
  for (const section of document.sections) {
    parts.push(heading());
    if (section.introduction)
      parts.push(
        writeNarrative(writer, section.introduction, {
          title: `Introduction: ${section.heading}`,
          style: "normal",
          isLocked,
        }),
      );
    parts.push(writeDashboard(writer, section, isLocked));
    for (const kpi of section.kpis) {
      parts.push(heading(), writeKpi(writer, kpi, document.isPublic));
      written += 1;
      await afterKpi(written, total);
    }
  }
  return parts;
}

function writeNext(writer: BodyWriter, headings: Iterator<BodyHeading>, isFirst: boolean): string {
  const { value, done } = headings.next();
  return done ? "" : writeHeading(writer, value, isFirst);
}

/** The section's link to its dashboard, or a place to type it. An address that is not http or https is text only. */
function writeDashboard(
  writer: BodyWriter,
  { heading, dashboard, dashboardPlace }: DocumentSection,
  isLocked: boolean,
): string {
  if (!dashboardPlace) return "";
  const address = readAddress(dashboard);
  const isEmpty = dashboardPlace.narrative.text.trim() === "";
  if (isEmpty && !isLocked)
    return address
      ? writer.paragraph("link", writer.run("Dashboard: ") + writer.link(address, dashboard ?? address))
      : "";
  const write = address ? (text: string): string => writer.paragraph("link", writer.link(address, text)) : undefined;
  const label = writer.paragraph("link", writer.run("The dashboard of this section:"), { keepNext: true });
  return (
    label + writeNarrative(writer, dashboardPlace, { title: `Dashboard: ${heading}`, style: "link", isLocked, write })
  );
}

function readAddress(text: string | null): string | null {
  if (text === null || !/^https?:\/\//i.test(text.trim()) || !URL.canParse(text.trim())) return null;
  return new URL(text.trim()).href;
}
