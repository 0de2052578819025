import fc from "fast-check";
import { numberCell } from "../../src/rag/cell";
import { explainVerdict } from "../../src/rag/sentences/explain";
import { rate } from "../../src/rag/rate";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { hasAmberAlone, type Ruleset } from "../../src/rag/rules/ruleset";
import { indicatorCells } from "./indicator-cells";
import { runsOf } from "../support/strength";
import { listed, rulesListing } from "./rules/listed";

/*
 * Every figure, side and comparison of a sentence is worked out anew from the sentence alone, by plain arithmetic, and
 * held against the cells.
 */

const SIZE = { k: 1e3, m: 1e6, bn: 1e9 } as const;

/** A figure as a sentence writes it, in full, and half of its last digit. */
function figureOf(text: string): { figure: number; half: number } {
  const match = /^(-?)£?([\d,]+(?:\.(\d+))?)(k|m|bn)?(?:%| points?| days?)?$/.exec(text);
  if (!match) throw new Error(`“${text}” is no figure`);
  const size = SIZE[match[4] as keyof typeof SIZE] ?? 1;
  const figure = Number((match[2] ?? "").replace(/,/g, "")) * size * (match[1] === "-" ? -1 : 1);
  return { figure, half: 0.5 * size * 10 ** -(match[3]?.length ?? 0) };
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const NAMED = new RegExp(
  [
    "^the target of (?<target>\\S+(?: days?)?)$",
    "^the target range of (?<from>\\S+) to (?<to>\\S+(?: days?)?)$",
    "^the (?<expected>\\S+(?: days?)?) expected by now \\((?<elapsed>\\d) of (?<parts>\\d) quarters of (?<whole>\\S+(?: days?)?)\\)$",
    "^the (?<given>\\S+(?: days?)?) expected by now$",
    "^the national average figure of (?<benchmark>\\S+(?: days?)?)$",
    "^the (?<asked>\\S+(?: days?)?) asked for \\((?:a|an) (?<change>reduction|increase|improvement) of (?<amount>\\S+(?: days?)?(?: points?)?) (?:from|on) the previous value of (?<before>\\S+(?: days?)?)\\)$",
    "^the target for the year to date of (?<toDate>\\S+(?: days?)?)$",
    "^the previous value of (?<previous>\\S+(?: days?)?)$",
  ].join("|"),
);

type Groups = Record<string, string | undefined>;

/** The ends of what a sentence compares with; what it says of how it came by them is checked on the way. */
function endsOf(named: string, goodIs: string): [low: number, high: number] {
  const groups: Groups = NAMED.exec(named)?.groups ?? {};
  const { target, from, to, expected, given, benchmark, asked, previous, toDate } = groups;
  if (from !== undefined && to !== undefined) return [figureOf(from).figure, figureOf(to).figure];
  if (expected !== undefined) {
    const { figure, half } = figureOf(expected);
    const share = Number(groups["elapsed"]) / Number(groups["parts"]);
    const whole = figureOf(groups["whole"] ?? "");
    expect(Math.abs(whole.figure * share - figure)).toBeLessThanOrEqual(half + whole.half + 1e-9);
  }
  if (asked !== undefined) {
    const { figure, half } = figureOf(asked);
    const before = figureOf(groups["before"] ?? "");
    const amount = groups["amount"] ?? "";
    const size = amount.endsWith("%") ? (before.figure * figureOf(amount).figure) / 100 : figureOf(amount).figure;
    const isDown = groups["change"] === "reduction" || (groups["change"] === "improvement" && goodIs === "Low");
    expect(Math.abs(before.figure + (isDown ? -size : size) - figure)).toBeLessThanOrEqual(
      half * (1 + 1e-9) + 1e-9 + 1e-14 * Math.abs(figure),
    );
  }
  const single = target ?? expected ?? given ?? benchmark ?? asked ?? previous ?? toDate;
  if (single === undefined) throw new Error(`“${named}” names nothing that is known`);
  return [figureOf(single).figure, figureOf(single).figure];
}

/** What a clause says of how far a colour reaches: true where the figures of the sentence are within it. */
function isWithin(clause: string, value: number, gap: number, percent: number | null, goodIs: string): boolean {
  const floor = /^(?:green|amber(?:\/green|\/red)?) reaches (?:only )?to (\S+(?: days?)?)$/.exec(clause)?.[1];
  if (floor !== undefined) return goodIs === "High" ? value >= figureOf(floor).figure : value <= figureOf(floor).figure;
  const strict = /^(?:green|amber(?:\/green|\/red)?) has to be (above|below) (\S+(?: days?)?)$/.exec(clause);
  if (strict) {
    expect(strict[1]).toBe(goodIs === "Low" ? "below" : "above");
    return strict[1] === "above" ? value > figureOf(strict[2] ?? "").figure : value < figureOf(strict[2] ?? "").figure;
  }
  if (/^\S+% of zero leaves no (?:green|amber(?:\/green|\/red)?)$/.test(clause)) return false;
  if (/^(?:green|amber(?:\/green|\/red)?) is given/.test(clause)) {
    const before = figureOf(/of (\S+(?: days?)?)$/.exec(clause)?.[1] ?? "").figure;
    if (clause.includes("is better than")) return goodIs === "Low" ? value < before : value > before;
    return goodIs === "Low" ? value <= before : value >= before;
  }
  const reach =
    /^(?:green|amber(?:\/green|\/red)?) reaches (?:only )?to (?:just under )?(\S+(?: days?| points?)?) (above|below)(?:, as the target is a small number)?$/.exec(
      clause,
    );
  if (!reach) throw new Error(`“${clause}” says nothing that is known`);
  if (goodIs !== "On Target") expect(reach[2]).toBe(goodIs === "High" ? "below" : "above");
  const limit = figureOf(reach[1] ?? "").figure;
  const distance = reach[1]?.endsWith("%") ? (percent ?? Infinity) : gap;
  return clause.includes("just under") ? distance < limit - 1e-9 : distance <= limit + 1e-9;
}

/** Works the sentence out anew. */
function checkSentence(sentence: string, goodIs: string, held: number, isListOfTwo = false): void {
  const [first = "", ...hints] = sentence.split(/(?<=[^\d])\. |(?<=\d)\. /);
  const [, status = "", said = ""] = /^(Blue|Green|Amber\/Green|Amber|Amber\/Red|Red): (.*?)\.?$/.exec(first) ?? [];
  const [gapText = "", clauses = ""] = said.split("; ");
  const [, shown = "", rest = ""] = /^(\S+(?: days?)?) is (.*)$/.exec(gapText) ?? [];
  const { figure: value, half } = figureOf(shown);
  expect(Math.abs(value - held)).toBeLessThanOrEqual(half * (1 + 1e-9) + 1e-9);
  const exactly = /^exactly (.*?)(?:, and has to be (above|below) (.*))?$/.exec(rest);
  const placed = /^(?:within|better than) (.*)$/.exec(rest);
  const off = /^(\S+(?: days?| points?)?)(?: \((under 0\.1|[\d.,]+)%\))? (above|below) (.*)$/.exec(rest);
  const [low, high] = endsOf(exactly?.[1] ?? placed?.[1] ?? off?.[4] ?? "", goodIs);
  let gap = 0;
  let percent: number | null = low === 0 ? null : 0;
  if (exactly) {
    expect(value).toBe(low);
    if (exactly[2] !== undefined) {
      expect(exactly[2]).toBe(goodIs === "Low" ? "below" : "above");
      expect(figureOf(exactly[3] ?? "").figure).toBe(value);
    }
  } else if (placed) {
    const inside = value >= low && value <= high;
    expect(inside).toBe(rest.startsWith("within"));
    if (!inside) expect(value > high).toBe(goodIs === "High");
  } else {
    const base = value < low ? low : high;
    gap = figureOf(off?.[1] ?? "").figure;
    expect(near(Math.abs(value - base), gap)).toBe(true);
    expect(off?.[3]).toBe(value < base ? "below" : "above");
    const written = off?.[2];
    expect(written === undefined).toBe(base === 0);
    if (written !== undefined) {
      percent = (gap / Math.abs(base)) * 100;
      const decimals = written.split(".")[1]?.length ?? 0;
      if (written === "under 0.1") expect(percent).toBeLessThan(0.1);
      else
        expect(Math.abs(percent - Number(written.replace(/,/g, "")))).toBeLessThanOrEqual(
          0.5 * 10 ** -Math.max(1, decimals) + 1e-9,
        );
      // The written percentage says of the edges what the figures say.
      if (written !== "under 0.1") percent = Number(written.replace(/,/g, ""));
    }
  }
  const isBetter = goodIs === "High" ? "above" : "below";
  if (status === "Blue") {
    const begins = /^blue begins (\S+)% (above|below)$/.exec(clauses);
    expect(begins?.[2]).toBe(isBetter);
    const best = goodIs === "High" ? high : low;
    expect(value > best ? "above" : "below").toBe(isBetter);
    expect((Math.abs(value - best) / Math.abs(best)) * 100).toBeGreaterThanOrEqual(Number(begins?.[1]) - 1e-9);
    return;
  }
  const parts = clauses === "" ? [] : clauses.split(", and ");
  const within = parts.map((clause) => isWithin(clause, value, gap, percent, goodIs));
  if (status === "Green" && within.length > 0) expect(within).toEqual([true]);
  if (status.startsWith("Amber")) expect(within).toEqual(within.length === 2 ? [false, true] : [true]);
  // In a list of two, nothing but the target itself parts red from green.
  if (status === "Red") expect(within).toEqual(isListOfTwo ? [] : [false]);
  if (status === "Green" && within.length === 0 && off && goodIs !== "On Target") expect(off[3]).toBe(isBetter);
  if (status !== "Green" && off && within.length === 1 && goodIs !== "On Target")
    expect(off[3]).toBe(goodIs === "High" ? "below" : "above");
  for (const hint of hints) expect(hint).toMatch(/^(?:A straight line is assumed|The cell holds more decimals)/);
}

const decimal = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 99999 }))
      .map(([decimals, digits]) => digits / 10 ** decimals),
  },
  fc.integer({ min: 1, max: 12 }),
);
/** Of a cell that holds a number: a text with a minus is not read. */
const signed = fc.oneof(
  { weight: 3, arbitrary: decimal },
  decimal.map((figure) => -figure),
  fc.constant(0),
);
/** A result near the target, at an edge of it, or far off; long or short. */
const nearness = fc.oneof(
  fc.constantFrom(1, 0.9, 1.1, 0.95, 1.05, 0.98, 1.02, 0.8999, 1.1001, 0.5, 2),
  fc.double({ min: 0.85, max: 1.15, noNaN: true }),
);
const format = fc.constantFrom("General", "0", "0.0", "0.00", "#,##0.0");
const unit = fc.constantFrom<[metric: string, suffix: string, size: number]>(
  ["Rate", "", 1],
  ["% of cases", "%", 1],
  ["Spend £m", "m", 1e6],
  ["Time taken (days)", " days", 1],
);
const tolerance = fc.constantFrom(
  "",
  "5%",
  "2 points",
  "3",
  "green 2%, amber 7%",
  "2% under, 5% over",
  "8.667%",
  "0.01%",
  "no worse than before",
  "less than 5%",
  "less than 2 points",
  "<3",
  "green less than 2%, amber less than 7%",
  "less than 2% under, 5% over",
  "better than before",
);
const goodIs = fc.constantFrom("High", "Low", "On Target");

