import { multiply, subtract, toDecimal, type Decimal } from "../../rag/decimal";
import { round } from "./attached-layout";

const NOTHING: Decimal = { digits: 0n, places: 0 };

/** The exact sum of decimals. */
export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => subtract(total, { digits: -value.digits, places: value.places }), NOTHING);
}

export function isZero({ digits }: Decimal): boolean {
  return digits === 0n;
}

/**
 * `part` times `by` divided by `whole`, rounded to a number of decimals, halves away from zero. The whole must not be
 * zero.
 */
export function divide(part: Decimal, whole: Decimal, by: 1 | 100, decimals: number): Decimal {
  const places = Math.max(0, decimals);
  const dividend = multiply(part, { digits: BigInt(by), places: 0 });
  // Rounding twice would be wrong, so the quotient is calculated with whole numbers alone.
  const over = dividend.digits * 10n ** BigInt(places + whole.places);
  const under = whole.digits * 10n ** BigInt(dividend.places);
  const isNegative = over < 0n !== under < 0n;
  const [a, b] = [over < 0n ? -over : over, under < 0n ? -under : under];
  const rounded = (2n * a + b) / (2n * b);
  return round({ digits: isNegative ? -rounded : rounded, places }, decimals);
}

/** True where two figures differ by at most that many halves of the last shown digit. */
export function isWithin(a: Decimal, b: Decimal, halves: number, decimals: number): boolean {
  const apart = subtract(a, b);
  const size = apart.digits < 0n ? -apart.digits : apart.digits;
  // |difference| <= halves / 2 * 10^-decimals, multiplied out.
  const left = 2n * size * 10n ** BigInt(Math.max(0, decimals));
  const right = BigInt(halves) * 10n ** BigInt(apart.places + Math.max(0, -decimals));
  return left <= right;
}

/** Writes thousands separators and exactly that many decimals: "13,384", "14.3". */
export function writeDecimal(value: Decimal, decimals: number): string {
  const places = Math.max(0, decimals);
  const { digits, places: held } = round(value, places);
  const size = `${digits < 0n ? -digits : digits}`.padStart(held + 1, "0");
  const whole = size.slice(0, size.length - held).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const fraction = size.slice(size.length - held).padEnd(places, "0");
  return `${digits < 0n ? "-" : ""}${whole}${places > 0 ? `.${fraction}` : ""}`;
}

/** The average of one or more decimals, rounded to a number of decimals. */
export function average(values: readonly Decimal[], decimals: number): Decimal {
  return divide(sum(values), toDecimal(values.length), 1, decimals);
}
