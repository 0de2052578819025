import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { checkReport } from "../../../src/kpi/checks/check-report";
import type { Finding, FindingCode } from "../../../src/kpi/checks/finding";
import { readIndicators } from "../../../src/kpi/indicator";
import type { ColumnCells } from "../../../src/kpi/kpi-table";
import type { ColumnKey } from "../../../src/kpi/columns/columns";
import { buildScorecard } from "../../../src/kpi/scorecard";
import { recordOf, type Past } from "../history/past";
import { kpiTableOf, type RowOf } from "../kpi-table-of";

/** A number under a percentage format stands as { shown: 0.93 }. */
type Cell = string | number | { shown: number };
type Row = Partial<Record<ColumnKey, Cell>>;

function check(rows: Row[], history: Past[] = []): Finding[] {
  const given = rows.map((row, index): Row => ({
    metric: `Homes visited ${index + 1}`,
    goodIs: "High",
    asOf: "2024/25 Q2",
    ...row,
  }));
  const table = kpiTableOf(
    given.map(
      (row) =>
        Object.fromEntries(
          Object.entries(row).map(([key, cell]) => [key, typeof cell === "object" ? cell.shown : cell]),
        ) as RowOf,
    ),
  );
  for (const [key, column] of Object.entries(table.cells) as [ColumnKey, ColumnCells][]) {
    column.formats = given.map(({ [key]: cell }) => (typeof cell === "object" ? "0.0%" : "General"));
  }
  const scorecard = buildScorecard(readIndicators(table), DEFAULT_RULESET);
  const noted = { cells: new Set<string>(), coverage: "notes-and-comments" as const };
  const records = history.map((past) => recordOf({ metric: "Homes visited 1", ...past }));
  return checkReport({
    tables: [table],
    scorecard,
    history: records,
    ruleset: DEFAULT_RULESET,
    today: "2024-10-20",
    owners: [],
    noted,
    attached: [],
    fills: [],
  });
}

const sentencesOf = (code: FindingCode, rows: Row[], history?: Past[]): string[] =>
  check(rows, history).flatMap((one) => (one.code === code ? [one.sentence] : []));

describe("a fall to zero", () => {
  const ASKS =
    "Is it 0, or is there no figure yet? Empty the cell until there is one, or say in the narrative what happened.";
  test.each<[string, Row, Past[], string]>([
    ["a count", { target: 40, latestValue: 0, previousValue: 80 }, [], "KPIs!H2 is 0, and was 80 before."],
    [
      "where low is good",
      { target: 40, goodIs: "Low", latestValue: 0, previousValue: 401 },
      [],
      "KPIs!H2 is 0, and was 401 before.",
    ],
    [
      "a percentage",
      { metric: "Site up %", target: "98%", latestValue: "0%", previousValue: "99.6%" },
      [],
      "KPIs!H2 is 0%, and was 99.6% before.",
    ],
    [
      "a fraction",
      { metric: "Site up %", target: { shown: 0.98 }, latestValue: { shown: 0 }, previousValue: { shown: 0.996 } },
      [],
      "KPIs!H2 is 0%, and was 99.6% before.",
    ],
    [
      "a bare fraction",
      { metric: "Site up %", target: 0.98, latestValue: 0, previousValue: 0.996 },
      [],
      "KPIs!H2 is 0%, and was 0.996 before.",
    ],
    [
      "millions",
      { metric: "Receipts £m", target: 3, latestValue: 0, previousValue: 2.5 },
      [],
      "KPIs!H2 is £0m, and was £2.5m before.",
    ],
    [
      "as recorded",
      { target: 40, latestValue: 0 },
      [{ value: 80, target: 40 }],
      "KPIs!H2 is 0, and was 80 in 2024/25 Q1.",
    ],
    [
      "since last year",
      { target: 40, latestValue: 0, lastYear: 80 },
      [],
      "KPIs!H2 is 0, and was 80 in the same period last year.",
    ],
  ])("%s", (_, row, history, sentence) => {
    expect(sentencesOf("value-fell-to-zero", [row], history)).toEqual([`${sentence} ${ASKS}`]);
  });

  test("is reported once", () => {
    expect(check([{ target: 40, latestValue: 0, previousValue: 80 }]).map(({ code }) => code)).toEqual([
      "value-fell-to-zero",
    ]);
  });

  test.each<[string, Row, Past[]]>([
    ["a small count", { target: 4, goodIs: "Low", latestValue: 0, previousValue: 3 }, []],
    [
      "a few per cent",
      { metric: "Vacant homes %", target: "5%", goodIs: "Low", latestValue: "0%", previousValue: "4%" },
      [],
    ],
    ["a target of zero", { target: 0, goodIs: "Low", latestValue: 0, previousValue: 30 }, []],
    [
      "a target of no more than a range from zero",
      { target: "0 to 5", goodIs: "On Target", latestValue: 0, previousValue: 30 },
      [],
    ],
    ["zero last year as well", { target: 40, latestValue: 0, previousValue: 80, lastYear: 0 }, []],
    [
      "zero in an earlier period",
      { target: 40, latestValue: 0, previousValue: 80 },
      [{ period: "2023/24 Q2", value: 0, target: 40 }],
    ],
    ["zero before", { target: 40, latestValue: 0, previousValue: 0 }, []],
    ["no earlier result", { target: 40, latestValue: 0 }, []],
    ["said in words", { target: 40, latestValue: "Nil", previousValue: 80 }, []],
    ["explained beside it", { target: 40, latestValue: "0 (none this quarter)", previousValue: 80 }, []],
    [
      "what builds up over the year",
      { metric: "Homes visited (cumulative)", target: 40, latestValue: 0, previousValue: 80 },
      [],
    ],
    ["an empty cell", { target: 40, latestValue: "", previousValue: 80 }, []],
  ])("none: %s", (_, row, history) => {
    expect(sentencesOf("value-fell-to-zero", [row], history)).toEqual([]);
  });
});

