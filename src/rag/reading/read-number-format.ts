import { memoize } from "../memoize";
import { readSection, splitSections, type NumberFormat, type Section } from "./format-section";
import { CLOCK, PERCENT, type Unit } from "./units/unit";

const PLAIN: NumberFormat = {
  percent: false,
  time: false,
  hoursOnly: false,
  date: false,
  unit: null,
  noun: "",
  scale: 1,
  divides: false,
  thousands: 0,
  times: 1,
  decimals: null,
};

/**
 * Reads a format for a given number; for a positive one where none is given. A format may have sections for negative
 * numbers or for numbers of some size.
 */
export function readNumberFormat(format: string, value = 1): NumberFormat {
  return sectionFor(readSections(format), value);
}

/** A workbook has few formats, each in many cells. */
const readSections = memoize(
  (format): readonly Section[] => splitSections(format.slice(0, LONGEST)).map(readSection),
  200,
);

/** Excel's limit for the length of a format. */
const LONGEST = 255;

/**
 * The section by which Excel shows a number. Where that section shows only a text, the first section describes the
 * number.
 */
function sectionFor(sections: readonly Section[], value: number): NumberFormat {
  const [first] = sections;
  if (!first) return PLAIN;
  if (sections.length === 1) return first.reading;
  const chosen = sections.some(({ condition }) => condition) ? byCondition(sections, value) : byPlace(sections, value);
  return chosen?.isShown ? chosen.reading : first.reading;
}

function byCondition(sections: readonly Section[], value: number): Section | undefined {
  return (
    sections.slice(0, 3).find(({ condition }) => condition?.(value)) ??
    sections.slice(0, 3).findLast(({ condition }) => condition === null)
  );
}

function byPlace(sections: readonly Section[], value: number): Section | undefined {
  if (value < 0) return sections[1];
  return value === 0 && sections.length > 2 ? sections[2] : sections[0];
}

/** 0.886 becomes 88.6. Shifts digits as a whole number or as text, so no digit changes. */
export function shiftPercent(fraction: number): number {
  const whole = Math.round(fraction * 1e8);
  if (whole / 1e8 === fraction && Math.abs(whole) < 2 ** 52) return whole / 1e6;
  const text = String(Number(fraction.toPrecision(15)));
  return text.includes("e") ? Number((fraction * 100).toPrecision(15)) : Number(`${text}e2`);
}

/** A number in full, as its cell's format describes it. */
export interface FormattedNumber {
  figure: number;
  unit: Unit | null;
  scale: number;
  noun: string;
  /** True where the format divides the number, so that no other scale applies. */
  isFull: boolean;
}

/**
 * A cell's number in full, with the unit and scale of its format; null for a date. Targets and values both use this.
 */
export function readFormatted(value: number, format: string): FormattedNumber | null {
  const shown = readNumberFormat(format, value);
  if (shown.percent) return { figure: shiftPercent(value), unit: PERCENT, scale: 1, noun: "", isFull: true };
  // A day number under a date format is a date.
  if (shown.date) return null;
  if (shown.time) return { figure: Number((value * 86400).toFixed(3)), unit: CLOCK, scale: 1, noun: "", isFull: true };
  const figure = shown.times === 1 ? value : Number((value * shown.times).toPrecision(15));
  return { figure, unit: shown.unit, scale: shown.scale, noun: shown.noun, isFull: shown.divides };
}
