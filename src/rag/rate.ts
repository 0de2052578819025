import { difference, multiply, subtract, toDecimal, toNumber } from "./decimal";
import { reaches, readRowRule, type Edges, type Reach } from "./edge";
import { unitFromName, type Unit } from "./figure";
import { readNumberFormat } from "./number-format";
import { readPolarity, type Polarity } from "./polarity";
import type {
  Comparison,
  EdgeSource,
  Field,
  IndicatorCells,
  NotRatedReason,
  Override,
  OverrideProblem,
  Rating,
  Verdict,
} from "./rating";
import type { EdgeKind, Rule, Ruleset } from "./ruleset";
import { readStatus } from "./status";
import { readTarget } from "./target";
import type { ChangeTarget, NumberTarget, TargetReading } from "./target-reading";
import { CLOCK, convertible } from "./unit";
import { readValue, type ValueReading } from "./value";

/** Something found, or the reason why an indicator cannot be rated. */
type Found<T> = { found: T } | { reason: NotRatedReason };

/**
 * Rates one indicator: an override with a reason over the row's own tolerance, over the first rule that fits, over the
 * ruleset's defaults. Never throws on what a cell may hold; what cannot be judged is "not-rated" with one reason.
 */
export function rate(cells: IndicatorCells, ruleset: Ruleset): Rating {
  const target = readTarget(cells.target);
  const value = readValue(cells.latestValue, cells.metric);
  const computed = judge(cells, target, value, ruleset);
  const { override, overrideProblem } = readOverride(cells);
  return {
    status: override?.status ?? computed.status,
    computed,
    override,
    overrideProblem,
    target,
    value,
    ruleset: { name: ruleset.name, version: ruleset.version },
  };
}

function readOverride(cells: IndicatorCells): { override: Override | null; overrideProblem: OverrideProblem | null } {
  if (cells.override.kind === "empty") return { override: null, overrideProblem: null };
  const status = readStatus(String(cells.override.value));
  if (!status) return { override: null, overrideProblem: "not-a-status" };
  const reason = cells.overrideReason.kind === "text" ? String(cells.overrideReason.value).trim() : "";
  if (reason === "") return { override: null, overrideProblem: "no-reason" };
  return { override: { status, reason, reviewBy: null }, overrideProblem: null };
}

function notRated(cells: IndicatorCells, code: NotRatedReason["code"], field: Field): { reason: NotRatedReason } {
  return { reason: { code, field, text: String(cells[field].value).trim() } };
}

/** Two readings or more are worth saying; one is only the text again. */
function withReadings(found: { reason: NotRatedReason }, readings: readonly string[]): { reason: NotRatedReason } {
  return readings.length > 1 ? { reason: { ...found.reason, readings } } : found;
}

function judge(cells: IndicatorCells, target: TargetReading, value: ValueReading, ruleset: Ruleset): Verdict {
  const compared = findComparison(cells, target);
  if ("reason" in compared) return { status: "not-rated", ...compared };
  if (value.kind === "empty" || value.kind === "none") return { status: "not-rated", ...notRated(cells, "no-value", "latestValue") };
  if (value.kind === "error") return { status: "not-rated", ...notRated(cells, "value-error", "latestValue") };
  if (value.kind === "not-read") {
    return { status: "not-rated", ...withReadings(notRated(cells, "value-not-read", "latestValue"), value.candidates) };
  }

  const found = compared.found;
  const comparison: Comparison = { ...found, unit: found.unit ?? value.unit };
  if (target.kind === "change" && target.amount !== null) {
    const asked = applyAmount(cells, target, comparison);
    if ("reason" in asked) return { status: "not-rated", ...asked };
    comparison.low = comparison.high = asked.found;
  }
  const converted = convert(cells, value, comparison);
  if ("reason" in converted) return { status: "not-rated", ...converted };
  const edged = findEdges(cells, comparison, ruleset);
  if ("reason" in edged) return { status: "not-rated", ...edged };
  return colour(cells, converted.found, comparison, edged.found.edges, edged.found.edgeSource);
}

