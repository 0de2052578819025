import { memo, useCallback, useEffect, useId, useRef, type JSX } from "react";
import type { RatedIndicator } from "../../kpi/scorecard";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import type { StatusChange } from "../../planning/statuses/plan-statuses";
import { COPY } from "../copy";
import { LazyPanel, lazyPart } from "../kit/LazyPanel";
import { placeKey } from "../state/indicator-place";
import { reviewFlagOf } from "../state/override-draft";
import type { ReasonDetails } from "./Reason";
import { StatusIcon } from "./StatusIcon";

/** Why an indicator has its status, in sentences. */
export const REASON = lazyPart(async () => (await import("./Reason")).Reason);

/** What every row has in common. It must keep its identity while nothing in it changes: rows are drawn again only then. */
interface SharedByRows {
  ruleset: Ruleset;
  /** A day ("2025-03-31"). */
  today: string;
  /** True when the changes are those of the last run; false when they are what a run would change. */
  hasRun: boolean;
  onOpen: (indicator: RatedIndicator | null) => void;
}

interface IndicatorRowProps {
  indicator: RatedIndicator;
  shared: SharedByRows;
  change: StatusChange | undefined;
  /** True when its row is selected in the sheet. */
  isCurrent: boolean;
  /** True when an override of it has been typed and not saved. */
  hasDraft: boolean;
  /** Given while its reason is open. */
  opened: ReasonDetails | null;
}

/** One indicator: its status, metric, and value against target; opens to show the reason. */
export const IndicatorRow = memo(function IndicatorRow(props: IndicatorRowProps): JSX.Element {
  const { indicator, shared, change, isCurrent, opened } = props;
  const { ruleset, today } = shared;
  const { rating } = indicator;
  const isOpen = opened !== null;
  const reasonId = useId();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) item.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  const wasOpen = useRef(isOpen);
  const bringIntoView = useCallback(() => item.current?.scrollIntoView({ block: "nearest" }), []);
  useEffect(() => {
    // Scrolls only when the reason opens, not when the list changes around an open one.
    if (isOpen && !wasOpen.current) bringIntoView();
    wasOpen.current = isOpen;
  }, [isOpen, bringIntoView]);
  return (
    <li
      ref={item}
      className={`indicator${isCurrent ? " is-current" : ""}`}
      aria-current={isCurrent || undefined}
      data-place={placeKey(indicator)}
    >
      <button
        type="button"
        className="indicator-button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? reasonId : undefined}
        onClick={() => shared.onOpen(isOpen ? null : indicator)}
      >
        <span className={`status is-${rating.status}`}>
          <StatusIcon status={rating.status} />
          <span className="status-word">{wordFor(ruleset, rating.status)}</span>
          {change?.from === null && <span className="status-news">{shared.hasRun ? COPY.isNew : COPY.notInSheet}</span>}
        </span>
        <span className="indicator-text">
          <span className="metric" title={indicator.metric}>
            {indicator.metric || COPY.noMetric}
          </span>
          <span className="against">{COPY.against(indicator.shownValue, indicator.shownTarget)}</span>
          <Tags {...props} />
        </span>
      </button>
      {opened && (
        <div id={reasonId} className={`reason is-${rating.status}`}>
          <LazyPanel
            part={REASON}
            isShown
            opening={COPY.openingReason}
            notLoaded={COPY.reasonNotLoaded}
            onLoaded={bringIntoView}
            partProps={{ indicator, ruleset, today, ...opened }}
          />
        </div>
      )}
    </li>
  );
});

/** Labels: a changed status, an override, a review that is due. */
function Tags({ indicator, shared, change, opened, hasDraft }: IndicatorRowProps): JSX.Element {
  const { ruleset, today, hasRun } = shared;
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
      {hasDraft && !opened && <span className="tag is-change">{COPY.overrideUnsaved}</span>}
      {flag && <span className="tag is-flag">{COPY.reviewFlag(flag)}</span>}
      {rating.overrideProblem && <span className="tag">{COPY.overrideIgnored}</span>}
    </>
  );
}
