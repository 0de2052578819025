import { Button } from "@fluentui/react-components";
import { useState, type JSX } from "react";
import { DEFAULT_TRAVEL } from "../../rag/rules/direction";
import { MIDDLE_LEVELS, type Edges } from "../../rag/rules/edges/edge";
import { meaningOf, statusesOf, wordFor, type EdgeKind, type Rule, type Ruleset } from "../../rag/rules/ruleset";
import type { Status } from "../../rag/status";
import { describeReporting } from "../../rag/sentences/describe-reporting";
import { RULES_COPY } from "./rules-copy";
import { StatusIcon } from "../statuses/StatusIcon";

/** How many rules are shown at first; a button shows the rest. */
const RULES_AT_FIRST = 20;

const KINDS: readonly EdgeKind[] = ["high-or-low", "on-target", "comparable"];

/** A ruleset in plain words. */
export function RulesInWords({ ruleset }: { ruleset: Ruleset }): JSX.Element {
  const { defaults, rules, composites = [] } = ruleset;
  const [showsAll, setShowsAll] = useState(false);
  return (
    <>
      <section aria-labelledby="rules-in-words">
        <h2 id="rules-in-words">{RULES_COPY.inWords}</h2>
        {KINDS.map((kind) => (
          <div key={kind} className="rule">
            <h3>{RULES_COPY.kinds[kind]}</h3>
            <EdgesInWords edges={defaults[kind]} ruleset={ruleset} isWhole />
          </div>
        ))}
        <ul className="rule-notes">
          {describeReporting(ruleset).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
          <li>{RULES_COPY.combine(defaults.combine)}</li>
          {defaults.cumulative && <li>{RULES_COPY.cumulative(defaults.cumulative)}</li>}
          {defaults.smallNumbers && <li>{RULES_COPY.smallNumbers(defaults.smallNumbers)}</li>}
          <li>{RULES_COPY.direction({ against: DEFAULT_TRAVEL.against, ...defaults.direction })}</li>
          {composites.map((composite) => (
            <li key={composite.name}>{RULES_COPY.composite(composite)}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="rules-for-some">
        <h2 id="rules-for-some">{RULES_COPY.rules}</h2>
        <p className="hint">{rules.length === 0 ? RULES_COPY.noRules : RULES_COPY.rulesOrder}</p>
        {rules.length > 0 && (
          <ol className="rule-list">
            {rules.slice(0, showsAll ? rules.length : RULES_AT_FIRST).map((rule, index) => (
              <RuleInWords key={`${index}/${rule.name}`} rule={rule} ruleset={ruleset} />
            ))}
          </ol>
        )}
        {!showsAll && rules.length > RULES_AT_FIRST && (
          <Button size="small" onClick={() => setShowsAll(true)}>
            {RULES_COPY.showAllRules(rules.length)}
          </Button>
        )}
      </section>
      <section aria-labelledby="rules-key">
        <h2 id="rules-key">{RULES_COPY.key}</h2>
        <dl className="key">
          {statusesOf(ruleset).map((status) => (
            <div key={status} className={`key-entry is-${status}`}>
              <dt>
                <StatusIcon status={status} />
                <span className="status-word">{wordFor(ruleset, status)}</span>
              </dt>
              <dd>{meaningOf(ruleset, status)}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

function RuleInWords({ rule, ruleset }: { rule: Rule; ruleset: Ruleset }): JSX.Element {
  return (
    <li className="rule">
      <h3>{rule.name}</h3>
      <p className="hint">{RULES_COPY.conditions(rule.when)}</p>
      <EdgesInWords edges={rule} ruleset={ruleset} isWhole={false} />
      {rule.direction && <p className="hint">{RULES_COPY.direction(rule.direction)}</p>}
      {rule.profile && <p className="hint">{RULES_COPY.profile(rule.profile)}</p>}
    </li>
  );
}

/** How far each status reaches. Only whole edges say where red begins: a rule may leave some out. */
function EdgesInWords(props: { edges: Partial<Edges>; ruleset: Ruleset; isWhole: boolean }): JSX.Element | null {
  const { green, exceeding } = props.edges;
  const lines: [Status, string][] = [];
  if (exceeding) lines.push(["exceeding", RULES_COPY.exceeding(exceeding)]);
  if (green) lines.push(["green", green === "met" ? RULES_COPY.met : RULES_COPY.edge(green)]);
  for (const level of MIDDLE_LEVELS) {
    const edge = props.edges[level];
    if (edge) lines.push([level, RULES_COPY.edge(edge)]);
  }
  if (props.isWhole) lines.push(["red", RULES_COPY.beyond]);
  if (lines.length === 0) return null;
  return (
    <ul className="edges">
      {lines.map(([status, reach]) => (
        <li key={status} className={`is-${status}`}>
          <StatusIcon status={status} size={14} />
          <span>
            <span className="status-word">{wordFor(props.ruleset, status)}</span> {reach}
          </span>
        </li>
      ))}
    </ul>
  );
}
