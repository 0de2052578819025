import type { AttachedTable, DocumentKpi, DocumentSection, NarrativePlace, ReportDocument } from "../document/document";
import { cleanText } from "../text/clean-text";
import { readTextBlocks } from "../text/text-blocks";
import { writeCopiedTable, writeCopiedText, writePlainRow } from "./copied-table";
import { writeKpiRowsHtml, writeKpiTableText } from "./copied-kpi";

/*
 * The whole report for the clipboard, where a pane cannot save a file: headings that Word recognises, tables and texts.
 * Internal content and prompts are left out, because pasted text is passed on.
 */

/** Writes the report with its formatting. */
export function writeCopiedReport({ title, period, introduction, sections }: ReportDocument): string {
  const blocks = [
    heading("h1", [title, period ?? ""].join(" ").trim()),
    writePlace(introduction),
    ...sections.flatMap((section) => [heading("h2", section.heading), ...copySection(section)]),
  ];
  return `<div lang="en-GB">${blocks.join("\n")}</div>`;
}

const SIZES = { h1: "20pt", h2: "15pt", h3: "12pt" };

function heading(tag: keyof typeof SIZES, text: string): string {
  return writeCopiedText(text, `font-size:${SIZES[tag]};font-weight:bold;color:#1f3864`, tag);
}

function copySection({ introduction, dashboard, kpis }: DocumentSection): string[] {
  return [
    introduction ? writePlace(introduction) : "",
    dashboard === null ? "" : writeCopiedText(`Dashboard: ${dashboard}`),
    ...kpis.flatMap((kpi) => [
      heading("h3", kpi.heading),
      writeKpiRowsHtml(kpi),
      ...notesOf(kpi).map((note) => writeCopiedText(note)),
      kpi.attached ? writeAttached(kpi.attached) : "",
      writePlace(kpi.narrative),
    ]),
  ];
}

function notesOf({ notes }: DocumentKpi): string[] {
  return notes.filter(({ isInternal }) => !isInternal).map(({ text }) => text);
}

function writeAttached({ title, rows: [headings = [], ...rows], notes = [] }: AttachedTable): string {
  const cells = rows.map((row) => row.map((text, column) => ({ text, isRowHeader: column === 0 })));
  return (
    writeCopiedText(title, "font-weight:bold") +
    writeCopiedTable({ headings, rows: cells }) +
    notes.map((note) => writeCopiedText(note)).join("")
  );
}

function writePlace({ narrative }: NarrativePlace): string {
  return readTextBlocks(narrative.text)
    .map((block) =>
      block.kind === "list"
        ? `<ul>${block.items.map((item) => writeCopiedText(item, "", "li")).join("")}</ul>`
        : writeCopiedText(block.lines.join("\n")),
    )
    .join("");
}

/** Writes the report as plain text, for programs that accept nothing else. */
export function writeReportText({ title, period, introduction, sections }: ReportDocument): string {
  const parts = [
    [title, period ?? ""].join(" ").trim(),
    introduction.narrative.text,
    ...sections.flatMap((section) => [
      section.heading,
      section.introduction?.narrative.text ?? "",
      section.dashboard ?? "",
      ...section.kpis.flatMap(kpiParts),
    ]),
  ];
  return cleanText(parts.filter((part) => part.trim() !== "").join("\n\n"));
}

function kpiParts(kpi: DocumentKpi): string[] {
  const attached = kpi.attached
    ? [kpi.attached.title, ...kpi.attached.rows.map(writePlainRow), ...(kpi.attached.notes ?? [])].join("\n")
    : "";
  return [writeKpiTableText(kpi), ...notesOf(kpi), attached, kpi.narrative.narrative.text];
}
