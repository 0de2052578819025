import fc from "fast-check";
import { SaxesParser } from "saxes";
import { writeHtml } from "../../../src/report/html/write-html";
import { writeKpiTableHtml, writeKpiTableText, writeReportText } from "../../../src/report/html/kpi-table";
import { documentOf, kpiOf, pictureOf, placeOf, rowOf, sampleDocument } from "../word/sample-document";

/** The page as XML: what is not well-formed throws. Void elements are closed first. */
function elementsOf(html: string): { name: string; attributes: Record<string, string> }[] {
  const parser = new SaxesParser();
  const found: { name: string; attributes: Record<string, string> }[] = [];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => found.push({ name, attributes }));
  parser.write(html.replace("<!DOCTYPE html>", "").replace(/<(meta|br|col)\b([^>]*)>/g, "<$1$2/>")).close();
  return found;
}

describe("the sample's report as a web page", () => {
  const html = writeHtml(sampleDocument());
  const elements = elementsOf(html);
  const count = (name: string): number => elements.filter((element) => element.name === name).length;

  test("has a heading for each section and KPI, and a row for each indicator", () => {
    expect([count("h1"), count("h2"), count("h3")]).toEqual([1, 5 + 2, 39]);
    expect(html.match(/<th scope="row">/g)?.length).toBeGreaterThanOrEqual(49);
    expect(elements.filter(({ name, attributes }) => name === "table" && attributes.class === "kpi")).toHaveLength(39);
  });

  test("says its language, runs nothing and fetches nothing", () => {
    expect(elements[0]).toMatchObject({ name: "html", attributes: { lang: "en-GB" } });
    expect(html).toContain("default-src 'none'");
    expect(elements.filter(({ name }) => ["script", "img", "link", "iframe"].includes(name))).toEqual([]);
  });

  test("every link within it leads somewhere, and every picture has its words", () => {
    const ids = new Set(elements.map(({ attributes }) => attributes.id));
    const links = elements.flatMap(({ name, attributes }) => (name === "a" && attributes.href?.startsWith("#") ? [attributes.href.slice(1)] : []));
    expect(links.filter((link) => !ids.has(link))).toEqual([]);
    expect(elements.filter(({ name }) => name === "svg").every(({ attributes }) => attributes.role === "img" && attributes["aria-label"] !== "")).toBe(true);
  });

  test("a public version says that it is one", () => {
    expect(writeHtml(sampleDocument(true))).toContain("Public version");
  });
});

test("any text comes out as text", () => {
  const nasty = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("<script>alert(1)</script>", "=1+1", "\u202eabc", "😀", "\u0000\u0007", 'a"b\'c&d', "]]>", "x".repeat(30_000)));
  fc.assert(
    fc.property(nasty, nasty, (text, name) => {
      const kpi = kpiOf("x", { heading: name, rows: [rowOf({ metric: text, value: name, picture: pictureOf([1, null, 3]) })], narrative: placeOf("x", text), notes: [{ text, isInternal: true }] });
      const html = writeHtml(documentOf([kpi], { title: name }));
      const allowed = new Set(["html", "head", "meta", "title", "style", "body", "a", "header", "h1", "h2", "h3", "p", "nav", "ol", "ul", "li", "main", "section", "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "span", "article", "div", "strong", "svg", "g", "polyline", "circle", "br", "bdi"]);
      expect(elementsOf(html).filter((element) => !allowed.has(element.name))).toEqual([]);
      expect(elementsOf(`<x>${writeKpiTableHtml(kpi)}</x>`).some((element) => element.name === "script")).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test("a KPI's table as plain text is a line for each row, its cells parted by tabs", () => {
  const text = writeKpiTableText(kpiOf("Rent", { rows: [rowOf({ metric: "Rent\ncollected" })] }));
  expect(text.split("\n").map((line) => line.split("\t").length)).toEqual([1, 7, 7]);
  expect(text).toContain("Rent collected");
  expect(writeReportText(documentOf([kpiOf("Rent", { narrative: placeOf("x", "What we did.") })]))).toMatch(/^Corporate Performance Report 2024\/25 Q2\n\nServices\n\nKPI Rent[^]*What we did\.$/);
});
