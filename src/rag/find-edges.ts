import { MIDDLE_LEVELS, readRowRule, type Edges } from "./rules/edge";
import { notRated } from "./not-rated";
import type { Polarity } from "./polarity";
import type { Comparison, EdgeSource, IndicatorCells, NotRatedReason } from "./rating";
import { hasAmberAlone, type EdgeKind, type Rule, type Ruleset } from "./rules/ruleset";
import { readValue } from "./reading/value";

/** How far each colour reaches for an indicator, and by whose word. */
export interface FoundEdges {
  edges: Edges;
  source: EdgeSource;
}

/** The edges by precedence: the row's own rule, else those of the rule that fits, else the defaults. */
export function findEdges(
  cells: IndicatorCells,
  comparison: Comparison,
  rule: Rule | null,
  ruleset: Ruleset,
): FoundEdges | NotRatedReason {
  const kind: EdgeKind = comparison.polarity === "on-target" ? "on-target" : comparison.comparable ? "comparable" : "high-or-low";
  const defaults = ruleset.defaults[kind];
  const found: FoundEdges = rule ? fromRule(rule, defaults) : fromDefaults(defaults);
  if (cells.tolerance.kind === "empty") return found;
  const own = readTolerance(cells, comparison.polarity);
  if (!own) return notRated(cells, "tolerance-not-read", "tolerance");
  if (!hasAmberAlone(ruleset)) return notRated(cells, "tolerance-does-not-fit", "tolerance");
  return { edges: { ...found.edges, ...own }, source: { from: "row" } };
}

const FROM_DEFAULTS: EdgeSource = { from: "defaults" };

/** Nearly every row is judged by the defaults, which are the same for all of them. */
const known = new WeakMap<Edges, FoundEdges>();

function fromDefaults(edges: Edges): FoundEdges {
  const found = known.get(edges);
  if (found) return found;
  const made: FoundEdges = { edges, source: FROM_DEFAULTS };
  known.set(edges, made);
  return made;
}

/** A rule that gives a profile and no edges leaves the edges to the defaults. */
function fromRule(rule: Rule, defaults: Edges): FoundEdges {
  if (EDGE_LEVELS.every((level) => rule[level] === undefined)) return fromDefaults(defaults);
  const edges: Edges = { green: rule.green ?? defaults.green };
  for (const level of MIDDLE_LEVELS) {
    const edge = rule[level] ?? defaults[level];
    if (edge) edges[level] = edge;
  }
  const beyond = rule.exceeding ?? defaults.exceeding;
  if (beyond) edges.exceeding = beyond;
  return { edges, source: { from: "rule", name: rule.name } };
}

const EDGE_LEVELS = ["exceeding", "green", ...MIDDLE_LEVELS] as const;


/** The row's own rule from its Tolerance cell. */
function readTolerance(cells: IndicatorCells, polarity: Polarity): Partial<Edges> | null {
  const cell = cells.tolerance;
  // 0.1 shown as 10% is a tenth of the target; readValue gives it as 10%.
  const reading = cell.kind === "number" ? readValue(cell) : null;
  if (reading?.kind === "number") {
    if (reading.figure < 0) return null;
    const { figure, unit } = reading;
    return { amber: unit?.family === "percent" ? { kind: "percent", figure } : { kind: "amount", figure, scale: 1 } };
  }
  return cell.kind === "text" ? readRowRule(String(cell.value), polarity) : null;
}
