import { useMemo, type JSX } from "react";
import type { CheckedWorkbook, FindingGroup, RowFinding } from "../../actions/check-workbook";
import type { Review } from "../../actions/review";
import { allIndicators } from "../../kpi/scorecard";
import { dismissalKey } from "../../planning/sheets/dismissed-checks/read";
import { CHECKS_COPY } from "./checks-copy";
import { COPY } from "../copy";
import { FindingList, type Listed, type ListedGroup } from "./FindingList";
import { placeKey } from "../state/indicator-place";
import type { Pane } from "../state/use-pane";
import { useRowFindings } from "./use-row-findings";

/** The name of the heading over dismissed findings. */
const DISMISSED = "dismissed";

/** The findings to look at before the report is published. */
export function Checks({ pane, review }: { pane: Pane; review: Review }): JSX.Element {
  const { checked, shown } = useRowFindings(pane, review);
  return (
    <section className="checks" aria-labelledby="checks">
      <h2 id="checks">{CHECKS_COPY.title}</h2>
      <Found pane={pane} review={shown} {...checked} />
    </section>
  );
}

function Found({
  pane,
  review,
  open,
  byCheck,
  dismissed,
}: CheckedWorkbook<RowFinding> & { pane: Pane; review: Review }): JSX.Element {
  const groups = useMemo(() => listGroups(byCheck), [byCheck]);
  const metrics = useMemo(
    () => new Map(allIndicators(review.scorecard).map((indicator) => [placeKey(indicator), indicator.metric])),
    [review],
  );
  return (
    <div className="checks-found">
      <p className="answer">{CHECKS_COPY.found(open.length)}</p>
      {open.length > 0 && <p className="hint">{CHECKS_COPY.about}</p>}
      <FindingList
        pane={pane}
        groups={groups}
        dismissed={dismissed}
        dismissedName={DISMISSED}
        groupOf={({ code }) => code}
      >
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

/** Groups the findings by check. Rows with the same names share a key and are dismissed together, so that ids are numbered. */
function listGroups(byCheck: readonly FindingGroup<RowFinding>[]): ListedGroup<RowFinding>[] {
  const counts = new Map<string, number>();
  return byCheck.map(({ code, check, found }) => {
    const listed = found.map((finding): Listed<RowFinding> => {
      const key = dismissalKey(finding);
      const count = counts.get(key) ?? 0;
      counts.set(key, count + 1);
      return { id: `${key} #${count}`, finding };
    });
    return { name: code, heading: <Counted word={check} count={listed.length} />, listed };
  });
}

function Counted({ word, count }: { word: string; count: number }): JSX.Element {
  return (
    <>
      <span>{word}</span> <span className="check-count">{count.toLocaleString("en-GB")}</span>
    </>
  );
}
