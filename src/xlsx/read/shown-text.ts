import { format, isDateFormat } from "numfmt";
import { DAYS_BEHIND } from "../../kpi/date-system";
import type { CellContent } from "../cells/cell-content";

/** What the form of dates and numbers depends on. */
export interface ShownBy {
  /** A BCP 47 tag: "en-GB". */
  locale: string;
  isDate1904: boolean;
}

/** Excel's short date, which it shows in the order of the locale. */
const SHORT_DATE = "m/d/yyyy";

/** The text that Excel shows in a cell that is wide enough: "89%" for 0.886 under "0%". */
export function shownText({ kind, value }: CellContent, pattern: string, { locale, isDate1904 }: ShownBy): string {
  if (kind === "empty") return "";
  if (kind === "error") return String(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string" && (pattern === "General" || pattern === "@")) return value;
  const shown =
    pattern.startsWith(SHORT_DATE) && locale !== "en-US" ? pattern.replace(SHORT_DATE, "dd/mm/yyyy") : pattern;
  const counted = typeof value === "number" && isDate1904 && isDateFormat(pattern) ? value + DAYS_BEHIND : value;
  return format(shown, counted, { locale, throws: false, invalid: "########" });
}
