import { writeFigure, writeNumber } from "../reading/figure";
import type { BenchmarkTarget, ChangeTarget, NumberTarget, TargetReading } from "../reading/targets/target-reading";

/** Says how the target was read, so that a person can check it: "At least 95%, for 2024/25. Set aside: “National”." */
export function explainTarget(target: TargetReading): string {
  const period = target.period ? `, for ${target.period}` : "";
  const aside = target.setAside.filter((words) => words !== target.period);
  const setAside = aside.length > 0 ? ` Set aside: ${aside.map((words) => `“${words}”`).join(", ")}.` : "";
  return `${readingWords(target)}${period}.${setAside}`;
}

function readingWords(target: TargetReading): string {
  switch (target.kind) {
    case "number": {
      const figure = figureWords(target);
      if (target.bound === "at-least") return target.strict ? `More than ${figure}` : `At least ${figure}`;
      if (target.bound === "at-most") return target.strict ? `Less than ${figure}` : `At most ${figure}`;
      return target.strict ? `Better than ${figure}` : figure;
    }
    case "range":
      return `${writeFigure(target.low, target.unit?.family === "currency" ? target.unit : null, target.scale)} to ${writeFigure(target.high, target.unit, target.scale)}`;
    case "ratio":
      return `The ratio ${writeNumber(target.left)}:${writeNumber(target.right)}`;
    case "benchmark": {
      const figure =
        target.figure === null
          ? "figure not given in the target"
          : writeFigure(target.figure, target.unit, target.scale);
      return `${relationWords(target)} ${target.comparator.startsWith("quartile") ? "" : "the "}${target.comparator} (${figure})`;
    }
    case "change":
      return changeWords(target);
    case "date":
      return `${target.side === "by" ? "By" : "From"} ${target.shown}`;
    case "none":
      return target.why === "empty" ? "No target" : `No target set: “${target.text}”`;
    case "not-read": {
      const figures = target.candidates.map((figure) => `“${figure}”`).join(" or ");
      return figures === "" ? `Not read: “${target.text}”` : `Not read: it could mean ${figures}`;
    }
  }
}

/** "A reduction of 5% from the previous value", "No more than the 2023/24 outturn". */
function changeWords({
  change,
  amount,
  unit,
  scale,
  since,
  from: measuredFrom,
  overYears,
  bound,
}: ChangeTarget): string {
  const from = since === null ? nameEarlier(measuredFrom, overYears) : `“${since}”`;
  const by = amount === null ? "" : ` of ${writeFigure(amount, unit, scale)}`;
  switch (change) {
    case "reduction":
      return `A reduction${by} from ${from}`;
    case "increase":
      return `An increase${by} from ${from}`;
    case "improvement":
      return `An improvement${by} on ${from}`;
    case "maintain":
      return bound ? `${bound === "at-least" ? "No less" : "No more"} than ${from}` : `As good as ${from}`;
  }
}

function nameEarlier(from: ChangeTarget["from"], overYears: boolean): string {
  switch (from) {
    case "base":
      return "the baseline";
    case "before":
    case "unsaid":
      return overYears ? "the baseline" : "the previous value";
    case "last-year":
      return overYears ? "last year's result" : "the previous value";
  }
}

/** How the value should compare with a comparator's figure. */
function relationWords({ comparable, bound, strict }: BenchmarkTarget): string {
  if (comparable) return "Comparable with";
  if (bound === "at-least") return strict ? "Above" : "At or above";
  if (bound === "at-most") return strict ? "Below" : "At or below";
  return strict ? "Better than" : "Against";
}

/** "17 of 20", "All (100%)", "25 per month". */
function figureWords({ figure, of, whole, unit, scale, per }: NumberTarget): string {
  if (of !== null) return `${writeNumber(figure)} of ${writeNumber(of)}`;
  if (whole) return "All (100%)";
  return `${writeFigure(figure, unit, scale)}${per ? ` per ${per}` : ""}`;
}
