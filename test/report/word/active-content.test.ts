import { strFromU8, unzipSync } from "fflate";
import { describeLeftOut } from "../../../src/report/word/template/describe-left-out";
import type { LeftOut } from "../../../src/report/word/template/left-out";
import { writeWord } from "../../../src/report/word/write-word";
import { faultsOf } from "./package-rules";
import { documentOf, kpiOf } from "./sample-document";
import { findAll, packDocument, parse, wordsOf } from "./zip-parts";
import { isFullRun } from "../../support/strength";

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const NAMESPACES = [
  `xmlns:w="${MAIN}" xmlns:r="${R}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"',
].join(" ");

interface Made {
  /** What stands in the header. */
  header?: string;
  /** "Id kind target" of the header, an address being external. */
  links?: string[];
  /** Of the document. */
  more?: string[];
  settings?: string;
  settingsLinks?: string[];
  section?: string;
  parts?: Record<string, string>;
  types?: Record<string, string>;
}

const relationship = (line: string): string => {
  const [id = "", kind = "", target = ""] = line.split(" ");
  const type = kind.includes("/") ? kind : `${R}/${kind}`;
  return `<Relationship Id="${id}" Type="${type}" Target="${target}"${/:|^\\\\/.test(target) ? ' TargetMode="External"' : ""}/>`;
};
const relationships = (lines: readonly string[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.map(relationship).join("")}</Relationships>`;

/** A template with a header, numbering, settings and a logo, and what is added to it. */
function made({
  header = "",
  links = [],
  more = [],
  settings = "",
  settingsLinks = [],
  section = "",
  parts = {},
  types = {},
}: Made): Uint8Array {
  const known = { styles: "styles", settings: "settings", numbering: "numbering", header1: "header" };
  const overrides = [
    ...Object.entries(known).map(([name, kind]) => [`word/${name}.xml`, `${WORDML}.${kind}+xml`]),
    ["word/document.xml", `${WORDML}.document.main+xml`],
    ...Object.entries(types),
  ];
  const body = `<w:p/><w:sectPr><w:headerReference w:type="default" r:id="rIdH"/>${section}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`;
  return packDocument("", {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="application/vnd.ms-office.activeX"/>${overrides.map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`).join("")}</Types>`,
    "word/document.xml": `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    "word/_rels/document.xml.rels": relationships([
      "rId1 styles styles.xml",
      "rId2 settings settings.xml",
      "rId3 numbering numbering.xml",
      "rIdH header header1.xml",
      ...more,
    ]),
    "word/styles.xml": `<w:styles ${NAMESPACES}><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
    "word/settings.xml": `<w:settings ${NAMESPACES}>${settings}<w:compat/></w:settings>`,
    "word/_rels/settings.xml.rels": relationships(settingsLinks),
    "word/numbering.xml": `<w:numbering ${NAMESPACES}/>`,
    "word/header1.xml": `<w:hdr ${NAMESPACES}>${header || "<w:p/>"}</w:hdr>`,
    "word/_rels/header1.xml.rels": relationships(["rIdLogo image media/logo.png", ...links]),
    "word/media/logo.png": "logo",
    ...parts,
  });
}

const paragraph = (runs: string): string => `<w:p>${runs}</w:p>`;
const text = (words: string): string => `<w:r><w:t>${words}</w:t></w:r>`;
const code = (words: string): string => `<w:r><w:instrText xml:space="preserve">${words}</w:instrText></w:r>`;
const mark = (kind: string, more = ""): string => `<w:r><w:fldChar w:fldCharType="${kind}"${more}/></w:r>`;
const field = (instruction: string, shown: string): string =>
  `${mark("begin", ' w:dirty="true"')}${instruction}${mark("separate")}${shown}${mark("end")}`;
const picture = (blip: string, name = "Logo"): string =>
  `<w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="${name}" descr="See https://council.example.org"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>${blip}</pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;
const shape = (inner: string, more = ""): string =>
  `<w:pict><v:shape id="s" style="width:10pt" ${more}>${inner}</v:shape></w:pict>`;

async function joinTo(
  template: Made,
): Promise<{ parts: Record<string, string>; leftOut: readonly LeftOut[]; header: string; whole: string }> {
  const written = await writeWord(documentOf([kpiOf("a")]), { template: made(template) });
  if (!written.ok) throw new Error(JSON.stringify(written.problem));
  const { bytes, leftOut } = written.value;
  expect(faultsOf(bytes)).toEqual([]);
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
  return { parts, leftOut, header: parts["word/header1.xml"] ?? "", whole: Object.values(parts).join("") };
}

const E = "https://evil.invalid/x";

/** What is put into a template, how it is reported, and the words that are kept. */
const ACTIVE: [string, Made, string, string?][] = [
  [
    "a field that includes a picture",
    { header: paragraph(field(code(` INCLUDEPICTURE "${E}" `), text("shown"))) },
    "the field INCLUDEPICTURE",
    "shown",
  ],
  [
    "a field whose code is in pieces",
    { header: paragraph(field(code(" DDE") + code("AUTO evil.invalid"), text("shown"))) },
    "the field DDEAUTO",
    "shown",
  ],
  [
    "a field without a result",
    { header: paragraph(`${mark("begin")}${code(" MACROBUTTON evil.invalid Press ")}${mark("end")}${text("after")}`) },
    "the field MACROBUTTON",
    "after",
  ],
  [
    "a field that never ends",
    { header: paragraph(`${mark("begin")}${code(" LINK evil.invalid ")}${text("after")}`) },
    "the field LINK",
  ],
  [
    "a field within an allowed one",
    {
      header: paragraph(
        field(code(" IF 1 = 1 ") + field(code(" INCLUDETEXT evil.invalid "), text("no")) + code(' "" '), text("shown")),
      ),
    },
    "the field INCLUDETEXT",
    "shown",
  ],
  [
    "a field name that a nested field completes",
    {
      header: paragraph(field(code(" DATE") + field(code(" PAGE "), text("1")) + code(" evil.invalid"), text("shown"))),
    },
    "the field DATE",
    "shown",
  ],
  [
    "a field name that an alternative hides",
    {
      header: paragraph(
        field(
          `<mc:AlternateContent><mc:Choice Requires="w15"/><mc:Fallback>${code(" PAGE ")}</mc:Fallback></mc:AlternateContent>${code(" DDE evil.invalid")}`,
          text("shown"),
        ),
      ),
    },
    "the field PAGE",
    "shown",
  ],
  [
    "a simple field",
    { header: `<w:p><w:fldSimple w:instr=" includetext &quot;${E}&quot; ">${text("shown")}</w:fldSimple></w:p>` },
    "the field INCLUDETEXT",
    "shown",
  ],
  [
    "a link",
    { header: paragraph(`<w:hyperlink r:id="rIdL">${text("council")}</w:hyperlink>`), links: [`rIdL hyperlink ${E}`] },
    "links (https://evil.invalid/x)",
    "council",
  ],
  [
    "a link on a picture",
    {
      header: paragraph(
        `<w:r>${picture('<a:blip r:embed="rIdLogo"/>').replace("/><a:graphic>", '><a:hlinkClick r:id="rIdL"/></wp:docPr><a:graphic>')}</w:r>`,
      ),
      links: [`rIdL hyperlink ${E}`],
    },
    "links (https://evil.invalid/x)",
  ],
  [
    "a linked picture",
    {
      header: paragraph(`<w:r>${picture('<a:blip r:link="rIdP"/>')}</w:r>${text("words")}`),
      links: [`rIdP image ${E}`],
    },
    "pictures from elsewhere (https://evil.invalid/x)",
    "words",
  ],
  [
    "a picture in an old drawing",
    {
      header: paragraph(`<w:r>${shape('<v:imagedata r:id="rIdP"/>')}</w:r>`),
      links: ["rIdP image \\\\evil.invalid\\share\\p.png"],
    },
    "pictures from elsewhere (\\\\evil.invalid\\share\\p.png)",
  ],
  [
    "an address in an old drawing",
    { header: paragraph(`<w:r>${shape(`<v:fill src="${E}" o:href="${E}"/>`, `href="${E}"`)}</w:r>`) },
    "links (https://evil.invalid/x)",
  ],
  [
    "an alternative with a linked picture",
    {
      header: paragraph(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${picture('<a:blip r:link="rIdP"/>')}</mc:Choice><mc:Fallback>${shape('<v:imagedata r:href="rIdP"/>')}</mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      links: [`rIdP image ${E}`],
    },
    "pictures from elsewhere",
  ],
  [
    "an embedded object",
    {
      header: paragraph(
        `<w:r><w:object>${shape('<v:imagedata r:id="rIdLogo"/>')}<o:OLEObject Type="Embed" ProgID="evil.invalid" r:id="rIdO"/></w:object></w:r>`,
      ),
      links: ["rIdO oleObject embeddings/o.bin"],
      parts: { "word/embeddings/o.bin": "evil.invalid" },
    },
    "embedded objects and controls",
  ],
  [
    "an ActiveX control",
    {
      header: paragraph('<w:r><w:object><w:control r:id="rIdO" w:name="evil.invalid"/></w:object></w:r>'),
      links: ["rIdO control activeX/activeX1.xml"],
      parts: { "word/activeX/activeX1.xml": "<evil.invalid/>" },
    },
    "embedded objects and controls",
  ],
  [
    "a piece of HTML",
    {
      header: '<w:altChunk r:id="rIdO"/>',
      links: ["rIdO aFChunk evil.html"],
      parts: { "word/evil.html": "evil.invalid" },
    },
    "pieces of other files",
  ],
  [
    "a bound control",
    {
      header: `<w:sdt><w:sdtPr><w:dataBinding w:xpath="/evil.invalid" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent>${paragraph(text("bound"))}</w:sdtContent></w:sdt>`,
      more: ["rIdX customXml ../customXml/item1.xml"],
      parts: { "customXml/item1.xml": "<evil.invalid/>" },
    },
    "data that it is filled from",
    "bound",
  ],
  [
    "a form field that starts a macro",
    {
      header: paragraph(
        `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:entryMacro w:val="evil.invalid"/></w:ffData></w:fldChar></w:r>${code(" FORMTEXT ")}${mark("separate")}${text("shown")}${mark("end")}`,
      ),
    },
    "the field FORMTEXT",
    "shown",
  ],
  [
    "the template of the template",
    {
      settings: '<w:attachedTemplate r:id="rId1"></w:attachedTemplate>',
      settingsLinks: [`rId1 attachedTemplate ${E}`],
    },
    "the template that it was made from (https://evil.invalid/x)",
  ],
  [
    "a mail merge",
    {
      settings: '<w:mailMerge><w:dataSource r:id="rId1"/></w:mailMerge>',
      settingsLinks: [`rId1 mailMergeSource ${E}`],
    },
    "data that it is filled from (https://evil.invalid/x)",
  ],
  [
    "read-only protection, and a setting to update fields",
    { settings: '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:updateFields w:val="true"/>' },
    "its protection against changes",
  ],
  [
    "a frame",
    {
      more: ["rIdW webSettings webSettings.xml"],
      parts: {
        "word/webSettings.xml": `<w:webSettings ${NAMESPACES}/>`,
        "word/_rels/webSettings.xml.rels": relationships([`rId1 frame ${E}`]),
      },
    },
    "pieces of other files (https://evil.invalid/x)",
  ],
  [
    "a header from elsewhere",
    { section: '<w:headerReference w:type="first" r:id="rIdE"/>', more: [`rIdE header ${E}`] },
    "parts that are elsewhere, or not known here (header)",
  ],
  ["a relationship of another's type", { links: [`rIdE https://evil.invalid/image media/logo.png`] }, ""],
  [
    "a macro's keys",
    {
      more: ["rIdK http://schemas.microsoft.com/office/2006/relationships/keyMapCustomizations customizations.xml"],
      parts: { "word/customizations.xml": "<evil.invalid/>" },
    },
    "what starts macros",
  ],
  [
    "a web add-in",
    {
      parts: {
        "_rels/.rels": relationships([
          "rId1 officeDocument word/document.xml",
          "rId2 http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes word/webextensions/taskpanes.xml",
        ]),
        "word/webextensions/taskpanes.xml": "<evil.invalid/>",
      },
    },
    "web add-ins",
  ],
  [
    "an unknown element",
    { header: `<w:p><w:r><x:evil xmlns:x="http://evil.invalid"/></w:r></w:p>` },
    "parts that are elsewhere, or not known here (evil)",
  ],
  [
    "a picture in a theme",
    {
      more: ["rIdT theme theme1.xml"],
      types: { "word/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml" },
      parts: {
        "word/theme1.xml": `<a:theme ${NAMESPACES} name="T"><a:blip r:link="rId1"/></a:theme>`,
        "word/_rels/theme1.xml.rels": relationships([`rId1 image ${E}`]),
      },
    },
    "pictures from elsewhere (https://evil.invalid/x)",
  ],
  [
    "a picture of a bullet",
    {
      parts: {
        "word/numbering.xml": `<w:numbering ${NAMESPACES}><w:numPicBullet w:numPicBulletId="0">${shape('<v:imagedata r:id="rId1"/>')}</w:numPicBullet><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlPicBulletId w:val="0"/></w:lvl></w:abstractNum></w:numbering>`,
        "word/_rels/numbering.xml.rels": relationships([`rId1 image ${E}`]),
      },
    },
    "pictures from elsewhere (https://evil.invalid/x)",
  ],
  [
    "a field in an entry of the glossary",
    {
      more: ["rIdG glossaryDocument glossary/document.xml"],
      types: { "word/glossary/document.xml": `${WORDML}.document.glossary+xml` },
      parts: {
        "word/glossary/document.xml": `<w:glossaryDocument ${NAMESPACES}><w:docParts><w:docPart><w:docPartPr><w:name w:val="Theirs"/></w:docPartPr><w:docPartBody>${paragraph(field(code(" DDE evil.invalid "), text("x")))}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>`,
        "word/glossary/_rels/document.xml.rels": relationships([`rId1 settings settings.xml`]),
        "word/glossary/settings.xml": `<w:settings ${NAMESPACES}/>`,
        "word/glossary/_rels/settings.xml.rels": relationships([`rId1 attachedTemplate ${E}`]),
      },
    },
    "the field DDE",
  ],
];

describe("nothing that runs or is fetched comes from a template into a report", () => {
  test.each(ACTIVE)("%s", async (_, template, reported, words = "") => {
    const { parts, leftOut, header, whole } = await joinTo(template);
    expect(whole).not.toMatch(/evil\.invalid|w:dirty|updateFields|documentProtection/);
    expect(Object.values(parts).filter((part) => part.includes('TargetMode="External"'))).toEqual([]);
    expect(describeLeftOut("council.docx", leftOut)).toContain(reported);
    expect(wordsOf(parse(header))).toBe(words);
  });
});

test("allowed content of a template is kept unchanged, and nothing is reported", async () => {
  const nested = field(code(" IF ") + field(code(" PAGE "), text("2")) + code(' = 1 "" "Page" '), text("Page"));
  const textBox = `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${paragraph(text("boxed"))}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback>${shape("<v:textbox/>")}</mc:Fallback></mc:AlternateContent>`;
  const { parts, leftOut, header } = await joinTo({
    header: paragraph(
      `<w:r>${picture('<a:blip r:embed="rIdLogo"/>')}</w:r><w:r>${shape('<v:textpath string="DRAFT"/>')}</w:r><w:r>${textBox}</w:r>${nested}<w:fldSimple w:instr=" STYLEREF  Title ">${text("A &amp; B")}</w:fldSimple>${text("www.council.example.org")}`,
    ),
  });
  expect(leftOut).toEqual([]);
  expect(describeLeftOut("council.docx", leftOut)).toBe("");
  expect(wordsOf(parse(header))).toBe("boxed2PageA & Bwww.council.example.org");
  expect(findAll(parse(header), "w:instrText").map(({ text: found }) => found)).toEqual([
    " IF ",
    " PAGE ",
    ' = 1 "" "Page" ',
  ]);
  expect(
    ["pic:pic", "v:textpath", "mc:Fallback", "w:fldSimple"].map((name) => findAll(parse(header), name).length),
  ).toEqual([1, 1, 1, 1]);
  expect(parts["word/media/logo.png"]).toBe("logo");
  expect(parts["word/_rels/header1.xml.rels"]).toContain('Target="media/logo.png"');
});

/** Far more of each than any template has: it is still left out or refused. */
const MANY = isFullRun ? 20_000 : 4_000;
const WORST: [string, Made][] = [
  [
    "fields with as many names",
    { header: paragraph(Array.from({ length: MANY }, (_, index) => field(code(` DDE${index} `), "")).join("")) },
  ],
  ["a code in as many pieces", { header: paragraph(field(code("    ").repeat(MANY) + code("DDE x"), "")) }],
  ["nested fields", { header: paragraph(`${mark("begin")}${code(" DDE ")}`.repeat(MANY) + mark("end").repeat(MANY)) }],
  ["nested elements", { header: "<w:sdt><w:sdtContent>".repeat(MANY) + "</w:sdtContent></w:sdt>".repeat(MANY) }],
  [
    "relationships",
    { links: Array.from({ length: MANY }, (_, index) => `rIdL${index} hyperlink https://evil.invalid/${index}`) },
  ],
  ["as many elements as fit into a small file", { header: "<w:p/>".repeat(MANY * 20) }],
  [
    "a field with a long name",
    { header: `<w:p><w:fldSimple w:instr="${" ".repeat(MANY)}${"D".repeat(MANY)}"/></w:p>` },
  ],
];

test.each(WORST)("a template with %s is read in time", async (_, template) => {
  const written = await writeWord(documentOf([kpiOf("a")]), { template: made(template) });
  expect(
    written.ok
      ? strFromU8(unzipSync(written.value.bytes)["word/header1.xml"] ?? new Uint8Array())
      : written.problem.code,
  ).not.toMatch(/DDE|evil/);
});

test("left-out content is reported in one sentence", () => {
  const leftOut: LeftOut[] = [
    { kind: "field", name: "DDE" },
    { kind: "field", name: "INCLUDETEXT" },
    ...["a", "b", "c", "d", "e", "f"].map((name): LeftOut => ({ kind: "link", name })),
    { kind: "protection", name: "" },
  ];
  expect(describeLeftOut("council.dotx", leftOut)).toBe(
    "A report contains nothing that runs or is fetched from elsewhere, so this was left out of council.dotx: the fields DDE and INCLUDETEXT; links (a, b, c, d and 2 more); and its protection against changes. The words that fields and links showed are kept.",
  );
});
