import type { Polarity } from "../polarity";
import type { IndicatorCells, Rating } from "../rating";
import type { Conditions, Rule, Ruleset } from "../rules/ruleset";
import { namingOf, type Named } from "../units/naming";
import { NO_UNIT, readUnitName, textMatcher } from "../rules/conditions";

/** An indicator's target and value as read; a rule may ask for their unit. */
type Read = Pick<Rating, "target" | "value">;

/** The first rule whose conditions all hold for an indicator, or null. */
export function findRule(ruleset: Ruleset, cells: IndicatorCells, polarity: Polarity, read: Read): Rule | null {
  if (ruleset.rules.length === 0) return null;
  const unit = findRuleUnit(cells, read);
  for (const { rule, section, kpi, metric, unit: wanted } of prepare(ruleset)) {
    if (
      (section === null || section(cells.section)) &&
      (kpi === null || kpi(cells.kpi)) &&
      (metric === null || metric(cells.metric)) &&
      (wanted === null || wanted === unit) &&
      (rule.when.goodIs === undefined || rule.when.goodIs === polarity)
    )
      return rule;
  }
  return null;
}

/**
 * The name of the unit that rules are matched on: the target's, else the value's, else the one in the metric's name.
 */
function findRuleUnit(cells: Named, { target, value }: Read): string {
  const stated = "unit" in target ? target.unit : null;
  const unit = stated ?? ("unit" in value ? value.unit : null) ?? namingOf(cells, "target").unit;
  return unit?.name ?? NO_UNIT;
}

type Test = ((text: string) => boolean) | null;
interface PreparedRule {
  rule: Rule;
  section: Test;
  kpi: Test;
  metric: Test;
  unit: string | null;
}

/** Rules are the same for every row of a workbook, so their conditions are prepared once. */
const prepared = new WeakMap<Ruleset, PreparedRule[]>();

function prepare(ruleset: Ruleset): PreparedRule[] {
  const known = prepared.get(ruleset);
  if (known) return known;
  const made = ruleset.rules.map((rule) => ({
    rule,
    section: testFor(rule.when, "section"),
    kpi: testFor(rule.when, "kpi"),
    metric: testFor(rule.when, "metric"),
    unit: rule.when.unit === undefined ? null : readUnitName(rule.when.unit),
  }));
  prepared.set(ruleset, made);
  return made;
}

function testFor(when: Conditions, key: "section" | "kpi" | "metric"): Test {
  const condition = when[key];
  return condition === undefined ? null : textMatcher(condition);
}
