/**
 * Exact decimal arithmetic for the figures people write. In binary floating point (5.4 - 5.0) / 5.0 is
 * 8.000000000000007%, which would push an indicator over an 8% edge that it sits exactly on. A Decimal is `digits / 10
 * ** places`.
 */
export interface Decimal {
  digits: bigint;
  places: number;
}

/** The largest figure that is calculated with; its reciprocal is the smallest one above zero. */
const LARGEST = 1e100;

/** True for a number small enough to calculate with: sums and products of two of them, in any unit, stay finite. */
export function isCalculable(value: number): boolean {
  const size = Math.abs(value);
  return value === 0 || (size <= LARGEST && size >= 1 / LARGEST);
}

const MILLION = 1e6;
/** Whole numbers below this are exact in binary. */
const EXACT = 2 ** 52;

/** Rounds away the noise of the binary form: 0.1 + 0.2 is 0.3. Figures of up to six decimals are returned unchanged. */
export function withoutNoise(value: number): number {
  if (Math.round(value * MILLION) / MILLION === value) return value;
  const plain = Number(value.toPrecision(EXCEL_DIGITS));
  // Rounding would take the very largest numbers to infinity.
  return Number.isFinite(plain) ? plain : value;
}

/** Excel keeps 15 significant digits; anything further is binary noise. */
const EXCEL_DIGITS = 15;

/** The decimal that Excel would show for this number. Throws RangeError for NaN and infinities. */
export function toDecimal(value: number): Decimal {
  if (!Number.isFinite(value)) throw new RangeError(`${value} is not a finite number`);
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return { digits: BigInt(value), places: 0 };
  const [mantissa = "0", exponent = "0"] = value.toExponential(EXCEL_DIGITS - 1).split("e");
  const digits = BigInt(mantissa.replace(".", ""));
  const places = EXCEL_DIGITS - 1 - Number(exponent);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

function align(a: Decimal, b: Decimal): [bigint, bigint, number] {
  if (a.places === b.places) return [a.digits, b.digits, a.places];
  if (a.places > b.places) return [a.digits, b.digits * 10n ** BigInt(a.places - b.places), a.places];
  return [a.digits * 10n ** BigInt(b.places - a.places), b.digits, b.places];
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  const [x, y, places] = align(a, b);
  return { digits: x - y, places };
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, places: a.places + b.places };
}

function absolute(a: Decimal): Decimal {
  return a.digits < 0n ? { digits: -a.digits, places: a.places } : a;
}

/** Compares two decimals: negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Decimal, b: Decimal): number {
  const [x, y] = align(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The nearest number. For display, never for judging. */
export function toNumber(a: Decimal): number {
  return Number(`${a.digits}e${-a.places}`);
}

/** a minus b, without the noise of binary subtraction: 5.4 - 5 is 0.4. */
export function difference(a: number, b: number): number {
  // Figures of up to six decimals are whole millionths, so their difference is exact.
  const [x, y] = [Math.round(a * MILLION), Math.round(b * MILLION)];
  if (x / MILLION === a && y / MILLION === b && Math.abs(x) < EXACT && Math.abs(y) < EXACT) return (x - y) / MILLION;
  return toNumber(subtract(toDecimal(a), toDecimal(b)));
}

/** Compares |gap| with `percent` per cent of |base|: negative, zero or positive as it is less, equal or more. */
export function compareToPercent(gap: number, percent: number, base: number): number {
  // Multiplied out (gap * 100 against percent * base), so no division can round.
  const left = Math.abs(gap) * 100;
  const right = percent * Math.abs(base);
  if (Math.abs(left - right) > 1e-9 * Math.max(left, right)) return left - right;
  return compare(
    multiply(absolute(toDecimal(gap)), { digits: 100n, places: 0 }),
    multiply(toDecimal(percent), absolute(toDecimal(base))),
  );
}

/**
 * Compares two numbers as Excel would show them: negative, zero or positive as a is less than, equal to or greater than
 * b.
 */
export function compareFigures(a: number, b: number): number {
  const apart = Math.abs(a - b);
  if (apart === 0 || apart > 1e-9 * Math.max(Math.abs(a), Math.abs(b))) return a - b;
  return compare(toDecimal(a), toDecimal(b));
}

/**
 * Rounds to a number of decimals as Excel does: halves away from zero, on the decimal it shows (1.005 to 1.01).
 * Negative decimals round to tens.
 */
export function roundTo(value: number, decimals: number): number {
  if (decimals >= 0) {
    const scale = 10 ** decimals;
    const scaled = Math.abs(value) * scale;
    const past = scaled - Math.floor(scaled);
    // The binary form can mislead only near a half.
    if (Math.abs(past - 0.5) > 1e-6 && scaled < 1e9) return (Math.round(scaled) / scale) * Math.sign(value);
  }
  const text = String(Number(Math.abs(value).toPrecision(EXCEL_DIGITS)));
  if (text.includes("e")) return value;
  const rounded = Number(`${Math.round(Number(`${text}e${decimals}`))}e${-decimals}`);
  return value < 0 ? -rounded : rounded;
}
