import { writeScoring } from "./combining/composite";
import { AGAINST_WORDS, type DirectionChoice } from "./direction";
import type { RulesetDocument } from "./read-document";
import { middleEdges, writeEdge, type Edge, type Edges } from "./edges/edge";
import { monthName } from "../periods/calendar";
import { POLARITY_WORDS } from "../polarity";
import { writeCumulative, writeProfile } from "./edges/profile";
import type { Conditions, Defaults, Rule, Ruleset } from "./ruleset";
import { writeBeyond, writeTolerance } from "./edges/tolerance";
import { RULESET_FORMAT } from "./upgrade-ruleset";

export type { RulesetDocument } from "./read-document";

/**
 * Writes a ruleset as a document of the current format, which reads back as the same ruleset. Optional parts stay left
 * out.
 */
export function writeRuleset({
  name,
  version,
  period,
  yearBegins,
  reported,
  statuses,
  notRated,
  words,
  defaults,
  rules,
  composites,
}: Ruleset): RulesetDocument {
  return withoutUndefined({
    format: RULESET_FORMAT,
    name,
    version,
    period,
    "year-begins": yearBegins && monthName(yearBegins),
    reported,
    statuses: statuses.map((status) => ({ ...status })),
    "not-rated": { ...notRated },
    words: words?.map((word) => ({ ...word })),
    defaults: writeDefaults(defaults),
    rules: rules.map(writeRule),
    composites: composites?.map(({ components, ...composite }) => ({
      ...composite,
      components: components.map(({ score, ...component }) => ({ ...component, score: writeScoring(score) })),
    })),
  });
}

function writeDefaults(defaults: Defaults): RulesetDocument {
  const { combine, cumulative, smallNumbers, direction } = defaults;
  return withoutUndefined({
    "high-or-low": writeEdges(defaults["high-or-low"]),
    "on-target": writeEdges(defaults["on-target"]),
    comparable: writeEdges(defaults.comparable),
    combine,
    cumulative: cumulative && writeCumulative(cumulative),
    "small-numbers": smallNumbers,
    direction: direction && writeDirection(direction),
  });
}

function writeRule({ name, when, profile, direction, ...edges }: Rule): RulesetDocument {
  return withoutUndefined({
    name,
    when: writeConditions(when),
    ...writeEdges(edges),
    profile: profile && writeProfile(profile),
    direction: direction && writeDirection(direction),
  });
}

function writeDirection({ against, steadyWithin }: DirectionChoice): RulesetDocument {
  return withoutUndefined({
    against: against && AGAINST_WORDS[against],
    "steady-within": steadyWithin && writeTolerance(steadyWithin),
  });
}

function writeConditions({ goodIs, ...when }: Conditions): RulesetDocument {
  return withoutUndefined({ ...when, goodIs: goodIs && POLARITY_WORDS[goodIs] });
}

function writeEdges({ exceeding, green, ...edges }: Partial<Edges>): RulesetDocument {
  const middle = middleEdges(edges).map(({ level, edge }) => [level, writeEdge(edge)]);
  return withoutUndefined({
    exceeding: exceeding && writeBeyond(exceeding),
    green: green && writeGreen(green),
    ...(Object.fromEntries(middle) as RulesetDocument),
  });
}

/** Writes "met", or the edge. */
export function writeGreen(green: Edge | "met"): string {
  return green === "met" ? green : writeEdge(green);
}

/** Drops the keys without a value. */
function withoutUndefined(entries: Record<string, unknown>): RulesetDocument {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}
