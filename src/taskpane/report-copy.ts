import type { SheetsPlan } from "../workbook/report-sheets";
import { plural } from "./copy";

/** The words of the Report tab. */
export const REPORT_COPY = {
  reading: "Reading the KPI table…",
  noTable: "There are no KPI rows to report yet.",
  sheets: "Sheets for the report",
  about: "Combined KPIs shows how indicators become KPIs. Performance Overview counts the statuses and lists every KPI. What you write beside or below their rows stays.",
  make: "Make the sheets",
  update: "Update the sheets",
  writing: "Writing the sheets…",
  show: (sheet: string): string => `Show ${sheet}`,
} as const;

/** What became of the report's sheets. */
export function describeSheets({ added, changed, overtyped, troubles }: SheetsPlan): string {
  const done = [
    ...(added.length > 0 ? [`${joined(added)} ${added.length === 1 ? "was" : "were"} made.`] : []),
    ...(changed.length > 0 ? [`${joined(changed)} ${changed.length === 1 ? "was" : "were"} brought up to date.`] : []),
  ];
  const kept = overtyped.map(
    ({ sheet, rows }) => `${plural(rows, "row", "rows")} of ${sheet} had been typed over; what stood there is kept at its foot.`,
  );
  const nothing = done.length === 0 && troubles.length === 0 ? ["The sheets are up to date."] : [];
  return [...done, ...nothing, ...kept].join(" ");
}

function joined(names: readonly string[]): string {
  return names.join(" and ");
}
