import { cellAddress } from "../../../kpi/address";
import { ANSWERS, type Answer, type AnswerTo, type Question } from "../../../kpi/answers/answer";
import { foldName } from "../../../rag/fold-name";
import { joinWords } from "../../../report/words";
import type { SheetSnapshot } from "../../snapshot";
import { ANSWER_BLOCK, answersTo, isHeaded, QUESTION_LABELS, type SheetFault } from "./sheet";

type Cells = Pick<SheetSnapshot, "firstRow" | "firstColumn" | "values">;

/** An answer on the sheet. */
export interface PlacedAnswer extends Answer {
  /** The cell of what it is about: "B40". */
  cell: string;
  /** Its row, counted from the first used one. */
  row: number;
}

/** True for the headings above the answers. */
export function isAnswerHeading(cells: readonly unknown[]): boolean {
  return ANSWER_BLOCK.every((column, index) => isHeaded(column, String(cells[index] ?? "")));
}

/** The question that a line answers, found by its words wherever it stands; null for any other line. */
export function questionOf(cells: readonly unknown[]): Question | null {
  const label = foldName(String(cells[0] ?? ""));
  return QUESTIONS.find((question) => foldName(QUESTION_LABELS[question]) === label) ?? null;
}

const QUESTIONS = Object.keys(ANSWERS) as Question[];

/** Reads an officer's answers from the RAG Rules sheet, and the faults in them. A line without an answer is not finished yet. */
export function readAnswers({ firstRow, firstColumn, values }: Cells): {
  answers: PlacedAnswer[];
  faults: SheetFault[];
} {
  const answers: PlacedAnswer[] = [];
  const faults: SheetFault[] = [];
  values.forEach((cells, row) => {
    const question = questionOf(cells);
    const [, about = "", said = ""] = cells.map((cell) => String(cell).trim());
    if (question === null || said === "") return;
    const cellOf = (column: number): string => cellAddress(firstRow + row, firstColumn + column);
    const answer = readAnswer(question, said);
    const known = answers.find((one) => one.question === question && foldName(one.about) === foldName(about));
    if (about === "")
      faults.push({ cell: cellOf(1), problem: "is empty: write the indicator's name or the heading that is meant" });
    else if (answer === null) faults.push({ cell: cellOf(2), problem: unknownAnswer(question, said) });
    else if (known && known.answer !== answer)
      faults.push({ cell: cellOf(2), problem: `“${about}” has another answer in ${known.cell}: keep one of the two` });
    else if (!known) answers.push({ question, about, answer, cell: cellOf(1), row });
  });
  return { answers, faults };
}

function readAnswer(question: Question, text: string): AnswerTo<Question> | null {
  return answersTo(question).find(([, label]) => foldName(label) === foldName(text))?.[0] ?? null;
}

function unknownAnswer(question: Question, text: string): string {
  const labels = answersTo(question).map(([, label]) => label);
  return `“${text}” is not ${joinWords(
    labels.map((label) => `“${label}”`),
    ", ",
    " or ",
  )}`;
}