describe("an implausible gap", () => {
  const CHECK = "Check both for a fraction, or a decimal point in the wrong place.";
  test.each<[string, Row, string]>([
    [
      "a target said as a fraction",
      { metric: "Replies %", target: "0.95%", latestValue: "80%" },
      "KPIs!H2 is 80%, about 84 times the 0.95% of KPIs!D2.",
    ],
    [
      "a value said as a fraction",
      { metric: "Replies %", target: "95%", latestValue: "0.8%" },
      "KPIs!H2 is 0.8%, about 120 times less than the 95% of KPIs!D2.",
    ],
    [
      "a fraction that got its format",
      { metric: "Replies %", target: { shown: 0.0095 }, latestValue: { shown: 0.8 } },
      "KPIs!H2 is 80%, about 84 times the 0.95% of KPIs!D2.",
    ],
    ["a count", { target: 95, latestValue: 9300 }, "KPIs!H2 is 9,300, about 98 times the 95 of KPIs!D2."],
    [
      "days",
      { target: "2 days", goodIs: "Low", latestValue: "180 days" },
      "KPIs!H2 is 180 days, about 90 times the 2 days of KPIs!D2.",
    ],
    [
      "what was expected by now",
      { target: 400, expectedToDate: 100, latestValue: 10500 },
      `KPIs!H2 is 10,500, about 110 times the 100 of KPIs!N2.`,
    ],
    [
      "the result before",
      { target: "TBC", asOf: "", latestValue: 9300, previousValue: 93 },
      "KPIs!H2 is 9,300, about 100 times the 93 that it was before.",
    ],
    [
      "a percentage before",
      { metric: "Replies %", target: "TBC", latestValue: "0.93%", previousValue: "91%" },
      "KPIs!H2 is 0.93%, about 98 times less than the 91% that it was before.",
    ],
  ])("%s", (_, row, sentence) => {
    expect(sentencesOf("gap-too-wide", [row])).toEqual([`${sentence} ${CHECK}`]);
  });

  test.each<[string, Row]>([
    ["a few times the target", { target: 95, latestValue: 900 }],
    ["a small part of the target", { target: 95, latestValue: 1 }],
    ["no value to speak of", { target: 95, latestValue: 0 }],
    ["a target of zero", { target: 0, goodIs: "Low", latestValue: 500 }],
    ["a small percentage of a large target", { metric: "Replies %", target: "95%", latestValue: "4%" }],
    ["small percentages", { metric: "Vacant homes %", target: "0.5%", goodIs: "Low", latestValue: "6%" }],
    ["on either side of zero", { metric: "Variance", target: -1, goodIs: "Low", latestValue: 80 }],
    ["a fraction of what it was", { target: 95, latestValue: 1, previousValue: 90 }],
    ["many times few", { target: 95, latestValue: 45, previousValue: 1 }],
    ["a change", { target: "Improve", latestValue: 95, previousValue: 90 }],
  ])("none: %s", (_, row) => {
    expect(sentencesOf("gap-too-wide", [row])).toEqual([]);
  });
});

