import { isPercentFormat, type CellContent } from "./cell";
import { findFigures, PERCENT, writeFigure, type Figure } from "./figure";
import type { Bound, NoTarget, TargetReading } from "./target-reading";

/*
 * Reading a target as the officer writes it. The text is taken apart in order: what says there is no target; the
 * periods and labels that are not the target; someone else's result; movement; then one figure or one range, with
 * the words that say which side is good. What is left over must be harmless, or the target is not read: a wrong
 * number is far worse than none.
 */

const NO_TARGET: [RegExp, NoTarget["why"]][] = [
  [/^(?:tbc|tba|tbd|to be (?:confirmed|agreed|set|determined|decided)|not (?:yet )?(?:set|agreed|confirmed))\.?$/i, "to-be-confirmed"],
  [/^(?:n\/?a|not applicable|none|no target(?: set)?|-+)\.?$/i, "not-applicable"],
  [/^(?:(?:establish(?:ing)? |set(?:ting)? )?(?:a )?baseline\b.*)$/i, "baseline"],
  [/^(?:data only|monitor(?:ing)?(?: only)?|(?:for )?information(?: only)?|(?:provided )?for context)\.?$/i, "information"],
];

const YEAR = String.raw`20\d\d\s?[/–-]\s?(?:20)?\d\d`;
const PERIOD = String.raw`(?:${YEAR}(?:\s+Q[1-4])?|Q[1-4]\s+${YEAR}|(?:spring|summer|autumn)\s+term\s+20\d\d(?:\/\d\d)?)`;

/** Words around a figure that name when it is for or what it is, and do not change it. First match of each is set aside. */
const ASIDES: RegExp[] = [
  new RegExp(String.raw`\btarget\s+year\s+\d+\s+${YEAR}\s+is\b`, "i"),
  new RegExp(String.raw`\b(?:by|from|starting from|until|at)\s+(?:the\s+)?(?:end\s+of\s+)?(?:the\s+)?${PERIOD}`, "i"),
  new RegExp(String.raw`\(\s*${PERIOD}\s*\)`, "i"),
  new RegExp(String.raw`\b${PERIOD}(?:\s*[-–:](?=\s))?`, "i"),
  /\bquartile\s+[1-4]\s*[-–:]/i,
  /\b(?:annual|quarterly|monthly|year-end|full-year)(?:\s+target)?\b/i,
  /^national(?=\s+[£\d])/i,
];

