import { doubtText, takeOwnEdges } from "./doubt-tolerance";
import { inUnitOf } from "./edge-units";
import { writeEdge, type Edges } from "./rules/edge";
import { readRowRule } from "./rules/row-rule";
import { notRated } from "./not-rated";
import type { Polarity } from "./polarity";
import type { Comparison, EdgeSource, IndicatorCells, NotRatedReason } from "./rating";
import type { EdgeKind, Rule, Ruleset } from "./rules/ruleset";
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
  const kind: EdgeKind = comparison.comparable ? "comparable" : comparison.polarity === "on-target" ? "on-target" : "high-or-low";
  const defaults = ruleset.defaults[kind];
  const found: FoundEdges = rule ? fromRule(rule, defaults) : fromDefaults(defaults);
  if (cells.tolerance.kind === "empty") return settle(cells, found, comparison);
  const own = readTolerance(cells, comparison.polarity);
  const written = cells.tolerance.kind === "text" ? String(cells.tolerance.value) : "";
  const taken = own ? takeOwnEdges(own, written, comparison) : doubtText(written, comparison);
  if (taken && !("is" in taken)) return settle(cells, { edges: { ...found.edges, ...taken }, source: { from: "row" } }, comparison, found.source);
  const reason = notRated(cells, "tolerance-not-read", "tolerance");
  if (!taken) return reason;
  // As the cell shows it: "85%" for 0.85 under a percentage format.
  const text = own?.amber && cells.tolerance.kind === "number" ? writeEdge(own.amber) : reason.text;
  return { ...reason, text, doubt: taken };
}

/** The edges in the unit of the comparison; `rules` is whose word the edges are that are not the row's own. */
function settle(cells: IndicatorCells, found: FoundEdges, comparison: Comparison, rules = found.source): FoundEdges | NotRatedReason {
  const edges = inUnitOf(found.edges, comparison);
  if (!("is" in edges)) return edges === found.edges ? found : { ...found, edges };
  return { ...notRated(cells, "tolerance-not-read", "tolerance"), doubt: { ...edges, rule: nameOf(rules) } };
}

/** Whose edges they are, as the beginning of a sentence. */
function nameOf(source: EdgeSource): string {
  return source.from === "rule" ? `the edges of the rule “${source.name}”` : "the ruleset's default edges";
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
function fromRule({ name, exceeding, green, amber }: Rule, defaults: Edges): FoundEdges {
  if (exceeding === undefined && green === undefined && amber === undefined) return fromDefaults(defaults);
  const edges: Edges = { green: green ?? defaults.green, amber: amber ?? defaults.amber };
  const beyond = exceeding ?? defaults.exceeding;
  if (beyond) edges.exceeding = beyond;
  return { edges, source: { from: "rule", name } };
}

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
