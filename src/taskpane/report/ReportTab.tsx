import type { JSX } from "react";
import { Checks } from "../checks/Checks";
import { ClosePeriod } from "./ClosePeriod";
import { ReportSheets } from "./ReportSheets";
import { ReportTexts } from "./ReportTexts";
import { REPORT_COPY } from "./report-copy";
import type { Pane } from "../state/use-pane";

/** What is made for the report from the rated KPIs. */
export function ReportTab({ pane }: { pane: Pane }): JSX.Element {
  const { review, activity, failure } = pane.state;
  if (!review || review.scorecard.indicatorCount === 0) {
    const isReading = !review && (activity !== "idle" || failure?.problem.code !== "no-kpi-table");
    return <p className="empty">{isReading ? REPORT_COPY.reading : REPORT_COPY.noTable}</p>;
  }
  return (
    <div className="sections">
      <Checks pane={pane} review={review} />
      <ReportSheets pane={pane} review={review} />
      <ReportTexts pane={pane} review={review} />
      <ClosePeriod pane={pane} review={review} />
    </div>
  );
}
