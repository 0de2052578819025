import { Button } from "@fluentui/react-components";
import { useState, type JSX, type ReactNode } from "react";
import type { ReportReading } from "../../actions/read-report";
import type { Review } from "../../actions/review";
import {
  findProgress,
  isOverdue,
  WORD_LIMIT,
  writeChaseList,
  type NarrativeProgress as Progress,
} from "../../report/narratives/narrative-progress";
import { copyText } from "../kit/clipboard";
import { Disclosure } from "../kit/Disclosure";
import type { Pane } from "../state/use-pane";
import { ProofFindings } from "./ProofFindings";
import { TEXTS_COPY } from "./texts-copy";

/** The progress of the narratives, who still has to write, and what the proof-reader found. */
export function NarrativeProgress({
  pane,
  reading,
  review,
}: {
  pane: Pane;
  reading: ReportReading;
  review: Review;
}): JSX.Element {
  const today = pane.today();
  const progress = findProgress(reading.texts.narratives, today);
  const [opened, setOpened] = useState<string | null>(null);
  const { total, byState } = progress;
  if (total === 0) return <p className="hint">{TEXTS_COPY.none}</p>;
  const section = (name: string, heading: string, children: ReactNode): JSX.Element => (
    <Disclosure
      name={name}
      heading={heading}
      isOpen={opened === name}
      onToggle={() => setOpened(opened === name ? null : name)}
    >
      {children}
    </Disclosure>
  );
  return (
    <div className="narratives">
      <p className="answer" role="status">
        {TEXTS_COPY.progress(total - byState.awaited, total, byState["signed-off"])}
      </p>
      {progress.awaited.length > 0 &&
        section(
          "awaited",
          TEXTS_COPY.awaited(byState.awaited),
          <Awaited progress={progress} today={today} period={reading.review.scorecard.period} />,
        )}
      {progress.tooLong.length > 0 &&
        section(
          "too-long",
          TEXTS_COPY.tooLong(progress.tooLong.length, WORD_LIMIT),
          <TooLong narratives={progress.tooLong} />,
        )}
      <ProofFindings pane={pane} reading={reading} review={review} />
    </div>
  );
}

/** The narratives still to be written, by owner. */
function Awaited(props: { progress: Progress; today: string; period: string | null }): JSX.Element {
  const { progress, today } = props;
  return (
    <>
      <ChaseList text={writeChaseList(progress, today, props.period)} />
      {progress.awaited.map(({ owner, narratives }) => (
        <div key={owner}>
          <h4>{owner || TEXTS_COPY.nobody}</h4>
          <ul className="plain-list">
            {narratives.map((narrative) => (
              <li key={narrative.id}>
                {narrative.kpi}
                {narrative.due !== "" && (
                  <span className="hint">
                    {" "}
                    {isOverdue(narrative, today) ? TEXTS_COPY.overdue(narrative.due) : TEXTS_COPY.due(narrative.due)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function TooLong({ narratives }: { narratives: Progress["tooLong"] }): JSX.Element {
  return (
    <ul className="plain-list">
      {narratives.map(({ narrative, words }) => (
        <li key={narrative.id}>
          {narrative.kpi} <span className="hint">{TEXTS_COPY.words(words)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Copies the list of who still has to write, for an email. */
function ChaseList({ text }: { text: string }): JSX.Element {
  const [outcome, setOutcome] = useState<"copied" | "not-copied" | null>(null);
  return (
    <div>
      <Button
        size="small"
        onClick={() => void copyText(text).then((isCopied) => setOutcome(isCopied ? "copied" : "not-copied"))}
      >
        {TEXTS_COPY.copyChase}
      </Button>
      <div role="status">
        {outcome === "copied" && <p>{TEXTS_COPY.copied}</p>}
        {outcome === "not-copied" && (
          <>
            <p>{TEXTS_COPY.notCopied}</p>
            <textarea className="rules-text" aria-label={TEXTS_COPY.chaseText} readOnly rows={8} value={text} />
          </>
        )}
      </div>
    </div>
  );
}
