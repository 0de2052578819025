import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { textCell } from "../../../src/rag/cell";
import { readTargetText } from "../../../src/rag/reading/targets/read-target";
import type { TargetReading } from "../../../src/rag/reading/targets/target-reading";
import { readValue, type ValueReading } from "../../../src/rag/reading/values/read-value";
import { runsOf } from "../../support/strength";

/*
 * Texts that are read, changed a little. What means nothing may not change what is read, other than to a refusal; what turns
 * a figure round, scales it or makes it something else may not be passed over.
 */

interface Vector {
  input: { target?: unknown; value?: unknown; metric?: string };
  expect: { kind: string };
}

const vectors = (file: string): Vector[] =>
  (JSON.parse(readFileSync(join(__dirname, "../../conformance", file), "utf8")) as { cases: Vector[] }).cases;

const READ = new Set(["number", "range", "bounds"]);
const textsOf = (file: string, key: "target" | "value"): string[] => [
  ...new Set(
    vectors(file).flatMap(({ input, expect: { kind } }) =>
      typeof input[key] === "string" && READ.has(kind) && input.metric === undefined ? [input[key]] : [],
    ),
  ),
];

const TARGETS = textsOf("targets.json", "target");
const VALUES = textsOf("values.json", "value");

/** What a reading comes to: its figures with unit and scale, and which way it is met. Null where nothing is read. */
function comesTo(reading: TargetReading | ValueReading): string | null {
  switch (reading.kind) {
    case "number": {
      const { figure, unit } = reading;
      const side = "bound" in reading ? [reading.bound, reading.strict, reading.per, reading.of] : [];
      return JSON.stringify([figure, unit?.name ?? null, ...side]);
    }
    case "range":
      return JSON.stringify([reading.low, reading.high, reading.unit?.name ?? null]);
    case "bounds":
      return JSON.stringify([reading.low, reading.high, reading.unit?.name ?? null, "open"]);
    default:
      return null;
  }
}

const readers = {
  target: (text: string) => readTargetText(text),
  value: (text: string) => readValue(textCell(text)),
};

interface Seed {
  as: keyof typeof readers;
  text: string;
}

const seed: fc.Arbitrary<Seed> = fc.oneof(
  fc.constantFrom(...TARGETS).map((text): Seed => ({ as: "target", text })),
  fc.constantFrom(...VALUES).map((text): Seed => ({ as: "value", text })),
);

type Mutation = [name: string, change: (text: string, at: number) => string];

/** At a space of the text, by its number. */
function atSpace(text: string, at: number, to: string): string {
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  const space = spaces[at % spaces.length];
  return space === undefined ? text : text.slice(0, space) + to + text.slice(space + 1);
}

const NEUTRAL: Mutation[] = [
  ["two spaces", (text, at) => atSpace(text, at, "  ")],
  ["a space that does not break", (text, at) => atSpace(text, at, "\u00a0")],
  ["a narrow space", (text, at) => atSpace(text, at, "\u202f")],
  ["a line break", (text, at) => atSpace(text, at, "\n")],
  ["a space before and after", (text) => ` ${text} `],
  ["capitals", (text) => text.toUpperCase()],
  ["small letters", (text) => text.toLowerCase()],
  ["a stop", (text) => `${text}.`],
  ["a footnote in brackets", (text, at) => `${text} (${1 + (at % 9)})`],
  ["a footnote in square brackets", (text, at) => `${text} [${1 + (at % 9)}]`],
  ["a star", (text) => `${text}*`],
  // "1.5m²" is an area.
  ["a raised figure", (text, at) => (/m$/i.test(text) ? text : `${text}${"¹²³"[at % 3] ?? ""}`)],
  ["a list's number", (text, at) => `${1 + (at % 9)}. ${text}`],
  ["a list's letter", (text, at) => `${"abc"[at % 3] ?? ""}) ${text}`],
  ["a bullet", (text) => `• ${text}`],
  ["a period before", (text, at) => `${["2024/25", "Q2 2024/25", "March 2025"][at % 3] ?? ""}: ${text}`],
  ["a period after, in brackets", (text, at) => `${text} (${["2024/25", "Q2", "March 2025"][at % 3] ?? ""})`],
  ["a heading", (text) => `Target: ${text}`],
  ["quotes", (text) => `“${text}”`],
];

