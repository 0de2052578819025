import type { Scorecard } from "../../../kpi/scorecard";
import { writeNumber } from "../../../rag/reading/figure";
import { listComposites, type ComponentLine, type CompositeLines } from "../../../report/composite-rows";
import type { RowKeys } from "../row-keys";
import type { ContentRow } from "../content";

/** The indexes under the KPIs of the Combined KPIs sheet, in its columns: each with its working, and a row for each component. */
export function combinedComposites(scorecard: Scorecard, keyOf: RowKeys): ContentRow[] {
  const composites = listComposites(scorecard);
  if (composites.length === 0) return [];
  return [
    { key: keyOf("blank", "composites"), look: "blank", cells: [] },
    { key: keyOf("block", "composites"), look: "block", cells: ["Composite indexes"] },
    {
      key: keyOf("headings", "composites"),
      look: "headings",
      cells: ["Index", "Status", "Worked out as", "Component", "Latest value", "Scored by", "Status", "Weight", "Working"],
    },
    ...composites.flatMap((composite) =>
      composite.components.map((component, place) => toRow(composite, component, place, keyOf)),
    ),
  ];
}

function toRow(composite: CompositeLines, component: ComponentLine, place: number, keyOf: RowKeys): ContentRow {
  const { name, index, indicator, working } = composite;
  const own = place === 0
    ? [name, indicator && { status: indicator.rating.status }, index === null ? "Not known" : { figure: index, format: "General" }]
    : [null, null, null];
  const scored = component.score === null ? component.scoring : `${writeNumber(component.score)}: ${component.scoring}`;
  return {
    key: place === 0 ? keyOf("composite", name) : keyOf("component", name, component.metric),
    look: place === 0 ? "first" : "body",
    cells: [
      ...own,
      component.metric,
      component.indicator?.shownValue || null,
      scored,
      component.indicator && { status: component.indicator.rating.status },
      { figure: component.weight, format: "General" },
      place === 0 ? working : null,
    ],
  };
}
