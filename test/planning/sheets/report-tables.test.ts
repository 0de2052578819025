import type { DocumentKpi, NarrativePlace, ReportDocument } from "../../../src/report/document/document";
import { emptyNarrative } from "../../../src/report/narratives/narrative-id";
import type { Narrative } from "../../../src/report/narratives/narrative";
import { describeNarratives } from "../../../src/planning/sheets/narratives/describe";
import { describeReportTables } from "../../../src/planning/sheets/report-tables/describe";
import type { ContentRow, SheetContent } from "../../../src/planning/sheets/content";
import { lookOf } from "../../../src/report/status-looks";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";

const placeOf = (narrative: Narrative, prompt = "Write here", facts: string[] = []): NarrativePlace => ({
  narrative,
  prompt,
  facts,
});

function kpiOf(heading: string, change: Partial<DocumentKpi> = {}): DocumentKpi {
  return {
    heading,
    rows: [
      {
        target: "95%",
        goodIs: "High",
        asOf: "2024/25 Q2",
        metric: "Rent collected",
        value: "90%",
        status: "amber",
        word: "Amber",
        look: lookOf(DEFAULT_RULESET, "amber"),
        trend: "Improving",
        picture: null,
        texts: {},
      },
    ],
    ...{ combined: null, notes: [], attached: null },
    narrative: placeOf(emptyNarrative("kpi", "Homes", heading), "Say why", ["90% against 95%"]),
    ...change,
  };
}

function documentOf(kpis: DocumentKpi[]): ReportDocument {
  return {
    ...{ title: "Performance Report", period: "2024/25 Q2", made: "Made today", isPublic: false },
    introduction: placeOf(emptyNarrative("introduction", "")),
    key: [
      { status: "green", word: "Green", look: lookOf(DEFAULT_RULESET, "green"), meaning: "On target" },
      {
        status: "not-rated",
        word: "Not rated",
        look: lookOf(DEFAULT_RULESET, "not-rated"),
        meaning: "Nothing to go on",
      },
    ],
    sections: [
      {
        heading: "Homes",
        introduction: placeOf(emptyNarrative("introduction", "Homes")),
        dashboard: null,
        dashboardPlace: placeOf(emptyNarrative("dashboard", "Homes")),
        kpis,
      },
    ],
  };
}

const shown = ({ look, cells }: ContentRow): string =>
  [
    look,
    ...cells.map((cell) =>
      cell === null
        ? ""
        : typeof cell === "string"
          ? cell
          : "typed" in cell
            ? `[${cell.typed}]`
            : "status" in cell
              ? `<${cell.status}>`
              : String(cell.figure),
    ),
  ]
    .join(" | ")
    .replace(/(?: \|\s*)+$/, "");
const typedOf = ({ rows }: SheetContent): string[] =>
  rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell !== null && typeof cell === "object" && "typed" in cell ? [cell.typed] : [])),
  );
const keysOf = ({ rows }: SheetContent): string[] => rows.map(({ key }) => key);

