import type { AnswerTo } from "../../kpi/answers/answer";
import { findQuestions, isAbout, type AskedRow, type AskedTable } from "../../kpi/find-questions";
import type { KpiTable } from "../../kpi/kpi-table";
import type { PlacedAnswer } from "../../planning/sheets/rag-rules/read-answers";
import { ANSWER_LABELS, QUESTION_LABELS, RAG_RULES } from "../../planning/sheets/rag-rules/sheet";
import { by, countOf, joinWords, listSome } from "../../report/words";

const quote = (text: string): string => `“${text.replace(/\s+/g, " ").trim()}”`;

/** Says how many rows wait for an answer; null where none does. */
export function describeAsked(asked: readonly AskedTable[]): string | null {
  const count = asked.reduce((sum, { rows }) => sum + rows.length, 0);
  return count === 0
    ? null
    : `${countOf(count, "row needs", "rows need")} an answer before ${by(count, "it is", "they are")} rated.`;
}

/** An answer in words, for one row or for all that are asked about: “Sep (J4) alone”. */
export function describeAnswer(
  answer: AnswerTo<"target-time">,
  { own, longer }: Pick<AskedRow, "own" | "longer">,
): string {
  switch (answer) {
    case "period":
      return `${own} alone`;
    case "longer":
      return `the same time as ${longer}`;
    case "year":
      return `the whole year, of which ${longer} is the part so far`;
  }
}

/** The questions in sentences, for who answers them on the RAG Rules sheet. */
export function describeQuestions(tables: readonly KpiTable[]): string[] {
  return findQuestions(tables).map((asked) => {
    const { sheetName, rows, longer } = asked;
    const [first] = rows;
    const names = listSome(rows.map(({ metric }) => quote(metric)));
    const readings = first ? `${first.own} or ${first.longer}` : "";
    const answers = [...new Set(rows.flatMap((row) => row.answers))];
    const labels = joinWords(
      answers.map((answer) => quote(ANSWER_LABELS["target-time"][answer])),
      ", ",
      " or ",
    );
    const about = rows.some(({ isCount }) => isCount) ? `${quote(longer.lasting)} or the row's name` : "the row's name";
    return `${describeAsked([asked]) ?? ""} On ${sheetName} it is not said whether the target of ${names} is for ${readings}. Answer once on the sheet ${RAG_RULES.name}, in three cells of a line: ${quote(QUESTION_LABELS["target-time"])}, ${about}, and ${labels}.`;
  });
}

/** Names answers about something that the workbook no longer has. */
export function describeStaleAnswers(answers: readonly PlacedAnswer[], tables: readonly KpiTable[]): string[] {
  return answers.flatMap(({ about, cell }) =>
    isAbout(tables, about)
      ? []
      : [
          `${quote(about)} is answered for in ${cell} of ${RAG_RULES.name}, and no KPI row or heading is called that. Correct the name, or delete the line.`,
        ],
  );
}
