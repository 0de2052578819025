import fc from "fast-check";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { DEFAULT_TRAVEL, type Against } from "../../../src/rag/rules/direction";
import { readTolerance } from "../../../src/rag/rules/edges/tolerance";
import type { Ruleset } from "../../../src/rag/rules/ruleset";
import { allIndicators } from "../../../src/kpi/scorecard";
import { findTravel } from "../../../src/kpi/travel/find-travel";
import { TRAVEL_WORDS, type Travel } from "../../../src/kpi/travel/travel";
import { recordOf, scorecardOf, type Past } from "../history/past";
import type { RowOf } from "../kpi-table-of";
import { anyText } from "../../rag/periods/period-texts";
import { runsOf } from "../../support/strength";

const Q1 = "2024/25 Q1";

function travel(
  row: RowOf,
  records: Past[] = [],
  against: Against = "previous",
  steady = "",
  ruleset: Ruleset = DEFAULT_RULESET,
): Travel {
  const scorecard = scorecardOf([
    { metric: "Stability", goodIs: "High", target: 71, asOf: "2024/25 Q2", latestValue: 70.4, ...row },
  ]);
  const [indicator] = allIndicators(scorecard);
  if (!indicator) throw new Error("no row");
  const own = records.map((record) => recordOf({ metric: "Stability", ...record }));
  return findTravel(indicator, own, ruleset, { against, steadyWithin: readTolerance(steady) });
}

