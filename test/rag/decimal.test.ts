import fc from "fast-check";
import { compare, difference, compareToPercent, multiply, subtract, toDecimal, toNumber } from "../../src/rag/decimal";

describe("difference", () => {
  test.each([
    [5.4, 5, 0.4],
    [0.3, 0.1, 0.2],
    [192365000, 188570000, 3795000],
    [1.1, 1.1, 0],
    [-2.5, 0.1, -2.6],
    [1e20, 1, 1e20],
    [1e-7, 0, 1e-7],
  ])("%d - %d is %d", (a, b, expected) => {
    expect(difference(a, b)).toBe(expected);
  });
});

describe("a gap beside a percentage", () => {
  test.each([
    // gap, per cent, of, within
    [0.4, 8, 5, true],
    [0.4, 7.9999999, 5, false],
    [5.2, 5.473684210526, 95, false],
    [9.5, 10, 95, true],
    [0.27, 10, 2.7, true],
    [0.270001, 10, 2.7, false],
    [-0.4, 8, -5, true],
  ])("a gap of %d within %d%% of %d: %s", (gap, percent, base, within) => {
    expect(compareToPercent(gap, percent, base) <= 0).toBe(within);
  });

  test("an edge is exact for any decimal figures", () => {
    const decimal = fc.tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(decimal, fc.integer({ min: 1, max: 100 }), ([digits, places], percent) => {
        const base = Number(`${digits}e-${places}`);
        // The exact edge, by whole-number arithmetic: digits * percent / 10^(places + 2).
        const edge = Number(`${digits * percent}e-${places + 2}`);
        const beyond = Number(`${digits * percent + 1}e-${places + 2}`);
        expect(compareToPercent(edge, percent, base)).toBe(0);
        expect(compareToPercent(beyond, percent, base)).toBeGreaterThan(0);
      }),
    );
  });
});

test("decimals subtract, multiply and compare exactly", () => {
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
  fc.assert(
    fc.property(amount, amount, fc.integer({ min: 0, max: 3 }), (a, b, places) => {
      const [x, y] = [toDecimal(Number(`${a}e-${places}`)), toDecimal(Number(`${b}e-${places}`))];
      expect(toNumber(subtract(x, y))).toBe(Number(`${a - b}e-${places}`));
      expect(toNumber(multiply(x, y))).toBe(Number(`${a * b}e-${2 * places}`));
      expect(Math.sign(compare(x, y))).toBe(Math.sign(a - b));
    }),
  );
});

test.each([Number.NaN, Infinity, -Infinity])("%d is refused", (value) => {
  expect(() => toDecimal(value)).toThrow(RangeError);
});
