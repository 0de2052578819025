import fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { layOutText } from "../../../src/report/text/text-blocks";
import { readReturned, type ReturnedNarrative } from "../../../src/report/word/returned/read-returned";
import { documentOf, kpiOf, placeOf } from "./sample-document";
import { packDocument, writeOrFail } from "./zip-parts";
import { fullTest, runsOf } from "../../support/strength";
import { anyText } from "../../support/any-text";

const control = (tag: string, content: string, more = ""): string =>
  `<w:sdt><w:sdtPr><w:alias w:val="Title"/><w:tag w:val="${tag}"/>${more}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const paragraph = (runs: string, properties = ""): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
const list = (id: number): string => `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`;

function textOf(body: string): string {
  const returned = readReturned(packDocument(body));
  if (!returned.ok) throw new Error(JSON.stringify(returned.problem));
  return returned.value[0]?.text ?? "";
}

test.each<[string, string, string]>([
  ["runs that split a word", paragraph(run("Per") + run("form") + run("ance")), "Performance"],
  ["paragraphs", paragraph(run("One")) + paragraph("") + paragraph(run("Two")), "One\n\nTwo"],
  ["breaks and tabs", paragraph("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>"), "a\nb\tc"],
  [
    "points",
    paragraph(run("Why:")) + paragraph(run("one"), list(3)) + paragraph(run("two"), list(3)),
    "Why:\n\n- one\n- two",
  ],
  ["a paragraph taken out of its list", paragraph(run("one"), list(0)), "one"],
  ["an insertion", paragraph(`${run("Now ")}<w:ins w:id="1" w:author="A">${run("better")}</w:ins>`), "Now better"],
  [
    "a deletion",
    paragraph(`${run("Now")}<w:del w:id="1" w:author="A"><w:r><w:delText> worse</w:delText></w:r></w:del>`),
    "Now",
  ],
  [
    "a move",
    paragraph(
      `<w:moveFrom w:id="1">${run("old ")}</w:moveFrom>${run("x ")}<w:moveTo w:id="2">${run("new")}</w:moveTo>`,
    ),
    "x new",
  ],
  [
    "a deleted paragraph end",
    paragraph(run("One "), '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>') + paragraph(run("line")),
    "One line",
  ],
  [
    "comment marks",
    paragraph(
      `<w:commentRangeStart w:id="0"/>${run("Said")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`,
    ),
    "Said",
  ],
  [
    "a field",
    paragraph(`<w:r><w:instrText> HYPERLINK </w:instrText></w:r><w:hyperlink>${run("here")}</w:hyperlink>`),
    "here",
  ],
  ["tab stops, which are not tabs", paragraph(run("x"), '<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>'), "x"],
  [
    "a control within the control",
    `<w:sdt><w:sdtPr><w:tag w:val="goog_rdk_1"/></w:sdtPr><w:sdtContent>${paragraph(run("In it"))}</w:sdtContent></w:sdt>`,
    "In it",
  ],
  ["a control pasted into itself", control("a", paragraph(run("Twice"))), "Twice"],
  [
    "a table",
    `<w:tbl><w:tr><w:tc>${paragraph(run("a"))}</w:tc><w:tc>${paragraph(run("1"))}</w:tc></w:tr><w:tr><w:tc>${paragraph(run("b"))}</w:tc><w:tc>${paragraph(run("2"))}</w:tc></w:tr></w:tbl>`,
    "a\t1\nb\t2",
  ],
  ["special hyphens", paragraph("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>"), "a\u2011b"],
])("reads %s", (_, content, text) => {
  expect(textOf(control("a", content))).toBe(text);
});

test.each<[string, string]>([
  [
    "around a cell",
    `<w:tbl><w:tr>${control("a", `<w:tc>${paragraph(run("One"))}${paragraph(run("Two"))}</w:tc>`)}</w:tr></w:tbl>`,
  ],
  [
    "in a cell",
    `<w:tbl><w:tr><w:tc>${control("a", paragraph(run("One")) + paragraph(run("Two")))}<w:p/></w:tc></w:tr></w:tbl>`,
  ],
  [
    "in another control",
    `<w:sdt><w:sdtPr/><w:sdtContent>${control("a", paragraph(run("One")) + paragraph(run("Two")))}</w:sdtContent></w:sdt>`,
  ],
  [
    "with a fallback for older versions of Word",
    `<x:AlternateContent xmlns:x="urn:x"><x:Choice>${control("a", paragraph(run("One")) + paragraph(run("Two")))}</x:Choice><x:Fallback>${control("a", paragraph(run("No")))}</x:Fallback></x:AlternateContent>`,
  ],
])("finds a control %s", (_, body) => {
  expect(textOf(body)).toBe("One\n\nTwo");
});

test("finds a control in a line of text", () => {
  expect(textOf(paragraph(run("Before ") + control("a", run("within")) + run(" after")))).toBe("within");
});

test("numbers are numbers, and styles can be lists", () => {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const lvl = (format: string): string => `<w:lvl w:ilvl="0"><w:numFmt w:val="${format}"/></w:lvl>`;
  const bytes = packDocument(
    control(
      "a",
      paragraph(run("x"), list(1)) + paragraph(run("y"), list(1)) + paragraph(run("z"), '<w:pStyle w:val="Child"/>'),
    ),
    {
      "word/numbering.xml": `<w:numbering ${W}><w:abstractNum w:abstractNumId="5">${lvl("decimal")}</w:abstractNum><w:abstractNum w:abstractNumId="6">${lvl("bullet")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num></w:numbering>`,
      "word/styles.xml": `<w:styles ${W}><w:style w:styleId="Child"><w:basedOn w:val="Points"/></w:style><w:style w:styleId="Points"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style></w:styles>`,
    },
    `<Relationship Id="rId1" Type="${R}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${R}/numbering" Target="numbering.xml"/>`,
  );
  const returned = readReturned(bytes);
  expect(returned.ok && returned.value[0]?.text).toBe("1. x\n2. y\n\n- z");
});

describe("placeholders", () => {
  const showing = "<w:showingPlcHdr/>";
  test("are not read as text", () => {
    expect(textOf(control("a", paragraph(run("Click here")), showing))).toBe("");
  });
  test("are read as text where their flag is off", () => {
    expect(textOf(control("a", paragraph(run("Words")), '<w:showingPlcHdr w:val="0"/>'))).toBe("Words");
  });

  test.each<[string, (xml: string) => string, string]>([
    ["their flag was lost", (xml) => xml.replaceAll("<w:showingPlcHdr/>", ""), ""],
    ["the control's tag was lost", (xml) => xml.replace(/<w:tag [^>]*>/g, ""), ""],
    [
      "somebody typed over them in a program that keeps the flag",
      (xml) => xml.replaceAll("Write about a.", "All is well."),
      "All is well.",
    ],
  ])("are recognised where %s", async (_, change, text) => {
    const bytes = await writeOrFail(documentOf([kpiOf("a")]));
    const returned = readReturned(changePart(bytes, "word/document.xml", change));
    expect(returned.ok && returned.value.find(({ id }) => id === "a")?.text).toBe(text);
  });
});

function changePart(bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes);
  return zipSync({ ...files, [name]: strToU8(change(strFromU8(files[name] ?? new Uint8Array()))) });
}

test("of two controls with one id the text is taken, and a different one is reported", () => {
  const body =
    control("a", paragraph("")) +
    control("a", paragraph(run("One"))) +
    control("a", paragraph(run("One"))) +
    control("a", paragraph(run("Two")));
  const returned = readReturned(packDocument(body));
  expect(returned).toEqual({
    ok: true,
    value: [{ id: "a", title: "Title", text: "One", others: ["Two"] }] satisfies ReturnedNarrative[],
  });
});

test("a narrative within another's control is read separately", () => {
  const returned = readReturned(
    packDocument(control("a", paragraph(run("Outer")) + control("b", paragraph(run("Inner"))))),
  );
  expect(returned.ok && returned.value.map(({ id, text }) => [id, text])).toEqual([
    ["b", "Inner"],
    ["a", "Outer"],
  ]);
});

test.each<[string, Uint8Array, string]>([
  ["a document without narratives", packDocument(paragraph(run("Minutes of a meeting"))), "no-narratives"],
  ["a zip without a document", zipSync({ a: strToU8("b") }), "not-word"],
  [
    "a document type",
    packDocument("", { "word/document.xml": '<!DOCTYPE w [<!ENTITY a "aaaa">]><w>&a;</w>' }),
    "unsafe",
  ],
  ["an unknown entity", packDocument("&lol;"), "corrupt"],
  ["XML that is cut short", packDocument("", { "word/document.xml": "<w:document" }), "corrupt"],
  [
    "bytes that are not UTF-8",
    zipSync({
      ...Object.fromEntries(["[Content_Types].xml"].map((name) => [name, Uint8Array.of(60, 0xff, 0xfe, 62)])),
    }),
    "not-word",
  ],
  [
    "a workbook",
    packDocument("", {
      "[Content_Types].xml":
        '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    }),
    "not-word",
  ],
  ["a bomb", packDocument("", { "word/document.xml": " ".repeat(70_000_000) }), "too-large"],
])("refuses %s", (_, bytes, code) => {
  const returned = readReturned(bytes);
  expect(returned.ok ? "read" : returned.problem.code).toBe(code);
});

test("every text returns as it was laid out", async () => {
  const words = fc.oneof(
    anyText({ maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom("a", " ", "\n", "\t", "- ", "• ", "1. ", "\r\n", "<", "&", "\u0000", "\ud800", "é"),
      maxLength: 40,
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 4 }), async (texts) => {
      const bytes = await writeOrFail(
        documentOf(texts.map((text, index) => kpiOf(`k${index}`, { narrative: placeOf(`k${index}`, text) }))),
      );
      const returned = readReturned(bytes);
      if (!returned.ok) throw new Error(returned.problem.code);
      texts.forEach((text, index) => {
        expect(returned.value.find(({ id }) => id === `k${index}`)?.text).toBe(layOutText(text));
      });
    }),
    { numRuns: runsOf(60) },
  );
});

test("laying a text out twice changes nothing", () => {
  fc.assert(fc.property(anyText(), (text) => layOutText(layOutText(text)) === layOutText(text)));
});

test("never throws, whatever happened to the file", async () => {
  const bytes = await writeOrFail(documentOf([kpiOf("a", { narrative: placeOf("a", "Some words") })]));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }),
      fc.nat(bytes.length),
      (flips, length) => {
        const copy = bytes.slice(0, length < 40 ? length : bytes.length);
        for (const [at, byte] of flips) if (at < copy.length) copy[at] = byte;
        const returned = readReturned(copy);
        return returned.ok || typeof returned.problem.code === "string";
      },
    ),
    { numRuns: runsOf(150) },
  );
});

describe("files that are meant to take long", () => {
  const nested = (name: string, depth: number, inner: string): string =>
    `<w:${name}>`.repeat(depth) + inner + `</w:${name}>`.repeat(depth);

  test.each<[string, string]>([
    ["nested paragraphs", nested("p", 50_000, run("x"))],
    ["nested content controls", nested("sdt", 50_000, run("x"))],
    [
      "nested controls with one id",
      control("a", "§")
        .split("§")
        .map((half) => half.repeat(5000))
        .join(run("x")),
    ],
    [
      "nested tables",
      "<w:tbl><w:tr><w:tc>".repeat(20_000) + paragraph(run("x")) + "</w:tc></w:tr></w:tbl>".repeat(20_000),
    ],
  ])("refuses %s", (_, body) => expectRefused(body));

  fullTest("refuses more elements than any report has", () => expectRefused("<w:p/>".repeat(1_500_001)));

  function expectRefused(body: string): void {
    expect(readReturned(packDocument(body))).toEqual({ ok: false, problem: { code: "too-large", limit: null } });
  }

  const spaces = " ".repeat(100_000);

  test.each<[string, string, string]>([
    ["spaces in a list item", paragraph(run(`a${spaces}b`), list(3)), `- a${spaces}b`],
    [
      "spaces around a line break in a list item",
      paragraph(`${run(`a${spaces}`)}<w:r><w:br/></w:r>${run(`${spaces}b`)}`, list(3)),
      "- a b",
    ],
    [
      "line breaks in a list item",
      paragraph(`${run("a")}<w:r>${"<w:br/>".repeat(50_000)}</w:r>${run("b")}`, list(3)),
      "- a b",
    ],
    ["spaces at the end", paragraph(run(`a${spaces}`)), "a"],
  ])("reads 100,000 %s", (_, content, text) => {
    expect(textOf(control("a", content))).toBe(text);
  });

  fullTest("reads a row of 100,000 cells, and leaves out empty ones", () => {
    const cell = (text: string): string => `<w:tc>${paragraph(run(text))}</w:tc>`;
    const row = cell("") + (cell("x") + cell("")).repeat(50_000);
    expect(textOf(control("a", `<w:tbl><w:tr>${row}</w:tr></w:tbl>`))).toBe(
      Array.from({ length: 50_000 }, () => "x").join("\t"),
    );
  });

  fullTest("reports 20,000 controls with one id and different texts", () => {
    const body = Array.from({ length: 20_000 }, (_, index) => control("a", paragraph(run(`Text ${index}`)))).join("");
    const returned = readReturned(packDocument(body));
    expect(returned.ok && returned.value.map(({ others }) => others.length)).toEqual([19_999]);
  });
});
