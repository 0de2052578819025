import { cellAddress } from "../../src/kpi/address";
import { addressOf, headingsOf, type CellValue, type KpiTable } from "../../src/kpi/kpi-table";
import { matchColumns } from "../../src/kpi/columns/match-headings";
import { COLUMN_KEYS, type ColumnKey } from "../../src/kpi/columns/columns";
import { readIndicators } from "../../src/kpi/indicator";
import { rate } from "../../src/rag/rate";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { explainVerdict } from "../../src/rag/sentences/explain";

/** A KPI table from headings as on a sheet and the cells of its rows. */
function tableOf(headings: readonly string[], rows: readonly (readonly CellValue[])[]): KpiTable {
  const { columns } = matchColumns(headings);
  const cells: KpiTable["cells"] = {};
  for (const key of COLUMN_KEYS) {
    const index = columns[key];
    if (index !== undefined) cells[key] = { values: rows.map((row) => row[index] ?? "") };
  }
  const place = { tableId: "t", name: "KPIs", sheetId: "s", sheetName: "KPIs", firstRow: 1, firstColumn: 0 };
  return { ...place, rowCount: rows.length, columns, headings: headingsOf(columns, headings), cells };
}

const REST = ["Metric Name", "Good Is", "Target", "Latest Value", "RAG Status"];

/** Rates one row with a value of 90% and comparators' figures. */
function judge(target: string, comparators: readonly string[], figures: readonly CellValue[]): string {
  const table = tableOf([...REST, ...comparators], [["% of pupils", "High", target, "90%", "", ...figures]]);
  const [indicator] = readIndicators(table);
  if (!indicator) throw new Error("no row was read");
  const { computed } = rate(indicator.cells, DEFAULT_RULESET);
  return explainVerdict(computed, DEFAULT_RULESET, (field) => addressOf(table, field, 0));
}

describe("headings of comparators", () => {
  test.each<[ColumnKey, string]>([
    [
      "nationalBenchmark",
      "National|National average|England|England average|England Average 2023/24|Wales average|UK|National median",
    ],
    ["nationalBenchmark", "Cyfartaledd Cymru|National benchmark|National (average)|national_average"],
    [
      "regionalBenchmark",
      "North West|North West average|Regional|Regional average|NW average|Yorkshire and the Humber|London",
    ],
    [
      "neighboursBenchmark",
      "Statistical neighbours|Stat neighbour average|Nearest neighbours|CIPFA nearest neighbours|SN average",
    ],
    ["familyBenchmark", "Family group|Family group average|Most similar group|MSG average|Most similar forces"],
    ["peersBenchmark", "Peer median|Peer average|Peers|Peer group|HouseMark median|Sector average|Similar authorities"],
    ["quartileBenchmark", "Top quartile|Upper quartile|National top quartile|HouseMark upper quartile"],
    ["benchmark", "Benchmark|Benchmark figure|Comparator|Comparator value"],
  ])("%s: %s", (key, headings) => {
    for (const heading of headings.split("|")) {
      expect([heading, matchColumns([heading]).columns]).toEqual([heading, { [key]: 0 }]);
    }
  });

  test.each([
    "National rank",
    "National target",
    "Region",
    "England rank",
    "Family",
    "Peer review",
    "Quartile",
    "North",
    "SN",
    "NW",
  ])("“%s” is no comparator", (heading) => {
    expect(matchColumns([heading]).columns).toEqual({});
  });
});

const ALL = ["National", "North West", "Statistical neighbours", "Family group", "Peer median", "Top quartile"];
const FIGURES = ["93%", "91%", "88%", "85%", "80%", "96%"];

