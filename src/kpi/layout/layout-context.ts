import type { PeriodContext } from "../../rag/periods/no-span";
import { USUAL_REPORTING, type Reporting } from "../../rag/periods/reporting";
import { NO_MAPPING, type ColumnMapping } from "../columns/column-mapping";

/** What is known of a workbook before its KPI rows are read. */
export interface LayoutContext {
  /** What the workbook says its headings mean. */
  mapping: ColumnMapping;
  /** How the body reports: periods in headings are of its year. */
  reporting: Reporting;
  /** The period that an officer chose to have judged; null for the newest. */
  chosen: string | null;
}

/** A workbook that says nothing. */
export const USUAL_LAYOUT: LayoutContext = { mapping: NO_MAPPING, reporting: USUAL_REPORTING, chosen: null };

/** What is known before the headings of a sheet are read. */
export interface HeadingContext extends Pick<LayoutContext, "mapping" | "reporting"> {
  /** The body's year that the sheet's name or title gives. */
  year?: number | undefined;
}

/** How periods are read in the headings of a sheet. */
export function periodsIn({ reporting, year }: Omit<HeadingContext, "mapping">): PeriodContext {
  return year === undefined ? { reporting } : { reporting, financialYear: year };
}
