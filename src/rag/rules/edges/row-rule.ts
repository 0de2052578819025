import { memoize } from "../../memoize";
import type { Polarity } from "../../polarity";
import { isShorter, readAt, readEdge, splitParts, type Edge, type Edges } from "./edge";
import { LONGEST_FORM } from "../ruleset-limits";
import { readBeyond, readTolerance, writeDistance, type Tolerance } from "./tolerance";

/**
 * Reads a row's own rule: an edge for amber alone; "green 5%, amber 10%", optionally with "red over 10%"; or the
 * figures at which the colours begin, "Green >= 55%; Amber >= 50%; Red < 50%". A rule with a gap, an overlap or the
 * wrong direction is not read.
 */
export function readRowRule(written: string, polarity: Polarity): Partial<Edges> | null {
  return READERS[polarity](written);
}

const READERS: Record<Polarity, (written: string) => Partial<Edges> | null> = {
  high: memoize((written) => readRule(written, "high"), 500),
  low: memoize((written) => readRule(written, "low"), 500),
  "on-target": memoize((written) => readRule(written, "on-target"), 500),
};

function readRule(written: string, polarity: Polarity): Partial<Edges> | null {
  const text = written
    .replace(/\s+/g, (spaces) => (spaces.includes("\n") ? "\n" : " "))
    .replace(LIMIT_NAMED, (_, side: string) => (/lower/i.test(side) ? "floor" : "ceiling"))
    .trim();
  if (text.length > LONGEST_FORM) return null;
  // A floor where low is good, or a ceiling where high is good: one of the two is a mistake.
  if ((polarity === "low" && /\bfloor\b/i.test(text)) || (polarity === "high" && /\bceiling\b/i.test(text)))
    return null;
  const edge = readOwnEdge(text, polarity);
  if (edge) return { amber: edge };
  const clauses = splitParts(text)
    .filter((clause) => clause !== "")
    .map((clause) => /^(green|amber|red)\s*(?:[:=]\s*)?(?:(>=|<=|>|<|≥|≤)\s*)?(\S.*)$/i.exec(clause));
  if (clauses.length === 0 || clauses.some((clause) => clause === null)) return null;
  const parts = new Map(clauses.map((clause) => [clause?.[1]?.toLowerCase() ?? "", clause]));
  if (parts.size !== clauses.length || !parts.has("amber")) return null;
  const [green, amber, red] = ["green", "amber", "red"].map((colour) => parts.get(colour) ?? null);
  return amber?.[2] === undefined
    ? readTolerances(green, amber, red, polarity)
    : readThresholds(green, amber, red, polarity);
}

/** "Lower limit 85%" and "upper threshold: 25" are a floor and a ceiling. */
const LIMIT_NAMED = /\b(lower|upper) (?:limit|threshold)\b/gi;

/** Words before a distance that add nothing: "Tolerance: 5%". */
const NAMED_SO = /^(?:tolerance|variance)(?: of|:)? (?=\d)/i;

/** Words after a distance that add nothing: "5% of target", "5% either side". */
const FROM_TARGET =
  / (?:(?:of|from|off|away from) (?:the )?target|either (?:side|way)(?: of (?:the )?target)?|variance|tolerance)$/i;

/** Words for the side that is missed: "5% below target" where high is good. */
const MISSED: Record<Polarity, RegExp> = {
  high: / (?:below|under|short of) (?:the )?target$/i,
  low: / (?:above|over) (?:the )?target$/i,
  "on-target": /(?!)/,
};

function readOwnEdge(text: string, polarity: Polarity): Edge | null {
  return readEdge(text) ?? readTolerance(withoutTarget(text, polarity));
}

function withoutTarget(text: string, polarity: Polarity): string {
  const words = text.replace(NAMED_SO, "").replace(FROM_TARGET, "").replace(MISSED[polarity], "");
  return polarity === "high" ? words.replace(MINUS, "") : words;
}

/** A minus for the side that is missed: "-5%" where high is good. */
const MINUS = /^[-\u2212\u2013] ?(?=\d)/;

type Clause = RegExpExecArray | null | undefined;

