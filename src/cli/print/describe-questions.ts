import { describeAsked } from "../../actions/describe/describe-questions";
import type { Review } from "../../actions/review";
import { findQuestions } from "../../kpi/find-questions";
import { ANSWER_LABELS, QUESTION_LABELS, RAG_RULES } from "../../planning/sheets/rag-rules/sheet";
import { joinWords, listSome } from "../../report/words";

const quote = (text: string): string => `“${text.replace(/\s+/g, " ").trim()}”`;

/** Says what the workbook leaves open, and where the answer is typed: a sentence or two for each table. */
export function describeQuestions(
  { tables, rulesSheet }: Pick<Review, "tables" | "rulesSheet">,
  kind: "workbook" | "text" = "workbook",
): string[] {
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
    const where = kind === "text" ? ` of a workbook, which --rules BOOK.xlsx then names` : "";
    const how =
      kind === "workbook" && !rulesSheet
        ? " The pane adds that sheet with the answers; kpi rules import adds one with rules alone."
        : "";
    return `${describeAsked([asked]) ?? ""} On ${sheetName} it is not said whether the target of ${names} is for ${readings}. Answer once on the sheet ${RAG_RULES.name}${where}, in three cells of a line: ${quote(QUESTION_LABELS["target-time"])}, ${about}, and ${labels}.${how}`;
  });
}
