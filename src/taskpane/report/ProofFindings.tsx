import { useEffect, useMemo, useState, type JSX } from "react";
import {
  checkNarratives,
  type CheckedWorkbook,
  type FindingsNow,
  type NarrativeFinding,
} from "../../actions/check-workbook";
import type { ReportReading } from "../../actions/read-report";
import type { Review } from "../../actions/review";
import { FindingList } from "../checks/FindingList";
import type { Pane } from "../state/use-pane";
import { TEXTS_COPY } from "./texts-copy";

/** The names of the headings over open and over dismissed findings. */
const [PROOF, DISMISSED] = ["proof", "proof dismissed"] as const;

/** What the proof-reader found in the narratives, and what was dismissed of it. */
export function ProofFindings({
  pane,
  reading,
  review,
}: {
  pane: Pane;
  reading: ReportReading;
  review: Pick<Review, "dismissals">;
}): JSX.Element {
  const checked = useProofReading(reading, review);
  if (!checked) return <p className="hint">{TEXTS_COPY.proofing}</p>;
  const { open, dismissed } = checked;
  const listed = open.map((finding) => ({ id: finding.key, finding }));
  const groups = open.length > 0 ? [{ name: PROOF, heading: TEXTS_COPY.proof(open.length), listed }] : [];
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

/** The findings of the proof-reader; null while it works. It yields between slices, so that the pane stays usable. */
function useProofReading(
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