describe("a percentage without its format", () => {
  const three: Row[] = [0.9, 0.8, 0.7].map((shown) => ({
    metric: `Replies ${shown} %`,
    target: { shown: 0.9 },
    latestValue: { shown },
  }));
  const plain: Row = { metric: "Replies %" };
  test.each<[string, Row[], string | RegExp]>([
    [
      "a value beside a target in words",
      [...three, { ...plain, target: "95%", latestValue: 0.93 }],
      "KPIs!H5 holds 0.93 without a percentage format, and 3 cells of its column have one. Type 93% or 0.93% there, whichever is meant.",
    ],
    [
      "a target",
      [...three, { ...plain, target: 0.95, latestValue: { shown: 0.93 } }],
      /^KPIs!D5 holds 0\.95 without a percentage format/,
    ],
    [
      "a previous value",
      [
        ...three.map((row) => ({ ...row, previousValue: { shown: 0.8 } })),
        { ...plain, target: "95%", latestValue: "93%", previousValue: 0.9 },
      ],
      /^KPIs!K5 holds 0\.9 without/,
    ],
    [
      "a row that is not rated for it",
      [{ ...plain, target: "95%", latestValue: 0.93 }],
      /^“0\.93” in KPIs!H2 could be 93% or 0\.93%/,
    ],
    [
      "one typed before the cell had it",
      [{ ...plain, target: "95%", latestValue: { shown: 93 } }],
      /^“9,300%” in KPIs!H2 could be 93%/,
    ],
    [
      "an earlier one typed before the cell had it",
      [{ ...plain, target: "95%", latestValue: "93%", lastYear: { shown: 91 } }],
      "KPIs!L2 is 9,100%: 91 under a percentage format. Type 91% there, if that is meant.",
    ],
  ])("%s", (_, rows, sentence) => {
    expect(sentencesOf("percent-format", rows)).toEqual([
      typeof sentence === "string" ? sentence : expect.stringMatching(sentence),
    ]);
  });

  test.each<[string, Row[]]>([
    ["formats throughout", three],
    [
      "no formats at all",
      [0.9, 0.8, 0.7].map((figure) => ({ ...plain, metric: `Replies ${figure} %`, target: 0.9, latestValue: figure })),
    ],
    ["figures of per cent", [...three.slice(0, 2), { ...plain, target: 95, latestValue: 93 }]],
    ["a figure of per cent among formats", [...three, { ...plain, target: 95, latestValue: 93 }]],
    ["a count among formats", [...three, { metric: "Serious incidents", target: 1, goodIs: "Low", latestValue: 1 }]],
    ["nothing", [...three, { ...plain, target: "95%", latestValue: 0 }]],
    [
      "more than all of it",
      [{ ...plain, target: { shown: 1.2 }, latestValue: { shown: 1.1 }, lastYear: { shown: 2.5 } }],
    ],
  ])("none: %s", (_, rows) => {
    expect(sentencesOf("percent-format", rows)).toEqual([]);
  });

  test("is reported once", () => {
    const codes = (rows: Row[]): string[] => check(rows).map(({ code }) => code);
    expect(codes([{ ...plain, target: "95%", latestValue: { shown: 93 } }])).toEqual(["percent-format"]);
    expect(codes([{ ...plain, target: "95%", latestValue: 0.93 }])).toEqual(["percent-format"]);
  });
});