describe("against the period before", () => {
  test.each<[string, RowOf, Past, string]>([
    ["up, where high is good", {}, { value: 68.1 }, "Improving: 70.4 is up from 68.1 in 2024/25 Q1, and high is good."],
    ["down, where high is good", {}, { value: 71 }, "Worsening: 70.4 is down from 71 in 2024/25 Q1, and high is good."],
    [
      "up, where low is good",
      { goodIs: "Low" },
      { value: 68.1 },
      "Worsening: 70.4 is up from 68.1 in 2024/25 Q1, and low is good.",
    ],
    [
      "down, where low is good",
      { goodIs: "Low" },
      { value: 71 },
      "Improving: 70.4 is down from 71 in 2024/25 Q1, and low is good.",
    ],
    ["the same", {}, { value: 70.4 }, "Steady: 70.4, as in 2024/25 Q1."],
    [
      "good by the target's words alone",
      { goodIs: "", target: "at least 71" },
      { value: 68.1 },
      "Improving: 70.4 is up from 68.1 in 2024/25 Q1, and high is good.",
    ],
    [
      "without a target",
      { target: "TBC" },
      { value: 68.1 },
      "Improving: 70.4 is up from 68.1 in 2024/25 Q1, and high is good.",
    ],
    [
      "nearer the target, from below",
      { goodIs: "On Target", target: 100, latestValue: 98 },
      { value: 95 },
      "Improving: 98 is nearer the target of 100 than 95 in 2024/25 Q1.",
    ],
    [
      "nearer the target, over it",
      { goodIs: "On Target", target: 100, latestValue: 101 },
      { value: 95 },
      "Improving: 101 is nearer the target of 100 than 95 in 2024/25 Q1.",
    ],
    [
      "further from the target",
      { goodIs: "On Target", target: 100, latestValue: 108 },
      { value: 95 },
      "Worsening: 108 is further from the target of 100 than 95 in 2024/25 Q1.",
    ],
    [
      "as near, on the other side",
      { goodIs: "On Target", target: 100, latestValue: 105 },
      { value: 95 },
      "Steady: 105 is as near the target of 100 as 95 in 2024/25 Q1.",
    ],
    [
      "percentages",
      { latestValue: "70.4%", target: "71%" },
      { value: 0.681, format: "0.0%" },
      "Improving: 70.4% is up from 68.1% in 2024/25 Q1, and high is good.",
    ],
    [
      "another unit of the same kind",
      { latestValue: "3 days", goodIs: "Low", target: "2 days" },
      { value: "96 hours" },
      "Improving: 3 days is down from 4 days in 2024/25 Q1, and low is good.",
    ],
    [
      "millions",
      { metric: "Stability £m", latestValue: 188.57, goodIs: "Low", target: "£192m" },
      { metric: "Stability £m", value: 190 },
      "Improving: £188.57m is down from £190m in 2024/25 Q1, and low is good.",
    ],
    [
      "the row's own column counts first",
      { previousValue: 72 },
      { value: 68.1 },
      "Worsening: 70.4 is down from 72 before, and high is good.",
    ],
    [
      "the row's own column, as recorded",
      { previousValue: 68.1 },
      { value: 68.1 },
      "Improving: 70.4 is up from 68.1 in 2024/25 Q1, and high is good.",
    ],
    [
      "the last recorded, where one is missing",
      {},
      { value: 68.1, period: "2023/24 Q4" },
      "Improving: 70.4 is up from 68.1 in 2023/24 Q4, and high is good.",
    ],
    [
      "a break in series before both",
      {},
      { value: 68.1, period: "2024/25 Q1 b" },
      "Improving: 70.4 is up from 68.1 in 2024/25 Q1 b, and high is good.",
    ],
  ])("%s", (_, row, record, sentence) => {
    expect(travel(row, [{ period: Q1, ...record }]).sentence).toBe(sentence);
  });

  test.each<[string, string, number, Travel["direction"]]>([
    ["within a percentage of the earlier figure", "1%", 70, "steady"],
    ["exactly the percentage", "10%", 64, "steady"],
    ["beyond the percentage", "0.5%", 70, "improving"],
    ["exactly the points", "0.4 points", 70, "steady"],
    ["beyond the points", "0.3 points", 70, "improving"],
    ["a percentage of zero", "10%", 0, "improving"],
  ])("a stated threshold: %s", (_, steady, before, direction) => {
    expect(travel({}, [{ period: Q1, value: before }], "previous", steady).direction).toBe(direction);
  });

  test("figures that are shown alike are steady", () => {
    const scorecard = scorecardOf([
      { metric: "Stability", goodIs: "High", target: 71, asOf: "2024/25 Q2", latestValue: 70.44 },
    ]);
    const [indicator] = allIndicators(scorecard);
    if (!indicator) throw new Error("no row");
    indicator.cells.latestValue = { ...indicator.cells.latestValue, format: "0.0" };
    const before = [recordOf({ metric: "Stability", period: Q1, value: 70.36, format: "0.0" })];
    expect(findTravel(indicator, before, DEFAULT_RULESET, DEFAULT_TRAVEL).sentence).toBe(
      "Steady: 70.4, as in 2024/25 Q1.",
    );
  });
});

describe("against the same period last year", () => {
  test.each<[string, RowOf, Past[], string]>([
    [
      "from the history",
      {},
      [
        { period: "2023/24 Q2", value: 75 },
        { period: Q1, value: 60 },
      ],
      "Worsening: 70.4 is down from 75 in 2023/24 Q2, and high is good.",
    ],
    [
      "from the row's own column",
      { lastYear: 75 },
      [],
      "Worsening: 70.4 is down from 75 in the same period last year, and high is good.",
    ],
    [
      "of a cumulative figure",
      { metric: "Visits (cumulative)", latestValue: 2910912, target: 5800000 },
      [{ period: "2023/24 Q2", value: 2800000 }],
      "Improving: 2,910,912 is up from 2,800,000 in 2023/24 Q2, and high is good.",
    ],
    ["none", {}, [{ period: Q1, value: 60 }], "Not comparable: there is no figure for the same period last year."],
    [
      "across a break",
      {},
      [
        { period: "2023/24 Q2", value: 75 },
        { period: "2024/25 Q1 b", value: 60 },
      ],
      "Not comparable: 2024/25 Q1 b marks a break in series.",
    ],
  ])("%s", (_, row, records, sentence) => {
    expect(travel(row, records, "last-year").sentence).toBe(sentence);
  });
});

