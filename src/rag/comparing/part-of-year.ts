import { isAverage } from "./build-up";
import type { IndicatorCells } from "../rating";
import { isQuarterNamed, readProgress } from "../reading/dates/progress";
import type { NumberTarget } from "../reading/targets/target-reading";

/** How a target says that it is for the whole year. "Annual average" is a level. */
const FOR_YEAR =
  /\b(?:annual(?! (?:average|rate|mean))|annually|yearly|(?:full|whole)[\s-]year|(?:for the|in(?: the|-)?|end[\s-]of(?:[\s-]the)?(?:[\s-]financial)?)[\s-]year(?![\s-]?\d\b)|year[\s-]end|eoy|by (?:the )?end of (?:19|20)\d{2}[/-]\d{2,4})\b/i;

/** How a metric says that each of its values is for a year already. */
const YEARLY = /\b(?:annual(?:ly)?|yearly|(?:per|a|each|every) (?:year|annum)|p\.?a|rolling|(?:12|twelve)[\s-]months?|full[\s-]year)\b/i;

/** How a metric says that it counts what there is at a time, and not what came about in a stretch of it. */
const LEVEL =
  /\b(?:waiting|outstanding|backlog|open|case ?loads?|active|current(?:ly)?|live|in (?:care|place|post|use|stock|temporary)|looked after|on roll|as at|at (?:the )?(?:end|close)|snapshot|head ?count|fte|balances?|reserves|debts?|arrears|vacanc(?:y|ies)|vacant|empty|voids?|stock|population|members(?:hip)?|forecast|projected)\b/i;

/**
 * True where a count or an amount is that of a part of the year and its target is said to be for all of it: "1,200 a year"
 * beside a second quarter. Set side by side they would be red until the year ends. A rate, an average and a level
 * (people waiting) stand beside a year's target at any time.
 */
export function isPartOfYear(cells: IndicatorCells, target: NumberTarget): boolean {
  if (cells.target.kind !== "text" || (target.per !== "year" && !FOR_YEAR.test(target.text))) return false;
  const { metric, asOf } = cells;
  if (YEARLY.test(metric) || LEVEL.test(metric) || isAverage(cells, target.unit)) return false;
  const progress = readProgress(asOf);
  return progress !== null && (progress.gone < progress.of || isQuarterNamed(asOf));
}
