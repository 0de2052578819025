import { compareFigures } from "../rag/decimal";
import {
  computeComposite,
  explainComposite,
  type ComponentResult,
  type Composite,
  type CompositeResult,
} from "../rag/rules/combining/composite";
import { writeNumber } from "../rag/reading/figure";
import { readPolarity } from "../rag/polarity";
import type { Ruleset } from "../rag/rules/ruleset";
import type { RatedIndicator } from "./rated-indicator";
import { foldName } from "../rag/fold-name";

/** An index of the ruleset, calculated from the workbook's rows, beside the value in the row that reports it. */
export interface CompositeReport {
  composite: Composite;
  result: CompositeResult;
  /** The row that reports it; null where no metric, or more than one, has its name. */
  reportedBy: Pick<RatedIndicator, "tableId" | "row"> | null;
  /** The Latest Value of that row; null where there is none. */
  reported: number | null;
}

/** Calculates every index of the ruleset from the rows that hold its components. */
export function calculateComposites(indicators: readonly RatedIndicator[], { composites }: Ruleset): CompositeReport[] {
  if (!composites) return [];
  const byMetric = new Map<string, RatedIndicator[]>();
  for (const indicator of indicators) {
    const key = foldName(indicator.metric);
    const held = byMetric.get(key);
    if (held) held.push(indicator);
    else byMetric.set(key, [indicator]);
  }
  // With two rows of one name, it is unclear which is meant.
  const only = (metric: string): RatedIndicator | null => {
    const found = byMetric.get(foldName(metric)) ?? [];
    return found.length === 1 ? (found[0] ?? null) : null;
  };
  return composites.map((composite) => {
    const row = only(composite.name);
    return {
      composite,
      result: computeComposite(
        composite,
        composite.components.map(({ metric }) => resultOf(only(metric))),
      ),
      reportedBy: row && { tableId: row.tableId, row: row.row },
      reported: row?.rating.value.kind === "number" ? row.rating.value.figure : null,
    };
  });
}

function resultOf(indicator: RatedIndicator | null): ComponentResult {
  if (!indicator) return { value: null, target: null, polarity: null };
  const { value, target } = indicator.rating;
  return {
    value: value.kind === "number" ? value.figure : null,
    target: target.kind === "number" && target.of === null ? target.figure : null,
    polarity: readPolarity(String(indicator.cells.goodIs.value)),
  };
}

/** The calculation, and the row's own figure where it differs: "70 × 9.5 + 30 × 8.5, over 100, is 9.2." */
export function explainReport({ result, reported }: CompositeReport): string {
  if ("lacks" in result) return explainComposite(result);
  const differs = reported !== null && !isSameFigure(reported, result.index);
  return `${explainComposite(result)}.${differs ? ` Latest Value says ${writeNumber(reported)}.` : ""}`;
}

/** True when a figure equals the index, to the decimals of the figure. */
function isSameFigure(reported: number, index: number): boolean {
  const decimals = String(reported).split(".")[1]?.length ?? 0;
  return compareFigures(Math.abs(reported - index), 0.5 / 10 ** decimals) <= 0;
}