/** What the value is to be compared with, by the kind of target. */
function findComparison(cells: IndicatorCells, target: TargetReading): Found<Comparison> {
  if (target.kind === "none") return notRated(cells, "no-target", "target");
  if (target.kind === "not-read") {
    if (target.why === "error") return notRated(cells, "target-error", "target");
    return withReadings(notRated(cells, "target-not-read", "target"), target.candidates);
  }
  if (target.kind === "ratio") return notRated(cells, "ratio", "target");
  const polarity = findPolarity(cells, target);
  if ("reason" in polarity) return polarity;
  const base = {
    polarity: polarity.found,
    strict: "strict" in target && target.strict,
    comparable: target.kind === "benchmark" && target.comparable,
    comparator: target.kind === "benchmark" ? target.comparator : "",
    profiled: null,
  };
  // A bare target under a metric headed "£m" is in millions, as its values are.
  const named = unitFromName(cells.metric);
  const own = (figure: number, unit: Unit | null, scale: number): { figure: number; scale: number } =>
    unit === null && scale === 1 && named.scale !== 1
      ? { figure: Number((figure * named.scale).toPrecision(15)), scale: named.scale }
      : { figure, scale };

  switch (target.kind) {
    case "number": {
      const problem = findNumberProblem(cells, target);
      if (problem) return problem;
      const expected = readFurther(cells, "expectedToDate");
      if (expected && "reason" in expected) return expected;
      if (expected) return { found: single("expected-to-date", expected.found, target.unit, base) };
      const { figure, scale } = own(target.figure, target.unit, target.scale);
      return { found: single("target", { figure, unit: target.unit, scale }, target.unit, base) };
    }
    case "range": {
      const low = own(target.low, target.unit, target.scale);
      const high = own(target.high, target.unit, target.scale);
      const ends = { low: low.figure, high: high.figure, unit: target.unit, scale: low.scale };
      return { found: { ...base, ...ends, against: "target" } };
    }
    case "benchmark": {
      const benchmark = readFurther(cells, "benchmark");
      if (benchmark && "reason" in benchmark) return benchmark;
      if (benchmark) return { found: single("benchmark", benchmark.found, target.unit, base) };
      if (target.figure === null) return notRated(cells, "needs-benchmark", "benchmark");
      const { figure, scale } = own(target.figure, target.unit, target.scale);
      return { found: single("benchmark", { figure, unit: target.unit, scale }, target.unit, base) };
    }
    case "change": {
      // What "2019/20 baseline" was, the row cannot know: only the benchmark column can hold it.
      const field = target.since === null ? "previousValue" : "benchmark";
      const previous = readFurther(cells, field);
      if (!previous) return notRated(cells, target.since === null ? "needs-previous-value" : "needs-base", field);
      if ("reason" in previous) return previous;
      const strict = target.change !== "maintain" && target.amount === null;
      return { found: single("previous-value", previous.found, null, { ...base, strict }) };
    }
  }
}

/** What keeps a figure that was read from being judged: "All" of a count, or 25 a month against nobody knows what. */
function findNumberProblem(cells: IndicatorCells, target: NumberTarget): { reason: NotRatedReason } | null {
  if (target.whole) {
    const value = readValue(cells.latestValue, cells.metric);
    if (value.kind === "number" && value.unit?.family !== "percent") return notRated(cells, "units-differ", "latestValue");
  }
  // An average over any stretch of time compares with a percentage; a count does only over the same stretch.
  const counted = target.unit === null || target.unit.family === "currency" || target.unit.family === "measure";
  if (target.per !== null && counted && !SAYS_PER[target.per]?.test(cells.metric)) return notRated(cells, "per-period", "target");
  return null;
}

/** How a metric says that its values are for a stretch of time. */
const SAYS_PER: Record<string, RegExp> = {
  day: /\b(?:per|a|each|every) day\b|\bdaily\b/i,
  week: /\b(?:per|a|each|every) week\b|\bweekly\b/i,
  month: /\b(?:per|a|each|every) month\b|\bmonthly\b/i,
  quarter: /\b(?:per|a|each|every) quarter\b|\bquarterly\b/i,
  year: /\b(?:per|a|each|every) (?:year|annum)\b|\bannual(?:ly)?\b|\byearly\b|\bp\.?a\b/i,
};

/** The figure that a movement of a stated amount asks for: 95 where the earlier value was 100 and the target is "reduce by 5%". */
function applyAmount(cells: IndicatorCells, target: ChangeTarget, { low, unit, polarity }: Comparison): Found<number> {
  const amount = toDecimal(target.amount ?? 0);
  const percent = target.unit?.family === "percent";
  // 5% of an earlier 60% is 57%, or 55%; and a value in per cent may be the movement itself.
  if (percent && (unit?.family === "percent" || /\b(?:reduc|increas|decreas|chang|improv|growth|variance)/i.test(cells.metric))) {
    return notRated(cells, "change-unclear", "target");
  }
  if (!percent && target.unit && target.unit.family !== "points" && unit && target.unit.name !== unit.name) {
    return notRated(cells, "units-differ", "target");
  }
  const before = toDecimal(low);
  const size = percent ? multiply(multiply(amount, before), { digits: 1n, places: 2 }) : amount;
  const down = target.change === "reduction" || (target.change === "improvement" && polarity === "low");
  return { found: toNumber(subtract(before, down ? size : { digits: -size.digits, places: size.places })) };
}

