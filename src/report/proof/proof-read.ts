import type { StatusWords } from "../../rag/rules/ruleset";
import { checkActions } from "./check-red-actions";
import { checkChanges } from "./claims/check-changes";
import { checkShareSources } from "./claims/check-share-sources";
import { checkTargetGaps } from "./claims/check-target-gaps";
import { checkTargetClaims } from "./claims/check-target-claims";
import { checkFigures } from "./figures/check-named-figures";
import { toFindings, type Mark, type ProofFinding } from "./proof-finding";
import { checkMovements } from "./claims/check-movements";
import { checkPeriodsNamed } from "./check-named-periods";
import type { ProofedKpi } from "./proofed-kpi";
import type { HowReported } from "../../rag/rules/how-reported";
import { readNarrative } from "./text/read-narrative";
import { checkSums } from "./sums/check-sums";
import { checkUnchanged, checkDoubled, checkLength, checkUnfinished } from "./check-writing";

/** What a KPI's proof-reading depends on besides the KPI. */
export interface ProofContext {
  /** The ruleset that rated the KPI. */
  ruleset: StatusWords & HowReported;
  /** The reported period, as written: "2024/25 Q2"; null where unknown. */
  period: string | null;
  /** The most words of a narrative; null for no limit. */
  wordLimit: number | null;
}

/**
 * Proof-reads a KPI's narrative against its table, in the order of the text. It only points things out and changes
 * nothing; uncertain cases are left alone. Never throws. An awaited, empty narrative has no findings.
 */
export function proofRead(kpi: ProofedKpi, { ruleset, period, wordLimit }: ProofContext): ProofFinding[] {
  const { text, section, kpi: name } = kpi;
  const unfinished = checkUnfinished({ kpi });
  const isWritten = text.trim() !== "" && !unfinished.some(({ start, end }) => start === 0 && end === text.length);
  // There is nothing further to check in a text that is not written yet.
  if (!isWritten) return toFindings(unfinished, text, section, name);
  const read = readNarrative(kpi, ruleset, period);
  const sums = checkSums(read);
  // A change that is wrong in itself is reported once.
  const changes = checkChanges(read).filter(
    (change) => !sums.some(({ start, end }) => change.start <= start && end <= change.end),
  );
  const marks = [
    ...unfinished,
    ...checkFigures(read).filter((mark) => !sums.some((sum) => sum.start === mark.start && sum.end === mark.end)),
    ...sums,
    ...checkTargetClaims(read),
    ...withoutCovered(checkMovements(read), changes),
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

/** Drops the movements that a wrong change with an amount already covers. */
function withoutCovered(movements: readonly Mark[], changes: readonly Mark[]): Mark[] {
  return movements.filter(
    (mark) =>
      !changes.some(({ code, start, end }) => code === "change-disagrees" && start <= mark.start && mark.end <= end),
  );
}
