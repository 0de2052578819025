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
  table: "Periods, values and targets",
  period: "Period",
  value: "Value",
  target: "Target",
  picture: (figures: string, hasTargets: boolean): string =>
    hasTargets ? `${figures} The dashed line shows the target.` : figures,
  noFigure: "No figure",
  noTarget: "None given",
} as const;
