import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { checkReport } from "../../../src/kpi/checks/check-report";
import type { CheckInput, Finding, NoteCoverage } from "../../../src/kpi/checks/finding";
import { findOwnerColumn } from "../../../src/kpi/checks/owner-column";
import { sheetAddress } from "../../../src/kpi/address";
import { readIndicators } from "../../../src/kpi/indicator";
import { toCell, type KpiTable } from "../../../src/kpi/kpi-table";
import { buildScorecard } from "../../../src/kpi/scorecard";
import { recordOf, type Past } from "../history/past";
import { kpiTableOf, type RowOf } from "../kpi-table-of";
import { anyText } from "../../rag/periods/period-texts";
import { runsOf } from "../../support/strength";

const row = (changes: RowOf = {}): RowOf => ({
  metric: "Rent collected",
  target: 85,
  goodIs: "High",
  asOf: "2024/25 Q2",
  latestValue: 88,
  ...changes,
});

function check(
  rows: RowOf[],
  history: Past[] = [],
  given: Partial<CheckInput> = {},
  table: Partial<KpiTable> = {},
): Finding[] {
  const kpiTable = kpiTableOf(rows, table);
  const scorecard = buildScorecard(readIndicators(kpiTable), DEFAULT_RULESET);
  const input = {
    tables: [kpiTable],
    scorecard,
    history: history.map(recordOf),
    ruleset: DEFAULT_RULESET,
    today: "2024-10-20",
    owners: [],
    noted: { cells: new Set<string>(), coverage: "notes-and-comments" as const },
    attached: [],
    fills: [],
    ...given,
  };
  return checkReport(input);
}

const codes = (findings: Finding[]): string[] => findings.map(({ code, address }) => `${code} ${address}`);

test("correct rows have no finding", () => {
  expect(
    check([row(), row({ metric: "Other", asOf: "2024/25" })], [{ period: "2024/25 Q1", value: 86, target: 85 }]),
  ).toEqual([]);
});

/** Months across: 86, 87 and the row's own. */
const seriesOf = (judged: string, periodTargets: ReadonlySet<number> = new Set()): Partial<KpiTable> => {
  const past = [86, 87].map((value, at) => ({
    ...{ row: 0, asOf: `${at === 0 ? "July" : "August"} 2024`, value: toCell(value), target: toCell(80) },
  }));
  const periods = ["July 2024", "August 2024", judged];
  return { series: { shape: "across", judged, newest: judged, periods, choices: periods, past, periodTargets } };
};

/** Without a column of periods, which the headings give. */
const ACROSS_COLUMNS: KpiTable["columns"] = { ...kpiTableOf([]).columns, asOf: undefined };

describe("rows with several periods", () => {
  const own = { metric: "Rent collected", kpi: "Rent collected" };
  test.each<[string, RowOf[], Past[], Partial<KpiTable>, string[]]>([
    ["a heading without a year", [row({ asOf: "Q2" })], [], seriesOf("Q2"), []],
    ["a heading of a period that has not begun", [row({ asOf: "December 2024" })], [], seriesOf("December 2024"), []],
    [
      "a target for each period",
      [row({ asOf: "September 2024", ...own })],
      [{ ...own, period: "2024/25 Q1", target: 80, value: 86 }],
      seriesOf("September 2024", new Set([0])),
      [],
    ],
    [
      "a value far from those of the table itself",
      [row({ asOf: "September 2024", latestValue: 870, target: 850, ...own })],
      [],
      seriesOf("September 2024"),
      ["value-jump KPIs!H2"],
    ],
    [
      "a row of a long table whose period cannot be read",
      [row({ asOf: "soon", ...own })],
      [],
      { ...seriesOf("September 2024"), columns: kpiTableOf([]).columns },
      ["period-not-read KPIs!F2"],
    ],
  ])("%s", (_, rows, history, table, expected) => {
    expect(codes(check(rows, history, {}, { columns: ACROSS_COLUMNS, ...table }))).toEqual(expected);
  });
});

