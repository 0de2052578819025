import type { Scorecard } from "../../../kpi/scorecard";
import { writeNumber } from "../../../rag/reading/figure";
import { listComposites, type ComponentLine, type CompositeLines } from "../../../report/composite-rows";
import type { RowKeys } from "../row-keys";
import { cellsOf, type ContentCell, type ContentRow } from "../content";
import { COMBINED_KPIS, type CombinedColumn } from "./sheet";

/** The composite indexes below the KPIs: each with its working, and a row for each component. */
export function combinedComposites(scorecard: Scorecard, keyOf: RowKeys): ContentRow[] {
  const composites = listComposites(scorecard);
  if (composites.length === 0) return [];
  return [
    { key: keyOf("blank", "composites"), look: "blank", cells: [] },
    { key: keyOf("block", "composites"), look: "block", cells: ["Composite indexes"] },
    {
      key: keyOf("headings", "composites"),
      look: "headings",
      cells: cellsOf(COMBINED_KPIS, {
        ...{ kpi: "Index", kpiStatus: "Status", how: "Worked out as", indicator: "Component", value: "Latest value" },
        ...{ target: "Scored by", status: "Status", weight: "Weight", words: "Working" },
      }),
    },
    ...composites.flatMap((composite) =>
      composite.components.map((component, place) => toRow(composite, component, place, keyOf)),
    ),
  ];
}

function toRow(composite: CompositeLines, component: ComponentLine, place: number, keyOf: RowKeys): ContentRow {
  const { name, index, indicator, working } = composite;
  const ofIndex: Partial<Record<CombinedColumn, ContentCell>> = {
    kpi: name,
    kpiStatus: indicator && { status: indicator.rating.status },
    how: index === null ? "Not known" : { figure: index, format: "General" },
    words: working,
  };
  const scored = component.score === null ? component.scoring : `${writeNumber(component.score)}: ${component.scoring}`;
  return {
    key: place === 0 ? keyOf("composite", name) : keyOf("component", name, component.metric),
    look: place === 0 ? "first" : "body",
    cells: cellsOf(COMBINED_KPIS, {
      ...(place === 0 ? ofIndex : {}),
      indicator: component.metric,
      value: component.indicator?.shownValue || null,
      target: scored,
      status: component.indicator && { status: component.indicator.rating.status },
      weight: { figure: component.weight, format: "General" },
      ...(place === 0 ? {} : { words: "" }),
    }),
  };
}
