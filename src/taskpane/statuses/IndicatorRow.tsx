import { memo, useCallback, useEffect, useId, useRef, type JSX } from "react";
import type { RatedIndicator } from "../../kpi/scorecard";
import type { Trend } from "../../kpi/travel/travels";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import type { StatusChange } from "../../planning/statuses/plan-statuses";
import { COPY } from "../copy";
import { LazyPanel, lazyPart } from "../kit/LazyPanel";
import type { LocateCell, Overriding } from "./Reason";
import { reviewFlagOf } from "../state/override-draft";
import { StatusIcon } from "./StatusIcon";
import type { OverrideActions } from "../state/use-pane";

/** Why an indicator has its status, in sentences. */
export const REASON = lazyPart(async () => (await import("./Reason")).Reason);

interface IndicatorRowProps {
  /** Its place as a key, to find it in the page. */
  place: string;
  indicator: RatedIndicator;
  ruleset: Ruleset;
  /** What the last run changed in its cell, or what a run would change. */
  change: StatusChange | undefined;
  hasRun: boolean;
  isOpen: boolean;
  /** True when its row is selected in the sheet. */
  isCurrent: boolean;
  /** A day ("2025-03-31"). */
  today: string;
  /** True when an override of it has been begun and not saved. */
  hasDraft: boolean;
  /** Given where its reason is open. */
  overriding: Overriding | undefined;
  /** For the row of a composite index that is open: how it is worked out. */
  indexWorking: string | null;
  trend: Trend | undefined;
  overrides: OverrideActions;
  locate: LocateCell;
  onOpen: (indicator: RatedIndicator | null) => void;
}

/** One indicator: its status, metric, and value against target; opens to show the reason. */
export const IndicatorRow = memo(function IndicatorRow(props: IndicatorRowProps): JSX.Element {
  const { indicator, ruleset, change, isOpen, isCurrent, today, overriding } = props;
  const { rating } = indicator;
  const reasonId = useId();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  const wasOpen = useRef(isOpen);
  const bringIntoView = useCallback(() => item.current?.scrollIntoView({ block: "nearest" }), []);
  useEffect(() => {
    // A reason opened at the pane's lower edge is brought into view; one that was open before the list changed is not.
    if (isOpen && !wasOpen.current) bringIntoView();
    wasOpen.current = isOpen;
  }, [isOpen, bringIntoView]);
  return (
    <li
      ref={item}
      className={`indicator${isCurrent ? " is-current" : ""}`}
      aria-current={isCurrent || undefined}
      data-place={props.place}
    >
      <button
        type="button"
        className="indicator-button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? reasonId : undefined}
        onClick={() => props.onOpen(isOpen ? null : indicator)}
      >
        <span className={`status is-${rating.status}`}>
          <StatusIcon status={rating.status} />
          <span className="status-word">{wordFor(ruleset, rating.status)}</span>
          {change?.from === null && <span className="status-news">{props.hasRun ? COPY.isNew : COPY.notInSheet}</span>}
        </span>
        <span className="indicator-text">
          <span className="metric" title={indicator.metric}>
            {indicator.metric || COPY.noMetric}
          </span>
          <span className="against">{COPY.against(indicator.shownValue, indicator.shownTarget)}</span>
          <Tags {...props} />
        </span>
      </button>
      {overriding && (
        <div id={reasonId} className={`reason is-${rating.status}`}>
          <LazyPanel
            part={REASON}
            isShown
            opening={COPY.openingReason}
            notLoaded={COPY.reasonNotLoaded}
            onArrive={bringIntoView}
            given={{
              ...{ indicator, ruleset, today, overriding, locate: props.locate },
              ...{ indexWorking: props.indexWorking, trend: props.trend, overrides: props.overrides },
            }}
          />
        </div>
      )}
    </li>
  );
});

/** What there is to know of an indicator besides its status. */
function Tags({ indicator, ruleset, change, hasRun, isOpen, today, hasDraft }: IndicatorRowProps): JSX.Element {
  const { rating } = indicator;
  const flag = reviewFlagOf(rating, today);
  const word = (status: Status): string => wordFor(ruleset, status);
  const from = change?.from ? word(change.from) : null;
  return (
    <>
      {change && from && (
        <span className="tag is-change">
          {hasRun ? COPY.moved(from, word(change.to)) : COPY.willMove(from, word(change.to))}
        </span>
      )}
      {rating.override && <span className="tag">{COPY.override(word(rating.computed.status))}</span>}
      {hasDraft && !isOpen && <span className="tag is-change">{COPY.overrideUnsaved}</span>}
      {flag && <span className="tag is-flag">{COPY.reviewFlag(flag)}</span>}
      {rating.overrideProblem && <span className="tag">{COPY.overrideIgnored}</span>}
    </>
  );
}
