import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { Movement } from "../../../src/kpi/history/movements";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import {
  describePerformanceOverview,
  type OverviewInput,
} from "../../../src/planning/sheets/performance-overview/describe";
import type { SheetContent } from "../../../src/planning/sheets/content";
import { anyScorecard, AMBER, GREEN, RED, scorecardOf, UNRATED, WITH_EXCEEDING } from "../../report/scorecard-of";
import { sampleScorecard } from "../../report/sample-scorecard";
import { mixedColumns, rowsOf, textsOf } from "./sheet-texts";

function overviewOf(changes: Partial<OverviewInput> = {}): SheetContent {
  return describePerformanceOverview({
    scorecard: sampleScorecard(),
    ruleset: DEFAULT_RULESET,
    period: "2024/25 Q2",
    madeOn: "2024-11-15",
    moves: null,
    ...changes,
  });
}

/** The published rows: section, KPI, whether combined, and the published status in the report's words. */
const PUBLISHED = readFileSync(join(__dirname, "../../../assets/sample/published-2024-25-q2.tsv"), "utf8")
  .trimEnd()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [section = "", kpi = "", combined = "", , , , metric = "", , , rag = ""] = line.split("\t");
    return {
      section,
      kpi,
      combined: combined === "yes",
      metric,
      word: rag === "" ? "Not rated" : `${rag.charAt(0).toUpperCase()}${rag.slice(1)}`,
    };
  });

/** What the report says about its three combined KPIs. */
const COMBINED: Record<string, string> = {
  "Percentage of parents receiving their preferred school place": "Green",
  "Condition of the road network (A,B,C roads)": "Red",
  "Pupil Absence": "Green",
};

/** Each published KPI with its status, worked out from the rows by hand. */
const PUBLISHED_KPIS = [...new Set(PUBLISHED.map(({ kpi }) => kpi))].map((kpi) => {
  const rows = PUBLISHED.filter((row) => row.kpi === kpi);
  const word = rows.length === 1 ? rows[0]?.word : (COMBINED[kpi] ?? "By indicator");
  return { kpi, section: rows[0]?.section ?? "", count: rows.length, word: word ?? "" };
});

const WORDS = ["Green", "Amber", "Red", "Not rated", "By indicator"];

/** How many there are of each word, as the sheet writes it. */
function countWords(found: readonly string[]): string[] {
  return WORDS.map((word) => found.filter((one) => one === word).length || "–").map(String);
}

describe("the sample's overview", () => {
  const overview = overviewOf();

  test("says what it is, when it was made, and by which rules", () => {
    expect(overview.rows.slice(0, 3).map(textsOf)).toEqual([
      ["Performance Overview: 2024/25 Q2"],
      ["49 indicators make up 39 KPIs in 5 sections."],
      ["Made on 15 November 2024 by the rules of KPI Reporter defaults, version 1.0."],
    ]);
    expect(overview.rows[2]?.key).toBe("stamp");
  });

  test("gives the key in the ruleset's words", () => {
    expect(rowsOf(overview, "key/").map(textsOf)).toEqual(
      [...DEFAULT_RULESET.statuses, DEFAULT_RULESET.notRated].map(({ word, meaning }) => ["", word, meaning]),
    );
  });

  test("counts KPIs by section and in all, and all indicators, as published", () => {
    const kpisOf = (section: string): string[] =>
      PUBLISHED_KPIS.filter((kpi) => kpi.section === section).map(({ word }) => word);
    const sections = [...new Set(PUBLISHED.map(({ section }) => section))];
    const counted = rowsOf(overview, "count/").map((row) =>
      textsOf(row)
        .slice(0, 8)
        .filter((text) => text !== ""),
    );
    expect(counted).toEqual([
      ...sections.map((section) => [section, `${kpisOf(section).length} KPIs`, ...countWords(kpisOf(section))]),
      ["All KPIs", "39 KPIs", ...countWords(PUBLISHED_KPIS.map(({ word }) => word))],
      ["All indicators", "49 indicators", ...countWords(PUBLISHED.map(({ word }) => word))],
    ]);
  });

  test("has a row for every KPI, with its published status", () => {
    expect(rowsOf(overview, "kpi/").map((row) => textsOf(row).slice(0, 3))).toEqual(
      PUBLISHED_KPIS.map(({ kpi, word, count }) => [kpi, word, String(count)]),
    );
  });

  test("lists every override with its reason", () => {
    const overrides = rowsOf(overview, "override/").map(textsOf);
    expect(overrides).toHaveLength(12);
    expect(overrides.every((texts) => texts.at(-1)?.startsWith("Published as "))).toBe(true);
    expect(overrides.every((texts) => texts[1] !== texts[2] || texts[0]?.includes("libraries"))).toBe(true);
  });

  test("says that there is no earlier period, and what By indicator means", () => {
    const notes = overview.rows.filter(({ look }) => look === "note").map((row) => textsOf(row)[0]);
    expect(notes).toContain("There is no earlier period to compare with yet.");
    expect(notes).toContain(
      "3 KPIs have several indicators that are not combined, so they have no one status: counted as “By indicator” here, and each indicator under All indicators.",
    );
  });

  test("fits the width of a landscape A4 page", () => {
    expect(overview.sheet.columns.reduce((sum, { width }) => sum + width, 0)).toBe(1048);
    expect(overview.print.orientation).toBe("landscape");
  });
});

