import { Button } from "@fluentui/react-components";
import type { JSX } from "react";
import type { Review } from "../../actions/review";
import { FIGURE_SHEETS, findOwnOf } from "../../planning/sheets/own-sheets";
import { JOB_TABLE } from "../state/jobs";
import { ProblemNote } from "../kit/ProblemNote";
import { REPORT_COPY } from "./report-copy";
import type { Pane } from "../state/use-pane";

/** The sheets with the report's figures: makes them, updates them, shows them. */
export function ReportSheets({ pane, review }: { pane: Pane; review: Review }): JSX.Element {
  const { activity, failure, news } = pane.state;
  const problems = [...(failure?.doing === "writing-sheets" ? [failure.problem] : []), ...(news?.troubles ?? [])];
  const sheets = findOwnOf(review.reportSheets, FIGURE_SHEETS);
  const word = sheets.length > 0 ? REPORT_COPY.update : REPORT_COPY.make;
  return (
    <section aria-labelledby="report-sheets">
      <h2 id="report-sheets">{REPORT_COPY.sheets}</h2>
      <p id="report-sheets-about">{REPORT_COPY.about}</p>
      {problems.map((problem) => (
        <ProblemNote key={JSON.stringify(problem)} problem={problem} />
      ))}
      <Button
        appearance="primary"
        disabledFocusable={activity !== "idle"}
        aria-describedby="report-sheets-about"
        onClick={pane.report.writeSheets}
      >
        {activity === "writing-sheets" ? JOB_TABLE["writing-sheets"].busy : word}
      </Button>
      {sheets.map(({ id, name }) => (
        <Button key={id} size="small" onClick={() => pane.showSheet(id)}>
          {REPORT_COPY.show(name)}
        </Button>
      ))}
    </section>
  );
}
