import { Button } from "@fluentui/react-components";
import { useEffect, useMemo, useState, type JSX } from "react";
import {
  checkNarratives,
  type CheckedWorkbook,
  type FindingsNow,
  type NarrativeFinding,
} from "../../actions/check-workbook";
import type { ReportReading } from "../../actions/read-report";
import type { Review } from "../../actions/review";
import { findProgress, isOverdue, WORD_LIMIT, writeChaseList } from "../../report/narratives/narrative-progress";
import { copyText } from "../kit/clipboard";
import { Disclosure } from "../kit/Disclosure";
import { FindingList } from "../checks/FindingList";
import { TEXTS_COPY } from "./texts-copy";
import type { Pane } from "../state/use-pane";

/** The progress of the narratives, who still has to write, and what the proof-reader found. */
export function NarrativeProgress({
  pane,
  reading,
  review: now,
}: {
  pane: Pane;
  reading: ReportReading;
  review: Review;
}): JSX.Element {
  const today = pane.today();
  const { review, texts } = reading;
  const progress = findProgress(texts.narratives, today);
  const [opened, setOpened] = useState<string | null>(null);
  const toggle = (name: string): void => setOpened(opened === name ? null : name);
  const proof = useProof(reading, now);
  const { total, byState, awaited, tooLong } = progress;
  if (total === 0) return <p className="hint">{TEXTS_COPY.none}</p>;
  return (
    <div className="narratives">
      <p className="answer" role="status">
        {TEXTS_COPY.progress(total - byState.awaited, total, byState["signed-off"])}
      </p>
      {awaited.length > 0 && (
        <Disclosure
          name="awaited"
          heading={TEXTS_COPY.awaited(byState.awaited)}
          isOpen={opened === "awaited"}
          onToggle={() => toggle("awaited")}
        >
          <ChaseList text={writeChaseList(progress, today, review.scorecard.period)} />
          {awaited.map(({ owner, narratives }) => (
            <div key={owner}>
              <h4>{owner || TEXTS_COPY.nobody}</h4>
              <ul className="plain-list">
                {narratives.map((narrative) => (
                  <li key={narrative.id}>
                    {narrative.kpi}
                    {narrative.due !== "" && (
                      <span className="hint">
                        {" "}
                        {isOverdue(narrative, today)
                          ? TEXTS_COPY.overdue(narrative.due)
                          : TEXTS_COPY.due(narrative.due)}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </Disclosure>
      )}
      {tooLong.length > 0 && (
        <Disclosure
          name="too-long"
          heading={TEXTS_COPY.tooLong(tooLong.length, WORD_LIMIT)}
          isOpen={opened === "too-long"}
          onToggle={() => toggle("too-long")}
        >
          <ul className="plain-list">
            {tooLong.map(({ narrative, words }) => (
              <li key={narrative.id}>
                {narrative.kpi} <span className="hint">{TEXTS_COPY.words(words)}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {proof === null ? <p className="hint">{TEXTS_COPY.proofing}</p> : <Proof pane={pane} {...proof} />}
    </div>
  );
}

/** The disclosures of what the proof-reader found, and of what was dismissed of that. */
const [PROOF, DISMISSED] = ["proof", "proof dismissed"] as const;

function Proof({ pane, open, dismissed }: CheckedWorkbook<NarrativeFinding> & { pane: Pane }): JSX.Element {
  const groups =
    open.length > 0
      ? [
          {
            name: PROOF,
            heading: TEXTS_COPY.proof(open.length),
            listed: open.map((finding) => ({ id: finding.key, finding })),
          },
        ]
      : [];
  return (
    <>
      {open.length === 0 && <p className="hint">{TEXTS_COPY.proof(0)}</p>}
      <FindingList pane={pane} groups={groups} dismissed={dismissed} dismissedName={DISMISSED} groupOf={() => PROOF}>
        {({ kpi, words, sentence }) => (
          <>
            <span className="metric">{kpi}</span>
            {words !== "" && <q className="quoted">{words}</q>}
            <span className="says">{sentence}</span>
          </>
        )}
      </FindingList>
    </>
  );
}

/** The list of who still has to write, to paste into an email. */
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

/** The findings of the proof-reader; null while it works, which it does in slices. */
function useProof(
  reading: ReportReading,
  { dismissals }: Pick<Review, "dismissals">,
): CheckedWorkbook<NarrativeFinding> | null {
  const [proof, setProof] = useState<{ of: ReportReading; found: FindingsNow<NarrativeFinding> } | null>(null);
  useEffect(() => {
    let isOver = false;
    const yieldToPage = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
    void checkNarratives(reading, async () => {
      await yieldToPage();
      return isOver ? "stop" : "go on";
    }).then((found) => {
      if (!isOver) setProof({ of: reading, found });
    });
    return () => {
      isOver = true;
    };
  }, [reading]);
  return useMemo(() => (proof?.of === reading ? proof.found({ dismissals }) : null), [proof, reading, dismissals]);
}
