import { COMBINE_METHODS } from "./combining/combine";
import { readScoring, type Component, type Composite } from "./combining/composite";
import {
  readForm,
  readList,
  readNumber,
  readObject,
  readOptional,
  readText,
  type Reader,
  type RulesetProblem,
} from "./read-document";
import { checkEdges } from "./edges/check-edges";
import { AGAINST_WORDS, readAgainst as readAgainstText, type DirectionChoice } from "./direction";
import { EDGE_LEVELS, MIDDLE_LEVELS, readEdge as readEdgeText, type Edge, type Edges } from "./edges/edge";
import {
  DEEPEST,
  isDeeperThan,
  LONGEST_DOCUMENT,
  MOST_COMPONENTS,
  MOST_COMPOSITES,
  MOST_FAULTS,
  MOST_RULES,
} from "./ruleset-limits";
import { readPolarity } from "../polarity";
import { readCumulative as readCumulativeText, readProfile as readProfileText } from "./edges/profile";
import { readStatuses, readWording } from "./statuses/read-statuses";
import { findWordContradictions, readWords } from "./statuses/read-words";
import type { Conditions, Defaults, Rule, Ruleset, SmallNumbers } from "./ruleset";
import { readBeyond as readBeyondText, readTolerance } from "./edges/tolerance";
import { upgradeRuleset } from "./upgrade-ruleset";
import { readUnitName } from "../reading/units/rule-unit";
import { foldWord, readStatus as readUsualStatus } from "../status";

export type { RulesetProblem } from "./read-document";

/** A ruleset, or every error in its document. */
export interface RulesetReading {
  ruleset: Ruleset | null;
  problems: RulesetProblem[];
}

