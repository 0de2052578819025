import { escapeXml, shortLine } from "../text/clean-text";
import type {
  AttachedTable,
  DocumentKpi,
  DocumentRow,
  DocumentSection,
  NarrativePlace,
  ReportDocument,
} from "../document/document";
import { drawnPicture, plainText, REPORT_COLUMNS, ROW_HEADER, type ReportColumn } from "../kpi-columns-and-widths";
import { readTextBlocks } from "../text/text-blocks";
import { drawTrendSvg } from "../picture/draw-trend";
import type { StatusLook } from "../status-looks";
import { hashOfStyle, htmlStyle } from "./html-style";
import { element, inline, isFigureText } from "./html-text";

/**
 * The content security policy: scripts, requests, frames and forms are all blocked, and only the page's own style is
 * allowed.
 */
function policyFor(style: string): string {
  return `default-src 'none'; style-src '${hashOfStyle(style)}'; base-uri 'none'; form-action 'none'`;
}

/**
 * The report as one self-contained web page: headings, contents, tables with header cells, statuses as symbol and word,
 * pictures with text alternatives. All texts are escaped. Internal content of a public document is left out even if it
 * is still present.
 */
export function writeHtml(document: ReportDocument): string {
  const { title, period, made, isPublic, introduction, sections } = document;
  const heading = toLine(title);
  const style = htmlStyle(document.key);
  return [
    "<!DOCTYPE html>",
    '<html lang="en-GB">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policyFor(style)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeXml(period === null ? heading : `${heading}: ${toLine(period)}`)}</title>`,
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    '<a class="skip" href="#report">Skip to the report</a>',
    '<header class="cover">',
    element("h1", heading),
    period === null ? "" : element("p", period, ' class="period"'),
    element("p", made, ' class="quiet"'),
    isPublic
      ? '<p class="quiet public">Public version: owners, due dates, internal notes and the private reasons for overrides are left out.</p>'
      : "",
    "</header>",
    writeContents(sections),
    '<main id="report">',
    '<section aria-labelledby="introduction">',
    '<h2 id="introduction">Introduction</h2>',
    writePlace(introduction, isPublic),
    writeKey(document),
    "</section>",
    ...sections.map((section, index) => writeSection(section, index, isPublic)),
    "</main>",
    "</body>",
    "</html>",
    "",
  ]
    .filter((line, index, lines) => line !== "" || index === lines.length - 1)
    .join("\n");
}

/** A heading on one line, as the contents need it, with a fallback for an empty one. */
function toLine(text: string): string {
  return shortLine(text, Infinity) || "Untitled";
}

function writeContents(sections: readonly DocumentSection[]): string {
  const items = sections.map(({ heading, kpis }, index) => {
    const inner = kpis.map((kpi, place) => `<li>${link(kpiAnchor(index, place), kpi.heading)}</li>`).join("\n");
    return `<li>${link(sectionAnchor(index), heading)}${kpis.length > 0 ? `\n<ol>\n${inner}\n</ol>\n` : ""}</li>`;
  });
  return `<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ol>\n<li>${link("introduction", "Introduction")}</li>\n${items.join("\n")}\n</ol>\n</nav>`;
}

function link(anchor: string, text: string): string {
  return element("a", toLine(text), ` href="#${anchor}"`);
}

function sectionAnchor(section: number): string {
  return `section-${section + 1}`;
}

function kpiAnchor(section: number, kpi: number): string {
  return `kpi-${section + 1}-${kpi + 1}`;
}

function writeKey({ key }: ReportDocument): string {
  if (key.length === 0) return "";
  const rows = key.map(
    ({ status, word, look, meaning }) =>
      `<tr>${writeStatus("th", status, word, look, ' scope="row"')}${element("td", meaning)}</tr>`,
  );
  return `<table class="key">\n<caption>How statuses are shown</caption>\n<thead><tr><th scope="col">RAG status</th><th scope="col">What it means</th></tr></thead>\n<tbody>\n${rows.join("\n")}\n</tbody>\n</table>`;
}

