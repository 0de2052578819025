import { describeAsked } from "../../actions/describe/describe-questions";
import type { Review } from "../../actions/review";
import { HEADINGS } from "../../kpi/columns/columns";
import { findQuestions, type AskedColumns, type AskedTable, type CountedRow } from "../../kpi/find-questions";
import { ANSWER_LABELS, COLUMN_BLOCK, QUESTION_LABELS, RAG_RULES } from "../../planning/sheets/rag-rules/sheet";
import { joinWords, listSome, quoteName } from "../../report/words";

const either = (texts: readonly string[]): string => joinWords(texts, ", ", " or ");

/** Says what the workbook leaves open, and where the answer is typed: a note for each table. */
export function describeQuestions(
  { tables, rulesSheet }: Pick<Review, "tables" | "rulesSheet">,
  kind: "workbook" | "text" = "workbook",
): string[] {
  const { columns, times, counts } = findQuestions(tables);
  const sheet = `on the sheet ${RAG_RULES.name}${kind === "text" ? " of a workbook, which --rules BOOK.xlsx then names" : ""}`;
  const how =
    kind === "workbook" && !rulesSheet
      ? " The pane adds that sheet with the answers; kpi rules import adds one with rules alone."
      : "";
  return [
    ...columns.map((asked) => `${describeColumn(asked, sheet)}${how}`),
    ...times.map((asked) => `${describeTime(asked, sheet)}${how}`),
    ...(counts.length > 0 ? [`${describeCounts(counts, sheet)}${how}`] : []),
  ];
}

function describeColumn({ field, columns, sheetName, metrics }: AskedColumns, sheet: string): string {
  const places = joinWords(columns.map(({ heading, cell }) => `${quoteName(heading)} (${cell})`));
  const lines = either(columns.map(({ words }) => quoteName(words)));
  const [left, right] = COLUMN_BLOCK.map(({ heading }) => quoteName(heading));
  return `${describeAsked(metrics.length) ?? ""} On ${sheetName} ${places} could each be the ${HEADINGS[field]}. Answer once ${sheet}, in a line below ${left ?? ""} and ${right ?? ""}: ${lines}, and ${quoteName(HEADINGS[field])}.`;
}

function describeTime({ sheetName, rows, longer }: AskedTable, sheet: string): string {
  const [first] = rows;
  const names = listSome(rows.map(({ metric }) => quoteName(metric)));
  const readings = first ? `${first.own} or ${first.longer}` : "";
  const answers = [...new Set(rows.flatMap((row) => row.answers))];
  const labels = either(answers.map((answer) => quoteName(ANSWER_LABELS["target-time"][answer])));
  const about = rows.some(({ isCount }) => isCount)
    ? `${quoteName(longer.lasting)} or the row's name`
    : "the row's name";
  return `${describeAsked(rows.length) ?? ""} On ${sheetName} it is not said whether the target of ${names} is for ${readings}. Answer once ${sheet}, in three cells of a line: ${quoteName(QUESTION_LABELS["target-time"])}, ${about}, and ${labels}.`;
}

function describeCounts(rows: readonly CountedRow[], sheet: string): string {
  const names = listSome(rows.map(({ metric, sheetName, place }) => `${quoteName(metric)} (${place} on ${sheetName})`));
  const labels = either(Object.values(ANSWER_LABELS["result-time"]).map(quoteName));
  return `${describeAsked(rows.length) ?? ""} The targets count from the beginning of the year, and it is not said whether the results of ${names} do. Answer once ${sheet}, in three cells of a line: ${quoteName(QUESTION_LABELS["result-time"])}, the row's name, and ${labels}.`;
}
