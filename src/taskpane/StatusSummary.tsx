import { SearchBox, ToggleButton } from "@fluentui/react-components";
import type { JSX } from "react";
import type { Scorecard } from "../kpi/scorecard";
import { statusesOf, wordFor, type Ruleset } from "../rag/ruleset";
import type { Status } from "../rag/status";
import { COPY } from "./copy";
import { StatusIcon } from "./StatusIcon";

/** The indicators by status: a bar to see the whole at a glance, and a button for each that filters the list. */
export function StatusSummary(props: {
  scorecard: Scorecard;
  ruleset: Ruleset;
  filter: Status | null;
  search: string;
  onFilter: (by: Status | null) => void;
  onSearch: (text: string) => void;
}): JSX.Element {
  const { scorecard, ruleset, filter } = props;
  const { counts, indicatorCount } = scorecard;
  const statuses = statusesOf(ruleset);
  const label = COPY.statusBar(statuses.map((status) => `${counts[status]} ${wordFor(ruleset, status)}`));
  return (
    <section className="summary" aria-label={COPY.statuses}>
      <div className="bar" role="img" aria-label={label}>
        {statuses.filter((status) => counts[status] > 0).map((status) => (
          <span key={status} className={`bar-part is-${status}`} style={{ flexGrow: counts[status] / indicatorCount }} />
        ))}
      </div>
      <div className="filters" role="group" aria-label={COPY.filterBy}>
        {[null, ...statuses].map((status) => (
          <ToggleButton
            key={status}
            className="filter"
            size="small"
            appearance="subtle"
            checked={filter === status}
            onClick={() => props.onFilter(filter === status ? null : status)}
          >
            <span className="filter-count">
              {status && <StatusIcon status={status} size={14} />}
              {(status ? counts[status] : indicatorCount).toLocaleString("en-GB")}
            </span>
            <span className="filter-word">{status ? wordFor(ruleset, status) : COPY.all}</span>
          </ToggleButton>
        ))}
      </div>
      <SearchBox
        className="search"
        size="small"
        placeholder={COPY.search}
        aria-label={COPY.search}
        value={props.search}
        onChange={(_, data) => props.onSearch(data.value)}
      />
    </section>
  );
}
