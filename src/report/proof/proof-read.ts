import type { StatusWords } from "../../rag/rules/ruleset";
import { checkActions } from "./actions-named";
import { checkChanges } from "./claims/check-changes";
import { checkShareSources } from "./claims/share-sources";
import { checkTargetGaps } from "./claims/target-gaps";
import { checkClaims } from "./claims/check-claims";
import { checkFigures } from "./figures/figures-agree";
import { toFindings, type Mark, type ProofFinding } from "./finding";
import { checkMovements } from "./claims/movements";
import { checkPeriodsNamed } from "./periods-named";
import type { ProofedKpi } from "./proofed-kpi";
import { readNarrative } from "./text/read-narrative";
import { checkSums } from "./sums/check-sums";
import { checkUnchanged } from "./unchanged";
import { checkDoubled, checkLength, checkUnfinished } from "./unfinished";

export interface ProofContext {
  /** The ruleset that the KPI was rated by. */
  ruleset: StatusWords;
  /** The period reported, as written: "2024/25 Q2"; null where it is not known. */
  period: string | null;
  /** The most words that a narrative may have; null for no limit. */
  wordLimit: number | null;
}

/**
 * All that disagrees between a KPI's narrative and its table, in the order of the text. It points, it never edits; what it
 * is not sure of it leaves alone. Never throws, whatever the text. A narrative that is awaited and empty has no findings.
 */
export function proofRead(kpi: ProofedKpi, { ruleset, period, wordLimit }: ProofContext): ProofFinding[] {
  const { text, section, kpi: name } = kpi;
  const unfinished = checkUnfinished({ kpi });
  const isWritten = text.trim() !== "" && !unfinished.some(({ start, end }) => start === 0 && end === text.length);
  // Of a text that is not there yet there is no more to say.
  if (!isWritten) return toFindings(unfinished, text, section, name);
  const read = readNarrative(kpi, ruleset, period);
  const sums = checkSums(read);
  // What is wrong in itself is told once.
  const changes = checkChanges(read).filter(
    (change) => !sums.some(({ start, end }) => change.start <= start && end <= change.end),
  );
  const marks = [
    ...unfinished,
    ...checkFigures(read).filter((mark) => !sums.some((sum) => sum.start === mark.start && sum.end === mark.end)),
    ...sums,
    ...checkClaims(read),
    ...withoutTold(checkMovements(read), changes),
    ...changes,
    ...checkTargetGaps(read),
    ...checkShareSources(read),
    ...checkPeriodsNamed(read),
    ...checkUnchanged(kpi),
    ...checkActions(read),
    ...checkDoubled(read),
    ...checkLength(text, wordLimit),
  ];
  return toFindings(marks, text, section, name);
}

/** A change that is told with an amount, and found wrong, says all that its verb does. */
function withoutTold(movements: readonly Mark[], changes: readonly Mark[]): Mark[] {
  return movements.filter(
    (mark) =>
      !changes.some(({ code, start, end }) => code === "change-disagrees" && start <= mark.start && mark.end <= end),
  );
}
