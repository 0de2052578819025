import { writeDay } from "../rag/reading/day";
import { statusesOf, type Ruleset } from "../rag/rules/ruleset";
import type { Scorecard } from "../kpi/scorecard";
import type { ReportInput } from "./report-input";
import { listComposites } from "./composite-rows";
import { countRows } from "./overview-counts";
import { describeExtent, kpiRows, type DirectionOf } from "./overview-kpis";
import { moverRows, type Moves } from "./overview-movers";
import { overrideRows } from "./overview-overrides";
import { makeRowKeys, type RowKeys } from "./row-keys";
import { runOnRows } from "./run-on-rows";
import type { ContentRow, SheetColumn, SheetContent } from "./sheet-content";

export interface OverviewInput extends ReportInput {
  /** What the Direction column says of each KPI; it is empty where nothing is given. */
  directionOf?: DirectionOf;
  /** null where no earlier period is recorded. */
  moves: Moves | null;
}

/** As its tab says. */
export const OVERVIEW_SHEET = "Performance Overview";

/**
 * They add up to the width of an A4 page on its side, at full size. The second column is for statuses alone: its icons go
 * by its numbers. Texts in the first, third and fifth run on over empty cells beside them.
 */
const COLUMNS: readonly SheetColumn[] = [
  { width: 222, align: "left", wraps: true },
  { width: 88, align: "left", wraps: true },
  { width: 72, align: "left", wraps: false },
  { width: 84, align: "left", wraps: true },
  { width: 72, align: "left", wraps: false },
  { width: 80, align: "left", wraps: true },
  { width: 108, align: "left", wraps: true },
  { width: 80, align: "left", wraps: true },
  { width: 242, align: "left", wraps: true },
];

/**
 * The sheet that a cabinet reads: the key, how many have each status, what moved, one row for each KPI, the indexes, and
 * the overrides in force.
 */
export function describePerformanceOverview(input: OverviewInput): SheetContent {
  const { scorecard, ruleset, period, madeOn, directionOf = () => "", moves } = input;
  const keyOf = makeRowKeys();
  const stamp = `Made on ${writeDay(madeOn)} by the rules of ${ruleset.name}, version ${ruleset.version}.`;
  const blocks = [
    keyRows(ruleset, keyOf),
    countRows(scorecard, ruleset, keyOf),
    moverRows(moves, ruleset, keyOf),
    kpiRows(scorecard, ruleset, directionOf, keyOf),
    compositeRows(scorecard, keyOf),
    overrideRows(scorecard, ruleset, madeOn, keyOf),
  ].filter((rows) => rows.length > 0);
  return {
    name: OVERVIEW_SHEET,
    columns: [...COLUMNS],
    rows: [
      { key: keyOf("title"), look: "title", cells: [period === null ? "Performance Overview" : `Performance Overview: ${period}`] },
      { key: keyOf("extent"), look: "subtitle", cells: [describeExtent(scorecard)] },
      { key: keyOf("stamp"), look: "note", cells: [stamp] },
      ...blocks.flatMap((rows): ContentRow[] => [{ key: keyOf("blank", rows[0]?.key ?? ""), look: "blank", cells: [] }, ...rows]),
    ],
    frozenRows: 1,
    print: { orientation: "landscape", footer: OVERVIEW_SHEET },
  };
}

/** What the statuses mean, in the ruleset's words. */
function keyRows(ruleset: Ruleset, keyOf: RowKeys): ContentRow[] {
  return [
    { key: keyOf("block", "key"), look: "block", cells: ["Key"] },
    ...statusesOf(ruleset).map((status): ContentRow => ({
      key: keyOf("key", status),
      look: "body",
      cells: [null, { status }, ruleset.statuses[status]?.meaning ?? null],
    })),
  ];
}

function compositeRows(scorecard: Scorecard, keyOf: RowKeys): ContentRow[] {
  const composites = listComposites(scorecard);
  if (composites.length === 0) return [];
  return [
    { key: keyOf("block", "composites"), look: "block", cells: ["Composite indexes"] },
    { key: keyOf("headings", "composites"), look: "headings", cells: ["Index", "Status", "Figure", "Components", "Weight × score of each"] },
    ...composites.flatMap(({ name, indicator, index, working, components }) =>
      runOnRows(
        keyOf("composite", name),
        [name, indicator && { status: indicator.rating.status }, index === null ? null : { figure: index, format: "General" }, { figure: components.length, format: "0" }],
        working,
      ),
    ),
  ];
}