describe("the target's words choose the comparator", () => {
  test.each([
    ["Above national average", "Amber: 90% is 3 points (3.2%) below the national average figure of 93%"],
    ["Better than England average", "Amber: 90% is 3 points (3.2%) below the England average figure of 93%"],
    ["Above North West average", "Amber: 90% is 1 point (1.1%) below the North West average figure of 91%"],
    ["Above regional average", "Amber: 90% is 1 point (1.1%) below the regional average figure of 91%"],
    [
      "Better than statistical neighbours",
      "Green: 90% is 2 points (2.3%) above the statistical neighbours figure of 88%",
    ],
    [
      "At or above stat neighbour average",
      "Green: 90% is 2 points (2.3%) above the statistical neighbour average figure of 88%",
    ],
    ["Above family group", "Green: 90% is 5 points (5.9%) above the family group figure of 85%"],
    ["Above peer median", "Green: 90% is 10 points (12.5%) above the peer median figure of 80%"],
    ["Top quartile", "Amber: 90% is 6 points (6.3%) below the top quartile figure of 96%"],
  ])("%s", (target, sentence) => {
    expect(judge(target, ALL, FIGURES)).toContain(sentence);
    // In any order of columns.
    expect(judge(target, [...ALL].reverse(), [...FIGURES].reverse())).toContain(sentence);
  });

  test.each<[string, string[], CellValue[], string]>([
    [
      "one column, and a target that names none",
      ["National"],
      ["93%"],
      "Amber: 90% is 3 points (3.2%) below the benchmark figure of 93%",
    ],
    [
      "Benchmark for what has no column",
      ["Benchmark", "National"],
      ["89%", "93%"],
      "Green: 90% is 1 point (1.1%) above the benchmark figure of 89%",
    ],
  ])("%s", (_, comparators, figures, sentence) => {
    expect(judge("Above benchmark", comparators, figures)).toContain(sentence);
  });

  test("Benchmark stands in for a comparator without a column, or without a figure", () => {
    expect(judge("Above statistical neighbours", ["Benchmark", "National"], ["89%", "93%"])).toContain("figure of 89%");
    expect(judge("Above national average", ["Benchmark", "National"], ["89%", ""])).toContain("figure of 89%");
    expect(judge("Above national average", ["Benchmark", "National"], ["89%", "93%"])).toContain("figure of 93%");
  });

  test("a figure in the target itself stands where its comparator has no column", () => {
    expect(judge("Above statistical neighbours (88%)", ["National", "Peer median"], ["93%", "80%"])).toContain("88%");
  });
});

describe("a target whose comparator is not there", () => {
  test.each<[string, string[], CellValue[], string]>([
    [
      "Above benchmark",
      ["National", "Statistical neighbours"],
      ["93%", "88%"],
      "Not rated: the target “Above benchmark” in C2 does not say whose result it means, and there are columns headed “National” and “Statistical neighbours”. Name one of them in it.",
    ],
    [
      "Above statistical neighbours",
      ["England average", "North West", "Peer median"],
      ["93%", "91%", "80%"],
      "Not rated: the target “Above statistical neighbours” in C2 is the result of someone who has no column: there are “England average”, “North West” and “Peer median”. Put the figure in a column with that name, or under Benchmark.",
    ],
    [
      "Above national average",
      ["Statistical neighbours"],
      ["88%"],
      "Not rated: the target “Above national average” in C2 is the result of someone who has no column: there is only “Statistical neighbours”. Put the figure in a column with that name, or under Benchmark.",
    ],
    [
      "Above national average",
      ["National average", "Statistical neighbours"],
      ["", "88%"],
      "Not rated: the target is someone else's result and its figure is not given. Put it in F2.",
    ],
    [
      "Above national average",
      ["Statistical neighbours", "National"],
      ["88%", "tbd soon"],
      "Not rated: “tbd soon” in G2 is not a number that can be read. Type the figure alone.",
    ],
  ])("%s beside %j", (target, comparators, figures, sentence) => {
    expect(judge(target, comparators, figures)).toBe(sentence);
  });

  test.each([
    ["Above nearest neighbours", ["Statistical neighbours", "National"]],
    ["Above London average", ["North West", "National"]],
    ["Above Wales average", ["England average", "Peer median"]],
    ["Above national average", ["National median", "Peer median"]],
    ["Above national average", ["National top quartile", "Peer median"]],
    ["2nd quartile", ["Top quartile", "National"]],
  ])("“%s” is none of %j", (target, comparators) => {
    expect(judge(target, comparators, ["93%", "80%"])).toContain("has no column");
  });
});

test("a comparator's column of fractions is read as the column writes them", () => {
  const rows = [0.93, 0.91, 0.88, 0.9].map((figure) => [
    "% of pupils",
    "High",
    "Above national average",
    "90%",
    "",
    figure,
    0.5,
  ]);
  const table = tableOf([...REST, "National", "Peers"], rows);
  const statuses = readIndicators(table).map(({ cells }) => rate(cells, DEFAULT_RULESET).computed.status);
  expect(statuses).toEqual(["amber", "amber", "green", "amber"]);
  expect(cellAddress(1, 5)).toBe("F2");
});
