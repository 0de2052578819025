import { useDeferredValue, useMemo, useState, type JSX } from "react";
import type { Review } from "../actions/review";
import type { Finding } from "../kpi/checks/finding";
import { allIndicators } from "../kpi/scorecard";
import { splitFindings, type DismissedFinding } from "../workbook/sheets/dismissed-checks/read";
import { CHECKS_COPY } from "./checks-copy";
import { COPY } from "./copy";
import { findChecks, groupFindings } from "./find-checks";
import { FindingList } from "./FindingList";
import { placeKey } from "./pane-state";
import type { Pane } from "./use-pane";

/** The disclosure of what was dismissed, beside those of the checks. */
const DISMISSED = "dismissed";

/** What an officer is to look at before the report is published. It is worked out while the tab is shown, behind what is typed. */
export function Checks({ pane, review }: { pane: Pane; review: Review }): JSX.Element {
  const today = pane.today();
  const [last, setLast] = useState(review);
  if (pane.state.tab === "report" && last !== review) setLast(review);
  const shown = useDeferredValue(last);
  const findings = useMemo(() => findChecks(shown, today), [shown, today]);
  const { dismissals } = review;
  const split = useMemo(() => splitFindings(findings, dismissals?.dismissals ?? []), [findings, dismissals]);
  return (
    <section className="checks" aria-labelledby="checks">
      <h2 id="checks">{CHECKS_COPY.title}</h2>
      <Found pane={pane} review={shown} {...split} />
    </section>
  );
}

interface FoundProps {
  pane: Pane;
  review: Review;
  open: Finding[];
  dismissed: DismissedFinding[];
}

function Found({ pane, review, open, dismissed }: FoundProps): JSX.Element {
  const groups = useMemo(
    () => groupFindings(open).map(({ code, listed }) => ({ name: code, heading: <Counted word={CHECKS_COPY.group(code)} count={listed.length} />, listed })),
    [open],
  );
  const metrics = useMemo(() => new Map(allIndicators(review.scorecard).map((indicator) => [placeKey(indicator), indicator.metric])), [review]);
  return (
    <div className="checks-found">
      <p className="answer">{CHECKS_COPY.found(open.length)}</p>
      {open.length > 0 && <p className="hint">{CHECKS_COPY.about}</p>}
      <FindingList pane={pane} groups={groups} dismissed={dismissed} dismissedName={DISMISSED} groupOf={({ code }) => code}>
        {(finding) => (
          <>
            <span className="metric">{metrics.get(placeKey(finding)) || COPY.noMetric}</span>
            <span className="says">{finding.sentence}</span>
          </>
        )}
      </FindingList>
    </div>
  );
}

function Counted({ word, count }: { word: string; count: number }): JSX.Element {
  return (
    <>
      <span>{word}</span> <span className="check-count">{count.toLocaleString("en-GB")}</span>
    </>
  );
}
