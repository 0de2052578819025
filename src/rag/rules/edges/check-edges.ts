import type { RulesetProblem } from "../read-document";
import { EDGE_LEVELS, middleEdges, MIDDLE_LEVELS, type Edge, type Edges, type MiddleLevel } from "./edge";
import { listedAs, type EdgeKind, type Rule, type Ruleset } from "../ruleset";
import type { Tolerance } from "./tolerance";

/*
 * Finds edges that are well formed but cannot be meant: for a status that is not listed, reaching no further than those
 * of a better status, or leaving a listed status that no result can get.
 */

const KINDS = ["high-or-low", "on-target", "comparable"] as const satisfies readonly EdgeKind[];

/** Reports every edge that contradicts the list of statuses or another edge. */
export function checkEdges(ruleset: Ruleset, problems: RulesetProblem[]): void {
  const { defaults, rules } = ruleset;
  for (const kind of KINDS) {
    const path = `defaults.${kind}`;
    checkListed(defaults[kind], path, ruleset, problems);
    checkGiven(defaults[kind], kind, path, ruleset, problems);
    checkGrowth(defaults[kind], path, "every status needs its own", problems);
  }
  rules.forEach((rule, index) => checkRule(rule, `rules[${index}]`, ruleset, problems));
  checkExceeding(ruleset, problems);
  if (defaults.smallNumbers && !listedAs(ruleset, "amber")) {
    problems.push({
      path: "defaults.small-numbers",
      problem: "says how far amber reaches, and there is no amber in the list of statuses",
    });
  }
}

function checkListed(edges: Partial<Edges>, path: string, ruleset: Ruleset, problems: RulesetProblem[]): void {
  for (const level of EDGE_LEVELS) {
    if (edges[level] && !listedAs(ruleset, level)) {
      problems.push({
        path: `${path}.${level}`,
        problem: `is an edge for ${level}, which is not in the list of statuses`,
      });
    }
  }
}

/** Checks that every listed status between green and red has an edge. */
function checkGiven(edges: Edges, kind: EdgeKind, path: string, ruleset: Ruleset, problems: RulesetProblem[]): void {
  for (const level of MIDDLE_LEVELS) {
    const edge = edges[level];
    if (!edge && listedAs(ruleset, level)) {
      problems.push({
        path: `${path}.${level}`,
        problem: `is missing: ${level} is in the list of statuses, and nothing could give it`,
      });
    }
    if (edge && kind === "on-target" && !hasTwoSides(edge))
      problems.push({ path: `${path}.${level}`, problem: SAYS_NOTHING });
  }
  if (kind === "on-target" && edges.green !== "met" && !hasTwoSides(edges.green)) {
    problems.push({ path: `${path}.green`, problem: SAYS_NOTHING });
  }
}

const SAYS_NOTHING = "says nothing where good is on the target: give a distance, such as 5%";

/** True for an edge that works where good is on the target, where neither side of a figure is better. */
function hasTwoSides(edge: Edge): boolean {
  switch (edge.kind) {
    case "percent":
    case "points":
    case "amount":
    case "sides":
      return true;
    case "at":
    case "no-worse":
      return false;
  }
}

/**
 * Checks that a rule's edges reach at least as far as those of a better status. What the rule leaves out comes from the
 * defaults.
 */
function checkRule(rule: Rule, path: string, ruleset: Ruleset, problems: RulesetProblem[]): void {
  checkListed(rule, path, ruleset, problems);
  const given = middleEdges(rule);
  let better: Edge | "met" | undefined = rule.green;
  for (const { level, edge } of given) {
    if (better !== undefined && growth(better, edge) === "shrinks")
      problems.push({ path: `${path}.${level}`, problem: TOO_SHORT });
    better = edge;
  }
  if (isClassic(ruleset) || (given.length === 0 && rule.green === undefined)) return;
  // With several statuses between green and red, a rule's edge may fall short of one that it takes from the defaults.
  const kind: EdgeKind = rule.when.goodIs === "on-target" ? "on-target" : "high-or-low";
  const found: RulesetProblem[] = [];
  checkGrowth({ ...ruleset.defaults[kind], ...rule }, path, "with the defaults for what the rule leaves out", found);
  const known = new Set(problems.map((one) => one.path));
  problems.push(...found.filter((one) => !known.has(one.path)));
}

function isClassic(ruleset: Ruleset): boolean {
  return MIDDLE_LEVELS.every((level) => level === "amber" || !listedAs(ruleset, level));
}

const TOO_SHORT = "does not reach as far as the status before it does";

