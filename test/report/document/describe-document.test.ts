import fc from "fast-check";
import { describeDocument, readAddress } from "../../../src/report/document/describe-document";
import { AWAITED_SENTENCE, toPublic } from "../../../src/report/document/public-version";
import { emptyNarrative, narrativeId } from "../../../src/report/narratives/narrative-id";
import type { Narrative, NarrativeKind } from "../../../src/report/narratives/narrative";
import { allIndicators } from "../../../src/kpi/scorecard";
import { gridOf, readingOf } from "../../kpi/attached/grid-of";
import { publishedRows } from "../../rag/published-rows";
import { sampleScorecard } from "../sample-scorecard";
import { anyScorecard, scorecardOf } from "../scorecard-of";
import { reportedOf, TODAY } from "./reported";
import { runsOf } from "../../support/strength";

describe("the sample's report", () => {
  const scorecard = sampleScorecard();
  const document = describeDocument(reportedOf(scorecard), [], { today: TODAY });
  const kpis = document.sections.flatMap((section) => section.kpis);

  test("has its sections, KPIs and rows, each with a place for a narrative and a prompt", () => {
    expect([document.sections.length, kpis.length, kpis.flatMap(({ rows }) => rows).length]).toEqual([5, 39, 49]);
    const places = [
      document.introduction,
      ...document.sections.flatMap(({ introduction, dashboardPlace }) =>
        [introduction, dashboardPlace].filter((place) => place !== null),
      ),
      ...kpis.map(({ narrative }) => narrative),
    ];
    expect(new Set(places.map(({ narrative }) => narrative.id)).size).toBe(1 + 10 + 39);
    expect(places.every(({ prompt, narrative }) => prompt !== "" && /^[a-z0-9-]{1,40}$/.test(narrative.id))).toBe(true);
  });

  test("shows figures as the workbook does, with the reported statuses", () => {
    const indicators = allIndicators(scorecard);
    expect(kpis.flatMap(({ rows }) => rows.map(({ value, target, status }) => [value, target, status]))).toEqual(
      indicators.map(({ shownValue, shownTarget, rating }) => [shownValue, shownTarget, rating.status]),
    );
  });

  test("has the statuses that were published", () => {
    expect(kpis.flatMap(({ rows }) => rows.map(({ status }) => status))).toEqual(
      publishedRows().map(({ published }) => published ?? "not-rated"),
    );
    expect(kpis.flatMap(({ combined }) => combined?.status ?? [])).toEqual(["green", "red", "green"]);
  });

  test("describes only combined KPIs as reported as one", () => {
    const combined = scorecard.sections.flatMap((section) => section.kpis).map((kpi) => kpi.combined?.status ?? null);
    expect(kpis.map((kpi) => kpi.combined?.status ?? null)).toEqual(combined);
    expect(kpis.find((kpi) => kpi.combined)?.combined?.sentence).toMatch(
      /^Reported as one KPI: Green\. Both indicators are Green\./,
    );
  });

  test("leaves private content out of the public version, and says what is awaited", () => {
    const open = toPublic(document);
    const json = JSON.stringify(open);
    expect(open.isPublic).toBe(true);
    for (const { rating } of allIndicators(scorecard)) {
      if (rating.override) expect(json).not.toContain(rating.override.reason);
    }
    expect(
      open.sections
        .flatMap((section) => section.kpis)
        .every(({ narrative }) => narrative.prompt === AWAITED_SENTENCE && narrative.facts.length === 0),
    ).toBe(true);
  });
});

test("rows without a section have no introduction of their own, and no narrative has two places", () => {
  const rows = [
    { kpi: "Rent", metric: "Rent", target: 1, latestValue: 1 },
    { section: "Homes", kpi: "Rent", metric: "Rent", target: 1, latestValue: 1 },
  ];
  const document = describeDocument(
    reportedOf(scorecardOf(rows)),
    [{ ...emptyNarrative("introduction", ""), text: "Of the report." }],
    { today: TODAY },
  );
  expect(document.introduction.narrative.text).toBe("Of the report.");
  expect(
    document.sections.map(({ heading, introduction, dashboardPlace }) => [
      heading,
      introduction?.narrative.text,
      dashboardPlace === null,
    ]),
  ).toEqual([
    ["No section", undefined, true],
    ["Homes", "", false],
  ]);
});

test("a KPI with one indicator is not combined, even if it is marked", () => {
  const [section] = describeDocument(
    reportedOf(scorecardOf([{ kpi: "Rent", metric: "Rent", target: 1, latestValue: 1, combine: "Yes" }])),
    [],
    { today: TODAY },
  ).sections;
  expect(section?.kpis[0]?.combined).toBeNull();
});