function readTolerances(green: Clause, amber: Clause, red: Clause, polarity: Polarity): Partial<Edges> | null {
  if (green?.[2] !== undefined) return null;
  const greenEdge = green ? readGreen(green[3] ?? "", polarity) : undefined;
  if (greenEdge === null) return null;
  const begins = red ? readRed(red, polarity) : undefined;
  if (begins === null) return null;
  const amberText = amber?.[3] ?? "";
  const amberEdge =
    endAtRed(readOwnEdge(amberText, polarity), begins) ?? endBandAtRed(readBand(amberText, greenEdge), begins);
  if (!amberEdge || (greenEdge && isShorter(amberEdge, greenEdge))) return null;
  return greenEdge ? { green: greenEdge, amber: amberEdge } : { amber: amberEdge };
}

function readGreen(text: string, polarity: Polarity): Edge | "met" | null {
  return /^(?:met|target met|(?:at|on) (?:or (?:above|below|better than) )?target)$/i.test(text)
    ? "met"
    : readOwnEdge(text, polarity);
}

/** Reads "5% to 10%" beside a green of 5%: amber continues from where green ends. */
function readBand(text: string, green: Edge | "met" | undefined): Tolerance | null {
  const [from, to] = text.split(/ ?[-–—] ?| to /i).map(readTolerance);
  return from && to && green && green !== "met" && isSameDistance(from, green) ? to : null;
}

/** Reads where red begins: "over 10%" leaves 10% to amber, "10% or more" takes it. A bare figure does not say. */
function readRed([, , sign = "", rest = ""]: RegExpExecArray, polarity: Polarity): Tolerance | null {
  const text = withoutTarget(`${sign}${rest}`.trim(), polarity);
  const figure = /^(.+?) ?(?:\+|or (?:more|over|worse))$/i.exec(text)?.[1];
  if (figure !== undefined) return readTolerance(figure);
  return readTolerance(text) ? null : readBeyond(text);
}

/** The amber edge, where red begins exactly where it ends, with no gap and no overlap; otherwise null. */
function endAtRed(amber: Edge | null, red: Tolerance | undefined): Edge | null {
  if (!amber || !red) return amber;
  const isStrict = "strict" in amber && amber.strict === true;
  return isSameDistance(red, amber) && (red.strict === true) !== isStrict ? amber : null;
}

/** Decides whether a band includes its far end: red says so. */
function endBandAtRed(band: Tolerance | null, red: Tolerance | undefined): Tolerance | null {
  if (!band || !red) return band;
  if (!isSameDistance(red, band)) return null;
  return red.strict ? band : { ...band, strict: true };
}

function isSameDistance(a: Tolerance, b: Edge): boolean {
  if (b.kind !== "percent" && b.kind !== "points" && b.kind !== "amount") return false;
  return a.kind === b.kind && writeDistance(a) === writeDistance(b);
}

function readThresholds(green: Clause, amber: Clause, red: Clause, polarity: Polarity): Partial<Edges> | null {
  if (polarity === "on-target") return null;
  const up = polarity === "high";
  const readSide = (clause: Clause, better: boolean): Extract<Edge, { kind: "at" }> | null => {
    const sign = clause?.[2] ?? "";
    const pointsUp = /[>≥]/.test(sign);
    if (sign === "" || pointsUp !== (up === better)) return null;
    const edge = readAt(clause?.[3]?.trim() ?? "", /^[<>]$/.test(sign));
    return edge?.kind === "at" ? edge : null;
  };
  const [greenEdge, amberEdge] = [readSide(green, true), readSide(amber, true)];
  if (!greenEdge || !amberEdge) return null;
  const order = (greenEdge.figure - amberEdge.figure) * (up ? 1 : -1);
  if (order < 0) return null;
  if (red) {
    const redEdge = readSide(red, false);
    // Red has to begin exactly where amber ends, with no gap and no overlap.
    if (!redEdge || redEdge.figure !== amberEdge.figure || redEdge.strict === amberEdge.strict) return null;
  }
  return { green: greenEdge, amber: amberEdge };
}
