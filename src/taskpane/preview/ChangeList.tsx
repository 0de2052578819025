import { Button } from "@fluentui/react-components";
import { useId, useMemo, useState, type JSX } from "react";
import type { Review } from "../../actions/review";
import { allIndicators, type RatedIndicator } from "../../kpi/scorecard";
import { explainOverride, explainVerdict } from "../../rag/sentences/explain";
import type { ReasonField } from "../../rag/rating";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import type { StatusChange } from "../../planning/statuses/plan-statuses";
import { COPY } from "../copy";
import { useShowMore } from "../kit/InParts";
import { cellOf, placeKey } from "../state/indicator-place";
import { StatusIcon } from "../statuses/StatusIcon";
import { inListOrder } from "./group-changes";
import { RUN_COPY } from "./run-copy";

/** Changes drawn at first, and with each press of the button. */
const CHANGES_AT_A_TIME = 50;

/** The changes of a run one by one. */
export function ChangeList({ review }: { review: Review }): JSX.Element {
  const changes = useMemo(() => inListOrder(review.changes), [review]);
  const { count, list, more, showMore } = useShowMore(changes.length, CHANGES_AT_A_TIME);
  const indicators = useMemo(
    () => new Map(allIndicators(review.scorecard).map((indicator) => [placeKey(indicator), indicator])),
    [review],
  );
  return (
    <>
      <ul className="changes" aria-label={RUN_COPY.changes} ref={list}>
        {changes.slice(0, count).map((change) => (
          <ChangeRow
            key={placeKey(change)}
            change={change}
            indicator={indicators.get(placeKey(change))}
            ruleset={review.ruleset}
            cellOf={(field) => cellOf(review, change, field)}
          />
        ))}
      </ul>
      {more > 0 && (
        <Button className="more" onClick={showMore}>
          {COPY.showMore(more)}
        </Button>
      )}
    </>
  );
}

/** One change; opens to show why. */
function ChangeRow(props: {
  change: StatusChange;
  indicator: RatedIndicator | undefined;
  ruleset: Ruleset;
  cellOf: (field: ReasonField) => string | null;
}): JSX.Element {
  const { change, indicator, ruleset, cellOf } = props;
  const { from, to } = change;
  const [isOpen, setOpen] = useState(false);
  const reasonId = useId();
  return (
    <li className="change">
      <button
        type="button"
        className="change-button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? reasonId : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="metric">{indicator?.metric || COPY.noMetric}</span>
        <span className="change-statuses">
          {from === null ? (
            <span className="change-new">{RUN_COPY.newStatus}</span>
          ) : (
            <ShownStatus status={from} ruleset={ruleset} />
          )}
          <span>→</span>
          <ShownStatus status={to} ruleset={ruleset} />
        </span>
      </button>
      {isOpen && indicator && (
        <div id={reasonId} className={`reason is-${to}`}>
          <ReasonSentences indicator={indicator} ruleset={ruleset} cellOf={cellOf} />
        </div>
      )}
    </li>
  );
}

function ShownStatus({ status, ruleset }: { status: Status; ruleset: Ruleset }): JSX.Element {
  return (
    <span className={`status is-${status}`}>
      <StatusIcon status={status} size={14} />
      <span className="status-word">{wordFor(ruleset, status)}</span>
    </span>
  );
}

function ReasonSentences(props: {
  indicator: RatedIndicator;
  ruleset: Ruleset;
  cellOf: (field: ReasonField) => string | null;
}): JSX.Element {
  const { rating } = props.indicator;
  const override = explainOverride(rating, props.ruleset, props.cellOf);
  const verdict = explainVerdict(rating.computed, props.ruleset, props.cellOf);
  return (
    <>
      {override && <p className="reason-override">{override}</p>}
      <p className="reason-sentence">{rating.override ? `${COPY.rulesGive}: ${verdict}` : verdict}</p>
    </>
  );
}
