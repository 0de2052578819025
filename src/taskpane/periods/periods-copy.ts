import { joinWords } from "../../report/words";

/** The words about the period that is judged. */
export const PERIODS_COPY = {
  title: "The period that is judged",
  change: "Change",
  changeName: "Change the period that is judged",
  field: "Period to judge",
  newest: (periods: readonly string[]): string => `The newest that most rows report (${joinWords(periods)})`,
  hint: "Remembered in this workbook, in the sheet RAG Rules. Statuses are written by Recalculate RAG.",
  save: "Judge this period",
  table: "Periods behind the picture",
  period: "Period",
  value: "Value",
  target: "Target",
  noFigure: "No figure",
  noTarget: "None given",
} as const;