describe("periods", () => {
  const three = [row({ metric: "A" }), row({ metric: "B" }), row({ metric: "C" })];
  test.each<[string, RowOf[], string[]]>([
    [
      "older than most rows of its frequency",
      [...three, row({ metric: "D", asOf: "2024/25 Q1" })],
      ["period-stale KPIs!F5"],
    ],
    ["older, however it is written", [...three, row({ metric: "D", asOf: "Q1 2024-25" })], ["period-stale KPIs!F5"]],
    ["as old as half of the rows", [row({ metric: "A" }), row({ metric: "B", asOf: "2024/25 Q1" })], []],
    [
      "older, among periods of other kinds",
      ["2023/24", "2024/25 Q1", "2024/25 YTD", "2024/25 Q2", "Q2 2024-25", "1995/96"].map((asOf, index) =>
        row({ asOf, metric: `M${index}` }),
      ),
      ["period-stale KPIs!F3"],
    ],
    ["a year beside quarters", [...three, row({ metric: "D", asOf: "2023/24" })], []],
    ["not begun", [row({ asOf: "2024/25 Q3", metric: "A" })], []],
    ["begun only after today", [row({ asOf: "2024/25 Q4", metric: "A" })], ["period-not-begun KPIs!F2"]],
    ["not read", [row({ asOf: "Q2" })], ["period-not-read KPIs!F2"]],
    ["missing", [row({ asOf: "" })], ["period-missing KPIs!F2"]],
    ["a target of an earlier year", [row({ target: "2022/23 85%" })], ["target-of-another-year KPIs!D2"]],
    ["a target of the same year", [row({ target: "2024/25 85%" })], []],
    [
      "a target of the school year that a term is in",
      [
        row({
          target: "2024/25 85%",
          asOf: "Autumn Term 2024/25",
          metric: "Absence",
        }),
      ],
      [],
    ],
    ["a target to be reached by a later year", [row({ target: "85% by 2027/28" })], []],
  ])("%s", (_, rows, found) => {
    expect(codes(check(rows))).toEqual(found);
  });

  test("the sentence names the cell and what to do", () => {
    expect(check([...three, row({ metric: "D", asOf: "2024/25 Q1" })])[0]?.sentence).toBe(
      "KPIs!F5 says 2024/25 Q1, and 3 of 4 rows of its kind are for 2024/25 Q2 or later. Bring the row up to date, or say that it is reported in arrears.",
    );
  });
});