function writeSection(
  { heading, introduction, dashboard, kpis }: DocumentSection,
  index: number,
  isPublic: boolean,
): string {
  const anchor = sectionAnchor(index);
  return [
    `<section aria-labelledby="${anchor}">`,
    element("h2", toLine(heading), ` id="${anchor}"`),
    introduction ? writePlace(introduction, isPublic) : "",
    // Only web addresses become links; a "javascript:" address would be executed.
    dashboard !== null && /^https?:\/\//i.test(dashboard)
      ? `<p><a href="${escapeXml(dashboard)}" rel="noreferrer">Dashboard: ${inline(toLine(heading))}</a></p>`
      : "",
    ...kpis.map((kpi, place) => writeKpi(kpi, kpiAnchor(index, place), isPublic)),
    "</section>",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function writeKpi(
  { heading, rows, combined, notes, attached, narrative }: DocumentKpi,
  anchor: string,
  isPublic: boolean,
): string {
  return [
    `<article aria-labelledby="${anchor}">`,
    element("h3", toLine(heading), ` id="${anchor}"`),
    rows.length > 0 ? writeRows(heading, rows) : "",
    combined ? element("p", combined.sentence, ' class="combined"') : "",
    ...notes
      .filter(({ isInternal }) => !(isInternal && isPublic))
      .map(({ text, isInternal }) => writeNote(isInternal ? "Internal note: " : "", text)),
    attached ? writeAttached(attached, isPublic) : "",
    writePlace(narrative, isPublic),
    "</article>",
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function writeNote(label: string, text: string): string {
  return `<p class="note">${label === "" ? "" : `<strong>${label}</strong>`}${inline(text)}</p>`;
}

/** The most rows of a table that is not split between pages. */
const SHORT = 6;

/** ARIA roles are explicit, because browsers drop the implied ones where the style shows a row as a card. */
function writeRows(heading: string, rows: readonly DocumentRow[]): string {
  const head = REPORT_COLUMNS.map(({ heading: one }) => `<th scope="col" role="columnheader">${one}</th>`).join("");
  const caption = element("caption", `${toLine(heading)}: targets, latest values and RAG status`);
  return `<table class="kpi${rows.length <= SHORT ? " short" : ""}" role="table">\n${caption}\n<thead role="rowgroup"><tr role="row">${head}</tr></thead>\n<tbody role="rowgroup">\n${rows.map(writeRow).join("\n")}\n</tbody>\n</table>`;
}

function writeRow(row: DocumentRow): string {
  return `<tr role="row">${REPORT_COLUMNS.map((column) => writeCell(column, row)).join("")}</tr>`;
}

function writeCell({ id, of }: ReportColumn, row: DocumentRow): string {
  const cell = of(row);
  if (id === ROW_HEADER) return element("th", plainText(cell), ' scope="row" role="rowheader"');
  switch (cell.kind) {
    case "text":
      return element("td", cell.text, ' role="cell"');
    case "figure":
      return element("td", cell.text, ' role="cell" class="figure"');
    case "status":
      return writeStatus("td", cell.status, cell.word, cell.look, ' role="cell"');
    case "trend": {
      const picture = drawnPicture(cell);
      return `<td class="trend" role="cell">${picture ? drawTrendSvg(picture) : ""}${inline(cell.text)}</td>`;
    }
  }
}

/** A cell with the symbol and the word. The symbol is hidden from screen readers. */
function writeStatus(
  tag: "td" | "th",
  status: DocumentRow["status"],
  word: string,
  look: StatusLook,
  attributes: string,
): string {
  return `<${tag} class="status ${status}"${attributes}><span class="icon" aria-hidden="true">${look.symbol}</span> ${inline(word)}</${tag}>`;
}

/** The table may be wider than a page, so its container scrolls, also by keyboard. */
function writeAttached({ title, rows, totals = [], notes = [], troubles }: AttachedTable, isPublic: boolean): string {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const [head = [], ...body] = rows.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""));
  const cell = (text: string, isTotal: boolean): string =>
    `<td${isFigureText(text) ? ' class="figure"' : ""}>${isTotal ? element("strong", text) : inline(text)}</td>`;
  const line = ([first = "", ...others]: readonly string[], index: number): string =>
    `<tr>${element("th", first, ' scope="row"')}${others.map((text) => cell(text, totals.includes(index + 1))).join("")}</tr>`;
  const headings = head
    .map((text) => (text.trim() === "" ? "<td></td>" : element("th", text, ' scope="col"')))
    .join("");
  return [
    `<div class="scroll" role="region" tabindex="0" aria-label="${escapeXml(`Table: ${toLine(title)}`)}">`,
    `<table>\n${element("caption", title)}\n<thead><tr>${headings}</tr></thead>\n<tbody>\n${body.map(line).join("\n")}\n</tbody>\n</table>`,
    "</div>",
    ...notes.map((note) => writeNote("", note)),
    ...(isPublic ? [] : troubles.map((trouble) => writeNote("Internal check: ", trouble))),
  ].join("\n");
}

/**
 * The narrative and its state; or, where it is not written, the prompt and the known facts, marked as a place to be
 * filled.
 */
function writePlace({ narrative, prompt, facts }: NarrativePlace, isPublic: boolean): string {
  const { text, state, owner, due } = narrative;
  if (text.trim() !== "") {
    const who = [owner === "" ? "" : ` From ${owner}.`, due === "" ? "" : ` Due ${due}.`].join("");
    const label =
      isPublic || state === "signed-off" ? "" : element("p", `Draft, not signed off.${who}`, ' class="state"');
    return `<div class="narrative">\n${label}${writeText(text)}\n</div>`;
  }
  if (prompt === "" && facts.length === 0) return "";
  const known = facts.length > 0 ? `\n<ul>${facts.map((fact) => element("li", fact)).join("")}</ul>` : "";
  return isPublic
    ? element("p", prompt, ' class="quiet"')
    : `<div class="awaited">\n${element("p", prompt)}${known}\n</div>`;
}

function writeText(text: string): string {
  return readTextBlocks(text)
    .map((block) =>
      block.kind === "list"
        ? `<ul>${block.items.map((item) => element("li", item)).join("")}</ul>`
        : element("p", block.lines.join("\n")),
    )
    .join("\n");
}
