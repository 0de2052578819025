import type { Scorecard } from "../../../kpi/scorecard";
import { statusesOf, wordFor, type Ruleset } from "../../../rag/rules/ruleset";
import { STATUSES } from "../../../rag/status";
import { BY_INDICATOR } from "../../../report/kpi-status";
import type { RowKeys } from "../row-keys";
import { cellsOf, type ContentCell, type ContentRow } from "../content";
import { PERFORMANCE_OVERVIEW, type OverviewColumn } from "./sheet";
import { BAR_MARKS, drawBar, sharesOf, tallyIndicators, tallyKpis, type Tally, type TallyKind } from "./tally";
import { countOf, joinWords, nameOr } from "../../../report/words";

/** Columns for counts. If there are fewer counts than columns, they are in the last ones, beside the bar. */
const COUNTS = ["count", "asOf", "goodIs", "value", "target", "moved"] as const satisfies readonly OverviewColumn[];

type Cells = Partial<Record<OverviewColumn, ContentCell>>;

/** How many KPIs of each section and in all have each status, with shares and a bar; and the same for all indicators. */
export function countRows(scorecard: Scorecard, ruleset: Ruleset, keyOf: RowKeys): ContentRow[] {
  const all = tallyKpis(scorecard.sections.flatMap((section) => section.kpis));
  const indicators = tallyIndicators(scorecard);
  const kinds = shownKinds(all, indicators, ruleset);
  const row = (key: string, name: string, unit: string, tally: Tally, look: "first" | "total"): ContentRow[] => {
    const shares = sharesOf(tally);
    return [
      {
        key: keyOf("count", key),
        look,
        cells: cellsOf(PERFORMANCE_OVERVIEW, {
          ...{ name, status: countOf(tally.total, unit), words: drawBar(tally) },
          ...besideBar(kinds.map((kind) => countCell(tally.counts[kind]))),
        }),
      },
      {
        key: keyOf("share", key),
        look: "body",
        cells: cellsOf(PERFORMANCE_OVERVIEW, {
          status: "share",
          ...besideBar(kinds.map((kind) => shareCell(tally.counts[kind], shares[kind]))),
        }),
      },
    ];
  };
  const words = kinds.map((kind) => (kind === "by-indicator" ? BY_INDICATOR : wordFor(ruleset, kind)));
  const headings: Cells = { name: "Section", status: "Counted", ...besideBar(words), words: "Shares, as a bar" };
  return [
    { key: keyOf("block", "counts"), look: "block", cells: ["Statuses"] },
    { key: keyOf("headings", "counts"), look: "headings", cells: cellsOf(PERFORMANCE_OVERVIEW, headings) },
    ...scorecard.sections.flatMap(({ name, kpis }) =>
      row(`section ${name}`, nameOr(name, "No section"), "KPI", tallyKpis(kpis), "first"),
    ),
    ...row("all kpis", "All KPIs", "KPI", all, "total"),
    ...row("all indicators", "All indicators", "indicator", indicators, "total"),
    {
      key: keyOf("note", "bars"),
      look: "note",
      cells: [`${explainBars(kinds, ruleset)} Shares are rounded, so they may not add up to 100%.`],
    },
    ...(all.counts["by-indicator"] > 0
      ? [
          {
            key: keyOf("note", "by indicator"),
            look: "note" as const,
            cells: [explainByIndicator(all, kinds.includes("by-indicator"))],
          },
        ]
      : []),
  ];
}

/** Every status of the ruleset, and KPIs reported by indicator if there are any. */
function shownKinds(kpis: Tally, indicators: Tally, ruleset: Ruleset): TallyKind[] {
  const listed = statusesOf(ruleset);
  // A status that the ruleset no longer lists may still come from an override or a combined KPI. It is counted too.
  const given: TallyKind[] = STATUSES.filter(
    (status) => listed.includes(status) || kpis.counts[status] + indicators.counts[status] > 0,
  );
  const all: TallyKind[] = kpis.counts["by-indicator"] > 0 ? [...given, "by-indicator"] : given;
  // With five statuses and not rated all columns are taken: the note below the table counts those reported by indicator.
  return all.slice(0, COUNTS.length);
}

function besideBar(cells: readonly ContentCell[]): Cells {
  return Object.fromEntries(COUNTS.slice(COUNTS.length - cells.length).map((id, index) => [id, cells[index] ?? null]));
}

function countCell(count: number): ContentCell {
  return count === 0 ? "–" : { figure: count, format: "#,##0" };
}

function shareCell(count: number, share: number): ContentCell {
  return count === 0 ? null : { figure: share / 100, format: "0%" };
}

/** "In the bars, ▂ is Green, ▅ is Amber, █ is Red and · is anything else; each mark is about 5%." */
function explainBars(kinds: readonly TallyKind[], ruleset: Ruleset): string {
  const words = new Map<string, string[]>();
  for (const kind of kinds) {
    if (kind === "not-rated" || kind === "by-indicator") continue;
    words.set(BAR_MARKS[kind], [...(words.get(BAR_MARKS[kind]) ?? []), wordFor(ruleset, kind)]);
  }
  const marks = [
    ...[...words].map(([mark, those]) => `${mark} is ${those.join(" or ")}`),
    `${BAR_MARKS["not-rated"]} is anything else`,
  ];
  return `In the bars, ${joinWords(marks)}; each mark is about 5%.`;
}

function explainByIndicator({ counts }: Tally, hasColumn: boolean): string {
  const count = counts["by-indicator"];
  const [have, they] = count === 1 ? ["has", "it has"] : ["have", "they have"];
  const why = `${countOf(count, "KPI")} ${have} several indicators that are not combined, so ${they} no one status`;
  const here = hasColumn
    ? `counted as “${BY_INDICATOR}” here`
    : `${count === 1 ? "it is" : "they are"} in none of the columns here`;
  return `${why}: ${here}, and each indicator under All indicators.`;
}