describe("an overview", () => {
  const rows = [
    { ...GREEN, section: "Roads", kpi: "Repairs", metric: "Repaired on time" },
    { ...AMBER, section: "Roads", kpi: "Lights", metric: "Lit" },
    { ...UNRATED, section: "Health", kpi: "Checks", metric: "Checked" },
  ];
  const moved = (changes: Partial<Movement>): Movement => ({
    ...{
      section: "roads ",
      kpi: "Lights",
      metric: "LIT",
      from: "green",
      to: "amber",
      kinds: ["down"],
      sentence: "It fell.",
    },
    ...changes,
  });

  test("shows the given direction, and a KPI's figures", () => {
    const overview = overviewOf({
      scorecard: scorecardOf(rows),
      directionOf: (kpi, section) => (section === "Roads" ? `Better: ${kpi.name}` : ""),
    });
    expect(rowsOf(overview, "kpi/").map(textsOf)).toEqual([
      [
        "Repairs",
        "Green",
        "1",
        "2024/25 Q2",
        "High",
        "11",
        "10",
        "Better: Repairs",
        "11 is 1 (10%) above the target of 10.",
      ],
      [
        "Lights",
        "Amber",
        "1",
        "2024/25 Q2",
        "High",
        "9.5",
        "10",
        "Better: Lights",
        "9.5 is 0.5 (5%) below the target of 10.",
      ],
      ["Checks", "Not rated", "1", "2024/25 Q2", "High", "11", "TBC", "", "There is no target yet."],
    ]);
  });

  test("lists movements with the present figures, those that went down first", () => {
    const movements = [
      moved({
        section: "Roads",
        kpi: "Gritting",
        metric: "Gritted",
        kinds: ["gone"],
        from: "red",
        to: null,
        sentence: "It was Red.",
      }),
      moved({ kinds: ["target-changed", "down"] }),
      moved({
        section: "Health",
        kpi: "Checks",
        metric: "Checked",
        kinds: ["new"],
        from: null,
        to: "not-rated",
        sentence: "It is new.",
      }),
    ];
    const overview = overviewOf({ scorecard: scorecardOf(rows), moves: { since: "2024/25 Q1", movements } });
    expect(rowsOf(overview, "mover/").map(textsOf)).toEqual([
      ["LIT", "Amber", "Green", "2024/25 Q2", "High", "9.5", "10", "Down and target changed", "It fell."],
      ["Checked", "Not rated", "", "2024/25 Q2", "High", "11", "TBC", "New", "It is new."],
      ["Gritted", "", "Red", "", "", "", "", "Gone", "It was Red."],
    ]);
    expect(rowsOf(overview, "moves").map(textsOf)).toEqual([
      ["3 indicators: 1 went down, 1 is new, 1 is gone and 1 has another target since 2024/25 Q1."],
    ]);
  });

  test("lists a hundred movements and counts the rest", () => {
    const movements = Array.from({ length: 120 }, (_, index) => moved({ metric: `M${index}` }));
    const overview = overviewOf({ moves: { since: "2024/25 Q1", movements } });
    expect(rowsOf(overview, "mover/")).toHaveLength(100);
    expect(rowsOf(overview, "movers/more").map(textsOf)).toEqual([["And 20 more in the same order."]]);
  });

  test("says that nothing has moved", () => {
    const stayed = moved({ kinds: [], from: "amber", sentence: "It stayed." });
    const overview = overviewOf({ moves: { since: "2024/25 Q1", movements: [stayed] } });
    expect(rowsOf(overview, "mover/")).toEqual([]);
    expect(rowsOf(overview, "none/movers").map(textsOf)).toEqual([["Nothing has moved since 2024/25 Q1."]]);
  });

  test("has a column for a status better than green if the rules have one", () => {
    const overview = overviewOf({
      scorecard: scorecardOf(
        [
          { ...GREEN, latestValue: 20, metric: "A" },
          { ...RED, metric: "B" },
        ],
        WITH_EXCEEDING,
      ),
      ruleset: WITH_EXCEEDING,
    });
    const written = rowsOf(overview, "headings/counts").map((row) => textsOf(row).filter((text) => text !== ""));
    expect(written).toEqual([
      ["Section", "Counted", "Exceeding", "Green", "Amber", "Red", "Not rated", "Shares, as a bar"],
    ]);
    expect(textsOf(rowsOf(overview, "count/all kpis")[0])).toEqual([
      "All KPIs",
      "2 KPIs",
      "",
      "1",
      "–",
      "–",
      "1",
      "–",
      "▂▂▂▂▂▂▂▂▂▂██████████",
    ]);
  });

  test("shows the working of composite indexes", () => {
    const ruleset = {
      ...DEFAULT_RULESET,
      composites: [
        {
          name: "Roads index",
          scale: 10,
          components: [
            { metric: "Repaired on time", weight: 70, score: "as it is" as const },
            { metric: "Lit", weight: 30, score: "as it is" as const },
          ],
        },
      ],
    };
    const overview = overviewOf({ scorecard: scorecardOf(rows, ruleset), ruleset });
    expect(rowsOf(overview, "composite/").map(textsOf)).toEqual([
      ["Roads index", "", "10.55", "", "", "", "", "", "70 × 11 + 30 × 9.5, over 100, is 10.55."],
    ]);
  });

  test("says that there is nothing to compare with if the history has no earlier period", () => {
    const overview = overviewOf({ moves: { since: null, movements: [] } });
    expect(rowsOf(overview, "none/movers").map(textsOf)).toEqual([["There is no earlier period to compare with yet."]]);
    expect(rowsOf(overview, "moves")).toEqual([]);
  });

  test("without rows says so", () => {
    const overview = overviewOf({ scorecard: scorecardOf([]), period: null });
    expect(textsOf(overview.rows[0])).toEqual(["Performance Overview"]);
    expect(rowsOf(overview, "none/").map(textsOf)).toContainEqual(["There are no KPIs yet."]);
    expect(textsOf(rowsOf(overview, "share/all kpis")[0]).filter((text) => text !== "")).toEqual(["share"]);
  });

  test("always has unique row keys, no more cells than columns, and statuses in a column without other figures", () => {
    fc.assert(
      fc.property(anyScorecard, ({ scorecard, ruleset }) => {
        const movements = scorecard.sections.flatMap(({ kpis }) =>
          kpis.flatMap(({ indicators }) =>
            indicators.map(({ section, kpi, metric }) => moved({ section, kpi, metric })),
          ),
        );
        const overview = overviewOf({ scorecard, ruleset, moves: { since: "", movements } });
        expect(new Set(overview.rows.map(({ key }) => key)).size).toBe(overview.rows.length);
        expect(Math.max(...overview.rows.map(({ cells }) => cells.length))).toBeLessThanOrEqual(
          overview.sheet.columns.length,
        );
        expect(rowsOf(overview, "kpi/")).toHaveLength(scorecard.kpiCount);
        expect(mixedColumns(overview)).toEqual([]);
      }),
    );
  });
});
