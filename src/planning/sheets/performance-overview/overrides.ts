import { allIndicators, type Scorecard } from "../../../kpi/scorecard";
import { wordFor, type Ruleset } from "../../../rag/rules/ruleset";
import { describeReviewBy } from "../../../report/explain-briefly";
import { figureCells } from "./indicator-cells";
import type { RowKeys } from "../row-keys";
import { cellsOf, type ContentRow } from "../content";
import { PERFORMANCE_OVERVIEW } from "./sheet";
import { nameOr } from "../../../report/words";

const HEADINGS = cellsOf(PERFORMANCE_OVERVIEW, {
  ...{ name: "Indicator", status: "Given", count: "Rules give", asOf: "As of", goodIs: "Good is" },
  ...{ value: "Latest value", target: "Target", moved: "Review by", words: "Reason" },
});

/** Every override in force: its status, what the rules give, its review date and its reason. `today` is a day: "2025-03-31". */
export function overrideRows(scorecard: Scorecard, ruleset: Ruleset, today: string, keyOf: RowKeys): ContentRow[] {
  const overridden = allIndicators(scorecard).filter(({ rating }) => rating.override !== null);
  const block: ContentRow = { key: keyOf("block", "overrides"), look: "block", cells: ["Overrides in force"] };
  if (overridden.length === 0) {
    return [
      block,
      {
        key: keyOf("none", "overrides"),
        look: "note",
        cells: ["No status was given by an officer: all are as the rules give them."],
      },
    ];
  }
  return [
    block,
    { key: keyOf("headings", "overrides"), look: "headings", cells: HEADINGS },
    ...overridden.map((indicator): ContentRow => {
      const { section, kpi, metric, rating } = indicator;
      return {
        key: keyOf("override", section, kpi, metric),
        look: "first",
        cells: cellsOf(PERFORMANCE_OVERVIEW, {
          ...figureCells(indicator),
          name: nameOr(metric, nameOr(kpi, "No name")),
          status: { status: rating.status },
          count: wordFor(ruleset, rating.computed.status),
          moved: describeReviewBy(rating, today),
          words: rating.override?.reason ?? null,
        }),
      };
    }),
  ];
}
