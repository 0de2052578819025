import { CURRENCIES, PENCE, SCALES, type Unit } from "./units/unit";
import { nounAfter } from "./words/noun";
import { takeApart } from "./words/take-apart";

/* A section of a number format: the code that Excel evaluates, and the texts on either side of the digits. */

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
   * The number of decimals it shows; null where it shows all that the cell holds (General), or no plain decimal (a
   * time, a fraction).
   */
  decimals: number | null;
}

/**
 * One section of a format, between semicolons. Its condition, or else its position, says which numbers it applies to.
 */
export interface Section {
  /** "[>=1000000]"; null where the position decides. */
  condition: ((value: number) => boolean) | null;
  /** True where it shows the number itself rather than a text in its place. */
  isShown: boolean;
  reading: NumberFormat;
}

/** The sections of a format, split at the semicolons outside of quoted text. */
export function splitSections(format: string): string[] {
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

/** Reads a section: which numbers it applies to, and what it says about them. */
export function readSection(section: string): Section {
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
      // In [$£-809] the currency comes before the locale.
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

/** Reads the text after a number: "m" is a scale, " per 1,000" a unit, " FTE" a noun. */
function readSuffix(text: string): { unit: Unit | null; scale: number; noun: string } {
  if (text.trim() === "") return { unit: null, scale: 1, noun: "" };
  const items = takeApart(`1${text}`);
  const [first] = items;
  // "x", or another letter without a known meaning.
  if (first?.kind !== "figure") return { unit: null, scale: 1, noun: /[a-z]/i.test(text) ? text.trim() : "" };
  const { figure, unit, scale } = first.figure;
  if (unit?.family === "currency" && figure < 1) return { unit: PENCE, scale: 1, noun: "" };
  return { unit, scale, noun: unit === null ? nounAfter(`1${text}`, items, 1) : "" };
}
