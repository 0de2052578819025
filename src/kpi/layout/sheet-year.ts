import type { Period } from "../../rag/periods/period";
import type { Reporting } from "../../rag/periods/reporting";
import { yearOf } from "../../rag/periods/years";
import type { CellValue } from "../kpi-table";
import { findHeadingPeriod } from "./heading-period";
import type { HeadingContext, LayoutContext } from "./layout-context";

/** Rows at the top of a sheet in which a title may stand. */
export const TITLE_ROWS = 8;

/** How the headings of a sheet are read: with the year that its name gives, or else a title among its values. */
export function contextOfSheet(
  name: string,
  values: readonly (readonly CellValue[])[],
  { mapping, reporting }: Pick<LayoutContext, "mapping" | "reporting">,
): HeadingContext {
  return { mapping, reporting, year: findYear(name, values, reporting) };
}

/** The body's year that a sheet's name gives, or else its title; undefined where they give none, or several. */
function findYear(name: string, values: readonly (readonly CellValue[])[], reporting: Reporting): number | undefined {
  const named = yearIn(name, reporting);
  if (named !== null) return named;
  const titles = values.slice(0, TITLE_ROWS).flatMap((row) => {
    const [only, other] = row.filter((value) => String(value).trim() !== "");
    return only !== undefined && other === undefined ? [String(only)] : [];
  });
  const years = new Set(titles.flatMap((title) => yearIn(title, reporting) ?? []));
  const [first] = years;
  return years.size === 1 ? first : undefined;
}

function yearIn(text: string, reporting: Reporting): number | null {
  if (!/\d\d/.test(text)) return null;
  const period = findHeadingPeriod(text, { reporting })?.period;
  return period ? bodyYearOf(period) : null;
}

/** The body's year of a period; null where it has days of two, as a school's year or a calendar year has of financial years. */
export function bodyYearOf({ start, end, reporting }: Period): number | null {
  const [first, last] = [yearOf(start, reporting.year), yearOf(end ?? start, reporting.year)];
  return first === last ? first : null;
}
