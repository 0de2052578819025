import type { ReportDocument } from "../../../src/report/document/document";
import { REPORT_COLUMNS } from "../../../src/report/kpi-columns-and-widths";
import { STATUSES } from "../../../src/rag/status";
import { writeWord } from "../../../src/report/word/write-word";
import { readReturned } from "../../../src/report/word/returned/read-returned";
import { lookOf } from "../../../src/report/status-looks";
import { faultsOf } from "./package-rules";
import { documentOf, kpiOf, placeOf, rowOf, sampleDocument } from "./sample-document";
import { findAll, parse, styleOf, textsOf, wordsOf, writeOrFail, type Node } from "./zip-parts";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { fullTest } from "../../support/strength";

async function bodyOf(document: ReportDocument): Promise<Node> {
  return parse(textsOf(await writeOrFail(document))["word/document.xml"] ?? "");
}

const paragraphsOf = (body: Node, style: string): string[] =>
  findAll(body, "w:p")
    .filter((paragraph) => styleOf(paragraph) === style)
    .map(wordsOf);

describe("the sample's report", () => {
  let parts: Record<string, string> = {};
  let body: Node;
  beforeAll(async () => {
    parts = textsOf(await writeOrFail(sampleDocument(), { madeOn: "2024-11-15" }));
    body = parse(parts["word/document.xml"] ?? "");
  });

  test("follows the rules of the format", async () => {
    expect(faultsOf(await writeOrFail(sampleDocument()))).toEqual([]);
  });

  test("has a heading for the introduction, each section and each KPI", () => {
    expect(paragraphsOf(body, "Heading1")).toHaveLength(1 + 5);
    expect(paragraphsOf(body, "Heading2")).toHaveLength(39);
  });

  test("has a marked row of headings, and an unsplit row for each indicator", () => {
    const tables = findAll(body, "w:tbl").filter(
      (table) => findAll(table, "w:gridCol").length === REPORT_COLUMNS.length,
    );
    expect(tables).toHaveLength(39);
    const rows = tables.flatMap((table) => findAll(table, "w:tr"));
    expect(rows.filter((row) => findAll(row, "w:tblHeader").length === 1)).toHaveLength(39);
    expect(rows.filter((row) => findAll(row, "w:tblHeader").length === 0)).toHaveLength(49);
    expect(rows.every((row) => findAll(row, "w:cantSplit").length === 1)).toBe(true);
  });

  test("has tables of fixed width that fit a portrait A4 page", () => {
    const page = findAll(body, "w:pgSz")[0]?.attributes;
    expect([page?.["w:w"], page?.["w:h"]]).toEqual(["11906", "16838"]);
    const margins = findAll(body, "w:pgMar")[0]?.attributes ?? {};
    const line = 11906 - Number(margins["w:left"]) - Number(margins["w:right"]);
    for (const table of findAll(body, "w:tbl")) {
      expect(findAll(table, "w:tblLayout")[0]?.attributes["w:type"]).toBe("fixed");
      const widths = findAll(table, "w:gridCol").map(({ attributes }) => Number(attributes["w:w"]));
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(line);
    }
  });

  test("has alternative text on every table and picture", () => {
    for (const table of findAll(body, "w:tbl")) {
      expect(findAll(table, "w:tblCaption")[0]?.attributes["w:val"]).toBeTruthy();
      expect(findAll(table, "w:tblDescription")[0]?.attributes["w:val"]).toBeTruthy();
    }
    const pictures = findAll(body, "wp:docPr");
    expect(pictures.length).toBeGreaterThan(20);
    expect(pictures.every(({ attributes }) => attributes.descr)).toBe(true);
  });

  test("has a PNG and an SVG of each picture", () => {
    const blips = findAll(body, "a:blip");
    expect(findAll(body, "asvg:svgBlip")).toHaveLength(blips.length);
    expect(Object.keys(parts).filter((name) => name.endsWith(".png"))).toHaveLength(blips.length);
    expect(Object.keys(parts).filter((name) => name.endsWith(".svg"))).toHaveLength(blips.length);
  });

  test("has a content control around paragraphs for each narrative, with its id and locked against deletion", () => {
    const controls = findAll(body, "w:sdt").filter((control) => findAll(control, "w:tag").length > 0);
    expect(controls).toHaveLength(1 + 5 * 2 + 39);
    expect(new Set(controls.map((control) => findAll(control, "w:tag")[0]?.attributes["w:val"])).size).toBe(
      controls.length,
    );
    expect(controls.every((control) => findAll(control, "w:lock")[0]?.attributes["w:val"] === "sdtLocked")).toBe(true);
    expect(findAll(body, "w:body")[0]?.children.filter((child) => controls.includes(child))).toHaveLength(
      controls.length,
    );
  });

  test("shows prompt and facts where nothing is written, also as glossary entries", () => {
    const control = findAll(body, "w:sdt").find((sdt) => findAll(sdt, "w:tag")[0]?.attributes["w:val"] === "kpi-1");
    expect(control && findAll(control, "w:showingPlcHdr")).toHaveLength(1);
    expect(control && wordsOf(control)).toMatch(
      /^Adult Services writes this by 10 January 2025\..*\nThe latest value is 89\.8/,
    );
    const entry = findAll(parse(parts["word/glossary/document.xml"] ?? ""), "w:docPart").find(
      (part) => findAll(part, "w:name")[0]?.attributes["w:val"] === "KPI-kpi-1",
    );
    expect(entry && wordsOf(entry)).toBe(control && wordsOf(control));
  });

  test("writes narratives as paragraphs and lists", () => {
    expect(paragraphsOf(body, "ListBullet")).toContain("a reminder by text message");
    expect(wordsOf(body)).toContain("Three things made the difference:");
  });

  test("has a title, a language and numbered pages", () => {
    expect(parts["docProps/core.xml"]).toContain("<dc:title>Corporate Performance Report</dc:title>");
    expect(parts["docProps/core.xml"]).toContain("<dc:language>en-GB</dc:language>");
    expect(parts["word/styles.xml"]).toContain('<w:lang w:val="en-GB"');
    expect(Object.entries(parts).some(([name, text]) => /footer\d/.test(name) && text.includes("NUMPAGES"))).toBe(true);
  });

  test("has a table of contents that links to every heading", () => {
    const bookmarks = new Set(findAll(body, "w:bookmarkStart").map(({ attributes }) => attributes["w:name"]));
    const anchors = findAll(body, "w:hyperlink").flatMap(({ attributes }) => attributes["w:anchor"] ?? []);
    expect(anchors).toHaveLength(1 + 5 + 39);
    expect(anchors.every((anchor) => bookmarks.has(anchor))).toBe(true);
    expect(findAll(body, "w:instrText")[0]?.text).toContain('TOC \\o "1-2"');
    // Word would ask whether to update fields before it shows the file.
    expect(Object.values(parts).join("")).not.toMatch(/updateFields|w:dirty/);
  });

  test("reports nothing as left out where there is no template", async () => {
    const written = await writeWord(documentOf([kpiOf("a")]));
    expect(written.ok && written.value.leftOut).toEqual([]);
  });

  fullTest("is the same file each time", async () => {
    expect(await writeOrFail(sampleDocument())).toEqual(await writeOrFail(sampleDocument()));
  });
});