/** Checks that each edge reaches further than the one before it. */
function checkGrowth(edges: Edges, path: string, why: string, problems: RulesetProblem[]): void {
  checkFigures(edges, path, problems);
  let better: Edge | "met" = edges.green;
  let betterLevel: "green" | MiddleLevel = "green";
  for (const { level, edge } of middleEdges(edges)) {
    const grows = growth(better, edge);
    if (grows === "shrinks")
      problems.push({ path: `${path}.${level}`, problem: `${TOO_SHORT} (${betterLevel}): ${why}` });
    if (grows === "stays") {
      problems.push({
        path: `${path}.${level}`,
        problem: `reaches no further than ${betterLevel} does, so that no value could be ${level}`,
      });
    }
    better = edge;
    betterLevel = level;
  }
}

/**
 * Checks that the figures at which statuses begin run one way: 95, 90, 85 where high is good. 90, 95, 85 would do
 * neither.
 */
function checkFigures(edges: Edges, path: string, problems: RulesetProblem[]): void {
  const figures: number[] = [];
  if (edges.green !== "met" && edges.green.kind === "at") figures.push(edges.green.figure * edges.green.scale);
  for (const { level, edge } of middleEdges(edges)) {
    if (edge.kind !== "at") continue;
    figures.push(edge.figure * edge.scale);
    const [first = 0, second = 0] = figures;
    const [last = 0, before = 0] = figures.slice(-2).reverse();
    if (figures.length > 2 && Math.sign(last - before) !== Math.sign(second - first)) {
      problems.push({ path: `${path}.${level}`, problem: "is a figure on the wrong side of the one before it" });
    }
  }
}

/** Checks that "exceeding", where High or Low is good, has an edge in the defaults or in a rule. */
function checkExceeding(ruleset: Ruleset, problems: RulesetProblem[]): void {
  const { defaults, rules } = ruleset;
  if (!listedAs(ruleset, "exceeding") || defaults["high-or-low"].exceeding) return;
  if (rules.some((rule) => rule.exceeding && rule.when.goodIs !== "on-target")) return;
  problems.push({
    path: "defaults.high-or-low.exceeding",
    problem: "is missing: exceeding is in the list of statuses, and nothing could give it",
  });
}

/**
 * How an edge compares with that of the better status; "unknown" where it depends on the row: "10%" beside "2 points".
 */
type Growth = "grows" | "stays" | "shrinks" | "unknown";

function growth(from: Edge | "met", to: Edge): Growth {
  if (from === "met") return isNothing(to) ? "stays" : "grows";
  if (from.kind === "no-worse" && to.kind === "no-worse") return byStrictness(from, to);
  if (from.kind === "at" && to.kind === "at") {
    const isSame = from.figure === to.figure && from.scale === to.scale && from.unit?.name === to.unit?.name;
    return isSame ? byStrictness(from, to) : "unknown";
  }
  const [before, after] = [sidesOf(from), sidesOf(to)];
  if (!before || !after) return "unknown";
  const [under, over] = [compare(before.under, after.under), compare(before.over, after.over)];
  if (under === null || over === null) return "unknown";
  if (under > 0 || over > 0) return "shrinks";
  return under < 0 || over < 0 ? "grows" : "stays";
}

/** Compares two edges at one figure: a strict one reaches less far. */
function byStrictness(from: { strict?: boolean }, to: { strict?: boolean }): Growth {
  const [before, after] = [from.strict === true, to.strict === true];
  if (before === after) return "stays";
  return before ? "grows" : "shrinks";
}

function sidesOf(edge: Edge): { under: Tolerance; over: Tolerance } | null {
  switch (edge.kind) {
    case "percent":
    case "points":
    case "amount":
      return { under: edge, over: edge };
    case "sides":
      return edge;
    case "at":
    case "no-worse":
      return null;
  }
}

/** Compares two tolerances, with points as amounts. null where they are of different kinds. */
function compare(a: Tolerance, b: Tolerance): number | null {
  if ((a.kind === "percent") !== (b.kind === "percent")) return null;
  const measure = (tolerance: Tolerance): string =>
    tolerance.kind === "amount" ? `${tolerance.scale} ${tolerance.unit?.name ?? ""}` : "1 ";
  if (measure(a) !== measure(b)) return null;
  // At one figure, "less than 5%" reaches less far than "5%".
  return a.figure === b.figure ? Number(b.strict === true) - Number(a.strict === true) : a.figure - b.figure;
}

/** True for a zero distance, which reaches no further than the target itself. */
function isNothing(edge: Edge): boolean {
  const sides = sidesOf(edge);
  return sides !== null && sides.under.figure === 0 && sides.over.figure === 0;
}
