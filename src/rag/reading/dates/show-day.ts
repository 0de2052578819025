import type { CellContent } from "../../cell";
import { readDay } from "./day";
import { writeDay } from "../../periods/days";

/** A format made only of days, months, years and separators, without a time of day. */
const PLAIN_DATE = /^(?:[dmy]|[\s/.,'-]|\\[\s/.,-])+$/i;

const DAY_NAMES = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** The date part of a format in lower case, without locales, colours and later sections. */
function plainFormat(format: string): string {
  return (format.split(";")[0] ?? "")
    .replace(/\[[^\]]*(?:\]|$)/g, "")
    .replace(/"([^"]*)"/g, "$1")
    .toLowerCase();
}

/** True for a format that shows a month and year but no day: "mmm-yy". */
export function isMonthFormat(format: string): boolean {
  const plain = plainFormat(format);
  return PLAIN_DATE.test(plain) && plain.includes("m") && plain.includes("y") && !plain.includes("d");
}

/** True for a format that shows day, month and year. */
export function isDayFormat(format: string): boolean {
  const plain = plainFormat(format);
  return /d/.test(plain) && /m/.test(plain) && /y/.test(plain);
}

/**
 * A day as its cell shows it: "31 Mar 2025", "31/03/2025". Excel shows a format that starts with the month's number in
 * the reader's own order, so such a date is written with its month's name, as are formats with a time of day.
 */
export function showDay(day: string, format: string): string {
  const plain = plainFormat(format).replace(/\\/g, "");
  const isMonthFirst = /^[^dmy]*m{1,2}(?!m)/.test(plain);
  if (!PLAIN_DATE.test(plain) || isMonthFirst) return writeDay(day);
  const [year = "", month = "", date = ""] = day.split("-");
  const [, monthName = ""] = writeDay(day).split(" ");
  const weekday = DAY_NAMES[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
  return plain.replace(/d+|m+|y+/g, (part) => {
    if (part.startsWith("y")) return part.length > 2 ? year : year.slice(2);
    if (part.startsWith("m"))
      return [String(Number(month)), month, monthName.slice(0, 3), monthName][part.length - 1] ?? monthName.slice(0, 1);
    return [String(Number(date)), date, weekday.slice(0, 3), weekday][part.length - 1] ?? date;
  });
}

/** A cell's content as text, with a date as the cell shows it. */
export function writeCell(cell: CellContent): string {
  const day = cell.kind === "number" ? readDay(cell) : null;
  return day === null ? String(cell.value).trim() : showDay(day, cell.format);
}
