import { memoize } from "../memoize";
import { readSuffix } from "./suffix";
import { CLOCK, CURRENCIES, PERCENT, SCALES, type Unit } from "./units/unit";

/** What a number format says of the number it shows. Formats are in en-US form, as Excel gives them. */
export interface NumberFormat {
  /** A fraction shown as a percentage. */
  percent: boolean;
  /** A part of a day shown as hours, minutes or seconds. */
  time: boolean;
  /** True where it shows hours and minutes and no seconds: "4:40" typed for minutes and seconds is stored as hours. */
  hoursOnly: boolean;
  /** A day number shown as a date, or a time of day with AM and PM. */
  date: boolean;
  /** A unit written into the format: £, or the text of 0.0" days". */
  unit: Unit | null;
  /** A word written into it that is no unit known: the text of 0" FTE". */
  noun: string;
  /** 1, or the scale written into it: 1000000 for £0.0"m". */
  scale: number;
  /** True for a format that itself divides by a thousand or more ("0.0,,"): the cell holds the number in full. */
  divides: boolean;
  /** How many times it divides by a thousand. */
  thousands: number;
  /** What the cell's number is to be multiplied by to be in full: the scale written, of the number as it is shown. */
  times: number;
  /** How many decimals it shows; null where it shows what the cell holds (General), or no plain decimal (a time, a fraction). */
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

/** One of the parts of a format between semicolons. Its condition, or else its place, says which numbers it shows. */
interface Section {
  /** "[>=1000000]"; null where its place says which numbers it is for. */
  condition: ((value: number) => boolean) | null;
  /** True where it shows the number at all, rather than a text in its place. */
  isShown: boolean;
  reading: NumberFormat;
}

/** What a format says of a number; of a positive one where none is given. Formats may have parts for numbers below zero, or of some size. */
export function readNumberFormat(format: string, value = 1): NumberFormat {
  return sectionFor(readSections(format), value);
}

/** A workbook has few formats, each in many cells. */
const readSections = memoize(
  (format): readonly Section[] => splitSections(format.slice(0, LONGEST)).map(readSection),
  200,
);

/** Excel takes no longer format. */
const LONGEST = 255;

/** The part of a format by which Excel shows a number. Where that part shows only a text, the first part says what the number is. */
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

/** The parts of a format, at the semicolons that stand in no text. */
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

/** 0.886 as 88.6. Shifted as a whole number or as text, so that no digit changes. */
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

/** `before` and `after` are the texts on either side of the digits. */
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

/** The scale of a text before the digits: "£m ". */
function scaleBefore(text: string): number {
  const word = /[£€$]\s?([a-z]+)/i.exec(text)?.[1]?.toLowerCase();
  const exponent = word === undefined ? undefined : SCALES.get(word);
  return exponent === undefined ? 1 : 10 ** exponent;
}

const NOTHING = { unit: null, scale: 1, noun: "" };

/** Separates the codes that Excel works out from text that it copies: quoted text, and a character after a backslash. */
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
      // A gap as wide as the next character, or a fill with it.
      at += 1;
    } else if (format.startsWith("[$", at)) {
      // [$£-809]: the currency before the locale.
      const end = closing(format, "]", at);
      write(format.slice(at + 2, end).split("-")[0] ?? "");
      at = end;
    } else {
      // A space between digits and a text parts them.
      if (character === " ") write(" ");
      code += character;
    }
  }
  return { code, ...literals };
}

/** A number as its cell's format says it, in full. */
export interface FormattedNumber {
  figure: number;
  unit: Unit | null;
  scale: number;
  noun: string;
  /** True where the format divides it, so that nothing else scales it. */
  isFull: boolean;
}

/** A cell's number in full, with the unit and scale of its format; null for a date. Targets and values are read by this alike. */
export function readFormatted(value: number, format: string): FormattedNumber | null {
  const shown = readNumberFormat(format, value);
  if (shown.percent) return { figure: shiftPercent(value), unit: PERCENT, scale: 1, noun: "", isFull: true };
  // A day number under a date format is a date.
  if (shown.date) return null;
  if (shown.time) return { figure: Number((value * 86400).toFixed(3)), unit: CLOCK, scale: 1, noun: "", isFull: true };
  const figure = shown.times === 1 ? value : Number((value * shown.times).toPrecision(15));
  return { figure, unit: shown.unit, scale: shown.scale, noun: shown.noun, isFull: shown.divides };
}
