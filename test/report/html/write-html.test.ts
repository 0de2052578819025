/** @jest-environment jsdom */
import { createHash } from "node:crypto";
import { hashOfStyle, htmlStyle } from "../../../src/report/html/html-style";
import { writeHtml } from "../../../src/report/html/write-html";
import { toPublic } from "../../../src/report/document/public-version";
import type { ReportDocument } from "../../../src/report/document/document";
import { sampleReport } from "../document/sample-report";
import { documentOf, kpiOf, pictureOf, placeOf, rowOf } from "../word/sample-document";
import { lookOf } from "../../../src/report/status-looks";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";

function read(report: ReportDocument): Document {
  return new DOMParser().parseFromString(writeHtml(report), "text/html");
}

function textsOf(page: ParentNode, selector: string): string[] {
  return [...page.querySelectorAll(selector)].map(({ textContent }) => textContent ?? "");
}

describe("the sample's page", () => {
  const report = sampleReport();
  const page = read(report);

  test("has a heading for the report, each section and each KPI, and a table row for each indicator", () => {
    expect(textsOf(page, "h1")).toEqual(["Corporate Performance Report"]);
    expect(textsOf(page, "main h2")).toEqual(["Introduction", ...report.sections.map(({ heading }) => heading)]);
    expect(textsOf(page, "h3")).toEqual(report.sections.flatMap(({ kpis }) => kpis.map(({ heading }) => heading)));
    expect(page.querySelectorAll("table.kpi tbody tr")).toHaveLength(49);
  });

  test("is in British English, with a title and contents that link to every heading", () => {
    expect(page.documentElement.lang).toBe("en-GB");
    expect(page.title).toBe("Corporate Performance Report: 2024/25 Q2");
    const links = [...page.querySelectorAll("nav a")];
    expect(links).toHaveLength(1 + 5 + 39);
    for (const link of links)
      expect(page.querySelector(link.getAttribute("href") ?? "")?.textContent).toBe(link.textContent);
    expect(page.querySelector(".skip")?.getAttribute("href")).toBe(`#${page.querySelector("main")?.id}`);
  });

  test("has no id twice", () => {
    const ids = [...page.querySelectorAll("[id]")].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("names every table, column and row", () => {
    for (const table of page.querySelectorAll("table")) {
      expect(table.querySelector("caption")?.textContent).not.toBe("");
      expect([...table.querySelectorAll("thead th")].every((cell) => cell.getAttribute("scope") === "col")).toBe(true);
      expect(
        [...table.querySelectorAll("tbody tr")].every((row) => row.querySelectorAll('th[scope="row"]').length === 1),
      ).toBe(true);
    }
  });

  test("has each status as a symbol and a word, as the document has them", () => {
    const words = textsOf(page, "table.kpi .status").map((text) => text.slice(2));
    expect(words).toEqual(
      report.sections.flatMap(({ kpis }) => kpis.flatMap(({ rows }) => rows.map(({ word }) => word))),
    );
    expect(textsOf(page, ".status .icon[aria-hidden=true]")).toHaveLength(49 + report.key.length);
  });

  test("has a text alternative for every picture", () => {
    const pictures = [...page.querySelectorAll("svg")];
    expect(pictures.length).toBeGreaterThan(10);
    expect(
      pictures.every(
        (svg) =>
          svg.getAttribute("role") === "img" &&
          /Lowest .+, highest/.test(svg.querySelector("title")?.textContent ?? ""),
      ),
    ).toBe(true);
  });

  test("runs nothing and fetches nothing", () => {
    expect(
      page.querySelectorAll("script, link, img, iframe, object, form, [style], [onload], [onclick], [src]"),
    ).toHaveLength(0);
    expect(page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content")).toContain(
      `default-src 'none'; style-src '${hashOfStyle(htmlStyle(report.key))}'`,
    );
    expect(writeHtml(report)).not.toMatch(/@import|url\(/);
  });
});

test("the content security policy allows the page's style", () => {
  const style = htmlStyle([]);
  expect(`sha256-${createHash("sha256").update(style).digest("base64")}`).toBe(hashOfStyle(style));
});

describe("texts of any kind", () => {
  const TEXTS = [
    "<script>alert(1)</script>",
    "</title></style><img src=x onerror=alert(1)>",
    `" onmouseover="alert(1)" '`,
    '=HYPERLINK("https://example.org")',
    "&lt;b&gt; &amp; &#39;",
    "backwards and אבג",
    "👩‍👩‍👧 and 🇬🇧",
    "-->]]>",
    "é\u0301 ﷽",
  ];

  function filled(text: string): ReportDocument {
    const row = rowOf({
      target: text,
      goodIs: text,
      asOf: text,
      metric: text,
      value: text,
      word: text,
      trend: text,
      picture: { ...pictureOf([1, 2, 3]), alternative: text },
    });
    const kpi = kpiOf("1", {
      heading: text,
      rows: [row],
      combined: { status: "red", word: text, look: lookOf(DEFAULT_RULESET, "red"), sentence: text },
      notes: [
        { text, isInternal: false },
        { text, isInternal: true },
      ],
      attached: {
        title: text,
        rows: [
          [text, text],
          [text, text],
        ],
        troubles: [text],
      },
      narrative: placeOf("a", `${text}\n\n• ${text}`),
    });
    const other = kpiOf("2", { narrative: placeOf("b", "", text, [text]) });
    const place = placeOf("c", text);
    return documentOf([kpi, other], {
      ...{
        title: text,
        period: text,
        made: text,
        introduction: place,
        key: [{ status: "red", word: text, look: lookOf(DEFAULT_RULESET, "red"), meaning: text }],
      },
      sections: [{ heading: text, introduction: place, dashboard: text, dashboardPlace: place, kpis: [kpi, other] }],
    });
  }

  test.each(TEXTS)("%s is shown unchanged everywhere, and runs nothing", (text) => {
    const page = read(filled(text));
    const shown = textsOf(page, "h1, h2, h3, td, tbody th, p, li, caption, title");
    expect(shown.filter((one) => one.includes(text)).length).toBeGreaterThan(25);
    expect(page.querySelectorAll("script, img, [onmouseover], [onerror]")).toHaveLength(0);
    expect([...page.querySelectorAll("a")].every((link) => link.getAttribute("href")?.startsWith("#"))).toBe(true);
  });

  test("right-to-left texts do not affect the text around them, and direction marks are left out", () => {
    const page = read(filled("\u202eturned \u05d0\u05d1\u05d2\u202c"));
    const holders = [...page.querySelectorAll("body *")].filter(({ childNodes }) =>
      [...childNodes].some(
        ({ nodeType, textContent }) =>
          nodeType === Node.TEXT_NODE && textContent?.includes("turned \u05d0\u05d1\u05d2"),
      ),
    );
    expect(holders.length).toBeGreaterThan(25);
    expect(page.documentElement.outerHTML).not.toMatch(/[\u202a-\u202e]/);
    expect(
      holders.filter(
        (holder) => holder.tagName !== "BDI" && holder.getAttribute("dir") !== "auto" && holder.tagName !== "title",
      ),
    ).toEqual([]);
  });

  test("control characters are left out, lone surrogates are replaced, and long texts are complete", () => {
    const page = writeHtml(filled("a\u0000b\u0007c\u0085d\ud800e"));
    expect(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/u.exec(page)?.[0]).toBeUndefined();
    expect(page).toContain("abc<br>d\ufffde");
    const long = `${"Every word counts. ".repeat(1600)}End.`;
    expect(textsOf(read(documentOf([kpiOf("1", { narrative: placeOf("a", long) })])), ".narrative p")).toContain(long);
  });
});

describe("places for narratives", () => {
  const kpi = kpiOf("1", {
    narrative: placeOf("a", "", "Say what holds it back.", ["93.1% is below 95%."]),
    notes: [
      { text: "Seen by all", isInternal: false },
      { text: "Among us", isInternal: true },
    ],
  });
  const report = documentOf([kpi]);

  test("show the prompt and the facts until something is written", () => {
    expect(textsOf(read(report), "article .awaited p, article .awaited li")).toEqual([
      "Say what holds it back.",
      "93.1% is below 95%.",
    ]);
  });

  test("mark a draft, with its owner and due date", () => {
    const place = placeOf("a", "Written.");
    const draft = { ...place, narrative: { ...place.narrative, owner: "Jane Smith", due: "10 January 2025" } };
    expect(textsOf(read(documentOf([kpiOf("1", { narrative: draft })])), ".state")).toEqual([
      "Draft, not signed off. From Jane Smith. Due 10 January 2025.",
    ]);
    const signed = { ...draft, narrative: { ...draft.narrative, state: "signed-off" as const } };
    expect(textsOf(read(documentOf([kpiOf("1", { narrative: signed })])), ".state")).toEqual([]);
  });

  test("are neutral in a public version, which is marked as such and shows nothing internal", () => {
    const page = read(toPublic(report));
    expect(textsOf(page, "article p")).toEqual(["Seen by all", "Commentary is awaited."]);
    expect(textsOf(page, ".public")).toHaveLength(1);
    // Also where a public document still has internal content.
    expect(read({ ...report, isPublic: true }).body.textContent).not.toMatch(/Among us|93\.1% is below/);
  });
});

test.each<[string, Partial<ReportDocument>]>([
  ["no sections", { sections: [] }],
  ["no key and no period", { key: [], period: null }],
  [
    "a KPI without rows, a heading twice, an empty heading",
    {
      sections: [
        {
          heading: "",
          introduction: null,
          dashboard: null,
          dashboardPlace: null,
          kpis: [kpiOf("1", { rows: [] }), kpiOf("1"), kpiOf("1", { heading: " \n " })],
        },
      ],
    },
  ],
  [
    "a hundred indicators",
    {
      sections: documentOf([
        kpiOf("1", { rows: Array.from({ length: 100 }, (_, index) => rowOf({ metric: `M${index}` })) }),
      ]).sections,
    },
  ],
])("a report with %s is a page", (_, change) => {
  const page = read(documentOf([], change));
  expect(page.querySelectorAll("h1")).toHaveLength(1);
  expect(textsOf(page, "h1, h2, h3, nav a").filter((text) => text.trim() === "")).toEqual([]);
});

test("a missing figure is a gap in the picture", () => {
  const page = read(documentOf([kpiOf("1", { rows: [rowOf({ picture: pictureOf([1, 2, null, 4]) })] })]));
  expect(page.querySelectorAll("svg polyline")).toHaveLength(2);
  expect(
    read(documentOf([kpiOf("1", { rows: [rowOf({ picture: pictureOf([null, null]) })] })])).querySelectorAll("svg"),
  ).toHaveLength(0);
});
