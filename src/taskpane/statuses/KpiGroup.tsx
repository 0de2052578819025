import type { JSX, ReactNode } from "react";
import type { Kpi } from "../../kpi/scorecard";
import { wordFor, type Ruleset } from "../../rag/rules/ruleset";
import { COPY } from "../copy";
import { StatusIcon } from "./StatusIcon";

/** A KPI: its name, its combined status where it has several indicators, and their rows. */
export function KpiGroup(props: {
  kpi: Kpi;
  ruleset: Ruleset;
  /** What other ways to combine would give; undefined where all give the same. */
  disagreement: string | undefined;
  children: ReactNode;
}): JSX.Element {
  const { kpi, ruleset, disagreement } = props;
  const { combined } = kpi;
  return (
    <div className="kpi">
      <h3>{kpi.name}</h3>
      {combined && (
        <p className={`combined status is-${combined.status}`}>
          <StatusIcon status={combined.status} />
          <span className="status-word">
            {COPY.combined(
              wordFor(ruleset, combined.status),
              combined.method,
              combined.counts.exceeding + combined.counts.green + combined.counts.amber + combined.counts.red,
              combined.counts["not-rated"],
              combined.unweighted,
            )}
          </span>
        </p>
      )}
      {disagreement && <p className="hint">{disagreement}</p>}
      <ul>{props.children}</ul>
    </div>
  );
}