describe("a Good Is that contradicts the earlier value", () => {
  test.each<[string, Row, string | RegExp]>([
    [
      "what nobody wants, going down",
      { metric: "Water lost %", target: 35, latestValue: 48.2, previousValue: 50 },
      "KPIs!E2 says High is good, and the target of 35% in KPIs!D2 is below the 50% that it was before. If it is to fall, put Low in KPIs!E2.",
    ],
    [
      "sickness",
      { metric: "Days of sickness absence per person", target: 8, latestValue: 9.4, previousValue: 9.1 },
      /target of 8 in KPIs!D2 is below the 9\.1 that it was before/,
    ],
    [
      "emissions since last year",
      { metric: "CO2 emissions (tonnes)", target: 900, latestValue: 950, lastYear: 1000 },
      /in the same period last year\. If it is to fall, put Low/,
    ],
    ["complaints", { metric: "Complaints", target: 60, latestValue: 58, previousValue: 80 }, /put Low in KPIs!E2/],
    [
      "its name says nothing, and it goes down to a target far below",
      { metric: "Weeks to relet a home", target: 4, latestValue: 6.5, previousValue: 7 },
      /put Low/,
    ],
    [
      "what everybody wants, where Low is said",
      { metric: "Tenants satisfied %", goodIs: "Low", target: "80%", latestValue: "65%", previousValue: "60%" },
      /says Low is good, and the target of 80% in KPIs!D2 is above the 60% .* If it is to rise, put High/,
    ],
    [
      "replies in time, where Low is said",
      { metric: "Replies sent on time %", goodIs: "Low", target: "95%", latestValue: "91%", previousValue: "88%" },
      /put High/,
    ],
  ])("%s", (_, row, sentence) => {
    expect(sentencesOf("good-is-at-odds", [row])).toEqual([
      typeof sentence === "string" ? sentence : expect.stringMatching(sentence),
    ]);
  });

  test.each<[string, Row]>([
    [
      "a target a little below what was reached",
      { metric: "Rent collected %", target: "95%", latestValue: "96%", previousValue: "97%" },
    ],
    [
      "a target far below, and going up",
      { metric: "Visits to museums", target: 1000, latestValue: 1600, previousValue: 1500 },
    ],
    [
      "a target far below what was reached, of what is wanted",
      { metric: "Visits completed", target: 1000, latestValue: 1450, previousValue: 1500 },
    ],
    ["a target above", { metric: "Water lost %", target: 35, latestValue: 30, previousValue: 28 }],
    [
      "a ceiling well above what is usual",
      { metric: "Days to process a claim", goodIs: "Low", target: 10, latestValue: 6, previousValue: 5 },
    ],
    [
      "a ceiling for a response",
      { metric: "Average response time (minutes)", goodIs: "Low", target: 10, latestValue: 6, previousValue: 5 },
    ],
    [
      "Low, and a target below",
      { metric: "Complaints", goodIs: "Low", target: 60, latestValue: 75, previousValue: 80 },
    ],
    [
      "what is done about what nobody wants",
      { metric: "Complaints answered in time %", target: "80%", latestValue: "85%", previousValue: "90%" },
    ],
    ["fly-tips cleared", { metric: "Fly-tips cleared", target: 300, latestValue: 320, previousValue: 400 }],
    [
      "not in time, where Low is said",
      {
        metric: "Letters not answered in time %",
        goodIs: "Low",
        target: "10%",
        latestValue: "5%",
        previousValue: "4%",
      },
    ],
    [
      "the target's own words",
      { metric: "Water lost %", target: "at least 35%", latestValue: "48%", previousValue: "50%" },
    ],
    ["on target", { metric: "Water lost %", goodIs: "On Target", target: 35, latestValue: 48, previousValue: 50 }],
    ["no earlier result", { metric: "Water lost %", target: 35, latestValue: 48 }],
    [
      "another unit before",
      { metric: "Sickness absence", target: "8 days", latestValue: "9 days", previousValue: "5%" },
    ],
  ])("none: %s", (_, row) => {
    expect(sentencesOf("good-is-at-odds", [row])).toEqual([]);
  });
});

test("rows with a later period are counted", () => {
  const rows = ["2024/25 Q2", "2024/25 Q2", "2024/25 Q1", "2023/24 Q4"].map((asOf): Row => ({
    asOf,
    target: 40,
    latestValue: 41,
  }));
  expect(sentencesOf("period-stale", rows)).toEqual([
    "KPIs!F4 says 2024/25 Q1, and 2 of 4 rows of its kind are for 2024/25 Q2 or later. Bring the row up to date, or say that it is reported in arrears.",
    "KPIs!F5 says 2023/24 Q4, and 2 of 4 rows of its kind are for 2024/25 Q2 or later. Bring the row up to date, or say that it is reported in arrears.",
  ]);
});