describe("values", () => {
  test.each<[string, RowOf, string[]]>([
    ["missing", { latestValue: "" }, ["value-missing KPIs!H2"]],
    ["awaited", { latestValue: "TBC" }, ["value-missing KPIs!H2"]],
    ["an error", { latestValue: "#N/A" }, ["value-missing KPIs!H2"]],
    ["over 100%", { latestValue: "100.5%", target: "85%" }, ["percent-over-100 KPIs!H2"]],
    ["over 100% by the metric's name", { latestValue: 100.5, metric: "% of children" }, ["percent-over-100 KPIs!H2"]],
    ["100% itself", { latestValue: "100%", target: "85%" }, []],
    ["over 100%, with a footnote", { latestValue: 100.5, metric: "% of children**" }, []],
    ["over 100%, with words beside it", { latestValue: "100.5% (see note)", target: "85%" }, []],
    ["over 100%, where more is asked for", { latestValue: "110%", target: "105%" }, []],
    ["over 100% of a target", { latestValue: "110%", target: "100%", metric: "Visits, % of target" }, []],
    ["over 100 of something else", { latestValue: 928, target: "<700", goodIs: "Low" }, []],
  ])("%s", (_, changes, found) => {
    expect(codes(check([row(changes)]))).toEqual(found);
  });

  test("a note on the cell explains it", () => {
    expect(
      check([row({ latestValue: "100.5%", target: "85%" })], [], {
        noted: { cells: new Set(["KPIs!H2"]), coverage: "notes-and-comments" },
      }),
    ).toEqual([]);
  });

  test.each<[NoteCoverage, RegExp]>([
    ["notes-and-comments", /, or put a note on the cell that says why it can be\.$/],
    [
      "comments",
      /, or put a comment on the cell that says why it can be \(a note is not seen by add-ins in this version of Excel\)\.$/,
    ],
    ["neither", /, or dismiss this with the reason why it can be\.$/],
  ])("what is advised works where Excel shows %s", (coverage, sentence) => {
    const found = check([row({ latestValue: "100.5%", target: "85%" })], [], { noted: { cells: new Set(), coverage } });
    expect(found).toMatchObject([{ code: "percent-over-100", sentence: expect.stringMatching(sentence) }]);
  });

  const quarters = (values: (number | string)[]): Past[] =>
    values.map((value, index) => ({
      period: `20${22 + Math.floor(index / 4)}/${23 + Math.floor(index / 4)} Q${(index % 4) + 1}`,
      value,
      target: 85,
    }));
  test.each<[string, RowOf, Past[], RegExp | null]>([
    [
      "far from those before it",
      { latestValue: 9.1 },
      quarters([88, 89, 90, 91, 90]),
      /^KPIs!H2 is 9\.1, far from the 5 figures before it, from 88 to 91\. Check it for a slip/,
    ],
    ["within what is usual", { latestValue: 84 }, quarters([80, 95, 85, 91, 78]), null],
    ["a small change of a steady figure", { latestValue: 91 }, quarters([90, 90, 90, 90]), null],
    ["a large change of a steady figure", { latestValue: 30 }, quarters([90, 90, 90, 90]), /all 90/],
    ["small counts", { latestValue: 3, target: 5 }, quarters([0, 0, 0, 0]), null],
    [
      "ten times the one before",
      { latestValue: 880 },
      quarters([88]),
      /^KPIs!H2 is 880, about 10 times the 88 in 2022\/23 Q1\./,
    ],
    [
      "a tenth of the one before",
      { latestValue: 8.8 },
      quarters([88]),
      /^KPIs!H2 is 8\.8, and was about 10 times that in 2022\/23 Q1, 88\./,
    ],
    [
      "ten times the previous value of the row",
      { latestValue: 880, previousValue: 88 },
      [],
      /about 10 times the 88 before/,
    ],
    ["twice the one before", { latestValue: 176 }, quarters([88]), null],
    [
      "cumulative, beside other quarters",
      { metric: "Rent collected (cumulative)", latestValue: 3000 },
      quarters([100, 200, 300, 400, 100]).map((one) => ({
        ...one,
        metric: "Rent collected (cumulative)",
      })),
      null,
    ],
    [
      "since a break in series",
      { latestValue: 30 },
      quarters([90, 90, 90, 90]).concat({
        period: "2023/24 Q1 b",
        value: 31,
        target: 85,
      }),
      null,
    ],
  ])("%s", (_, changes, history, sentence) => {
    const found = check([row(changes)], history).filter(({ code }) => code === "value-jump");
    expect(found).toHaveLength(sentence === null ? 0 : 1);
    if (sentence) expect(found[0]?.sentence).toMatch(sentence);
  });
});