type Amount = { figure: number; unit: Unit | null; scale: number };

function single(
  against: Comparison["against"],
  { figure, unit, scale }: Amount,
  otherwise: Unit | null,
  { polarity, strict, comparable, comparator }: Pick<Comparison, "polarity" | "strict" | "comparable" | "comparator">,
): Comparison {
  // Written out, not spread: this is made for every row.
  return { against, low: figure, high: figure, unit: unit ?? otherwise, scale, polarity, strict, comparable, comparator, profiled: null };
}

/** A figure from one of the further columns, read as a value is; null when the cell is empty. */
function readFurther(cells: IndicatorCells, field: "benchmark" | "previousValue" | "expectedToDate"): Found<Amount> | null {
  const reading = readValue(cells[field], cells.metric);
  if (reading.kind === "empty" || reading.kind === "none") return null;
  if (reading.kind === "error") return notRated(cells, "value-error", field);
  if (reading.kind === "not-read") return notRated(cells, "value-not-read", field);
  return { found: reading };
}

/** Good Is, checked against what the target's own words say is good; a target's words stand in for a blank Good Is. */
function findPolarity(cells: IndicatorCells, target: TargetReading): Found<Polarity> {
  const said = impliedPolarity(target);
  if (cells.goodIs.kind === "empty") return said ? { found: said } : notRated(cells, "good-is-missing", "goodIs");
  const polarity = readPolarity(String(cells.goodIs.value));
  if (!polarity) return notRated(cells, "good-is-unknown", "goodIs");
  if (said && said !== polarity) return notRated(cells, "good-is-contradicts", "goodIs");
  return { found: polarity };
}

function impliedPolarity(target: TargetReading): Polarity | null {
  if (target.kind === "change") {
    if (target.bound) return target.bound === "at-least" ? "high" : "low";
    return target.change === "reduction" ? "low" : target.change === "increase" ? "high" : null;
  }
  if (target.kind !== "number" && target.kind !== "benchmark") return null;
  return target.bound === "at-least" ? "high" : target.bound === "at-most" ? "low" : null;
}

/** The value in the comparison's unit, or why the two cannot be set side by side. */
function convert(
  cells: IndicatorCells,
  value: Extract<ValueReading, { kind: "number" }>,
  comparison: Comparison,
): Found<number> {
  const { unit, scale } = comparison;
  let figure = value.figure;
  if (unit && value.unit && unit.name !== value.unit.name) {
    if (!convertible(unit, value.unit)) return notRated(cells, "units-differ", "latestValue");
    figure = Number(((figure * value.unit.size) / unit.size).toPrecision(15));
  }
  // "4.7" against "4m 42s" is minutes, or seconds, or hours.
  const clock = unit?.name === CLOCK.name;
  if (clock && value.unit === null) return notRated(cells, "units-differ", "latestValue");
  if (isHoursForMinutes(cells, value, figure, comparison)) return notRated(cells, "hours-or-minutes", "latestValue");
  const size = Math.abs(figure);
  const other = Math.max(Math.abs(comparison.low), Math.abs(comparison.high));
  // One side written in millions and the other not: a hundredfold apart, it is the scale that differs, not the result.
  if (scale !== value.scale && size > 0 && other > 0 && (size * 100 < other || other * 100 < size)) {
    return notRated(cells, "scales-differ", "latestValue");
  }
  // 0.886 in a General cell against 85%: a fraction that lost its percent format, or less than one per cent?
  const percent = (unit ?? value.unit)?.family === "percent";
  if (
    percent &&
    !String(cells.latestValue.value).includes("%") &&
    figure === Number(cells.latestValue.value) &&
    size > 0 &&
    size <= 1 &&
    other >= 20 * size &&
    size * 100 >= other / 3 &&
    size * 100 <= other * 3
  ) {
    return notRated(cells, "fraction-or-percent", "latestValue");
  }
  return { found: figure };
}

