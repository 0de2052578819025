import { findPolarity } from "../../rag/find-polarity";
import { isReason } from "../../rag/not-rated";
import type { Polarity } from "../../rag/polarity";
import { POLARITY_WORDS } from "../../rag/polarity";
import { writeFigure } from "../../rag/reading/figure";
import type { NumberValue } from "../../rag/reading/values/read-value";
import type { EarlierResult } from "./check-figures";
import { cellOf, findingOf, type CheckedRow, type Finding } from "./finding";

/** Words for what no one wants more of. Those matched by their beginning have no word boundary at the end. */
const UNWANTED = new RegExp(
  "\\b(?:unemploy\\w|re-?offend|obes\\w|(?:lost|loss(?:es)?|missed|late|overdue|absen(?:t|ces?|teeism)|sick(?:ness)?|complaints?|vacan(?:t|cy|cies)|" +
    "voids?|emissions?|arrears|crimes?|offences?|accidents?|incidents?|injur(?:y|ies)|deaths?|mortality|errors?|defects?|delay(?:s|ed)?|backlogs?|poverty|" +
    "homeless(?:ness)?|fly[- ]?tip(?:s|ping)?|abandoned|fail(?:ed|ures?)|leak(?:s|age)?|breach(?:es)?|readmissions?|exclusions?|smok(?:ing|ers)|" +
    "cancell?(?:ed|ations?))\\b)",
  "i",
);
/** Words for dealing with it, beside which more may well be good. */
const DEALT_WITH = new RegExp(
  "\\b(?:answer|resol\\w|collect|recycl\\w|reus\\w|complet\\w|respon\\w|clos\\w|prevent|avoid|recover|divert|help|support|train|achiev|clear|investigat\\w|" +
    "review|inspect|detect|remov|sav\\w|reduc|decreas|submit|quit|prosecut\\w|enforce|visit|test|pass|return|regist\\w|report|process|handl\\w|agree|defend|" +
    "check|identif\\w|aware|screen|assess|act|rescu\\w|tackl\\w|prompt|satisf\\w|" +
    "(?:within|on[- ]time|in[- ]time|repaid|paid|met|fewer|filled|let|dealt|plans?|turned|free|without|not|no|non|zero)\\b)|housed\\b",
  "i",
);
/** Words for what everyone wants more of, as a share; and words that change that. */
const WANTED = /\b(?:satisf\w+|answered|recycled|attendance|uptime|on[- ]time|in[- ]time|in[- ]full|within)\b/i;
const RISING =
  /\b(?:not|no|non|without|un\w+|dis\w+|fewer|times?|days?|hours?|minutes?|average|cost\w*|price\w*|reduc\w+|out|outside)\b/i;

/**
 * A target is usually set a little below what was reached before. Further than this, it is unlikely that more is
 * better.
 */
const FAR = 0.25;
/** The difference that counts where the name contradicts Good Is, as a part of the previous result. */
const CLEAR = 0.05;

/**
 * Checks a Good Is that contradicts the previous result: the target is worse than what was already reached, and the
 * name or a large difference says so. A ceiling well above the usual level is common, so for Low only the name counts.
 */
export function checkGoodIs(row: CheckedRow, value: NumberValue, earlier: EarlierResult | null): Finding[] {
  const { cells, metric, rating } = row.indicator;
  const { computed, target } = rating;
  // "At least 35" says which side is good.
  if (
    computed.status === "not-rated" ||
    computed.comparison.against !== "target" ||
    target.kind !== "number" ||
    target.bound !== null
  )
    return [];
  const polarity = findPolarity(cells, target);
  if (isReason(polarity) || polarity === "on-target") return [];
  const before = earlier?.comparable ?? null;
  if (!earlier || before === null || computed.value !== value.figure) return [];
  const asked = computed.comparison.low;
  const worse = polarity === "high" ? before - asked : asked - before;
  if (!(worse > 0) || !isAtOdds(metric, polarity, value.figure, asked, before)) return [];
  const [cell, other] = [cellOf(row, "goodIs"), POLARITY_WORDS[polarity === "high" ? "low" : "high"]];
  const write = (figure: number): string => writeFigure(figure, value.unit, value.scale);
  const sentence =
    `${cell} says ${POLARITY_WORDS[polarity]} is good, and the target of ${write(asked)} in ${cellOf(row, "target")} is ` +
    `${polarity === "high" ? "below" : "above"} the ${write(before)} that it was ${earlier.when}. If it is to ${polarity === "high" ? "fall" : "rise"}, put ${other} in ${cell}.`;
  return [findingOf(row, "good-is-at-odds", "goodIs", `${POLARITY_WORDS[polarity]} ${write(asked)}`, sentence)];
}

function isAtOdds(metric: string, polarity: Polarity, value: number, asked: number, before: number): boolean {
  const apart = Math.abs(before - asked);
  const isClear = apart >= CLEAR * Math.abs(before);
  const unwanted = UNWANTED.test(metric) && !DEALT_WITH.test(metric);
  if (polarity === "low")
    return (
      isClear &&
      WANTED.test(metric) &&
      !RISING.test(metric.replace(/\b(?:on|in)[- ]time\b/gi, "")) &&
      !UNWANTED.test(metric)
    );
  if (unwanted) return isClear;
  // The result is falling towards a target far below: 48.2 after 50, to 35.
  return (
    !WANTED.test(metric) &&
    !DEALT_WITH.test(metric) &&
    apart >= FAR * Math.abs(before) &&
    value < before &&
    value > asked
  );
}
