import { FIELD_WORDS, NOWHERE, type CellLocator } from "./field-words";
import type { NotRatedReason, ToleranceDoubt } from "../rating";
import { writeNumber } from "../reading/figure";

/** A reason, with the phrases that its sentence is made of. */
interface Phrases {
  reason: NotRatedReason;
  /** The cell's address, or null where the workbook has no such column. */
  cell: string | null;
  heading: string;
  /** "Latest Value (H12)" */
  at: string;
  /** "in H12" */
  where: string;
  /** The cell's text in quotation marks, shortened where it is long. */
  text: string;
  /** The other cell's text and address, where two contradict each other. */
  other: string;
  /** ": it could mean … or …", or "". */
  readings: string;
}

/** The sentence for each reason, without its first capital. */
const SENTENCES: Record<NotRatedReason["code"], (phrases: Phrases) => string> = {
  "not-calculated": ({ cell, heading }) =>
    `${cell ?? `the ${heading} column`} holds a formula that has not been calculated: open the workbook in Excel, press F9 and save it.`,
  "no-target": ({ reason, where, text }) =>
    reason.text === ""
      ? `there is no target. Type one ${where}, or give an Override with a reason.`
      : `the target ${text} sets nothing to compare with. Type a figure ${where} when there is one, or give an Override with a reason.`,
  "target-not-read": ({ where, text, readings }) =>
    `the target ${text} ${where} cannot be read with confidence${readings}. Write one figure or range, such as “95%” or “8 to 10”.`,
  "target-error": ({ reason, at }) => `${at} holds ${reason.text}. Correct the cell.`,
  "no-value": ({ reason, where }) =>
    reason.isFormula
      ? `there is no value yet: the formula ${where} gives nothing. Look at the cells that it takes its figure from.`
      : `there is no value yet. Type it ${where}.`,
  "no-whole": ({ reason, at, where }) =>
    `there is no value, and ${at} is ${reason.text}: nothing can be calculated from it. Type the value in Latest Value, or the whole ${where}.`,
  "value-not-read": ({ where, text, readings }) =>
    `${text} ${where} is not a number that can be read${readings}. Type the figure alone.`,
  "value-bounded": ({ where, text }) =>
    `${text} ${where} could have more than one status, as it leaves open how much it is. Type the figure itself, or give an Override with a reason.`,
  "value-not-a-result": ({ where, text }) =>
    `${text} ${where} is a forecast, a plan, a target or an estimate, and no result. Type the result when there is one.`,
  "needs-date": ({ where, text }) =>
    `the target is a date, and ${text} ${where} is not a day that can be compared with it. Type the day it was done, or is expected, such as “31/03/2025”.`,
  "value-error": ({ reason, at }) => `${at} holds ${reason.text}. Correct the formula or type the figure.`,
  "good-is-missing": ({ where }) => `it is not said which way is good. Put High, Low or On Target ${where}.`,
  "good-is-unknown": ({ where, text }) => `${text} ${where} is not High, Low or On Target. Choose one of these.`,
  "good-is-contradicts": ({ where, text }) =>
    `Good Is says ${text} ${where}, but the target's own words say otherwise. Correct one of them.`,
  "needs-benchmark": ({ where }) => `the target is someone else's result and its figure is not given. Put it ${where}.`,
  "benchmark-unnamed": ({ reason, where, text }) =>
    `the target ${text} ${where} does not say whose result it means, and there are columns headed ${listWords(reason.readings)}. Name one of them in it.`,
  "benchmark-missing": ({ reason, where, text }) =>
    `the target ${text} ${where} is the result of someone who has no column: there ${reason.readings?.length === 1 ? "is only" : "are"} ${listWords(reason.readings)}. Put the figure in a column with that name, or under Benchmark.`,
  "needs-previous-value": ({ where }) =>
    `the target asks for a change and there is nothing to compare with. Put the earlier result ${where}.`,
  "needs-base": ({ where }) =>
    `the target is measured from an earlier result that is not given. Put its figure ${where}.`,
  "needs-last-year": ({ where }) =>
    `the target is measured from last year over a longer time, so the result before is not what it means. Put that year's figure ${where}.`,
  "base-unclear": ({ where, text }) =>
    `the target ${text} ${where} does not say what the change is measured from, and both Previous Value and Baseline are filled in. Write “on baseline” or “on the previous result” in it.`,
  "base-differs": ({ reason, where, text }) =>
    `the target is measured from another year than “${cut(reason.beside ?? "")}”, whose figure of ${text} is ${where}. Put the figure of the year that the target names in a column of its own.`,
  "per-period": ({ where, text }) =>
    `the target ${text} ${where} is for a stretch of time, and the metric does not say that its values are for the same. Name it in the metric, such as “per month”.`,
  "which-value": ({ readings }) =>
    `it is not said which value the target is for${readings}. Answer it once, in the pane or on the sheet RAG Rules, or say in the metric's name which it is, such as “(monthly)” or “(year to date)”.`,
  "which-column": ({ readings }) =>
    `it is not said which column is meant${readings}. Say once which it is, where the pane asks, or rename one of the headings.`,
  "which-count": ({ where, text }) =>
    `the targets count from the beginning of the year, and it is not said whether the result ${text} ${where} does too, or is the period's own. Answer it once, in the pane or on the sheet RAG Rules, or say “(cumulative)” in the metric's name.`,
  "needs-to-date": ({ where, text }) =>
    `the target is for a longer time than the result ${text} ${where}, which is the period's own. Put the result so far in a column headed with the period, such as “Q2 YTD”.`,
  "needs-year": ({ reason, where, text }) =>
    `the target “${cut(reason.yearTarget ?? "")}” is for a day of its own, and the period ${text} ${where} has no year. Write the year beside it: in the heading, the sheet's name or its title, or in As of Date.`,
  "which-target": ({ readings }) =>
    `it is not said which target is for the value's period${readings}. Write the period in As of Date as the headings do.`,
  "change-unclear": ({ where, text }) =>
    `the target ${text} ${where} could be points, a part of the earlier result, or the change itself. Write the level to reach, such as “95%”.`,
  ratio: ({ where, text }) =>
    `the target ${text} ${where} is a ratio, and Good Is cannot say which way is good for one. Write the one figure that is judged, such as “20”.`,
  "needs-expected-to-date": ({ reason, where }) => {
    if (reason.yearTarget !== undefined) {
      const said = reason.isDueLater
        ? "is to be reached after the period that the value is for"
        : "is for a whole year, and the value for a part of it";
      return `the target “${cut(reason.yearTarget)}” ${said}. Put what was expected by now ${where}, or give its profile in the rules.`;
    }
    if (reason.beside !== undefined) {
      return `the value is headed “${cut(reason.beside)}”, and it is not said whether the target is for the year or for the same time. Put what was expected by now ${where}.`;
    }
    return `the target is cumulative and it is not said how much was expected by now. Put that figure ${where}.`;
  },
  "units-differ": ({ reason, where, text }) => explainUnits(reason, text, where),
  "scales-differ": ({ where, text }) =>
    `${text} ${where} and what it is compared with seem to be in different scales, such as millions and units. Write both the same way.`,
  "fraction-or-percent": ({ reason, where, text }) => explainFraction(reason.text, text, where),
  "hours-or-minutes": ({ where }) =>
    `the time ${where} is held as hours and minutes, and could be meant as minutes and seconds. Type it as “0:04:42”, or with a unit.`,
  "tolerance-not-read": ({ reason, where, text }) =>
    reason.doubt
      ? explainDoubt(reason.doubt, text, where)
      : `${text} ${where} is not a tolerance. Write it as “10%”, “0.2 points” or “5”.`,
  "tolerance-does-not-fit": ({ reason, where, text }) => {
    if (reason.doubt) return explainDoubt(reason.doubt, text, where);
    return `${text} ${where} says how far amber reaches, and in the rules in use amber is not the one status between green and red. Empty the cell, and give the row a rule of its own in the RAG rules.`;
  },
  "threshold-not-read": ({ where, text }) =>
    `${text} ${where} does not say which results have that colour. Write where it begins and ends, such as “≥95%”, “90% to 94.9%” or “<90%”, or empty the cell.`,
  "threshold-missing": ({ at }) =>
    `the row has thresholds of its own, and they do not say where Amber ends. Fill in ${at}.`,
  "threshold-unclear": ({ where, text }) =>
    `${text} ${where} could be where that colour begins, where it ends, or no threshold. Write it with a sign, such as “≥95%” or “≤10”.`,
  "threshold-contradicts": ({ where, text, other }) =>
    `${text} ${where} and ${other} cannot both be so. Correct one of the two.`,
  "threshold-gap": ({ where, text }) =>
    `the value is in none of the row's bands: none has what is beside ${text} ${where}. Write the bands so that each begins where another ends.`,
  "threshold-shared": ({ where, text }) =>
    `the value is exactly where one colour ends and another begins, ${text} ${where}, and it is not said whose it is. Write it with a sign, such as “<90%” or “≤90%”.`,
  "threshold-of-year": ({ where, text }) =>
    `${text} ${where} is for the whole target, and the value is compared with what was expected by now. Write a Tolerance such as “10%” in place of the row's thresholds.`,
};

