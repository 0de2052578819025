import fc from "fast-check";
import { explainVerdict } from "../../src/rag/sentences/explain";
import { rate } from "../../src/rag/rate";
import { textCell } from "../../src/rag/cell";
import { readValue } from "../../src/rag/reading/values/read-value";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { indicatorCells } from "./indicator-cells";

type Row = Parameters<typeof indicatorCells>[0];
const say = (row: Row): string =>
  explainVerdict(rate(indicatorCells(row), DEFAULT_RULESET).computed, DEFAULT_RULESET, () => "H12");

test.each<[row: Row, sentence: string]>([
  [{ target: 10, goodIs: "Low", latestValue: "<5" }, "Green: less than 5 is below the target of 10."],
  [{ target: 10, goodIs: "Low", latestValue: "fewer than 5" }, "Green: less than 5 is below the target of 10."],
  [{ target: 5, goodIs: "Low", latestValue: "≤ 5" }, "Green: at most 5 is at or below the target of 5."],
  [{ target: "<5", goodIs: "Low", latestValue: "<5" }, "Green: less than 5 is below the target of 5."],
  [{ target: "95%", goodIs: "High", latestValue: "95%+" }, "Green: at least 95% is at or above the target of 95%."],
  [{ target: "90%", goodIs: "High", latestValue: ">95%" }, "Green: more than 95% is above the target of 90%."],
  [
    { target: "8 to 10", goodIs: "On Target", latestValue: "between 8 and 9" },
    "Green: between 8 and 9 is within the target range of 8 to 10.",
  ],
  [
    { target: "8 to 10", goodIs: "High", latestValue: "9 or more" },
    "Green: at least 9 is not below the target range of 8 to 10.",
  ],
  [
    { target: 10, goodIs: "High", latestValue: "<5" },
    "Red: less than 5 is below the target of 10; amber reaches only to 10% below.",
  ],
  [
    { target: 100, goodIs: "High", latestValue: "92-98" },
    "Amber: between 92 and 98 is below the target of 100; amber reaches to 10% below.",
  ],
  [
    { target: 100, goodIs: "On Target", latestValue: "99 to 101" },
    "Green: between 99 and 101 is on either side of the target of 100; green reaches to 2% on either side.",
  ],
  [
    { target: "2 weeks", goodIs: "Low", latestValue: "under 10 days" },
    "Green: less than 10 days is below the target of 14 days.",
  ],
  [
    { target: "1 week", goodIs: "High", latestValue: "at least 10 days" },
    "Green: at least 10 days is above the target of 7 days.",
  ],
])("%j: %s", (row, sentence) => {
  expect(say(row)).toBe(sentence);
});

test.each<[row: Row, why: RegExp]>([
  [
    { target: 3, goodIs: "Low", latestValue: "<5" },
    /“<5” in H12 could have more than one status, as it leaves open how much it is/,
  ],
  [{ target: 5, goodIs: "High", latestValue: "<5" }, /leaves open/],
  [{ target: 50, goodIs: "High", latestValue: "at least 40" }, /leaves open/],
  [{ target: 3, goodIs: "On Target", latestValue: "<5" }, /leaves open/],
  [{ target: "above 95%", goodIs: "High", latestValue: "95% or more" }, /leaves open/],
  [{ target: "85%", goodIs: "High", metric: "% done", latestValue: "0.8-0.9" }, /could be 80% or 0.8%/],
  [{ target: "85%", goodIs: "High", metric: "% done", latestValue: "<0.9" }, /could be 90% or 0.9%/],
  [{ target: "10 days", goodIs: "Low", latestValue: "<£5" }, /another unit/],
])("%j has no one status", (row, why) => {
  expect(say(row)).toMatch(why);
});

describe("how far a value without a bound reaches", () => {
  const floor = { goodIs: "High", tolerance: "floor 0" };
  const whole = { target: "100%", goodIs: "On Target", latestValue: "over 98.5%" };
  test.each<[string, Row, RegExp]>([
    ["a count is no less than nothing", { ...floor, metric: "Visits", target: 10, latestValue: "<5" }, /^Amber/],
    ["money may be less", { ...floor, metric: "Income", target: "£10", latestValue: "less than £5" }, /leaves open/],
    ["and however much less", { goodIs: "Low", metric: "Spend", target: "£10", latestValue: "less than £5" }, /^Green/],
    ["points may be less", { ...floor, target: "10 points", latestValue: "less than 5 points" }, /leaves open/],
    ["a change may be less", { ...floor, metric: "Net new homes", target: 10, latestValue: "<5" }, /leaves open/],
    ["a share is no more than the whole", { ...whole, metric: "% of homes" }, /^Green/],
    ["a share, after a space", { ...whole, metric: " Percentage of homes" }, /^Green/],
    ["a share of a target may be more", { ...whole, metric: "% of target" }, /leaves open/],
    ["what is not called a share may be more", { ...whole, metric: "Homes, in %" }, /leaves open/],
    ["a count has no whole", { ...whole, metric: "Share offers", target: 100, latestValue: "over 99" }, /leaves open/],
    [
      "a share of more than the whole has none",
      { ...whole, metric: "% of homes", target: "101%", latestValue: "over 100%" },
      /leaves open/,
    ],
  ])("%s", (_, row, sentence) => {
    expect(say(row)).toMatch(sentence);
  });
});

