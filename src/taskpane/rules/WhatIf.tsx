import { Button, Field, Input } from "@fluentui/react-components";
import { useCallback, useDeferredValue, useMemo, type JSX } from "react";
import type { Review } from "../../actions/review";
import { reviseRuleset } from "../../rag/rules/revise-ruleset";
import { listedAs, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { describeMoves, type RuleScope } from "../../rag/what-if";
import { IndicatorLinks } from "./IndicatorLinks";
import type { IndicatorPlace } from "../state/indicator-place";
import type { Saving } from "../kit/PaneForm";
import { ProblemNote } from "../kit/ProblemNote";
import { RULES_COPY } from "./rules-copy";
import { ScopeSelect } from "./ScopeSelect";
import { StatusIcon } from "../statuses/StatusIcon";
import { edgesNow, proposeTried, type TriedEdges } from "./tried-edges";
import { useSettled } from "../kit/use-settled";
import { useWhatIf, type Moves } from "./use-what-if";

interface WhatIfProps {
  review: Review;
  tried: TriedEdges;
  saving: Saving;
  onTry: (tried: TriedEdges) => void;
  onReveal: (place: IndicatorPlace) => void;
  onUse: (ruleset: Ruleset) => void;
}

/** Other edges, and what they would change. */
export function WhatIf(props: WhatIfProps): JSX.Element {
  const { review, tried, onTry } = props;
  const { isBusy, isSaving, problem } = props.saving;
  const { ruleset } = review;
  const { proposed, greenProblem, amberProblem } = useMemo(() => proposeTried(ruleset, tried), [ruleset, tried]);
  const answer = useWhatIf(review, proposed);
  const now = useMemo(
    () => edgesNow(ruleset, answer.indicators, tried.scope),
    [ruleset, answer.indicators, tried.scope],
  );
  const { green, amber } = tried;
  const isGreenSettled = useSettled(green) === green;
  const isAmberSettled = useSettled(amber) === amber;
  const onScope = useCallback((scope: RuleScope) => onTry({ green, amber, scope }), [onTry, green, amber]);
  return (
    <section aria-labelledby="what-if">
      <h2 id="what-if">{RULES_COPY.whatIf}</h2>
      <p className="hint">{RULES_COPY.whatIfIntro}</p>
      <div className="fields">
        <ScopeSelect indicators={answer.indicators} scope={tried.scope} onScope={onScope} />
        <Field
          label={RULES_COPY.greenEdge(wordFor(ruleset, "green"))}
          hint={RULES_COPY.now(now.green)}
          validationMessage={isGreenSettled ? greenProblem : null}
        >
          <Input value={green} autoComplete="off" onChange={(_, data) => onTry({ ...tried, green: data.value })} />
        </Field>
        {listedAs(ruleset, "amber") && (
          <Field
            label={RULES_COPY.amberEdge(wordFor(ruleset, "amber"))}
            hint={RULES_COPY.now(now.amber)}
            validationMessage={isAmberSettled ? amberProblem : null}
          >
            <Input
              value={amber}
              autoComplete="off"
              input={{ "data-amber-edge": true } as object}
              onChange={(_, data) => onTry({ ...tried, amber: data.value })}
            />
          </Field>
        )}
      </div>
      <Answer
        review={review}
        isAsked={proposed !== null}
        hasProblem={greenProblem !== null || amberProblem !== null}
        answer={answer}
        onReveal={props.onReveal}
      />
      {proposed && (
        <>
          {problem && <ProblemNote problem={problem} />}
          <Button
            appearance="primary"
            disabledFocusable={isBusy}
            aria-describedby="use-edges-hint"
            onClick={() => props.onUse(reviseRuleset(proposed))}
          >
            {isSaving ? RULES_COPY.writing : RULES_COPY.useEdges}
          </Button>
          <p id="use-edges-hint" className="hint">
            {RULES_COPY.writesWhere(review.rulesSheet?.name ?? null)}
          </p>
        </>
      )}
    </section>
  );
}

function Answer(props: {
  review: Review;
  isAsked: boolean;
  hasProblem: boolean;
  answer: Moves;
  onReveal: (place: IndicatorPlace) => void;
}): JSX.Element {
  const { review, isAsked, hasProblem } = props;
  const { indicators, moves } = useDeferredValue(props.answer);
  const links = useMemo(
    () =>
      (moves ?? []).flatMap(({ index, from, to }) => {
        const indicator = indicators[index];
        if (!indicator) return [];
        const says = (
          <>
            <StatusIcon status={from} size={12} />{" "}
            {RULES_COPY.becomes(wordFor(review.ruleset, from), wordFor(review.ruleset, to))}{" "}
            <StatusIcon status={to} size={12} />
          </>
        );
        return [{ indicator, says }];
      }),
    [indicators, moves, review.ruleset],
  );
  const sentence = !isAsked
    ? hasProblem
      ? ""
      : RULES_COPY.typeAnEdge
    : moves === null
      ? RULES_COPY.working
      : moves.length === 0
        ? RULES_COPY.nothingMoves
        : `${describeMoves(moves, review.ruleset)}.`;
  return (
    <>
      <p role="status" className={isAsked ? "answer" : "hint"}>
        {sentence}
      </p>
      {isAsked && links.some(({ indicator }) => indicator.rating.override) && (
        <p className="hint">{RULES_COPY.overridesStay}</p>
      )}
      {isAsked && links.length > 0 && <IndicatorLinks links={links} onReveal={props.onReveal} />}
    </>
  );
}