/** Says what is missing or unclear and what to do about it, naming the cell. */
export function explainNotRated(reason: NotRatedReason, cellOf: CellLocator = NOWHERE): string {
  const cell = cellOf(reason.field);
  const heading = FIELD_WORDS[reason.field];
  const at = cell ? `${heading} (${cell})` : `the ${heading} column`;
  const where = cell ? `in ${cell}` : `in the ${heading} column`;
  const text = `“${cut(reason.text)}”`;
  const readings = reason.readings
    ? `: it could mean ${reason.readings.map((reading) => `“${reading}”`).join(" or ")}`
    : "";
  const { other: beside } = reason;
  const other = beside
    ? `“${cut(beside.text)}” in ${cellOf(beside.field) ?? `the ${FIELD_WORDS[beside.field]} column`}`
    : "";
  return SENTENCES[reason.code]({ reason, cell, heading, at, where, text, other, readings });
}

/** "“National” and “North West”" */
function listWords(words: readonly string[] = []): string {
  const quoted = words.map((word) => `“${cut(word)}”`);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1) ?? ""}`;
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** Asks about a Tolerance that may be the limit of amber. */
function explainDoubt(doubt: ToleranceDoubt, text: string, where: string): string {
  switch (doubt.is) {
    case "figure": {
      const { figure, asLimit, asDistance } = doubt;
      const limit = doubt.polarity === "high" ? "floor" : doubt.polarity === "low" ? "ceiling" : "floor or the ceiling";
      const otherwise = asDistance === null ? "" : `, or “${asDistance}” for the distance`;
      if (asLimit === null) {
        return `${text} ${where} reaches beyond half of the target: is it a distance from the target, or is a ${limit} meant? Write “${limit}” and its figure${otherwise}.`;
      }
      return `${text} ${where} could be a distance from the target, or the figure that amber reaches to: is ${figure} the ${limit}? Write “${asLimit}”${otherwise}.`;
    }
    case "fraction":
      return `${text} ${where} could be ${doubt.readings[0]} or ${doubt.readings[1]}. Write the one that is meant.`;
    case "none":
      return `${text} ${where} could mean that there is no amber, or no tolerance of the row's own. Write “0” for no amber, or empty the cell.`;
    case "beyond":
      return `${text} ${where} is better than the ${doubt.compared} that the value is compared with, so that nothing could be amber. Correct one of the two.`;
    case "shorter":
      return `the value is beyond ${text} ${where}, and within the ${doubt.green} that green reaches to by the rules in use. Write how far both reach, such as “green 1%, amber 3%”.`;
    case "unit":
      return `${doubt.rule} reach to “${doubt.edge}”, which does not convert to this target's unit. Give the row a tolerance of its own ${where}, or a rule.`;
  }
}

