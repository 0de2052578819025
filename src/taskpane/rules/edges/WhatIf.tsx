import { Button, Field, Input } from "@fluentui/react-components";
import { useCallback, useDeferredValue, useEffect, useMemo, useState, type JSX } from "react";
import type { Review } from "../../../actions/review";
import type { RatedIndicator } from "../../../kpi/scorecard";
import { reviseRuleset } from "../../../rag/rules/revise-ruleset";
import { listedAs, wordFor, type Ruleset } from "../../../rag/rules/ruleset";
import type { RuleScope } from "../../../rag/what-if";
import type { Saving } from "../../kit/PaneForm";
import { ProblemNote } from "../../kit/ProblemNote";
import type { IndicatorPlace } from "../../state/indicator-place";
import { StatusIcon } from "../../statuses/StatusIcon";
import { RULES_COPY } from "../rules-copy";
import { IndicatorLinks } from "./IndicatorLinks";
import { ScopeSelect } from "./ScopeSelect";
import { currentEdges, proposeTried, type Proposal, type TriedEdges } from "./tried-edges";
import { describeMoved, useWhatIf, type Moves } from "./use-what-if";

/** How long typing must pause before a problem is shown. */
const TYPING_PAUSE_MS = 600;

/** Tries other edges, and shows which statuses they would change. */
export function WhatIf(props: {
  review: Review;
  tried: TriedEdges;
  saving: Saving;
  onTry: (tried: TriedEdges) => void;
  onReveal: (place: IndicatorPlace) => void;
  onUse: (ruleset: Ruleset) => void;
}): JSX.Element {
  const { review, tried, saving } = props;
  const { ruleset } = review;
  const proposal = useMemo(() => proposeTried(ruleset, tried), [ruleset, tried]);
  const { proposed } = proposal;
  const answer = useWhatIf(review, proposed);
  return (
    <section aria-labelledby="what-if">
      <h2 id="what-if">{RULES_COPY.whatIf}</h2>
      <p className="hint">{RULES_COPY.whatIfIntro}</p>
      <EdgeFields
        ruleset={ruleset}
        indicators={answer.indicators}
        tried={tried}
        proposal={proposal}
        onTry={props.onTry}
      />
      <Answer ruleset={ruleset} proposal={proposal} answer={answer} onReveal={props.onReveal} />
      {proposed && (
        <>
          {saving.problem && <ProblemNote problem={saving.problem} />}
          <Button
            appearance="primary"
            disabledFocusable={saving.isBusy}
            aria-describedby="use-edges-hint"
            onClick={() => props.onUse(reviseRuleset(proposed))}
          >
            {saving.isSaving ? RULES_COPY.writing : RULES_COPY.useEdges}
          </Button>
          <p id="use-edges-hint" className="hint">
            {RULES_COPY.writesWhere(review.rulesSheet?.name ?? null)}
          </p>
        </>
      )}
    </section>
  );
}

/** The fields for the scope, the green edge and the amber edge. */
function EdgeFields(props: {
  ruleset: Ruleset;
  indicators: readonly RatedIndicator[];
  tried: TriedEdges;
  proposal: Proposal;
  onTry: (tried: TriedEdges) => void;
}): JSX.Element {
  const { ruleset, indicators, tried, proposal, onTry } = props;
  const { scope, green, amber } = tried;
  const current = useMemo(() => currentEdges(ruleset, indicators, scope), [ruleset, indicators, scope]);
  // The same function while only other fields change, as the list of metrics may be long.
  const onScope = useCallback((next: RuleScope) => onTry({ green, amber, scope: next }), [onTry, green, amber]);
  return (
    <div className="fields">
      <ScopeSelect indicators={indicators} scope={scope} onScope={onScope} />
      <EdgeField
        label={RULES_COPY.greenEdge(wordFor(ruleset, "green"))}
        current={current.green}
        text={green}
        problem={proposal.greenProblem}
        onType={(typed) => onTry({ ...tried, green: typed })}
      />
      {listedAs(ruleset, "amber") && (
        <EdgeField
          label={RULES_COPY.amberEdge(wordFor(ruleset, "amber"))}
          current={current.amber}
          text={amber}
          problem={proposal.amberProblem}
          marker="data-amber-edge"
          onType={(typed) => onTry({ ...tried, amber: typed })}
        />
      )}
    </div>
  );
}

/** A field for one edge. Its problem is shown after a pause in typing. */
function EdgeField(props: {
  label: string;
  current: string;
  text: string;
  problem: string | null;
  /** An attribute of the input, to find it in the page. */
  marker?: string;
  onType: (text: string) => void;
}): JSX.Element {
  const { text, marker } = props;
  const isSettled = useSettled(text) === text;
  return (
    <Field
      label={props.label}
      hint={RULES_COPY.now(props.current)}
      validationMessage={isSettled ? props.problem : null}
    >
      <Input
        value={text}
        autoComplete="off"
        {...(marker ? { input: { [marker]: true } as object } : {})}
        onChange={(_, { value }) => props.onType(value)}
      />
    </Field>
  );
}

/** The text as it was at the last pause in typing. Half a word is not reported as a mistake. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    if (settled === text) return undefined;
    const timer = setTimeout(() => settle(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, settled]);
  return settled;
}

/** The statuses that would change: counted in a sentence, then indicator by indicator. */
function Answer(props: {
  ruleset: Ruleset;
  proposal: Proposal;
  answer: Moves;
  onReveal: (place: IndicatorPlace) => void;
}): JSX.Element {
  const { ruleset, proposal } = props;
  const { indicators, moves } = useDeferredValue(props.answer);
  const isAsked = proposal.proposed !== null;
  const links = useMemo(
    () =>
      (moves ?? []).flatMap(({ index, from, to }) => {
        const indicator = indicators[index];
        if (!indicator) return [];
        const note = (
          <>
            <StatusIcon status={from} size={12} /> {RULES_COPY.becomes(wordFor(ruleset, from), wordFor(ruleset, to))}{" "}
            <StatusIcon status={to} size={12} />
          </>
        );
        return [{ indicator, note }];
      }),
    [indicators, moves, ruleset],
  );
  return (
    <>
      <p role="status" className={isAsked ? "answer" : "hint"}>
        {isAsked ? describeMoved(moves, ruleset) : describeNoEdges(proposal)}
      </p>
      {isAsked && links.some(({ indicator }) => indicator.rating.override) && (
        <p className="hint">{RULES_COPY.overridesStay}</p>
      )}
      {isAsked && links.length > 0 && <IndicatorLinks links={links} onReveal={props.onReveal} />}
    </>
  );
}

/** Asks for an edge; says nothing where a field already shows a problem. */
function describeNoEdges({ greenProblem, amberProblem }: Proposal): string {
  return greenProblem === null && amberProblem === null ? RULES_COPY.typeAnEdge : "";
}
