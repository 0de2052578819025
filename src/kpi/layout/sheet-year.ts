import { yearOf } from "../../rag/periods/years";
import type { CellValue } from "../kpi-table";
import { findHeadingPeriod } from "./heading-period";

/** Rows at the top of a sheet in which a title may stand. */
const TITLE_ROWS = 8;

/** The financial year that a sheet's name gives, or else its title; undefined where they give none, or several. */
export function findYear(name: string, values: readonly (readonly CellValue[])[]): number | undefined {
  const named = yearIn(name);
  if (named !== null) return named;
  const titles = values.slice(0, TITLE_ROWS).flatMap((row) => {
    const [only, other] = row.filter((value) => String(value).trim() !== "");
    return typeof only === "string" && other === undefined ? [only] : [];
  });
  const years = new Set(titles.flatMap((title) => yearIn(title) ?? []));
  const [first] = years;
  return years.size === 1 ? first : undefined;
}

function yearIn(text: string): number | null {
  if (!/\d\d/.test(text)) return null;
  const period = findHeadingPeriod(text)?.period;
  return period ? yearOf(period.start, "financial") : null;
}
