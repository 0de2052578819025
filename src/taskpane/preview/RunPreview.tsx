import { Button, Spinner } from "@fluentui/react-components";
import { useId, useLayoutEffect, useMemo, useRef, useState, type JSX, type KeyboardEvent, type ReactNode } from "react";
import { describeKept, describeWordings } from "../../actions/describe/describe-outcome";
import type { Review } from "../../actions/review";
import { takeOffers } from "../../actions/review/take-offers";
import { wordFor } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import { isEmpty } from "../../planning/plan";
import type { LookChoices } from "../../planning/status-looks/offers";
import { hasUnknownWords } from "../../planning/statuses/unknown-words";
import { COPY } from "../copy";
import { ChangeList } from "./ChangeList";
import { groupChanges } from "./group-changes";
import { LookOffersForm } from "./LookOffersForm";
import { RUN_COPY } from "./run-copy";

const NOTHING_CHOSEN: LookChoices = { replacesIcons: false, clearsFills: false };

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
  const { changes, kept, tables, wordings } = review;
  const write = useRef<HTMLButtonElement>(null);
  // A button, not the title: in Excel on the web, Office.js handles Tab itself, and knows tab stops only.
  useLayoutEffect(() => write.current?.focus(), []);
  return (
    <PreviewSection title={RUN_COPY.title(changes.length)} onEscape={isWriting ? null : props.onLeave}>
      <p className="hint">{props.hasChanged ? RUN_COPY.changedMeanwhile : RUN_COPY.nothingYet}</p>
      <ChangeKinds review={review} />
      <LookOffersForm looks={props.review.looks} isBusy={isBusy} choices={choices} onChoose={setChoices} />
      <div className="buttons">
        <Button
          ref={write}
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
      {[...describeWordings(wordings), ...describeKept(kept, tables)].map((sentence) => (
        <p key={sentence} className="hint">
          {sentence}
        </p>
      ))}
      {hasUnknownWords(kept) && (
        <Button className="more" size="small" onClick={props.onWords}>
          {COPY.teachWords}
        </Button>
      )}
      {changes.length > 0 && <ChangeList review={review} />}
    </PreviewSection>
  );
}

/** The frame of the preview. It is left with Escape, which is pressed on one of its buttons or on its list. */
function PreviewSection(props: { title: string; onEscape: (() => void) | null; children: ReactNode }): JSX.Element {
  const { onEscape } = props;
  const titleId = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter that is still held down from Recalculate RAG must not press the button.
    if (event.key === "Enter" && event.repeat) event.preventDefault();
    if (event.key !== "Escape" || !onEscape) return;
    event.stopPropagation();
    onEscape();
  };
  return (
    <div role="presentation" onKeyDown={onKeyDown}>
      <section className="preview" role="group" aria-labelledby={titleId}>
        <h2 id={titleId}>{props.title}</h2>
        {props.children}
      </section>
    </div>
  );
}

/** The changes counted by kind: new statuses, then each pair of old and new status. */
function ChangeKinds({ review }: { review: Review }): JSX.Element {
  const { changes, ruleset } = review;
  const { added, moved } = useMemo(() => groupChanges(changes), [changes]);
  const word = (status: Status): string => wordFor(ruleset, status);
  return (
    <ul className="kinds" aria-label={RUN_COPY.kinds}>
      {added > 0 && <li className="kind">{RUN_COPY.isNew(added)}</li>}
      {moved.map(({ from, to, count }) => (
        <li key={`${from} ${to}`} className="kind">
          {RUN_COPY.moved(count, word(from), word(to))}
        </li>
      ))}
    </ul>
  );
}
