import { format, isDateFormat } from "numfmt";
import type { CellData } from "./types";
import { SHORT_DATE, type Locale } from "./typed-entry";

/** So many days lie between the first days of the 1900 and the 1904 date system. */
const DAYS_BETWEEN = 1462;

/** What Excel shows in a cell wide enough for it: 0.886 under "0%" is "89%". Dates take the locale's own order. */
export function displayedText(cell: CellData | undefined, locale: Locale, isDate1904 = false): string {
  if (cell === undefined) return "";
  if (cell.error === true) return String(cell.value);
  if (typeof cell.value === "boolean") return cell.value ? "TRUE" : "FALSE";
  const pattern = cell.format ?? "General";
  if (typeof cell.value === "string" && (pattern === "General" || pattern === "@")) return cell.value;
  const shown = pattern === SHORT_DATE && locale.tag !== "en-US" ? "dd/mm/yyyy" : pattern;
  const counted =
    typeof cell.value === "number" && isDate1904 && isDateFormat(pattern) ? cell.value + DAYS_BETWEEN : cell.value;
  return format(shown, counted, { locale: locale.tag, throws: false, invalid: "########" });
}
