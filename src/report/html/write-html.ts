import { escapeXml } from "../document/clean-text";
import { TABLE_HEADINGS, type AttachedTable, type DocumentKpi, type DocumentRow, type DocumentSection, type NarrativePlace, type ReportDocument } from "../document/document";
import { readTextBlocks } from "../document/text-blocks";
import { STATUS_LOOKS } from "../status-looks";
import { drawTrendSvg } from "../picture/draw-trend";
import { HTML_STYLE } from "./html-style";

/**
 * The report as one web page that needs nothing else: headings, contents, tables with header cells, statuses as symbol and word,
 * pictures with their words. It runs no script and fetches nothing; whatever text stays text.
 */
export function writeHtml(document: ReportDocument): string {
  const title = document.period === null ? document.title : `${document.title}: ${document.period}`;
  return [
    "<!DOCTYPE html>",
    '<html lang="en-GB"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(title)}</title><style>${HTML_STYLE}</style></head><body>`,
    '<a class="skip" href="#report">Skip to the report</a>',
    `<header><h1>${isolate(document.title)}</h1>${document.period === null ? "" : `<p class="period">${isolate(document.period)}</p>`}<p class="made">${isolate(document.made)}</p>`,
    document.isPublic ? '<p class="made">Public version: working notes and the names of those who answer for KPIs are left out.</p>' : "",
    "</header>",
    writeContents(document),
    '<main id="report">',
    writePlace(document.introduction),
    writeKey(document),
    ...document.sections.map(writeSection),
    "</main></body></html>",
  ].join("\n");
}

function writeContents({ sections }: ReportDocument): string {
  const items = sections.map(({ heading, kpis }, s) => {
    const inner = kpis.map((kpi, k) => `<li><a href="#${kpiAnchor(s, k)}">${isolate(kpi.heading)}</a></li>`).join("");
    return `<li><a href="#section-${s}">${isolate(heading)}</a><ol>${inner}</ol></li>`;
  });
  return `<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>${items.join("")}</ol></nav>`;
}

function kpiAnchor(section: number, kpi: number): string {
  return `kpi-${section}-${kpi}`;
}

function writeKey({ key }: ReportDocument): string {
  const rows = key.map(({ status, word, meaning }) => `<tr>${writeStatus("th scope=\"row\"", status, word)}<td>${isolate(meaning)}</td></tr>`);
  return `<section aria-labelledby="key"><h2 id="key">How ratings are shown</h2><table class="key"><thead><tr><th scope="col">Rating</th><th scope="col">What it means</th></tr></thead><tbody>${rows.join("")}</tbody></table></section>`;
}

function writeSection({ heading, introduction, dashboard, kpis }: DocumentSection, index: number): string {
  const link = dashboard === null ? "" : `<p><a href="${escapeXml(dashboard)}">Dashboard of ${escapeXml(heading)}</a></p>`;
  return `<section aria-labelledby="section-${index}"><h2 id="section-${index}">${isolate(heading)}</h2>${writePlace(introduction)}${link}${kpis.map((kpi, k) => writeKpi(kpi, kpiAnchor(index, k))).join("\n")}</section>`;
}

function writeKpi(kpi: DocumentKpi, anchor: string): string {
  const { heading, rows, combined, notes, attached, narrative } = kpi;
  const head = TABLE_HEADINGS.map((one) => `<th scope="col">${one}</th>`).join("");
  return [
    `<article aria-labelledby="${anchor}"><h3 id="${anchor}">${isolate(heading)}</h3>`,
    `<div class="scroll" role="region" tabindex="0" aria-label="${escapeXml(`Table: ${heading}`)}"><table class="kpi"><caption class="unseen">${isolate(heading)}: targets and results</caption>${COLUMN_WIDTHS}<thead><tr>${head}</tr></thead><tbody>${rows.map(writeRow).join("")}</tbody></table></div>`,
    combined ? `<p class="combined">${isolate(combined.sentence)}</p>` : "",
    ...notes.map(({ text, isInternal }) => `<p class="note">${isInternal ? "<strong>Internal:</strong> " : ""}${isolate(text)}</p>`),
    attached ? writeAttached(attached) : "",
    writePlace(narrative),
    "</article>",
  ].join("\n");
}

/** Alike in every KPI's table, so that the eye runs down the page. Percent. */
const COLUMN_WIDTHS = `<colgroup>${[16, 8, 11, 31, 11, 11, 12].map((width) => `<col style="width:${width}%">`).join("")}</colgroup>`;

function writeRow({ target, goodIs, asOf, metric, value, status, word, trend, picture }: DocumentRow): string {
  const drawn = picture ? drawTrendSvg(picture).replace("<svg ", `<svg role="img" aria-label="${escapeXml(picture.alternative)}" `) : "";
  return `<tr><td>${isolate(target)}</td><td>${isolate(goodIs)}</td><td>${isolate(asOf)}</td><th scope="row">${isolate(metric)}</th><td>${isolate(value)}</td>${writeStatus("td", status, word)}<td>${drawn} ${isolate(trend)}</td></tr>`;
}

/** A cell with the symbol and the word; the symbol is for the eye alone. */
function writeStatus(cell: string, status: DocumentRow["status"], word: string): string {
  return `<${cell} class="status ${status}"><span aria-hidden="true">${STATUS_LOOKS[status].symbol}</span> ${isolate(word)}</${cell.split(" ", 1)[0]}>`;
}

function writeAttached({ title, rows, troubles }: AttachedTable): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]): string => `<tr>${cells.map((cell, index) => (index === 0 ? `<th scope="row">${isolate(cell)}</th>` : `<td>${isolate(cell)}</td>`)).join("")}</tr>`;
  return `<div class="scroll" role="region" tabindex="0" aria-label="${escapeXml(`Table: ${title}`)}"><table><caption>${isolate(title)}</caption><thead><tr>${head.map((cell) => `<th scope="col">${isolate(cell)}</th>`).join("")}</tr></thead><tbody>${body.map(line).join("")}</tbody></table></div>${troubles.map((trouble) => `<p class="note"><strong>Internal:</strong> ${isolate(trouble)}</p>`).join("")}`;
}

/** What was written; else what is asked for and what is known, marked as a place to be filled. */
function writePlace({ narrative, prompt, facts }: NarrativePlace): string {
  if (narrative.text.trim() !== "") return `<div class="narrative">${writeText(narrative.text)}</div>`;
  if (prompt === "") return "";
  const known = facts.length > 0 ? `<ul>${facts.map((fact) => `<li>${isolate(fact)}</li>`).join("")}</ul>` : "";
  return `<div class="awaited"><p>${isolate(prompt)}</p>${known}</div>`;
}

function writeText(text: string): string {
  return readTextBlocks(text)
    .map((block) =>
      block.kind === "list"
        ? `<ul>${block.items.map((item) => `<li>${isolate(item)}</li>`).join("")}</ul>`
        : `<p>${block.lines.map(isolate).join("<br>")}</p>`,
    )
    .join("");
}

/** A text as it is, which brings no markup with it and turns nothing around it from right to left. */
function isolate(text: string): string {
  const escaped = escapeXml(text).replace(/\n/g, "<br>");
  return /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/.test(text) ? `<bdi>${escaped}</bdi>` : escaped;
}
