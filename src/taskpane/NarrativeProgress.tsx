import { Button } from "@fluentui/react-components";
import { useEffect, useMemo, useState, type JSX } from "react";
import type { ReportReading } from "../actions/read-report";
import type { Review } from "../actions/review";
import { findProgress, isOverdue, WORD_LIMIT, writeChaseList } from "../report/narratives/progress";
import type { ProofFinding } from "../report/proof/finding";
import { splitFindings, type Dismissal } from "../workbook/sheets/dismissed-checks/read";
import { copyText } from "./copy-text";
import { Disclosure } from "./Disclosure";
import { listProof } from "./find-proof";
import { FindingList } from "./FindingList";
import { TEXTS_COPY } from "./texts-copy";
import type { Pane } from "./use-pane";

/** How far the narratives are, who is awaited, and what the proof-reader found. */
export function NarrativeProgress({ pane, reading, review: now }: { pane: Pane; reading: ReportReading; review: Review }): JSX.Element {
  const today = pane.today();
  const { review, texts } = reading;
  const progress = findProgress(texts.narratives, today);
  const [opened, setOpened] = useState<string | null>(null);
  const toggle = (name: string): void => setOpened(opened === name ? null : name);
  const findings = useProof(reading);
  const { total, byState, awaited, tooLong } = progress;
  if (total === 0) return <p className="hint">{TEXTS_COPY.none}</p>;
  return (
    <div className="narratives">
      <p className="answer" role="status">
        {TEXTS_COPY.progress(total - byState.awaited, total, byState["signed-off"])}
      </p>
      {awaited.length > 0 && (
        <Disclosure name="awaited" heading={TEXTS_COPY.awaited(byState.awaited)} isOpen={opened === "awaited"} onToggle={() => toggle("awaited")}>
          <ChaseList text={writeChaseList(progress, today, review.scorecard.period)} />
          {awaited.map(({ owner, narratives }) => (
            <div key={owner}>
              <h4>{owner || TEXTS_COPY.nobody}</h4>
              <ul className="plain-list">
                {narratives.map((narrative) => (
                  <li key={narrative.id}>
                    {narrative.kpi}
                    {narrative.due !== "" && <span className="hint"> {isOverdue(narrative, today) ? TEXTS_COPY.overdue(narrative.due) : TEXTS_COPY.due(narrative.due)}</span>}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </Disclosure>
      )}
      {tooLong.length > 0 && (
        <Disclosure name="too-long" heading={TEXTS_COPY.tooLong(tooLong.length, WORD_LIMIT)} isOpen={opened === "too-long"} onToggle={() => toggle("too-long")}>
          <ul className="plain-list">
            {tooLong.map(({ narrative, words }) => (
              <li key={narrative.id}>
                {narrative.kpi} <span className="hint">{TEXTS_COPY.words(words)}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {findings === null ? <p className="hint">{TEXTS_COPY.proofing}</p> : <Proof pane={pane} reading={reading} findings={findings} dismissals={now.dismissals?.dismissals ?? NONE} />}
    </div>
  );
}

const NONE: readonly Dismissal[] = [];

/** The disclosures of what the proof-reader found, and of what was dismissed of that. */
const [PROOF, DISMISSED] = ["proof", "proof dismissed"] as const;

function Proof(props: { pane: Pane; reading: ReportReading; findings: readonly ProofFinding[]; dismissals: readonly Dismissal[] }): JSX.Element {
  const { pane, reading, findings, dismissals } = props;
  const listed = useMemo(() => listProof(findings, reading), [findings, reading]);
  const { open, dismissed } = useMemo(() => splitFindings(listed, dismissals), [listed, dismissals]);
  const groups = open.length > 0 ? [{ name: PROOF, heading: TEXTS_COPY.proof(open.length), listed: open.map((finding) => ({ id: finding.key, finding })) }] : [];
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

/** The list of who is awaited, to be pasted into an email. */
function ChaseList({ text }: { text: string }): JSX.Element {
  const [outcome, setOutcome] = useState<"copied" | "not-copied" | null>(null);
  return (
    <div>
      <Button size="small" onClick={() => void copyText(text).then((isCopied) => setOutcome(isCopied ? "copied" : "not-copied"))}>
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

/** KPIs whose narratives are read through before others have a turn. */
const KPIS_AT_A_TIME = 10;

/** What the proof-reader found; null while it reads. It is fetched when it is first asked for, and reads bit by bit. */
function useProof({ review, texts }: ReportReading): ProofFinding[] | null {
  const [found, setFound] = useState<{ of: ReportReading["texts"]; findings: ProofFinding[] } | null>(null);
  useEffect(() => {
    let isOver = false;
    void (async () => {
      const { proofReadByKpi } = await import("../report/proof/proof-read-report");
      const findings: ProofFinding[] = [];
      let count = 0;
      const { scorecard, history, ruleset } = review;
      for (const ofKpi of proofReadByKpi({ scorecard, narratives: texts.narratives, history: history?.records ?? [], ruleset, wordLimit: null })) {
        findings.push(...ofKpi);
        count += 1;
        if (count % KPIS_AT_A_TIME === 0) await new Promise((resolve) => setTimeout(resolve, 0));
        if (isOver) return;
      }
      setFound({ of: texts, findings });
    })();
    return () => {
      isOver = true;
    };
  }, [review, texts]);
  return found?.of === texts ? found.findings : null;
}