test("the status of a combined KPI is given once, with its symbol", async () => {
  const combined = {
    status: "red" as const,
    word: "Red",
    look: lookOf(DEFAULT_RULESET, "red"),
    sentence: "Reported as one KPI: Red. Red is the worst of 2 indicators: 1 Green and 1 Red.",
  };
  const words = wordsOf(await bodyOf(documentOf([kpiOf("a", { combined })])));
  expect(words).toContain(`\u00a0${combined.sentence}`);
  expect(words.split("Reported as one KPI")).toHaveLength(2);
  expect(words).not.toContain("Red. Reported as");
});

test("an attached table has a caption, a header row and its notes, once", async () => {
  const attached = {
    title: "Leavers",
    rows: [
      ["Team", "Count"],
      ["One", "2"],
      ["Total", "2"],
    ],
    totals: [2],
    notes: ["* over 12 months"],
    troubles: [],
  };
  const body = await bodyOf(documentOf([kpiOf("a", { attached })]));
  const words = wordsOf(body);
  expect(words.split("* over 12 months")).toHaveLength(2);
  expect(findAll(body, "w:tblHeader").length).toBeGreaterThan(1);
  expect(findAll(body, "w:rStyle").filter(({ attributes }) => attributes["w:val"] === "KPITotal")).toHaveLength(2);
});

describe("the public version", () => {
  const kpi = kpiOf("a", {
    notes: [
      { text: "For all", isInternal: false },
      { text: "For us", isInternal: true },
    ],
    attached: {
      title: "Leavers",
      rows: [
        ["A", "B"],
        ["x", "1"],
      ],
      troubles: ["It does not add up."],
    },
  });

  test("is marked on its cover, and leaves out internal content", async () => {
    const words = wordsOf(await bodyOf(documentOf([kpi], { isPublic: true })));
    expect(words).toContain("Public version");
    expect(words).toContain("For all");
    expect(words).not.toContain("For us");
    expect(words).not.toContain("does not add up");
  });

  test("differs from the internal version, which marks internal content", async () => {
    const words = wordsOf(await bodyOf(documentOf([kpi])));
    expect(words).toContain("Internal note: For us");
    expect(words).toContain("Internal check: It does not add up.");
    expect(words).not.toContain("Public version");
  });
});