const COMPARATOR =
  /\b(?:the\s+)?((?:national|regional|england|english|north west|statistical neighbours?|stat neighbours?|comparator|family group|county)(?:'s)?(?:\s+(?:average|mean|median))?)\b/i;

const BOUNDS: [RegExp, Bound, boolean][] = [
  [/^(?:at least|a? ?minimum(?: of)?|no (?:less|fewer) than|not less than|≥|>=|=>)\s*/i, "at-least", false],
  [/^(?:at most|up to|a? ?maximum(?: of)?|no more than|not more than|within|≤|<=|=<)\s*/i, "at-most", false],
  [/^(?:above|over|more than|greater than|exceeds?|higher than|>)\s*/i, "at-least", true],
  [/^(?:below|under|fewer than|less than|lower than|<)\s*/i, "at-most", true],
];

const AFTER_BOUNDS: [RegExp, Bound][] = [
  [/^\s*(?:or (?:above|more|over|higher|better|greater)|and above|\+)/i, "at-least"],
  [/^\s*(?:or (?:below|less|under|fewer|lower)|and below)/i, "at-most"],
];

/** Reads a target cell: a number is itself (a percentage under a percent format), a text is read as written. */
export function readTarget(cell: CellContent): TargetReading {
  if (cell.kind === "number" && typeof cell.value === "number" && Number.isFinite(cell.value)) {
    const percent = isPercentFormat(cell.format);
    const figure = percent ? Number(`${Number(cell.value.toPrecision(15))}e2`) : cell.value;
    const unit = percent ? PERCENT : null;
    const text = writeFigure(figure, unit);
    return { kind: "number", text, period: null, setAside: [], figure, unit, scale: 1, bound: null, strict: false };
  }
  const text = String(cell.value);
  if (cell.kind === "error" || cell.kind === "boolean") {
    return { kind: "not-read", text, period: null, setAside: [], why: "error", candidates: [] };
  }
  return readTargetText(text);
}

/** Reads a target's text. Never throws; a text it is not sure of is "not-read". */
export function readTargetText(written: string): TargetReading {
  const text = written.replace(/\s+/g, " ").trim();
  const base = { text, period: null, setAside: [] };
  if (text === "") return { ...base, kind: "none", why: "empty" };
  for (const [pattern, why] of NO_TARGET) if (pattern.test(text)) return { ...base, kind: "none", why };

  const { rest, period, setAside } = setPeriodsAside(text);
  return (
    readBenchmark(text, rest, period, setAside) ??
    readChange(text, rest, period, setAside) ??
    readFigures(text, rest, period, setAside)
  );
}

/** Takes out what names a period or a label. What is taken out leaves a gap, so that no two figures run together. */
function setPeriodsAside(text: string): { rest: string; period: string | null; setAside: string[] } {
  let rest = text;
  let period: string | null = null;
  const setAside: string[] = [];
  for (const pattern of ASIDES) {
    const match = pattern.exec(rest);
    if (!match) continue;
    setAside.push(match[0].trim());
    period ??= new RegExp(PERIOD, "i").exec(match[0])?.[0] ?? null;
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
  }
  rest = rest.replace(/\(\s*\)/g, " ").replace(/\s+/g, " ").trim();
  return { rest, period, setAside };
}

function readBenchmark(text: string, rest: string, period: string | null, setAside: string[]): TargetReading | null {
  const match = COMPARATOR.exec(rest);
  if (!match?.[1]) return null;
  const before = rest.slice(0, match.index).trim();
  const after = rest.slice(match.index + match[0].length).trim();
  const comparable = /\b(?:comparable|in line|similar)\b/i.test(before);
  const bound = BOUNDS.find(([pattern]) => pattern.test(`${before} `));
  const figures = findFigures(after);
  const [figure] = figures;
  const known = before === "" || comparable || (bound !== undefined && before.replace(bound[0], "").trim() === "");
  if (!known || figures.length > 1) return null;
  if (figure && !/^[\s.:;,(-]*$/.test(after.slice(0, figure.start))) return null;
  return {
    kind: "benchmark",
    text,
    period,
    setAside,
    comparator: match[1].toLowerCase().replace("stat neighbour", "statistical neighbour"),
    figure: figure?.figure ?? null,
    unit: figure?.unit ?? null,
    scale: figure?.scale ?? 1,
    bound: bound?.[1] ?? null,
    strict: bound?.[2] ?? false,
    comparable,
  };
}

function readChange(text: string, rest: string, period: string | null, setAside: string[]): TargetReading | null {
  const reading = { kind: "change", text, period, setAside } as const;
  const movement = /^(?:an?\s+)?(?:year[- ]on[- ]year\s+|continued?\s+|further\s+)?(reduction|decrease|increase|improvement)\b/i.exec(rest);
  const word = movement?.[1]?.toLowerCase();
  if (word && findFigures(rest).length === 0) {
    return { ...reading, change: word === "decrease" ? "reduction" : (word as "reduction" | "increase" | "improvement") };
  }
  if (/^(?:an?\s+)?improv(?:e|ing)(?:\s+(?:trend|on)\b.*)?/i.test(rest) && findFigures(rest).length === 0) {
    return { ...reading, change: "improvement" };
  }
  if (/^(?:reduce|decrease)$/i.test(rest)) return { ...reading, change: "reduction" };
  if (/^increase$/i.test(rest)) return { ...reading, change: "increase" };
  if (/^maintain(?:ed)?$/i.test(rest)) return { ...reading, change: "maintain" };
  return null;
}

function readFigures(text: string, rest: string, period: string | null, setAside: string[]): TargetReading {
  const reading = { text, period, setAside };
  const unread = (why: "no-figure" | "several-figures" | "other-words", figures: Figure[]): TargetReading => ({
    ...reading,
    kind: "not-read",
    why,
    candidates: figures.map((figure) => rest.slice(figure.start, figure.end).trim()),
  });

  const range = readRange(rest);
  if (range) return { ...reading, ...range, kind: "range" };

  const bound = BOUNDS.find(([pattern]) => pattern.test(rest));
  const from = bound ? (bound[0].exec(rest)?.[0].length ?? 0) : 0;
  const figures = findFigures(rest);
  if (figures.length === 0) return unread("no-figure", []);

  const [first] = figures;
  // The target is the figure that the text begins with, after any word of comparison.
  if (!first || rest.slice(from, first.start).trim() !== "") return unread("other-words", figures);
  const tail = rest.slice(first.end);
  const after = AFTER_BOUNDS.find(([pattern]) => pattern.test(tail));
  // A second figure is only harmless inside brackets: "120 sites (10% of all sites)".
  const outside = findFigures(tail.replace(/\([^)]*\)/g, (aside) => " ".repeat(aside.length)));
  if (outside.length > 0) return unread("several-figures", figures);
  const left = tail.replace(after?.[0] ?? "", "").trim();
  return {
    ...reading,
    kind: "number",
    setAside: left === "" ? setAside : [...setAside, left],
    figure: first.figure,
    unit: first.unit,
    scale: first.scale,
    bound: bound?.[1] ?? after?.[1] ?? null,
    strict: bound?.[2] ?? false,
  };
}

/** "8 to 10", "98.8-99.2", "between 3 and 5%": two rising figures and nothing else. */
function readRange(rest: string): { low: number; high: number; unit: Figure["unit"]; scale: number } | null {
  const [low, high, ...others] = findFigures(rest);
  if (!low || !high || others.length > 0) return null;
  const before = rest.slice(0, low.start).trim();
  const between = rest.slice(low.end, high.start).trim();
  const after = rest.slice(high.end).trim();
  const joined = before === "" ? /^(?:to|-|–)$/i.test(between) : /^between$/i.test(before) && /^and$/i.test(between);
  // "98.8-99.2" is found as 98.8 and -99.2 where the hyphen touches the second figure.
  const hyphened = before === "" && between === "" && high.figure < 0 && /^[-–]/.test(rest.slice(high.start));
  if ((!joined && !hyphened) || after !== "") return null;
  const top = hyphened ? -high.figure : high.figure;
  if (top <= low.figure) return null;
  return { low: low.figure, high: top, unit: high.unit ?? low.unit, scale: high.scale };
}
