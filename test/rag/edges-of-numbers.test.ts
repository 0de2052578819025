import fc from "fast-check";
import { numberCell } from "../../src/rag/cell";
import { rate } from "../../src/rag/rate";
import { DEFAULT_RULESET } from "../../src/rag/rules/default-ruleset";
import { chosen, runsOf } from "../support/strength";
import { indicatorCells } from "./indicator-cells";

const ALL = [
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  1e300,
  1.1e100,
  1e100,
  -1e100,
  9.99e99,
  1e22,
  1e15,
  1,
  0,
  -0,
  0.1,
  1e-15,
  1e-100,
  -1e-100,
  9e-101,
  1e-300,
  5e-324,
];
const NUMBERS = chosen(ALL, [Number.MAX_VALUE, -Number.MAX_VALUE, 1e100, 1, 0, 1e-100, 5e-324]);
const FORMATS = ["General", "0%", "[h]:mm", '#,##0,,"m"', "dd/mm/yyyy", "£#,##0"];
const TOLERANCES = ["", "5%", "5 points", "10", "floor 85%", "±5%", "1 under, 9 over", Number.MAX_VALUE, 1e100, 1e-320];

/** What the rating holds of figures that are none: JSON would write them as null. */
function badFigures(value: unknown): unknown[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [value];
  if (typeof value === "string") return /Infinity|NaN/.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(badFigures) : [];
}

test.each(FORMATS)("rating never throws up to the largest number, and names none that is none, under %s", (format) => {
  for (const value of NUMBERS) {
    for (const target of NUMBERS) {
      for (const goodIs of ["High", "Low", "On Target"]) {
        for (const tolerance of format === "General" || format === "0%" ? TOLERANCES : [""]) {
          const [latestValue, other] = [numberCell(value, format), numberCell(target, format)];
          const rating = rate(
            indicatorCells({ metric: "Calls", target: other, latestValue, goodIs, tolerance, previousValue: other }),
            DEFAULT_RULESET,
          );
          expect(badFigures(rating)).toEqual([]);
        }
      }
    }
  }
});

test.each([Number.MAX_VALUE, 1.1e100, 5e-324])("%s has no colour, because it cannot be calculated with", (figure) => {
  const cells = { metric: "Calls", goodIs: "High" };
  expect(rate(indicatorCells({ ...cells, target: 90, latestValue: figure }), DEFAULT_RULESET)).toMatchObject({
    status: "not-rated",
  });
  expect(rate(indicatorCells({ ...cells, target: figure, latestValue: 90 }), DEFAULT_RULESET)).toMatchObject({
    status: "not-rated",
  });
});

test("figures too large to calculate with are not read", () => {
  for (const target of [
    "9".repeat(400),
    "1e400",
    `${"1".repeat(308)}m`,
    `1 in 1${"0".repeat(320)}`,
    `+${"9".repeat(309)}%`,
  ]) {
    const rating = rate(indicatorCells({ metric: "Calls", target, latestValue: 5, goodIs: "High" }), DEFAULT_RULESET);
    expect([rating.status, badFigures(rating)]).toEqual(["not-rated", []]);
  }
});

const ANY_NUMBER = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(...ALL),
  fc.integer({ min: -400, max: 308 }).map((power) => Number(`1e${power}`)),
);
const ANY_FORMAT = fc.constantFrom(...FORMATS);

test("a row of any numbers is rated or gets a reason, with finite figures", () => {
  const number = fc.tuple(ANY_NUMBER, ANY_FORMAT).map(([value, format]) => numberCell(value, format));
  const row = fc.record({
    ...{
      latestValue: number,
      target: fc.oneof(
        number,
        ANY_NUMBER.map((figure) => `>= ${figure}`),
        ANY_NUMBER.map((figure) => `${figure}%`),
      ),
    },
    ...{
      previousValue: number,
      benchmark: number,
      goodIs: fc.constantFrom("High", "Low", "On Target", ""),
      tolerance: fc.oneof(fc.constantFrom(...TOLERANCES), ANY_NUMBER),
    },
  });
  fc.assert(
    fc.property(row, (cells) => {
      expect(badFigures(rate(indicatorCells({ metric: "Calls", ...cells }), DEFAULT_RULESET))).toEqual([]);
    }),
    { numRuns: runsOf(5000) },
  );
});
