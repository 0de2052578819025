import type { Movements } from "../../../kpi/history/movements";
import { meaningOf, statusesOf, type Ruleset } from "../../../rag/rules/ruleset";
import type { Scorecard } from "../../../kpi/scorecard";
import { describeMaking, type ReportInput } from "../../../report/report-input";
import { listComposites } from "../../../report/composite-rows";
import { countRows } from "./counts";
import { describeExtent, kpiRows, type DirectionOf } from "./kpis";
import { describeMoves, hasEarlier, moverRows } from "./movers";
import { overrideRows } from "./overrides";
import { makeRowKeys, type RowKeys } from "../row-keys";
import { figureCells } from "./indicator-cells";
import { cellsOf, type ContentRow, type SheetContent } from "../content";
import { STAMP_KEY } from "../rows/row-key";
import { PERFORMANCE_OVERVIEW } from "./sheet";

export interface OverviewInput extends ReportInput {
  /** The Direction column of each KPI. Defaults to empty. */
  directionOf?: DirectionOf;
  /** Movements since the period before; null if they are not known. */
  moves: Movements | null;
}

/** The sheet that a cabinet reads: the key, counts of statuses, a row for each KPI, movements, composite indexes, overrides in force. */
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
    sheet: PERFORMANCE_OVERVIEW,
    rows: [
      {
        key: keyOf("title"),
        look: "title",
        cells: [period === null ? "Performance Overview" : `Performance Overview: ${period}`],
      },
      { key: keyOf("extent"), look: "subtitle", cells: [describeExtent(scorecard)] },
      ...(hasEarlier(moves) ? [{ key: keyOf("moves"), look: "subtitle" as const, cells: [describeMoves(moves)] }] : []),
      { key: keyOf(STAMP_KEY), look: "note", cells: [describeMaking(ruleset, madeOn)] },
      ...blocks.flatMap((rows): ContentRow[] => [
        { key: keyOf("blank", rows[0]?.key ?? ""), look: "blank", cells: [] },
        ...rows,
      ]),
    ],
    frozenRows: 1,
    print: { orientation: "landscape", footer: PERFORMANCE_OVERVIEW.name },
  };
}

/** What the statuses mean, in the ruleset's words. */
function keyRows(ruleset: Ruleset, keyOf: RowKeys): ContentRow[] {
  return [
    { key: keyOf("block", "key"), look: "block", cells: ["Key"] },
    ...statusesOf(ruleset).map((status): ContentRow => ({
      key: keyOf("key", status),
      look: "body",
      cells: cellsOf(PERFORMANCE_OVERVIEW, { status: { status }, count: meaningOf(ruleset, status) || null }),
    })),
  ];
}

const COMPOSITE_HEADINGS = cellsOf(PERFORMANCE_OVERVIEW, {
  ...{ name: "Index", status: "Status", count: "Worked out", asOf: "As of", goodIs: "Good is" },
  ...{ value: "Latest value", target: "Target", words: "Weights × scores" },
});

function compositeRows(scorecard: Scorecard, keyOf: RowKeys): ContentRow[] {
  const composites = listComposites(scorecard);
  if (composites.length === 0) return [];
  return [
    { key: keyOf("block", "composites"), look: "block", cells: ["Composite indexes"] },
    { key: keyOf("headings", "composites"), look: "headings", cells: COMPOSITE_HEADINGS },
    ...composites.map(({ name, indicator, index, working }): ContentRow => ({
      key: keyOf("composite", name),
      look: "first",
      cells: cellsOf(PERFORMANCE_OVERVIEW, {
        ...figureCells(indicator),
        name,
        status: indicator && { status: indicator.rating.status },
        count: index === null ? "Not known" : { figure: index, format: "General" },
        words: working,
      }),
    })),
  ];
}
