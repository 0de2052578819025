import { monthName } from "../../rag/periods/calendar";
import { partsOf } from "../../rag/periods/days";
import { dayOfSerial } from "../../rag/reading/dates/day";
import type { CellValue } from "../kpi-table";

/** Serial numbers of the days of 1990 to 2060, by Excel's 1900 system. */
const [FIRST, LAST] = [32_874, 58_805];

/** The days between the headings of weeks, months, quarters and years. */
const STEPS: readonly (readonly [from: number, to: number])[] = [
  [7, 7],
  [28, 31],
  [89, 92],
  [365, 366],
];

/**
 * A row with dates as headings in words: "Apr 2025" for dates a month apart, else the day. Without formats, only their even steps show dates,
 * beside a heading in words or, where `isBelow` is set, below one.
 */
export function withDates(row: readonly CellValue[], isBelow = false): readonly CellValue[] {
  const dates = row.flatMap((value, column) => (isSerial(value) ? [{ value, column }] : []));
  const hasWords = isBelow || row.some((value) => typeof value === "string" && value.trim() !== "");
  if (dates.length < 2 || !hasWords) return row;
  const steps = dates.slice(1).map(({ value }, at) => value - (dates[at]?.value ?? 0));
  const step = STEPS.find(([from, to]) =>
    [1, -1].some((way) => steps.every((days) => days * way >= from && days * way <= to)),
  );
  if (!step) return row;
  const isMonths = step[0] === 28;
  const written = [...row];
  for (const { value, column } of dates) written[column] = isMonths ? monthOf(value) : dayOfSerial(value);
  return written;
}

function isSerial(value: CellValue): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= FIRST && value <= LAST;
}

function monthOf(serial: number): string {
  const { year, month } = partsOf(dayOfSerial(serial));
  return `${monthName(month)} ${year}`;
}