describe("rows", () => {
  test.each<[string, RowOf[], string[]]>([
    [
      "twice in one KPI",
      [row({ kpi: "Rents" }), row({ kpi: "rents", metric: "rent  collected", latestValue: 3 })],
      ["duplicate-metric KPIs!G2", "duplicate-metric KPIs!G3"],
    ],
    [
      "copied into another KPI",
      [row({ kpi: "A" }), row({ kpi: "B" })],
      ["duplicate-metric KPIs!G2", "duplicate-metric KPIs!G3"],
    ],
    ["one name for two things", [row({ kpi: "A" }), row({ kpi: "B", latestValue: 3 })], []],
  ])("a metric that is %s", (_, rows, found) => {
    expect(codes(check(rows))).toEqual(found);
  });

  test.each<[string, RowOf, Past, string | null]>([
    [
      "another target",
      { target: "90%" },
      { target: "85%" },
      "The target in KPIs!D2 is “90%”; it was “85%” in 2024/25 Q1. Check that the change was agreed.",
    ],
    [
      "no target any more",
      { target: "" },
      { target: "85%" },
      "The target in KPIs!D2 is empty; it was “85%” in 2024/25 Q1. Check that the change was agreed.",
    ],
    [
      "a target where there was none",
      { target: "85%" },
      {},
      "The target in KPIs!D2 is “85%”; it had none in 2024/25 Q1. Check that the change was agreed.",
    ],
    ["the same in other words", { target: "85%" }, { target: "85" }, null],
  ])("%s", (_, changes, past, sentence) => {
    const found = check([row(changes)], [{ period: "2024/25 Q1", value: 86, ...past }]).filter(
      ({ code }) => code === "target-changed",
    );
    expect(found.map((finding) => finding.sentence)).toEqual(sentence === null ? [] : [sentence]);
  });

  const override = { override: "Amber", overrideReason: "Late figures" };
  test.each<[string, RowOf, string[]]>([
    ["past", { ...override, reviewBy: "19/10/2024" }, ["override-due KPIs!R2"]],
    ["today", { ...override, reviewBy: "20/10/2024" }, []],
    ["no day", { ...override, reviewBy: "soon" }, ["override-day-not-read KPIs!R2"]],
    ["none", override, []],
    [
      "past, of an override that is not in use",
      { override: "Amber", reviewBy: "19/10/2024" },
      ["override-not-used KPIs!P2"],
    ],
  ])("an override's review day is %s", (_, changes, found) => {
    expect(codes(check([row(changes)]))).toEqual(found);
  });

  test.each<[string, RowOf, string | null]>([
    ["a reason", { override: "Red" }, "The override is not used because it has no reason. Write one in KPIs!Q2."],
    [
      "a status",
      { ...override, override: "Gren" },
      "The override in KPIs!P2 is not used: it is not Green, Amber, Red or Not rated.",
    ],
    ["nothing", override, null],
    ["anything: it says that there is none", { override: "N/A" }, null],
    ["anything: a dash", { override: " - " }, null],
  ])("an override that does not count is named: what it lacks is %s", (_, changes, sentence) => {
    const found = check([row(changes)]).filter(({ code }) => code === "override-not-used");
    expect(found.map((finding) => finding.sentence)).toEqual(sentence === null ? [] : [sentence]);
  });

  test("an owner is asked for where the table names owners, and nowhere else", () => {
    const owners = [
      {
        tableId: "t1",
        index: 19,
        heading: "Lead Officer",
        values: ["", "J. Smith"],
      },
    ];
    const rows = [row({ metric: "A" }), row({ metric: "B" })];
    expect(check(rows)).toEqual([]);
    expect(check(rows, [], { owners })).toMatchObject([
      {
        code: "owner-missing",
        address: "KPIs!T2",
        column: null,
        sentence: "KPIs!T2 names nobody for “A”. Put who answers for it there, under Lead Officer.",
      },
    ]);
    expect([findOwnerColumn(["Section", "Lead  officer"]), findOwnerColumn(["Section", "Ownership model"])]).toEqual([
      1,
      null,
    ]);
  });
});

describe("a KPI that reports one status", () => {
  const member = (metric: string, changes: RowOf): RowOf => row({ kpi: "Roads", combine: "Yes", metric, ...changes });
  test.each<[string, RowOf[], string[]]>([
    [
      "for rows that are green and red",
      [member("A", {}), member("B", { latestValue: 10 })],
      [
        "“Roads” (KPIs!B2) reports one status for rows at odds: 1 Green, 1 Red. Say in its narrative which of them the status is for.",
      ],
    ],
    ["for rows that are amber and red", [member("A", { latestValue: 80 }), member("B", { latestValue: 10 })], []],
    [
      "for rows whose Good Is differs",
      [member("A", {}), member("B", { goodIs: "Low", latestValue: 1 })],
      ["“Roads” (KPIs!B2) reports one status for rows whose Good Is differs: High, Low. Check Good Is of each."],
    ],
  ])("%s", (_, rows, sentences) => {
    expect(check(rows).map(({ sentence }) => sentence)).toEqual(sentences);
  });

  test("rows that do not ask for a combined status get no finding", () => {
    expect(check([row({ kpi: "Roads", metric: "A" }), row({ kpi: "Roads", metric: "B", latestValue: 10 })])).toEqual(
      [],
    );
  });
});