describe("not comparable, with the reason", () => {
  const before: Past[] = [{ period: Q1, value: 68.1 }];
  test.each<[string, RowOf, Past[], string, RegExp]>([
    ["no figure", { latestValue: "" }, before, "no-value", /there is no figure now/],
    ["a text", { latestValue: "Good" }, before, "no-value", /“Good” was not read as a figure/],
    ["no polarity", { goodIs: "" }, before, "no-polarity", /Good Is/],
    ["no target where good is on it", { goodIs: "On Target", target: "TBC" }, before, "no-target", /no target/],
    ["no earlier figure", {}, [], "no-earlier", /no figure for the period before/],
    ["an earlier text", {}, [{ period: Q1, value: "Good" }], "no-earlier", /no figure/],
    [
      "an unread previous value",
      { previousValue: "about half" },
      before,
      "earlier-not-read",
      /“about half” in Previous Value/,
    ],
    ["an unread period", { asOf: "Wave 2" }, before, "period-not-read", /“Wave”/],
    ["a break in series", { asOf: "2024/25 Q2 b" }, before, "break", /2024\/25 Q2 b marks a break in series/],
    [
      "a cumulative count",
      { metric: "Visits (annual cumulative indicator)" },
      before,
      "cumulative",
      /build up over the year/,
    ],
    ["a cumulative percentage", { metric: "% of budget spent, cumulative" }, before, "cumulative", /build up/],
    [
      "a count for the year to date",
      { asOf: "Q2 2024/25 YTD" },
      [{ period: "Q1 2024/25 YTD", value: 30 }],
      "cumulative",
      /build up/,
    ],
    [
      "other units",
      { latestValue: "70.4%", target: "71%" },
      [{ period: Q1, value: "68 days" }],
      "units-differ",
      /in another unit or scale/,
    ],
    [
      "a fraction that lost its percentage",
      { latestValue: "70.4%", target: "71%" },
      [{ period: Q1, value: 0.681 }],
      "units-differ",
      /./,
    ],
    [
      "a year beside a quarter",
      {},
      [{ period: "2023/24", value: 60 }],
      "no-earlier",
      /no figure for the period before/,
    ],
  ])("%s", (_, row, records, code, why) => {
    expect(travel(row, records)).toMatchObject({
      direction: "not-comparable",
      code,
      sentence: expect.stringMatching(/^Not comparable: .+\.$/),
    });
    expect(travel(row, records).sentence).toMatch(why);
  });

  test("a rate for the year to date is not a count, so it is compared", () => {
    expect(
      travel({ metric: "% absence", asOf: "Q2 2024/25 YTD", goodIs: "Low", target: "80%" }, [
        { metric: "% absence", period: "Q1 2024/25 YTD", value: 71 },
      ]).direction,
    ).toBe("improving");
  });

  test("an index of several measures", () => {
    const ruleset: Ruleset = {
      ...DEFAULT_RULESET,
      composites: [{ name: "stability", components: [] }] as unknown as NonNullable<Ruleset["composites"]>,
    };
    expect(travel({}, [{ period: Q1, value: 1 }], "previous", "", ruleset)).toMatchObject({
      direction: "not-comparable",
      code: "composite",
    });
  });
});

