import fc from "fast-check";
import { DEFAULT_RULESET } from "../../../src/rag/rules/default-ruleset";
import { explainTarget } from "../../../src/rag/sentences/explain-target";
import { explainVerdict } from "../../../src/rag/sentences/explain";
import { rate } from "../../../src/rag/rate";
import { readTargetText } from "../../../src/rag/reading/targets/read-target";
import type { TargetReading } from "../../../src/rag/reading/targets/target-reading";
import { readValue } from "../../../src/rag/reading/values/read-value";
import { textCell } from "../../../src/rag/cell";
import { indicatorCells } from "../indicator-cells";
import { isFullRun, runsOf } from "../../support/strength";
import { anyText as anyLetters } from "../../support/any-text";

/* Laws of reading, on texts made of the pieces that targets are made of. */

const number = fc.oneof(
  fc.integer({ min: 0, max: 1999 }).map(String),
  fc.double({ min: 0, max: 999, noNaN: true }).map((n) => n.toFixed(1)),
);
const piece = fc.constantFrom(
  ...[
    "at least",
    "no more than",
    "<",
    "≥",
    "£",
    "%",
    "per cent",
    "m",
    "k",
    "days",
    "working days",
    "to",
    "-",
    "–",
    "and",
    "or",
    "above",
  ],
  ...[
    "(",
    ")",
    "±",
    "+",
    "2024/25",
    "Q2",
    "by March 2025",
    "2025",
    "24/25",
    "Quartile 2",
    "KS2",
    "national average",
    "reduce by",
    "increase",
  ],
  ...[
    "maintain",
    "last year",
    "TBC",
    "baseline",
    "per 10,000",
    "1:20",
    "4m 42s",
    "00:04:42",
    "within 20 seconds",
    "of calls",
    "should be",
    "does not exceed",
    "respond to",
    "ensure that",
    "a success rate of",
    "falls per 1,000",
    "on",
    "31 Mar 04",
    "999 calls",
    "over 65s",
    "12th week",
    ":",
    ",",
    ".",
    "*",
  ],
  ...[
    "constructor",
    "__proto__",
    "toString",
    "hundred",
    "eighteen",
    "no",
    "all",
    "all staff",
    "target",
    "year 5",
    "p",
    "½",
    "²",
    "٣",
    "Ⅳ",
    "£(",
    "'",
  ],
);
const text = fc.array(fc.oneof(piece, number), { maxLength: 9 }).map((parts) => parts.join(" "));
const glued = fc.array(fc.oneof(piece, number), { maxLength: 9 }).map((parts) => parts.join(""));
const anyText = fc.oneof({ weight: 3, arbitrary: text }, glued, fc.string(), anyLetters());

/** The figures that a reading rests on. */
function figuresOf(reading: TargetReading): number[] {
  if (reading.kind === "number") return [reading.figure];
  if (reading.kind === "range") return [reading.low, reading.high];
  if (reading.kind === "ratio") return [reading.left, reading.right];
  if (reading.kind === "benchmark" && reading.figure !== null) return [reading.figure];
  return reading.kind === "change" && reading.amount !== null ? [reading.amount] : [];
}

test("reading never throws, and can always be explained", () => {
  fc.assert(
    fc.property(anyText, (written) => {
      expect(explainTarget(readTargetText(written))).toMatch(/\S/);
      expect(readValue(textCell(written), written).kind).toMatch(/\w/);
    }),
    { numRuns: runsOf(2000) },
  );
});

test("the same text always has the same reading, whatever is read between", () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const first = JSON.stringify(readTargetText(one));
      readTargetText(other);
      expect(JSON.stringify(readTargetText(one))).toBe(first);
    }),
  );
});