describe("awkward texts come out intact", () => {
  const texts: [string, string, string][] = [
    ["a formula", "=SUM(A1)", "=SUM(A1)"],
    ["a script", '<script>alert("x")</script> & more', '<script>alert("x")</script> & more'],
    ["direction marks", "\u202eabc\u202c \u200f\u05d0\u2066d\u2069\u061ce", "abc \u05d0de"],
    ["emoji", "👩‍👩‍👧 up 📈", "👩‍👩‍👧 up 📈"],
    ["control characters", "a\u0000b\u0007c\u001fd\ufffee", "abcde"],
    ["half a surrogate pair", "a\ud800b", "a\ufffdb"],
    ["30,000 characters", "word ".repeat(6000).trim(), "word ".repeat(6000).trim()],
    ["a word that the library takes for a field", "CURRENT", "CURRENT"],
    ["the name of a property of every object", "toString", "toString"],
    ["an end of CDATA", "]]> <![CDATA[", "]]> <![CDATA["],
  ];

  test.each(texts)("%s", async (_, text, shown) => {
    const attached = {
      title: text,
      rows: [
        [text, text],
        [text, text],
      ],
      troubles: [text],
    };
    const row = rowOf({ target: text, goodIs: text, asOf: text, metric: text, value: text, word: text, trend: text });
    const kpi = kpiOf("a", {
      heading: text,
      rows: [row],
      combined: { status: "red", word: text, look: lookOf(DEFAULT_RULESET, "red"), sentence: text },
      notes: [{ text, isInternal: true }],
      attached,
      narrative: placeOf("a", text),
    });
    const bytes = await writeOrFail(
      documentOf([kpi], { title: text, period: text, made: text, introduction: placeOf("intro", "", text, [text]) }),
    );
    expect(faultsOf(bytes)).toEqual([]);
    const body = parse(textsOf(bytes)["word/document.xml"] ?? "");
    expect(findAll(body, "w:tc").filter((cell) => wordsOf(cell).includes(shown)).length).toBeGreaterThanOrEqual(10);
    const returned = readReturned(bytes);
    expect(returned.ok && returned.value.find(({ id }) => id === "a")?.text).toBe(shown);
  });

  test("a hundred indicators in one KPI are written", async () => {
    const body = await bodyOf(
      documentOf([
        kpiOf("a", { rows: Array.from({ length: 100 }, (_, index) => rowOf({ metric: `Metric ${index}` })) }),
      ]),
    );
    expect(findAll(body, "w:tr").filter((row) => /Metric \d/.test(wordsOf(row)))).toHaveLength(100);
  });

  test("a KPI without rows, and two with one heading are written", async () => {
    const bytes = await writeOrFail(
      documentOf([kpiOf("a", { heading: "Same", rows: [] }), kpiOf("b", { heading: "Same" })]),
    );
    expect(faultsOf(bytes)).toEqual([]);
    expect(paragraphsOf(parse(textsOf(bytes)["word/document.xml"] ?? ""), "Heading2")).toEqual(["Same", "Same"]);
  });

  test("a table with more columns than fit on a page is continued below", async () => {
    const rows = [0, 1].map((row) => Array.from({ length: 70 }, (_, column) => `${row}/${column}`));
    const bytes = await writeOrFail(documentOf([kpiOf("a", { attached: { title: "Wide", rows, troubles: [] } })]));
    const body = parse(textsOf(bytes)["word/document.xml"] ?? "");
    expect(Math.max(...findAll(body, "w:tblGrid").map((grid) => grid.children.length))).toBeLessThanOrEqual(9);
    for (const text of rows.flat()) expect(wordsOf(body)).toContain(text);
  });
});

describe("the address of a dashboard", () => {
  const sectionWith = (dashboard: string | null, text: string): ReportDocument =>
    documentOf([], {
      sections: [{ heading: "S", introduction: placeOf("i"), dashboard, dashboardPlace: placeOf("d", text), kpis: [] }],
    });

  test.each([
    ["https://example.org/a?b=1&c=2", 1],
    ["http://example.org/", 1],
    ["javascript:alert(1)", 0],
    ["file:///etc/passwd", 0],
    ["https://", 0],
  ])("%s", async (address, links) => {
    const bytes = await writeOrFail(sectionWith(address, address));
    const relationships = textsOf(bytes)["word/_rels/document.xml.rels"] ?? "";
    expect(relationships.split('TargetMode="External"').length - 1).toBe(links);
    expect(wordsOf(parse(textsOf(bytes)["word/document.xml"] ?? ""))).toContain(address);
  });
});

test("reports progress, and yields to other work after each KPI", async () => {
  const [reported, paused] = [[] as number[], [] as number[]];
  await writeOrFail(documentOf([kpiOf("a"), kpiOf("b")]), {
    onProgress: (done, total) => reported.push(done / total),
    pause: () => {
      paused.push(reported.length);
      return Promise.resolve();
    },
  });
  expect(reported).toEqual([0.5, 1]);
  expect(paused.filter((count) => count === 1)).toHaveLength(1);
});

test.each(STATUSES)("the word of %s has enough contrast on its fill", (status) => {
  const light = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
      const share = parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const { fill, ink } = lookOf(DEFAULT_RULESET, status);
  expect((light(fill) + 0.05) / (light(ink) + 0.05)).toBeGreaterThan(7);
});
