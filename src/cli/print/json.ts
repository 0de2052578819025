import { judgedPlaces } from "../../actions/describe/describe-periods";
import type { Review } from "../../actions/review";
import { monthName } from "../../rag/periods/calendar";
import { statusesOf, wordFor } from "../../rag/rules/ruleset";
import type { Environment } from "../environment";

/** Prints a value for `--json`. Characters that control a terminal are escaped. */
export function printJson({ out }: Pick<Environment, "out">, value: unknown): void {
  const text = JSON.stringify(value, null, 2).replace(
    /[\x7f-\x9f\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  out.write(`${text}\n`);
}

/** The counts of a review by status, in the words of its rules. */
export function jsonCounts({ scorecard, ruleset }: Review): Record<string, number> {
  return Object.fromEntries(statusesOf(ruleset).map((status) => [wordFor(ruleset, status), scorecard.counts[status]]));
}

/** The part of the output that is the same for every command on a workbook. */
export function jsonHead(command: string, file: string, review: Review): Record<string, unknown> {
  const { scorecard, ruleset, rulesSheet } = review;
  return {
    ...{ command, file, period: scorecard.period, indicators: scorecard.indicatorCount, kpis: scorecard.kpiCount },
    judged: judgedPlaces(review.tables),
    ruleset: {
      ...{ name: ruleset.name, version: ruleset.version, sheet: rulesSheet?.name ?? null },
      ...(ruleset.yearBegins === undefined ? {} : { yearBegins: monthName(ruleset.yearBegins) }),
      ...(ruleset.reported === undefined ? {} : { reported: ruleset.reported }),
    },
  };
}
