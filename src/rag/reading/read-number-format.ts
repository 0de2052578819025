import { memoize } from "../memoize";
import { readSuffix } from "./suffix";
import { CLOCK, CURRENCIES, PERCENT, SCALES, type Unit } from "./units/unit";

/** What a number format says about the number it shows. Formats are in en-US form, as Excel returns them. */
export interface NumberFormat {
  /** A fraction shown as a percentage. */
  percent: boolean;
  /** A part of a day shown as hours, minutes or seconds. */
  time: boolean;
  /** True where it shows hours and minutes but no seconds: "4:40" typed for minutes and seconds is stored as hours. */
  hoursOnly: boolean;
  /** A day number shown as a date, or a time of day with AM and PM. */
  date: boolean;
  /** A unit written in the format: £, or the text of 0.0" days". */
  unit: Unit | null;
  /** Text in the format that is no known unit: the text of 0" FTE". */
  noun: string;
  /** The scale written in the format: 1000000 for £0.0"m"; otherwise 1. */
  scale: number;
  /** True for a format that divides by a thousand or more ("0.0,,"): the cell holds the number in full. */
  divides: boolean;
  /** The power of a thousand that it divides by. */
  thousands: number;
  /** The factor from the cell's number to the number in full: the written scale applied to the number as shown. */
  times: number;
  /**
   * The number of decimals it shows; null where it shows whatever the cell holds (General), or no plain decimal (a
   * time, a fraction).
   */
  decimals: number | null;
}

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
 * One section of a format, between semicolons. Its condition, or else its position, says which numbers it applies to.
 */
interface Section {
  /** "[>=1000000]"; null where the position decides. */
  condition: ((value: number) => boolean) | null;
  /** True where it shows the number itself rather than a text in its place. */
  isShown: boolean;
  reading: NumberFormat;
}

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

/** The sections of a format, split at the semicolons outside of quoted text. */
function splitSections(format: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < format.length; at += 1) {
    const character = format.charAt(at);
    if (character === '"') at = closing(format, '"', at);
    else if (character === "[") at = closing(format, "]", at);
    else if (character === "\\" || character === "_" || character === "*") at += 1;
    else if (character === ";") {
      parts.push(format.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, format.slice(from)];
}

function closing(format: string, mark: string, from: number): number {
  const close = format.indexOf(mark, from + 1);
  return close < 0 ? format.length : close;
}

/** 0.886 becomes 88.6. Shifts digits as a whole number or as text, so no digit changes. */
export function shiftPercent(fraction: number): number {
  const whole = Math.round(fraction * 1e8);
  if (whole / 1e8 === fraction && Math.abs(whole) < 2 ** 52) return whole / 1e6;
  const text = String(Number(fraction.toPrecision(15)));
  return text.includes("e") ? Number((fraction * 100).toPrecision(15)) : Number(`${text}e2`);
}

function readSection(section: string): Section {
  const { code, before, after } = splitLiterals(section);
  const isShown = /[0#?]|general|[ymdhs]/i.test(code);
  return { condition: readCondition(section), isShown, reading: readCode(code, before, after) };
}

function readCondition(section: string): Section["condition"] {
  const match = /\[(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\]/.exec(section);
  if (!match) return null;
  const limit = Number(match[2]);
  switch (match[1]) {
    case "<":
      return (value) => value < limit;
    case "<=":
      return (value) => value <= limit;
    case ">":
      return (value) => value > limit;
    case ">=":
      return (value) => value >= limit;
    case "<>":
      return (value) => value !== limit;
    default:
      return (value) => value === limit;
  }
}

/** Reads the code of a section. `before` and `after` are the literal texts on either side of the digits. */
function readCode(code: string, before: string, after: string): NumberFormat {
  const dateOrTime = code.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*(?:\]|$)/gi, "");
  const percent = code.includes("%");
  const seconds = /s/i.test(dateOrTime);
  const hours = /h/i.test(dateOrTime) || /\[m+\]/i.test(dateOrTime);
  const meridiem = /am\/pm|a\/p/i.test(dateOrTime);
  const general = /general/i.test(dateOrTime);
  const day = /[yd]/i.test(dateOrTime) || (/m/i.test(dateOrTime) && !hours && !seconds);
  const timed = (seconds || hours) && !general;
  const thousands = /[0#?](,+)(?![0#?,])/.exec(code)?.[1]?.length ?? 0;
  const isPlainDecimal = /[0#?]/.test(code) && !timed && !day && !general && !/[/eE@]/.test(code);
  const currency =
    [...CURRENCIES].find(([sign]) => code.includes(sign) || before.includes(sign) || after.includes(sign))?.[1] ?? null;
  const named = timed || day ? NOTHING : readSuffix(after);
  const scale = named.scale !== 1 ? named.scale : scaleBefore(before);
  return {
    percent,
    time: timed && !day && !meridiem && !percent,
    hoursOnly: timed && !seconds && !/\[m+\]/i.test(dateOrTime),
    date: !percent && !general && (day || (timed && meridiem)),
    unit: currency ?? named.unit,
    noun: currency || percent ? "" : named.noun,
    scale,
    divides: thousands > 0,
    thousands,
    times: scale !== 1 ? scale / 1000 ** thousands : 1,
    decimals: isPlainDecimal
      ? ((/[0#?]\.([0#?]*)/.exec(code) ?? /^[^0#?]*\.([0#?]+)/.exec(code))?.[1]?.length ?? 0)
      : null,
  };
}

/** The scale in a text before the digits: "£m ". */
function scaleBefore(text: string): number {
  const word = /[£€$]\s?([a-z]+)/i.exec(text)?.[1]?.toLowerCase();
  const exponent = word === undefined ? undefined : SCALES.get(word);
  return exponent === undefined ? 1 : 10 ** exponent;
}

const NOTHING = { unit: null, scale: 1, noun: "" };

/** Separates the codes that Excel evaluates from literal text: quoted text, and characters after a backslash. */
function splitLiterals(format: string): { code: string; before: string; after: string } {
  let code = "";
  const literals = { before: "", after: "" };
  const write = (text: string): void => {
    literals[/[0#?]|general/i.test(code) ? "after" : "before"] += text;
  };
  for (let at = 0; at < format.length; at += 1) {
    const character = format.charAt(at);
    if (character === '"') {
      const end = closing(format, '"', at);
      write(format.slice(at + 1, end));
      at = end;
    } else if (character === "\\") {
      write(format.charAt(at + 1));
      at += 1;
    } else if (character === "_" || character === "*") {
      // A space as wide as the next character, or a fill with it.
      at += 1;
    } else if (format.startsWith("[$", at)) {
      // In [$£-809] the currency stands before the locale.
      const end = closing(format, "]", at);
      write(format.slice(at + 2, end).split("-")[0] ?? "");
      at = end;
    } else {
      // A space between digits and a text separates them.
      if (character === " ") write(" ");
      code += character;
    }
  }
  return { code, ...literals };
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
