import type { Ruleset } from "../../../src/rag/rules/ruleset";
import { LEVELS, type RatedStatus, type Status } from "../../../src/rag/status";
import { describeCombinedKpis } from "../../../src/planning/sheets/combined-kpis/describe";
import { describePerformanceOverview } from "../../../src/planning/sheets/performance-overview/describe";
import type { SheetContent } from "../../../src/planning/sheets/content";
import { writeCells, type OwnCell } from "../../../src/planning/sheets/rows/written-rows";
import { rulesListing, inWords } from "../../rag/rules/listed";
import { combiningBy, scorecardOf } from "../../report/scorecard-of";
import type { RowOf } from "../../kpi/kpi-table-of";
import { textsOf } from "./sheet-texts";

/* The report's sheets with rules that list other statuses than red, amber and green. */

const FIVE = rulesListing("exceeding", "green", "amber-green", "amber-red", "red");
const TWO = inWords(rulesListing("green", "red"), { green: "Met", red: "Not met" });

const row = (metric: string, latestValue: number | string, more: RowOf = {}): RowOf => ({
  section: "Homes",
  kpi: metric,
  metric,
  target: 100,
  goodIs: "High",
  latestValue,
  asOf: "2024/25 Q2",
  ...more,
});

/** A row for each of five statuses, one that is not rated, and a KPI of two indicators that are not combined. */
const ROWS = [
  row("A", 120),
  row("B", 100),
  row("C", 97),
  row("D", 88),
  row("E", 50),
  row("F", ""),
  row("G1", 120, { kpi: "G" }),
  row("G2", 50, { kpi: "G" }),
];

const overviewOf = (ruleset: Ruleset): SheetContent =>
  describePerformanceOverview({
    scorecard: scorecardOf(ROWS, ruleset),
    ruleset,
    period: "2024/25 Q2",
    madeOn: "2024-11-15",
    moves: null,
  });

const linesOf = (content: SheetContent): string[] =>
  content.rows.map((one) =>
    textsOf(one)
      .filter((text) => text !== "")
      .join(" | "),
  );

test("every status has a column of counts, and with five statuses those reported by indicator are counted below", () => {
  const lines = linesOf(overviewOf(FIVE)).join("\n");
  expect(lines).toContain(
    "Section | Counted | Exceeding | Green | Amber/Green | Amber/Red | Red | Not rated | Shares, as a bar",
  );
  expect(lines).toContain(
    "In the bars, ▂ is Exceeding or Green, ▄ is Amber/Green, ▆ is Amber/Red, █ is Red and · is anything else",
  );
  expect(lines).toContain("it is in none of the columns here, and each indicator under All indicators.");
});

test("with two statuses, the others have no column and no mark", () => {
  const lines = linesOf(overviewOf(TWO)).join("\n");
  expect(lines).toContain("Section | Counted | Met | Not met | Not rated | By indicator | Shares, as a bar");
  expect(lines).toContain("In the bars, ▂ is Met, █ is Not met and · is anything else");
});

test.each<[Ruleset, string]>([
  [
    FIVE,
    "Exceeding is 2 points, Green 2, Amber/Green 1, Amber/Red 1 and Red 0; 1.5 and more is Green, 0.5 and more Amber/Red.",
  ],
  [TWO, "Met is 2 points and Not met 0; 1.5 and more is Met."],
])("the sheet says how an average becomes a status, for every list", (ruleset, sentence) => {
  const averaged = combiningBy("mean", ruleset);
  const lines = linesOf(
    describeCombinedKpis({
      scorecard: scorecardOf(ROWS, averaged),
      ruleset: averaged,
      period: null,
      madeOn: "2024-11-15",
    }),
  );
  expect(lines.some((line) => line.includes(sentence))).toBe(true);
});

describe("a status on one of the add-in's own sheets", () => {
  const written = (status: Status, ruleset: Ruleset): OwnCell | undefined =>
    writeCells({ key: "k", look: "body", cells: [{ status }] }, 1, ruleset)[0];

  test("is a number with its word if the usual icons draw the list", () => {
    expect(written("red", TWO)).toEqual({ value: 1, format: '[=3]"Met";[=1]"Not met";General' });
  });

  test("is a symbol and a word otherwise, because there is no icon beside a text", () => {
    expect(
      LEVELS.filter((level): level is RatedStatus => FIVE.statuses.some(({ status }) => status === level)).map(
        (level) => written(level, FIVE)?.value,
      ),
    ).toEqual(["★ Exceeding", "✓ Green", "! Amber/Green", "! Amber/Red", "✗ Red"]);
    expect(written("not-rated", FIVE)?.value).toBe("Not rated");
  });
});
