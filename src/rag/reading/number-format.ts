import { CURRENCIES, SCALES, unitAt, type Unit } from "./unit";
import { scan } from "./scan";

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
  /** 1, or the scale written into it: 1000000 for £0.0"m", whose cell holds millions. */
  scale: number;
  /** True for a format that itself divides by a thousand or more ("0.0,,"): the cell holds the number in full. */
  divides: boolean;
  /** How many times it divides by a thousand. */
  thousands: number;
  /** How many decimals it shows; null where it shows what the cell holds (General), or no plain decimal (a time, a fraction). */
  decimals: number | null;
}

const PLAIN: NumberFormat = {
  percent: false,
  time: false,
  hoursOnly: false,
  date: false,
  unit: null,
  scale: 1,
  divides: false,
  thousands: 0,
  decimals: null,
};

/** A workbook has few formats, and a cell of each in every row. */
const KEPT = 200;
const kept = new Map<string, NumberFormat>([["General", PLAIN]]);

export function readNumberFormat(format: string): NumberFormat {
  const known = kept.get(format);
  if (known) return known;
  const reading = readAnew(format);
  if (kept.size >= KEPT) kept.clear();
  kept.set(format, reading);
  return reading;
}

/** 0.886 as 88.6. Shifted as a whole number or as text, so that no digit changes. */
export function shiftPercent(fraction: number): number {
  const whole = Math.round(fraction * 1e8);
  if (whole / 1e8 === fraction && Math.abs(whole) < 2 ** 52) return whole / 1e6;
  const text = String(Number(fraction.toPrecision(15)));
  return text.includes("e") ? Number((fraction * 100).toPrecision(15)) : Number(`${text}e2`);
}

function readAnew(format: string): NumberFormat {
  // Only the part for positive numbers says what the number is.
  const { code, literal } = splitLiterals(format);
  const dateOrTime = code.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  const percent = code.includes("%");
  const seconds = /s/i.test(dateOrTime);
  const hours = /h/i.test(dateOrTime) || /\[m+\]/i.test(dateOrTime);
  const meridiem = /am\/pm|a\/p/i.test(dateOrTime);
  const general = /general/i.test(dateOrTime);
  const day = /[yd]/i.test(dateOrTime) || (/m/i.test(dateOrTime) && !hours && !seconds);
  const timed = (seconds || hours) && !general;
  const named = readLiteral(literal);
  const thousands = /[0#?](,+)(?![0#?,])/.exec(code)?.[1]?.length ?? 0;
  const isPlainDecimal = /[0#?]/.test(code) && !timed && !day && !general && !/[/eE@]/.test(code);
  const currency = [...CURRENCIES.keys()].find((sign) => code.includes(sign) || literal.includes(sign));
  return {
    percent,
    time: timed && !day && !meridiem && !percent,
    hoursOnly: timed && !seconds && !/\[m+\]/i.test(dateOrTime),
    date: !percent && !general && (day || (timed && meridiem)),
    unit: currency ? (CURRENCIES.get(currency) ?? null) : named.unit,
    scale: named.scale,
    divides: thousands > 0,
    thousands,
    decimals: isPlainDecimal ? (/[0#?]\.([0#?]*)/.exec(code) ?? /^[^0#?]*\.([0#?]+)/.exec(code))?.[1]?.length ?? 0 : null,
  };
}

/** Parts what Excel works out from what it writes as it stands: quoted text and whatever follows a backslash. */
function splitLiterals(format: string): { code: string; literal: string } {
  let code = "";
  let literal = "";
  for (let at = 0; at < format.length && at < 255; at += 1) {
    const character = format.charAt(at);
    if (character === ";") break;
    if (character === '"') {
      const close = format.indexOf('"', at + 1);
      const end = close < 0 ? format.length : close;
      literal += format.slice(at + 1, end);
      at = end;
    } else if (character === "\\") {
      literal += format.charAt(at + 1);
      at += 1;
    } else if (character === "_" || character === "*") {
      // A gap as wide as the next character, or a fill with it.
      at += 1;
    } else if (format.startsWith("[$", at)) {
      // [$£-809]: the currency before the locale.
      const close = format.indexOf("]", at);
      const end = close < 0 ? format.length : close;
      literal += format.slice(at + 2, end).split("-")[0] ?? "";
      at = end;
    } else code += character;
  }
  return { code, literal };
}

function readLiteral(literal: string): { unit: Unit | null; scale: number } {
  if (literal.trim() === "") return { unit: null, scale: 1 };
  const words = scan(literal).filter((token) => token.kind === "word" || token.text === "%");
  const exponent = SCALES.get(words[0]?.text ?? "");
  const from = exponent === undefined ? 0 : 1;
  const worded = unitAt((index) => words[index]?.text ?? "", from);
  return { unit: worded?.unit ?? null, scale: exponent === undefined ? 1 : 10 ** exponent };
}
