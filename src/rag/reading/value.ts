import type { CellContent } from "../cell";
import { roundTo, withoutNoise } from "../decimal";
import { Draft } from "./draft";
import { inNamedUnit, unitFromName, type NamedUnit } from "./figure";
import { isBareNumber, isWordedDate, type Figure } from "./item";
import { namedBeside, nounAfter } from "./noun";
import { readFormatted } from "./number-format";
import { phraseAt, phraseTable, wordSet } from "./phrase";
import { isPartOfWhole, isSurePeriod } from "./read-rest";
import { isScaleLike, ROUGH_WORDS } from "./target-words";
import { isNamed, isTwoSided, turnOf } from "./turning";
import { PERCENT, type Unit } from "./unit";

/** A value read from a cell, in full ("188.57" under a metric headed "£m" is 188,570,000), or why it could not be. */
export type ValueReading =
  | {
      kind: "number";
      figure: number;
      unit: Unit | null;
      scale: number;
      /** The words after a figure without a unit: what it counts, or a unit that is not known. */
      noun: string;
      /** What was written beside the figure and left out, as written: "Almost", "(9,498 / 8,241)". */
      setAside: readonly string[];
    }
  | { kind: "empty" }
  /** A text that says there is no value yet: "Awaiting data". */
  | { kind: "none"; text: string }
  | { kind: "error"; text: string }
  /** A text that cannot be read with confidence, with the readings it might have. */
  | { kind: "not-read"; text: string; candidates: readonly string[] };

/**
 * Reads a value as Excel holds it; the metric's name, or what is `named` for its column, may give the unit and scale that
 * the cell leaves out. `isShare` says that it stands beside a percentage, so that "17 of 20" is 85%.
 */
export function readValue(cell: CellContent, metric = "", isShare = false, named = unitFromName(metric)): ValueReading {
  if (cell.kind === "empty") return { kind: "empty" };
  if (cell.kind === "error") return { kind: "error", text: String(cell.value) };
  if (cell.kind === "number" && typeof cell.value === "number") return readNumber(cell.value, cell.format, metric, named);
  return readValueText(String(cell.value), metric, isShare, named);
}

function readNumber(value: number, format: string, metric: string, named: NamedUnit): ValueReading {
  const held = Number.isFinite(value) ? readFormatted(value, format) : null;
  if (held === null) return { kind: "not-read", text: String(value), candidates: [] };
  const { figure, unit, scale } = inNamedUnit(held, namedBeside(held.noun, metric, named), held.isFull);
  return { kind: "number", figure: withoutNoise(figure), unit, scale, noun: held.noun, setAside: NOTHING_ASIDE };
}

const NOTHING_ASIDE: readonly string[] = [];

/** Texts that stand where a value will be. */
const NO_VALUE = new Set(
  (
    "n a|na|tbc|tba|tbd|awaited|awaiting|awaiting data|data awaited|not available|not yet available|" +
    "unavailable|no data|no data available|" +
    "data not available|data not yet available|not applicable|pending|not due|not yet due|not reported|not " +
    "recorded|not measured|to be confirmed|" +
    "to follow|due|due in|annual measure|annual|reported annually|nya|x|c|z|suppressed|missing|blank|unknown|" +
    "data unavailable|no update|none available|awaiting information|data pending|annual indicator|not " +
    "collected"
  ).split("|"),
);

/** Words that may stand before a value and change nothing about it. */
const LEAD = wordSet(
  "total average mean score actual ytd cumulative provisional is was now at of the a an result currently",
  "stands stood rate overall year to date figure value outturn position circa c approx",
);

/** Words that make a value something else than it seems: a forecast, a bound, a movement. */
const UNSETTLING = wordSet(
  "or and to versus vs v plus minus less more fewer above below under over between than from forecast",
  "projected projection predicted estimate",
  "increase decrease reduction increased decreased reduced up down rise fall change improvement variance",
  "not no never target against without",
  "expected minimum maximum least most half third thirds quarters fifths hundred hundreds thousands dozen",
  "times x fold per ratio out ile percentile p",
);

