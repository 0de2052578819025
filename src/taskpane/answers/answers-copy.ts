/** The words of the form that asks what the workbook leaves open. */
export const ANSWERS_COPY = {
  title: "What needs an answer",
  answer: "Answer",
  answerName: "Answer what is asked about these rows",
  intro: "Asked once: the answers are kept in this workbook, in the sheet RAG Rules, and hold for the periods to come.",
  each: "Not the same for all rows",
  missing: "Choose an answer first.",
  save: "Keep answers",
} as const;
