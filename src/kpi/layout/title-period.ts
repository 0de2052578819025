import type { CellValue } from "../kpi-table";
import { findHeadingPeriod, type HeadingPeriod } from "./heading-period";
import { periodsIn, type HeadingContext } from "./layout-context";
import { TITLE_ROWS } from "./sheet-year";

/** Words beside a date that is not the period of what the sheet reports. */
const OTHER_DATE =
  /\b(?:updated?|published|prepared|printed|produced|created|reviewed?|due|next|previous|last|since|until|version|draft|approved|meeting|committee|cabinet|board)\b/i;

/** A title without the period that it names: "Roads" of "Roads: Quarter 2"; "" where its date is another than that of what is reported. */
export function withoutPeriod(title: string): string {
  const said = findHeadingPeriod(title);
  if (!said) return title;
  return OTHER_DATE.test(title) ? "" : said.rest;
}

/** A label beside the period. */
const LABEL = /^(?:reporting |report )?(?:period|quarter|month|term|week|half|year)\s?:?$/i;

/**
 * The period that the title of a sheet names: "Performance report: Quarter 2 2025/26", or "Period:" with the period beside it. Null where it
 * names none, or several. A part of a year says more than the year; a day is that of printing.
 */
export function findTitlePeriod(
  values: readonly (readonly CellValue[])[],
  context: Omit<HeadingContext, "mapping">,
): HeadingPeriod | null {
  const said = values.slice(0, TITLE_ROWS).flatMap((row) => {
    const cells = row.map((value) => String(value).trim()).filter((text) => text !== "");
    const [first = "", second, third] = cells;
    const title = second === undefined ? first : third === undefined && LABEL.test(first) ? second : "";
    const period = title === "" || OTHER_DATE.test(title) ? null : findHeadingPeriod(title, periodsIn(context));
    return period && period.kind !== "day" ? [period] : [];
  });
  const parts = said.filter(({ kind }) => kind !== "year");
  const named = new Map((parts.length > 0 ? parts : said).map((one) => [`${one.kind} ${one.order}`, one]));
  const [only, other] = named.values();
  return only && !other ? only : null;
}
