import { foldName } from "../../rag/fold-name";
import type { Reporting } from "../../rag/periods/reporting";
import { isSamePeriod } from "../../rag/periods/step-period";
import type { CellValue } from "../kpi-table";
import { findHeadingPeriod } from "./heading-period";
import { findJudged, hasResult } from "./judged-point";
import type { LayoutContext } from "./layout-context";
import { nameOf, type PeriodColumns } from "./period-columns";

/** Which of several periods is judged, by its index; -1 where none has a result. */
export interface JudgedPoint {
  at: number;
  /** The one that is judged where an officer chooses none: the newest with results in most rows. */
  newest: number;
  /** True where it is the one that an officer chose. */
  isChosen: boolean;
  /** The names of the periods that can be chosen, oldest first: those in which any row has a result. */
  choices: string[];
}

/** What decides which period is judged: an officer's choice, and how its name is read. */
export type JudgedContext = Pick<LayoutContext, "chosen" | "reporting">;

/** Finds the period that is judged: the one that an officer chose, where any row has a result for it; else the newest. */
export function chooseJudged(
  names: readonly string[],
  points: readonly (readonly (CellValue | undefined)[])[],
  { chosen, reporting }: JudgedContext,
): JudgedPoint {
  const newest = findJudged(points);
  const isOpen = points.map((values) => values.some(hasResult));
  const own =
    chosen === null ? -1 : names.findIndex((name, at) => isOpen[at] && isSamePeriodName(name, chosen, reporting));
  return { at: own >= 0 ? own : newest, newest, isChosen: own >= 0, choices: names.filter((_, at) => isOpen[at]) };
}

/** Finds the period that is judged of those beside each other. `valuesIn` gives the values of the indicators' rows in a column. */
export function chooseAcross(
  points: readonly PeriodColumns[],
  valuesIn: (column: number) => readonly (CellValue | undefined)[],
  context: JudgedContext,
): JudgedPoint {
  const values = points.map(({ columns: { latestValue } }) => (latestValue === undefined ? [] : valuesIn(latestValue)));
  return chooseJudged(points.map(nameOf), values, context);
}

/** True for two names of one period: "Sep-25" and "September 2025". "Q2" is the same as "Q2" only, because its year is not known. */
export function isSamePeriodName(one: string, other: string, reporting: Reporting): boolean {
  if (foldName(one) === foldName(other)) return true;
  const [a, b] = [findHeadingPeriod(one, { reporting }), findHeadingPeriod(other, { reporting })];
  if (!a?.period || !b?.period || a.rest !== "" || b.rest !== "") return false;
  return isSamePeriod(a.period, b.period);
}