test.each<[Row, number]>([
  [{ target: 100, goodIs: "High", latestValue: "92-98" }, 98],
  [{ target: 100, goodIs: "Low", latestValue: "102-108" }, 102],
  [{ target: "10 to 20", goodIs: "On Target", latestValue: "5-8" }, 8],
  [{ target: "10 to 20", goodIs: "On Target", latestValue: "22-24" }, 22],
  [{ target: "10 to 20", goodIs: "On Target", latestValue: "12 to 14" }, 12],
  [{ target: 100, goodIs: "Low", latestValue: "over 120" }, 120],
])("%j is judged by the bound nearer to the target, %d", (row, value) => {
  expect(rate(indicatorCells(row), DEFAULT_RULESET).computed).toMatchObject({ value });
});

test("a value known by its bounds has a status only where every figure between them has it", () => {
  const figure = fc.integer({ min: 0, max: 400 }).map((n) => n / 4);
  const goodIs = fc.constantFrom("High", "Low", "On Target");
  const target = fc.oneof(
    figure.map(String),
    fc
      .tuple(figure, figure)
      .filter(([a, b]) => a < b)
      .map(([a, b]) => `${a} to ${b}`),
    figure.map((n) => `${n}%`),
  );
  fc.assert(
    fc.property(
      target,
      goodIs,
      figure,
      figure,
      fc.constantFrom("range", "<", "<=", ">", ">="),
      fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 5, maxLength: 5 }),
      (asked, good, a, b, form, parts) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const text = form === "range" ? `${low} to ${high}` : `${form}${a}`;
        const { value, computed } = rate(
          indicatorCells({ target: asked, goodIs: good, latestValue: text }),
          DEFAULT_RULESET,
        );
        if (value.kind !== "bounds" || computed.status === "not-rated") return;
        const from = form === "range" ? low : form.startsWith(">") ? a + (form === ">" ? 0.01 : 0) : 0;
        const to = form === "range" ? high : form.startsWith("<") ? a - (form === "<" ? 0.01 : 0) : 1000;
        if (from > to) return;
        for (const part of [0, 1000, ...parts]) {
          const one = rate(
            indicatorCells({ target: asked, goodIs: good, latestValue: from + ((to - from) * part) / 1000 }),
            DEFAULT_RULESET,
          ).computed.status;
          if (one !== "not-rated") expect(one).toBe(computed.status);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test("what a sentence says of the bounds is true", () => {
  const figure = fc.integer({ min: 0, max: 4000 }).map((n) => n / 40);
  const target = fc.oneof(
    figure.map(String),
    fc
      .tuple(figure, figure)
      .filter(([a, b]) => a < b)
      .map(([a, b]) => `${a} to ${b}`),
  );
  fc.assert(
    fc.property(
      target,
      fc.constantFrom("High", "Low", "On Target"),
      figure,
      figure,
      fc.constantFrom("range", "<", "<=", ">", ">="),
      (asked, good, a, b, form) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const sentence = say({
          target: asked,
          goodIs: good,
          latestValue: form === "range" ? `${from} to ${to}` : `${form}${a}`,
        });
        const said =
          /: (?:(less than|at most|more than|at least) ([\d.]+)|between ([\d.]+) and ([\d.]+)) is (.+?) the target(?: of| range of) ([\d.]+)(?: to ([\d.]+))?[.;]/.exec(
            sentence,
          );
        if (!said) return expect(sentence).toMatch(/^Not rated|^\w+: [\d.]+ is/);
        const [, word, one, first, second, place = "", low = "", high = low] = said;
        const isUpper = word === "less than" || word === "at most";
        const ends =
          word === undefined
            ? [Number(first), Number(second)]
            : isUpper
              ? [-Infinity, Number(one)]
              : [Number(one), Infinity];
        expect(ends).toEqual(form === "range" ? [from, to] : form.startsWith("<") ? [-Infinity, a] : [a, Infinity]);
        const [least = 0, most = 0] = ends;
        const isSo: Record<string, boolean> = {
          below: most < Number(low) || (most === Number(low) && word === "less than"),
          above: least > Number(high) || (least === Number(high) && word === "more than"),
          within: least >= Number(low) && most <= Number(high),
          "at or below": most === Number(low),
          "at or above": least === Number(high),
          "not below": least >= Number(low),
          "not above": most <= Number(high),
          "on either side of": least < Number(low) || most > Number(high),
        };
        expect([place, isSo[place]]).toEqual([place, true]);
      },
    ),
    { numRuns: 2000 },
  );
});

test.each(["<5", "fewer than 5", "3-5", "95%+", "between 3 and 5"])(
  "“%s” is not a figure to compare with later",
  (text) => {
    const cells = indicatorCells({ target: "Improve", goodIs: "High", latestValue: 7, previousValue: text });
    expect(rate(cells, DEFAULT_RULESET).computed).toMatchObject({
      status: "not-rated",
      reason: { code: "value-not-read", field: "previousValue" },
    });
  },
);

test("over and under are bounds where the metric has no two sides", () => {
  expect(bounds("over 5 days", "Short stay visits")).toEqual(["not 5days", null]);
  expect(bounds("under 5", "Late payments")).toEqual([null, "not 5"]);
  expect(bounds("under £5m", "Forecast overspend")).toBe("not-read");
  expect(bounds("less than £5m", "Forecast overspend")).toEqual([null, "not 5000000£"]);
});

type Bounds = readonly [low: string | null, high: string | null];
const bounds = (text: string, metric = ""): Bounds | string => {
  const value = readValue(textCell(text), metric);
  if (value.kind !== "bounds") return value.kind;
  const end = (one: typeof value.low): string | null =>
    one && `${one.open ? "not " : ""}${one.figure}${value.unit?.name ?? ""}`;
  return [end(value.low), end(value.high)];
};

test.each<[text: string, ends: Bounds]>([
  ["<5", [null, "not 5"]],
  ["< 5", [null, "not 5"]],
  ["<=5", [null, "5"]],
  ["≤ 5", [null, "5"]],
  [">95%", ["not 95%", null]],
  ["fewer than 5", [null, "not 5"]],
  ["Fewer than five", [null, "not 5"]],
  ["less than 1%", [null, "not 1%"]],
  ["under 10", [null, "not 10"]],
  ["under 10 minutes", [null, "not 10minutes"]],
  ["more than 40", ["not 40", null]],
  ["at least 40", ["40", null]],
  ["no more than 12", [null, "12"]],
  ["up to 12", [null, "12"]],
  ["5 or fewer", [null, "5"]],
  ["5 or less (provisional)", [null, "5"]],
  ["40 or more", ["40", null]],
  ["95%+", ["95%", null]],
  ["40+", ["40", null]],
  ["between 3 and 5", ["3", "5"]],
  ["3-5", ["3", "5"]],
  ["3 to 5 days", ["3days", "5days"]],
  ["within 5 days", [null, "5days"]],
  ["Q2: <5", [null, "not 5"]],
  ["<£2m", [null, "not 2000000£"]],
  ["£5-6m", ["5000000£", "6000000£"]],
])("“%s” has the bounds %j", (text, ends) => {
  expect(bounds(text)).toEqual(ends);
});

test.each([
  // Suppressed, with no bound.
  ["*", "none"],
  ["c", "none"],
  ["[c]", "none"],
  ["..", "none"],
  // What is asked for, or the most of several.
  ["must not exceed 5", "not-read"],
  ["max 5", "not-read"],
  ["maximum of 5", "not-read"],
  ["not to exceed 5", "not-read"],
  ["minimum 40", "not-read"],
  // Two bounds, a bound of two, or a second figure.
  [">3 and <5", "not-read"],
  ["<5 or >10", "not-read"],
  ["<5 of 20", "not-read"],
  ["more than 1 in 5", "not-read"],
  ["fewer than 5 (last year 8, this year 3)", "number-or-not"],
  ["<5 - 10", "not-read"],
  // Falls, years, dates, scores.
  ["5-3", "not-read"],
  ["24-25", "not-read"],
  ["2023-24", "not-read"],
  ["from 3 to 5", "not-read"],
  // A unit that is said of the bound; a figure that the words turn round; a multiple.
  ["5+ days", "not-read"],
  ["95+%", "not-read"],
  ["5 or more days", "not-read"],
  ["less than £5m underspend", "not-read"],
  ["more than 5 days late", "not-read"],
  ["more than 5 times", "not-read"],
  ["<5 below target", "not-read"],
  ["within 5%", "not-read"],
  ["over budget by 5", "not-read"],
  ["over 65s", "not-read"],
  ["less than half", "not-read"],
  ["<", "not-read"],
  ["5 fewer", "not-read"],
  ["3-5 March", "not-read"],
  ["Dec 5-7", "not-read"],
  ["some over 5", "not-read"],
  ["<5?", "not-read"],
  ["5 more", "not-read"],
  ["5 to 10 forecast", "not-read"],
])("“%s” is %s", (text, kind) => {
  const found = bounds(text);
  if (kind === "number-or-not") expect(found).not.toBe("number");
  else expect(found).toBe(kind);
});
