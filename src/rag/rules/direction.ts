import { foldName } from "../fold-name";
import { readForm, readObject, readOptional, type Reader } from "./read-document";
import { readTolerance, type Tolerance } from "./edges/tolerance";

/**
 * What a figure is compared with: the previous period, the same period last year, or a line through the charted
 * periods.
 */
export type Against = "previous" | "last-year" | "trend";

export const AGAINST_WORDS: Record<Against, string> = {
  previous: "previous period",
  "last-year": "same period last year",
  trend: "trend",
};

/** A ruleset's or a rule's choices for the direction of travel. */
export interface DirectionChoice {
  against?: Against;
  /** The largest change that counts as steady: "1%" of the earlier figure, "0.5 points", or an amount. */
  steadyWithin?: Tolerance;
}

/** The settings for one row's direction of travel. */
export interface TravelOptions {
  against: Against;
  /** null: only figures that show the same digits are steady. */
  steadyWithin: Tolerance | null;
}

/**
 * No published rule states a threshold, so none is assumed. What the report prints alike is steady, and any printed
 * difference is a change; otherwise a reader would see "steady" beside two different figures.
 */
export const DEFAULT_TRAVEL: TravelOptions = { against: "previous", steadyWithin: null };

/** Reads "previous period", "same period last year" or "trend", in any case and spacing. Null for anything else. */
function readAgainstText(text: string): Against | null {
  const plain = foldName(text);
  const [found] = Object.entries(AGAINST_WORDS).find(([, words]) => words === plain) ?? [];
  return (found as Against | undefined) ?? null;
}

const readAgainst = readForm(
  readAgainstText,
  `one of ${Object.values(AGAINST_WORDS)
    .map((words) => `"${words}"`)
    .join(", ")}`,
);

const readSteady = readForm(readTolerance, 'a change such as "1%", "0.5 points" or "5"');

/** Reads the choices for the direction of travel. One without any setting is left out. */
export const readDirection: Reader<DirectionChoice> = (value, path, problems) => {
  const object = readObject(value, path, problems, ["against", "steady-within"]);
  if (!object) return undefined;
  const against = readOptional(object.against, `${path}.against`, problems, readAgainst);
  const steadyWithin = readOptional(object["steady-within"], `${path}.steady-within`, problems, readSteady);
  if (!against && !steadyWithin) return undefined;
  const direction: DirectionChoice = {};
  if (against) direction.against = against;
  if (steadyWithin) direction.steadyWithin = steadyWithin;
  return direction;
};