/** Parses a rules document from the text of a file. */
export function parseRuleset(text: string): RulesetReading {
  if (text.length > LONGEST_DOCUMENT) {
    return refuse(`is ${text.length} letters long; at most ${LONGEST_DOCUMENT} are read`);
  }
  try {
    return readRuleset(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return refuse(`is not JSON: ${detail}`);
  }
}

function refuse(problem: string): RulesetReading {
  return { ruleset: null, problems: [{ path: "the document", problem }] };
}

/**
 * Reads a rules document (parsed JSON) of this or an earlier format. Every error is reported by its path; with any
 * error there is no ruleset.
 */
export function readRuleset(document: unknown): RulesetReading {
  if (isDeeperThan(document, DEEPEST))
    return refuse(`has lists or objects within each other more than ${DEEPEST} deep`);
  const { ruleset, problems } = readWhole(document);
  if (problems.length <= MOST_FAULTS) return { ruleset, problems };
  const more = `has ${problems.length - MOST_FAULTS} more faults`;
  return { ruleset, problems: [...problems.slice(0, MOST_FAULTS), { path: "the document", problem: more }] };
}

function readWhole(document: unknown): RulesetReading {
  const upgrade = upgradeRuleset(document);
  if ("problem" in upgrade) return { ruleset: null, problems: [upgrade.problem] };
  const problems: RulesetProblem[] = [];
  const root = readObject(upgrade.document, "", problems, [
    "$schema",
    "format",
    "name",
    "version",
    "period",
    "statuses",
    "not-rated",
    "words",
    "defaults",
    "rules",
    "composites",
  ]);
  if (!root) return { ruleset: null, problems };
  const name = readText(root.name, "name", problems);
  const version = readText(root.version, "version", problems);
  const period = readOptional(root.period, "period", problems, readText);
  const statuses = readStatuses(root.statuses, "statuses", problems);
  const notRated = readWording(root["not-rated"], "not-rated", problems);
  const words = readOptional(root.words, "words", problems, readWords);
  const defaults = readDefaults(root.defaults, "defaults", problems);
  const rules = readList(root.rules ?? [], "rules", problems, readRule, MOST_RULES);
  const composites = readOptional(root.composites, "composites", problems, (value, path, faults) =>
    readList(value, path, faults, readComposite, MOST_COMPOSITES),
  );
  if (problems.length > 0 || !name || !version || !statuses || !notRated || !defaults || !rules)
    return { ruleset: null, problems };
  const ruleset: Ruleset = { name, version, statuses, notRated, defaults, rules };
  if (period !== undefined) ruleset.period = period;
  if (words !== undefined && words.length > 0) ruleset.words = words;
  if (composites !== undefined && composites.length > 0) ruleset.composites = composites;
  problems.push(...findContradictions(ruleset));
  return problems.length > 0 ? { ruleset: null, problems } : { ruleset, problems };
}

const readEdge: Reader<Edge> = readForm(readEdgeText, 'a tolerance such as "10%", "0.2 points", "5" or "floor 90%"');

const readGreen: Reader<Edge | "met"> = (value, path, problems) =>
  value === "met" ? "met" : readEdge(value, path, problems);

const readBeyond = readForm(readBeyondText, 'a distance such as "10%", "0.2 points" or "5"');

const readSteady = readForm(readTolerance, 'a change such as "1%", "0.5 points" or "5"');

const readProfile = readForm(
  readProfileText,
  'a profile: "straight line", or the four quarters as "40%, 87.5%, 95%, 100%"',
);

const readCumulative = readForm(
  readCumulativeText,
  'a profile: "straight line", the four quarters as "40%, 87.5%, 95%, 100%", "stated only" or "to date"',
);

const readUnit = readForm(
  (text) => (readUnitName(text) === null ? null : text),
  'a unit such as "%", "£", "days" or "number"',
);

const readGoodIs = readForm(readPolarity, "High, Low or On Target");

/**
 * Reads the edges that are present, for any list of statuses. Missing and superfluous ones are checked later, over the
 * whole ruleset.
 */
function readEdgesOf(object: Record<string, unknown>, path: string, problems: RulesetProblem[]): Partial<Edges> {
  const edges: Partial<Edges> = {};
  const exceeding = readOptional(object.exceeding, `${path}.exceeding`, problems, readBeyond);
  const green = readOptional(object.green, `${path}.green`, problems, readGreen);
  if (exceeding) edges.exceeding = exceeding;
  if (green) edges.green = green;
  for (const level of MIDDLE_LEVELS) {
    const edge = readOptional(object[level], `${path}.${level}`, problems, readEdge);
    if (edge) edges[level] = edge;
  }
  return edges;
}

const readEdges: Reader<Edges> = (value, path, problems) => {
  const object = readObject(value, path, problems, EDGE_LEVELS);
  if (!object) return undefined;
  // Green is the one required edge; this reports it as missing.
  if (object.green === undefined) readGreen(undefined, `${path}.green`, problems);
  const edges = readEdgesOf(object, path, problems);
  return edges.green && { ...edges, green: edges.green };
};

const readSmallNumbers: Reader<SmallNumbers> = (value, path, problems) => {
  const object = readObject(value, path, problems, ["below", "amber"]);
  if (!object) return undefined;
  const below = readNumber(object.below, `${path}.below`, problems);
  const amber = readNumber(object.amber, `${path}.amber`, problems);
  return below === undefined || amber === undefined ? undefined : { below, amber };
};

const readAgainst = readForm(
  readAgainstText,
  `one of ${Object.values(AGAINST_WORDS)
    .map((words) => `"${words}"`)
    .join(", ")}`,
);

/** A choice without any setting is left out. */
const readDirection: Reader<DirectionChoice> = (value, path, problems) => {
  const object = readObject(value, path, problems, ["against", "steady-within"]);
  if (!object) return undefined;
  const against = readOptional(object.against, `${path}.against`, problems, readAgainst);
  const steadyWithin = readOptional(object["steady-within"], `${path}.steady-within`, problems, readSteady);
  if (!against && !steadyWithin) return undefined;
  const direction: DirectionChoice = {};
  if (against) direction.against = against;
  if (steadyWithin) direction.steadyWithin = steadyWithin;
  return direction;
};

const readDefaults: Reader<Defaults> = (value, path, problems) => {
  const keys = ["high-or-low", "on-target", "comparable", "combine", "cumulative", "small-numbers", "direction"];
  const object = readObject(value, path, problems, keys);
  if (!object) return undefined;
  const highOrLow = readEdges(object["high-or-low"], `${path}.high-or-low`, problems);
  const onTarget = readEdges(object["on-target"], `${path}.on-target`, problems);
  const comparable = readEdges(object.comparable, `${path}.comparable`, problems);
  const combine = COMBINE_METHODS.find((method) => method === object.combine);
  if (!combine) problems.push({ path: `${path}.combine`, problem: `should be one of ${COMBINE_METHODS.join(", ")}` });
  const cumulative = readOptional(object.cumulative, `${path}.cumulative`, problems, readCumulative);
  const smallNumbers = readOptional(object["small-numbers"], `${path}.small-numbers`, problems, readSmallNumbers);
  const direction = readOptional(object.direction, `${path}.direction`, problems, readDirection);
  if (!highOrLow || !onTarget || !comparable || !combine) return undefined;
  const defaults: Defaults = { "high-or-low": highOrLow, "on-target": onTarget, comparable, combine };
  if (cumulative !== undefined) defaults.cumulative = cumulative;
  if (smallNumbers) defaults.smallNumbers = smallNumbers;
  if (direction) defaults.direction = direction;
  return defaults;
};

const readConditions: Reader<Conditions> = (value, path, problems) => {
  const object = readObject(value, path, problems, ["section", "kpi", "metric", "unit", "goodIs"]);
  if (!object) return undefined;
  const when: Conditions = {};
  for (const key of ["section", "kpi", "metric"] as const) {
    const text = readOptional(object[key], `${path}.${key}`, problems, readText);
    if (text !== undefined) when[key] = text;
  }
  const unit = readOptional(object.unit, `${path}.unit`, problems, readUnit);
  if (unit !== undefined) when.unit = unit;
  const goodIs = readOptional(object.goodIs, `${path}.goodIs`, problems, readGoodIs);
  if (goodIs !== undefined) when.goodIs = goodIs;
  return when;
};

const readRule: Reader<Rule> = (value, path, problems) => {
  const object = readObject(value, path, problems, ["name", "when", ...EDGE_LEVELS, "profile", "direction"]);
  if (!object) return undefined;
  const name = readText(object.name, `${path}.name`, problems);
  const when = readConditions(object.when ?? {}, `${path}.when`, problems);
  const rule: Rule = { name: name ?? "", when: when ?? {}, ...readEdgesOf(object, path, problems) };
  const profile = readOptional(object.profile, `${path}.profile`, problems, readProfile);
  const direction = readOptional(object.direction, `${path}.direction`, problems, readDirection);
  if (profile) rule.profile = profile;
  if (direction) rule.direction = direction;
  return rule;
};

const readScore = readForm(
  readScoring,
  '"as it is", "percent of target" or a range from worst to best such as "0 to 100"',
);

const readComponent: Reader<Component> = (value, path, problems) => {
  const object = readObject(value, path, problems, ["metric", "weight", "score"]);
  if (!object) return undefined;
  const metric = readText(object.metric, `${path}.metric`, problems);
  const weight = readNumber(object.weight, `${path}.weight`, problems);
  const score = readScore(object.score, `${path}.score`, problems);
  return metric === undefined || weight === undefined || score === undefined ? undefined : { metric, weight, score };
};

const readComposite: Reader<Composite> = (value, path, problems) => {
  const object = readObject(value, path, problems, ["name", "scale", "components"]);
  if (!object) return undefined;
  const name = readText(object.name, `${path}.name`, problems);
  const scale = readNumber(object.scale, `${path}.scale`, problems);
  const components = readList(object.components, `${path}.components`, problems, readComponent, MOST_COMPONENTS);
  if (Array.isArray(object.components) && object.components.length === 0)
    problems.push({ path: `${path}.components`, problem: "should have at least one component" });
  return name === undefined || scale === undefined || components === undefined
    ? undefined
    : { name, scale, components };
};

/** Finds contradictions in a document that is otherwise well formed. */
export function findContradictions(ruleset: Ruleset): RulesetProblem[] {
  const problems: RulesetProblem[] = [];
  const words = new Map<string, string>();
  const { statuses, notRated } = ruleset;
  const worded = [
    ...statuses.map(({ status, word }, index) => ({ status, word, path: `statuses[${index}].word` })),
    { status: "not-rated", word: notRated.word, path: "not-rated.word" },
  ];
  for (const { status, word, path } of worded) {
    const other = words.get(foldWord(word));
    if (other) problems.push({ path, problem: `“${word}” is also the word for ${other}` });
    words.set(foldWord(word), status);
    const usual = readUsualStatus(word);
    const isListed = usual !== null && worded.some((one) => one.status === usual);
    if (!other && isListed && usual !== status) {
      problems.push({
        path,
        problem: `“${word}” is what a person writes for ${usual}, and cannot be the word for ${status}`,
      });
    }
  }
  problems.push(...findWordContradictions(ruleset));
  checkEdges(ruleset, problems);
  return problems;
}
