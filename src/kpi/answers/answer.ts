import { foldName } from "../../rag/fold-name";

/** What a workbook can be asked about, where it can be read in several ways, and what may be answered. */
export const ANSWERS = {
  /**
   * Whether targets beside a column for a longer time are for the judged period alone, for the same time as that column, or for the whole
   * year, of which it is the part so far.
   */
  "target-time": ["period", "longer", "year"],
  /** Whether results beside targets that count from the beginning of the year are each period's own, or count from there too. */
  "result-time": ["own", "year"],
} as const;

/** A question that only an officer can answer. */
export type Question = keyof typeof ANSWERS;

/** What may be answered to a question. */
export type AnswerTo<Asked extends Question> = (typeof ANSWERS)[Asked][number];

/** An officer's answer, which the workbook keeps for all periods to come. */
export interface Answer<Asked extends Question = Question> {
  question: Asked;
  /** What it is about, as people see it: an indicator's name, or a heading. */
  about: string;
  answer: AnswerTo<Asked>;
}

/** The answers of a workbook. */
export type Answers = readonly Answer[];

/** The answer about the first of these names that has one: an indicator's own comes before that of its heading. */
export function findAnswer<Asked extends Question>(
  answers: Answers,
  question: Asked,
  names: readonly string[],
): AnswerTo<Asked> | null {
  for (const name of names) {
    const found = answers.find((one) => one.question === question && foldName(one.about) === foldName(name));
    if (found) return found.answer;
  }
  return null;
}
