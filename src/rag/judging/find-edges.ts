import { doubtText, takeOwnEdges } from "./doubt-tolerance";
import { placeOfRow, convertEdges } from "./edge-units";
import { findThresholds } from "./thresholds/find-thresholds";
import type { Gap } from "./thresholds/place-bands";
import { EDGE_LEVELS, MIDDLE_LEVELS, writeEdge, type Edges } from "../rules/edges/edge";
import { readRowRule } from "../rules/edges/row-rule";
import { readAsWritten } from "../units/naming";
import { isReason, notRated } from "../not-rated";
import type { Polarity } from "../polarity";
import type { Unit } from "../reading/units/unit";
import type { Comparison } from "../comparison";
import type { EdgeSource, IndicatorCells, NotRatedReason } from "../rating";
import { hasAmberAlone, type EdgeKind, type Rule, type Ruleset } from "../rules/ruleset";

/** How far each colour reaches for an indicator, and where the edges come from. */
export interface FoundEdges {
  edges: Edges;
  source: EdgeSource;
  /** Results that the row's own thresholds leave without a colour. */
  gaps?: readonly Gap[];
}

/**
 * Finds the edges by precedence, in the unit of the comparison: the row's own rule, then the first rule that fits, then
 * the defaults. A bare figure in them is in the unit that the target was `given` in.
 */
export function findEdges(
  cells: IndicatorCells,
  comparison: Comparison,
  rule: Rule | null,
  ruleset: Ruleset,
  given: Unit | null,
): FoundEdges | NotRatedReason {
  const kind: EdgeKind = comparison.comparable
    ? "comparable"
    : comparison.polarity === "on-target"
      ? "on-target"
      : "high-or-low";
  const defaults = ruleset.defaults[kind];
  const found: FoundEdges = rule ? fromRule(rule, defaults) : fromDefaults(defaults);
  const thresholds = findThresholds({ cells, comparison, given }, ruleset);
  if (thresholds !== null) {
    if (isReason(thresholds)) return thresholds;
    const rest = settleRules(cells, found, comparison, given);
    const { edges, gaps } = thresholds;
    return isReason(rest) ? rest : { edges: { ...rest.edges, ...edges }, source: { from: "thresholds" }, gaps };
  }
  if (cells.tolerance.kind === "empty") return settleRules(cells, found, comparison, given);
  const own = readTolerance(cells, comparison.polarity);
  if (own && !hasAmberAlone(ruleset)) return notRated(cells, "tolerance-does-not-fit", "tolerance");
  const converted = own && convertEdges(own, placeOfRow(cells, comparison, given));
  if (converted && isReason(converted)) return converted;
  const written = cells.tolerance.kind === "text" ? String(cells.tolerance.value) : "";
  const taken = converted ? takeOwnEdges(converted, written, comparison) : doubtText(written, comparison);
  if (taken && !("is" in taken)) {
    const rest = settleRules(cells, found, comparison, given);
    return isReason(rest) ? rest : { edges: { ...rest.edges, ...taken }, source: { from: "row" } };
  }
  const reason = notRated(cells, "tolerance-not-read", "tolerance");
  if (!taken) return reason;
  // As the cell shows it: "85%" for 0.85 under a percentage format.
  const text = own?.amber && cells.tolerance.kind === "number" ? writeEdge(own.amber) : reason.text;
  return { ...reason, text, doubt: taken };
}

/** The edges of a rule, or of the defaults, in the unit of the comparison. */
function settleRules(
  cells: IndicatorCells,
  found: FoundEdges,
  comparison: Comparison,
  given: Unit | null,
): FoundEdges | NotRatedReason {
  const edges = convertEdges(found.edges, { cells, comparison, given, heading: null });
  if (!isReason(edges)) return edges === found.edges ? found : { ...found, edges };
  const edge = describeEdges(found.edges);
  return {
    ...notRated(cells, "tolerance-not-read", "tolerance"),
    doubt: { is: "unit", edge, rule: nameOf(found.source) },
  };
}

/** The edges of a rule that have a unit, as written: "5 days". */
function describeEdges({ green, ...edges }: Edges): string {
  const all = [green, ...MIDDLE_LEVELS.map((level) => edges[level])];
  return all
    .flatMap((edge) =>
      !edge || edge === "met" || edge.kind === "percent" || edge.kind === "points" ? [] : [writeEdge(edge)],
    )
    .join(" and ");
}

/** Names the source of the edges, to begin a sentence. */
function nameOf(source: EdgeSource): string {
  return source.from === "rule" ? `the edges of the rule “${source.name}”` : "the ruleset's default edges";
}

const FROM_DEFAULTS: EdgeSource = { from: "defaults" };

/** Nearly every row is judged by the defaults, so their edges are kept. */
const known = new WeakMap<Edges, FoundEdges>();

function fromDefaults(edges: Edges): FoundEdges {
  const found = known.get(edges);
  if (found) return found;
  const made: FoundEdges = { edges, source: FROM_DEFAULTS };
  known.set(edges, made);
  return made;
}

/** The edges of a rule; the defaults' where the rule gives only a profile. */
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

/** Reads the row's own rule from its Tolerance cell. */
function readTolerance(cells: IndicatorCells, polarity: Polarity): Partial<Edges> | null {
  const cell = cells.tolerance;
  // 0.1 shown as 10% is a tenth of the target; readValue gives it as 10%.
  const reading = cell.kind === "number" ? readAsWritten(cells, "tolerance") : null;
  if (reading?.kind === "number") {
    // A minus sign marks the side that is missed where high is good, so it is meaningful only there.
    if (reading.figure < 0 && polarity !== "high") return null;
    const { unit, scale } = reading;
    const figure = Math.abs(reading.figure);
    if (unit?.family === "percent") return { amber: { kind: "percent", figure } };
    if (unit?.family === "points") return { amber: { kind: "points", figure } };
    return { amber: { kind: "amount", figure, scale, ...(unit ? { unit } : {}) } };
  }
  return cell.kind === "text" ? readRowRule(String(cell.value), polarity) : null;
}
