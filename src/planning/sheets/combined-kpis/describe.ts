import type { Kpi, Scorecard } from "../../../kpi/scorecard";
import type { RatedIndicator } from "../../../kpi/rated-indicator";
import { middleOf, pointsOf, type CombineMethod } from "../../../rag/rules/combining/combine";
import { wordFor, type Ruleset } from "../../../rag/rules/ruleset";
import { combinedComposites } from "./describe-composites";
import { explainKpi, labelMethod } from "../../../report/explain-kpi";
import { findNameTroubles } from "../../../report/name-troubles";
import { describeMaking, type ReportInput } from "../../../report/report-input";
import { makeRowKeys } from "../row-keys";
import { cellsOf, type ContentCell, type ContentRow, type SheetContent } from "../content";
import { STAMP_KEY } from "../rows/row-key";
import { headingsOf } from "../declaration";
import { COMBINED_KPIS, type CombinedColumn } from "./sheet";
import { BY_INDICATOR, statusOfKpi } from "../../../report/kpi-status";
import { countOf, joinWords, nameOr } from "../../../report/words";

const METHOD_SENTENCES: Record<CombineMethod, string> = {
  "worst-of": "KPIs marked to be combined take the worst status of their indicators.",
  majority:
    "KPIs marked to be combined take the commonest status of their indicators; where two are equally common, the worse.",
  mean: "KPIs marked to be combined take the average of their indicators.",
  weighted: "KPIs marked to be combined take the average of their indicators, each by its Weight.",
};

/**
 * The sheet that shows how each KPI's status follows from its indicators: a row for each indicator, with the KPI's own cells in the
 * first.
 */
export function describeCombinedKpis({ scorecard, ruleset, period, madeOn }: ReportInput): SheetContent {
  const keyOf = makeRowKeys();
  const troubles = findNameTroubles(scorecard);
  const rows: ContentRow[] = [
    { key: keyOf("title"), look: "title", cells: [period === null ? "Combined KPIs" : `Combined KPIs: ${period}`] },
    { key: keyOf("method"), look: "subtitle", cells: [METHOD_SENTENCES[ruleset.defaults.combine]] },
    { key: keyOf("steps"), look: "note", cells: [describeSteps(ruleset)] },
    { key: keyOf(STAMP_KEY), look: "note", cells: [describeMaking(ruleset, madeOn)] },
    { key: keyOf("headings"), look: "headings", cells: headingsOf(COMBINED_KPIS) },
  ];
  // The same number for every ruleset: an existing sheet keeps the rows that it has frozen.
  const frozenRows = rows.length;
  for (const { name, kpis } of scorecard.sections) {
    rows.push({ key: keyOf("section", name), look: "section", cells: [nameOr(name, "No section")] });
    for (const kpi of kpis) {
      const words = [isPlain(kpi) ? "" : explainKpi(kpi, ruleset), troubles.get(kpi) ?? ""].filter(
        (sentence) => sentence !== "",
      );
      kpi.indicators.forEach((indicator, index) => {
        const own = indicatorCells(indicator);
        if (index > 0) {
          rows.push({
            key: keyOf("indicator", name, kpi.name, indicator.metric),
            look: "body",
            cells: cellsOf(COMBINED_KPIS, own),
          });
          return;
        }
        const cells = {
          ...own,
          kpi: nameOr(kpi.name, "No name"),
          kpiStatus: statusCell(kpi),
          how: labelMethod(kpi),
          words: words.join(" ") || null,
        };
        rows.push({ key: keyOf("kpi", name, kpi.name), look: "first", cells: cellsOf(COMBINED_KPIS, cells) });
      });
    }
  }
  if (scorecard.sections.length === 0)
    rows.push({ key: keyOf("none"), look: "body", cells: ["There are no KPIs yet."] });
  rows.push(...combinedComposites(scorecard, keyOf));
  return { sheet: COMBINED_KPIS, rows, frozenRows, print: { orientation: "landscape", footer: COMBINED_KPIS.name } };
}

/** True for a KPI with a single indicator. It needs no sentence, which keeps the sheet small. */
function isPlain({ indicators }: Kpi): boolean {
  return indicators.length === 1 && indicators[0]?.combine === false;
}

function statusCell(kpi: Kpi): ContentCell {
  const status = statusOfKpi(kpi);
  return status === null ? BY_INDICATOR : { status };
}

/** The cells of an indicator's own columns. */
function indicatorCells({
  metric,
  shownValue,
  shownTarget,
  rating,
  weight,
}: RatedIndicator): Partial<Record<CombinedColumn, ContentCell>> {
  return {
    indicator: nameOr(metric, "No metric name"),
    value: shownValue || null,
    target: shownTarget || null,
    status: { status: rating.status },
    weight: weight === null ? null : { figure: weight, format: "General" },
  };
}

/** Says what a method leaves out, and how an average becomes a status. */
function describeSteps(ruleset: Ruleset): string {
  const { combine } = ruleset.defaults;
  const steps = combine === "mean" || combine === "weighted" ? ` ${describeMean(ruleset)}` : "";
  return `Indicators that are not rated are left out.${steps}`;
}

/** "Green is 2 points, Amber 1 and Red 0; 1.5 and more is Green, 0.5 and more Amber." */
function describeMean(ruleset: Ruleset): string {
  const { statuses } = ruleset;
  const points = statuses.map(({ status, word }, index) => {
    const count = pointsOf(status, statuses);
    return index === 0 ? `${word} is ${count} points` : `${word} ${count}`;
  });
  const middle = middleOf(statuses);
  const amber = middle === "red" ? "" : `, 0.5 and more ${wordFor(ruleset, middle)}`;
  return `${joinWords(points)}; 1.5 and more is ${wordFor(ruleset, "green")}${amber}.`;
}

/** "3 of 39 KPIs are combined from several indicators; 3 have several that are not combined." */
export function summariseCombined({ sections }: Pick<Scorecard, "sections">): string {
  const kpis = sections.flatMap((section) => section.kpis);
  const several = kpis.filter(({ indicators }) => indicators.length > 1);
  const combined = several.filter((kpi) => kpi.combined !== null).length;
  const rest = several.length - combined;
  const some = `${combined.toLocaleString("en-GB")} of ${countOf(kpis.length, "KPI")} ${combined === 1 ? "is" : "are"}`;
  const first = `${combined === 0 ? "No KPI is" : some} combined from several indicators`;
  if (rest === 0) return `${first}.`;
  return `${first}; ${rest.toLocaleString("en-GB")} ${rest === 1 ? "has" : "have"} several that are not combined.`;
}