/** Says why two figures cannot be compared, and what to write. */
function explainUnits({ why, beside }: NotRatedReason, text: string, where: string): string {
  const other = beside === undefined ? "" : ` in ${beside === "%" ? "per cent" : `“${beside}”`}`;
  switch (why) {
    case "no-unit":
      return `${text} ${where} has no unit of its own, and is compared with a figure${other}. Write its unit beside it, in the heading or in a Unit column.`;
    case "unknown-unit":
      return `it is not known what ${text} ${where} is counted in, and what it is compared with is in ${beside === undefined ? "no such unit" : `“${beside}”`}. Write both in the same unit.`;
    case undefined:
      return `${text} ${where} is in another unit than the figure${other} beside it, and the two do not convert. Write both in the same unit.`;
  }
}

/**
 * Asks about fractions: “0.95” could be 95%; “9,300%” was 93 before its cell had a percentage format; “0.9 to 0.95” is
 * not stated in per cent.
 */
function explainFraction(written: string, quoted: string, where: string): string {
  if (written.endsWith("%")) {
    const typed = writeNumber(Number((Number(written.slice(0, -1).replace(/,/g, "")) / 100).toPrecision(12)));
    return `${quoted} ${where} could be ${typed}% that was typed before the cell had a percentage format. Type ${typed}% there, or correct the other figure.`;
  }
  const figure = Number(written);
  if (Number.isNaN(figure))
    return `${quoted} ${where} could be in per cent or parts of one. Write its figures with “%”.`;
  const percent = writeNumber(Number((figure * 100).toPrecision(12)));
  return `${quoted} ${where} could be ${percent}% or ${written}%. Give the column a percentage format, or type the percentage.`;
}
