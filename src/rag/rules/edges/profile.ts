import { findFigures, writeNumber } from "../../reading/figure";

/** How much of a year's target is expected by when: evenly, or as stated for the end of each quarter, in per cent. */
export type Profile = "straight line" | readonly [number, number, number, number];

/**
 * What a cumulative target expects by now, where the row does not say: a part of it; nothing, until the row says so
 * ("stated only"); or all of it, as the Target cell holds what is expected by now ("to date").
 */
export type Cumulative = Profile | "stated only" | "to date";

/** Reads a profile, "stated only" or "to date". Null for anything else. */
export function readCumulative(text: string): Cumulative | null {
  const words = plain(text);
  return words === "stated only" || words === "to date" ? words : readProfile(text);
}

export function writeCumulative(cumulative: Cumulative): string {
  return typeof cumulative === "string" ? cumulative : writeProfile(cumulative);
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, " ");
}

/**
 * Reads "straight line" or "40%, 87.5%, 95%, 100%". Null for anything else, and for percentages that fall from one
 * quarter to the next.
 */
export function readProfile(text: string): Profile | null {
  if (plain(text) === "straight line") return "straight line";
  const [q1, q2, q3, q4, ...others] = text.split(/[,;]/).map(readShare);
  if (typeof q1 !== "number" || typeof q2 !== "number" || typeof q3 !== "number" || typeof q4 !== "number") return null;
  if (others.length > 0) return null;
  return q1 <= q2 && q2 <= q3 && q3 <= q4 && q4 === 100 ? [q1, q2, q3, q4] : null;
}

function readShare(text: string): number | null {
  const trimmed = text.trim();
  const [figure, ...others] = findFigures(trimmed);
  if (!figure || others.length > 0 || figure.start !== 0 || figure.end !== trimmed.length) return null;
  return figure.unit?.family === "percent" && figure.figure >= 0 ? figure.figure : null;
}

export function writeProfile(profile: Profile): string {
  return profile === "straight line" ? profile : profile.map((share) => `${writeNumber(share)}%`).join(", ");
}