describe("a finding's key", () => {
  test("stays the same when rows move, and changes when something else is found", () => {
    const over = (latestValue: string): RowOf => row({ metric: "Places %", latestValue, target: "85%" });
    const keyOf = (rows: RowOf[]): string | undefined =>
      check(rows).find(({ code }) => code === "percent-over-100")?.key;
    expect(keyOf([row(), over("100.5%")])).toBe(keyOf([over("100.5%"), row()]));
    expect(keyOf([over("100.5%")])).not.toBe(keyOf([over("100.6%")]));
    expect(keyOf([over("100.5%")])).toBe("percent-over-100 |  | places % | places % | 100.5%");
  });
});

test.each([
  ["KPIs", "KPIs!H2"],
  ["KPI data", "'KPI data'!H2"],
  ["Q2", "'Q2'!H2"],
  ["Officer's", "'Officer''s'!H2"],
  ["2024-25", "'2024-25'!H2"],
])("a cell of the sheet %s is named as Excel does", (name, address) => {
  expect(sheetAddress(name, "H2")).toBe(address);
});

test("the published report: findings that a careful reader would agree with", () => {
  const [, ...lines] = readFileSync(join(__dirname, "../../../assets/sample/published-2024-25-q2.tsv"), "utf8")
    .trimEnd()
    .split("\n");
  const rows = lines.map((line): RowOf => {
    const [section = "", kpi = "", combine = "", target = "", goodIs = "", asOf = "", metric = "", value = ""] =
      line.split("\t");
    return {
      section,
      kpi,
      combine,
      target,
      goodIs,
      asOf,
      metric,
      latestValue: Number(value.replace(/,/g, "")),
    };
  });
  const counts: Partial<Record<Finding["code"], number>> = {};
  for (const { code } of check(rows)) counts[code] = (counts[code] ?? 0) + 1;
  expect(counts).toEqual({ "percent-over-100": 1, "period-stale": 9, "target-of-another-year": 6 });
});

test("nothing throws, and the order of rows changes nothing but the order", () => {
  const figure = fc.double({ min: -1e300, max: 1e300, noNaN: true });
  const cell = fc.oneof(anyText, figure, fc.constantFrom("", "85%", "Amber"));
  const rows = fc.array(
    fc.record({
      metric: fc.constantFrom("A", "B", "C"),
      kpi: fc.constantFrom("One", "Two"),
      combine: fc.constantFrom("Yes", ""),
      target: cell,
      goodIs: fc.constantFrom("High", "Low", "x"),
      asOf: fc.oneof(anyText, fc.constantFrom("2024/25 Q1", "2024/25 Q2")),
      latestValue: cell,
      override: cell,
      overrideReason: cell,
      reviewBy: cell,
    }),
    { maxLength: 6 },
  );
  const past = fc.array(
    fc.record({
      metric: fc.constantFrom("A", "B"),
      period: fc.oneof(anyText, fc.constantFrom("2024/25 Q1", "2023/24 Q4")),
      value: cell,
      target: cell,
    }),
    { maxLength: 6 },
  );
  const keys = (findings: Finding[]): string[] => findings.map(({ key }) => key).sort();
  fc.assert(
    fc.property(rows, past, (now, then) => {
      expect(keys(check([...now].reverse(), [...then].reverse()))).toEqual(keys(check(now, then)));
    }),
    { numRuns: runsOf(500) },
  );
});
