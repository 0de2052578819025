import { Button } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import type { ReportReading } from "../../actions/read-report";
import type { Review } from "../../actions/review";
import { findOwnOf, TEXT_SHEETS } from "../../planning/sheets/own-sheets";
import { ProblemNote } from "../kit/ProblemNote";
import { REPORT_COPY } from "./report-copy";
import { NarrativeProgress } from "./NarrativeProgress";
import { ReportFiles } from "./ReportFiles";
import { ReturnedFile } from "./ReturnedFile";
import { TEXTS_COPY } from "./texts-copy";
import { JOB_TABLE } from "../state/jobs";
import type { Pane } from "../state/use-pane";

/** The report's texts: the sheets to write them on, their progress, the report's files, and texts that come back in one. */
export function ReportTexts({ pane, review }: { pane: Pane; review: Review }): JSX.Element {
  const { activity, failure } = pane.state;
  const [reading, setReading] = useState<ReportReading | null>(null);
  const sheets = findOwnOf(review.reportSheets, TEXT_SHEETS);
  const isFailed = failure?.doing === "writing-texts" || failure?.doing === "reading-report";
  const look = async (): Promise<ReportReading | null> => {
    const read = await pane.report.read();
    if (read) setReading(read);
    return read;
  };
  return (
    <section aria-labelledby="report-texts">
      <h2 id="report-texts">{TEXTS_COPY.title}</h2>
      <p id="report-texts-about">{TEXTS_COPY.about}</p>
      {isFailed && <ProblemNote problem={failure.problem} />}
      <div className="buttons">
        <Button
          disabledFocusable={activity !== "idle"}
          aria-describedby="report-texts-about"
          onClick={pane.report.writeTexts}
        >
          {activity === "writing-texts"
            ? JOB_TABLE["writing-texts"].busy
            : sheets.length > 0
              ? TEXTS_COPY.update
              : TEXTS_COPY.make}
        </Button>
        {sheets.map(({ id, name }) => (
          <Button key={id} size="small" onClick={() => pane.showSheet(id)}>
            {REPORT_COPY.show(name)}
          </Button>
        ))}
        {sheets.length > 0 && (
          <Button size="small" disabledFocusable={activity !== "idle"} onClick={() => void look()}>
            {activity === "reading-report" ? JOB_TABLE["reading-report"].busy : TEXTS_COPY.look}
          </Button>
        )}
      </div>
      {reading && sheets.length > 0 && <NarrativeProgress pane={pane} reading={reading} review={review} />}
      <ReportFiles isBusy={activity !== "idle"} review={review} read={look} />
      {sheets.length > 0 && <ReturnedFile pane={pane} read={look} />}
    </section>
  );
}
