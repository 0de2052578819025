import type { AnswerTo } from "../../kpi/answers/answer";
import { isAbout, type AskedRow } from "../../kpi/find-questions";
import type { KpiTable } from "../../kpi/kpi-table";
import type { PlacedAnswer } from "../../planning/sheets/rag-rules/read-answers";
import { RAG_RULES } from "../../planning/sheets/rag-rules/sheet";
import { by, countOf, quoteName } from "../../report/words";

/** Says how many rows wait for an answer; null where none does. */
export function describeAsked(rowCount: number): string | null {
  if (rowCount === 0) return null;
  return `${countOf(rowCount, "row needs", "rows need")} an answer before ${by(rowCount, "it is", "they are")} rated.`;
}

/** An answer in words, for one row or for all that are asked about: “Only Sep (J4)”. */
export function describeAnswer(
  answer: AnswerTo<"target-time">,
  { own, longer }: Pick<AskedRow, "own" | "longer">,
): string {
  switch (answer) {
    case "period":
      return `Only ${own}`;
    case "longer":
      return `The same time as ${longer}`;
    case "year":
      return `The whole year: ${longer} is the part of it so far`;
  }
}

/** What a result is, in words. */
export function describeCount(answer: AnswerTo<"result-time">): string {
  switch (answer) {
    case "own":
      return "The period's own";
    case "year":
      return "Counted from the beginning of the year, as the target is";
  }
}

/** Names answers about something that the workbook no longer has. */
export function describeStaleAnswers(answers: readonly PlacedAnswer[], tables: readonly KpiTable[]): string[] {
  return answers.flatMap(({ question, about, cell }) =>
    isAbout(tables, { question, about })
      ? []
      : [
          `${quoteName(about)} is answered for in ${cell} of ${RAG_RULES.name}, and no KPI row or heading is called that. Correct the name, or delete the line.`,
        ],
  );
}