describe("Report Tables", () => {
  test("has a title, the key, and for each KPI its table, what belongs to it and a cell for its narrative", () => {
    const combined = {
      status: "amber" as const,
      word: "Amber",
      look: lookOf(DEFAULT_RULESET, "amber"),
      sentence: "Reported as one KPI.",
    };
    const attached = {
      title: "Leavers",
      rows: [
        ["Directorate", "Leavers"],
        ["Homes", "4"],
      ],
      troubles: ["The total is 5."],
    };
    const { rows } = describeReportTables(
      documentOf([
        kpiOf("Rent", {
          combined,
          attached,
          notes: [
            { text: "Provisional", isInternal: false },
            { text: "Ask Jane", isInternal: true },
          ],
        }),
      ]),
    );
    expect(rows.map(shown)).toEqual([
      "title | Performance Report: 2024/25 Q2",
      expect.stringMatching(/^subtitle \| Write into the yellow cells/),
      "note | Made today",
      "block | How ratings are shown",
      "body | Green |  |  | On target |  | <green>",
      "body | Not rated |  |  | Nothing to go on",
      "typed | Introduction |  |  | Write here |  |  |  | []",
      "blank",
      "block | Homes",
      "typed | Introduction |  |  | Write here |  |  |  | []",
      "typed | Dashboard |  |  | Write here |  |  |  | []",
      "blank",
      "section | Rent",
      "headings | Target | Good Is | As of Date | Metric Name | Latest Value | RAG Status | Trends | Narrative",
      "body | 95% | High | 2024/25 Q2 | Rent collected | 90% | <amber> | Improving",
      "note | Reported as one KPI.",
      "note | Provisional",
      "note | Internal: Ask Jane",
      "note | Leavers",
      "headings | Directorate | Leavers",
      "body | Homes | 4",
      "note | Internal: The total is 5.",
      "typed | Narrative |  |  | Say why\n90% against 95% |  |  |  | []",
    ]);
  });

  test("gives every row a unique key, even with a repeated heading and a hundred indicators", () => {
    const [row] = kpiOf("Rent").rows;
    const hundred = row ? Array.from({ length: 100 }, () => row) : [];
    const again = {
      ...kpiOf("Rent"),
      narrative: placeOf({ ...emptyNarrative("kpi", "Homes", "Rent"), id: "kpi-rent-2" }),
    };
    const keys = keysOf(describeReportTables(documentOf([kpiOf("Rent", { rows: hundred }), again])));
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each(["=1+1", "<script>alert(1)</script>", "\u202eabc", "😀", "x".repeat(30_000), "a\nb"])(
    "holds a text as it is typed: %.20j",
    (text) => {
      const kpi = kpiOf("Rent", { narrative: placeOf({ ...emptyNarrative("kpi", "Homes", "Rent"), text }) });
      expect(typedOf(describeReportTables(documentOf([kpi]))).at(-1)).toBe(text);
    },
  );
});

describe("Narratives", () => {
  const written = {
    ...emptyNarrative("kpi", "Homes", "Rent", ["Rent collected", "Rent\nowed"]),
    owner: "Sam",
    due: "10 January 2025",
    state: "draft" as const,
    text: "Fewer tenants pay late.",
    period: "2024/25 Q2",
  };

  test("has a row for each text with its word count; addresses and titles have no count", () => {
    const address = { ...emptyNarrative("dashboard", "Homes"), text: "https://example.org/homes" };
    const { rows } = describeNarratives(
      [written, address, emptyNarrative("title", ""), emptyNarrative("introduction", "Homes")],
      new Map([[written.id, "Jane"]]),
    );
    expect(rows.slice(2).map(shown)).toEqual([
      "headings | Section | KPI | Owner | Due | State | Text | Words | Period | Indicators",
      "typed | Homes | Rent | [Sam] | [10 January 2025] | [Draft] | [Fewer tenants pay late.] | 4 | 2024/25 Q2 | Rent collected\nRent owed",
      "typed | Homes | (Address of the dashboard) | [] | [] | [Awaited] | [https://example.org/homes]",
      "typed |  | (Title of the report) | [] | [] | [Awaited] | []",
      "typed | Homes | (Introduction) | [] | [] | [Awaited] | []",
    ]);
  });

  test("has blocks for texts that are gone and for archived ones, if there are any", () => {
    const other = (id: string, place: Narrative["place"]): Narrative => ({ ...written, id, place });
    const blocks = (narratives: Narrative[]): string[] =>
      describeNarratives(narratives)
        .rows.filter(({ look }) => look === "block")
        .map(shown);
    expect(blocks([written])).toEqual([]);
    expect(blocks([other("a", "earlier"), written, other("b", "gone")])).toEqual([
      "block | No longer in the report",
      "block | Earlier texts",
    ]);
    const keys = keysOf(describeNarratives([other("a", "earlier"), written, other("b", "gone")]));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