/** With a status beyond green, and a least reach for targets that are small numbers. */
const COUNCIL: Ruleset = {
  ...DEFAULT_RULESET,
  statuses: [listed("exceeding", { word: "Blue", meaning: "Well beyond the target" }), ...DEFAULT_RULESET.statuses],
  defaults: {
    ...DEFAULT_RULESET.defaults,
    "high-or-low": {
      exceeding: { kind: "percent", figure: 4.5 },
      green: "met",
      amber: { kind: "percent", figure: 10 },
    },
    smallNumbers: { below: 10, amber: 1 },
  },
};

/** With as many statuses as delivery confidence has, with all but its amber, and with two alone. */
const DELIVERY = rulesListing("green", "amber-green", "amber", "amber-red", "red");
const NO_AMBER = rulesListing("green", "amber-green", "amber-red", "red");
const MET_OR_NOT = rulesListing("green", "red");

/** Whose targets for the year are brought up to date each quarter. */
const UP_TO_DATE: Ruleset = { ...COUNCIL, defaults: { ...COUNCIL.defaults, cumulative: "to date" } };

test("every figure, side and comparison in a sentence is true", () => {
  const counted = { sentences: 0 };
  const row = fc.record({
    target: decimal,
    ratio: nearness,
    format,
    unit,
    tolerance,
    goodIs,
    strict: fc.boolean(),
    ruleset: fc.constantFrom(DEFAULT_RULESET, COUNCIL, UP_TO_DATE, DELIVERY, NO_AMBER, MET_OR_NOT),
    kind: fc.constantFrom("number", "cell", "range", "benchmark", "previous", "expected", "straight line", "floor"),
  });
  fc.assert(
    fc.property(
      row,
      signed,
      (
        {
          target: positive,
          ratio,
          format: shape,
          unit: [metric, suffix, size],
          tolerance: own,
          goodIs: good,
          strict,
          ruleset,
          kind,
        },
        anySign,
      ) => {
        const target = kind === "cell" || kind === "benchmark" || kind === "expected" ? anySign : positive;
        const held = target === 0 ? Number((ratio - 1).toPrecision(15)) : Number((target * ratio).toPrecision(15));
        const bound = !strict || good === "On Target" ? "" : good === "High" ? "Above " : "Below ";
        const further = Number((target * 1.07).toPrecision(6));
        const text = kind === "range" ? `${target} to ${further}${suffix}` : `${bound}${target}${suffix}`;
        const written = {
          metric: kind === "straight line" ? `${metric} (cumulative)` : metric,
          asOf: "2024/25 Q1",
          goodIs: good,
          latestValue: numberCell(held, shape),
          target:
            kind === "cell"
              ? numberCell(target, shape)
              : kind === "benchmark"
                ? "National average"
                : kind === "previous"
                  ? "As good as last time"
                  : text,
          ...(kind === "benchmark" ? { benchmark: numberCell(target, shape) } : {}),
          ...(kind === "previous" || own.endsWith("than before")
            ? { previousValue: numberCell(Number((target * 0.93).toPrecision(15)), shape) }
            : {}),
          ...(kind === "expected" ? { expectedToDate: numberCell(target, shape) } : {}),
          // A row's own tolerance is for lists with an amber alone.
          tolerance: !hasAmberAlone(ruleset)
            ? ""
            : kind === "floor"
              ? `Green ${good === "Low" ? "<=" : ">="} ${target}; Amber ${good === "Low" ? "<" : ">"} ${good === "Low" ? further : target / 2}`
              : own,
        };
        const { computed } = rate(indicatorCells(written), ruleset);
        if (computed.status === "not-rated") return;
        counted.sentences += 1;
        checkSentence(explainVerdict(computed, ruleset), good, held * size, ruleset === MET_OR_NOT);
      },
    ),
    { numRuns: runsOf(5000) },
  );
  expect(counted.sentences).toBeGreaterThan(runsOf(5000) * 0.3);
});

test("the sentence for a change names the earlier result, the change and the figure that results", () => {
  const change = fc.constantFrom<[text: string, goodIs: string]>(
    ["Improve by", "High"],
    ["Improve by", "Low"],
    ["Reduce by", "Low"],
    ["Increase by", "High"],
  );
  fc.assert(
    fc.property(
      change,
      decimal,
      decimal,
      fc.constantFrom("", "%"),
      nearness,
      format,
      unit,
      ([text, good], before, amount, percent, ratio, shape, [metric, , size]) => {
        const latest = Number((before * ratio).toPrecision(15));
        const cells = {
          metric,
          goodIs: good,
          target: `${text} ${amount}${percent}`,
          latestValue: numberCell(latest, shape),
          previousValue: numberCell(before, shape),
        };
        const { computed } = rate(indicatorCells(cells), DEFAULT_RULESET);
        if (computed.status === "not-rated") return;
        const sentence = explainVerdict(computed, DEFAULT_RULESET);
        expect(sentence).toContain("asked for");
        checkSentence(sentence, good, latest * size);
      },
    ),
    { numRuns: runsOf(2000) },
  );
});
