import fc from "fast-check";
import { describeDocument, readAddress } from "../../../src/report/document/describe-document";
import { AWAITED_SENTENCE, toPublic } from "../../../src/report/document/public-version";
import { emptyNarrative, narrativeId } from "../../../src/report/narratives/narrative-id";
import type { Narrative, NarrativeKind } from "../../../src/report/narratives/narrative";
import type { Reported } from "../../../src/report/describe-report";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { trendOf } from "../../../src/kpi/travel/travels";
import { allIndicators, type Scorecard } from "../../../src/kpi/scorecard";
import { sampleScorecard } from "../sample-scorecard";
import { scorecardOf } from "../scorecard-of";

const TODAY = "2024-11-15";

function reported(scorecard: Scorecard): Reported {
  const trends = new Map(allIndicators(scorecard).map((indicator) => [indicator, trendOf(indicator, [], DEFAULT_RULESET)]));
  return { scorecard, ruleset: DEFAULT_RULESET, history: null, trends };
}

describe("the sample's report", () => {
  const scorecard = sampleScorecard();
  const document = describeDocument(reported(scorecard), [], { today: TODAY });
  const kpis = document.sections.flatMap((section) => section.kpis);

  test("has its sections, KPIs and rows, each with a place to write in and something to ask for", () => {
    expect([document.sections.length, kpis.length, kpis.flatMap(({ rows }) => rows).length]).toEqual([5, 39, 49]);
    const places = [document.introduction, ...document.sections.flatMap(({ introduction, dashboardPlace }) => [introduction, dashboardPlace].filter((place) => place !== null)), ...kpis.map(({ narrative }) => narrative)];
    expect(new Set(places.map(({ narrative }) => narrative.id)).size).toBe(1 + 10 + 39);
    expect(places.every(({ prompt, narrative }) => prompt !== "" && /^[a-z0-9-]{1,40}$/.test(narrative.id))).toBe(true);
  });

  test("shows figures as the workbook does, with the statuses that are reported", () => {
    const indicators = allIndicators(scorecard);
    expect(kpis.flatMap(({ rows }) => rows.map(({ value, target, status }) => [value, target, status]))).toEqual(
      indicators.map(({ shownValue, shownTarget, rating }) => [shownValue, shownTarget, rating.status]),
    );
  });

  test("says of combined KPIs that they are one, and of no others", () => {
    const combined = scorecard.sections.flatMap((section) => section.kpis).map((kpi) => kpi.combined?.status ?? null);
    expect(kpis.map((kpi) => kpi.combined?.status ?? null)).toEqual(combined);
    expect(kpis.find((kpi) => kpi.combined)?.combined?.sentence).toMatch(/^Reported as one KPI: Green\. Both indicators are Green\./);
  });

  test("keeps what is private out of the public version, and says what is awaited", () => {
    const open = toPublic(document);
    const json = JSON.stringify(open);
    expect(open.isPublic).toBe(true);
    for (const { rating } of allIndicators(scorecard)) {
      if (rating.override) expect(json).not.toContain(rating.override.reason);
    }
    expect(open.sections.flatMap((section) => section.kpis).every(({ narrative }) => narrative.prompt === AWAITED_SENTENCE && narrative.facts.length === 0)).toBe(true);
  });
});

describe("what is asked for", () => {
  test.each<[string, Parameters<typeof scorecardOf>[0][number], RegExp]>([
    ["green", { target: "90%", latestValue: "95%", goodIs: "High" }, /^Say what keeps performance there/],
    ["amber", { target: "90%", latestValue: "85%", goodIs: "High" }, /^Say what holds performance back/],
    ["red", { target: "90%", latestValue: "50%", goodIs: "High" }, /^Say what caused this, what is being done about it, and when it will be back on track/],
    ["not rated", { target: "TBC", latestValue: 0.5, goodIs: "High" }, /^Say what is awaited/],
    ["worse but green", { target: "90%", latestValue: "95%", previousValue: "99%", goodIs: "High" }, /Say why it has got worse\./],
    ["unchanged", { target: "90%", latestValue: "95%", previousValue: "95%", goodIs: "High" }, /“No change this quarter” will do/],
  ])("%s", (_, row, expected) => {
    const document = describeDocument(reported(scorecardOf([{ section: "Homes", kpi: "Rent", metric: "% of rent collected", asOf: "2024/25 Q2", ...row }])), [], { today: TODAY });
    expect(document.sections[0]?.kpis[0]?.narrative.prompt).toMatch(expected);
  });

  test("of whom and by when, and what is known already", () => {
    const narrative: Narrative = { ...emptyNarrative("kpi", "Homes", "Rent"), owner: "Jane Smith", due: "10 January 2025" };
    const scorecard = scorecardOf([{ section: "homes ", kpi: "RENT", metric: "% of rent collected", target: "95%", goodIs: "High", latestValue: "89.8%", previousValue: "91.2%", asOf: "2024/25 Q2" }]);
    const place = describeDocument(reported(scorecard), [narrative], { today: TODAY }).sections[0]?.kpis[0]?.narrative;
    expect(place?.prompt).toMatch(/^From Jane Smith, by 10 January 2025: say what/);
    expect(place?.facts[0]).toBe("89.8% is 5.2 points (5.5%) below the target of 95%.");
    expect(place?.facts[1]).toMatch(/91\.2%/);
  });
});

test("nothing private is in a public version, whatever it says", () => {
  const word = fc.stringMatching(/^[a-z]{12}$/);
  fc.assert(
    fc.property(word, word, word, word, (owner, due, reason, text) => {
      const scorecard = scorecardOf([{ section: "Homes", kpi: "Rent", metric: "% of rent collected", target: "95%", goodIs: "High", latestValue: "90%", override: "Red", overrideReason: reason, asOf: "2024/25 Q2" }]);
      const narrative: Narrative = { ...emptyNarrative("kpi", "Homes", "Rent"), owner, due, text, state: "draft" };
      const json = JSON.stringify(toPublic(describeDocument(reported(scorecard), [narrative], { today: TODAY })));
      expect([owner, due, reason].filter((one) => one !== text && json.includes(one))).toEqual([]);
      expect(json).toContain(text);
    }),
    { numRuns: 50 },
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
