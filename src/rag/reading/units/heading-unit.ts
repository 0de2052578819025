import type { NamedUnit } from "./named-unit";
import { isPeriodWord, readUnitText } from "./unit-text";

/** A heading of figures, split into its unit and the rest. */
export interface HeadingReading {
  /** The heading without its unit: "Target" of "Target (days)". */
  rest: string;
  named: NamedUnit | null;
}

const BRACKET = /[([]([^()[\]]*)[)\]]/;
const SIGN_FIRST = /^([%£€$]|£\s?(?:m|k|bn|000s?))\s+(\S.*)$/i;

/**
 * Finds the unit in a heading: in brackets ("Actual (£m)"), at its end ("Q2, hours", "Value £000") or at its start ("%
 * achieved"). A time unit in the singular gives the period instead: "Target (year)".
 */
export function readHeading(heading: string): HeadingReading {
  const text = heading.replace(/\s+/g, " ").trim();
  const bracket = BRACKET.exec(text);
  if (bracket) {
    const named = readHeadingUnit(bracket[1] ?? "");
    return {
      rest: named
        ? `${text.slice(0, bracket.index)} ${text.slice(bracket.index + bracket[0].length)}`.replace(/\s+/g, " ").trim()
        : text,
      named,
    };
  }
  const first = SIGN_FIRST.exec(text);
  if (first?.[2] !== undefined) return { rest: first[2], named: readHeadingUnit(first[1] ?? "") };
  return readTail(text);
}

/** Finds the longest end of the heading that is a unit: "working days" before "days". */
function readTail(text: string): HeadingReading {
  const words = text.split(" ");
  for (let taken = Math.min(4, words.length - 1); taken > 0; taken -= 1) {
    const end = words
      .slice(-taken)
      .join(" ")
      .replace(/^(?:[-–—:,/]|in)\s+/, "");
    const named = end === "" ? null : readHeadingUnit(end);
    // Outside brackets, "Total number" and "Value k" do not name a unit.
    if (!named || (named.unit === null && !/^['’]?000/.test(end))) continue;
    const rest = words
      .slice(0, -taken)
      .join(" ")
      .replace(/(?:[-–—:,/]|\bin)$/i, "")
      .trimEnd();
    if (rest !== "") return { rest, named };
  }
  return { rest: text, named: null };
}

function readHeadingUnit(text: string): NamedUnit | null {
  return isPeriodWord(text) ? null : readUnitText(text);
}

/** True for a text that is only a unit, such as the second line of a heading. */
export function isUnit(text: string): boolean {
  const named = readHeadingUnit(text);
  return named !== null && named.unit !== null;
}