/** The first figure of a text that no word, sign or figure touches: where it starts, and where it ends with its unit. */
function firstFigure(text: string): { start: number; end: number } | null {
  const match = /(?<![\w.,£€$<>=≤≥±+\-–—/:(~^])\d[\d,]*(?:\.\d+)?%?(?![\w.,/:\-–—])/.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : null;
}

const afterFigure =
  (words: string): Mutation[1] =>
  (text) => {
    const figure = firstFigure(text);
    return figure ? text.slice(0, figure.end) + words + text.slice(figure.end) : text;
  };

const beforeFigure =
  (sign: string): Mutation[1] =>
  (text) => {
    const figure = firstFigure(text);
    // Minus nothing is nothing.
    if (!figure || /^0+(?:[.,]0+)?%?$/.test(text.slice(figure.start, figure.end))) return text;
    return text.slice(0, figure.start) + sign + text.slice(figure.start);
  };

const TURNING = [
  ...[
    "adverse",
    "underspend",
    "behind plan",
    "worse",
    "deficit",
    "under target",
    "shortfall",
    "lower",
    "decline",
    "overspent",
  ],
  ...["unfavourable", "ahead", "estimate", "expected", "forecast", "cheaper"],
];
const SCALING = ["lakh", "crore", "trillion", "trn", "mln", "mill", "dozen", "bps", "x10"];

/** Words behind a figure that ends its text: elsewhere they may be said of what follows ("5 lower limb operations"). */
const atEnd =
  (words: string): Mutation[1] =>
  (text) =>
    firstFigure(text)?.end === text.length ? `${text}${words}` : text;

const DAMAGING: Mutation[] = [
  ...TURNING.map((word): Mutation => [`“${word}” at the end`, atEnd(` ${word}`)]),
  ...SCALING.map((word): Mutation => [`“${word}” after the figure`, afterFigure(` ${word}`)]),
  ["a minus", beforeFigure("-")],
  ["a long minus", beforeFigure("−")],
  [
    "a minus at a distance",
    (text) => (/^[\d,]+(?:\.\d+)?\D*$/.test(text) && Number.parseFloat(text) !== 0 ? `- ${text}` : text),
  ],
  ["another figure after it", afterFigure(" or 7")],
  ["a question mark after it", afterFigure("?")],
  ["a part after it", afterFigure(" ½")],
];

/** A dash after a period or a name only parts it from the figure: "2024/25 - 85%". */
const PARTED = /(?:\d{2}|q[1-4]|[a-z)])\s*:?\s*[-−]/i;

const RUNS = { numRuns: runsOf(50_000) };
const place = fc.nat({ max: 20 });

test("words without meaning change nothing, or the text is not read", () => {
  fc.assert(
    fc.property(
      seed,
      fc.array(fc.tuple(fc.constantFrom(...NEUTRAL), place), { minLength: 1, maxLength: 3 }),
      ({ as, text }, mutations) => {
        const mutated = mutations.reduce((written, [[, change], at]) => change(written, at), text);
        const before = comesTo(readers[as](text));
        const after = comesTo(readers[as](mutated));
        if (after !== null) expect([mutated, after]).toEqual([mutated, before]);
      },
    ),
    RUNS,
  );
});

test("words that reverse, scale or doubt a figure are never ignored", () => {
  fc.assert(
    fc.property(seed, fc.constantFrom(...DAMAGING), place, ({ as, text }, [, change], at) => {
      const mutated = change(text, at);
      if (mutated === text || PARTED.test(mutated)) return;
      const before = comesTo(readers[as](text));
      const after = comesTo(readers[as](mutated));
      expect([mutated, after === before]).toEqual([mutated, false]);
    }),
    RUNS,
  );
});