test("every figure is in the text, in digits or words, or is calculated from a time or a band", () => {
  fc.assert(
    fc.property(text, (written) => {
      const reading = readTargetText(written);
      const workedOut = /±|\d[hm:]|eighteen|hundred|\b(?:no|all|every)\b/.test(written);
      if (workedOut) return;
      const digits = new Set(
        (written.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((found) => Number(found.replace(/,/g, ""))),
      );
      for (const figure of figuresOf(reading)) {
        const plain = [1, 1e3, 1e6, 1e-2].map((scale) => Number((Math.abs(figure) / scale).toPrecision(12)));
        expect(plain.some((candidate) => digits.has(candidate))).toBe(true);
      }
    }),
    { numRuns: runsOf(3000) },
  );
});

const target = fc
  .tuple(
    fc.constantFrom("", "at least ", "<", "≥ ", "Above ", "no more than ", "max "),
    number,
    fc.constantFrom("", "%", " days", "k", " per 10,000"),
    fc.constantFrom("", " of calls", " or above"),
  )
  .map(([before, figure, unit, after]) => `${before}${figure}${unit}${after}`);

test("a period before or after a target changes only its period", () => {
  const meaning = (reading: TargetReading): unknown => ({
    ...reading,
    text: "",
    period: null,
    setAside: [],
    candidates: [],
  });
  fc.assert(
    fc.property(
      target,
      fc.constantFrom("2024/25 ", "2024-25: ", "Q2 2024/25 ", "FY25: ", "By March 2025: "),
      (written, period) => {
        // A bare number from 2001 to 2049 may itself be a year.
        expect(meaning(readTargetText(`${period}${written}`))).toEqual(meaning(readTargetText(written)));
        expect(meaning(readTargetText(`${written} (2024/25)`))).toEqual(meaning(readTargetText(written)));
        expect(meaning(readTargetText(`${written} by 31 March 2025`))).toEqual(meaning(readTargetText(written)));
      },
    ),
  );
});

test("a second figure of the same kind is never ignored", () => {
  fc.assert(
    fc.property(number, number, fc.constantFrom(" ", ", ", " or ", " and ", " / ", "; ", " ("), (one, other, joint) => {
      fc.pre(one !== other);
      const written = `${one}%${joint}${other}%${joint === " (" ? ")" : ""}`;
      expect(readTargetText(written)).toMatchObject({ kind: "not-read", candidates: [`${one}%`, `${other}%`] });
    }),
  );
});

/** Everything that a reading says of its figure. */
const bare = (reading: TargetReading): unknown => ({
  ...reading,
  text: "",
  period: null,
  setAside: [],
  candidates: [],
});

test("a dash before a figure is a minus, or the text is not read: at the start, after a bound, or after a period before a small figure", () => {
  const lead = fc.constantFrom(
    "",
    "below",
    "at least",
    "no more than",
    ">",
    "<=",
    "Q3",
    "2024/25",
    "March 2025",
    "target",
    "reduce by",
    "national average",
  );
  fc.assert(
    fc.property(
      lead,
      fc.integer({ min: 1, max: 49 }),
      fc.constantFrom("-", "–", "− ", "- ", "—"),
      fc.constantFrom("%", ""),
      (before, figure, dash, unit) => {
        const reading = readTargetText(`${before} ${dash}${figure}${unit}`);
        for (const read of figuresOf(reading)) expect(read).toBe(-figure);
        const value = readValue(textCell(`${before} ${dash}${figure}${unit}`));
        if (value.kind === "number") expect(value.figure).toBe(-figure);
      },
    ),
    { numRuns: runsOf(2000) },
  );
});

test("signs of comparison mean the same in any order and spacing", () => {
  const spaces = fc.constantFrom("", " ", "/", " / ");
  fc.assert(
    fc.property(fc.constantFrom(">", "<"), spaces, fc.boolean(), target, (sign, between, equalFirst, written) => {
      fc.pre(/^\d/.test(written) && !written.includes("or above"));
      const signs = equalFirst ? `=${between}${sign}` : `${sign}${between}=`;
      expect(bare(readTargetText(`${signs} ${written}`))).toEqual(
        bare(readTargetText(`${sign === ">" ? "at least" : "at most"} ${written}`)),
      );
    }),
  );
});

test("footnotes and list numbers are not figures and change nothing", () => {
  const note = fc.constantFrom(" [1]", " [12]", "*", "¹", " (2)", " footnote 4");
  const list = fc.constantFrom("1) ", "(2) ", "3. At least ", "4. Above ");
  fc.assert(
    fc.property(fc.integer({ min: 21, max: 99 }), note, list, (figure, mark, item) => {
      expect(bare(readTargetText(`${figure}%${mark}`))).toEqual(bare(readTargetText(`${figure}%`)));
      expect(bare(readTargetText(`${item}${figure}%`))).toEqual(
        bare(readTargetText(`${item.replace(/^\(?\d[.)]+ /, "")}${figure}%`)),
      );
      expect(readTargetText(`Above national average${mark}`)).toMatchObject({ kind: "benchmark", figure: null });
      expect(readValue(textCell(`${figure}%${mark}`))).toMatchObject({ figure });
    }),
  );
});

test("a date is not a figure, and does not take the figure beside it", () => {
  const date = fc.constantFrom(
    "Dec 24",
    "Sept 25",
    "Q4 25",
    "H1 26",
    "Autumn Term 25",
    "FY 26",
    "Mar-25",
    "31/03/2025",
    "14 June",
    "14 June 2025",
  );
  fc.assert(
    fc.property(date, fc.integer({ min: 41, max: 99 }), (written, figure) => {
      expect(figuresOf(readTargetText(written))).toEqual([]);
      expect(readValue(textCell(written)).kind).toBe("not-read");
      expect(readTargetText(`National average ${written}`)).toMatchObject({ kind: "benchmark", figure: null });
      for (const read of figuresOf(readTargetText(`${figure}% ${written}`))) expect(read).toBe(figure);
      for (const bound of ["at least", "fewer than"]) {
        for (const read of figuresOf(readTargetText(`${bound} ${figure}.5 ${written}`)))
          expect(read).toBe(figure + 0.5);
        expect(figuresOf(readTargetText(`${bound} ${written}`))).toEqual([]);
      }
    }),
  );
});

const OPPOSITES = new Map(
  [
    ["underspend", "overspend"],
    ["surplus", "deficit"],
    ["adverse", "favourable"],
  ].flatMap(([a = "", b = ""]) => [[a, b] as const, [b, a] as const]),
);

test("a side word keeps a figure from being read, unless the metric's name has that word or its opposite", () => {
  const word = fc.constantFrom("underspend", "overspend", "surplus", "deficit", "adverse", "favourable");
  const form = fc.constantFrom<(figure: string, word: string) => string>(
    (figure, said) => `${figure} ${said}`,
    (figure, said) => `${figure} (${said})`,
    (figure, said) => `${figure} net ${said}`,
    (figure, said) => `${figure} - ${said}`,
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), word, word, form, (figure, said, named, write) => {
      const text = write(`£${figure}k`, said);
      expect(readTargetText(text).kind).toBe("not-read");
      const value = readValue(textCell(text), `Forecast ${named}`);
      if (said === named) expect(value).toMatchObject({ kind: "number", figure: figure * 1000 });
      else if (OPPOSITES.get(said) === named) expect(value).toMatchObject({ kind: "number", figure: figure * -1000 });
      else expect(value.kind).toBe("not-read");
      expect(readValue(textCell(text), "Variance").kind).toBe("not-read");
    }),
  );
});

