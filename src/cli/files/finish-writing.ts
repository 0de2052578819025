import type { Given } from "../arguments/command";
import { writeOutput, type Output, type Written } from "./choose-output";
import type { OpenWorkbook } from "./open-workbook";
import type { Paper } from "../print/paper";
import type { Surroundings } from "../surroundings";

/** What became of a workbook's file: written, shown only, or left as it is because nothing changes. */
export interface Outcome {
  written: Written | null;
  /** Where it would have been written; null where nowhere was named. */
  wouldWrite: string | null;
  isDryRun: boolean;
}

/** Writes the workbook's file, unless this is a dry run, or there is nowhere to write it, or nothing to write over. */
export function finishWriting(book: OpenWorkbook, given: Given, around: Surroundings, output: Output | null): Outcome {
  const isDryRun = given.isOn("dry-run") || output === null;
  const hasNothing = book.applied.length === 0 && (output?.isInPlace ?? true);
  if (isDryRun || hasNothing) return { written: null, wouldWrite: output?.path ?? null, isDryRun };
  book.progress.tell("Saving the workbook", 0.95);
  const written = writeOutput(around, output, book.read, book.save());
  return { written, wouldWrite: null, isDryRun };
}

/** The last lines: what was written where, or that nothing was. `isHeldBack`: there is more to write than was, and the notes say why. */
export function printOutcome(
  paper: Paper,
  { written, wouldWrite, isDryRun }: Outcome,
  path: string,
  hasChanges: boolean,
  isHeldBack = false,
): void {
  paper.print();
  if (written) {
    if (!hasChanges) paper.print("Nothing changes: the file that was written is the same.");
    paper.print([{ text: "✓ ", tone: "good" }, `Written: ${written.path}`]);
    if (written.backup) paper.print(`  What it was before: ${written.backup}`);
    else paper.print(`  ${path} is as it was.`);
    return;
  }
  if (!hasChanges)
    return paper.print(
      isHeldBack
        ? "Nothing was written: the workbook is as it was."
        : "Nothing to change: the workbook was left as it is.",
    );
  if (!isDryRun) return paper.print("Nothing was written.");
  paper.print(
    wouldWrite === null
      ? "Nothing was written. To write this: -o OUT, or --in-place."
      : `Nothing was written: this is a dry run. Without --dry-run it goes to ${wouldWrite}.`,
  );
}

/** The same for machines. */
export function jsonOf({ written, isDryRun }: Outcome): Record<string, unknown> {
  return { dryRun: isDryRun, written: written?.path ?? null, backup: written?.backup ?? null };
}
