import type { RatedIndicator } from "../../kpi/rated-indicator";
import { explainOverride } from "../../rag/sentences/explain";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { describeReviewBy, explainBriefly } from "../explain-briefly";
import { lowerFirst, nameOr } from "../words";
import type { DocumentNote } from "./document";

/**
 * What a reader has to know of a KPI's rows beside their figures: that an officer set a status, and what keeps one from being
 * rated. Indicators of which the same is to be said share a note. `today` is a day: "2025-03-31".
 */
export function describeNotes(indicators: readonly RatedIndicator[], ruleset: Ruleset, today: string): DocumentNote[] {
  const notes = new Map<string, DocumentNote & { metrics: string[] }>();
  for (const indicator of indicators) {
    for (const note of notesOf(indicator, ruleset, today)) {
      const key = `${note.isInternal} ${note.text}`;
      const metric = nameOr(indicator.metric, "No metric name");
      const held = notes.get(key);
      if (held) held.metrics.push(metric);
      else notes.set(key, { ...note, metrics: [metric] });
    }
  }
  return [...notes.values()].map(({ text, isInternal, metrics }) => {
    const isOne = metrics.length === 1;
    return {
      text:
        nameAbout(metrics, indicators.length) +
        (text === SET_BY_OFFICER && !isOne ? "The statuses were set by an officer." : text),
      isInternal,
    };
  });
}

/** The reason is private; that it was no rule is not. */
const SET_BY_OFFICER = "The status was set by an officer.";

/** Indicators that are named before a note; more are counted. */
const NAMED = 4;

function nameAbout(metrics: readonly string[], all: number): string {
  if (metrics.length === all) return "";
  return metrics.length > NAMED
    ? `${metrics.length.toLocaleString("en-GB")} of the ${all.toLocaleString("en-GB")} indicators: `
    : `${metrics.join("; ")}: `;
}

function notesOf({ rating }: RatedIndicator, ruleset: Ruleset, today: string): DocumentNote[] {
  const { override, computed, status } = rating;
  const word = wordFor(ruleset, status);
  if (override) {
    const reason = override.reason.replace(/[^\s.!?…]$/u, "$&.");
    const review = override.reviewBy ? ` To be looked at again by: ${describeReviewBy(rating, today)}.` : "";
    return [
      { text: SET_BY_OFFICER, isInternal: false },
      {
        text: `The rules give ${wordFor(ruleset, computed.status)}. Reason for ${word}: ${reason}${review}`,
        isInternal: true,
      },
    ];
  }
  const unused = explainOverride(rating, ruleset);
  return [
    ...(computed.status === "not-rated"
      ? [
          {
            text: `${word}: ${lowerFirst(explainBriefly({ ...rating, overrideProblem: null }, ruleset))}`,
            isInternal: false,
          },
        ]
      : []),
    ...(unused === null ? [] : [{ text: unused, isInternal: true }]),
  ];
}
