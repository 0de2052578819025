import fc from "fast-check";
import { SaxesParser } from "saxes";
import { writeCopiedReport, writeReportText } from "../../../src/report/html/copied-report";
import { writeKpiTableHtml, writeKpiTableText } from "../../../src/report/html/copied-kpi";
import { writeHtml } from "../../../src/report/html/write-html";
import { documentOf, kpiOf, pictureOf, placeOf, rowOf } from "../word/sample-document";
import { anyText } from "../../support/any-text";

/** The elements of a page, parsed as XML with void elements closed. Throws where it is not well-formed. */
function elementsOf(html: string): Set<string> {
  const parser = new SaxesParser();
  const found = new Set<string>();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name }) => found.add(name));
  parser.write(html.replace("<!DOCTYPE html>", "").replace(/<(meta|br)\b([^>]*)>/g, "<$1$2/>")).close();
  return found;
}

const OURS = [
  ...[
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "header",
    "h1",
    "h2",
    "h3",
    "p",
    "nav",
    "ol",
    "ul",
    "li",
    "main",
    "section",
  ],
  ...[
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "span",
    "article",
    "div",
    "strong",
    "svg",
    "g",
    "polyline",
    "circle",
    "br",
    "bdi",
  ],
];

/** Invisible characters that end the text around them or change its direction; tabs and line ends are not among them. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufff9-\ufffb]/;

test("any text is written as text in a well-formed page", () => {
  const nasty = fc.oneof(
    anyText(),
    fc.constantFrom(
      "<script>alert(1)</script>",
      "=1+1",
      "\u202eabc\u2069\u200f",
      "😀",
      "\u0000\u0007",
      "a\"b'c&d",
      "]]>",
      "x".repeat(30_000),
    ),
  );
  fc.assert(
    fc.property(nasty, nasty, (text, name) => {
      const kpi = kpiOf("x", {
        ...{
          heading: name,
          rows: [rowOf({ metric: text, value: name, picture: { ...pictureOf([1, null, 3]), alternative: text } })],
          narrative: placeOf("x", text),
        },
        ...{
          notes: [{ text, isInternal: true }],
          attached: { title: name, rows: [[text, name], [name]], troubles: [text] },
        },
      });
      const report = documentOf([kpi], { title: name });
      expect(
        [
          writeReportText(report),
          writeKpiTableText(kpi),
          writeKpiTableHtml(kpi),
          writeCopiedReport(report),
          writeHtml(report),
        ].join(""),
      ).not.toMatch(UNSEEN);
      for (const html of [writeHtml(report), writeKpiTableHtml(kpi), writeCopiedReport(report)]) {
        expect([...elementsOf(html)].filter((element) => !OURS.includes(element))).toEqual([]);
      }
    }),
    { numRuns: 100 },
  );
});

test("the whole report as plain text begins with its title, and every narrative is in it", () => {
  expect(writeReportText(documentOf([kpiOf("Rent", { narrative: placeOf("x", "What we did.") })]))).toMatch(
    /^Corporate Performance Report 2024\/25 Q2\n\nServices\n\nKPI Rent[^]*What we did\.$/,
  );
});
