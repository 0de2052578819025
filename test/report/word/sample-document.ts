import type {
  DocumentKpi,
  DocumentRow,
  NarrativePlace,
  ReportDocument,
  TrendPicture,
} from "../../../src/report/document/document";
import type { Narrative, NarrativeKind } from "../../../src/report/narratives/narrative";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { statusesOf, wordFor } from "../../../src/rag/rules/ruleset";
import type { Kpi } from "../../../src/kpi/scorecard";
import { sampleScorecard } from "../sample-scorecard";
import { lookOf } from "../../../src/report/status-looks";

/** A narrative with this text. */
export function narrativeOf(id: string, text = "", kind: NarrativeKind = "kpi"): Narrative {
  return {
    id,
    kind,
    section: "",
    kpi: "",
    metrics: [],
    owner: "",
    due: "",
    state: text === "" ? "awaited" : "draft",
    text,
    period: "2024/25 Q2",
    place: "now",
  };
}

export function placeOf(id: string, text = "", prompt = `Write about ${id}.`, facts: string[] = []): NarrativePlace {
  return { narrative: narrativeOf(id, text), prompt, facts };
}

/** A row of a KPI's table. */
export function rowOf(change: Partial<DocumentRow> = {}): DocumentRow {
  return {
    target: "95%",
    goodIs: "High",
    asOf: "2024/25 Q2",
    metric: "Bins collected on time",
    value: "93.1%",
    status: "amber",
    word: "Amber",
    trend: "Improving",
    picture: pictureOf([91, 92.4, null, 93.1]),
    texts: {},
    look: lookOf(DEFAULT_RULESET, change.status ?? "amber"),
    ...change,
  };
}

/** A picture of these figures. */
export function pictureOf(figures: (number | null)[]): TrendPicture {
  return {
    points: figures.map((figure, index) => ({ period: `Q${index + 1}`, figure })),
    alternative: `From ${figures[0] ?? "none"} to ${figures.at(-1) ?? "none"}.`,
  };
}

/** A KPI of a report. */
export function kpiOf(id: string, change: Partial<DocumentKpi> = {}): DocumentKpi {
  return {
    heading: `KPI ${id}`,
    rows: [rowOf()],
    combined: null,
    notes: [],
    attached: null,
    narrative: placeOf(id),
    ...change,
  };
}

/** A report with one section with these KPIs. */
export function documentOf(kpis: DocumentKpi[], change: Partial<ReportDocument> = {}): ReportDocument {
  return {
    title: "Corporate Performance Report",
    period: "2024/25 Q2",
    made: "Made on 15 November 2024 by the rules of Council, version 1.",
    isPublic: false,
    introduction: placeOf("introduction"),
    key: [
      { status: "green", word: "Green", look: lookOf(DEFAULT_RULESET, "green"), meaning: "On target" },
      { status: "red", word: "Red", look: lookOf(DEFAULT_RULESET, "red"), meaning: "Needs attention" },
    ],
    sections: [
      {
        heading: "Services",
        introduction: placeOf("introduction-services"),
        dashboard: null,
        dashboardPlace: placeOf("dashboard-services"),
        kpis,
      },
    ],
    ...change,
  };
}

/** The sample workbook's report, with some narratives. */
export function sampleDocument(isPublic = false): ReportDocument {
  const scorecard = sampleScorecard();
  let count = 0;
  return documentOf([], {
    isPublic,
    introduction: placeOf(
      "introduction",
      "",
      "The introduction of the report: what it covers and what stands out this quarter.",
    ),
    key: statusesOf(DEFAULT_RULESET).map((status) => ({
      status,
      word: wordFor(DEFAULT_RULESET, status),
      look: lookOf(DEFAULT_RULESET, status),
      meaning: MEANINGS[status],
    })),
    sections: scorecard.sections.map(({ name, kpis }, index) => ({
      heading: name,
      introduction: placeOf(
        `introduction-${index}`,
        index === 0 ? "What the council does day by day, and how well it uses its money." : "",
        "Introduce this section: what it reports on, in two or three sentences.",
      ),
      dashboard: index < 2 ? `https://dashboards.example.org/section?id=${index}&view=summary` : null,
      dashboardPlace: placeOf(
        `dashboard-${index}`,
        index < 2 ? `https://dashboards.example.org/section?id=${index}&view=summary` : "",
        "Type the address of this section's dashboard.",
      ),
      kpis: kpis.map((kpi) => toKpi(kpi, (count += 1))),
    })),
  });
}

const MEANINGS = {
  exceeding: "Well beyond the target",
  green: "On or better than the target, or on the way to it",
  "amber-green": "Very slightly short of the target",
  amber: "Slightly short of the target",
  "amber-red": "Well short of the target",
  red: "Short of the target: something has to be done",
  "not-rated": "Not judged: what is missing is given beside it",
};

const TEXTS = [
  "Take-up rose in every district this quarter.\n\nThree things made the difference:\n• letters in plain English\n• a reminder by text message\n• evening sessions in two libraries\n\nThe next figures come in February.",
  "",
  "Demand is higher than was planned for, and two posts have been empty since July. Both were filled in October, and the service expects to be back on target by the end of March.",
  "",
];

function toKpi(kpi: Kpi, number: number): DocumentKpi {
  const text = TEXTS[number % TEXTS.length] ?? "";
  return {
    heading: kpi.name,
    rows: kpi.indicators.map((indicator, index) => ({
      target: indicator.shownTarget,
      goodIs: String(indicator.cells.goodIs.value),
      asOf: indicator.asOf,
      metric: indicator.metric,
      value: indicator.shownValue,
      status: indicator.rating.status,
      word: wordFor(DEFAULT_RULESET, indicator.rating.status),
      look: lookOf(DEFAULT_RULESET, indicator.rating.status),
      trend: ["Improving", "Worsening", "No change", ""][number % 4] ?? "",
      picture:
        number % 4 === 3
          ? null
          : pictureOf([5, 6 + index, number % 5, null, 8, number % 7, 9].map((figure) => figure ?? null)),
      texts: {},
    })),
    combined: kpi.combined
      ? {
          status: kpi.combined.status,
          word: wordFor(DEFAULT_RULESET, kpi.combined.status),
          look: lookOf(DEFAULT_RULESET, kpi.combined.status),
          sentence: `The ${kpi.indicators.length} indicators are reported as one KPI, by the worst of them.`,
        }
      : null,
    notes:
      number % 6 === 0
        ? [
            { text: "Population figures are mid-year estimates.", isInternal: false },
            { text: "The service is still checking September.", isInternal: true },
          ]
        : [],
    attached:
      number === 5
        ? {
            title: "Leavers by directorate",
            rows: [
              ["Directorate", "Leavers", "Staff", "Turnover"],
              ["Adult Services", "120", "2,400", "5.0%"],
              ["Highways", "31", "800", "3.9%"],
              ["Total", "151", "3,200", "4.7%"],
            ],
            troubles: ["The total of Staff is 3,200, but its rows add up to 3,201."],
          }
        : null,
    narrative: placeOf(
      `kpi-${number}`,
      text,
      "Adult Services writes this by 10 January 2025. Explain what went wrong, what is being done and when it will be back on track.",
      ["The latest value is 89.8 against a target of 95.", "It was 91.2 in 2024/25 Q1."],
    ),
  };
}
