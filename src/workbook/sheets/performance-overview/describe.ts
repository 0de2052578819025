import type { Movements } from "../../../kpi/history/movement";
import { statusesOf, type Ruleset } from "../../../rag/rules/ruleset";
import type { Scorecard } from "../../../kpi/scorecard";
import { describeMaking, type ReportInput } from "../../../report/report-input";
import { listComposites } from "../../../report/composite-rows";
import { countRows } from "./counts";
import { describeExtent, kpiRows, type DirectionOf } from "./kpis";
import { describeMoves, hasEarlier, moverRows } from "./movers";
import { overrideRows } from "./overrides";
import { makeRowKeys, type RowKeys } from "../row-keys";
import { figureCells } from "./indicator-cells";
import type { ContentRow, SheetColumn, SheetContent } from "../content";
import { OVERVIEW_SHEET } from "../names";

export interface OverviewInput extends ReportInput {
  /** What the Direction column says of each KPI; it is empty where nothing is given. */
  directionOf?: DirectionOf;
  /** What moved since the period before; null where it is not known. */
  moves: Movements | null;
}

/**
 * They add up to the width of an A4 page on its side, at full size. The second column is for statuses alone: its icons go
 * by its numbers. The key's meanings run on from the third over the empty cells beside them, so that it does not wrap.
 */
const COLUMNS: readonly SheetColumn[] = [
  { width: 212, align: "left", wraps: true },
  { width: 84, align: "left", wraps: true },
  { width: 76, align: "left", wraps: false },
  { width: 80, align: "left", wraps: true },
  { width: 62, align: "left", wraps: true },
  { width: 84, align: "left", wraps: true },
  { width: 128, align: "left", wraps: true },
  { width: 90, align: "left", wraps: true },
  { width: 232, align: "left", wraps: true },
];

/**
 * The sheet that a cabinet reads: the key, how many have each status, one row for each KPI, what moved, the indexes, and
 * the overrides in force.
 */
export function describePerformanceOverview(input: OverviewInput): SheetContent {
  const { scorecard, ruleset, period, madeOn, directionOf = () => "", moves } = input;
  const keyOf = makeRowKeys();
  const blocks = [
    keyRows(ruleset, keyOf),
    countRows(scorecard, ruleset, keyOf),
    kpiRows(scorecard, ruleset, directionOf, keyOf),
    moverRows(moves, scorecard, ruleset, keyOf),
    compositeRows(scorecard, keyOf),
    overrideRows(scorecard, ruleset, madeOn, keyOf),
  ].filter((rows) => rows.length > 0);
  return {
    name: OVERVIEW_SHEET,
    columns: [...COLUMNS],
    rows: [
      { key: keyOf("title"), look: "title", cells: [period === null ? "Performance Overview" : `Performance Overview: ${period}`] },
      { key: keyOf("extent"), look: "subtitle", cells: [describeExtent(scorecard)] },
      ...(hasEarlier(moves) ? [{ key: keyOf("moves"), look: "subtitle" as const, cells: [describeMoves(moves)] }] : []),
      { key: keyOf("stamp"), look: "note", cells: [describeMaking(ruleset, madeOn)] },
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

const COMPOSITE_HEADINGS = ["Index", "Status", "Worked out", "As of", "Good is", "Latest value", "Target", null, "Weights × scores"];

function compositeRows(scorecard: Scorecard, keyOf: RowKeys): ContentRow[] {
  const composites = listComposites(scorecard);
  if (composites.length === 0) return [];
  return [
    { key: keyOf("block", "composites"), look: "block", cells: ["Composite indexes"] },
    { key: keyOf("headings", "composites"), look: "headings", cells: COMPOSITE_HEADINGS },
    ...composites.map(({ name, indicator, index, working }): ContentRow => ({
      key: keyOf("composite", name),
      look: "first",
      cells: [
        name,
        indicator && { status: indicator.rating.status },
        index === null ? "Not known" : { figure: index, format: "General" },
        ...figureCells(indicator),
        null,
        working,
      ],
    })),
  ];
}
