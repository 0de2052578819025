import { SearchBox, ToggleButton } from "@fluentui/react-components";
import { useMemo, type JSX } from "react";
import { allIndicators, type Scorecard } from "../../kpi/scorecard";
import { statusesOf, wordFor, type Ruleset } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import { COPY } from "../copy";
import type { Filter } from "../state/pane-data";
import { reviewFlagOf } from "../state/override-draft";
import { StatusIcon } from "./StatusIcon";

/** The counts by status as a bar, and the buttons and the search that filter the list. */
export function StatusSummary(props: {
  scorecard: Scorecard;
  ruleset: Ruleset;
  filter: Filter | null;
  search: string;
  /** A day ("2025-03-31"). */
  today: string;
  onFilter: (by: Filter | null) => void;
  onSearch: (text: string) => void;
}): JSX.Element {
  const { scorecard, ruleset, filter, today } = props;
  const due = useMemo(() => countDue(scorecard, today), [scorecard, today]);
  const toggle = (by: Filter | null) => (): void => props.onFilter(filter === by ? null : by);
  return (
    <section className="summary" aria-label={COPY.statuses}>
      <StatusBar scorecard={scorecard} ruleset={ruleset} />
      <div className="filters" role="group" aria-label={COPY.filterBy}>
        {[null, ...statusesOf(ruleset)].map((status) => (
          <ToggleButton
            key={status}
            className="filter"
            size="small"
            appearance="subtle"
            checked={filter === status}
            onClick={toggle(status)}
          >
            <FilterLabel status={status} scorecard={scorecard} ruleset={ruleset} />
          </ToggleButton>
        ))}
      </div>
      {(due.past + due.unread > 0 || filter === "review-due") && (
        <ToggleButton className="due" size="small" checked={filter === "review-due"} onClick={toggle("review-due")}>
          {COPY.reviewsDue(due.past, due.unread)}
        </ToggleButton>
      )}
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

/** A bar with a part for each status, as wide as its share of the indicators. */
function StatusBar({ scorecard, ruleset }: { scorecard: Scorecard; ruleset: Ruleset }): JSX.Element {
  const { counts, indicatorCount } = scorecard;
  const statuses = statusesOf(ruleset);
  const label = COPY.statusBar(statuses.map((status) => `${counts[status]} ${wordFor(ruleset, status)}`));
  return (
    <div className="bar" role="img" aria-label={label}>
      {statuses
        .filter((status) => counts[status] > 0)
        .map((status) => (
          <span
            key={status}
            className={`bar-part is-${status}`}
            style={{ flexGrow: counts[status] / indicatorCount }}
          />
        ))}
    </div>
  );
}

/** The count and the word of a status, or of all indicators. */
function FilterLabel(props: { status: Status | null; scorecard: Scorecard; ruleset: Ruleset }): JSX.Element {
  const { status } = props;
  const { counts, indicatorCount } = props.scorecard;
  return (
    <>
      <span className="filter-count">
        {status && <StatusIcon status={status} size={14} />}
        {(status ? counts[status] : indicatorCount).toLocaleString("en-GB")}
      </span>
      <span className="filter-word">{status ? wordFor(props.ruleset, status) : COPY.all}</span>
    </>
  );
}

/** Counts the overrides whose review day has passed, and those whose review day cannot be read. */
function countDue(scorecard: Scorecard, today: string): { past: number; unread: number } {
  const flags = allIndicators(scorecard).map(({ rating }) => reviewFlagOf(rating, today)?.is);
  return { past: flags.filter((is) => is === "past").length, unread: flags.filter((is) => is === "unread").length };
}
