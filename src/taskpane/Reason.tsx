import type { JSX } from "react";
import type { RatedIndicator } from "../kpi/scorecard";
import { explainOverride, explainRule, explainTarget, explainVerdict } from "../rag/explain";
import type { Field } from "../rag/rating";
import type { Ruleset } from "../rag/ruleset";
import { COPY } from "./copy";

/** The address of an indicator's cell for a field, or of its status cell; null where there is no such column. */
export type LocateCell = (indicator: RatedIndicator, field: Field | "status") => string | null;

/** Why an indicator has its status: the sentence, how the target was read, the rule, and any override. */
export function Reason(props: { id: string; indicator: RatedIndicator; ruleset: Ruleset; locate: LocateCell }): JSX.Element {
  const { indicator, ruleset, locate } = props;
  const { rating } = indicator;
  const cellOf = (field: Field): string | null => locate(indicator, field);
  const override = explainOverride(rating, ruleset, cellOf);
  const verdict = explainVerdict(rating.computed, ruleset, cellOf);
  return (
    <div id={props.id} className={`reason is-${rating.status}`}>
      {override && <p className="reason-override">{override}</p>}
      <p className="reason-sentence">{rating.override ? `${COPY.rulesGive}: ${verdict}` : verdict}</p>
      <dl>
        <dt>{COPY.targetRead}</dt>
        <dd>{explainTarget(rating.target)}</dd>
        <dt>{COPY.rule}</dt>
        <dd>{explainRule(rating.computed, ruleset)}</dd>
        <dt>{COPY.cell}</dt>
        <dd>{locate(indicator, "status") ?? indicator.address}</dd>
      </dl>
    </div>
  );
}
