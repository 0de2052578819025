import type { Kpi, Scorecard } from "../../../kpi/scorecard";
import { countNone, STATUSES, type Status } from "../../../rag/status";
import { shareOut } from "../../../report/shares";
import { countIndicators, statusOfKpi } from "../../../report/kpi-status";

/** What is counted: a status, or a KPI whose several indicators are reported one by one. */
export type TallyKind = Status | "by-indicator";

export const TALLY_KINDS: readonly TallyKind[] = [...STATUSES, "by-indicator"];

/** How many there are of each, and of all. */
export interface Tally {
  counts: Record<TallyKind, number>;
  total: number;
}

/** Every KPI once, under its own status: the counts add up to the number of KPIs. */
export function tallyKpis(kpis: readonly Kpi[]): Tally {
  const counts = { ...countNone(), "by-indicator": 0 };
  for (const kpi of kpis) counts[statusOfKpi(kpi) ?? "by-indicator"] += 1;
  return { counts, total: kpis.length };
}

/** Every indicator once, under its reported status: the counts add up to the number of indicators. */
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
 * Whole per cents of a tally, not rated and by-indicator among them; all 0 where it is empty. Each is rounded by itself, as
 * official statistics do: equal counts have equal shares, and the shares need not add up to 100.
 */
export function sharesOf({ counts, total }: Tally): Record<TallyKind, number> {
  const share = (count: number): number => (total === 0 ? 0 : Math.round((count * 100) / total));
  return Object.fromEntries(TALLY_KINDS.map((kind) => [kind, share(counts[kind])])) as Record<TallyKind, number>;
}

/**
 * Marks of the bars. They are told apart without colour: the taller, the further from the target; what has no colour is a
 * dot.
 */
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

/** So long that each mark is 5 per cent. */
const BAR_LENGTH = 20;

/** A tally as a bar of marks, none for an empty one. A count that is too few for a mark of its own gets one all the same. */
export function drawBar({ counts, total }: Tally): string {
  if (total === 0) return "";
  const present = TALLY_KINDS.filter((kind) => counts[kind] > 0);
  // A mark each, and the rest by their shares.
  const rest = shareOut(
    present.map((kind) => Math.max(0, counts[kind] * BAR_LENGTH - total)),
    BAR_LENGTH - present.length,
  );
  return present.map((kind, index) => BAR_MARKS[kind].repeat(1 + (rest[index] ?? 0))).join("");
}
