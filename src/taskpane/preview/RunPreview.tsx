import { Button, Spinner } from "@fluentui/react-components";
import { useId, useLayoutEffect, useMemo, useRef, useState, type JSX, type KeyboardEvent } from "react";
import { describeKept, describeWordings } from "../../actions/describe/describe-outcome";
import type { Review } from "../../actions/review";
import { takeOffers } from "../../actions/review/take-offers";
import { addressOf } from "../../kpi/kpi-table";
import { allIndicators, type RatedIndicator } from "../../kpi/scorecard";
import { explainOverride, explainVerdict } from "../../rag/sentences/explain";
import type { ReasonField } from "../../rag/rating";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import type { StatusChange } from "../../planning/statuses/plan-statuses";
import { isEmpty } from "../../planning/plan";
import type { LookChoices } from "../../planning/status-looks/offers";
import { hasUnknownWords } from "../../planning/statuses/unknown-words";
import { COPY } from "../copy";
import { useShowMore } from "../kit/InParts";
import { groupChanges, inListOrder } from "./group-changes";
import { LookOffersForm } from "./LookOffersForm";
import { placeKey } from "../state/indicator-place";
import { RUN_COPY } from "./run-copy";
import { StatusIcon } from "../statuses/StatusIcon";

const NOTHING_CHOSEN: LookChoices = { replacesIcons: false, clearsFills: false };

/** Changes drawn at first, and with each press of the button. */
const WINDOW = 50;

/** The preview of a run: its changes by kind and one by one, and the choice to write them. */
export function RunPreview(props: {
  review: Review;
  /** True when the sheet changed after the preview was first shown. */
  hasChanged: boolean;
  isBusy: boolean;
  isWriting: boolean;
  onWrite: (choices: LookChoices) => void;
  onLeave: () => void;
  onWords: () => void;
}): JSX.Element {
  const { isBusy, isWriting } = props;
  const [choices, setChoices] = useState<LookChoices>(NOTHING_CHOSEN);
  const review = useMemo(() => takeOffers(props.review, choices), [props.review, choices]);
  const { changes, ruleset } = review;
  const titleId = useId();
  const yes = useRef<HTMLButtonElement>(null);
  // A button, not the title: in Excel on the web, Office.js handles Tab itself, and knows tab stops only.
  useLayoutEffect(() => yes.current?.focus(), []);
  const { added, moved } = useMemo(() => groupChanges(changes), [changes]);
  const word = (status: Status): string => wordFor(ruleset, status);
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter that is still held down from Recalculate RAG must not press the button.
    if (event.key === "Enter" && event.repeat) event.preventDefault();
    if (event.key !== "Escape" || isWriting) return;
    event.stopPropagation();
    props.onLeave();
  };
  return (
    // Escape is pressed on one of the preview's own buttons, or on its list.
    <div role="presentation" onKeyDown={onKeyDown}>
      <section className="preview" role="group" aria-labelledby={titleId}>
        <h2 id={titleId}>{RUN_COPY.title(changes.length)}</h2>
        <p className="hint">{props.hasChanged ? RUN_COPY.changedMeanwhile : RUN_COPY.nothingYet}</p>
        <ul className="kinds" aria-label={RUN_COPY.kinds}>
          {added > 0 && <li className="kind">{RUN_COPY.isNew(added)}</li>}
          {moved.map(({ from, to, count }) => (
            <li key={`${from} ${to}`} className="kind">
              {RUN_COPY.moved(count, from === null ? "" : word(from), word(to))}
            </li>
          ))}
        </ul>
        <LookOffersForm looks={props.review.looks} isBusy={isBusy} choices={choices} onChoose={setChoices} />
        <div className="buttons">
          <Button
            ref={yes}
            appearance="primary"
            disabledFocusable={isBusy || isEmpty(review.plan)}
            icon={isWriting ? <Spinner size="tiny" aria-hidden /> : undefined}
            onClick={() => props.onWrite(choices)}
          >
            {isWriting ? RUN_COPY.writing : RUN_COPY.write(changes.length)}
          </Button>
          <Button disabledFocusable={isWriting} onClick={props.onLeave}>
            {RUN_COPY.notNow}
          </Button>
        </div>
        {[...describeWordings(review.wordings), ...describeKept(review.kept, review.tables)].map((sentence) => (
          <p key={sentence} className="hint">
            {sentence}
          </p>
        ))}
        {hasUnknownWords(review.kept) && (
          <Button className="more" size="small" onClick={props.onWords}>
            {COPY.sayWords}
          </Button>
        )}
        {changes.length > 0 && <ChangeList review={review} />}
      </section>
    </div>
  );
}

function ChangeList({ review }: { review: Review }): JSX.Element {
  const { count, list, showMore } = useShowMore(WINDOW, WINDOW);
  const changes = useMemo(() => inListOrder(review.changes), [review]);
  const indicators = useMemo(
    () => new Map(allIndicators(review.scorecard).map((indicator) => [placeKey(indicator), indicator])),
    [review],
  );
  const more = Math.min(WINDOW, changes.length - count);
  return (
    <>
      <ul className="changes" aria-label={RUN_COPY.changes} ref={list}>
        {changes.slice(0, count).map((change) => (
          <ChangeRow
            key={placeKey(change)}
            change={change}
            indicator={indicators.get(placeKey(change))}
            ruleset={review.ruleset}
            locate={(indicator, field) => {
              const table = review.tables.find(({ tableId }) => tableId === indicator.tableId);
              return table ? addressOf(table, field, indicator.row) : null;
            }}
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
  locate: (indicator: RatedIndicator, field: ReasonField) => string | null;
}): JSX.Element {
  const { change, indicator, ruleset } = props;
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
          <ReasonSentences indicator={indicator} ruleset={ruleset} cellOf={(field) => props.locate(indicator, field)} />
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
