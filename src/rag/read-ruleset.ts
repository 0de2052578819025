import { COMBINE_METHODS } from "./combine";
import { readEdge as readEdgeText, type Edge, type Edges } from "./edge";
import { readPolarity } from "./polarity";
import type { Rule, Ruleset } from "./ruleset";

/** A fault in a rules document: where ("rules[3].amber") and what. */
export interface RulesetProblem {
  path: string;
  problem: string;
}

type Reader<T> = (value: unknown, path: string, problems: RulesetProblem[]) => T | undefined;

/** Reads a rules document (parsed JSON). Every fault is named by its path; with any fault there is no ruleset. */
export function readRuleset(document: unknown): { ruleset: Ruleset | null; problems: RulesetProblem[] } {
  const problems: RulesetProblem[] = [];
  const root = readObject(document, "the document", problems);
  if (!root) return { ruleset: null, problems };
  const name = readText(root.name, "name", problems);
  const version = readText(root.version, "version", problems);
  const statuses = readStatuses(root.statuses, "statuses", problems);
  const defaults = readDefaults(root.defaults, "defaults", problems);
  const rules = readRules(root.rules ?? [], "rules", problems);
  if (problems.length > 0 || !name || !version || !statuses || !defaults || !rules) return { ruleset: null, problems };
  return { ruleset: { name, version, statuses, defaults, rules }, problems };
}

/** Reads a rules document's text. */
export function parseRuleset(text: string): { ruleset: Ruleset | null; problems: RulesetProblem[] } {
  try {
    return readRuleset(JSON.parse(text) as unknown);
  } catch {
    return { ruleset: null, problems: [{ path: "the document", problem: "is not JSON" }] };
  }
}

const readObject: Reader<Record<string, unknown>> = (value, path, problems) => {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  problems.push({ path, problem: "should be an object" });
  return undefined;
};

const readText: Reader<string> = (value, path, problems) => {
  if (typeof value === "string" && value.trim() !== "") return value;
  problems.push({ path, problem: "should be a text that is not empty" });
  return undefined;
};

const readEdge: Reader<Edge> = (value, path, problems) => {
  const edge = typeof value === "string" ? readEdgeText(value) : null;
  if (edge) return edge;
  problems.push({ path, problem: `${JSON.stringify(value)} is not a tolerance such as "10%", "0.2 points" or "5"` });
  return undefined;
};

const readGreen: Reader<Edge | "met"> = (value, path, problems) =>
  value === "met" ? "met" : readEdge(value, path, problems);

const readStatuses: Reader<Ruleset["statuses"]> = (value, path, problems) => {
  const object = readObject(value, path, problems);
  if (!object) return undefined;
  const read: Partial<Ruleset["statuses"]> = {};
  for (const status of ["green", "amber", "red", "not-rated"] as const) {
    const entry = readObject(object[status], `${path}.${status}`, problems);
    const word = entry && readText(entry.word, `${path}.${status}.word`, problems);
    const meaning = entry && readText(entry.meaning, `${path}.${status}.meaning`, problems);
    if (word && meaning) read[status] = { word, meaning };
  }
  return read as Ruleset["statuses"];
};

const readEdges: Reader<Edges> = (value, path, problems) => {
  const object = readObject(value, path, problems);
  const green = object && readGreen(object.green, `${path}.green`, problems);
  const amber = object && readEdge(object.amber, `${path}.amber`, problems);
  return green && amber ? { green, amber } : undefined;
};

const readDefaults: Reader<Ruleset["defaults"]> = (value, path, problems) => {
  const object = readObject(value, path, problems);
  if (!object) return undefined;
  const highOrLow = readEdges(object["high-or-low"], `${path}.high-or-low`, problems);
  const onTarget = readEdges(object["on-target"], `${path}.on-target`, problems);
  const comparable = readEdges(object.comparable, `${path}.comparable`, problems);
  const combine = COMBINE_METHODS.find((method) => method === object.combine);
  if (!combine) problems.push({ path: `${path}.combine`, problem: `should be one of ${COMBINE_METHODS.join(", ")}` });
  if (!highOrLow || !onTarget || !comparable || !combine) return undefined;
  return { "high-or-low": highOrLow, "on-target": onTarget, comparable, combine };
};

const readRules: Reader<Rule[]> = (value, path, problems) => {
  if (!Array.isArray(value)) {
    problems.push({ path, problem: "should be a list" });
    return undefined;
  }
  return value.map((entry, index) => readRule(entry, `${path}[${index}]`, problems)).filter((rule) => rule !== undefined);
};

const readRule: Reader<Rule> = (value, path, problems) => {
  const object = readObject(value, path, problems);
  if (!object) return undefined;
  const name = readText(object.name, `${path}.name`, problems);
  const conditions = readObject(object.when ?? {}, `${path}.when`, problems);
  const when: Rule["when"] = {};
  for (const [key, condition] of Object.entries(conditions ?? {})) {
    const text = readText(condition, `${path}.when.${key}`, problems);
    if (!text) continue;
    if (key === "section" || key === "kpi" || key === "metric") when[key] = text;
    else if (key === "goodIs") {
      const polarity = readPolarity(text);
      if (polarity) when.goodIs = polarity;
      else problems.push({ path: `${path}.when.goodIs`, problem: `"${text}" is not High, Low or On Target` });
    } else problems.push({ path: `${path}.when.${key}`, problem: "is not something a rule can match on" });
  }
  const rule: Rule = { name: name ?? "", when };
  const green = object.green === undefined ? undefined : readGreen(object.green, `${path}.green`, problems);
  const amber = object.amber === undefined ? undefined : readEdge(object.amber, `${path}.amber`, problems);
  if (green) rule.green = green;
  if (amber) rule.amber = amber;
  return rule;
};
