import type { Kpi, Scorecard } from "../../../kpi/scorecard";
import type { RatedIndicator } from "../../../kpi/rated-indicator";
import type { Ruleset } from "../../../rag/rules/ruleset";
import { explainBriefly } from "../../../report/explain-briefly";
import { explainKpi } from "../../../report/explain-kpi";
import { figureCells } from "./indicator-cells";
import { BY_INDICATOR, statusOfKpi } from "../../../report/kpi-status";
import { findNameTroubles } from "../../../report/name-troubles";
import type { RowKeys } from "../row-keys";
import { cellsOf, type ContentCell, type ContentRow } from "../content";
import { headingById } from "../declaration";
import { PERFORMANCE_OVERVIEW, type OverviewColumn } from "./sheet";
import { countOf, nameOr } from "../../../report/words";

const HEADINGS = headingById(PERFORMANCE_OVERVIEW);

/** The direction of travel of a KPI in a few words, or "" if it is not known. */
export type DirectionOf = (kpi: Kpi, section: string) => string;

/** A row for each KPI below its section. The section's row has the headings. */
export function kpiRows(
  scorecard: Scorecard,
  ruleset: Ruleset,
  directionOf: DirectionOf,
  keyOf: RowKeys,
): ContentRow[] {
  const troubles = findNameTroubles(scorecard);
  return [
    { key: keyOf("block", "kpis"), look: "block", cells: ["KPIs"] },
    ...scorecard.sections.flatMap(({ name, kpis }): ContentRow[] => [
      {
        key: keyOf("section", name),
        look: "group",
        cells: cellsOf(PERFORMANCE_OVERVIEW, { ...HEADINGS, name: nameOr(name, "No section") }),
      },
      ...kpis.map((kpi): ContentRow => {
        const words = [explainRow(kpi, ruleset), troubles.get(kpi) ?? ""]
          .filter((sentence) => sentence !== "")
          .join(" ");
        return {
          key: keyOf("kpi", name, kpi.name),
          look: "first",
          cells: cellsOf(PERFORMANCE_OVERVIEW, {
            ...sharedCells(kpi),
            name: nameOr(kpi.name, "No name"),
            status: statusCell(kpi),
            moved: directionOf(kpi, name) || null,
            words,
          }),
        };
      }),
    ]),
    ...(scorecard.sections.length === 0
      ? [{ key: keyOf("none", "kpis"), look: "body" as const, cells: ["There are no KPIs yet."] }]
      : []),
  ];
}

/** A KPI in a sentence: the figures of its only indicator, or how its indicators were combined. */
function explainRow(kpi: Kpi, ruleset: Ruleset): string {
  const [only] = kpi.indicators;
  return kpi.indicators.length === 1 && only ? explainBriefly(only.rating, ruleset) : explainKpi(kpi, ruleset);
}

function statusCell(kpi: Kpi): ContentCell {
  const status = statusOfKpi(kpi);
  return status === null ? BY_INDICATOR : { status };
}

/** The columns from Indicators to Target: what all indicators share, and the figures of a single one. */
function sharedCells({ indicators }: Kpi): Partial<Record<OverviewColumn, ContentCell>> {
  const [only] = indicators;
  const count: ContentCell = { figure: indicators.length, format: "#,##0" };
  if (only && indicators.length === 1) return { count, ...figureCells(only) };
  return {
    count,
    asOf: common(indicators, ({ asOf }) => asOf),
    goodIs: common(indicators, ({ cells }) => String(cells.goodIs.value)),
  };
}

function common(indicators: readonly RatedIndicator[], read: (indicator: RatedIndicator) => string): string | null {
  const [first = "", ...others] = new Set(indicators.map((indicator) => read(indicator).trim()));
  if (others.length === 0) return first || null;
  return "Several";
}

/** "49 indicators make up 39 KPIs in 5 sections." */
export function describeExtent({ indicatorCount, kpiCount, sections }: Scorecard): string {
  const named = sections.filter(({ name }) => name !== "").length;
  const within = named > 1 ? ` in ${countOf(named, "section")}` : "";
  return `${countOf(indicatorCount, "indicator")} ${indicatorCount === 1 ? "makes" : "make"} up ${countOf(kpiCount, "KPI")}${within}.`;
}
