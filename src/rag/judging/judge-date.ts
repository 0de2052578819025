import { compareWith } from "../comparing/compare-with";
import { writtenPolarity } from "../find-polarity";
import { asVerdict, notRated } from "../not-rated";
import type { DatedGap, IndicatorCells, Judged, Verdict } from "../rating";
import { daySerial } from "../reading/dates/day";
import { readNumberFormat } from "../reading/read-number-format";
import { findFigures } from "../reading/figure";
import type { DateValue } from "../reading/dates/read-date-value";
import { writeCell } from "../reading/dates/show-day";
import type { DateTarget } from "../reading/targets/target-reading";
import type { ValueReading } from "../reading/values/read-value";
import { firstThreshold } from "./thresholds/find-thresholds";
import { hasAmberAlone, type Ruleset } from "../rules/ruleset";

/**
 * Judges a milestone: on time is green, late is red. A percentage of a date is meaningless, so amber needs a Tolerance
 * in days or weeks. A month or a quarter is judged only where all of its days have one colour.
 */
export function judgeDate(
  cells: IndicatorCells,
  target: DateTarget,
  value: DateValue | ValueReading,
  ruleset: Ruleset,
): Verdict {
  if (contradicts(cells, target)) return asVerdict(notRated(cells, "good-is-contradicts", "goodIs"));
  switch (value.kind) {
    case "empty":
    case "none":
      return asVerdict(notRated(cells, "no-value", "latestValue"));
    case "error":
      return asVerdict(notRated(cells, "value-error", "latestValue"));
    case "number":
    case "bounds":
    case "not-read":
      return asVerdict({ ...notRated(cells, "needs-date", "latestValue"), text: writeCell(cells.latestValue) });
    case "date":
      return colourDate(cells, target, value, ruleset);
  }
}

/** True where Good Is contradicts a date to be kept by: early is good. Other words in Good Is are no contradiction. */
function contradicts(cells: IndicatorCells, { side }: DateTarget): boolean {
  return writtenPolarity(cells) === (side === "by" ? "high" : "low");
}

function colourDate(cells: IndicatorCells, target: DateTarget, value: DateValue, ruleset: Ruleset): Verdict {
  const threshold = firstThreshold(cells);
  if (threshold !== null) return asVerdict(notRated(cells, "threshold-not-read", threshold));
  const aim = daySerial(target.day);
  const [first, last] = [daySerial(value.first) - aim, daySerial(value.last) - aim];
  const [least, most] = target.side === "by" ? [first, last] : [-last, -first];
  if (most <= 0) return toVerdict(target, value, "green", { least, most, allowed: null });
  const unclear = asVerdict({ ...notRated(cells, "needs-date", "latestValue"), text: value.text });
  if (least <= 0) return unclear;
  const allowed = readDays(cells);
  if (allowed === "not-read") return asVerdict(notRated(cells, "tolerance-not-read", "tolerance"));
  if (allowed !== null && !hasAmberAlone(ruleset))
    return asVerdict(notRated(cells, "tolerance-does-not-fit", "tolerance"));
  if (allowed !== null && least <= allowed && most > allowed) return unclear;
  return toVerdict(target, value, allowed !== null && most <= allowed ? "amber" : "red", { least, most, allowed });
}

function toVerdict(
  target: DateTarget,
  value: DateValue,
  status: Judged["status"],
  late: Pick<DatedGap, "least" | "most" | "allowed">,
): Verdict {
  const aim = daySerial(target.day);
  const isBy = target.side === "by";
  return {
    status,
    value: daySerial(isBy ? value.last : value.first),
    places: 0,
    comparison: compareWith(
      "target",
      { figure: aim, scale: 1, unit: null, unknown: null, isNumber: false },
      isBy ? "low" : "high",
    ),
    met: late.most <= 0,
    gap: Math.max(0, late.most),
    edges: { green: "met", amber: { kind: "amount", figure: late.allowed ?? 0, scale: 1 } },
    edgeSource: late.allowed === null ? { from: "defaults" } : { from: "row" },
    guarded: null,
    before: null,
    shown: null,
    bounds: null,
    dated: { value: value.text, target: target.shown, side: target.side, ...late },
  };
}

/** Reads the days that the row's Tolerance allows: "14 days", "2 weeks", 14; null where it is empty. */
function readDays({ tolerance }: IndicatorCells): number | null | "not-read" {
  if (tolerance.kind === "empty") return null;
  if (tolerance.kind === "number" && typeof tolerance.value === "number") {
    const { percent, date, time, unit } = readNumberFormat(tolerance.format);
    const isPlain = !percent && !date && !time && (unit === null || unit.name === "days");
    return isPlain && tolerance.value >= 0 ? tolerance.value : "not-read";
  }
  const text = String(tolerance.value)
    .trim()
    .replace(/^(?:±|\+\/-)\s*/, "");
  const [figure, ...others] = findFigures(text);
  if (
    !figure ||
    others.length > 0 ||
    figure.start !== 0 ||
    figure.end !== text.length ||
    figure.figure < 0 ||
    figure.scale !== 1
  )
    return "not-read";
  if (figure.unit === null) return figure.figure;
  const isDays = figure.unit.name === "days" || figure.unit.name === "weeks";
  return isDays ? (figure.figure * figure.unit.size) / SECONDS_IN_DAY : "not-read";
}

const SECONDS_IN_DAY = 86_400;