describe("against the line through the charted periods", () => {
  const quarters = ["2023/24 Q1", "2023/24 Q2", "2023/24 Q3", "2023/24 Q4", "2024/25 Q1"];
  const past = (values: (number | null)[]): Past[] =>
    values.flatMap((value, index) => (value === null ? [] : [{ period: quarters[index] ?? "", value }]));
  test.each<[string, RowOf, (number | null)[], RegExp]>([
    [
      "rising",
      {},
      [60, 62, 64, 66, 68],
      /^Improving: over 6 figures from 2023\/24 Q1 to 2024\/25 Q2, the line goes up by 10\.3, and high is good\.$/,
    ],
    ["rising, where low is good", { goodIs: "Low" }, [60, 62, 64, 66, 68], /^Worsening: .*low is good/],
    ["falling", {}, [80, 78, 76, 74, 72], /^Worsening: .*down by/],
    ["one dip at the end of a rise", { latestValue: 67 }, [60, 62, 64, 66, 68], /^Improving/],
    ["to and fro", {}, [70, 60, 72, 61, 70], /^Steady: no clear trend over 6 figures/],
    ["level", {}, [70.4, 70.4, 70.4, 70.4, 70.4], /^Steady: no clear trend/],
    ["with a gap", {}, [60, null, null, 66, 68], /^Improving: over 4 figures/],
    [
      "too few",
      {},
      [null, null, null, null, 68],
      /^Not comparable: a trend needs 3 periods with a figure, and there are 2\.$/,
    ],
    [
      "points, of percentages",
      { latestValue: "70%", target: "71%", metric: "Stability %" },
      [60, 62, 64, 66, 68],
      /up by 10 points/,
    ],
    [
      "towards the target, from above",
      { goodIs: "On Target", target: 70 },
      [80, 78, 76, 74, 72],
      /^Improving: .*the distance from the target goes down/,
    ],
    [
      "away from the target",
      { goodIs: "On Target", target: 60 },
      [60, 62, 64, 66, 68],
      /^Worsening: .*the distance from the target goes up/,
    ],
  ])("%s", (_, row, values, sentence) => {
    expect(travel(row, past(values), "trend").sentence).toMatch(sentence);
  });

  test("uses only figures since a break in series, and not too few of them", () => {
    const before = [
      { period: "2023/24 Q1", value: 90 },
      { period: "2023/24 Q2", value: 90 },
      { period: "2023/24 Q3 b", value: 60 },
      { period: "2023/24 Q4", value: 64 },
    ];
    expect(travel({}, before, "trend").sentence).toMatch(/^Improving: over 3 figures from 2023\/24 Q3 b/);
    expect(travel({ asOf: "2024/25 Q2 b" }, before, "trend")).toMatchObject({ code: "too-few" });
  });

  test("within a stated threshold", () => {
    expect(travel({}, past([60, 62, 64, 66, 68]), "trend", "20%").sentence).toMatch(/^Steady: .*no more than 20%/);
  });
});

test("the words say the direction without colour, and each differs", () => {
  expect(Object.values(TRAVEL_WORDS)).toEqual(["▲ Improving", "▼ Worsening", "► Steady", "– Not comparable"]);
});

const figure = fc.double({ min: -1e300, max: 1e300, noNaN: true });

test("nothing throws, every row has a sentence, and the order of records changes nothing", () => {
  const past = fc.record({
    period: fc.oneof(anyText, fc.constantFrom("2024/25 Q1", "2023/24 Q2", "2023/24 Q4 b")),
    value: fc.oneof(anyText, figure, fc.integer({ min: 0, max: 100 })),
  });
  const row = fc.record({
    goodIs: fc.constantFrom("High", "Low", "On Target", ""),
    target: fc.oneof(anyText, figure),
    latestValue: fc.oneof(anyText, figure),
    previousValue: fc.oneof(anyText, fc.constant("")),
    asOf: fc.oneof(anyText, fc.constant("2024/25 Q2")),
  });
  fc.assert(
    fc.property(
      row,
      fc.array(past, { maxLength: 6 }),
      fc.constantFrom<Against>("previous", "last-year", "trend"),
      (one, records, against) => {
        const found = travel(one, records, against);
        expect(found.sentence).toMatch(/^(?:Improving|Worsening|Steady|Not comparable): [\s\S]+\.$/);
        expect(travel(one, [...records].reverse(), against)).toEqual(found);
      },
    ),
    { numRuns: runsOf(1000) },
  );
});