/** How a bracket begins that says how the value moved, what it is heading for or where it comes from: "(down from 2,732 at end June)". */
const MOVED = phraseTable<true>([
  [
    "down|up|from|was|compared|compares|previously|previous|last|against|vs|versus|increase|decrease|" +
      "reduction|increased|decreased|reduced",
    true,
  ],
  [
    "an increase|a decrease|a reduction|improved|improvement|fall|rise|n =|target|based on|out of|a rise|a " +
      "fall|unchanged|same as|no change",
    true,
  ],
  // "80 (forecast 102)": what it is expected to come to.
  ["forecast|forecasted|projected|projection|expected|year end forecast|full year forecast|forecast outturn|profile|profiled", true],
]);

function readValueText(written: string, metric: string, isShare: boolean, named: NamedUnit): ValueReading {
  const text = written.replace(/\s+/g, " ").trim();
  if (text === "") return { kind: "empty" };
  const inner = bracketedNegative(text);
  const draft = new Draft(inner ?? text);
  const unread = (candidates = draft.candidates()): ValueReading => ({ kind: "not-read", text, candidates });
  const { items } = draft;
  if (saysNothing(draft)) return { kind: "none", text };

  let at = 0;
  while (at < items.length && mayLead(draft, at)) at += 1;
  const item = items[at];
  // Where a value begins with "2012", it is the value; with a figure beside it, it may be the year.
  const figure = item?.kind === "figure" || (item?.kind === "period" && isBareNumber(item)) ? item.figure : null;
  // "<5" is a figure kept back, and could be any below it.
  if (!figure) return unread(/^[<>]=?$/.test(item?.word ?? "") ? [text] : undefined);
  if (draft.mayBeMinus(at, false)) return unread([draft.written(at), `-${draft.written(at)}`]);
  const turn = turnOf(draft, at, figure);
  // "£1.2m underspend" is what it says under "Underspend" only; a minus there would turn it twice.
  const isSame = turn !== null && isNamed(turn, metric) && figure.sign === null && inner === null;
  if (turn && !isSame) return unread(isTwoSided(turn) ? [draft.written(at), `-${draft.written(at)}`] : undefined);
  const part = isShare || named.unit?.family === "percent" ? readPart(draft, at, figure) : null;
  if (!part) draft.use(at);
  const problem = readRest(draft, part?.end ?? at + 1, part?.figure ?? figure);
  if (problem) return unread(problem);
  const noun = nounAfter(draft.text, items, at + 1);
  return giveNumber(part?.figure ?? figure, part ? named : namedBeside(noun, metric, named), inner !== null, noun, draft.setAside());
}

/** "17 of 20", "43/50" where values are percentages: the part in per cent of its whole. Null when it is none. */
function readPart(draft: Draft, at: number, part: Figure): { figure: Figure; end: number } | null {
  for (let end = at + 3; end <= Math.min(at + 5, draft.items.length); end += 1) {
    const last = draft.items[end - 1];
    if (last?.kind !== "figure" || !isPartOfWhole(draft, at, end)) continue;
    const [count, whole] = [part.figure, last.figure.figure];
    if (!Number.isInteger(count) || !Number.isInteger(whole) || count < 0 || whole <= 0 || count > whole) return null;
    const percent = Number(((count / whole) * 100).toPrecision(15));
    return { figure: { ...part, figure: percent, unit: PERCENT }, end: saysPercent(draft, end, percent) ? end + 3 : end };
  }
  return null;
}

/** True for the bracket of "17 of 20 (85%)", which says the same again, rounded or not. */
function saysPercent(draft: Draft, at: number, percent: number): boolean {
  const item = draft.items[at + 1];
  if (draft.wordAt(at) !== "(" || draft.wordAt(at + 2) !== ")" || item?.kind !== "figure") return false;
  const { figure, unit } = item.figure;
  const decimals = String(figure).split(".")[1]?.length ?? 0;
  return unit?.family === "percent" && roundTo(percent, decimals) === figure;
}

function giveNumber(figure: Figure, named: NamedUnit, negative: boolean, noun: string, setAside: string[]): ValueReading {
  const { figure: full, unit, scale } = inNamedUnit(figure, named);
  return { kind: "number", figure: negative ? -full : full, unit, scale, noun: figure.unit === null ? noun : "", setAside };
}

