import type { Movement, MovementKind, Movements } from "../../../kpi/history/movements";
import type { RatedIndicator } from "../../../kpi/rated-indicator";
import { foldName } from "../../../rag/fold-name";
import { allIndicators, type Scorecard } from "../../../kpi/scorecard";
import { wordFor, type Ruleset } from "../../../rag/rules/ruleset";
import { figureCells } from "./indicator-cells";
import type { RowKeys } from "../row-keys";
import { cellsOf, type ContentRow } from "../content";
import { PERFORMANCE_OVERVIEW } from "./sheet";
import { asSentence, countOf, joinWords, nameOr } from "../../../report/words";

/** The order in which movements are listed: what needs attention comes first. */
const KINDS: readonly MovementKind[] = ["down", "up", "new", "gone", "target-changed", "rule-changed"];

const KIND_WORDS: Record<MovementKind, string> = {
  down: "down",
  up: "up",
  new: "new",
  gone: "gone",
  "target-changed": "target changed",
  "rule-changed": "rule changed",
};

const HEADINGS = cellsOf(PERFORMANCE_OVERVIEW, {
  ...{ name: "Indicator", status: "Status", count: "Was", asOf: "As of", goodIs: "Good is" },
  ...{ value: "Latest value", target: "Target", moved: "Moved", words: "In words" },
});

/** More would bury the rest of the sheet. The line below the title says how many there are. */
const LISTED = 100;

/** The indicators that moved since the period before, each with a sentence; or a line that there are none. */
export function moverRows(
  moves: Movements | null,
  scorecard: Scorecard,
  ruleset: Ruleset,
  keyOf: RowKeys,
): ContentRow[] {
  const title = hasEarlier(moves) ? `Movements since ${moves.since}` : "Movements";
  const head: ContentRow[] = [{ key: keyOf("block", "movers"), look: "block", cells: [title] }];
  const movements = hasEarlier(moves) ? realMoves(moves) : [];
  if (movements.length === 0) {
    return [...head, { key: keyOf("none", "movers"), look: "note", cells: [describeMoves(moves)] }];
  }
  const sorted = [...movements].sort((a, b) => firstKind(a) - firstKind(b));
  const left = sorted.length - LISTED;
  const indicators = new Map(
    allIndicators(scorecard).map((indicator): [string, RatedIndicator] => [nameOf(indicator), indicator]),
  );
  return [
    ...head,
    { key: keyOf("headings", "movers"), look: "headings", cells: HEADINGS },
    ...sorted.slice(0, LISTED).map((movement): ContentRow => {
      const { section, kpi, metric, kinds, from, to, sentence } = movement;
      return {
        key: keyOf("mover", section, kpi, metric),
        look: "first",
        cells: cellsOf(PERFORMANCE_OVERVIEW, {
          ...figureCells(indicators.get(nameOf(movement)) ?? null),
          name: nameOr(metric, nameOr(kpi, "No name")),
          status: to && { status: to },
          count: from && wordFor(ruleset, from),
          moved: asSentence(joinWords(inOrder(kinds).map((kind) => KIND_WORDS[kind]))),
          words: sentence,
        }),
      };
    }),
    ...(left > 0
      ? [
          {
            key: keyOf("movers", "more"),
            look: "note" as const,
            cells: [`And ${left.toLocaleString("en-GB")} more in the same order.`],
          },
        ]
      : []),
  ];
}

/** True if there is an earlier period to compare with. */
export function hasEarlier(moves: Movements | null): moves is Movements & { since: string } {
  return moves !== null && moves.since !== null;
}

/** Leaves out indicators that stayed as they were: they may be listed without a kind. */
function realMoves({ movements }: Movements): Movement[] {
  return movements.filter(({ kinds }) => kinds.length > 0);
}

function nameOf({ section, kpi, metric }: Pick<Movement, "section" | "kpi" | "metric">): string {
  return JSON.stringify([section, kpi, metric].map(foldName));
}

function inOrder(kinds: readonly MovementKind[]): MovementKind[] {
  return KINDS.filter((kind) => kinds.includes(kind));
}

function firstKind({ kinds }: Movement): number {
  return KINDS.findIndex((kind) => kinds.includes(kind));
}

/** "2 went down, 3 went up and 1 is new since 2024/25 Q1." An indicator that did two things is counted in both. */
export function describeMoves(moves: Movements | null): string {
  if (!hasEarlier(moves)) return "There is no earlier period to compare with yet.";
  const phrases: Record<MovementKind, (count: number) => string> = {
    down: (count) => `${count.toLocaleString("en-GB")} went down`,
    up: (count) => `${count.toLocaleString("en-GB")} went up`,
    new: (count) => `${count.toLocaleString("en-GB")} ${count === 1 ? "is" : "are"} new`,
    gone: (count) => `${count.toLocaleString("en-GB")} ${count === 1 ? "is" : "are"} gone`,
    "target-changed": (count) => `${count.toLocaleString("en-GB")} ${count === 1 ? "has" : "have"} another target`,
    "rule-changed": (count) => `${count.toLocaleString("en-GB")} ${count === 1 ? "is" : "are"} judged by another rule`,
  };
  const movements = realMoves(moves);
  const parts = KINDS.flatMap((kind) => {
    const count = movements.filter(({ kinds }) => kinds.includes(kind)).length;
    return count === 0 ? [] : [phrases[kind](count)];
  });
  if (parts.length === 0) return `Nothing has moved since ${moves.since}.`;
  return `${countOf(movements.length, "indicator")}: ${joinWords(parts)} since ${moves.since}.`;
}
