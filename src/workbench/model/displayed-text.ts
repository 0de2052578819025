import { format } from "numfmt";
import type { CellData } from "./types";
import { SHORT_DATE, type Locale } from "./typed-text";

/** What Excel shows in a cell wide enough for it: 0.886 under "0%" is "89%". Dates take the locale's own order. */
export function displayedText(cell: CellData | undefined, locale: Locale): string {
  if (cell === undefined) return "";
  if (cell.error === true) return String(cell.value);
  if (typeof cell.value === "boolean") return cell.value ? "TRUE" : "FALSE";
  const pattern = cell.format ?? "General";
  if (typeof cell.value === "string" && (pattern === "General" || pattern === "@")) return cell.value;
  const shown = pattern === SHORT_DATE && locale.tag !== "en-US" ? "dd/mm/yyyy" : pattern;
  return format(shown, cell.value, { locale: locale.tag, throws: false, invalid: "########" });
}
