import { Button } from "@fluentui/react-components";
import { Fragment, useLayoutEffect, useRef, useState, type JSX } from "react";
import { HEADINGS, SHOWN_COLUMNS } from "../../kpi/columns/columns";
import type { RatedIndicator } from "../../kpi/scorecard";
import type { Trend } from "../../kpi/travel/travels";
import { writeDay } from "../../rag/reading/dates/day";
import { explainOverride, explainRule, explainVerdict } from "../../rag/sentences/explain";
import { explainTarget } from "../../rag/sentences/explain-target";
import type { ReasonField } from "../../rag/rating";
import type { Ruleset } from "../../rag/rules/ruleset";
import type { Problem } from "../../planning/problem";
import { COPY } from "../copy";
import { LazyPanel, lazyPart } from "../kit/LazyPanel";
import { draftOf, hasOverride, reviewFlagOf, type OverrideDraft } from "../state/override-draft";
import type { OverrideActions } from "../state/use-pane";

/** The address of an indicator's cell for a field, or of its status cell; null where there is no such column. */
export type LocateCell = (indicator: RatedIndicator, field: ReasonField | "status") => string | null;

/** How far an override of this indicator has come. */
export interface Overriding {
  draft: OverrideDraft | null;
  isBusy: boolean;
  isSaving: boolean;
  problem: Problem | null;
}

/** Why an indicator has its status: the sentence, how the target was read, the rule, and any override. */
export function Reason(props: {
  indicator: RatedIndicator;
  ruleset: Ruleset;
  today: string;
  locate: LocateCell;
  overriding: Overriding;
  /** For the row of a composite index: how it is worked out. */
  indexWorking: string | null;
  /** Where it is going; undefined where that is not known. */
  trend: Trend | undefined;
  overrides: OverrideActions;
}): JSX.Element {
  const { indicator, ruleset, today, locate, overriding, trend, overrides } = props;
  const { rating } = indicator;
  const cellOf = (field: ReasonField): string | null => locate(indicator, field);
  const override = explainOverride(rating, ruleset, cellOf);
  const verdict = explainVerdict(rating.computed, ruleset, cellOf);
  const reviewBy = rating.override?.reviewBy ?? null;
  const flag = reviewFlagOf(rating, today);
  return (
    <>
      {override && <p className="reason-override">{override}</p>}
      {flag && <p className="reason-flag">{COPY.reviewFlag(flag)}.</p>}
      <p className="reason-sentence">{rating.override ? `${COPY.rulesGive}: ${verdict}` : verdict}</p>
      <dl>
        <dt>{COPY.targetRead}</dt>
        <dd>{explainTarget(rating.target)}</dd>
        <dt>{COPY.rule}</dt>
        <dd>{explainRule(rating.computed, ruleset)}</dd>
        {trend?.hasEarlier && (
          <>
            <dt>{COPY.direction}</dt>
            <dd>
              {trend.travel.sentence}
              {trend.spark && (
                <span className="spark" role="img" aria-label={trend.spark.alternative}>
                  {trend.spark.text}
                </span>
              )}
            </dd>
          </>
        )}
        {props.indexWorking && (
          <>
            <dt>{COPY.indexWorking}</dt>
            <dd>{props.indexWorking}</dd>
          </>
        )}
        {reviewBy?.day && !flag && (
          <>
            <dt>{COPY.reviewBy}</dt>
            <dd>{writeDay(reviewBy.day)}</dd>
          </>
        )}
        {SHOWN_COLUMNS.filter((key) => indicator.texts[key]).map((key) => (
          <Fragment key={key}>
            <dt>{HEADINGS[key]}</dt>
            <dd>{indicator.texts[key]}</dd>
          </Fragment>
        ))}
        <dt>{COPY.cell}</dt>
        <dd>{locate(indicator, "status") ?? indicator.address}</dd>
      </dl>
      <GiveOverride
        indicator={indicator}
        ruleset={ruleset}
        today={today}
        overriding={overriding}
        overrides={overrides}
      />
    </>
  );
}

const FORM = lazyPart(async () => (await import("./OverrideForm")).OverrideForm);

/** The button that opens the form for an override, or the form. */
function GiveOverride(props: {
  indicator: RatedIndicator;
  ruleset: Ruleset;
  today: string;
  overriding: Overriding;
  overrides: OverrideActions;
}): JSX.Element {
  const { indicator, overriding, overrides } = props;
  const { draft } = overriding;
  const button = useRef<HTMLButtonElement>(null);
  const [wasPressed, setPressed] = useState(false);
  const isOpen = draft !== null;
  const wasOpen = useRef(isOpen);
  useLayoutEffect(() => {
    // The form took the focus with it when it went.
    if (wasOpen.current && !isOpen && isFocusLost()) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (!draft) {
    return (
      <Button
        ref={button}
        size="small"
        onClick={() => {
          setPressed(true);
          overrides.type(indicator, draftOf(indicator, props.ruleset));
        }}
      >
        {hasOverride(indicator) ? COPY.changeOverride : COPY.giveOverride}
      </Button>
    );
  }
  const reviewBy = indicator.rating.override?.reviewBy;
  return (
    <LazyPanel
      part={FORM}
      isShown
      opening={COPY.openingOverride}
      notLoaded={COPY.overrideNotLoaded}
      given={{
        metric: indicator.metric,
        draft,
        ruleset: props.ruleset,
        today: props.today,
        unreadDay: reviewBy?.day === null ? reviewBy.text : null,
        canRemove: hasOverride(indicator),
        isBusy: overriding.isBusy,
        isSaving: overriding.isSaving,
        problem: overriding.problem,
        takesFocus: wasPressed,
        onType: (next) => overrides.type(indicator, next),
        onSave: (given) => overrides.save(indicator, given),
        onCancel: () => overrides.type(indicator, null),
      }}
    />
  );
}

function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