test("narratives are found by name in any case; those of removed KPIs and earlier periods are not used", () => {
  const about = emptyNarrative("kpi", "Homes", "Rent");
  const rows = [{ section: "homes ", kpi: "RENT", metric: "Rent", target: 1, latestValue: 1 }];
  const textOf = (narratives: Narrative[]): string | undefined =>
    describeDocument(reportedOf(scorecardOf(rows)), narratives, { today: TODAY }).sections[0]?.kpis[0]?.narrative
      .narrative.text;
  expect(textOf([{ ...about, text: "Written." }])).toBe("Written.");
  expect(
    textOf([
      { ...about, text: "Gone.", place: "gone" },
      { ...about, text: "Earlier.", place: "earlier" },
    ]),
  ).toBe("");
  expect(textOf([{ ...about, text: "Written." }, about])).toBe("Written.");
});

test.each([
  ["", "Corporate Performance Report"],
  ["  ", "Corporate Performance Report"],
  ["\nHow we did\n2024", "How we did"],
])("the title %j", (text, expected) => {
  expect(
    describeDocument(reportedOf(scorecardOf([])), [{ ...emptyNarrative("title", ""), text }], { today: TODAY }).title,
  ).toBe(expected);
});

/** Words that occur nowhere else in a document. */
const secret = fc.stringMatching(/^zq[a-y]{8}$/);

test("nothing private is in a public version, whatever its text", () => {
  fc.assert(
    fc.property(secret, secret, secret, secret, secret, (owner, due, reason, review, trouble) => {
      const row = {
        section: "Homes",
        kpi: "Rent",
        metric: "Rent",
        target: "95%",
        goodIs: "High",
        latestValue: "90%",
        override: "Red",
        overrideReason: reason,
        reviewBy: review,
        asOf: "2024/25 Q2",
      };
      const scorecard = scorecardOf([row, { ...row, kpi: "RENT", overrideReason: "" }, { ...row, section: "" }]);
      const whose = (narrative: Narrative): Narrative => ({
        ...narrative,
        owner,
        due,
        text: "Written.",
        state: "draft",
      });
      const narratives = [
        emptyNarrative("kpi", "Homes", "Rent"),
        emptyNarrative("kpi", "", "Rent"),
        emptyNarrative("introduction", ""),
        emptyNarrative("introduction", "Homes"),
        emptyNarrative("dashboard", "Homes"),
        emptyNarrative("title", ""),
      ].map(whose);
      const [first, second] = allIndicators(scorecard);
      const attached = [
        readingOf(
          {
            grid: gridOf([
              ["Directorate", "Leavers"],
              ["Roads", 4],
            ]),
          },
          { tableId: first?.tableId ?? "", row: first?.row ?? -1 },
        ),
        readingOf(
          { problem: { code: "not-found" } },
          { tableId: second?.tableId ?? "", row: second?.row ?? -1, typed: trouble },
        ),
      ];
      const own = describeDocument({ ...reportedOf(scorecard), attached }, narratives, { today: TODAY });
      for (const word of [owner, due, reason, review, trouble]) expect(JSON.stringify(own)).toContain(word);
      const published = JSON.stringify(toPublic(own));
      expect([owner, due, reason, review, trouble].filter((word) => published.includes(word))).toEqual([]);
      expect(published).toContain("Written.");
      expect(published).toContain("Roads");
    }),
    { numRuns: runsOf(30) },
  );
});

test("any scorecard has a report, and a public version without anything internal", () => {
  fc.assert(
    fc.property(anyScorecard, ({ scorecard, ruleset }) => {
      const own = describeDocument(reportedOf(scorecard, [], ruleset), [], { today: TODAY });
      const kpis = own.sections.flatMap((section) => section.kpis);
      expect(kpis.length).toBe(scorecard.kpiCount);
      expect(kpis.every(({ narrative }) => narrative.prompt !== "")).toBe(true);
      const ids = [
        own.introduction,
        ...own.sections.flatMap(({ introduction, dashboardPlace }) => [introduction, dashboardPlace]),
        ...kpis.map(({ narrative }) => narrative),
      ].flatMap((place) => place?.narrative.id ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      const json = JSON.stringify(toPublic(own));
      expect(json).not.toContain('"isInternal":true');
      expect(json).not.toContain("Late return");
      expect(own.isPublic).toBe(false);
    }),
    { numRuns: runsOf(60) },
  );
});

test.each<[NarrativeKind, string, string, string]>([
  ["kpi", "Homes", "Rent collected", "kpi-rent-colle-"],
  ["introduction", "", "", "intro-"],
  ["dashboard", "Équipe & co", "", "dashb-quipe-co-"],
])("an id of %s %s %s is short, readable and its own", (kind, section, kpi, start) => {
  const id = narrativeId(kind, section, kpi);
  expect(id.startsWith(start)).toBe(true);
  expect(id).toMatch(/^[a-z0-9-]{1,40}$/);
  expect(narrativeId(kind, ` ${section.toUpperCase()}`, kpi)).toBe(id);
  expect(narrativeId(kind, section, `${kpi}!`)).not.toBe(id);
});

test.each([
  ["https://dashboards.example.org/a?b=c", "https://dashboards.example.org/a?b=c"],
  [" http://example.org ", "http://example.org/"],
  ["javascript:alert(1)", null],
  ["see https://example.org", null],
  ["https://", null],
  ["", null],
])("the address %s", (typed, expected) => {
  expect(readAddress(typed)).toBe(expected);
});
