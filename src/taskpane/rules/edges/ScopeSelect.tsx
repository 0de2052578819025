import { Field, Select } from "@fluentui/react-components";
import { memo, useMemo, type JSX } from "react";
import type { RatedIndicator } from "../../../kpi/scorecard";
import type { RuleScope } from "../../../rag/what-if";
import { RULES_COPY } from "../rules-copy";

/**
 * Chooses the indicators that edges are for: all, a section's, or a metric's. It may be long, and is drawn again only when its
 * props change.
 */
export const ScopeSelect = memo(function ScopeSelect(props: {
  indicators: readonly RatedIndicator[];
  scope: RuleScope;
  onScope: (scope: RuleScope) => void;
}): JSX.Element {
  const { indicators, scope } = props;
  const sections = useMemo(() => distinct(indicators.map(({ section }) => section)), [indicators]);
  const metrics = useMemo(() => distinct(indicators.map(({ metric }) => metric)), [indicators]);
  const choose = (value: string): void => {
    const name = value.slice(value.indexOf(":") + 1);
    if (value.startsWith("section:")) props.onScope({ of: "section", section: name });
    else props.onScope(value.startsWith("metric:") ? { of: "metric", metric: name } : { of: "all" });
  };
  return (
    <Field label={RULES_COPY.scope}>
      <Select value={scopeValue(scope)} onChange={(_, data) => choose(data.value)}>
        <option value="all">{RULES_COPY.scopeAll}</option>
        <NameOptions label={RULES_COPY.scopeSections} kind="section" names={sections} />
        <NameOptions label={RULES_COPY.scopeMetrics} kind="metric" names={metrics} />
      </Select>
    </Field>
  );
});

function NameOptions({ label, kind, names }: { label: string; kind: string; names: string[] }): JSX.Element | null {
  if (names.length === 0) return null;
  return (
    <optgroup label={label}>
      {names.map((name) => (
        <option key={name} value={`${kind}:${name}`}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

function scopeValue(scope: RuleScope): string {
  if (scope.of === "all") return "all";
  return scope.of === "section" ? `section:${scope.section}` : `metric:${scope.metric}`;
}

/** One of each name, whatever the case, as it is first written. */
function distinct(names: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const name of names) {
    const key = name.trim().toLowerCase();
    if (key !== "" && !first.has(key)) first.set(key, name);
  }
  return [...first.values()];
}
