import { Button } from "@fluentui/react-components";
import { Fragment, useRef, useState, type JSX } from "react";
import { HEADINGS, SHOWN_COLUMNS, type ColumnKey } from "../../kpi/columns/columns";
import type { RatedIndicator } from "../../kpi/scorecard";
import type { Trend } from "../../kpi/travel/travels";
import { writeDay } from "../../rag/periods/days";
import { explainOverride, explainRule, explainVerdict } from "../../rag/sentences/explain";
import { explainTarget } from "../../rag/sentences/explain-target";
import type { Ruleset } from "../../rag/rules/ruleset";
import { COPY } from "../copy";
import { useFocusAfter } from "../kit/focus";
import { LazyPanel, lazyPart } from "../kit/LazyPanel";
import type { Saving } from "../kit/PaneForm";
import { PeriodPicture } from "../periods/PeriodPicture";
import { PeriodTable } from "../periods/PeriodTable";
import { draftOf, hasOverride, reviewFlagOf, type OverrideDraft } from "../state/override-draft";
import type { OverrideActions } from "../state/use-pane";

/** What the reason needs besides the indicator's rating. */
export interface ReasonDetails {
  /** The address of the indicator's cell in a column; null where there is no such column. */
  cellOf: (column: ColumnKey) => string | null;
  /** For a row that reports a composite index: how the index is calculated. */
  indexWorking: string | null;
  /** The direction of travel, where it is known. */
  trend: Trend | undefined;
  /** The override that is being typed; null while the form is closed. */
  draft: OverrideDraft | null;
  saving: Saving;
  overrides: OverrideActions;
}

interface ReasonProps extends ReasonDetails {
  indicator: RatedIndicator;
  ruleset: Ruleset;
  /** A day ("2025-03-31"). */
  today: string;
}

/** Why an indicator has its status: the sentence, how the target was read, the rule, and any override. */
export function Reason(props: ReasonProps): JSX.Element {
  const { ruleset, today, cellOf, trend } = props;
  const { rating } = props.indicator;
  const override = explainOverride(rating, ruleset, cellOf);
  const verdict = explainVerdict(rating.computed, ruleset, cellOf);
  const flag = reviewFlagOf(rating, today);
  return (
    <>
      {override && <p className="reason-override">{override}</p>}
      {flag && <p className="reason-flag">{COPY.reviewFlag(flag)}.</p>}
      <p className="reason-sentence">{rating.override ? `${COPY.rulesGive}: ${verdict}` : verdict}</p>
      <Facts {...props} />
      {trend && trend.periods.length > 0 && <PeriodTable places={trend.periods} />}
      <GiveOverride {...props} />
    </>
  );
}

function Facts({ indicator, ruleset, today, cellOf, indexWorking, trend }: ReasonProps): JSX.Element {
  const { rating } = indicator;
  const reviewBy = rating.override?.reviewBy ?? null;
  return (
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
            {trend.spark && <PeriodPicture places={trend.periods} figures={trend.spark.alternative} />}
          </dd>
        </>
      )}
      {indexWorking && (
        <>
          <dt>{COPY.indexWorking}</dt>
          <dd>{indexWorking}</dd>
        </>
      )}
      {reviewBy?.day && !reviewFlagOf(rating, today) && (
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
      <dd>{cellOf("status") ?? indicator.address}</dd>
    </dl>
  );
}

const FORM = lazyPart(async () => (await import("./OverrideForm")).OverrideForm);

/** The button that opens the form for an override; once pressed, the form. */
function GiveOverride({ indicator, ruleset, today, draft, saving, overrides }: ReasonProps): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  const [wasPressed, setPressed] = useState(false);
  useFocusAfter(draft !== null, button);
  if (!draft) {
    return (
      <Button
        ref={button}
        size="small"
        onClick={() => {
          setPressed(true);
          overrides.type(indicator, draftOf(indicator, ruleset));
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
      opening={COPY.openingForm}
      notLoaded={COPY.formNotLoaded}
      partProps={{
        metric: indicator.metric,
        ...{ draft, ruleset, today, saving },
        unreadDay: reviewBy?.day === null ? reviewBy.text : null,
        canRemove: hasOverride(indicator),
        takesFocus: wasPressed,
        onType: (next) => overrides.type(indicator, next),
        onSave: (given) => overrides.save(indicator, given),
        onCancel: () => overrides.type(indicator, null),
      }}
    />
  );
}
