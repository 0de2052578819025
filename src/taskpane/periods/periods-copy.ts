import { joinWords } from "../../report/words";

/** The words about the period that is judged. */
export const PERIODS_COPY = {
  title: "The period that is judged",
  change: "Change",
  changeName: "Change the period that is judged",
  field: "Period to judge",
  newest: (periods: readonly string[]): string => `The newest (${joinWords(periods)})`,
  hint: "The newest is the one that most rows report. A choice is remembered in this workbook, in the sheet RAG Rules; Recalculate RAG writes its statuses.",
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