/** "4:42" typed for minutes and seconds is held by Excel as hours and minutes, sixty times too long. */
function isHoursForMinutes(
  cells: IndicatorCells,
  value: Extract<ValueReading, { kind: "number" }>,
  figure: number,
  { low, high }: Comparison,
): boolean {
  if (cells.latestValue.kind !== "number" || value.unit?.name !== CLOCK.name) return false;
  if (!readNumberFormat(cells.latestValue.format).hoursOnly || high <= 0 || figure <= high * 10) return false;
  return figure / 60 <= high * 3 && figure / 60 >= low / 3;
}

/** The edges by precedence: the row's own rule, else the first rule that fits, else the defaults. */
function findEdges(
  cells: IndicatorCells,
  comparison: Comparison,
  ruleset: Ruleset,
): Found<{ edges: Edges; edgeSource: EdgeSource }> {
  const kind: EdgeKind =
    comparison.polarity === "on-target" ? "on-target" : comparison.comparable ? "comparable" : "high-or-low";
  const rule = ruleset.rules.find((candidate) => fits(candidate, cells, comparison.polarity));
  const defaults = ruleset.defaults[kind];
  const edges: Edges = { green: rule?.green ?? defaults.green, amber: rule?.amber ?? defaults.amber };
  const edgeSource: EdgeSource = rule ? { from: "rule", name: rule.name } : { from: "defaults" };
  if (cells.tolerance.kind === "empty") return { found: { edges, edgeSource } };
  const own = readTolerance(cells, comparison.polarity);
  if (!own) return notRated(cells, "tolerance-not-read", "tolerance");
  return { found: { edges: { ...edges, ...own }, edgeSource: { from: "row" } } };
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

function fits(rule: Rule, cells: IndicatorCells, polarity: Polarity): boolean {
  const same = (condition: string | undefined, text: string): boolean =>
    condition === undefined || condition.trim().toLowerCase() === text.trim().toLowerCase();
  const { section, kpi, metric, goodIs } = rule.when;
  return (
    same(section, cells.section) &&
    same(kpi, cells.kpi) &&
    same(metric, cells.metric) &&
    (goodIs === undefined || goodIs === polarity)
  );
}

function colour(
  cells: IndicatorCells,
  value: number,
  comparison: Comparison,
  edges: Edges,
  edgeSource: EdgeSource,
): Verdict {
  const { gap, base } = measureGap(value, comparison);
  const figure = comparison.polarity === "high" ? comparison.low : comparison.high;
  const met = gap === 0 && !(comparison.strict && comparison.polarity !== "on-target" && value === figure);
  // "Annual, cumulative" with no profile: being short of the whole year's target part-way through says nothing.
  if (!met && comparison.against === "target" && isCumulative(cells)) {
    return { status: "not-rated", ...notRated(cells, "needs-expected-to-date", "expectedToDate") };
  }
  const found = { value, comparison, met, gap, edges, edgeSource, guarded: null, shown: null };
  const reach: Reach = { value, gap, base, polarity: comparison.polarity, scale: comparison.scale };
  // A green figure of the row's own stands in for the target, whichever of the two is the harder.
  const isOwnFigure = edges.green !== "met" && edges.green.kind === "at";
  if (met && !isOwnFigure) return { status: "green", ...found };
  for (const status of ["green", "amber"] as const) {
    const edge = edges[status];
    const within = edge === "met" ? false : reaches(edge, reach);
    if (within === null) return { status: "not-rated", ...notRated(cells, unreachable(edge), "tolerance") };
    if (within) return { status, ...found };
  }
  return { status: "red", ...found };
}

/** Why an edge says nothing here: a figure where good is on the target, or a percentage of zero. */
function unreachable(edge: Edges["green"]): NotRatedReason["code"] {
  return edge !== "met" && edge.kind === "at" ? "tolerance-not-read" : "zero-target";
}

/** How far the value is on the wrong side, and the figure that a percentage tolerance is of. */
function measureGap(value: number, { polarity, low, high }: Comparison): { gap: number; base: number } {
  if (polarity !== "low" && value < low) return { gap: difference(low, value), base: low };
  if (polarity !== "high" && value > high) return { gap: difference(value, high), base: high };
  return { gap: 0, base: polarity === "low" ? high : low };
}

function isCumulative(cells: IndicatorCells): boolean {
  return /\bcumulative\b/i.test(cells.metric) || /\bcumulative\b/i.test(String(cells.target.value));
}
