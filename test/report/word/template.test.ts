import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { readReturned } from "../../../src/report/word/returned/read-returned";
import { writeWord } from "../../../src/report/word/write-word";
import { faultsOf } from "./package-rules";
import { documentOf, kpiOf, placeOf } from "./sample-document";
import { findAll, packDocument, parse, styleOf, textsOf, wordsOf, writeOrFail } from "./zip-parts";
import { runsOf } from "../../support/strength";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const report = documentOf([kpiOf("a", { narrative: placeOf("a", "Words\n- one") }), kpiOf("b")]);

/** An organisation's template as a German Word saves one, with other ids for its headings. */
function template({ kind = "template.main+xml", section = "", extra = {} as Record<string, string> } = {}): Uint8Array {
  const part = (path: string, type: string): string =>
    `<Override PartName="/word/${path}.xml" ContentType="${WORDML}.${type}+xml"/>`;
  const overrides = `<Override PartName="/word/document.xml" ContentType="${WORDML}.${kind}"/>${part("styles", "styles")}${part("numbering", "numbering")}${part("settings", "settings")}${part("header1", "header")}${part("glossary/document", "document.glossary")}`;
  const link = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"/>`;
  const style = (id: string, name: string, more = ""): string =>
    `<w:style w:type="paragraph" w:styleId="${id}"${more}><w:name w:val="${name}"/></w:style>`;
  return packDocument(
    `<w:p><w:r><w:t>Old text</w:t></w:r></w:p>${section || '<w:sectPr><w:headerReference w:type="default" r:id="rIdKpi1"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="838" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>'}`,
    {
      "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${overrides}</Types>`,
      "word/document.xml": `<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body><w:p><w:r><w:t>Old text</w:t></w:r></w:p>${section || '<w:sectPr><w:headerReference w:type="default" r:id="rIdKpi1"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="838" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr>'}</w:body></w:document>`,
      "word/styles.xml": `<w:styles xmlns:w="${W}"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>${style("Standard", "Normal", ' w:default="1"')}${style("berschrift1", "heading 1")}${style("KPITable", "Something else")}</w:styles>`,
      "word/numbering.xml": `<w:numbering xmlns:w="${W}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
      "word/settings.xml": `<w:settings xmlns:w="${W}" xmlns:r="${R}"><w:zoom w:percent="100"/><w:attachedTemplate r:id="rId1"/><w:compat/></w:settings>`,
      "word/_rels/settings.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${R}/attachedTemplate" Target="https://elsewhere.example.org/x.dotm" TargetMode="External"/></Relationships>`,
      "word/header1.xml": `<w:hdr xmlns:w="${W}"><w:p><w:r><w:t>Borsetshire Council</w:t></w:r></w:p></w:hdr>`,
      "word/_rels/header1.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${link("rId1", "image", "media/kpi/rIdKpi1.png")}</Relationships>`,
      "word/media/kpi/rIdKpi1.png": "logo",
      "word/media/old.png": "a picture of the old text",
      "word/glossary/document.xml": `<w:glossaryDocument xmlns:w="${W}"><w:docParts><w:docPart><w:docPartPr><w:name w:val="Theirs"/></w:docPartPr><w:docPartBody><w:p/></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>`,
      ...extra,
    },
    link("rId1", "styles", "styles.xml") +
      link("rId2", "numbering", "numbering.xml") +
      link("rId3", "settings", "settings.xml") +
      link("rIdKpi1", "header", "header1.xml") +
      link("rId5", "image", "media/old.png") +
      link("rId6", "glossaryDocument", "glossary/document.xml"),
  );
}