/** The text without the brackets that mean minus: "£(190,000)", "(£190,000)", "(4.5%)". Null when it has none such. */
function bracketedNegative(text: string): string | null {
  const match = /^([£€$]?)\s?\(([£€$]?[\d.,]+\s?(?:k|m|bn|%)?)\)\s?(k|m|bn|%)?$/i.exec(text);
  if (!match) return null;
  return `${match[1] ?? ""}${match[2] ?? ""}${match[3] ?? ""}`;
}

function saysNothing(draft: Draft): boolean {
  if (
    draft.items.some(
      (item) =>
        item.kind === "figure" ||
        item.kind === "ratio" ||
        item.kind === "oddity" ||
        (item.kind === "period" && item.doubtful),
    )
  )
    return false;
  const words = draft.items.flatMap((item) => (item.kind === "word" ? [item.word] : []));
  if (words.length === 0) return draft.items.every((item) => item.kind === "note" || /^[-./…?~()]$/.test(item.word));
  return words.length <= 4 && NO_VALUE.has(words.join(" "));
}

function mayLead(draft: Draft, at: number): boolean {
  const item = draft.items[at];
  if (!item) return false;
  if (item.kind === "note") return true;
  if (item.kind === "period") return !item.doubtful || draft.wordAt(at + 1) === ":" || (isWordedDate(item) && isSurePeriod(draft, at));
  if (item.kind === "mark")
    return /^(?:~|:|=|-|'|\.)$/.test(item.word) && (at > 0 || item.word === "~" || item.word === "'");
  return item.kind === "word" && (LEAD.has(item.word) || ROUGH_WORDS.has(item.word));
}

/** Reads what follows the figure; the candidates when it makes the value doubtful, null when it is harmless. */
function readRest(draft: Draft, from: number, main: Figure): string[] | null {
  const { items } = draft;
  let at = from;
  while (at < items.length) {
    const item = items[at];
    if (!item) break;
    if (item.word === "(") {
      const { end, closed } = draft.bracketEnd(at);
      if (!closed || !isHarmlessBracket(draft, at, end, main)) return draft.candidates();
      at = end;
      continue;
    }
    if (item.kind === "figure" || item.kind === "ratio" || item.kind === "oddity") return draft.candidates();
    if (item.kind === "period" && item.doubtful && !(isWordedDate(item) && isSurePeriod(draft, at))) return draft.candidates();
    // "6.5 days per FTE", "£12.40 per head": per what, said of both the value and its target.
    if (item.word === "per" && items[at + 1]?.kind === "word") {
      at += 2;
      continue;
    }
    const harmless = draft.harmlessLength(at);
    if (harmless > 0) {
      at += harmless;
      continue;
    }
    if (item.kind === "word" && (UNSETTLING.has(item.word) || isScaleLike(item.word))) return draft.candidates();
    // "500-": cut off, or a ledger's minus.
    if (item.word === "-" && at === items.length - 1 && item.start === items[at - 1]?.end) return draft.candidates();
    if (item.kind === "mark" && !/^[.,;:'"#&↑↓▲▼→↗↘)-]$/.test(item.word)) return draft.candidates();
    at += 1;
  }
  return null;
}

/** "(9,498 / 8,241)", "(down from 2,732 at end June)", "(+6.5% 2018)", "(Q2)", "(provisional)", "(n=45)". */
function isHarmlessBracket(draft: Draft, at: number, end: number, main: Figure): boolean {
  const inside = draft.items.slice(at + 1, end - 1);
  const hasFigure = inside.some((item) => item.kind === "figure" || item.kind === "ratio" || item.kind === "oddity");
  if (!hasFigure) return !inside.some((item) => /^(?:or|not|forecast|estimate|target|planned|projected)$/.test(item.word) || isScaleLike(item.word));
  if (phraseAt(MOVED, draft.items, at + 1)) return true;
  const [first] = inside;
  // A signed percentage beside a plain count is how it moved.
  if (first?.kind === "figure" && first.figure.sign !== null && main.sign === null && main.unit?.family !== "percent")
    return true;
  return main.unit?.family === "percent" && isPartOfWhole(draft, at + 1, end - 1);
}
