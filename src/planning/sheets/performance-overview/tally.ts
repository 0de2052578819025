import type { Kpi, Scorecard } from "../../../kpi/scorecard";
import { countNone, STATUSES, type Status } from "../../../rag/status";
import { shareOut } from "../../../report/shares";
import { countIndicators, statusOfKpi } from "../../../report/kpi-status";

/** What is counted: a status, or a KPI whose several indicators are reported one by one. */
export type TallyKind = Status | "by-indicator";

export const TALLY_KINDS: readonly TallyKind[] = [...STATUSES, "by-indicator"];

/** The count of each kind, and the total. */
export interface Tally {
  counts: Record<TallyKind, number>;
  total: number;
}

/** Counts every KPI once, under its own status. */
export function tallyKpis(kpis: readonly Kpi[]): Tally {
  const counts = { ...countNone(), "by-indicator": 0 };
  for (const kpi of kpis) counts[statusOfKpi(kpi) ?? "by-indicator"] += 1;
  return { counts, total: kpis.length };
}

/** Counts every indicator once, under its reported status. */
export function tallyIndicators({ sections }: Pick<Scorecard, "sections">): Tally {
  const counts = { ...countNone(), "by-indicator": 0 };
  let total = 0;
  for (const kpi of sections.flatMap((section) => section.kpis)) {
    const own = countIndicators(kpi);
    for (const status of STATUSES) counts[status] += own[status];
    total += kpi.indicators.length;
  }
  return { counts, total };
}

/**
 * Shares of a tally in whole per cent, all 0 if it is empty. Each is rounded by itself, as in official statistics: equal counts have
 * equal shares, and the shares need not add up to 100.
 */
export function sharesOf({ counts, total }: Tally): Record<TallyKind, number> {
  const share = (count: number): number => (total === 0 ? 0 : Math.round((count * 100) / total));
  return Object.fromEntries(TALLY_KINDS.map((kind) => [kind, share(counts[kind])])) as Record<TallyKind, number>;
}

/** Marks of the bars, distinct without colour: the taller, the further from the target. What is not rated is a dot. */
export const BAR_MARKS: Readonly<Record<TallyKind, string>> = {
  exceeding: "▂",
  green: "▂",
  "amber-green": "▄",
  amber: "▅",
  "amber-red": "▆",
  red: "█",
  "not-rated": "·",
  "by-indicator": "·",
};

/** Each mark is 5 per cent. */
const BAR_LENGTH = 20;

/** A tally as a bar of marks, or "" if it is empty. Even the smallest count gets a mark. */
export function drawBar({ counts, total }: Tally): string {
  if (total === 0) return "";
  const present = TALLY_KINDS.filter((kind) => counts[kind] > 0);
  // One mark each, and the rest by share.
  const rest = shareOut(
    present.map((kind) => Math.max(0, counts[kind] * BAR_LENGTH - total)),
    BAR_LENGTH - present.length,
  );
  return present.map((kind, index) => BAR_MARKS[kind].repeat(1 + (rest[index] ?? 0))).join("");
}
