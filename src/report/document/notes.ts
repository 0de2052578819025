import type { RatedIndicator } from "../../kpi/rated-indicator";
import { explainOverride } from "../../rag/sentences/explain";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { describeReviewBy, explainBriefly } from "../explain-briefly";
import { lowerFirst, nameOr } from "../words";
import type { DocumentNote } from "./document";

/**
 * Notes that a reader needs beside the figures of a KPI's rows: that an officer set a status, and why an indicator is
 * not rated. Indicators with the same note share it. `today` is a day: "2025-03-31".
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

/** The reason is private, but a reader is told that the status did not come from the rules. */
const SET_BY_OFFICER = "The status was set by an officer.";

/** The most indicators named before a note; with more, they are counted. */
const MOST_NAMED = 4;

function nameAbout(metrics: readonly string[], all: number): string {
  if (metrics.length === all) return "";
  return metrics.length > MOST_NAMED
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
