import { isAverage } from "./build-up";
import type { IndicatorCells } from "../rating";
import { isQuarterNamed, readProgress } from "../reading/dates/progress";
import type { NumberTarget } from "../reading/targets/target-reading";
import { readSpan, readSpanCell } from "../reading/dates/date-span";

/** How a target says that it is for the whole year. "Annual average" is a level. */
const FOR_YEAR =
  /\b(?:annual(?! (?:average|rate|mean))|annually|yearly|(?:full|whole)[\s-]year|(?:for the|in(?: the|-)?|end[\s-]of(?:[\s-]the)?(?:[\s-]financial)?)[\s-]year(?![\s-]?\d\b)|year[\s-]end|eoy|by (?:the )?end of (?:19|20)\d{2}[/-]\d{2,4})\b/i;

/** How a metric says that each of its values is for a year already. */
const YEARLY =
  /\b(?:annual(?:ly)?|yearly|(?:per|a|each|every) (?:year|annum)|p\.?a|rolling|(?:12|twelve)[\s-]months?|full[\s-]year)\b/i;

/** How a metric says that it counts what there is at a time, and not what came about in a stretch of it. */
const LEVEL =
  /\b(?:waiting|outstanding|backlog|open|case ?loads?|active|current(?:ly)?|live|in (?:care|place|post|use|stock|temporary)|looked after|on roll|as at|at (?:the )?(?:end|close)|snapshot|head ?count|fte|balances?|reserves|debts?|arrears|vacanc(?:y|ies)|vacant|empty|voids?|stock|population|members(?:hip)?|forecast|projected)\b/i;

const DUE = /\bby (?:the )?(?:end of )?(?:the )?([^()[\];]{3,24})(?:[()[\];]|$)/i;

/** Several years that a count is to come about in: "3,000 in 5 years", "600 (2025-2028)", "600 between 2023 and 2028". */
const YEARS_LONG =
  /\b(?:in|within|over)(?: the next)? (?:[2-9]|\d\d|two|three|four|five|six|ten)[\s-]years?\b(?![\s-](?:olds?|of age)\b)/i;
const YEARS_NAMED = /\b(20\d{2})(?:[/-]\d{2})?(?: ?[-–] ?| to | and )(20\d{2}|\d{2})(?:[/-]\d{2})?\b/i;

/** When a target says that it is to be reached ("400 by March 2026"), beside an earlier as-of date; null where it does not. */
export interface DueLater {
  /** True where that is after the end of the year, April to March, that the value is of. */
  isBeyondYear: boolean;
}

export function findDueLater(
  { target, asOf, metric }: IndicatorCells,
  { period, bound }: NumberTarget,
): DueLater | null {
  if (target.kind !== "text" || asOf.kind === "empty") return null;
  const text = String(target.value);
  // "No more than 10 within 2 years" and a metric with its years say what is counted.
  if (bound !== "at-most" && YEARS_LONG.test(text) && !YEARS_LONG.test(metric)) return { isBeyondYear: true };
  if (isLaterQuarter(period, asOf)) return { isBeyondYear: false };
  const now = readSpanCell(asOf) ?? readSpan(String(asOf.value));
  const last = now === null ? null : findDue(text, period, now.last);
  if (now === null || last === null || last <= now.last) return null;
  const [year, month] = now.last.split("-").map(Number);
  const yearEnd = `${(year ?? 0) + ((month ?? 1) > 3 ? 1 : 0)}-03-31`;
  return { isBeyondYear: last > yearEnd };
}

/** The last day that a target is for. Of a year that is only named ("2025/26 400") none is known while it runs. */
function findDue(text: string, period: string | null, now: string): string | null {
  const written = DUE.exec(text)?.[1];
  const due = written === undefined ? null : readSpan(written.replace(/[\s.,]{1,4}$/, ""));
  if (due !== null) return due.last;
  const [, from = "", to = ""] = YEARS_NAMED.exec(text) ?? [];
  const until = to.length === 2 ? 2000 + Number(to) : Number(to);
  if (until > Number(from) + 1) return `${until}-03-31`;
  const named = period === null ? null : readSpan(period);
  if (named === null) return null;
  return named.size === "year" && named.first <= now ? null : named.last;
}

/** A quarter without its year, beside an earlier one that is named alike: "Q3: 450" in "2025/26 Q2". */
function isLaterQuarter(period: string | null, asOf: IndicatorCells["asOf"]): boolean {
  const quarter = /^q([1-4])$/i.exec(period ?? "")?.[1];
  const progress = isQuarterNamed(asOf) ? readProgress(asOf) : null;
  return quarter !== undefined && progress !== null && Number(quarter) > progress.gone;
}

/**
 * True where a count or an amount is that of a part of the year and its target is said to be for all of it: "1,200 a year"
 * beside a second quarter. Set side by side they would be red until the year ends. A rate, an average and a level
 * (people waiting) stand beside a year's target at any time.
 */
export function isPartOfYear(cells: IndicatorCells, target: NumberTarget, due: DueLater | null): boolean {
  if (cells.target.kind !== "text" || (target.per !== "year" && due === null && !FOR_YEAR.test(target.text)))
    return false;
  const { metric, asOf } = cells;
  if (YEARLY.test(metric) || LEVEL.test(metric) || isAverage(cells, target.unit)) return false;
  if (due !== null) return true;
  const progress = readProgress(asOf);
  return progress !== null && (progress.gone < progress.of || isQuarterNamed(asOf));
}
