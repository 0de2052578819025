import { format, isDateFormat } from "numfmt";
import type { CellData } from "./types";
import { SHORT_DATE, type Locale } from "./typed-entry";

/** The days from the epoch of the 1900 date system to that of the 1904 one. */
const DAYS_TO_1904 = 1462;

/** The text that Excel displays in a cell that is wide enough: 0.886 under "0%" is "89%". Short dates follow the locale. */
export function displayedText(cell: CellData | undefined, locale: Locale, isDate1904 = false): string {
  if (cell === undefined) return "";
  if (cell.error === true) return String(cell.value);
  if (typeof cell.value === "boolean") return cell.value ? "TRUE" : "FALSE";
  const pattern = cell.format ?? "General";
  if (typeof cell.value === "string" && (pattern === "General" || pattern === "@")) return cell.value;
  const shown = pattern === SHORT_DATE && locale.tag !== "en-US" ? "dd/mm/yyyy" : pattern;
  const counted =
    typeof cell.value === "number" && isDate1904 && isDateFormat(pattern) ? cell.value + DAYS_TO_1904 : cell.value;
  return format(shown, counted, { locale: locale.tag, throws: false, invalid: "########" });
}
