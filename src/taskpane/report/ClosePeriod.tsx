import { Button } from "@fluentui/react-components";
import { useLayoutEffect, useRef, type JSX } from "react";
import { lastClosed, type PreparedClosing } from "../../actions/close-period";
import { describeClosing, describeClosingRows, type ClosingRow } from "../../actions/describe/describe-closing";
import type { Review } from "../../actions/review";
import { JOB_TABLE } from "../state/jobs";
import { useFocusAfter } from "../kit/focus";
import { ProblemNote } from "../kit/ProblemNote";
import { REPORT_COPY } from "./report-copy";
import type { Pane } from "../state/use-pane";

/** Closes the period, after a preview of what that would do. */
export function ClosePeriod({ pane, review }: { pane: Pane; review: Review }): JSX.Element {
  const { activity, failure, closing } = pane.state;
  const { period } = review.scorecard;
  const start = useRef<HTMLButtonElement>(null);
  useFocusAfter(closing !== null, start);
  const last = lastClosed(review);
  const isFailed = failure?.doing === "preparing-closing" || failure?.doing === "closing";
  return (
    <section aria-labelledby="close-period">
      <h2 id="close-period">{REPORT_COPY.closeTitle}</h2>
      <p id="close-period-about">{REPORT_COPY.closeAbout}</p>
      {last !== null && <p className="hint">{REPORT_COPY.lastClosed(last)}</p>}
      {isFailed && <ProblemNote problem={failure.problem} />}
      {period === null ? (
        <p>{REPORT_COPY.noPeriod}</p>
      ) : closing ? (
        <ClosingPreview
          prepared={closing}
          isBusy={activity !== "idle"}
          onClose={pane.closing.write}
          onLeave={pane.closing.leave}
        />
      ) : (
        <Button
          ref={start}
          disabledFocusable={activity !== "idle"}
          aria-describedby="close-period-about"
          onClick={pane.closing.prepare}
        >
          {activity === "preparing-closing" ? JOB_TABLE["preparing-closing"].busy : REPORT_COPY.prepareClose(period)}
        </Button>
      )}
    </section>
  );
}

function ClosingPreview(props: {
  prepared: PreparedClosing;
  isBusy: boolean;
  onClose: () => void;
  onLeave: () => void;
}): JSX.Element {
  const { closing, history } = props.prepared;
  const { period } = closing;
  const { added, advancing, inSeries, staying, toDo } = describeClosingRows(props.prepared);
  const close = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => close.current?.focus(), []);
  const facts = [
    ...(history.added > 0 ? [added] : []),
    ...(advancing === undefined ? [] : [advancing]),
    ...(inSeries ? [inSeries.fact] : []),
    ...describeClosing(props.prepared),
  ];
  return (
    <div className="closing" role="group" aria-label={REPORT_COPY.closeGroup(period)}>
      <ul className="closing-facts">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {inSeries && <RowList {...inSeries} />}
      {staying.rows.length > 0 && <RowList {...staying} />}
      {toDo.rows.length > 0 && <RowList {...toDo} />}
      <div className="buttons">
        <Button ref={close} appearance="primary" disabledFocusable={props.isBusy} onClick={props.onClose}>
          {REPORT_COPY.close(period)}
        </Button>
        <Button disabledFocusable={props.isBusy} onClick={props.onLeave}>
          {REPORT_COPY.notNow}
        </Button>
      </div>
    </div>
  );
}

/** How many rows a list shows; the rest are counted. */
const MOST_LISTED = 200;

function RowList({ summary, rows }: { summary: string; rows: readonly ClosingRow[] }): JSX.Element {
  const left = rows.length - MOST_LISTED;
  return (
    <details>
      <summary>{summary}</summary>
      <ul className="closing-rows">
        {rows.slice(0, MOST_LISTED).map(({ metric, why }, index) => (
          <li key={index}>
            <strong>{metric}</strong>: {why}
          </li>
        ))}
        {left > 0 && <li>{REPORT_COPY.more(left)}</li>}
      </ul>
    </details>
  );
}