test("words that unsettle a figure keep it from being read", () => {
  const words = fc.constantFrom(
    "TBC",
    "baseline",
    "or so",
    "tolerance",
    "reduction on the rest",
    "unless agreed",
    "than before",
    "amber",
    "above budget",
  );
  fc.assert(
    fc.property(number, words, (figure, word) => {
      expect(readTargetText(`${figure} visits ${word}`).kind).not.toBe("number");
    }),
  );
});

test("spelling out the unit, spaces, case and dashes change nothing", () => {
  fc.assert(
    fc.property(number, (figure) => {
      const meaning = (written: string): unknown => ({ ...readTargetText(written), text: "" });
      const expected = meaning(`${figure}%`);
      for (const written of [
        `${figure} %`,
        `${figure} per cent`,
        `${figure} PERCENT`,
        `\u00a0${figure}%  `,
        `${figure}\u2009%`,
      ]) {
        expect(meaning(written)).toEqual(expected);
      }
    }),
  );
});

test("rating never throws on a text target and a text value, and always has a sentence", () => {
  fc.assert(
    fc.property(
      anyText,
      anyText,
      fc.constantFrom("High", "Low", "On Target", ""),
      anyText,
      (target, latestValue, goodIs, metric) => {
        const cells = indicatorCells({ target, latestValue, goodIs, metric, previousValue: 10, benchmark: 20 });
        expect(explainVerdict(rate(cells, DEFAULT_RULESET).computed, DEFAULT_RULESET)).toMatch(/\w/);
      },
    ),
    { numRuns: runsOf(1000) },
  );
});

describe("the longest text of a cell is read in linear time", () => {
  /** Where the work grows by the square of the length, the full run's texts take minutes, on any machine: far beyond their limit. */
  const LENGTH = isFullRun ? 300_000 : 30_000;
  const LIMIT_MS = 60_000;
  const units = [
    "1",
    "1,",
    "1,000",
    "1 ",
    "-",
    "(",
    ")",
    "()",
    "(1",
    "+/-",
    "£",
    "£-",
    ".1",
    "1.1.",
    "1:",
    "1:2 ",
    "a",
    "a-",
    "a-1",
    "a1-",
    "of ",
    "at least ",
  ];
  const phrases = [
    "national ",
    "of all ",
    "average of ",
    "1m ",
    "1h 1m ",
    "2024/",
    "2024/25 ",
    "Q1-",
    "may ",
    "maintain ",
    "reduce by ",
    "in the last ",
    "twenty-",
    "level 1 to ",
    "16-17 year ",
    "1 to ",
    "£1m-",
    "%",
    "*",
    "“",
    "\u00a0",
    "no more ",
    "or ",
    "1 Apr 24 - ",
    "31 Mar 04 ",
    "should be ",
    "a rate of ",
    "respond and respond to ",
    "5 falls per 1,000 ",
    "within 4 hours from x ",
    "999 calls ",
    "12th week ",
  ];
  test.each([...units, ...phrases].map((unit) => [unit]))(
    "%j repeated",
    (unit) => {
      const long = unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
      expect(readTargetText(long).kind).toEqual(expect.any(String));
      expect(readValue(textCell(long), long).kind).toEqual(expect.any(String));
    },
    LIMIT_MS,
  );
});
