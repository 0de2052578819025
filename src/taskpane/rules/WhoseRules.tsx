import { Button } from "@fluentui/react-components";
import type { JSX } from "react";
import type { Review } from "../../actions/review";
import type { Saving } from "../kit/PaneForm";
import { ProblemNote } from "../kit/ProblemNote";
import { RULES_COPY } from "./rules-copy";

/** The name of the rules in use, and where they come from. */
export function WhoseRules(props: {
  review: Review;
  saving: Saving;
  onShow: () => void;
  onWrite: () => void;
}): JSX.Element {
  const { ruleset, rulesSheet } = props.review;
  const { isBusy, isSaving, problem } = props.saving;
  return (
    <section aria-labelledby="whose-rules">
      <h2 id="whose-rules" tabIndex={-1}>
        {RULES_COPY.whose}
      </h2>
      <p className="rules-name">{ruleset.name}</p>
      <dl className="facts">
        <dt>{RULES_COPY.version}</dt>
        <dd>{ruleset.version}</dd>
        {ruleset.period !== undefined && (
          <>
            <dt>{RULES_COPY.period}</dt>
            <dd>{ruleset.period}</dd>
          </>
        )}
        <dt>{RULES_COPY.source}</dt>
        <dd>{rulesSheet ? RULES_COPY.sheet(rulesSheet.name) : RULES_COPY.defaults}</dd>
      </dl>
      {problem && <ProblemNote problem={problem} />}
      {rulesSheet ? (
        <Button size="small" onClick={props.onShow}>
          {RULES_COPY.showSheet}
        </Button>
      ) : (
        <>
          <Button size="small" disabledFocusable={isBusy} aria-describedby="write-rules-hint" onClick={props.onWrite}>
            {isSaving ? RULES_COPY.writing : RULES_COPY.writeSheet}
          </Button>
          <p id="write-rules-hint" className="hint">
            {RULES_COPY.writeSheetHint}
          </p>
        </>
      )}
    </section>
  );
}