describe("a report in an organisation's template", () => {
  let bytes: Uint8Array;
  let parts: Record<string, string> = {};
  beforeAll(async () => {
    bytes = await writeOrFail(report, { template: template() });
    parts = textsOf(bytes);
  });

  test("follows the rules of the format", () => {
    expect(faultsOf(bytes)).toEqual([]);
  });

  test("has its header, logo and page, and tables that fit that page", () => {
    expect(parts["word/header1.xml"]).toContain("Borsetshire Council");
    expect(parts["word/media/kpi/rIdKpi1.png"]).toBe("logo");
    const body = parse(parts["word/document.xml"] ?? "");
    expect(findAll(body, "w:pgSz")[0]?.attributes["w:orient"]).toBe("landscape");
    for (const grid of findAll(body, "w:tblGrid"))
      expect(grid.children.reduce((sum, { attributes }) => sum + Number(attributes["w:w"]), 0)).toBe(15_000);
  });

  test("uses the template's styles by name, and the report's own where it has none", () => {
    const body = parse(parts["word/document.xml"] ?? "");
    const headings = findAll(body, "w:p").filter((paragraph) => styleOf(paragraph) === "berschrift1");
    expect(headings.map(wordsOf)).toEqual(["Introduction", "Services"]);
    const styles = findAll(parse(parts["word/styles.xml"] ?? ""), "w:style");
    expect(styles.filter((style) => findAll(style, "w:name")[0]?.attributes["w:val"] === "heading 1")).toHaveLength(1);
    expect(styles.find(({ attributes }) => attributes["w:styleId"] === "Heading2")).toBeDefined();
    expect(findAll(body, "w:tblStyle")[0]?.attributes["w:val"]).toBe("KPITable2");
  });

  test("starts the contents and the introduction on new pages, whatever the template's headings do", () => {
    const broken = findAll(parse(parts["word/document.xml"] ?? ""), "w:p").filter(
      (paragraph) => findAll(paragraph, "w:pageBreakBefore").length > 0,
    );
    expect(broken.map(wordsOf)).toEqual(["Contents", "Introduction"]);
  });

  test("has none of the template's text, nor what only that text needed", () => {
    expect(parts["word/document.xml"]).not.toContain("Old text");
    expect(Object.keys(parts)).not.toContain("word/media/old.png");
  });

  test("refers to no other template, and is a document", () => {
    expect(Object.values(parts).join("")).not.toContain("elsewhere.example.org");
    expect(parts["word/settings.xml"]).not.toContain("attachedTemplate");
    expect(parts["[Content_Types].xml"]).toContain("document.main+xml");
    expect(parts["[Content_Types].xml"]).not.toContain("template.main+xml");
  });

  test("is in British English", () => {
    expect(parts["word/styles.xml"]).toContain('<w:lang w:val="en-GB"/>');
  });

  test("keeps the template's glossary entries beside the report's", () => {
    expect(parts["word/glossary/document.xml"]).toContain('"Theirs"');
    expect(parts["word/glossary/document.xml"]).toContain('"KPI-b"');
  });

  test("can be returned like any other report", () => {
    const returned = readReturned(bytes);
    expect(returned.ok && returned.value.filter(({ text }) => text !== "").map(({ id, text }) => [id, text])).toEqual([
      ["a", "Words\n\n- one"],
    ]);
  });
});

test("a report's own file can be its template", async () => {
  const bytes = await writeOrFail(report, { template: await writeOrFail(report) });
  expect(faultsOf(bytes)).toEqual([]);
  const glossary = findAll(parse(textsOf(bytes)["word/glossary/document.xml"] ?? ""), "w:docPart");
  expect(glossary).toHaveLength(5);
});

test("a template without section properties or styles can be used", async () => {
  const bytes = await writeOrFail(report, { template: packDocument("<w:p/>") });
  expect(faultsOf(bytes)).toEqual([]);
});

test.each<[string, Uint8Array, string]>([
  ["a text", strToU8("This is not a template, but a text that is long enough."), "not-word"],
  ["a zip", zipSync({ a: strToU8("b") }), "not-word"],
  [
    "a .docm",
    packDocument("<w:p/>", {
      "[Content_Types].xml":
        '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
    }),
    "macros",
  ],
  [
    "a .dotm",
    packDocument("<w:p/>", {
      "[Content_Types].xml":
        '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.template.macroEnabledTemplate.main+xml"/></Types>',
    }),
    "macros",
  ],
  ["a .docx with a macro project", template({ extra: { "word/vbaProject.bin": "macro" } }), "macros"],
  ["a truncated template", template().slice(0, 2000), "corrupt"],
  ["a template with broken styles", template({ extra: { "word/styles.xml": "<w:styles" } }), "corrupt"],
  ["a template with a document type", template({ extra: { "word/settings.xml": "<!DOCTYPE x><x/>" } }), "unsafe"],
  [
    "a strict one",
    packDocument("", {
      "word/document.xml":
        '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>',
    }),
    "unsupported",
  ],
  [
    "a template with a password",
    Uint8Array.of(
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...[..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]),
    ),
    "encrypted",
  ],
  ["a bomb", template({ extra: { "word/media/kpi/rIdKpi1.png": " ".repeat(70_000_000) } }), "too-large"],
])("refuses %s", async (_, bytes, code) => {
  const written = await writeWord(report, { template: bytes });
  expect(written.ok ? "written" : written.problem.code).toBe(code);
});

test("never throws, whatever the template", async () => {
  const whole = template();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      async (flips) => {
        const copy = whole.slice();
        for (const [at, byte] of flips) copy[at] = byte;
        const written = await writeWord(report, { template: copy });
        expect(written.ok ? "written" : written.problem.code).toEqual(expect.any(String));
      },
    ),
    { numRuns: runsOf(60) },
  );
});
