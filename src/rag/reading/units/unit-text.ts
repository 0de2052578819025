import { memoize } from "../../memoize";
import { UNNAMED, type NamedUnit } from "./named-unit";
import { takeApart } from "../words/take-apart";
import { CURRENCIES, isTimeUnit, PENCE, PERCENT, POINTS, POUNDS, SCALES } from "./unit";

/* Texts that only name a unit: a Unit cell ("£m", "No. of days"), or the brackets of a heading ("(days)"). */

const NUMBER =
  /^(?:(?:whole |plain |absolute |actual |total )?(?:number|numbers|no\.?|nos\.?|num|count|#|n|numeric|integer|quantity)|(?:number|no\.?|count|total) of .+)$/;
const SCALE = /^(?:in )?['’]?(000s?|k|thousands?|millions?|mn|bn|billions?)$/;
const MONEY =
  /^(?:in )?([£€$]|gbp|pounds?|pounds? sterling|sterling)\s?\(?\s?(?:in )?['’]?(000['’]?s?|k|thousands?|m|mn|mil|millions?|bn|billions?)?\)?(?:\s?(?:per|\/) ?[a-z ]+)?$/;
const PERCENTAGE =
  /^(?:%|%age|percent|per ?cent|percentage|pct|percentages)(?:\s?\(%\))?(?: (?:of|rate|score|value) ?.*)?$/;
const PERCENTAGE_POINTS = /^(?:%|percentage|per ?cent) ?(?:points?|pts?)$/;

/** Words before a unit that do not change it. */
const LEADING =
  /^(?:(?:in|the|average|avg|ave|mean|median|total|number of|no\.? of|nos\.? of|count of|time in|rate|ratio|measured in)\s)+/;
const LEADING_AS_WRITTEN = new RegExp(LEADING.source, "i");

/**
 * The unit that a whole text names ("days", "£m"); null where it names none. "Month" and "year" may be a period
 * instead.
 */
export const readUnitText = memoize(readUncached, 500);

function readUncached(written: string): NamedUnit | null {
  const text = written
    .toLowerCase()
    .replace(/\s+/g, " ")
    .replace(/^[([]|[)\]]$|\.$/g, "")
    .trim();
  if (text === "" || text.length > 60) return null;
  if (PERCENTAGE_POINTS.test(text)) return { ...UNNAMED, unit: POINTS };
  if (PERCENTAGE.test(text)) return { ...UNNAMED, unit: PERCENT };
  if (text === "p" || text === "pence") return { ...UNNAMED, unit: PENCE };
  // Millions, or metres.
  if (text === "m") return { ...UNNAMED, unknown: text };
  const scale = SCALE.exec(text)?.[1];
  if (scale !== undefined) return { ...UNNAMED, scale: scaleOf(scale) };
  const money = MONEY.exec(text);
  if (money?.[1] !== undefined)
    return {
      ...UNNAMED,
      unit: CURRENCIES.get(money[1]) ?? POUNDS,
      scale: money[2] === undefined ? 1 : scaleOf(money[2]),
    };
  return readWorded(text, written) ?? (NUMBER.test(text) ? { ...UNNAMED, isNumber: true } : null);
}

function scaleOf(word: string): number {
  return word.startsWith("000") ? 1000 : 10 ** (SCALES.get(word.replace(/s$/, "")) ?? SCALES.get(word) ?? 0);
}

/** Reads a unit in words: "days", "working days lost per FTE", "per 1,000 population", "kg per household". */
function readWorded(text: string, written: string): NamedUnit | null {
  // "Min" may mean minimum.
  if (/^(?:min|sec|second|point|points?)$/.test(text))
    return text.startsWith("point") ? { ...UNNAMED, unit: POINTS } : null;
  const plain = written
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^[([]|[)\]]$/g, "")
    .replace(LEADING_AS_WRITTEN, "");
  const items = takeApart(`2 ${plain}`);
  const [first, ...rest] = items;
  if (first?.kind !== "figure" || first.figure.unit === null || first.figure.scale !== 1) return null;
  const isTail =
    rest.every((item) => item.kind === "word" || item.kind === "label" || /^[()/.-]$/.test(item.word)) &&
    rest.length <= 6;
  const joined =
    rest[0] === undefined ||
    first.figure.unit.family === "rate" ||
    /^(?:per|of|lost|taken|worked|\/|\()$/.test(rest[0].word);
  return isTail && joined ? { ...UNNAMED, unit: first.figure.unit } : null;
}

/** The unit in the brackets of a name or a heading; null where no brackets hold one. */
export function unitInBrackets(text: string): NamedUnit | null {
  if (!text.includes("(") && !text.includes("[")) return null;
  for (const [, inside = ""] of text.matchAll(/[([]([^()[\]]*)[)\]]/g)) {
    const named = isPeriodWord(inside) ? null : readUnitText(inside);
    if (named) return named;
  }
  return null;
}

/** True for "(year)" and "(month)", which give a duration, and for "(in the year)", which gives a time. */
export function isPeriodWord(text: string): boolean {
  const unit = readWorded(text.toLowerCase().trim(), text)?.unit ?? null;
  return isTimeUnit(unit) && !/s\b/i.test(text);
}
